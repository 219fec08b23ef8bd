"""What is to be imported, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from events.errors import Fault
from events.imports.mapping import Mapping
from events.imports.storing import Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be imported, and how; what is None is guessed or taken from the file.

    A `mapping` is a file with one, or one that somebody has confirmed, which is kept in the collection.
    `districts` is a file of boundaries, with the fields of their codes and names; `credit` names its makers.
    """

    files: Sequence[Path]
    into: Path
    format: str | None = None
    mapping: Path | Mapping | None = None
    districts: Path | None = None
    district_id: str | None = None
    district_name: str | None = None
    district_names: str | None = None
    credit: str | None = None
    licence: str | None = None
    attribution: str | None = None
    title: str | None = None
    publisher: str | None = None
    replace: bool = False


@dataclass(slots=True)
class FileReport:
    """What became of one file: what it was taken for, and the rows that became no event."""

    file: str
    format: str
    mapping: str = ""
    encoding: str = ""
    delimiter: str = ""
    rows: int = 0
    skipped: int = 0
    repeated: int = 0
    set_aside: int = 0
    set_aside_file: str = ""
    mapping_file: str = ""
    faults: list[Fault] = field(default_factory=list)
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Report:
    """What an import did."""

    into: str
    counts: Counts
    files: list[FileReport]
    sources: list[str]
    districts: int = 0
    district_fields: tuple[str, str] | None = None
    faults: list[Fault] = field(default_factory=list)
    is_new: bool = False
    licences: dict[str, str] = field(default_factory=dict)


def list_set_aside(report: FileReport) -> Iterator[str]:
    """Yield a line for each row that is set aside, as far as they are told one by one."""
    yield from map(str, report.faults)
    if (more := report.set_aside - len({fault.record for fault in report.faults})) > 0:
        yield f"and {more:,} more, in {report.set_aside_file}"
