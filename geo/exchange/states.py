"""Who controls each district from when to when, as rows, CSV and GeoJSON: what the map shows.

A span lasts to the day before the next one. Its `begin` is open where no source gives a first day, its `end`
where nothing later is reported: no end is inferred.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import Any

from events.exchange.pieces import write_list, write_rows
from events.model import Control, DistrictState
from geo.exchange.geojson import wind_rings

COLUMNS = (
    "district", "name", "control", "words", "begin", "end", "deadline", "supersedes", "rests_on",
    "controlled_by", "area",
)  # fmt: skip
_DAY = timedelta(days=1)
# States that hold from no known day on.
_UNDATED: tuple[Control, ...] = ("none", "implied")


@dataclass(frozen=True, slots=True)
class Span:
    """A state of a district, and the days on which it holds; None where an end is open."""

    state: DistrictState
    begin: date | None
    end: date | None

    def meets(self, first: date | None, last: date | None) -> bool:
        """Return whether it holds on any day from the first to the last, both included; None: no limit."""
        return (last is None or (self.begin or date.min) <= last) and (
            first is None or first <= (self.end or date.max)
        )


def list_spans(states: Mapping[str, Sequence[DistrictState]]) -> list[Span]:
    """Return the spans of all districts; `states` are as `Timeline.changes` returns them, by code.

    That nothing is reported of a district is a span, too, unless what follows has no known beginning.
    """
    spans = []
    for changes in states.values():
        for number, state in enumerate(changes):
            after = changes[number + 1].control if number + 1 < len(changes) else None
            if state.control == "none" and after == "implied":
                continue
            end = changes[number + 1].day - _DAY if number + 1 < len(changes) else None
            spans.append(Span(state, None if state.control in _UNDATED else state.day, end))
    return spans


def list_rows(
    spans: Iterable[Span], names: Mapping[str, str], word: Callable[[DistrictState], str]
) -> list[dict[str, Any]]:
    """Return a row of COLUMNS for each span: days as dates, several values as lists."""
    return [
        {
            "district": span.state.code,
            "name": names.get(span.state.code, span.state.code),
            "control": span.state.control,
            "words": word(span.state),
            "begin": span.begin,
            "end": span.end,
            "deadline": span.state.deadline,
            "supersedes": [day.isoformat() for day in span.state.supersedes],
            "rests_on": list(span.state.rests_on),
            "controlled_by": span.state.controlled_by or None,
            "area": None,
        }
        for span in spans
    ]


def list_area_rows(
    areas: Iterable[Mapping[str, Any]], days: Callable[[Mapping[str, Any]], tuple[date | None, date | None]]
) -> list[dict[str, Any]]:
    """Return a row of COLUMNS for each area of control; `days` tells the first and the last day of one."""
    return [
        dict.fromkeys(COLUMNS)
        | {
            "name": area["name"],
            "control": "controlled",
            "words": area["words"],
            "begin": days(area)[0],
            "end": days(area)[1],
            "supersedes": [],
            "rests_on": [area["event"]],
            "controlled_by": area["side"],
            "area": area["id"],
        }
        for area in areas
    ]


def write_states_csv(
    rows: Iterable[Mapping[str, Any]], *, head: Mapping[str, str], guard: Callable[[str], str]
) -> Iterator[str]:
    """Yield rows of COLUMNS as CSV (RFC 4180), lists joined by bars; `head` is repeated in each row."""
    cells = ([*(plain(row[name]) for name in COLUMNS), *head.values()] for row in rows)
    guarded = ([[guard(cell or "") for cell in row]] for row in cells)
    yield from write_rows(chain([[(*COLUMNS, *head)]], guarded))


def write_states_geojson(
    rows: Iterable[Mapping[str, Any]], shapes: Mapping[str, Any], *, head: Mapping[str, str]
) -> Iterator[str]:
    """Yield rows of COLUMNS as GeoJSON (RFC 7946), each with the area of its district."""
    areas = find_areas(shapes)
    features = (
        {
            "type": "Feature",
            "id": number,
            "geometry": areas.get(row["area"] or row["district"]),
            "properties": {
                name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()
            },
        }
        for number, row in enumerate(rows, 1)
    )
    yield from write_list({"type": "FeatureCollection", **head}, "features", features)


def find_areas(shapes: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the area of each district by its code, a MultiPolygon wound as RFC 7946 has it.

    So are those of the areas of control, by their ids.
    """
    areas = {}
    named = [(one["properties"]["id"], one["geometry"]) for one in shapes["districts"]["features"]]
    for id, geometry in [*((one["id"], one["geometry"]) for one in shapes.get("areas", ())), *named]:
        whole = wind_rings(geometry)
        if whole["type"] == "Polygon":
            whole = {"type": "MultiPolygon", "coordinates": [whole["coordinates"]]}
        areas[id] = whole
    return areas


def plain(value: Any) -> str | None:
    """Return a value of a row as a text; None as None, a list joined by bars."""
    if isinstance(value, list):
        return "|".join(value)
    return value.isoformat() if isinstance(value, date) else value
