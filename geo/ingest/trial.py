"""An import tried out: into a copy of the collection, by the same functions, before anything is written."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from events.imports.exports import Exported
from events.imports.guessing import guess_purposes
from events.imports.mapping import Mapping
from events.imports.rows import Row
from geo.ingest.asked import Report, Request
from geo.ingest.importing import import_files
from geo.ingest.opening import GUESSED, find_mapping, open_file
from geo.ingest.running import Follow

# So many rows are looked at, before anything is decided.
SAMPLED = 500
_ENDINGS = (".toml", ".parquet", ".geojson", ".csv", ".txt")


@dataclass(frozen=True, slots=True)
class Look:
    """A file as it is first seen: its format, its columns, its first rows, and the mapping that it would get.

    `called` is what that mapping is called; `purposes` are the columns that were guessed, by what they hold.
    Of our own exports, which need no mapping, there is a number of events and nothing else.
    """

    format: str
    columns: tuple[str, ...] = ()
    sample: Sequence[Row] = ()
    mapping: Mapping | None = None
    called: str = ""
    encoding: str = ""
    purposes: dict[str, str] | None = None
    events: int = 0


def look_at(request: Request) -> Look:
    """Look at the one file of a request. Raises ImportingError, ReadingError, RecordsError or ChoiceError.

    Where no column of dates is found, the mapping is None.
    """
    (path,) = request.files
    opened = open_file(path, request.format)
    if isinstance(opened, Exported):
        return Look(opened.format, events=len(opened.records))
    sample = list(islice(opened.rows, SAMPLED))
    opened = replace(opened, rows=iter(sample))
    purposes = guess_purposes(opened.columns, sample)
    mapping, called = None, GUESSED
    if purposes.keys() & {"start", "year"} or request.format is not None:
        mapping, called, opened = find_mapping(path, opened, request)
    return Look(opened.format, opened.columns, sample, mapping, called, opened.encoding, purposes)


def try_import(request: Request, copy: Path, follow: Follow) -> Report:
    """Do what a request asks for in a copy of its collection, made anew in the folder `copy`.

    Raises what `import_files` raises.
    """
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(parents=True)
    for path in request.into.iterdir() if request.into.is_dir() else ():
        if path.is_file() and path.suffix in _ENDINGS:
            shutil.copyfile(path, copy / path.name)
    return import_files(replace(request, into=copy), follow)
