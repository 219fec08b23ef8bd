"""The command `read --out`: whole folders and archives read into one file of events."""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from events.commands.progress import follow
from events.errors import ChoiceError
from events.reading.archives.rows import MakeReader
from events.reading.archives.running import (
    Work,
    join_parts,
    open_pool,
    read_archives,
    remove_parts,
    set_aside_beside,
)
from events.reading.findings import Metadata
from geo.places.gazetteer import GAZETTEER


def read_into(options: argparse.Namespace, metadata: Metadata, make: MakeReader) -> int:
    """Read every article and write what was found; a run that was ended goes on where it was."""
    if options.into is not None or options.json:
        raise ChoiceError("--out writes a file of its own: expected it without --into and --json")
    if options.workers < 1:
        raise ChoiceError(f"--workers {options.workers}: expected 1 or more")
    out: Path = options.out
    if any(out.resolve().is_relative_to(one.resolve()) for one in options.files):
        raise ChoiceError(f"--out {str(out)!r} is one of what is read: expected a file elsewhere")
    parts = out.with_name(f"{out.name}.parts")
    gazetteer = Path(options.gazetteer or GAZETTEER)
    made_of = f"{version('handover-map')} {hashlib.sha256(gazetteer.read_bytes()).hexdigest()}"
    work = Work(metadata, make, options.gazetteer, made_of)
    done: list[Path] = []

    def count() -> Iterator[None]:
        with open_pool(options.workers) as pool:
            for part, articles in read_archives(options.files, parts, work, pool, 2 * options.workers):
                done.append(part)
                yield from (None for _ in range(articles))

    articles = sum(1 for _ in follow(count(), "articles"))
    rows, aside = join_parts(done, out)
    remove_parts(parts)
    print(f"{out}: {rows} events of {articles - aside} articles")
    if aside:
        print(f"{set_aside_beside(out)}: {aside} set aside, each with its reason")
    return 0
