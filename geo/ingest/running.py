"""The rows of files to events, one file after another."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path
from typing import Any

from events.errors import Fault, ImportingError
from events.imports import timemap
from events.imports.checkpoints import State
from events.imports.conversion import Converter, Wrong
from events.imports.exports import Exported
from events.imports.guessing import name_source
from events.imports.mapping import Mapping, write_mapping
from events.imports.rows import Row, Table
from events.imports.setting_aside import SetAside, stem_of
from events.imports.settings import SourcesFile
from events.imports.storing import Placed, Steps, prune, split_points
from events.imports.types import Types
from events.kinds import DEFAULT_KINDS, KINDS
from events.model import Source
from events.records.record import Record
from geo.ingest.asked import FileReport, Request
from geo.ingest.opening import GUESSED, MAPPING, find_mapping, open_file

BATCH = 5_000
# What a place of these precisions is in no one district.
_NOWHERE = ("country", "unknown")
Follow = Callable[[Iterable[Row], int | None], Iterable[Row]]


class StaleError(Exception):
    """What an earlier run has left does not fit what is there: the import begins anew."""


class Run:
    """Converts the files of one import, one after another, and keeps what is learnt on the way."""

    def __init__(self, request: Request, settings: SourcesFile, locator: Any, follow: Follow) -> None:
        """Keep what is asked; `locator` tells the district of a point, None if there are none."""
        self._request, self._settings, self._locator, self._follow = request, settings, locator, follow
        self._marks: dict[str, bytes] = {}
        self._cited: dict[str, Source] = {}
        self.sources: dict[str, Source] = {}
        self.sides: set[str] = set()
        # The kinds of all events, with what is told of those that the program does not bring along.
        self.kinds: dict[str, dict[str, Any]] = {}
        self.codes: set[str] = set()
        self.reports: list[FileReport] = []
        self.mappings: dict[Path, str] = {}
        self.source_ids: set[str] = set()
        self.asides: list[SetAside] = []
        # The number of the file that is read, the ids since the last batch, and where an earlier run was.
        self._at, self._fresh = 0, list[str]()
        self._before: State = {"file": -1}

    def batches(self, states: Sequence[State]) -> Steps:
        """Yield the events of all files in batches, each with how far this is then.

        `states` are those of the batches that an earlier run has left: these are not yielded again.
        """
        opened = [(path, open_file(path, self._request.format)) for path in self._request.files]
        tables = []
        for path, one in opened:
            if isinstance(one, Table) and timemap.is_sources(one.columns):
                self._read_cited(path, one)
            else:
                tables.append((path, one))
        self._take_up(states)
        for self._at, (path, one) in enumerate(tables):
            yield from self._exported(path, one) if isinstance(one, Exported) else self._table(path, one)

    def _take_up(self, states: Sequence[State]) -> None:
        """Know again what the batches of an earlier run have told."""
        for state in states:
            self._marks |= {id: bytes.fromhex(mark) for id, mark in state["marks"].items()}
        if states:
            self._before = last = states[-1]
            self.kinds |= last["kinds"]
            self.source_ids |= set(last["source_ids"])
            self.sources |= {id: self._cited[id] for id in last["source_ids"] if id in self._cited}

    def _tell(self, rows: int, aside: SetAside | None = None, types: Types | None = None) -> State:
        """Return how far all is after a batch."""
        marks, self._fresh = self._fresh, []
        return {
            "file": self._at,
            "rows": rows,
            "reports": [asdict(one) for one in self.reports],
            "aside": aside.tell() if aside else None,
            "types": types.new if types else {},
            "kinds": self.kinds,
            "source_ids": sorted(self.source_ids),
            "marks": {id: self._marks[id].hex() for id in marks},
        }

    def _read_cited(self, path: Path, table: Table) -> None:
        found = [source for row in table.rows if (source := timemap.read_source(row.cells))]
        self._cited |= {source.id: source for source in found}
        self.reports.append(FileReport(path.name, "timemap sources", rows=len(found)))

    def _exported(self, path: Path, exported: Exported) -> Steps:
        report = FileReport(path.name, exported.format, "our own", faults=list(exported.faults))
        report.rows, report.set_aside = len(exported.records), len({one.record for one in exported.faults})
        self.reports.append(report)
        named = {account["source"] for record in exported.records for account in record["accounts"]}
        missing = named - {source.id for source in exported.sources} - self._settings.source_ids
        if missing:
            expected = f"them in the file, or already in the sources.toml of {self._request.into}"
            raise ImportingError(f"{path.name}: sources {', '.join(sorted(missing))}: expected {expected}")
        self.source_ids |= named
        self.sources |= {source.id: source for source in exported.sources}
        if exported.title and self._settings.is_new and self._request.title is None:
            self._settings.rename(exported.title)
        batch = []
        for record in exported.records:
            self.codes |= set(record.get("districts") or ())
            kind = record["kind"]
            self.kinds.setdefault(kind, {} if kind in KINDS else {"label": kind.replace("-", " ")})
            self.sides |= {side for one in record["accounts"] if (side := one.get("side"))}
            self.sides |= {record["controlled_by"]} if record.get("controlled_by") else set()
            batch.append(split_points(prune(record), exported.geometries.get(record["id"])))
        if self._before["file"] < self._at:
            yield batch, self._tell(report.rows)

    def _table(self, path: Path, table: Table) -> Steps:
        mapping, called, table = find_mapping(path, table, self._request)
        mapping = self._adapt(mapping, path)
        converter = Converter(mapping, table.columns, _USUAL | self._settings.kinds)
        report = FileReport(path.name, table.format, called, table.encoding, table.delimiter)
        report.fields = {name: getattr(mapping, name).model_dump(exclude_defaults=True) for name in _PARTS}
        self.reports.append(report)
        if called == GUESSED:
            kept = self._request.into / f"{name_source(path)}{MAPPING}"
            self.mappings[kept] = write_mapping(mapping)
            report.mapping_file = str(kept)
        self._add_source(mapping)
        new_kinds = {id: one.model_dump(exclude_none=True) for id, one in mapping.new_kinds.items()}
        self.asides.append(aside := SetAside(self._request.into, path, table.columns))
        if self._at < self._before["file"]:
            self._restore(report)
            aside.count = report.set_aside
            return
        with aside:
            batch: list[Placed] = []
            done = self._go_on(report, aside, converter.types)
            for number, row in enumerate(self._follow(table.rows, table.rows_known)):
                if number < done:
                    continue
                report.rows += 1
                placed = self._convert(row, converter, report, aside)
                if placed is not None:
                    batch.append(placed)
                    kind = placed[0]["kind"]
                    self.kinds.setdefault(kind, new_kinds.get(kind) or converter.types.new.get(kind, {}))
                if len(batch) == BATCH:
                    yield self._place(batch), self._tell(report.rows, aside, converter.types)
                    batch = []
            if batch:
                yield self._place(batch), self._tell(report.rows, aside, converter.types)
        report.set_aside, report.faults = aside.count, aside.first
        report.set_aside_file = str(aside.path) if aside.count else ""

    def _go_on(self, report: FileReport, aside: SetAside, types: Types) -> int:
        """Return how many rows of a file an earlier run has done, and go on as it was then."""
        if self._at != self._before["file"]:
            return 0
        if not aside.go_on(self._before["aside"]):
            raise StaleError
        types.new |= self._before["types"]
        self._restore(report)
        return int(self._before["rows"])

    def _restore(self, report: FileReport) -> None:
        """Let a report tell what that of an earlier run told of the same file."""
        told = self._before["reports"][len(self.reports) - 1]
        for name, value in told.items():
            setattr(report, name, value)
        report.faults = [Fault(**fault) for fault in told["faults"]]

    def _convert(self, row: Row, converter: Converter, report: FileReport, aside: SetAside) -> Placed | None:
        converted = converter.convert(row)
        if converted is None:
            report.skipped += 1
            return None
        record = converted.record
        if not converted.wrong and self._cited:
            self._rest_on_cited(row, record)
        if not converted.wrong:
            mark = _mark(record, converted.geometry)
            before = self._marks.setdefault(record["id"], mark)
            if before is not mark and before == mark:
                report.repeated += 1
                return None
            if before is not mark:
                expected = "an id that no earlier row has, or a row that is the same in all its cells"
                converted.wrong.append(Wrong("id", record["id"], expected))
            else:
                self._fresh.append(record["id"])
        if converted.wrong:
            aside.add(row, converted.wrong)
            return None
        return record, converted.geometry

    def _rest_on_cited(self, row: Row, record: Record) -> None:
        """Let an event rest on the sources beside it that its row names."""
        found = [self._cited[id] for id in timemap.find_sources(row) if id in self._cited]
        if found:
            says = record["accounts"][0]["says"]
            record["accounts"] = [
                {"source": source.id, "says": says, "attributed_to": source.publisher} for source in found
            ]
            self.sources |= {source.id: source for source in found}
            self.source_ids |= {source.id for source in found}

    def _place(self, batch: list[Placed]) -> list[Placed]:
        """Give the events of a batch the district in which their point lies."""
        if self._locator is not None:
            points = [None if record.get("precision") in _NOWHERE else geometry for record, geometry in batch]
            for (record, _), code in zip(batch, self._locator.find(points), strict=True):
                if code is not None:
                    record["districts"] = [code]
        return batch

    def _adapt(self, mapping: Mapping, path: Path) -> Mapping:
        """Return a mapping with what the request says of the source in place of its own."""
        request, source = self._request, mapping.source
        given: dict[str, str | None] = {
            "title": request.title,
            "publisher": request.publisher,
            "licence": request.licence,
        }
        given |= {"attribution": request.attribution}
        if source.publisher == "not stated" and not isinstance(request.mapping, Path):
            named = {"id": name_source(path), "title": stem_of(path), "origin": stem_of(path)}
            given = {**named, **{name: value for name, value in given.items() if value}}
        update = {name: value for name, value in given.items() if value}
        return mapping.model_copy(update={"source": source.model_copy(update=update)})

    def _add_source(self, mapping: Mapping) -> None:
        given = mapping.source
        self.source_ids.add(given.id)
        note = " ".join(text for text in (given.note, mapping.definitions) if text)
        self.sources[given.id] = Source(**given.model_dump() | {"url": given.url or "", "note": note})


# Without a list of its own a collection may be given any kind of the program's.
_USUAL = {kind.id: kind.label for kind in DEFAULT_KINDS}
_PARTS = ("event", "date", "place", "account")


def _mark(record: Record, geometry: bytes | None) -> bytes:
    written = json.dumps(record, ensure_ascii=False).encode()
    return blake2b(written + (geometry or b""), digest_size=12).digest()
