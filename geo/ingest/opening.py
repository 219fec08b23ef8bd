"""Which format a file has, and which mapping its columns need."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

from events.errors import ChoiceError, ImportingError
from events.imports import timelinejs, timemap
from events.imports.cells import Binder
from events.imports.days import find_order
from events.imports.exports import (
    Exported,
    is_exported_geojson,
    is_exported_table,
    read_exported_csv,
    read_exported_geojson,
)
from events.imports.guessing import guess_mapping, name_source
from events.imports.mapping import Mapping, find_ready, list_ready, read_mapping, read_ready
from events.imports.rows import Row, Table
from events.imports.tables import read_csv, read_workbook
from geo.ingest.asked import Request

SAMPLE = 500
GUESSED = "guessed"
MAPPING = ".mapping.toml"
_TEXTS, _BOOKS = (".csv", ".tsv", ".tab", ".txt"), (".xlsx", ".xlsm")
_JSON = (".json", ".geojson", ".jsonld", ".jsonl", ".ndjson")
_IN_JSON = ("geojson", "our-geojson", "linked-places", "timelinejs", "timemap")
_VECTORS = (".gpkg", ".parquet", ".geoparquet", ".shp", ".fgb", ".zip")
# What --as may name, besides the ready mappings.
FORMATS = (
    "csv", "xlsx", "our-csv", "our-geojson", "geojson", "geopackage", "geoparquet", "shapefile", "kml",
    "linked-places", "timelinejs", "timemap",
)  # fmt: skip

Opened = Table | Exported


def open_file(path: Path, format: str | None = None) -> Opened:
    """Open a file in the format that is named, or in that which it looks like.

    Raises ImportingError or ReadingError if it cannot be read so, ChoiceError for a format that there is not.
    """
    if format is not None and format not in (*FORMATS, *list_ready()):
        raise ChoiceError(f"--as {format!r}: expected one of {', '.join((*FORMATS, *list_ready()))}")
    suffix = path.suffix.casefold()
    if not path.is_file():
        raise ImportingError(f"{path}: there is no such file")
    if format == "xlsx" or (format != "csv" and suffix in _BOOKS):
        return read_workbook(path)
    if format in (None, *_IN_JSON) and suffix in _JSON:
        return _open_json(path, format)
    if format == "kml" or suffix in (".kml", ".kmz"):
        from geo.imports.kml import read_kml

        return _make_table("kml", read_kml(path))
    if format in ("geopackage", "geoparquet", "shapefile", "geojson") or suffix in _VECTORS:
        from geo.imports.vectors import read_features

        return _make_table(format or suffix.strip("."), read_features(path))
    table = read_csv(path)
    if format == "our-csv" or (format is None and is_exported_table(table.columns)):
        return read_exported_csv(path)
    return table


def _open_json(path: Path, format: str | None) -> Opened:
    from geo.imports.linked_places import is_linked_places, read_linked_places

    try:
        document = _load_json(path)
    except (ValueError, RecursionError) as error:
        raise ImportingError(f"{path.name}: {error}: expected JSON in UTF-8") from error
    if format == "our-geojson" or (format is None and is_exported_geojson(document)):
        return read_exported_geojson(path)
    if format == "linked-places" or (format is None and is_linked_places(document)):
        return _make_table("linked-places", read_linked_places(document))
    if format == "timelinejs" or (format is None and timelinejs.is_timeline(document)):
        return timelinejs.read_timeline(document)
    if isinstance(document, dict) and document.get("type") in ("FeatureCollection", "Feature"):
        from geo.imports.vectors import read_features

        return _make_table("geojson", read_features(path))
    return _open_objects(path, document)


def _load_json(path: Path) -> Any:
    """Return a JSON document, or a list of those that stand in a line each. Raises ValueError."""
    try:
        return timelinejs.load_json(path)
    except ValueError:
        lines = [line for line in path.read_bytes().decode("utf-8-sig").splitlines() if line.strip()]
        if len(lines) < 2 or not all(line.lstrip().startswith("{") for line in lines[:SAMPLE]):
            raise
        return [json.loads(line) for line in lines]


def _open_objects(path: Path, document: Any) -> Table:
    """Return a list of objects as rows: that of the document itself, or the first one in it."""
    listed = document
    if isinstance(document, dict):
        lists = (one for one in document.values() if isinstance(one, list) and one)
        listed = next((one for one in lists if isinstance(one[0], dict)), document)
    if not isinstance(listed, list | dict) or not listed:
        raise ImportingError(f"{path.name}: expected features, a timeline, or a list of objects")
    columns, rows = timemap.list_rows(listed)
    return Table("json", columns, (Row(number, cells) for number, cells in enumerate(rows, 1)))


def _make_table(format: str, features: Any) -> Table:
    rows = (Row(number, cells, "", geometry) for number, (cells, geometry) in enumerate(features.rows, 1))
    return Table(format, features.columns, rows, rows_known=features.number)


def find_mapping(path: Path, table: Table, request: Request) -> tuple[Mapping, str, Table]:
    """Return the mapping of a table, what it is called, and the table again, of which some rows were read.

    It is the one that is named, else a ready one whose columns are there, else that of an earlier import of
    this file into the collection, else a guessed one.
    """
    sample = list(islice(table.rows, SAMPLE))
    mapping, called = _choose_mapping(path, table, sample, request)
    if mapping.date.order is None and (order := find_order(_list_dates(mapping, table, sample))):
        date = mapping.date.model_copy(update={"order": order})
        mapping = mapping.model_copy(update={"date": date})
    return mapping, called, replace(table, rows=chain(sample, table.rows))


def _choose_mapping(path: Path, table: Table, sample: Sequence[Row], request: Request) -> tuple[Mapping, str]:
    kept = request.into / f"{name_source(path)}{MAPPING}"
    if isinstance(request.mapping, Mapping):
        return request.mapping, GUESSED
    if request.mapping is not None:
        return read_mapping(request.mapping), request.mapping.name
    if request.format in list_ready():
        return read_ready(str(request.format)), str(request.format)
    if ready := find_ready(table.columns):
        return read_ready(ready), ready
    if kept.is_file():
        return read_mapping(kept), kept.name
    return guess_mapping(path, table.columns, sample), GUESSED


def _list_dates(mapping: Mapping, table: Table, sample: Sequence[Row]) -> list[str]:
    binder = Binder(mapping, table.columns)
    readers = [binder.bind(one) for one in (mapping.date.start, mapping.date.end)]
    return [read(row.cells) for row in sample for read in readers]
