"""Maps around the antimeridian: what lies beyond it is drawn beyond 180 degrees, and stays whole.

Files have longitudes from -180 to 180 degrees, and cut there what crosses it. A map of Chukotka or Fiji is
drawn from another meridian on: the one in the middle of the widest stretch where the collection has nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.shapes.outlines import Shapes

# A map is turned only if nothing lies in a stretch as wide, in degrees: one of the whole world is not.
WIDE = 90.0
LAYERS = ("districts", "neighbours", "borders", "waters")
# The grid, in degrees, on which the halves of a shape are joined.
TOUCHING = 1e-6
A_TURN = np.array((360.0, 0.0))


def find_seam(shapes: Shapes, longitudes: NDArray[np.float64]) -> float | None:
    """Return the meridian from which the map of districts and points is drawn; None: from -180 degrees."""
    spans = [span for feature in shapes["districts"]["features"] for span in _spans(feature["geometry"])]
    begins = np.array([*(west for west, _ in spans), *longitudes], dtype=float)
    ends = np.array([*(east for _, east in spans), *longitudes], dtype=float)
    if not len(begins):
        return None
    order = np.argsort(begins)
    begins, reached = begins[order], np.maximum.accumulate(ends[order])
    gaps = np.append(begins[1:], begins[0] + 360) - reached
    widest = int(np.argmax(gaps))
    if widest == len(gaps) - 1 or gaps[widest] < WIDE:
        return None
    return float(reached[widest] + gaps[widest] / 2)


def turn_longitudes(longitudes: NDArray[np.float64], seam: float | None) -> NDArray[np.float64]:
    """Return longitudes as the map is drawn: those west of the seam a turn of the world further east."""
    return longitudes if seam is None else np.where(longitudes < seam, longitudes + 360, longitudes)


def turn_shapes(shapes: Shapes, seam: float | None) -> Shapes:
    """Return the shapes as the map is drawn; they themselves are left as they are."""
    if seam is None:
        return shapes
    turned = dict(shapes)
    for name in LAYERS:
        features = [_turn_feature(feature, seam) for feature in shapes[name]["features"]]
        turned[name] = shapes[name] | {"features": features}
    for name in ("areas", "traces"):
        parts = [(area, {"properties": {}, "geometry": area["geometry"]}) for area in shapes.get(name, ())]
        turned[name] = [area | {"geometry": _turn_feature(one, seam)["geometry"]} for area, one in parts]
    turned["places"] = [place | {"lon": _turn(place["lon"], seam)} for place in shapes["places"]]
    return turned


def _turn(longitude: float, seam: float) -> float:
    return longitude + 360 if longitude < seam else longitude


def _turn_feature(feature: dict[str, Any], seam: float) -> dict[str, Any]:
    properties, geometry = feature["properties"], feature["geometry"]
    # A shape that lies wholly beyond is the same, elsewhere; the halves of another become one again.
    spans = list(_spans(geometry))
    is_beyond = [east < seam for _west, east in spans]
    if not any(is_beyond):
        return feature
    # Slow to import, and rarely needed.
    import shapely

    shape = shapely.from_geojson(json.dumps(geometry))
    moved = [
        shapely.transform(part, lambda points: points + A_TURN) if beyond else part
        for part, beyond in zip(shapely.get_parts(shape), is_beyond, strict=True)
    ]
    whole = moved[0] if len(moved) == 1 else shapely.union_all(moved, grid_size=TOUCHING)
    west, south, east, north = shapely.bounds(whole).round(3).tolist()
    turned = {"bbox": [west, south, east, north]} if "bbox" in properties else {}
    if label := properties.get("label"):
        turned["label"] = [_turn(label[0], seam), label[1]]
    return feature | {
        "geometry": json.loads(shapely.to_geojson(whole)),
        "properties": properties | turned,
    }


def _spans(geometry: dict[str, Any]) -> Iterator[tuple[float, float]]:
    """Return from which longitude to which each part of a geometry reaches."""
    is_many = geometry["type"].startswith("Multi")
    for part in geometry["coordinates"] if is_many else [geometry["coordinates"]]:
        longitudes = [point[0] for point in _points(part)]
        yield min(longitudes), max(longitudes)


def _points(coordinates: Sequence[Any]) -> Iterable[Sequence[float]]:
    # The outer ring of a polygon, or the points of a line.
    return coordinates[0] if isinstance(coordinates[0][0], list) else coordinates
