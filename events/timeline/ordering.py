"""The events of a collection sorted in the orders that are needed, as rows of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from events.model import Clock, Event
from events.timeline.columns import NO_ROW, Columns, Ints
from events.timeline.store import EventStore

_NOTHING: Ints = np.zeros(0, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class DayRows:
    """The rows of the events that count on a day: those of the day itself, and all others, newest first."""

    of_day: Ints
    earlier: Ints


@dataclass(frozen=True, slots=True)
class Grouped:
    """Rows, those of each group together; `bounds[n]` is where group n begins."""

    rows: Ints
    bounds: NDArray[np.int64]

    def group(self, number: int) -> Ints:
        """Return the rows of a group; none for NO_ROW."""
        return _NOTHING if number == NO_ROW else self.rows[self.bounds[number] : self.bounds[number + 1]]


class Orders:
    """The rows in order of time and newest first, of all and of each district; each worked out once."""

    def __init__(self, columns: Columns) -> None:
        """Keep the columns."""
        self._columns = columns
        self._newest: dict[Clock, tuple[Ints, Ints]] = {}
        self._newest_of: dict[Clock, Grouped] = {}

    @cached_property
    def by_time(self) -> Ints:
        """Return all rows in order of time; within a day what was agreed before what was done."""
        columns = self._columns
        return np.lexsort(
            (_by_kind(columns, [kind.rank for kind in columns.kinds]), columns.happened)
        ).astype(np.int32)

    @cached_property
    def places(self) -> Ints:
        """Return for each row its place in the order of time."""
        return _invert(self.by_time)

    @cached_property
    def by_district(self) -> Grouped:
        """Return the rows of each district in order of time."""
        return self._group(self.places)

    def newest_first(self, clock: Clock) -> tuple[Ints, Ints]:
        """Return all rows, latest day first, and within a day deeds before words; and their negated days."""
        if clock not in self._newest:
            columns = self._columns
            counts = columns.counts(clock)
            weights = _by_kind(columns, [kind.weight for kind in columns.kinds])
            rows = np.lexsort((self.places, weights, -counts)).astype(np.int32)
            self._newest[clock] = rows, -counts[rows]
        return self._newest[clock]

    def newest_of(self, clock: Clock, district: int) -> tuple[Ints, Ints]:
        """Return the same of one district."""
        if clock not in self._newest_of:
            self._newest_of[clock] = self._group(_invert(self.newest_first(clock)[0]))
        rows = self._newest_of[clock].group(district)
        return rows, -self._columns.counts(clock)[rows]

    def _group(self, places: Ints) -> Grouped:
        """Return the rows of each district in the order that their places give."""
        lists = self._columns.districts
        rows = lists.rows()
        order = np.lexsort((places[rows], lists.values))
        bounds = np.searchsorted(lists.values[order], np.arange(len(lists.names) + 1))
        return Grouped(rows[order], bounds.astype(np.int64))


class ById(Mapping[str, Event]):
    """The events of a store by id; a record is made when it is first needed."""

    def __init__(self, store: EventStore) -> None:
        """Keep the store."""
        self._store = store

    def __getitem__(self, id: str) -> Event:
        row = self._store.row(id)
        if row is None:
            raise KeyError(id)
        return self._store[row]

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self._store.row(id) is not None

    def __iter__(self) -> Iterator[str]:
        return (event.id for event in self._store)

    def __len__(self) -> int:
        return len(self._store)


def _by_kind(columns: Columns, numbers: Sequence[int]) -> NDArray[np.int8]:
    """Return for each row the number of its kind."""
    return np.array(numbers, dtype=np.int8)[columns.kind]


def _invert(order: Ints) -> Ints:
    places = np.empty_like(order)
    places[order] = np.arange(len(order), dtype=np.int32)
    return places
