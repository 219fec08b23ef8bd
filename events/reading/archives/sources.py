"""The articles of folders and archives, one by one, in one order; what is no article comes with a reason."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from events.dates import parse_day
from events.errors import ArticleError, DateError, word_os_error

# Of one article, in bytes.
LARGEST = 10_000_000
TEXTS = (".txt",)
PAGES = (".html", ".htm", ".xhtml")
# The fields of an article in JSON lines and in Parquet.
FIELDS = ("text", "id", "published", "language")


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it stands in its file: bytes still to be decoded, or a text.

    `reason` says why it is none, if it is none. `published` is an ISO day or empty.
    """

    file: str
    id: str
    content: bytes | str = b""
    is_page: bool = False
    published: str = ""
    language: str = ""
    reason: str = ""


def list_articles(path: Path) -> Iterator[Article]:
    """Yield the articles of a folder and those below it, or of a file. Raises ArticleError if absent."""
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.is_file() and _ending(file.name) in _READERS:
                yield from _of_file(file, file.relative_to(path).as_posix())
    elif path.is_file():
        yield from _of_file(path, path.name)
    else:
        raise ArticleError(f"{path}: there is no such file or folder: expected articles, or an archive")


def _of_file(path: Path, name: str) -> Iterator[Article]:
    reader = _READERS.get(_ending(name))
    if reader is None:
        yield Article(
            name, name, reason=f"{_ending(name)!r} is no known ending: expected {', '.join(_READERS)}"
        )
        return
    try:
        yield from reader(path, name)
    except (OSError, zipfile.BadZipFile, pa.ArrowException) as error:
        yield Article(name, name, reason=f"cannot be read further: {word_os_error(error)}")


def _of_text(path: Path, name: str) -> Iterator[Article]:
    if path.stat().st_size > LARGEST:
        yield _too_large(name, name)
    else:
        yield Article(name, name, path.read_bytes(), _ending(name) in PAGES)


def _of_zip(path: Path, name: str) -> Iterator[Article]:
    with zipfile.ZipFile(path) as archive:
        for member in sorted(archive.infolist(), key=lambda one: one.filename):
            if member.is_dir() or _ending(member.filename) not in TEXTS + PAGES:
                continue
            if member.file_size > LARGEST:
                yield _too_large(name, member.filename)
                continue
            try:
                content = archive.read(member)
            except (OSError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error) as error:
                yield Article(name, member.filename, reason=f"cannot be unpacked: {word_os_error(error)}")
            else:
                yield Article(name, member.filename, content, _ending(member.filename) in PAGES)


def _of_lines(path: Path, name: str) -> Iterator[Article]:
    with path.open("rb") as lines:
        number = 0
        while line := lines.readline(LARGEST + 1):
            number += 1
            record = f"line {number}"
            if len(line) > LARGEST:
                while line and not line.endswith(b"\n"):
                    line = lines.readline(LARGEST)
                yield _too_large(name, record)
            elif line.strip():
                yield _of_line(line, name, record)


def _of_line(line: bytes, name: str, record: str) -> Article:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Article(name, record, reason=f"no JSON: {error}")
    if not isinstance(found, dict):
        return Article(name, record, reason="expected an object with the field text")
    return _of_fields(found, name, record)


def _of_parquet(path: Path, name: str) -> Iterator[Article]:
    with pq.ParquetFile(path) as file:
        columns = [one for one in FIELDS if one in file.schema_arrow.names]
        number = 0
        for batch in file.iter_batches(batch_size=100, columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield _of_fields(row, name, f"row {number}")


def _of_fields(found: dict[str, Any], name: str, record: str) -> Article:
    text = found.get("text")
    if not isinstance(text, str):
        return Article(name, record, reason="no text: expected a text in the field text")
    own = record if found.get("id") in (None, "") else str(found["id"])
    if len(text) > LARGEST:
        return _too_large(name, own)
    published = str(found.get("published") or "")
    try:
        day = parse_day(published[:10]).isoformat() if published else ""
    except DateError:
        reason = f"published: {published!r}: expected a day, such as 2020-11-25"
        return Article(name, own, reason=reason)
    return Article(name, own, text, published=day, language=str(found.get("language") or ""))


def _too_large(name: str, record: str) -> Article:
    return Article(name, record, reason=f"larger than {LARGEST // 1_000_000} MB")


def _ending(name: str) -> str:
    return Path(name).suffix.lower()


_READERS = {
    **dict.fromkeys(TEXTS + PAGES, _of_text),
    ".zip": _of_zip,
    ".jsonl": _of_lines,
    ".parquet": _of_parquet,
}
