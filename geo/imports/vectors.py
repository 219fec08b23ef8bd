"""Files of features, in any format that GDAL reads, as rows of cells with a geometry each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pandas
import shapely

from events.errors import word_os_error
from geo.errors import ReadingError
from geo.imports.features import LATITUDE, LONGITUDE, Feature, Features
from geo.shapes.contents import find_content


def read_frame(path: Path) -> geopandas.GeoDataFrame:
    """Read a file as a table with geometry in WGS 84. Raises ReadingError if it cannot be read as one."""
    try:
        is_parquet = path.suffix in (".parquet", ".geoparquet")
        table: Any = geopandas.read_parquet(path) if is_parquet else geopandas.read_file(find_content(path))
        # A layer without geometry is read as a mere table.
        if not isinstance(table, geopandas.GeoDataFrame):
            nowhere = np.full(len(table), None, dtype=object)
            return geopandas.GeoDataFrame(table, geometry=nowhere, crs=4326)
        made: geopandas.GeoDataFrame = table if table.crs is None else table.to_crs(4326)
        return made
    # What reads such a file raises whatever it comes upon in one that is broken.
    except Exception as error:
        said = word_os_error(error).partition("\n")[0]
        raise ReadingError(f"{path.name}: {said}: expected a file of features, such as GeoJSON") from error


def read_features(path: Path) -> Features:
    """Read a file of features; of several layers the first that has any. Raises ReadingError."""
    table = read_frame(path)
    columns = [str(name) for name in table.columns if name != table.geometry.name]
    return Features((*with_point(columns),), make_rows(table, columns), len(table))


def with_point(columns: Sequence[str]) -> list[str]:
    """Return columns with those of a point, once."""
    lower = {name.casefold() for name in columns}
    return [*columns, *(name for name in (LONGITUDE, LATITUDE) if name not in lower)]


def make_rows(table: geopandas.GeoDataFrame, columns: Sequence[str]) -> Iterator[Feature]:
    """Yield the rows of a table as features."""
    shapes = shapely.force_2d(table.geometry.to_numpy())
    has_own = {LONGITUDE, LATITUDE} <= {name.casefold() for name in columns}
    texts = {name: [_word(value) for value in table[name].to_list()] for name in columns}
    for number, shape in enumerate(shapes):
        cells = {name: cell[number] for name, cell in texts.items()}
        shape = _single(shape)
        if not has_own:
            is_point = shape is not None and shape.geom_type == "Point"
            cells[LONGITUDE] = repr(float(shape.x)) if is_point else ""
            cells[LATITUDE] = repr(float(shape.y)) if is_point else ""
        yield Feature(cells, None if shape is None else shapely.to_wkb(shape))


def _single(shape: Any) -> Any:
    """Return a shape; of several points the one, if it is but one; None for an empty one."""
    if shape is None or shapely.is_empty(shape):
        return None
    if shape.geom_type == "MultiPoint" and len(shape.geoms) == 1:
        return shape.geoms[0]
    return shape


def _word(value: Any) -> str:
    """Return a value of a column as a text."""
    if value is None or value is pandas.NaT or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, pandas.Timestamp):
        return (
            value.isoformat(sep=" ") if value.time().isoformat() != "00:00:00" else value.date().isoformat()
        )
    return str(value)
