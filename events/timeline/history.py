"""Who controls each district from which day on, worked out once for all of them from decisive events alone.

Changes of control, deadlines and extensions decide; all other events leave a district as it is. So each
district is walked through on its own few decisive days, never on every day of the collection.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from events.kinds import DECISIVE
from events.model import CONTROLS, Clock
from events.timeline.columns import ALWAYS, NEVER, NO_ROW, OPEN_FIRST, OPEN_LAST, Columns, Ints

_NONE, _IMPLIED, _HELD, _DUE, _UNREPORTED, _ENTERED = (
    CONTROLS.index(control) for control in ("none", "implied", "held", "due", "unreported", "entered")
)
NO_CHAIN: tuple[int, ...] = ()
# Further apart than any two days.
_STRIDE = NEVER + 2


@dataclass(frozen=True, slots=True)
class Change:
    """What holds in a district from a day on: `control` is a place in `History.names`.

    `side` is who was last reported to control it, if events name sides. `head` is the row of the deadline in
    force, `decided` that of the latest decisive event; or NO_ROW.
    """

    day: int
    control: int
    head: int
    decided: int
    side: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """Every change of every district under a clock, by district and day; the first of each is on ALWAYS.

    `district` is a place in `codes`, `side` one in `sides`, or -1; the other arrays are as in `Change`.
    `names` are those of the controls: CONTROLS, then `by-` with each side. `passed` holds the rows of the
    deadlines that ran out without a report.
    """

    district: Ints
    day: Ints
    control: NDArray[np.int8]
    head: Ints
    decided: Ints
    side: NDArray[np.int8]
    sides: tuple[str, ...]
    offsets: NDArray[np.int64]
    keys: NDArray[np.int64]
    passed: Ints

    @property
    def names(self) -> tuple[str, ...]:
        """Return what the numbers of `control` stand for."""
        return (*CONTROLS, *(f"by-{side}" for side in self.sides))

    def on(self, day: int) -> NDArray[np.int64]:
        """Return for each district the change that holds on a day."""
        asked = np.arange(len(self.offsets) - 1, dtype=np.int64) * _STRIDE + day
        return np.searchsorted(self.keys, asked, side="right") - 1

    def of(self, district: int, day: int) -> Change:
        """Return what holds in one district on a day."""
        begin, end = int(self.offsets[district]), int(self.offsets[district + 1])
        return self._change(begin + int(np.searchsorted(self.day[begin:end], day, side="right")) - 1)

    def changes(self, district: int) -> list[Change]:
        """Return all changes of one district, the first on ALWAYS."""
        return [self._change(n) for n in range(int(self.offsets[district]), int(self.offsets[district + 1]))]

    def _change(self, n: int) -> Change:
        side = int(self.side[n])
        return Change(
            day=int(self.day[n]),
            control=int(self.control[n]),
            head=int(self.head[n]),
            decided=int(self.decided[n]),
            side=self.sides[side] if side >= 0 else "",
        )


def trace(columns: Columns, clock: Clock, place: Ints) -> History:
    """Walk through the decisive events of every district. `place` is each event's in the order of time."""
    of_district, rows = columns.districts.values, columns.districts.rows()
    is_decisive = columns.follow(*DECISIVE, rows=rows)
    of_district, rows = of_district[is_decisive], rows[is_decisive]
    order = np.lexsort((place[rows], columns.counts(clock)[rows], of_district))
    districts, rows = of_district[order], rows[order]
    walk = _Walk(columns, clock)
    table: list[tuple[int, int, int, int, int, int]] = []
    count = len(columns.codes)
    bounds = np.searchsorted(districts, np.arange(count + 1)).tolist()
    begins, places, order_of_rows = columns.counts(clock)[rows].tolist(), place[rows].tolist(), rows.tolist()
    for district, (begin, end) in enumerate(pairwise(bounds)):
        table.append((district, ALWAYS, _NONE, NO_ROW, NO_ROW, NO_ROW))
        events = list(zip(begins[begin:end], places[begin:end], order_of_rows[begin:end], strict=True))
        for change in walk.through(events):
            if change[0] == ALWAYS:
                table.pop()
            table.append((district, *change))
    return _make_history(table, count, walk)


def _make_history(table: list[tuple[int, int, int, int, int, int]], count: int, walk: _Walk) -> History:
    columns = np.array(table, dtype=np.int32).reshape(len(table), 6)
    district, day, control, head, decided, side = (np.ascontiguousarray(columns[:, n]) for n in range(6))
    return History(
        district=district,
        day=day,
        control=control.astype(np.int8),
        head=head,
        decided=decided,
        side=side.astype(np.int8),
        sides=walk.sides,
        offsets=np.searchsorted(district, np.arange(count + 1)).astype(np.int64),
        keys=district.astype(np.int64) * _STRIDE + day,
        passed=np.array(sorted(walk.passed), dtype=np.int32),
    )


