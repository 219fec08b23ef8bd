"""Our own exports, which come back as they were: CSV with a row for each account, and GeoJSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from events.errors import Fault, RecordsError
from events.exchange.geojson import list_records
from events.exchange.table import COLUMNS, gather, read_points, read_sources
from events.imports.timelinejs import load_json
from events.kinds import DEFAULT_KINDS, KINDS, Kind
from events.model import Source
from events.records.points import pack_points
from events.records.record import Record, read_source
from events.records.rules import read_records
from events.records.schema import SourceInput, check_shape
from events.texts.decoding import decode_text


@dataclass(frozen=True, slots=True)
class Exported:
    """Events as plain records, each with its name in the file, and their sources.

    `title` is that of the collection they come from. `faults` tell of what is not among them. `geometries`
    are the points of those that bring one along, as WKB by id.
    """

    format: str
    title: str
    records: Sequence[Record]
    sources: Sequence[Source]
    faults: Sequence[Fault] = ()
    geometries: Mapping[str, bytes] = field(default_factory=dict)


def is_exported_table(columns: Sequence[str]) -> bool:
    """Return whether a table of these columns is one of our exports."""
    return set(COLUMNS) <= set(columns)


def is_exported_geojson(document: Any) -> bool:
    """Return whether a GeoJSON document holds events in our own words."""
    features = document.get("features") if isinstance(document, dict) else None
    first = features[0] if isinstance(features, list) and features else None
    properties = first.get("properties") if isinstance(first, dict) else None
    return isinstance(properties, dict) and {"kind", "when", "summary", "accounts"} <= properties.keys()


def read_exported_csv(path: Path) -> Exported:
    """Read our own CSV. Raises RecordsError if it is no such table."""
    text, _ = decode_text(path.read_bytes())
    faults: list[Fault] = []
    sources = _check_sources(path.name, read_sources(text), faults)
    records = _keep(path.name, gather(text), faults)
    places = {id: packed for id, points in read_points(text).items() if (packed := pack_points(points))}
    return Exported("our-csv", "", records, sources, faults, places)


def read_exported_geojson(path: Path) -> Exported:
    """Read our own GeoJSON. Raises RecordsError if it is no such document."""
    document = load_json(path)
    faults: list[Fault] = []
    given = document.get("sources") if isinstance(document.get("sources"), list) else []
    sources = _check_sources(path.name, given, faults)
    title = document.get("title")
    records = _keep(path.name, list_records(document), faults)
    places = {one["id"]: packed for one in document["features"] if (packed := _pack_own(one))}
    return Exported("our-geojson", title if isinstance(title, str) else "", records, sources, faults, places)


def _pack_own(feature: Any) -> bytes | None:
    """Return the points that an event has of its own; those that follow from its places are several."""
    geometry: dict[str, Any] = feature.get("geometry") or {}
    points: Any = geometry.get("coordinates")
    if geometry.get("type") == "Point":
        return pack_points([(points[0], points[1])])
    if geometry.get("type") == "MultiPoint" and not feature["properties"].get("places"):
        return pack_points([(lon, lat) for lon, lat, *_ in points])
    return None


def _keep(file: str, named: Iterable[tuple[str, Any]], faults: list[Fault]) -> list[Record]:
    """Return the records that can be used; what is wrong with the others is added to the faults."""
    kept: dict[str, Record] = {}
    for name, raw in named:
        try:
            event = read_records(file, [(name, raw)], _list_kinds(raw))[0]
        except RecordsError as error:
            faults += error.faults
            continue
        if event.id in kept:
            faults.append(Fault(file, name, "id", repr(event.id), "an id that no earlier record has"))
        kept.setdefault(event.id, raw)
    return list(kept.values())


def _list_kinds(raw: Any) -> tuple[Kind, ...]:
    """Return the kinds that a record may be of: those of the program, and its own, if that can be one."""
    id = raw.get("kind") if isinstance(raw, dict) else None
    if not isinstance(id, str) or id in KINDS or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id):
        return DEFAULT_KINDS
    return (*DEFAULT_KINDS, Kind(id, id))


def _check_sources(file: str, given: Sequence[Any], faults: list[Fault]) -> list[Source]:
    found: dict[str, Source] = {}
    for number, raw in enumerate(given, 1):
        shaped = check_shape(SourceInput, raw, faults, file=file, record=f"source {number}")
        if shaped is not None:
            found.setdefault(shaped.id, read_source(shaped.model_dump()))
    return list(found.values())
