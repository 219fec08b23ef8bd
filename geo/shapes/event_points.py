"""The points of its events that a collection brings along, as GeoParquet."""

from __future__ import annotations

from pathlib import Path

import geopandas
import numpy as np
import shapely
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def read_points(path: Path) -> tuple[NDArray[np.int64], Floats, Floats]:
    """Read the points of a GeoParquet file: of each its row, from 0, and its degrees (WGS 84).

    A row may have several (a MultiPoint), or none; what is no point or lies outside the degrees is left out.
    """
    nothing = np.zeros(0, dtype=np.int64), np.zeros(0), np.zeros(0)
    try:
        shapes = geopandas.read_parquet(path, columns=["geometry"]).to_crs(4326).geometry.to_numpy()
    # What reads such a file raises whatever it comes upon in one that is broken.
    except Exception:
        return nothing
    is_point = np.isin(shapely.get_type_id(shapes), (0, 4))
    points, at = shapely.get_coordinates(shapes[is_point], return_index=True)
    lon, lat = points.T
    is_inside = (np.abs(lon) <= 180) & (np.abs(lat) <= 90)
    return np.flatnonzero(is_point)[at[is_inside]], lon[is_inside], lat[is_inside]
