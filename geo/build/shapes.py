"""Shapes of the build: one gapless coverage of units, simplified together; lines and waters.

All functions take and return WGS 84 longitude and latitude and leave their arguments as they are. Every
vertex lies on a grid of five decimals (about a metre) before anything is simplified, and simplifying only
leaves vertices out, so that rounding can open no gap between neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

GRID = 1e-5
SLIVER = 1e-4
"""Square degrees, about 1 km²: smaller faces and parts go to the neighbour with the longest common edge."""

Shapes = dict[str, BaseGeometry]


def close_seam(first: Mapping[str, BaseGeometry], second: Mapping[str, BaseGeometry], reach: float) -> Shapes:
    """Return `second` with the gaps between it and `first`, up to twice `reach` degrees wide, filled.

    Each gap goes to the shape of `second` with which it shares the longest edge. Overlaps stay:
    `make_coverage` gives them to whichever comes first.
    """
    left, right = shapely.union_all(list(first.values())), shapely.union_all(list(second.values()))
    whole = shapely.union(left, right)
    closed = whole.buffer(reach, join_style="mitre").buffer(-reach, join_style="mitre")
    filled = {code: [shape] for code, shape in second.items()}
    for gap in shapely.get_parts(shapely.difference(closed, whole)):
        edge = gap.buffer(GRID)
        # A bay of the coast or of a third country's border also closes; a gap of the seam touches both sides.
        if not (edge.intersects(left) and edge.intersects(right)):
            continue
        nearest = max(second, key=lambda code: (_shared(edge, second[code]), code))
        filled[nearest].append(gap)
    return {code: shapely.union_all(parts) for code, parts in filled.items()}


def make_coverage(shapes: Mapping[str, BaseGeometry]) -> Shapes:
    """Return the shapes as a valid coverage on the grid: edges shared, no overlap, no sliver.

    All edges are cut at each other on the grid and made into faces; a face goes to the first shape, in the
    order given, that covers a point of it. Narrow gaps between shapes and parts below SLIVER go to the shape
    with the longest edge.
    """
    lines = shapely.union_all([shape.boundary for shape in shapes.values()], grid_size=GRID)
    faces = list(shapely.get_parts(shapely.polygonize(shapely.get_parts(lines).tolist())))
    owned: dict[str, list[BaseGeometry]] = {code: [] for code in shapes}
    loose = []
    prepared = list(shapes.items())
    for _, shape in prepared:
        shapely.prepare(shape)
    for face in faces:
        point = face.representative_point()
        owner = next((code for code, shape in prepared if shape.covers(point)), None)
        if owner is not None:
            owned[owner].append(face)
        elif face.area < SLIVER:
            loose.append(face)
    kept = {code: shapely.coverage_union_all(parts) for code, parts in owned.items()}
    for code, shape in kept.items():
        parts = sorted(shapely.get_parts(shape), key=lambda part: -part.area)
        loose += [part for part in parts[1:] if part.area < SLIVER]
        kept[code] = shapely.multipolygons([parts[0], *(p for p in parts[1:] if p.area >= SLIVER)])
    return _give_away(kept, loose)


def _give_away(shapes: Shapes, loose: Sequence[BaseGeometry]) -> Shapes:
    """Give each loose face to the shape with which it shares the longest edge; islands are dropped."""
    given: dict[str, list[BaseGeometry]] = {code: [shape] for code, shape in shapes.items()}
    # Small faces may lie side by side: together they touch a shape where one alone may not.
    for face in shapely.get_parts(shapely.coverage_union_all(list(loose))):
        nearest = max(shapes, key=lambda code: (_shared(face, shapes[code]), code))
        if _shared(face, shapes[nearest]) > 0:
            given[nearest].append(face)
    return {code: shapely.coverage_union_all(parts) for code, parts in given.items()}


def simplify_coverage(
    shapes: Mapping[str, BaseGeometry], subjects: Sequence[str], *, fine: float, coarse: float
) -> Shapes:
    """Return the coverage simplified: edges of the subjects to `fine`, all others to `coarse` (degrees).

    Visvalingam-Whyatt on shared edges (GEOS CoverageSimplify). The second pass covers everything but the
    subjects, the outside world included, and leaves its boundary alone, which is exactly the subjects' edges.
    """
    once = dict(zip(shapes, shapely.coverage_simplify(list(shapes.values()), fine), strict=True))
    others = [code for code in once if code not in subjects]
    world = shapely.box(*shapely.total_bounds(list(once.values()))).buffer(1, join_style="mitre")
    outside = shapely.difference(world, shapely.union_all(list(once.values())))
    rest = [*(once[code] for code in others), outside]
    twice = shapely.coverage_simplify(rest, coarse, simplify_boundary=False)
    return once | dict(zip(others, list(twice), strict=False))


def cut_lines(lines: Sequence[BaseGeometry], box: BaseGeometry, tolerance: float) -> BaseGeometry:
    """Return the lines joined, cut to the box and simplified by `tolerance` degrees (Douglas-Peucker)."""
    joined = shapely.line_merge(shapely.union_all([shapely.intersection(line, box) for line in lines]))
    return shapely.set_precision(shapely.simplify(joined, tolerance), GRID)


def name_borders(
    shapes: Mapping[str, BaseGeometry], lines: Mapping[str, BaseGeometry], near: float
) -> Shapes:
    """Return the edges of the shapes that are national borders, by the names of the reference's `lines`.

    The edge between two countries is taken from the shapes, not from the lines, so that no border is drawn
    twice, a few hundred metres apart. `shapes` holds one shape for each country.
    """
    countries = list(shapes.values())
    outer = shapely.union_all(countries).boundary
    inner = shapely.intersection_all([shape.boundary for shape in countries])
    named: Shapes = {}
    for name, line in lines.items():
        edge = inner if all(part in shapes for part in name.split(" / ")) else outer
        named[name] = shapely.intersection(edge, line.buffer(near))
        outer = shapely.difference(outer, named[name])
    return {name: shapely.line_merge(_only_lines(edge)) for name, edge in named.items()}


def label_point(shape: BaseGeometry) -> tuple[float, float]:
    """Return the point of the shape that is farthest from its edge (longitude, latitude)."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    radius = shapely.maximum_inscribed_circle(largest, tolerance=0.001)
    lon, lat = shapely.get_coordinates(radius)[0]
    return round(float(lon), 5), round(float(lat), 5)


def _only_lines(shape: BaseGeometry) -> BaseGeometry:
    lines = [part for part in shapely.get_parts(shape) if part.length > 0]
    return shapely.MultiLineString(lines)


def _shared(face: BaseGeometry, shape: BaseGeometry) -> float:
    """Return the length of the face's edge that lies on the shape."""
    return float(shapely.intersection(face.boundary, shape).length)
