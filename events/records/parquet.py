"""The events of a large collection: a Parquet file, `events.parquet`, read as columns.

A row is an event in the words of the records: id, kind, when (EDTF), districts, places, route_from, route_to,
supersedes, summary, and accounts, a list of source, paragraph, sentences, words, says, attributed_to, stance,
differs_on, side, when and places. Any other column is a fault and is not read, but for `geometry` and `bbox`,
which a GeoParquet file has and the map reads, and for `begin` and `end`, which an export adds. No
record is made of a row before it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from events.dates import parse_when
from events.errors import Fault, word_os_error
from events.model import DEFAULT_KINDS, PRECISIONS, Event, Settings, Source
from events.records.parquet_rules import name_row, vet_rows, word_faults
from events.records.parquet_table import Parts, make_schema, offsets_of, read_parts, split_table
from events.records.record import flatten, from_record, to_record, unflatten
from events.records.rules import UNIQUE, Link, find_strays, know
from events.timeline.columns import NO_ROW, AccountLists, Columns, Flags, Lists, follow, join_columns
from events.timeline.spans import read_spans
from events.timeline.store import EventStore, Geometry, Texts

EVENTS_STORE, DISTRICTS_STORE = "events.parquet", "districts.parquet"
_CACHED = 4096
_BATCH = 1024
# Rows up to which they are read one by one, and kept; more are read faster together.
_FEW = 32


class StoredEvents(EventStore):
    """The events of a file, made into records when they are read."""

    def __init__(
        self, parts: Parts, sources: Sequence[Source], codes: Sequence[str], geometry: Geometry
    ) -> None:
        """Keep the rows of the file that are without fault, as a table and as columns."""
        self._table, self._geometry, self._kinds = parts.table, geometry, parts.kinds
        self._columns = _make_columns(parts, self, sources, codes)
        self._made = lru_cache(_CACHED)(self._make)

    @property
    def columns(self) -> Columns:
        """Return the events as columns."""
        return self._columns

    @property
    def geometry(self) -> Geometry:
        """Return the file, in which events may have a point each."""
        return self._geometry

    def __len__(self) -> int:
        """Return the number of events."""
        return len(self._table)

    def __iter__(self) -> Iterator[Event]:
        for begin in range(0, len(self), _BATCH):
            yield from map(self._read, self._table.slice(begin, _BATCH).to_pylist())

    def texts(self) -> Texts:
        """Return the texts of all events, taken from the columns of the file."""
        import pyarrow

        accounts = self._table["accounts"].combine_chunks()
        fields = pyarrow.Table.from_struct_array(accounts.flatten())
        says, speaker = (fields[name].combine_chunks() for name in ("says", "attributed_to"))
        lengths = np.diff(offsets_of(accounts))
        rows = np.repeat(np.arange(len(self), dtype=np.int32), lengths)
        return Texts(self._table["summary"].combine_chunks(), says, speaker, rows)

    def precisions(self) -> NDArray[np.int8]:
        """Return how near to its place each event was, taken from the column of the file."""
        import pyarrow
        import pyarrow.compute

        column = self._table["precision"].combine_chunks().cast(pyarrow.string())
        found = pyarrow.compute.index_in(column, value_set=pyarrow.array(PRECISIONS))
        numbers: NDArray[np.int8] = found.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int8)
        return numbers

    def take(self, rows: Sequence[int]) -> list[Event]:
        """Return the events of these rows, in the order given."""
        if len(rows) <= _FEW:
            return [self._made(row) for row in rows]
        return [self._read(row) for row in self._table.take(list(rows)).to_pylist()]

    def _make(self, row: int) -> Event:
        return self._read(self._table.slice(row, 1).to_pylist()[0])

    def _read(self, row: dict[str, Any]) -> Event:
        return from_record(unflatten(row), self._kinds)


def make_table(events: Iterable[Event]) -> Any:
    """Return events as a pyarrow.Table in the columns of the file, to be written by `pyarrow.parquet`."""
    import pyarrow

    rows = [flatten(to_record(event)) for event in events]
    return pyarrow.Table.from_pylist(rows, schema=make_schema())


def read_store(
    path: Path,
    settings: Settings | None,
    sources: Sequence[Source],
    unshown: Mapping[str, str],
    faults: list[Fault],
) -> tuple[StoredEvents, int]:
    """Return the events of a file without those that are `unshown`, and how many of its rows are set aside.

    Raises nothing: what is wrong with the file or its rows is added to the faults, of many the first ones.
    """
    import pyarrow

    codes = [district.code for district in settings.districts] if settings else []
    kinds = settings.kinds if settings else DEFAULT_KINDS
    parts = read_parts(path, faults, kinds)
    known = know(path.name, settings, sources, unshown)
    vetted = vet_rows(parts, known)
    is_kept = ~(vetted.is_misshapen | vetted.is_repeated | vetted.is_against_rules)
    strays = _find_strays(parts, is_kept)
    is_kept[strays] = False
    faults += word_faults(parts, vetted, strays, known)
    rows = np.flatnonzero(is_kept).astype(np.int32)
    kept = parts if len(rows) == len(is_kept) else split_table(parts.table.take(rows).combine_chunks(), kinds)
    stored = StoredEvents(kept, sources, codes, Geometry(path, rows))
    # Arrow keeps for itself what it needed while reading, which is as much again.
    pyarrow.default_memory_pool().release_unused()
    return stored, parts.unread + len(is_kept) - len(rows)


def read_districts(path: Path, faults: list[Fault]) -> dict[str, str]:
    """Return code and name of each district of a file; none if there is no such file.

    A row without them, or with a code that an earlier row has, is a fault and left out.
    """
    if not path.is_file():
        return {}
    import pyarrow
    from pyarrow import parquet

    try:
        table = parquet.read_table(path, columns=["id", "name"]).to_pydict()
    except (OSError, pyarrow.ArrowException) as error:
        faults.append(Fault(path.name, "", "", word_os_error(error), "a Parquet file"))
        return {}
    found: dict[str, str] = {}
    if missing := [name for name in ("id", "name") if name not in table]:
        faults += [Fault(path.name, "", name, "missing", "a column of texts") for name in missing]
        return {}
    for number, (code, name) in enumerate(zip(table["id"], table["name"], strict=True), 1):
        record = name_row(number, code)
        for field, value in (("id", code), ("name", name)):
            if not isinstance(value, str) or not value.strip():
                faults.append(Fault(path.name, record, field, repr(value), "a text"))
                break
        else:
            if code.strip() in found:
                faults.append(Fault(path.name, record, "id", repr(code), UNIQUE))
            found.setdefault(code.strip(), name.strip())
    return found


def _find_strays(parts: Parts, is_kept: Flags) -> list[int]:
    """Return the rows of the extensions that supersede no deadline that is kept."""
    rows = np.flatnonzero(is_kept & follow(parts.kinds, "deadline", "extension")[parts.kind])
    if not follow(parts.kinds, "extension")[parts.kind[rows]].any():
        return []
    table = parts.table.select(["id", "districts", "supersedes"]).take(rows).to_pylist()
    by_id = {record["id"]: int(row) for row, record in zip(rows, table, strict=True)}
    links = (
        Link(
            record["id"],
            parts.kinds[parts.kind[row]],
            tuple(code.strip() for code in record["districts"] or ()),
            (record["supersedes"] or "").strip() or None,
        )
        for row, record in zip(rows, table, strict=True)
    )
    return [by_id[link.id] for link in find_strays(links)]


def _make_columns(
    parts: Parts, events: StoredEvents, sources: Sequence[Source], codes: Sequence[str]
) -> Columns:
    import pyarrow.compute as compute

    ids = parts.table["id"]
    supersedes = compute.index_in(compute.utf8_trim_whitespace(parts.table["supersedes"]), value_set=ids)
    names = parts.sources.renamed([source.id for source in sources])
    return join_columns(
        ids=ids.to_numpy(),
        kind=parts.kind,
        kinds=tuple(parts.kinds),
        controlled_by=compute.fill_null(parts.table["controlled_by"], "").to_numpy(),
        spans=read_spans([parse_when(text) for text in parts.whens]).take(parts.when),
        supersedes=compute.fill_null(supersedes, NO_ROW).to_numpy().astype(np.int32),
        has_route=compute.is_valid(parts.table["route_from"]).to_numpy(),
        districts=Lists(*parts.districts.renamed(codes)),
        places=Lists(*parts.places.renamed(())),
        accounts=AccountLists(Lists(*names), parts.stances),
        sources=sources,
        events=events,
    )
