"""A run over many articles: batches to the processes, a part for each, and the parts joined at the end.

A part is named by its number and by a hash of all that it was made of, so that a run that was ended, however
it was, takes up the parts that are there, and none that other articles or another gazetteer made.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import shutil
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import chain, islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from events.files import write_whole
from events.reading.archives.rows import SCHEMA, SET_ASIDE, MakeReader, read_batch
from events.reading.archives.sources import Article, list_articles
from events.reading.findings import Metadata

BATCH = 200


@dataclass(frozen=True, slots=True)
class Work:
    """What a run does: with which metadata, which reader, and what the reader is made of, as a text."""

    metadata: Metadata
    make: MakeReader
    gazetteer: Path | None
    made_of: str


def read_archives(
    sources: Sequence[Path], parts: Path, work: Work, executor: Executor, at_once: int
) -> Iterator[tuple[Path, int]]:
    """Read the articles of sources into a folder of parts; yield each part in order, and its articles.

    At most `at_once` batches are in memory. Raises ArticleError for a source that is absent, OSError.
    """
    parts.mkdir(exist_ok=True)
    waiting: deque[tuple[Path, int, Future[pa.Table] | None]] = deque()
    for number, batch in enumerate(_batches(chain.from_iterable(map(list_articles, sources)))):
        part = parts / f"{number:08}-{_hash(batch, work)}.parquet"
        future = None
        if not part.is_file():
            future = executor.submit(read_batch, batch, work.metadata, work.make, work.gazetteer)
        waiting.append((part, len(batch), future))
        if len(waiting) >= at_once:
            yield _finish(*waiting.popleft())
    while waiting:
        yield _finish(*waiting.popleft())


def join_parts(parts: Sequence[Path], out: Path) -> tuple[int, int]:
    """Join parts into one file, written whole or not at all; return the number of rows and of what is aside.

    What was set aside goes into a file of JSON lines beside it, which is removed if there is nothing.
    """
    rows = aside = 0
    joined, told = out.with_name(f".{out.name}.part"), out.with_name(f".{out.name}.set-aside.part")
    # What lies there is of a run that was killed, or a link, which is not followed.
    joined.unlink(missing_ok=True)
    told.unlink(missing_ok=True)
    try:
        with pq.ParquetWriter(joined, SCHEMA) as writer, told.open("w", encoding="utf-8") as lines:
            for part in parts:
                table = pq.read_table(part)
                rows += len(table)
                for one in json.loads(table.schema.metadata[SET_ASIDE]):
                    aside += 1
                    lines.write(json.dumps(one, ensure_ascii=False) + "\n")
                if len(table):
                    writer.write_table(table.cast(SCHEMA))
        set_aside = set_aside_beside(out)
        if aside:
            told.replace(set_aside)
        else:
            set_aside.unlink(missing_ok=True)
        joined.replace(out)
    finally:
        joined.unlink(missing_ok=True)
        told.unlink(missing_ok=True)
    return rows, aside


def set_aside_beside(out: Path) -> Path:
    """Return the file that tells what was set aside."""
    return out.with_name(f"{out.name}.set-aside.jsonl")


def remove_parts(parts: Path) -> None:
    """Remove the folder of parts, once they are joined."""
    shutil.rmtree(parts)


@contextmanager
def open_pool(workers: int) -> Iterator[Executor]:
    """Open processes that end with this one, however it ends."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _start() -> None:
    # Ctrl-C reaches every process of the terminal: the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
    os._exit(1)


def _finish(part: Path, articles: int, future: Future[pa.Table] | None) -> tuple[Path, int]:
    if future is not None:
        sink = pa.BufferOutputStream()
        pq.write_table(future.result(), sink)
        write_whole(part, sink.getvalue().to_pybytes())
    return part, articles


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    rest = iter(articles)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _hash(batch: Sequence[Article], work: Work) -> str:
    digest = hashlib.sha256(f"{work.metadata!r}\n{work.made_of}\n".encode())
    for one in batch:
        digest.update(repr(asdict(one)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:20]
