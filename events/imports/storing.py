"""Converted rows into the folder of a collection: as `events.parquet`, whole or not at all.

What is there is compared by id: importing twice doubles nothing, and it is counted what an import adds,
changes and leaves as it was. The file is written beside its place and then renamed, so that an import that is
ended midway leaves the collection as it was; run again, it goes on with what `checkpoints` has kept.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

from events.dates import parse_when
from events.errors import Fault, RecordsError, word_os_error
from events.imports.checkpoints import Checkpoints, State
from events.records.collection import EVENTS_FILE, load_collection
from events.records.parquet import EVENTS_STORE
from events.records.parquet_table import make_schema
from events.records.points import GEOMETRY, pack_points
from events.records.record import Record, flatten, to_record, unflatten

# What a collection of events.toml is called once its events stand in events.parquet.
BEFORE = "events-before-import.toml"
_BATCH = 10_000
# GeoParquet 1.1: WKB, longitude and latitude in degrees, WGS 84; of any type of geometry.
_GEO = {
    "version": "1.1.0",
    "primary_column": GEOMETRY,
    "columns": {GEOMETRY: {"encoding": "WKB", "geometry_types": []}},
}

# A record and, as WKB, where it is.
Placed = tuple[Record, bytes | None]
# Batches of events, each with how far the import is then.
Steps = Iterable[tuple[Sequence[Placed], State]]


@dataclass(slots=True)
class Counts:
    """What an import did: events by whether they are new, and rows that are none.

    `absent` are events of the same sources that the files do not have; they stay unless they are `withdrawn`.
    All events lie between the `first` and the `last` day; `newest` is the last that one is known to the day.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    absent: int = 0
    withdrawn: int = 0
    kept: int = 0
    first: date | None = None
    last: date | None = None
    newest: date | None = None


@dataclass(frozen=True, slots=True)
class Old:
    """An event that is there: a hash of all of it, and its sources."""

    mark: bytes
    sources: frozenset[str]


class Store:
    """The events of a collection's folder, to which others are added."""

    def __init__(self, folder: Path) -> None:
        """Look at what the folder holds; it need not be there. Raises RecordsError if it cannot be used."""
        self._folder = folder
        self._old: dict[str, Old] = {}
        for record, geometry in self._read():
            sources = frozenset(account["source"] for account in record["accounts"])
            self._old[record["id"]] = Old(_mark(record, geometry), sources)

    def __len__(self) -> int:
        """Return the number of events that are there."""
        return len(self._old)

    def write(
        self, given: Steps, sources: Iterable[str], checkpoints: Checkpoints, *, replace: bool
    ) -> tuple[Counts, Pending]:
        """Write batches of events, and after them those that stay, into a file that takes its place later.

        Each has an id of its own. Each batch is kept as a checkpoint with what `given` says with it; those
        that are there already are not given again. `sources` are those that the events rest on; with
        `replace` their events that are not given are withdrawn. Raises OSError.
        """
        import pyarrow
        from pyarrow import parquet

        counts, seen = Counts(), set[str]()
        if checkpoints.states:
            counts = _read_counts(checkpoints.states[-1]["counts"])
        schema = make_schema().append(pyarrow.field(GEOMETRY, pyarrow.binary()))
        schema = schema.with_metadata({"geo": json.dumps(_GEO)})
        for batch, state in given:
            for record, geometry in batch:
                self._count(counts, record, geometry)
            checkpoints.save(_make_table(batch, schema), state | {"counts": _list_counts(counts)})
        for left in self._folder.glob(".*.import-part"):
            left.unlink()
        part = self._folder / f".{secrets.token_hex(8)}.import-part"
        with ExitStack() as stack:
            stack.callback(_remove_unless_done, part, done := [])
            writer = stack.enter_context(parquet.ParquetWriter(part, schema, compression="zstd"))
            for table in checkpoints.tables():
                seen.update(table["id"].to_pylist())
                writer.write_table(table.cast(schema))
            # They may have become known only now.
            own = frozenset(sources)
            for rest in _in_batches(self._keep(seen, own, counts, replace)):
                writer.write_table(_make_table(rest, schema))
            done.append(part)
        return counts, Pending(part, self._folder)

    def _count(self, counts: Counts, record: Record, geometry: bytes | None) -> None:
        old = self._old.get(record["id"])
        if old is None:
            counts.added += 1
        elif old.mark == _mark(record, geometry):
            counts.unchanged += 1
        else:
            counts.changed += 1
        _span(counts, record)

    def _keep(self, seen: set[str], own: frozenset[str], counts: Counts, replace: bool) -> Iterator[Placed]:
        if self._old.keys() <= seen:
            return
        for record, geometry in self._read(but=seen):
            if self._old[record["id"]].sources <= own:
                if replace:
                    counts.withdrawn += 1
                    continue
                counts.absent += 1
            counts.kept += 1
            _span(counts, record)
            yield record, geometry

    def _read(self, but: Container[str] = ()) -> Iterator[Placed]:
        """Yield the events that are there, `but` those of some ids, as minimal records."""
        path = self._folder / EVENTS_STORE
        if path.is_file():
            yield from _read_parquet(path, but)
        elif (self._folder / EVENTS_FILE).is_file():
            collection = load_collection(self._folder)
            if collection.faults:
                raise RecordsError(collection.faults)
            for event in (one for one in collection.events if one.id not in but):
                yield split_points(prune(to_record(event)))


