"""A second, plain and slow implementation of the timeline's rules: each method walks over all events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from events.model import Clock, Event, Source
from events.timeline.timeline import Timeline

RANK = {"agreement": 0, "capture": 1, "deadline": 2, "extension": 3, "entry": 4}
FIRST = ("entry", "capture", "movement", "hostilities", "agreement", "extension", "deadline")
DEADLINES = ("deadline", "extension")
DECISIVE = ("capture", "deadline", "extension", "entry")


class PlainTimeline:
    """Answers as a Timeline must."""

    def __init__(self, events: Sequence[Event], sources: Sequence[Source]) -> None:
        self.by_id = {event.id: event for event in events}
        self.published = {source.id: source.published for source in sources}
        self.order = sorted(events, key=lambda event: (self.happened(event), RANK.get(event.kind.id, 5)))

    def happened(self, event: Event) -> date:
        if event.when.first:
            return event.when.first
        return self.happened(self.by_id[event.supersedes]) if event.supersedes else date.min

    def publication(self, source: str) -> date:
        if self.published.get(source, "unknown") != "unknown":
            return date.fromisoformat(self.published[source])
        past = [
            event.when.first
            for event in self.by_id.values()
            for account in event.accounts
            if account.source == source and event.when.first
            if event.kind.id not in DEADLINES and event.when.precision != "span"
        ]
        return max(past, default=date.max)

    def counts(self, event: Event, clock: Clock) -> date:
        if clock == "happened":
            return self.happened(event)
        return min(self.publication(account.source) for account in event.accounts)

    def is_own(self, event: Event, day: date, clock: Clock) -> bool:
        when = event.when
        if clock == "reported":
            return self.counts(event, clock) == day
        if when.precision != "span":
            if when.first is None or when.last is None:
                return False
            is_long = when.last - when.first > timedelta(days=31)
            return when.first == day if is_long else when.first <= day <= when.last
        return when.first == day or (when.last == day and when.text.endswith(str(day)))

    def known(self, code: str | None, day: date, clock: Clock) -> list[Event]:
        among = [event for event in self.order if code is None or code in event.districts]
        return [event for event in among if self.counts(event, clock) <= day]

    def newest(self, code: str | None, day: date, clock: Clock) -> list[Event]:
        rank = {kind: number for number, kind in enumerate(FIRST)}
        known = sorted(self.known(code, day, clock), key=lambda event: rank.get(event.kind.id, len(FIRST)))
        return sorted(known, key=lambda event: self.counts(event, clock), reverse=True)

    def chain(self, code: str, day: date, clock: Clock) -> list[Event]:
        """Return the deadline in force and, behind it, those that it supersedes."""
        deadlines = [event for event in self.known(code, day, clock) if event.kind.id in DEADLINES]
        replaced = [event.supersedes for event in deadlines]
        standing = [event for event in deadlines if event.id not in replaced]
        if not standing:
            return []
        chain = [max(standing, key=lambda event: (self.happened(event), event.when.last or date.min))]
        while chain[-1].supersedes:
            chain.append(self.by_id[chain[-1].supersedes])
        return [event for event in chain if self.counts(event, clock) <= day]

    def state(self, code: str, day: date, clock: Clock) -> tuple[str, list[str], list[str]]:
        """Return control, what it rests on, and the events of the day."""
        known = self.known(code, day, clock)
        own = [event.id for event in known if self.is_own(event, day, clock)]
        decisive = [event for event in known if event.kind.id in DECISIVE]
        if not decisive:
            return "none", [], own
        if decisive[-1].kind.id in ("entry", "capture"):
            control = "entered" if decisive[-1].kind.id == "entry" else "held"
            if control == "held" and decisive[-1].when.first is None:
                control = "implied"
            return control, [decisive[-1].id], own
        chain = self.chain(code, day, clock)
        agreed = [event for event in known if event.kind.id == "agreement"]
        set_by = [event for event in agreed if self.happened(event) <= self.happened(chain[-1])]
        rests_on = [event.id for event in [*set_by[-1:], *reversed(chain)]]
        last = chain[0].when.last
        return ("due" if last and day <= last else "unreported"), rests_on, own

    def days(self, clock: Clock) -> list[date]:
        found = {self.counts(event, clock) for event in self.order}
        for event in self.order:
            last = event.when.last
            if clock == "happened" and last and self.is_own(event, last, clock):
                found |= {last} if event.when.precision == "span" else set()
            if event.kind.id in DEADLINES and last and last < date.max:
                after = last + timedelta(days=1)
                states = [self.state(code, after, clock) for code in event.districts]
                found |= {after for one, basis, _ in states if one == "unreported" and event.id in basis}
        return sorted(found - {date.min, date.max})


def drawn_days(timeline: Timeline, event: Event, clock: Clock) -> tuple[date, date] | None:
    """Return the first and the last day on which an event is drawn; None for an event with no day."""
    first = timeline.counts_from(event, clock)
    if first in (date.min, date.max):
        return None
    last = event.when.last if clock == "happened" else first
    return first, last or first
