"""A collection as columns: one numpy array for each property of the events.

Row n of every array is event n of the collection. Days are proleptic Gregorian ordinals, as
`date.toordinal()` counts them, so that comparing days is comparing integers. `make_columns` makes them of
records; a large store makes the same of its file without making a record for each row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from events.dates import parse_day
from events.kinds import Rule
from events.model import DEFAULT_KINDS, STANCES, UNKNOWN, Clock, Event, Kind, Source
from events.timeline.published import find_disputed
from events.timeline.spans import ALWAYS as ALWAYS
from events.timeline.spans import NEVER as NEVER
from events.timeline.spans import NO_ROW as NO_ROW
from events.timeline.spans import OPEN_FIRST as OPEN_FIRST
from events.timeline.spans import OPEN_LAST as OPEN_LAST
from events.timeline.spans import Flags as Flags
from events.timeline.spans import Ints as Ints
from events.timeline.spans import Spans, read_spans


@dataclass(frozen=True, slots=True)
class Lists:
    """A list of values for each row: those of row n are `values[offsets[n]:offsets[n + 1]]`.

    `values` are places in `names`.
    """

    offsets: NDArray[np.int64]
    values: Ints
    names: tuple[str, ...]

    def rows(self) -> Ints:
        """Return the row of each value."""
        return np.repeat(np.arange(len(self.offsets) - 1, dtype=np.int32), np.diff(self.offsets))

    def holding(self, names: Iterable[str]) -> Flags:
        """Return for each row whether its list holds any of the names."""
        wanted = set(names)
        is_wanted = np.array([name in wanted for name in self.names], dtype=np.bool_)
        found = np.zeros(len(self.offsets) - 1, dtype=np.bool_)
        if is_wanted.any():
            places = np.flatnonzero(is_wanted[self.values])
            found[np.searchsorted(self.offsets, places, side="right") - 1] = True
        return found


@dataclass(frozen=True, slots=True)
class AccountLists:
    """The accounts of each row: their sources, and for each of them its stance, a place in STANCES."""

    sources: Lists
    stances: NDArray[np.int8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The events of a collection as arrays, one row an event.

    `kind` is a place in `kinds`; `first` and `last` are OPEN_FIRST and OPEN_LAST where a date has no such
    day. `happened` and `reported` are the days from which an event counts under each clock. Its own days
    under `happened` are those from `own_first` to `own_last`, and `own_end` (OPEN_FIRST: none). It is drawn
    from `drawn_first` to `drawn_last` under `happened`, and from `drawn_first_reported` to
    `drawn_last_reported` under `reported`; on no day if the first is after the last. `supersedes` is a row,
    or NO_ROW. `differs` tells whether its accounts differ, `differed` whether those do that count when it is
    first reported. `published` holds for each name of `sources` the day from which it counts. `events` are
    the records. `controlled_by` is the side that controls from an event on, or empty.
    """

    ids: NDArray[np.object_]
    kind: NDArray[np.int8]
    kinds: tuple[Kind, ...]
    first: Ints
    last: Ints
    happened: Ints
    reported: Ints
    own_first: Ints
    own_last: Ints
    own_end: Ints
    drawn_first: Ints
    drawn_last: Ints
    drawn_first_reported: Ints
    drawn_last_reported: Ints
    supersedes: Ints
    differs: Flags
    differed: Flags
    has_route: Flags
    controlled_by: NDArray[np.object_]
    districts: Lists
    places: Lists
    sources: Lists
    published: Ints
    events: Sequence[Event]

    def __len__(self) -> int:
        """Return the number of events."""
        return len(self.kind)

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the districts: those of the settings in their order, then any others."""
        return self.districts.names

    def follow(self, *rules: Rule, rows: Ints | None = None) -> Flags:
        """Return for each row, or each of the given ones, whether its kind follows one of the rules."""
        return follow(self.kinds, *rules)[self.kind if rows is None else self.kind[rows]]

    def counts(self, clock: Clock) -> Ints:
        """Return the day from which each event counts under a clock."""
        return self.happened if clock == "happened" else self.reported

    def drawn(self, clock: Clock) -> tuple[Ints, Ints]:
        """Return the first and the last day on which each event is drawn; none if the first is later."""
        if clock == "happened":
            return self.drawn_first, self.drawn_last
        return self.drawn_first_reported, self.drawn_last_reported

    def disputed(self, clock: Clock) -> Flags:
        """Return for each event whether its accounts differ as far as they count on its own first day."""
        return self.differs if clock == "happened" else self.differed

    def own(self, day: int, clock: Clock) -> Flags:
        """Return for each event whether a day is its own: it may be that day, begins or falls due on it."""
        is_own: Flags
        if clock == "reported":
            is_own = self.reported == day
        else:
            is_own = ((self.own_first <= day) & (day <= self.own_last)) | (self.own_end == day)
        return is_own


def follow(kinds: Iterable[Kind], *rules: Rule) -> Flags:
    """Return for each kind whether it follows one of the rules; its last place, -1, is for no kind."""
    return np.array([*(kind.rule in rules for kind in kinds), False], dtype=np.bool_)


def make_columns(
    events: Sequence[Event],
    sources: Iterable[Source],
    codes: Iterable[str] = (),
    kinds: Iterable[Kind] = DEFAULT_KINDS,
) -> Columns:
    """Make the columns of records.

    `codes` are the districts to give a place even without an event, `kinds` those that the collection has.
    """
    kinds = tuple(dict.fromkeys([*kinds, *(event.kind for event in events)]))
    numbers = {kind: number for number, kind in enumerate(kinds)}
    sources, rows = list(sources), {event.id: row for row, event in enumerate(events)}
    given = [rows.get(event.supersedes, NO_ROW) if event.supersedes else NO_ROW for event in events]
    by_source = _make_lists(
        [tuple(account.source for account in event.accounts) for event in events],
        [source.id for source in sources],
    )
    stances = np.array([STANCES.index(one.stance) for event in events for one in event.accounts], np.int8)
    return join_columns(
        ids=np.array([event.id for event in events], dtype=np.object_),
        kind=np.array([numbers[event.kind] for event in events], dtype=np.int8),
        kinds=kinds,
        controlled_by=np.array([event.controlled_by for event in events], dtype=np.object_),
        spans=read_spans([event.when for event in events]),
        supersedes=np.array(given, dtype=np.int32),
        has_route=np.array([event.route is not None for event in events], dtype=np.bool_),
        districts=_make_lists([event.districts for event in events], codes),
        places=_make_lists([event.places for event in events]),
        accounts=AccountLists(by_source, stances),
        sources=sources,
        events=events,
    )


def join_columns(
    *,
    kind: NDArray[np.int8],
    spans: Spans,
    supersedes: Ints,
    accounts: AccountLists,
    sources: Iterable[Source],
    **given: Any,
) -> Columns:
    """Work out the days from which events count, and return all columns."""
    by_source = accounts.sources
    published = _publish(sources, by_source, spans, follow(given["kinds"], "deadline", "extension")[kind])
    happened = _begin(spans.first, supersedes)
    reported = _lowest(published[by_source.values], by_source.offsets)
    rows = by_source.rows()
    is_first = published[by_source.values] <= reported[rows]
    differs, differed = find_disputed(rows, accounts.stances, is_first, len(reported))
    drawn = _drawn(happened, np.where(spans.last == OPEN_LAST, happened, spans.last))
    drawn_reported = _drawn(reported, reported)
    return Columns(
        kind=kind,
        first=spans.first,
        last=spans.last,
        happened=happened,
        reported=reported,
        own_first=spans.own_first,
        own_last=spans.own_last,
        own_end=spans.own_end,
        drawn_first=drawn[0],
        drawn_last=drawn[1],
        drawn_first_reported=drawn_reported[0],
        drawn_last_reported=drawn_reported[1],
        supersedes=supersedes,
        differs=differs,
        differed=differed,
        sources=by_source,
        published=published,
        **given,
    )


def _make_lists(rows: Sequence[tuple[str, ...]], names: Iterable[str] = ()) -> Lists:
    places = {name: place for place, name in enumerate(dict.fromkeys(names))}
    values = [places.setdefault(value, len(places)) for row in rows for value in row]
    offsets = np.zeros(len(rows) + 1, dtype=np.int64)
    np.cumsum([len(row) for row in rows], out=offsets[1:])
    return Lists(offsets, np.array(values, dtype=np.int32), tuple(places))


def _begin(first: Ints, supersedes: Ints) -> Ints:
    """Return the first day on which each event counts: without one, that of the event it supersedes."""
    happened = first.copy()
    rows = np.flatnonzero(first == OPEN_FIRST)
    happened[rows] = ALWAYS
    earlier = supersedes[rows]
    # No chain is longer than all events, unless it runs in a circle, which has no beginning.
    for _ in range(len(first)):
        rows, earlier = rows[earlier != NO_ROW], earlier[earlier != NO_ROW]
        if not len(rows):
            break
        is_known = first[earlier] != OPEN_FIRST
        happened[rows[is_known]] = first[earlier[is_known]]
        rows, earlier = rows[~is_known], supersedes[earlier[~is_known]]
    return happened


def _publish(sources: Iterable[Source], by_source: Lists, spans: Spans, is_deadline: Flags) -> Ints:
    """Return from which day each source counts; an undated one: from the latest day it reports as past."""
    dated = {source.id: parse_day(source.published) for source in sources if source.published != UNKNOWN}
    is_past = ~is_deadline & (spans.first != OPEN_FIRST) & ~spans.is_span
    published = np.zeros(len(by_source.names), dtype=np.int32)
    rows = by_source.rows()
    is_reported = is_past[rows]
    np.maximum.at(published, by_source.values[is_reported], spans.first[rows[is_reported]])
    published[published == 0] = NEVER
    for place, name in enumerate(by_source.names):
        if name in dated:
            published[place] = dated[name].toordinal()
    return published


def _lowest(values: Ints, offsets: NDArray[np.int64]) -> Ints:
    """Return the lowest value of each row; NEVER for a row without any."""
    lowest = np.full(len(offsets) - 1, NEVER, dtype=np.int32)
    has_any = np.diff(offsets) > 0
    if has_any.any():
        lowest[has_any] = np.minimum.reduceat(values, offsets[:-1][has_any])
    return lowest


def _drawn(first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Return the span of days on which events are drawn; what has no day has a span that holds none."""
    has_none = (first == ALWAYS) | (first == NEVER)
    none = np.int32(OPEN_LAST), np.int32(OPEN_FIRST)
    return np.where(has_none, none[0], first), np.where(has_none, none[1], last)
