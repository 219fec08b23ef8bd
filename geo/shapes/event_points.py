"""The points of its events that a collection brings along, and their lines and areas, as GeoParquet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import geopandas
import numpy as np
import shapely
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_POINTS, _SHAPES = (0, 4), (1, 3, 5, 6)
# More lines and areas than these are not drawn. They are simplified to this part of the extent of each.
MOST_SHAPES = 5_000
FINEST = 1 / 2000


class Geometries(NamedTuple):
    """What stands in a file of events: of each point its row, from 0, and its degrees (WGS 84).

    `shapes` are the lines and areas as GeoJSON, by their rows; `left_out` counts those that are too many.
    """

    rows: NDArray[np.int64]
    lon: Floats
    lat: Floats
    shapes: dict[int, dict[str, Any]]
    left_out: int = 0


def read_geometries(path: Path) -> Geometries:
    """Read the geometry of a GeoParquet file of events.

    A row may have several points (a MultiPoint), a line, an area, or nothing; what lies outside the degrees
    is left out.
    """
    try:
        shapes = geopandas.read_parquet(path, columns=["geometry"]).to_crs(4326).geometry.to_numpy()
    # What reads such a file raises whatever it comes upon in one that is broken.
    except Exception:
        return Geometries(np.zeros(0, dtype=np.int64), np.zeros(0), np.zeros(0), {})
    kinds = shapely.get_type_id(shapes)
    is_point = np.isin(kinds, _POINTS)
    points, at = shapely.get_coordinates(shapes[is_point], return_index=True)
    lon, lat = points.T
    is_inside = (np.abs(lon) <= 180) & (np.abs(lat) <= 90)
    rows = np.flatnonzero(is_point)[at[is_inside]]
    others = [row for row in np.flatnonzero(np.isin(kinds, _SHAPES)) if _is_within(shapes[row])]
    drawn = {int(row): _write(shapes[row]) for row in others[:MOST_SHAPES]}
    return Geometries(rows, lon[is_inside], lat[is_inside], drawn, len(others) - len(drawn))


def _is_within(shape: Any) -> bool:
    west, south, east, north = shapely.bounds(shape)
    return bool(-180 <= west <= east <= 180 and -90 <= south <= north <= 90)


def _write(shape: Any) -> dict[str, Any]:
    west, south, east, north = shapely.bounds(shape)
    plain = shapely.simplify(shapely.force_2d(shape), max(east - west, north - south) * FINEST)
    written: dict[str, Any] = json.loads(shapely.to_geojson(plain))
    return written
