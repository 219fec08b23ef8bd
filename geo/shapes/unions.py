"""Geometries of GeoJSON as shapely has them: many read, several districts as one area."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray


def read_geometries(geometries: Sequence[Mapping[str, Any] | None]) -> NDArray[np.object_]:
    """Return geometries of GeoJSON, or None, as shapely has them; one that stands many times is read once."""
    distinct = {id(one): one for one in geometries if one}
    read = shapely.from_geojson([json.dumps(one) for one in distinct.values()])
    shapes = dict(zip(distinct, read, strict=True))
    found = np.empty(len(geometries), dtype=np.object_)
    found[:] = [shapes.get(id(one)) for one in geometries]
    return found


def unite(geometries: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    """Return polygons of GeoJSON, WGS 84, as one valid MultiPolygon without borders within; None without any.

    What crosses itself is mended; vertices that the union makes have five decimals or more.
    """
    if not geometries:
        return None
    shapes = shapely.from_geojson([json.dumps(one) for one in geometries])
    if not shapely.is_valid(shapes).all():
        shapes = shapely.make_valid(shapes, method="structure", keep_collapsed=False)
    joined = shapely.union_all(shapes)
    parts = [part for part in shapely.get_parts(joined) if part.geom_type == "Polygon"]
    united = shapely.normalize(shapely.multipolygons(parts))
    found: dict[str, Any] = json.loads(shapely.to_geojson(united))
    return found if parts else None
