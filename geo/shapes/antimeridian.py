"""Outlines that cross the antimeridian, cut there in two, as RFC 7946 (GeoJSON), section 3.1.9, asks for.

Such an outline is written in one of two ways: its longitudes go on beyond 180 degrees, or they leap from
nearly 180 to nearly -180, which a map draws as a band around the world.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def cut_crossing(
    shapes: NDArray[np.object_], among: NDArray[np.bool_]
) -> tuple[NDArray[np.object_], NDArray[np.bool_]]:
    """Return polygons with those that cross the antimeridian cut there, and which these are.

    Only those `among` some are looked at. What lies further out than a turn around the world is left as it
    is. A ring that encircles a pole is taken to have the pole within.
    """
    cut, is_cut = shapes.copy(), np.zeros(len(shapes), dtype=np.bool_)
    west, _south, east, _north = shapely.bounds(shapes).T
    is_near = (west >= -360) & (east <= 360)
    is_beyond = is_near & ((west < -180) | (east > 180))
    for row in np.flatnonzero(among & is_near & (is_beyond | (east - west > 180))):
        unwrapped = [_unwrap(part) for part in shapely.get_parts(shapes[row])]
        if is_beyond[row] or any(is_leaping for _part, is_leaping in unwrapped):
            cut[row] = _cut([part for part, _is_leaping in unwrapped])
            is_cut[row] = True
    return cut, is_cut


def _unwrap(polygon: Any) -> tuple[Any, bool]:
    """Return a polygon whose longitudes go on beyond 180 degrees where they leapt, and whether they did."""
    rings = [shapely.get_coordinates(ring) for ring in (polygon.exterior, *polygon.interiors)]
    is_leaping = any(_find_leaps(ring).any() for ring in rings)
    if not is_leaping:
        return polygon, False
    unwrapped = [_close_over_pole(_unwrap_ring(ring)) for ring in rings]
    outer, *inner = [_beside(ring, unwrapped[0]) for ring in unwrapped]
    return shapely.Polygon(outer, inner), True


def _find_leaps(ring: Floats) -> NDArray[np.bool_]:
    """Return for each side of a ring whether it leaps over the antimeridian; none along it or a pole does."""
    begins, ends = ring[:-1], ring[1:]
    is_along_edge = (np.abs(begins[:, 0]) >= 180) & (np.abs(ends[:, 0]) >= 180)
    found: NDArray[np.bool_] = (np.abs(ends[:, 0] - begins[:, 0]) > 180) & ~is_along_edge
    return found


def _unwrap_ring(ring: Floats) -> Floats:
    turns = np.where(_find_leaps(ring), -np.sign(np.diff(ring[:, 0])), 0)
    found = ring.copy()
    found[1:, 0] += 360 * np.cumsum(turns)
    return found


def _close_over_pole(ring: Floats) -> Floats:
    """Return a ring that encircles a pole, and so does not come back to where it began, led over the pole."""
    (first, _), (last, _) = ring[0], ring[-1]
    if first == last:
        return ring
    pole = 90.0 if ring[:, 1].mean() > 0 else -90.0
    return np.vstack((ring, ((last, pole), (first, pole), ring[0])))


def _beside(ring: Floats, outer: Floats) -> Floats:
    """Return a ring on the turn of the world on which the outer one lies."""
    turn = round((outer[:, 0].mean() - ring[:, 0].mean()) / 360)
    return _turn(ring, turn)


def _turn(points: Floats, turns: float) -> Floats:
    """Return points as many turns around the world further east."""
    found = points.copy()
    found[:, 0] += 360 * turns
    return found


def _cut(parts: list[Any]) -> Any:
    """Return polygons as one shape within the degrees."""
    pieces = []
    sound = shapely.make_valid(np.array(parts, dtype=object), method="structure", keep_collapsed=False)
    for turn in (-1, 0, 1):
        box = shapely.box(360 * turn - 180, -90, 360 * turn + 180, 90)
        pieces.append(shapely.transform(shapely.intersection(sound, box), partial(_turn, turns=-turn)))
    return shapely.union_all(np.concatenate(pieces))