def _read_parquet(path: Path, but: Container[str]) -> Iterator[Placed]:
    import pyarrow
    from pyarrow import parquet

    try:
        for batch in parquet.ParquetFile(path).iter_batches(_BATCH):
            for row in batch.to_pylist():
                if row["id"] in but:
                    continue
                geometry = row.pop(GEOMETRY, None)
                for name in ("bbox", "begin", "end"):
                    row.pop(name, None)
                yield prune(unflatten(row)), geometry
    # Of a file that is broken, or of another form than events have.
    except (OSError, pyarrow.ArrowException, KeyError, TypeError, AttributeError) as error:
        expected = "events as an import writes them; move it away to import anew"
        raise RecordsError([Fault(path.name, "", "", word_os_error(error), expected)]) from error


@dataclass(frozen=True, slots=True)
class Pending:
    """A file of events that is written and stands beside its place."""

    part: Path
    folder: Path

    def put_in_place(self) -> None:
        """Make it the events of the collection. Events in TOML, which it holds, too, get another name."""
        self.part.replace(self.folder / EVENTS_STORE)
        toml = self.folder / EVENTS_FILE
        if toml.is_file():
            toml.replace(self.folder / BEFORE)

    def remove(self) -> None:
        """Let go of it."""
        self.part.unlink(missing_ok=True)


def split_points(record: Record, geometry: bytes | None = None) -> Placed:
    """Return a record without its points (latitude, longitude), and these as the geometry of its row."""
    points = [(lon, lat) for lat, lon in record.pop("points", ())]
    return record, pack_points(points) if points else geometry


def prune(record: Mapping[str, Any]) -> Record:
    """Return a record without what is empty, also in its accounts."""
    kept = {name: value for name, value in record.items() if value not in (None, "", [], {})}
    kept["accounts"] = [
        {
            name: value
            for name, value in one.items()
            if value not in (None, "", []) and (name, value) != _USUAL
        }
        for one in kept.get("accounts", ())
    ]
    return kept


_USUAL = ("stance", "reports")


def _mark(record: Record, geometry: bytes | None) -> bytes:
    written = json.dumps(record, sort_keys=True, ensure_ascii=False).encode()
    return blake2b(written + (geometry or b""), digest_size=12).digest()


def _span(counts: Counts, record: Record) -> None:
    when = parse_when(record["when"])
    for day in (when.first, when.last):
        if day is not None:
            counts.first = min(counts.first or day, day)
            counts.last = max(counts.last or day, day)
    if when.first is not None and when.first == when.last:
        counts.newest = max(counts.newest or when.first, when.first)


def _list_counts(counts: Counts) -> dict[str, Any]:
    """Return counts as they stand in JSON."""
    listed = asdict(counts).items()
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in listed}


def _read_counts(listed: Mapping[str, Any]) -> Counts:
    counts = Counts()
    for name, value in listed.items():
        setattr(counts, name, date.fromisoformat(value) if isinstance(value, str) else value)
    return counts


def _make_table(batch: Sequence[Placed], schema: Any) -> Any:
    import pyarrow

    rows = []
    for record, geometry in batch:
        row = flatten({"route": None, **record})
        if "details" in row:
            row["details"] = list(row["details"].items())
        row[GEOMETRY] = geometry
        rows.append(row)
    return pyarrow.Table.from_pylist(rows, schema=schema)


def _in_batches(things: Iterable[Placed]) -> Iterator[list[Placed]]:
    batch: list[Placed] = []
    for one in things:
        batch.append(one)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _remove_unless_done(part: Path, done: list[Path]) -> None:
    if not done:
        part.unlink(missing_ok=True)
