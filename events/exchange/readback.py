"""Events read back from what was exported: the GeoJSON of `geo.export`, the CSV of `table`.

Geometry is not read: it follows from districts, places and route. A file may have passed through other hands,
so that the form of every field is checked as in the data files. Whether a source, a district or a superseded
deadline exists is not asked: an export may hold a part of a collection.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from events.dates import parse_when
from events.errors import DateError, Fault, RecordsError
from events.model import Event
from events.records.schema import EventInput, check_shape

GEOJSON = "GeoJSON"


def read_geojson(text: str) -> list[Event]:
    """Read events from the GeoJSON that `write_geojson` writes; members of other kinds are not looked at.

    Raises RecordsError, with every fault by feature and field, if the text is not such a document.
    """
    try:
        document = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise RecordsError([Fault(GEOJSON, "", "", str(error), "JSON")]) from error
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        kind = document.get("type") if isinstance(document, dict) else type(document).__name__
        raise RecordsError([Fault(GEOJSON, "", "type", repr(kind), "a FeatureCollection with features")])
    return make_events(
        GEOJSON, [(f"feature {number}", _record(raw)) for number, raw in enumerate(features, 1)]
    )


def make_events(file: str, records: Sequence[tuple[str, Any]]) -> list[Event]:
    """Make events of plain (name, record) pairs, a record as in events.toml.

    Raises RecordsError with every fault of every record, told with the file, the record's name, the field.
    """
    faults: list[Fault] = []
    events = []
    for name, record in records:
        event = _event(file, _called(name, record), record, faults)
        if event is not None:
            events.append(event)
    for id, times in Counter(event.id for event in events).items():
        if times > 1:
            faults.append(Fault(file, id, "id", f"stands {times} times", "an id that stands once"))
    if faults:
        raise RecordsError(faults)
    return events


def _record(feature: Any) -> Any:
    """Return a feature as a record of events.toml; what is no feature is returned as it is, to be refused."""
    if not isinstance(feature, Mapping) or not isinstance(feature.get("properties"), Mapping):
        return feature
    record = {key: value for key, value in feature["properties"].items() if value is not None}
    if "accounts" in record:
        record["account"] = record.pop("accounts")
    # A program that keeps ids among the properties repeats there what stands in the feature.
    return {"id": feature["id"], **record} if "id" in feature else record


def _called(name: str, record: Any) -> str:
    id = record.get("id") if isinstance(record, Mapping) else None
    return f"{name} ({id})" if isinstance(id, str) and id else name


def _event(file: str, name: str, record: Any, faults: list[Fault]) -> Event | None:
    given = check_shape(EventInput, record, faults, file=file, record=name)
    if given is None:
        return None
    try:
        when = parse_when(given.when)
    except DateError as error:
        faults.append(Fault(file, name, "when", repr(given.when), str(error).split("expected ", 1)[-1]))
        return None
    return given.to_event(when)
