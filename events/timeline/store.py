"""The protocol of a store of events, whatever keeps them, and the store that keeps records in memory."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from events.model import DEFAULT_KINDS, PRECISIONS, Event, Kind, Source
from events.timeline.columns import Columns, Ints, make_columns


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where the places of events may be read: a GeoParquet file, and each event's row in it, from 0."""

    path: Path
    rows: Ints


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of events, as Arrow arrays: `summary` one an event; `says` and `speaker` one an account.

    `rows` holds the row of each account's event.
    """

    summary: Any
    says: Any
    speaker: Any
    rows: Ints


class EventStore(Sequence[Event]):
    """The events of a collection in their order, to be read: all, one by its id, or those of some rows.

    A row is the place of an event among all, from 0, as in `columns`. What keeps events elsewhere than in
    memory makes the record of a row when it is read: iterating makes all, one after the other. A store
    says how many events it has (`__len__`), gives all of them (`__iter__`), some (`take`), their `columns`,
    and their `geometry` if it has any; the rest follows.
    """

    @property
    @abstractmethod
    def columns(self) -> Columns:
        """Return the events as columns, made once."""

    @property
    @abstractmethod
    def geometry(self) -> Geometry | None:
        """Return where the events are on the map, if the store knows more than the ids of their places."""

    @abstractmethod
    def __iter__(self) -> Iterator[Event]: ...

    @abstractmethod
    def take(self, rows: Sequence[int]) -> list[Event]:
        """Return the events of these rows, in the order given."""

    def texts(self) -> Texts:
        """Return the texts of all events, to be searched; a large store has them without making records."""
        import pyarrow

        said = [
            (row, one.says, one.attributed_to) for row, event in enumerate(self) for one in event.accounts
        ]
        summary = pyarrow.array([event.summary for event in self], pyarrow.string())
        says, speaker = (pyarrow.array([one[n] for one in said], pyarrow.string()) for n in (1, 2))
        return Texts(summary, says, speaker, np.array([one[0] for one in said], dtype=np.int32))

    def precisions(self) -> NDArray[np.int8]:
        """Return how near to its place each event was: a place in PRECISIONS, -1 where that is not told."""
        precisions = [-1 if event.precision is None else PRECISIONS.index(event.precision) for event in self]
        return np.array(precisions, dtype=np.int8)

    def row(self, id: str) -> int | None:
        """Return the row of the event with this id, if there is one."""
        return self._rows.get(id)

    @overload
    def __getitem__(self, place: int) -> Event: ...
    @overload
    def __getitem__(self, place: slice) -> list[Event]: ...
    def __getitem__(self, place: int | slice) -> Event | list[Event]:
        rows = range(len(self))[place]
        return self.take([rows])[0] if isinstance(rows, int) else self.take(rows)

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {id: row for row, id in enumerate(self.columns.ids.tolist())}


class EventList(EventStore):
    """Events that are kept in memory as records."""

    geometry = None

    def __init__(
        self,
        events: Iterable[Event],
        sources: Iterable[Source],
        codes: Iterable[str] = (),
        kinds: Iterable[Kind] = DEFAULT_KINDS,
    ) -> None:
        """Keep the events; `codes` and `kinds` have a place in the columns even without an event."""
        self._events, self._sources = tuple(events), tuple(sources)
        self._codes, self._kinds = tuple(codes), tuple(kinds)

    @cached_property
    def columns(self) -> Columns:
        """Return the events as columns, made when they are first asked for."""
        return make_columns(self._events, self._sources, self._codes, self._kinds)

    def __len__(self) -> int:
        """Return the number of events."""
        return len(self._events)

    def __iter__(self) -> Iterator[Event]:
        return iter(self._events)

    def take(self, rows: Sequence[int]) -> list[Event]:
        """Return the events of these rows, in the order given."""
        return [self._events[row] for row in rows]
