"""GeoPackage: a file of layers, one type of geometry each, with the styles that QGIS takes from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow
import pyogrio
import shapely

from geo.shapes.unions import read_geometries

# As QGIS writes it, so that it finds its styles.
_STYLES = """
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
    f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
    useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
    update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
)
"""
_LISTED = "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change) VALUES (?, ?, ?, ?)"
# Of later versions, programs of some years ago say that they may not read all.
_VERSION = "1.2"
_COLUMN = "geom"


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer: its name, rows of fields, and with them their geometries, GeoJSON in WGS 84, of one type.

    Without a type it is a table. `style` is QML, which QGIS takes as the layer's own.
    """

    name: str
    rows: Sequence[Mapping[str, Any]]
    schema: Any
    type: str = ""
    geometries: Sequence[Mapping[str, Any]] = ()
    style: str = ""


def write_geopackage(layers: Sequence[Layer], day: date) -> bytes:
    """Write layers, those without rows, too; the same layers and day give the same bytes.

    `day` is what the file says that it was changed on. Raises ModuleNotFoundError without pyogrio.
    """
    stamp = f"{day.isoformat()}T00:00:00.000Z"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "layers.gpkg"
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": stamp})
        try:
            for layer in layers:
                _write_layer(path, layer)
        finally:
            pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
        with closing(sqlite3.connect(path)) as file:
            _write_styles(file, layers, stamp)
        return path.read_bytes()


def _write_layer(path: Path, layer: Layer) -> None:
    table = pyarrow.Table.from_pylist(list(layer.rows), schema=layer.schema)
    given: dict[str, Any] = {}
    if layer.type:
        shapes = read_geometries(layer.geometries)
        table = table.append_column(_COLUMN, pyarrow.array(shapely.to_wkb(shapes).tolist(), pyarrow.binary()))
        given = {"geometry_name": _COLUMN, "geometry_type": layer.type, "crs": "EPSG:4326"}
    given |= {"append": True} if path.exists() else {"VERSION": _VERSION}
    pyogrio.write_arrow(table, path, layer=layer.name, driver="GPKG", **given)


def _write_styles(file: sqlite3.Connection, layers: Sequence[Layer], stamp: str) -> None:
    styled = [layer for layer in layers if layer.style]
    if not styled:
        return
    with file:
        file.execute(_STYLES)
        file.execute(_LISTED, ("layer_styles", "attributes", "layer_styles", stamp))
        file.executemany(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, "
            "styleName, styleQML, styleSLD, useAsDefault, description, owner, update_time) "
            "VALUES ('', '', ?, ?, ?, ?, '', 1, '', '', ?)",
            [(one.name, _COLUMN, one.name, one.style, stamp) for one in styled],
        )
