"""GeoParquet 1.1: a table of Arrow with a column of geometries."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import pyarrow
import pyarrow.parquet
import shapely

from geo.shapes.unions import read_geometries


def write_geoparquet(table: Any, geometries: Sequence[Mapping[str, Any] | None]) -> bytes:
    """Write a pyarrow.Table and the geometry of each row, GeoJSON in WGS 84 or None."""
    shapes = read_geometries(geometries)
    kinds = sorted({one["type"] for one in geometries if one})
    column: dict[str, Any] = {"encoding": "WKB", "geometry_types": kinds}
    if kinds:
        column["bbox"] = [round(float(value), 6) for value in shapely.total_bounds(shapes)]
    meta = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    wkb = pyarrow.array(shapely.to_wkb(shapes).tolist(), pyarrow.binary())
    whole = table.append_column("geometry", wkb).replace_schema_metadata({"geo": json.dumps(meta)})
    out = BytesIO()
    pyarrow.parquet.write_table(whole, out, compression="zstd")
    return out.getvalue()
