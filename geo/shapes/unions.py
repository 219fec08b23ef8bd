"""Several districts as one area."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import shapely


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
