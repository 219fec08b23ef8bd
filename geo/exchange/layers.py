"""Events and states as the layers of a GeoPackage, one type of geometry each, and tables of their sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow

from events.model import Event, Source
from geo.exchange import rows as tables
from geo.exchange.geojson import Places
from geo.exchange.qgis import write_event_style
from geo.exchange.states import COLUMNS, plain
from geo.shapes.geopackage import Layer

# Layers of events by the geometries that they hold; what has none is a table.
_TYPES = {
    "events_points": ("MultiPoint", ("Point", "MultiPoint")),
    "events_lines": ("LineString", ("LineString",)),
    "events_areas": ("MultiPolygon", ("MultiPolygon",)),
}
_DATES = ("begin", "end", "deadline")
_NUMBERS = (
    "articles", "origins", "paragraph", "fatalities_low", "fatalities_best", "fatalities_high",
)  # fmt: skip


def list_layers(
    events: Sequence[Event],
    sources: Sequence[Source],
    places: Places,
    states: Sequence[Mapping[str, Any]],
    areas: Mapping[str, Mapping[str, Any]],
) -> list[Layer]:
    """Return the layers; `states` are rows of `states.COLUMNS`, `areas` those of their districts by code.

    A state of a district without an area is in no layer.
    """
    by_id = {source.id: source for source in sources}
    found = [places.find(event) for event in events]
    rows = list(tables.list_events(events, by_id))
    drawn = [row for row in states if (row["area"] or row["district"]) in areas]
    shapes_of = [areas[row["area"] or row["district"]] for row in drawn]
    layers = [_layer("states", COLUMNS, drawn, "MultiPolygon", shapes_of)]
    for name, (kind, taken) in _TYPES.items():
        pairs = [(row, one) for row, one in zip(rows, found, strict=True) if one and one["type"] in taken]
        shapes = [_many(one) if kind == "MultiPoint" else one for _, one in pairs]
        layer = _layer(name, tables.OF_EVENT, [row for row, _ in pairs], kind, shapes)
        layers.append(replace(layer, style=write_event_style(kind)))
    nowhere = [row for row, one in zip(rows, found, strict=True) if one is None]
    layers.append(_layer("events_without_place", tables.OF_EVENT, nowhere))
    layers.append(_layer("accounts", tables.OF_ACCOUNT, list(tables.list_accounts(events))))
    layers.append(_layer("sources", tables.OF_SOURCE, list(tables.list_sources(sources))))
    return layers


def _layer(
    name: str,
    columns: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
    kind: str = "",
    geometries: Sequence[Mapping[str, Any]] = (),
) -> Layer:
    types = {**dict.fromkeys(_DATES, pyarrow.date32()), **dict.fromkeys(_NUMBERS, pyarrow.int32())}
    schema = pyarrow.schema([(column, types.get(column, pyarrow.string())) for column in columns])
    cells = [
        {column: value if isinstance(value, date | int) else plain(value) for column, value in row.items()}
        for row in rows
    ]
    return Layer(name, cells, schema, kind, geometries)


def _many(point: Mapping[str, Any]) -> Mapping[str, Any]:
    if point["type"] == "MultiPoint":
        return point
    return {"type": "MultiPoint", "coordinates": [point["coordinates"]]}
