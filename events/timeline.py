"""What holds on a day: the state of each district, the events so far, the days on which something changes.

Two clocks. `happened`: an event counts from the earliest day its date can mean, so that a month counts from
its first day; a date with no beginning always counts. `reported`: it counts from the day the first of its
accounts was published. An account in an undated article counts from the latest day that the article tells
of as past, the earliest on which it can have been written.

An extension decided on an unknown date applies from the day of the deadline that it supersedes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from datetime import date, timedelta

from events.dates import parse_day
from events.model import DEADLINES, KINDS, UNKNOWN, Clock, Control, DistrictState, Event, Kind, Source

# Within one day, what was agreed before what it set, and what was set before what was done.
_RANK: dict[Kind, int] = {"agreement": 0, "capture": 1, "deadline": 2, "extension": 3, "entry": 4}
_DECISIVE: frozenset[Kind] = frozenset({"capture", "deadline", "extension", "entry"})
# Within one day, what readers look for first.
_FIRST: tuple[Kind, ...] = (
    "entry",
    "capture",
    "movement",
    "hostilities",
    "agreement",
    "extension",
    "deadline",
)
_WEIGHT = {kind: (_FIRST.index(kind) if kind in _FIRST else len(_FIRST)) for kind in KINDS}
_DAY = timedelta(days=1)
# An event counts from the first if it always has, from the last if it never does.
_NO_DAYS = (date.min, date.max)


class Timeline:
    """The events of a collection in order of time, under either clock."""

    def __init__(self, events: Sequence[Event], sources: Iterable[Source]) -> None:
        """Work out once from which day each event counts."""
        self.by_id = {event.id: event for event in events}
        self._published = {source.id: source.published for source in sources}
        self._not_before = self._earliest_publications()
        self._order = sorted(events, key=lambda event: (self.happened(event), _RANK.get(event.kind, 5)))
        self._by_district: dict[str, list[Event]] = defaultdict(list)
        for event in self._order:
            for code in event.districts:
                self._by_district[code].append(event)

    def happened(self, event: Event) -> date:
        """Return the first day on which an event counts as having happened (date.min: always)."""
        if event.when.first is not None:
            return event.when.first
        earlier = self.by_id.get(event.supersedes or "")
        return self.happened(earlier) if earlier is not None else date.min

    def reported(self, event: Event) -> date:
        """Return the day on which an event was first reported, at the earliest."""
        return min(self._publication(account.source) for account in event.accounts)

    def is_report_dated(self, event: Event) -> bool:
        """Tell whether the article that reported an event first gives its own date."""
        first = self.reported(event)
        return any(self._published.get(account.source) == first.isoformat() for account in event.accounts)

    def counts_from(self, event: Event, clock: Clock = "happened") -> date:
        """Return the day from which an event counts under a clock."""
        return self.happened(event) if clock == "happened" else self.reported(event)

    def up_to(self, day: date, *, clock: Clock = "happened", district: str | None = None) -> list[Event]:
        """Return the events that count on a day, in order of time; of one district if it is given."""
        among = self._order if district is None else self._by_district.get(district, [])
        return [event for event in among if self.counts_from(event, clock) <= day]

    def newest_first(self, events: Iterable[Event], clock: Clock = "happened") -> list[Event]:
        """Return events, latest day first; within a day, deeds before words."""
        return sorted(
            events, key=lambda event: (-self.counts_from(event, clock).toordinal(), _WEIGHT[event.kind])
        )

    def is_of(self, event: Event, day: date, clock: Clock = "happened") -> bool:
        """Tell whether a day is the event's own: it may be that day, begins or falls due on it."""
        if clock == "reported":
            return self.reported(event) == day
        begins = event.when.precision == "span" and event.when.first == day
        return event.when.may_be(day) or begins or _exact_end(event) == day

    def drawn_days(self, event: Event, clock: Clock) -> tuple[date, date] | None:
        """Return the first and the last day on which an event is drawn; None for an event with no day."""
        first = self.counts_from(event, clock)
        if first in _NO_DAYS:
            return None
        last = event.when.last if clock == "happened" else first
        return (first, last or first)

    def marked(self, events: Iterable[Event], clock: Clock = "happened") -> dict[date, list[Event]]:
        """Return the day at which each event stands on the time axis: a deadline where it falls due."""
        found: dict[date, list[Event]] = defaultdict(list)
        for event in events:
            is_due = event.kind in DEADLINES and event.when.last is not None and clock == "happened"
            day = event.when.last if is_due and event.when.last else self.counts_from(event, clock)
            if day not in _NO_DAYS:
                found[day].append(event)
        return found

    def deadlines(self, code: str, day: date, clock: Clock = "happened") -> list[Event]:
        """Return the deadline of a district on a day and, behind it, those that it supersedes."""
        return self._deadline_chain(self.up_to(day, clock=clock, district=code))

    def state(self, code: str, day: date, clock: Clock = "happened") -> DistrictState:
        """Return the state of a district on a day, as DistrictState words it."""
        known = self.up_to(day, clock=clock, district=code)
        own = tuple(event.id for event in known if self.is_of(event, day, clock))
        control, rests_on = self._control(known, day)
        chain = self._deadline_chain(known)
        deadline = chain[0].when.last if chain else None
        return DistrictState(
            code=code,
            day=day,
            control=control,
            deadline=deadline,
            supersedes=tuple(event.when.last for event in reversed(chain[1:]) if event.when.last),
            days_left=(deadline - day).days if deadline and control == "due" else None,
            rests_on=tuple(event.id for event in rests_on),
            events=tuple(event.id for event in known),
            today=own,
        )

    def days(self, clock: Clock = "happened", kinds: Container[Kind] = KINDS) -> list[date]:
        """Return, in order, every day on which something of these kinds happens or changes a state."""
        found = set()
        for event in self._order:
            if event.kind not in kinds:
                continue
            begins, ends = self.counts_from(event, clock), _exact_end(event)
            found.add(begins)
            if ends is not None and clock == "happened":
                found.add(ends)
            if event.kind in DEADLINES and event.when.last not in (None, date.max):
                after = event.when.last + _DAY
                states = [self.state(code, after, clock) for code in event.districts]
                if any(state.control == "unreported" and event.id in state.rests_on for state in states):
                    found.add(after)
        return sorted(found.difference(_NO_DAYS))

    def changes(self, code: str, clock: Clock = "happened") -> list[DistrictState]:
        """Return the states of a district on each day that differs from the day before, in order."""
        states = [DistrictState(code=code, day=date.min)]
        for day in self.days(clock):
            state = self.state(code, day, clock)
            if (state.control, state.deadline, state.supersedes) != (
                states[-1].control,
                states[-1].deadline,
                states[-1].supersedes,
            ):
                states.append(state)
        return states

    def _earliest_publications(self) -> dict[str, date]:
        """Return for each source the latest day it tells of as past."""
        told: dict[str, date] = {}
        for event in self.by_id.values():
            first = event.when.first
            if event.kind in DEADLINES or first is None or event.when.precision == "span":
                continue
            for account in event.accounts:
                told[account.source] = max(told.get(account.source, date.min), first)
        return told

    def _publication(self, source: str) -> date:
        published = self._published.get(source, UNKNOWN)
        return self._not_before.get(source, date.max) if published == UNKNOWN else parse_day(published)

    def _deadline_chain(self, known: Sequence[Event]) -> list[Event]:
        """Return the deadline in force and, behind it, those it supersedes."""
        deadlines = [event for event in known if event.kind in DEADLINES]
        replaced = {event.supersedes for event in deadlines}
        standing = [event for event in deadlines if event.id not in replaced]
        if not standing:
            return []
        chain = [max(standing, key=lambda event: (self.happened(event), event.when.last or date.min))]
        while (earlier := self.by_id.get(chain[-1].supersedes or "")) is not None:
            chain.append(earlier)
        return chain

    def _control(self, known: Sequence[Event], day: date) -> tuple[Control, list[Event]]:
        """Return the control of a district and the events it rests on: the latest decisive one tells."""
        decisive = [event for event in known if event.kind in _DECISIVE]
        if not decisive:
            return "none", []
        last = decisive[-1]
        if last.kind == "entry":
            return "entered", [last]
        if last.kind == "capture":
            return "held", [last]
        chain = self._deadline_chain(known)
        begun = self.happened(chain[-1])
        set_by = [event for event in known if event.kind == "agreement" and self.happened(event) <= begun]
        basis = [*set_by[-1:], *reversed(chain)]
        ends = chain[0].when.last
        return ("due" if ends is not None and day <= ends else "unreported"), basis


def _exact_end(event: Event) -> date | None:
    """Return the last day of a span that ends on a stated day."""
    when = event.when
    is_stated = when.precision == "span" and when.last is not None and when.text.endswith(str(when.last))
    return when.last if is_stated else None


def step_days(first: date, last: date) -> list[date]:
    """Return every day from the first to the last, both included."""
    return [first + _DAY * number for number in range((last - first).days + 1)]


def neighbours(days: Sequence[date], day: date) -> tuple[date | None, date | None]:
    """Return the nearest of the sorted `days` before and after a day; None where there is none."""
    before, after = bisect_left(days, day), bisect_right(days, day)
    return (days[before - 1] if before else None), (days[after] if after < len(days) else None)
