"""Where events stand on the map: at a point of their own, else at the first place they name that is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from events.timeline.columns import Columns

Floats = NDArray[np.float64]
# Longitudes and latitudes in degrees, WGS 84, NaN where there is none.
Points = tuple[Floats, Floats]


def find_points(columns: Columns, known: Mapping[str, Sequence[float]]) -> Points:
    """Return the point of each event: that of the first of its places in `known`, which holds [lat, lon]."""
    lists = columns.places
    lon, lat = np.full(len(columns), np.nan), np.full(len(columns), np.nan)
    is_known = np.array([name in known for name in lists.names], dtype=bool)
    if not len(lists.values) or not is_known.any():
        return lon, lat
    where = np.array([known.get(name, (np.nan, np.nan)) for name in lists.names])
    is_found = is_known[lists.values]
    # `np.unique` keeps the first of several places in a row.
    row, at = np.unique(lists.rows()[is_found], return_index=True)
    lat[row], lon[row] = where[lists.values[is_found][at]].T
    return lon, lat


def merge_points(points: Points | None, others: Points) -> Points:
    """Return the points, and the others where there is none."""
    if points is None:
        return others
    has_none = np.isnan(points[0]) | np.isnan(points[1])
    return np.where(has_none, others[0], points[0]), np.where(has_none, others[1], points[1])
