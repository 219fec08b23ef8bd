"""Two days compared: the districts whose state is another, and the events that lie between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from events.model import Clock, DistrictState, Event
from events.timeline.columns import ALWAYS, NEVER, OPEN_FIRST, Flags, Ints
from events.timeline.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Change:
    """A district on two days, and the events that made its later state; none if both are the same."""

    before: DistrictState
    after: DistrictState
    made_by: tuple[Event, ...] = ()

    @property
    def is_none(self) -> bool:
        """Return whether nothing has changed but the number of days that are left."""
        return _essence(self.before) == _essence(self.after)


def changed_districts(timeline: Timeline, first: date, last: date, clock: Clock = "happened") -> list[str]:
    """Return the codes of the districts whose control or deadline is another on the last day, in order."""
    history = timeline.history(clock)
    begin, end = history.on(first.toordinal()), history.on(last.toordinal())
    is_other = (history.control[begin] != history.control[end]) | (history.head[begin] != history.head[end])
    is_other |= history.side[begin] != history.side[end]
    return [timeline.columns.codes[place] for place in np.flatnonzero(is_other).tolist()]


def compare_district(
    timeline: Timeline, code: str, first: date, last: date, clock: Clock = "happened"
) -> Change:
    """Return the state of a district on two days, and the events that the later one newly rests on.

    A deadline that passed between them made the change without any new event: it stands for itself.
    """
    before, after = (timeline.state(code, day, clock) for day in (first, last))
    if _essence(before) == _essence(after):
        return Change(before, after)
    events = [timeline.by_id[id] for id in after.rests_on]
    new = [event for event in events if event.id not in before.rests_on]
    passed = [event for event in events if event.kind.is_deadline]
    return Change(before, after, tuple(new or passed or events))


def rows_between(
    timeline: Timeline, first: date, last: date, *, clock: Clock = "happened", among: Flags | None = None
) -> Ints:
    """Return the rows of the events after the first day and up to the last, in order of time.

    A deadline lies there with the day that it was set and with the day that it falls due.
    """
    columns = timeline.columns
    counts, end = columns.counts(clock), columns.own_end
    low, high = first.toordinal(), last.toordinal()
    begins = (low < counts) & (counts <= high) & (counts != ALWAYS) & (counts != NEVER)
    ends = (low < end) & (end <= high) & (end != OPEN_FIRST) & (clock == "happened")
    rows = timeline.rows((begins | ends) if among is None else (begins | ends) & among)
    days = np.where(begins, counts, end)[rows]
    return rows[np.argsort(days, kind="stable")]


def _essence(state: DistrictState) -> tuple[object, ...]:
    return state.control, state.controlled_by, state.deadline, state.supersedes
