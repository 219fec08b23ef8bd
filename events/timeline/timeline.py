"""What holds on a day: the state of each district, the events so far, the days on which something changes.

Two clocks. `happened`: an event counts from the earliest day its date can mean, so that a month counts from
its first day; a date with no beginning always counts. `reported`: it counts from the day the first of its
accounts was published. An account in an undated article counts from the latest day that the article reports
as past, the earliest on which it can have been written.

An extension decided on an unknown date applies from the day of the deadline that it supersedes.

Every fact of a state keeps to its clock: what it rests on, its deadline and those that were superseded belong
to events that count by that day, also where one that supersedes is reported before what it supersedes. So do
the accounts of an event (`known`).

Everything is worked out from columns (`columns`), so that large collections answer quickly, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from events.model import CONTROLS, Clock, DistrictState, Event
from events.timeline.columns import (
    ALWAYS,
    NEVER,
    NO_ROW,
    OPEN_FIRST,
    OPEN_LAST,
    Columns,
    Flags,
    Ints,
)
from events.timeline.filter import Filter, pick
from events.timeline.history import History, chain_of, known_of, trace
from events.timeline.ordering import ById, DayRows, Orders
from events.timeline.published import leave_later
from events.timeline.states import DistrictEvents
from events.timeline.store import EventStore

_DAY = timedelta(days=1)
# The states of at most this many districts are kept ready.
_DISTRICTS = 16
# An event counts from the first if it always has, from the last if it never does.
_NO_DAYS = (date.min, date.max)


class Timeline:
    """The events of a collection in order of time, under either clock.

    Days of months and years of the one calendar, both ends included. `columns` holds the events as arrays,
    and a row is a place in them.
    """

    def __init__(self, events: EventStore) -> None:
        """Keep the store of the events, and take their columns from it."""
        self._events = events
        self.columns: Columns = events.columns
        self.by_id = ById(events)
        self._orders = Orders(self.columns)
        self._places = {code: place for place, code in enumerate(self.columns.codes)}
        self._source = {name: place for place, name in enumerate(self.columns.sources.names)}
        self._histories: dict[Clock, History] = {}
        self._first_days: dict[Clock, int | None] = {}
        self._district = lru_cache(_DISTRICTS)(self._gather)

    def counts_from(self, event: Event, clock: Clock = "happened") -> date:
        """Return the day from which an event counts under a clock (date.min: always, date.max: never)."""
        if clock == "reported":
            return min(self._publication(account.source) for account in event.accounts)
        if event.when.first is not None:
            return event.when.first
        earlier = self._events.row(event.supersedes or "")
        return date.min if earlier is None else date.fromordinal(int(self.columns.happened[earlier]))

    def up_to(self, day: date, *, clock: Clock = "happened", district: str | None = None) -> list[Event]:
        """Return the events that count on a day, in order of time; of one district if it is given."""
        rows = self._orders.by_time if district is None else self._of_district(district)
        return self.records(rows[self.columns.counts(clock)[rows] <= day.toordinal()])

    def rows_on(
        self, day: date, *, clock: Clock = "happened", district: str | None = None, among: Flags | None = None
    ) -> DayRows:
        """Return the rows of the events that count on a day: those of the day itself, and those before.

        Newest first; within a day, deeds before words. Of one district if it is given, and only
        the rows for which `among` holds, as `pick` returns it.
        """
        number = day.toordinal()
        rows, negated = self.newest(clock, district)
        known = rows[int(np.searchsorted(negated, -number)) :]
        if among is not None:
            known = known[among[known]]
        is_own = self.columns.own(number, clock)[known]
        return DayRows(known[is_own], known[~is_own])

    def newest(self, clock: Clock = "happened", district: str | None = None) -> tuple[Ints, Ints]:
        """Return all rows, or those of a district, in the order of `rows_on`, and their negated days."""
        if district is None:
            return self._orders.newest_first(clock)
        return self._orders.newest_of(clock, self._places.get(district, NO_ROW))

    def split_going_on(self, rows: Ints, day: date, clock: Clock = "happened") -> tuple[Ints, Ints]:
        """Return, of rows that count on a day, those whose own time holds it, and those that are past.

        A deadline is a date to come, not something that goes on; a report is made once and for all.
        """
        last = self.columns.last[rows]
        is_deadline = self.columns.follow("deadline", "extension", rows=rows)
        is_going = (last != OPEN_LAST) & (last >= day.toordinal()) & ~is_deadline & (clock == "happened")
        return rows[is_going], rows[~is_going]

    def pick(self, wanted: Filter) -> Flags:
        """Return for each row whether a filter lets it through."""
        return pick(self._events, wanted)

    def rows(self, among: Flags | None = None) -> Ints:
        """Return the rows for which `among` holds, in the order of the collection; all rows without it."""
        return np.flatnonzero(np.ones(len(self.columns), dtype=np.bool_) if among is None else among).astype(
            np.int32
        )

    def count_by_source(self, rows: Ints | None = None) -> dict[str, int]:
        """Count, by the id of the source, the events that rest on it; of the given rows, or of all."""
        lists = self.columns.sources
        pairs = np.stack([lists.rows(), lists.values])
        if rows is not None:
            pairs = pairs[:, np.isin(pairs[0], rows)]
        # Two accounts of one source are one event's.
        found = np.unique(pairs, axis=1)[1]
        counts = np.bincount(found, minlength=len(lists.names)).tolist()
        return {name: number for name, number in zip(lists.names, counts, strict=True) if number}

    def records(self, rows: Ints, limit: int | None = None) -> list[Event]:
        """Return the events of the first `limit` of the rows."""
        return self._events.take(rows[:limit].tolist())

    def known(self, events: Iterable[Event], day: date, clock: Clock = "happened") -> list[Event]:
        """Return events with those of their accounts alone that count by a day: see `leave_later`."""
        if clock == "happened":
            return list(events)
        return [leave_later(event, lambda source: self.is_known(source, day, clock)) for event in events]

    def is_known(self, source: str, day: date, clock: Clock = "happened") -> bool:
        """Return whether what a source says counts by a day."""
        return clock == "happened" or self._publication(source) <= day

    def later_days(self, event: Event) -> list[date]:
        """Return the days, after the first, on which further accounts of an event are published, in order."""
        return sorted({self._publication(account.source) for account in event.accounts})[1:]

    def newest_first(self, events: Iterable[Event], clock: Clock = "happened") -> list[Event]:
        """Return events, latest day first; within a day, deeds before words."""
        return sorted(
            events, key=lambda event: (-self.counts_from(event, clock).toordinal(), event.kind.weight)
        )

    def marked(self, events: Iterable[Event], clock: Clock = "happened") -> dict[date, list[Event]]:
        """Return the day at which each event stands on the time axis: a deadline where it falls due."""
        found: dict[date, list[Event]] = defaultdict(list)
        for event in events:
            is_due = event.kind.is_deadline and event.when.last is not None and clock == "happened"
            day = event.when.last if is_due and event.when.last else self.counts_from(event, clock)
            if day not in _NO_DAYS:
                found[day].append(event)
        return found

    def stands(self, clock: Clock = "happened") -> Ints:
        """Return for each row the day, as ordinal, at which `marked` puts it; ALWAYS or NEVER for no day."""
        columns = self.columns
        is_due = columns.follow("deadline", "extension") & (columns.last != OPEN_LAST) & (clock == "happened")
        return np.where(is_due, columns.last, columns.counts(clock)).astype(np.int32)

    def deadlines(self, code: str, day: date, clock: Clock = "happened") -> list[Event]:
        """Return the deadline of a district on a day and, behind it, those that it supersedes."""
        if code not in self._places:
            return []
        change = self.history(clock).of(self._places[code], day.toordinal())
        chain = chain_of(change.head, self.columns.supersedes)
        known = known_of(chain, self.columns.counts(clock), day.toordinal())
        return self.records(np.array(known, dtype=np.int32))

    def state(self, code: str, day: date, clock: Clock = "happened") -> DistrictState:
        """Return the state of a district on a day, as DistrictState words it."""
        if code not in self._places:
            return DistrictState(code=code, day=day)
        change = self.history(clock).of(self._places[code], day.toordinal())
        (state,) = self._district(code, clock).states([(day, change)])
        return state

    def controls(self, day: date, clock: Clock = "happened") -> NDArray[np.int8]:
        """Return the control of every district on a day: places in `History.names`, in the order of codes."""
        history = self.history(clock)
        return history.control[history.on(day.toordinal())]

    def due_soonest(self, day: date, clock: Clock = "happened") -> list[str]:
        """Return the codes of the districts that are due on a day, the nearest deadline first."""
        history = self.history(clock)
        held = history.on(day.toordinal())
        due = np.flatnonzero(history.control[held] == CONTROLS.index("due"))
        ends = self.columns.last[history.head[held[due]]]
        return [self.columns.codes[place] for place in due[np.argsort(ends, kind="stable")].tolist()]

    def history(self, clock: Clock = "happened") -> History:
        """Return every change of control of every district; worked out when first asked for."""
        if clock not in self._histories:
            self._histories[clock] = trace(self.columns, clock, self._orders.places)
        return self._histories[clock]

    def days(self, clock: Clock = "happened", among: Flags | None = None) -> list[date]:
        """Return, in order, each day on which something, `among` some rows, happens or changes a state."""
        return [date.fromordinal(day) for day in self._days(clock, among).tolist()]

    def changes(self, code: str, clock: Clock = "happened") -> list[DistrictState]:
        """Return the states of a district on each day that differs from the day before, in order."""
        begin = DistrictState(code=code, day=date.min)
        # What always holds shows on the first day that there is.
        first = self._first_day(clock)
        if code not in self._places or first is None:
            return [begin]
        held = self.history(clock).changes(self._places[code])
        after = [change for change in held if change.day > first]
        found = [(date.fromordinal(max(one.day, first)), one) for one in held[len(held) - len(after) - 1 :]]
        found = [(day, one) for day, one in found if day != date.max]
        states = [begin]
        for state in self._district(code, clock).states(found):
            before = (states[-1].name, states[-1].controlled_by, states[-1].deadline, states[-1].supersedes)
            if (state.name, state.controlled_by, state.deadline, state.supersedes) != before:
                states.append(state)
        return states

    def _days(self, clock: Clock, among: Flags | None = None) -> Ints:
        """Return what `days` returns, as ordinals."""
        columns, passed = self.columns, self.history(clock).passed
        is_asked = np.ones(len(columns), dtype=np.bool_) if among is None else among
        found = np.zeros(NEVER + 2, dtype=np.bool_)
        found[columns.counts(clock)[is_asked]] = True
        if clock == "happened":
            found[columns.own_end[is_asked]] = True
        found[columns.last[passed[is_asked[passed]]] + 1] = True
        found[[OPEN_FIRST, ALWAYS, NEVER]] = False
        return np.flatnonzero(found).astype(np.int32)

    def _first_day(self, clock: Clock) -> int | None:
        """Return the first of all days; None if there is none."""
        if clock not in self._first_days:
            days = self._days(clock)
            self._first_days[clock] = int(days[0]) if len(days) else None
        return self._first_days[clock]

    def _of_district(self, code: str) -> Ints:
        return self._orders.by_district.group(self._places.get(code, NO_ROW))

    def _gather(self, code: str, clock: Clock) -> DistrictEvents:
        return DistrictEvents(self.columns, self._of_district(code), code, clock)

    def _publication(self, source: str) -> date:
        """Return the day from which a source counts."""
        place = self._source.get(source)
        return date.max if place is None else date.fromordinal(int(self.columns.published[place]))


def step_days(first: date, last: date) -> list[date]:
    """Return every day from the first to the last, both included."""
    return [first + _DAY * number for number in range((last - first).days + 1)]
