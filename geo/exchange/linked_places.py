"""Districts in Linked Places format, for gazetteers: names, shape, and the states they went through.

Format: https://github.com/LinkedPasts/linked-places-format, version 1.3, JSON-LD and GeoJSON in one. A state
stands as the type “administrative division” with the time in which it holds, our words for it, and the
articles it rests on as citations: of what the format has, a type is what a place is for a time.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from events.model import UNKNOWN, DistrictState, Event, Settings, Source
from geo.drawing.layers import Shapes
from geo.drawing.style import word_credits, word_state, words_of
from geo.exchange.geojson import wind_rings
from geo.shapes.outlines import UNDETERMINED

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
)
# Getty Art & Architecture Thesaurus.
DIVISION = {"identifier": "aat:300232418", "label": "administrative division"}
LINKS = Path(__file__).parents[1] / "data" / "links.csv"
SITES = {"geonames": "https://sws.geonames.org/{}/", "wikidata": "http://www.wikidata.org/entity/{}"}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The part of a collection that is exported, and the day of the export; `chosen` words that part.

    `events` holds at least those that the states rest on, `sources` their sources.
    """

    settings: Settings
    events: Sequence[Event]
    sources: Sequence[Source]
    day: date
    chosen: str = ""


def write_linked_places(
    extract: Extract, states: Mapping[str, Sequence[DistrictState]], shapes: Shapes
) -> str:
    """Write a feature for each district that `states` names, WGS 84.

    `states` holds by ISO 3166-2 code the states in order of time, each from the day on which it begins, as
    `Timeline.changes` returns them. A state lasts to the day before the next one, the last at least to the
    last day of the collection. A district without a shape has no geometry.
    """
    by_id = {feature["properties"]["id"]: feature for feature in shapes["districts"]["features"]}
    document: dict[str, Any] = {
        "@context": CONTEXT,
        "type": "FeatureCollection",
        "title": extract.settings.title,
        "version": extract.settings.version,
        "date": extract.day.isoformat(),
    }
    document |= {"chosen": extract.chosen} if extract.chosen else {}
    credit = " ".join(word_credits(shapes))
    features = [_feature(extract, code, spans, by_id.get(code), credit) for code, spans in states.items()]
    return json.dumps(document | {"features": features}, ensure_ascii=False, indent=1)


def _feature(
    extract: Extract, code: str, states: Sequence[DistrictState], shape: Mapping[str, Any] | None, credit: str
) -> dict[str, Any]:
    own = [event for event in extract.events if code in event.districts]
    given = {district.code: district.name for district in extract.settings.districts}
    names = shape["properties"]["names"] if shape else {UNDETERMINED: given.get(code, code)}
    spans = _timespans(states, extract)
    known = {"start": {"in": extract.settings.first_day.isoformat()}}
    known["end"] = {"in": extract.settings.last_day.isoformat()}
    return {
        "@id": f"urn:uuid:{uuid5(NAMESPACE_URL, f'urn:iso:std:iso:3166:-2#{code}')}",
        "type": "Feature",
        "properties": {
            "title": given.get(code, code),
            "iso": code,
            "ccodes": [code.split("-")[0]],
            "fclasses": ["A"],
        },
        "when": {"timespans": [span for span, _ in spans] or [known]},
        "names": [
            {"toponym": name, "lang": lang, "citations": [{"label": credit}]} for lang, name in names.items()
        ],
        "types": [
            _type("district", known),
            *(_state(extract, state, span) for span, state in spans),
        ],
        "geometry": shape and wind_rings(shape["geometry"]),
        "links": [
            *({"type": "exactMatch", "identifier": address} for address in read_links().get(code, ())),
            *({"type": "subjectOf", "identifier": one.url} for one in _used(extract, own) if one.url),
        ],
        "descriptions": [
            {"value": f"{event.when.text}: {event.summary}", "lang": "en"}
            | ({"@id": source.url} if source.url else {})
            for event in own
            for source in _used(extract, [event])
        ],
    }


@cache
def read_links() -> dict[str, tuple[str, ...]]:
    """Return the addresses at which GeoNames and Wikidata know units, by ISO 3166-2 code, as they ship."""
    with LINKS.open(encoding="utf-8", newline="") as file:
        return {
            row["id"]: tuple(SITES[name].format(row[name]) for name in SITES if row[name])
            for row in csv.DictReader(file)
        }


def _state(extract: Extract, state: DistrictState, span: Mapping[str, Any]) -> dict[str, Any]:
    rests_on = [event for event in extract.events if event.id in state.rests_on]
    words = word_state(state, words_of(extract.settings))
    return _type(words, span) | {"citations": [_citation(source) for source in _used(extract, rests_on)]}


def _type(label: str, span: Mapping[str, Any]) -> dict[str, Any]:
    labels = [{"label": label, "lang": "en"}]
    return {**DIVISION, "sourceLabels": labels, "when": {"timespans": [span], "label": label}}


def _citation(source: Source) -> dict[str, Any]:
    year = {} if source.published == UNKNOWN else {"year": source.published[:4]}
    title = f"{source.title} [descriptive title]" if source.kind == "article" else source.title
    address = {"@id": source.url} if source.url else {}
    return {"label": f"{source.publisher}: {title}"} | address | year


def _timespans(
    states: Sequence[DistrictState], extract: Extract
) -> list[tuple[dict[str, dict[str, str]], DistrictState]]:
    """Return when each state holds; the time in which nothing is reported of a district is left out."""
    by_id = {event.id: event for event in extract.events}
    spans = []
    for number, state in enumerate(states):
        if state.control == "none":
            continue
        # The format reads a span without an end as its beginning alone.
        end = {"earliest": max(extract.settings.last_day, state.day).isoformat()}
        if number + 1 < len(states):
            end = {"in": (states[number + 1].day - _DAY).isoformat()}
        start = {"in": state.day.isoformat()}
        for event in (by_id[id] for id in state.rests_on if id in by_id):
            if event.when.precision in ("month", "year", "some day of") and event.when.first == state.day:
                start = {"earliest": state.day.isoformat()}
                start |= {"latest": event.when.last.isoformat()} if event.when.last else {}
        if state.control == "implied":
            # From which day on is not known: only that it was so at the end.
            start = {"latest": end.get("in", end.get("earliest", ""))}
        spans.append(({"start": start, "end": end}, state))
    return spans


def _used(extract: Extract, events: Iterable[Event]) -> list[Source]:
    """Return the sources of events, each once, in the collection's order."""
    ids = {account.source for event in events for account in event.accounts}
    return [source for source in extract.sources if source.id in ids]
