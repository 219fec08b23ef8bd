"""Events as columns, as far as drawing needs them, and what is asked of all of them at once.

`Rows` says which arrays those are; whoever has them, for whatever number of events, can be drawn.
`make_rows` makes them of records.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from events.model import CLOCKS, KINDS, Clock, Event, Kind
from events.words.wording import word_day, word_when

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
# Longitude and latitude, NaN where there is none.
Points = tuple[Floats, Floats]
Days = Callable[[Event, Clock], tuple[date, date] | None]

HOSTILITIES = KINDS.index("hostilities")
ROLES = ("handover", "origin", "clash")
_HANDOVER: tuple[Kind, ...] = ("capture", "deadline", "extension", "entry")
# To word each event's own date, hours included, a record is made of it. Of more clashes than these, days that
# are alike are worded once.
MOST_WORDED = 10_000


class Lists(Protocol):
    """A list of names for each row: for row n, places in `names` at `values[offsets[n]:offsets[n + 1]]`."""

    @property
    def offsets(self) -> NDArray[Any]:
        """Where the lists begin, and after the last of them where it ends."""

    @property
    def values(self) -> Ints:
        """All lists, one behind the other."""

    @property
    def names(self) -> Sequence[str]:
        """What the values stand for."""


class Rows(Protocol):
    """Events as columns, one place an event in each; days as date.toordinal() counts them."""

    @property
    def kind(self) -> NDArray[np.int8]:
        """Places in KINDS."""

    @property
    def first(self) -> Ints:
        """The first day the date can mean."""

    @property
    def last(self) -> Ints:
        """The last day the date can mean."""

    @property
    def own_first(self) -> Ints:
        """The first day that may be the event's own; after `own_last` if there is none."""

    @property
    def differs(self) -> NDArray[np.bool_]:
        """Whether accounts of the event differ."""

    @property
    def has_route(self) -> NDArray[np.bool_]:
        """Whether the event has a route."""

    @property
    def districts(self) -> Lists:
        """The codes of its districts."""

    @property
    def places(self) -> Lists:
        """The ids of its places."""

    @property
    def events(self) -> Sequence[Event]:
        """The records, made when asked for: those with a route, and as many as MOST_WORDED at most."""

    def drawn(self, clock: Clock) -> tuple[Ints, Ints]:
        """Return the first and the last day each event is drawn on: none if the first is after the last."""


@dataclass(frozen=True, slots=True)
class PlainLists:
    """Lists of names, by row."""

    offsets: NDArray[Any]
    values: Ints
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlainRows:
    """Columns of plain records."""

    kind: NDArray[np.int8]
    first: Ints
    last: Ints
    own_first: Ints
    differs: NDArray[np.bool_]
    has_route: NDArray[np.bool_]
    districts: PlainLists
    places: PlainLists
    events: Sequence[Event]
    spans: Mapping[Clock, tuple[Ints, Ints]]

    def drawn(self, clock: Clock) -> tuple[Ints, Ints]:
        """Return the first and the last day each event is drawn on: none if the first is after the last."""
        return self.spans[clock]


def make_rows(events: Sequence[Event], days: Days) -> PlainRows:
    """Turn records into columns. `days` tells the first and the last day an event is drawn on."""
    drawn = [[days(event, clock) or (date.max, date.min) for clock in CLOCKS] for event in events]
    spans = {
        clock: (
            to_ints([span[at][0].toordinal() for span in drawn]),
            to_ints([span[at][1].toordinal() for span in drawn]),
        )
        for at, clock in enumerate(CLOCKS)
    }
    first = to_ints([(event.when.first or date.min).toordinal() for event in events])
    return PlainRows(
        kind=np.array([KINDS.index(event.kind) for event in events], dtype=np.int8),
        first=first,
        last=to_ints([(event.when.last or date.max).toordinal() for event in events]),
        own_first=np.where([event.when.precision == "span" for event in events], np.int32(0), first),
        differs=np.array([event.differs for event in events], dtype=bool),
        has_route=np.array([event.route is not None for event in events], dtype=bool),
        districts=_list([event.districts for event in events]),
        places=_list([event.places for event in events]),
        events=events,
        spans=spans,
    )


def find_roles(rows: Rows, codes: Sequence[str]) -> dict[str, str]:
    """Return why each district is on the map: one of ROLES, from the kinds of its events.

    A column's origin is where it sets out from, not where it arrives.
    """
    names, values = rows.districts.names, rows.districts.values
    kinds = np.repeat(rows.kind, np.diff(rows.districts.offsets))
    handover = values[np.isin(kinds, [KINDS.index(kind) for kind in _HANDOVER])]
    clash = values[kinds == HOSTILITIES]
    found = {names[number]: "clash" for number in np.unique(clash).tolist()}
    for event in records_with_routes(rows):
        if event.kind == "movement" and event.route:
            found |= {code: "origin" for code in event.districts if code != event.route.to}
    found |= {names[number]: "handover" for number in np.unique(handover).tolist()}
    return {code: found.get(code, ROLES[0]) for code in codes}


def records_with_routes(rows: Rows) -> list[Event]:
    """Return the events with a route, in their order."""
    return [rows.events[row] for row in np.flatnonzero(rows.has_route).tolist()]


def word_dates(rows: Rows, among: Ints) -> list[str]:
    """Word the dates of the events `among`; of very many, a single day without its hour."""
    if len(among) <= MOST_WORDED:
        return [word_when(rows.events[row].when) for row in among.tolist()]
    spans = np.column_stack((rows.first[among], rows.last[among], rows.own_first[among]))
    distinct, at, inverse = np.unique(spans, axis=0, return_index=True, return_inverse=True)
    words = [
        word_day(date.fromordinal(first)) if first == last else word_when(rows.events[row].when)
        for (first, last, _), row in zip(distinct.tolist(), among[at].tolist(), strict=True)
    ]
    return [words[number] for number in inverse.reshape(-1).tolist()]


def find_points(rows: Rows, points: Mapping[str, Sequence[float]]) -> Points:
    """Return the point of each event: that of its first place in `points`, which holds [lat, lon]."""
    lists = rows.places
    lon, lat = np.full(len(rows.kind), np.nan), np.full(len(rows.kind), np.nan)
    known = np.array([name in points for name in lists.names], dtype=bool)
    if not len(lists.values) or not known.any():
        return lon, lat
    where = np.array([points.get(name, (np.nan, np.nan)) for name in lists.names])
    owner = np.repeat(np.arange(len(rows.kind)), np.diff(lists.offsets))
    is_known = known[lists.values]
    # Of several places in a row the first is the one that stays.
    row, at = np.unique(owner[is_known], return_index=True)
    lat[row], lon[row] = where[lists.values[is_known][at]].T
    return lon, lat


def merge_points(points: Points | None, others: Points) -> Points:
    """Return the points, and the others where there is none."""
    if points is None:
        return others
    has_none = np.isnan(points[0]) | np.isnan(points[1])
    return np.where(has_none, others[0], points[0]), np.where(has_none, others[1], points[1])


def to_ints(values: Any) -> Ints:
    """Return values as an array of 32 bits each."""
    return np.asarray(values, dtype=np.int32)


def _list(rows: Sequence[Sequence[str]]) -> PlainLists:
    names = {name: number for number, name in enumerate(dict.fromkeys(name for row in rows for name in row))}
    offsets = np.cumsum([0, *(len(row) for row in rows)])
    return PlainLists(offsets, to_ints([names[name] for row in rows for name in row]), tuple(names))
