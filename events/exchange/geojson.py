"""Events read from GeoJSON, as `geo.exchange.geojson` writes it.

Geometry is not read: it follows from districts, places and route. Nor are
`begin` and `end`, which are `when`. A file may have been edited, so the form of
every field is checked as in the data files. Whether a source, a district or a superseded deadline exists is
not checked: an export may hold a part of a collection.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from events.errors import Fault, RecordsError
from events.model import DEFAULT_KINDS, Event, Kind
from events.records.record import drop_nulls
from events.records.rules import read_records

GEOJSON = "GeoJSON"
DERIVED = ("begin", "end")


def read_geojson(text: str, kinds: Sequence[Kind] = DEFAULT_KINDS) -> list[Event]:
    """Read events from GeoJSON; members of the document other than its features are not looked at.

    `kinds` are those that the events may be of.

    Raises RecordsError, with every fault by feature and field, if the text is not such a document.
    """
    try:
        document = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise RecordsError([Fault(GEOJSON, "", "", str(error), "JSON")]) from error
    return read_records(GEOJSON, list_records(document), kinds)


def list_records(document: Any) -> Iterator[tuple[str, Any]]:
    """Return the plain form of each event of such a document, with its name there. Raises RecordsError."""
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        kind = document.get("type") if isinstance(document, dict) else type(document).__name__
        raise RecordsError([Fault(GEOJSON, "", "type", repr(kind), "a FeatureCollection with features")])
    return ((f"feature {n}", _record(raw)) for n, raw in enumerate(features, 1))


def _record(feature: Any) -> Any:
    """Return the plain form of a feature; what is no feature is returned as it is, to be refused."""
    if not isinstance(feature, Mapping) or not isinstance(feature.get("properties"), Mapping):
        return feature
    record = {name: value for name, value in drop_nulls(feature["properties"]).items() if name not in DERIVED}
    # Some programs repeat the feature's id among its properties.
    return {"id": feature["id"], **record} if "id" in feature else record
