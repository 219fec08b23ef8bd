"""The state of a district on days of its history, as records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from events.model import CONTROLS, Clock, Control, DistrictState
from events.timeline.columns import OPEN_LAST, Columns, Flags, Ints
from events.timeline.history import Change, chain_of, known_of

_IN_WAIT: tuple[Control, ...] = ("due", "unreported")
# How many (day, event) pairs are looked at in one go.
_PAIRS = 2_000_000


class DistrictEvents:
    """The events of a district, in order of time, under a clock; and its states, made of them."""

    def __init__(self, columns: Columns, rows: Ints, code: str, clock: Clock) -> None:
        """Gather what the states need; `rows` are the events of the district in order of time."""
        self._columns, self._code, self._clock = columns, code, clock
        self._ids = columns.ids[rows]
        self._in_order: tuple[str, ...] = tuple(self._ids.tolist())
        self._counts = columns.counts(clock)[rows]
        self._own = columns.own_first[rows], columns.own_last[rows], columns.own_end[rows]
        self._chains: dict[int, list[int]] = {}
        is_agreement = columns.follow("agreement", rows=rows)
        self._agreed = rows[is_agreement]
        self._agreed_on = columns.happened[self._agreed]
        self._agreed_counts = self._counts[is_agreement]

    def states(self, points: Sequence[tuple[date, Change]]) -> Iterator[DistrictState]:
        """Yield the state on each day, of which `points` gives what holds then."""
        size = max(1, _PAIRS // (len(self._ids) + 1))
        for begin in range(0, len(points), size):
            some = points[begin : begin + size]
            own = self._of_days([day.toordinal() for day, _ in some])
            for (day, change), today in zip(some, own, strict=True):
                yield self._state(day, change, today)

    def _of_days(self, days: list[int]) -> list[list[str]]:
        """Return for each day the ids of the events that are of it, among those that count."""
        asked = np.array(days, dtype=np.int32)[:, None]
        is_own: Flags
        if self._clock == "reported":
            is_own = self._counts == asked
        else:
            first, last, end = self._own
            is_own = ((first <= asked) & (asked <= last)) | (end == asked)
            is_own &= self._counts <= asked
        of_day, places = np.nonzero(is_own)
        ids = self._ids[places].tolist()
        bounds = np.searchsorted(of_day, np.arange(len(days) + 1)).tolist()
        return [ids[bounds[n] : bounds[n + 1]] for n in range(len(days))]

    def _state(self, day: date, change: Change, today: list[str]) -> DistrictState:
        """Return the state on a day."""
        control = CONTROLS[change.control] if change.control < len(CONTROLS) else "controlled"
        number = day.toordinal()
        deadline, supersedes, chain = self._chain(change.head, number)
        rests_on = [change.decided] if control != "none" else []
        if control in _IN_WAIT:
            rests_on = [*self._set_by(chain, number), *chain]
        return DistrictState(
            code=self._code,
            day=day,
            control=control,
            deadline=deadline,
            supersedes=supersedes,
            days_left=(deadline - day).days if deadline and control == "due" else None,
            rests_on=tuple([self._columns.ids[row] for row in rests_on]),
            controlled_by=change.side,
            events=self._known(number),
            today=tuple(today),
        )

    def _known(self, day: int) -> tuple[str, ...]:
        """Return the ids of the events that count on a day."""
        if self._clock == "happened":
            return self._in_order[: int(self._counts.searchsorted(day, side="right"))]
        return tuple(self._ids[self._counts <= day].tolist())

    def _chain(self, head: int, day: int) -> tuple[date | None, tuple[date, ...], list[int]]:
        """Return the deadline in force, those it supersedes, and the rows of all, the first one first.

        Nothing is said of a deadline before the day from which it counts, though another that supersedes it
        may count earlier.
        """
        if head not in self._chains:
            self._chains[head] = chain_of(head, self._columns.supersedes)
        rows = known_of(self._chains[head], self._columns.counts(self._clock), day)
        days = [int(self._columns.last[row]) for row in rows]
        deadlines = [date.fromordinal(day) if day != OPEN_LAST else None for day in days]
        earlier = tuple(day for day in reversed(deadlines[1:]) if day is not None)
        return deadlines[0] if deadlines else None, earlier, rows[::-1]

    def _set_by(self, chain: list[int], day: int) -> list[int]:
        """Return the row of the latest agreement known when the first of the deadlines began."""
        begun = int(self._columns.happened[chain[0]])
        count = int(self._agreed_on.searchsorted(begun, side="right"))
        (known,) = (self._agreed_counts[:count] <= day).nonzero()
        return [int(self._agreed[known[-1]])] if len(known) else []