class _Walk:
    """A walk through one district after the other, as its events become known."""

    def __init__(self, columns: Columns, clock: Clock) -> None:
        self._counts = columns.counts(clock).tolist()
        self.passed: set[int] = set()
        self._kind, self._kinds = columns.kind.tolist(), columns.kinds
        self._is_deadline = columns.follow("deadline", "extension").tolist()
        self._first, self._last = columns.first.tolist(), columns.last.tolist()
        self._happened = columns.happened.tolist()
        self._supersedes = columns.supersedes.tolist()
        self.sides: tuple[str, ...] = tuple(dict.fromkeys(side for side in columns.controlled_by if side))
        places = {side: place for place, side in enumerate(self.sides)}
        self._side = [places.get(side, NO_ROW) for side in columns.controlled_by]

    def through(self, events: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int, int, int]]:
        """Yield day, control, deadline in force, decisive event and side at each change of a district.

        The events are triples: day from which it counts, place in the order of time, row; in that order.
        """
        ends = self._days_after(events)
        known = {day: list(group) for day, group in groupby(events, key=lambda event: event[0])}
        # The deadlines known, the one in force on top unless another has replaced it.
        heap: list[tuple[int, int, int, int]] = []
        replaced: set[int] = set()
        latest, before = (-1, NO_ROW), (_NONE, NO_ROW, NO_ROW, NO_ROW, NO_CHAIN)
        taken = (-1, NO_ROW)
        for day in sorted(known.keys() | ends.keys() | self._days_of_superseded(events)):
            for _, place, row in known.get(day, ()):
                latest = max(latest, (place, row))
                if self._side[row] != NO_ROW:
                    taken = max(taken, (place, row))
                if self._is_deadline[row]:
                    replaced.add(self._supersedes[row])
                    last = self._last[row] if self._last[row] != OPEN_LAST else ALWAYS
                    heappush(heap, (-self._happened[row], -last, place, row))
            while heap and heap[0][3] in replaced:
                heappop(heap)
            head = heap[0][3] if heap else NO_ROW
            chain = tuple(known_of(chain_of(head, self._supersedes), self._counts, day))
            side = self._side[taken[1]] if taken[1] != NO_ROW else NO_ROW
            now = (self._control(latest[1], head, day), head, latest[1], side, chain)
            if now != before:
                before = now
                yield day, *now[:4]
            if day in ends and now[0] == _UNREPORTED:
                self.passed.update(set(ends[day]).intersection(chain))

    def _days_after(self, events: list[tuple[int, int, int]]) -> dict[int, list[int]]:
        """Return the deadlines of a district by the day after they fall due."""
        days: dict[int, list[int]] = {}
        for _, _, row in events:
            if self._is_deadline[row] and self._last[row] < NEVER:
                days.setdefault(self._last[row] + 1, []).append(row)
        return days

    def _days_of_superseded(self, events: list[tuple[int, int, int]]) -> set[int]:
        """Return the days on which superseded deadlines become known, maybe after what supersedes them."""
        moved = [row for _, _, row in events if self._supersedes[row] != NO_ROW]
        return {self._counts[row] for head in moved for row in chain_of(head, self._supersedes)}

    def _control(self, decided: int, head: int, day: int) -> int:
        """Return the control that follows from the latest decisive event."""
        if decided == NO_ROW:
            return _NONE
        kind = self._kinds[self._kind[decided]]
        if self._side[decided] != NO_ROW:
            return len(CONTROLS) + self._side[decided]
        if kind.rule == "control" and kind.control == "held":
            # No source tells from which day on it was held, only that it was.
            return _IMPLIED if self._first[decided] == OPEN_FIRST else _HELD
        if kind.rule == "control":
            return _ENTERED
        last = self._last[head] if head != NO_ROW else OPEN_LAST
        return _DUE if last != OPEN_LAST and day <= last else _UNREPORTED


def chain_of(head: int, supersedes: list[int] | Ints) -> list[int]:
    """Return the rows of a deadline and, behind it, of those it supersedes, each once, known or not."""
    chain: list[int] = []
    while head != NO_ROW and head not in chain:
        chain.append(head)
        head = int(supersedes[head])
    return chain


def known_of(rows: list[int], counts: list[int] | Ints, day: int) -> list[int]:
    """Return those of some rows that count on a day; `counts` holds the first such day of every row."""
    return [row for row in rows if counts[row] <= day]
