"""CSV, with any delimiter and in any usual encoding, and workbooks (XLSX), as rows. Nothing is read whole."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import chain, count, islice
from pathlib import Path
from statistics import median_high
from typing import Any

from events.errors import ImportingError
from events.exchange.cells import unguard
from events.imports.rows import HEADS, Row, Table, name_columns
from events.texts.decoding import LIKELY, UTF_8

DELIMITERS = (",", ";", "\t", "|")
# A cell may hold a long text, or the outline of a country.
_LONGEST_CELL = 50_000_000
# The names of columns stand among so many rows, and fill so much of what these mostly do.
_LOOKED_AT, _FULL = 20, 0.6
_CHUNK, _SAMPLE = 1 << 20, 1 << 18
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read_csv(path: Path) -> Table:
    """Open a table of text; its first row that is not empty names the columns.

    Raises ImportingError if there is no such row, or its encoding cannot be told.
    """
    encoding = find_encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        delimiter = find_delimiter(file.read(_SAMPLE))
    cells = _read_cells(path, encoding, delimiter)
    heads, rows = _find_heads(cells)
    if not heads:
        raise ImportingError(f"{path.name} is empty: expected a row that names the columns")
    columns = name_columns(heads)
    return Table("csv", columns, _make_rows(columns, rows), encoding, delimiter)


def read_workbook(path: Path) -> Table:
    """Open the first sheet of a workbook (XLSX) that holds something.

    Raises ImportingError if none does, or the file is no workbook.
    """
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    # What reads such a file raises whatever it comes upon in one that is broken.
    except Exception as error:
        raise ImportingError(f"{path.name} cannot be read as a workbook ({error}): expected XLSX") from error
    for sheet in book.worksheets:
        # Some programs write the size of a sheet wrongly.
        sheet.reset_dimensions()
        cells = enumerate(([_word(value) for value in row] for row in sheet.iter_rows(values_only=True)), 1)
        heads, rows = _find_heads(cells)
        if heads:
            columns = name_columns(heads)
            return Table("xlsx", columns, _make_rows(columns, rows))
    raise ImportingError(f"{path.name} is empty: expected a sheet with a row that names the columns")


def _find_heads(cells: Iterator[tuple[int, list[str]]]) -> tuple[list[str], Iterable[tuple[int, list[str]]]]:
    """Return the row that names the columns, and those below it; none of a table without any.

    Above it may stand titles: it is the first that is about as full as the first rows mostly are.
    """
    first = list(islice(cells, _LOOKED_AT))
    filled = [sum(bool(cell.strip()) for cell in row) for _, row in first]
    if not any(filled):
        return [], ()
    usual = median_high(number for number in filled if number)
    at = next(n for n, number in enumerate(filled) if number >= _FULL * usual)
    heads = list(first[at][1])
    while not heads[-1].strip():
        heads.pop()
    return heads, chain(first[at + 1 :], cells)


def find_encoding(path: Path) -> str:
    """Return the encoding of a text file: that of its mark, UTF-8 if all of it is, else the likeliest.

    Raises ImportingError if none is likely.
    """
    with path.open("rb") as file:
        begin = file.read(4)
        for mark, name in _MARKS.items():
            if begin.startswith(mark):
                return name
        file.seek(0)
        decoder, sample = codecs.getincrementaldecoder("utf-8")(), b""
        try:
            while chunk := file.read(_CHUNK):
                sample = chunk
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            at = max(0, error.start - _SAMPLE // 2)
            return _guess_encoding(path, sample[at : at + _SAMPLE])
    return UTF_8


def _guess_encoding(path: Path, sample: bytes) -> str:
    from charset_normalizer import from_bytes

    found = from_bytes(sample, cp_isolation=list(LIKELY)).best()
    if found is None:
        raise ImportingError(f"{path.name} is no text that can be read: expected CSV, best in UTF-8")
    return found.encoding


def find_delimiter(sample: str) -> str:
    """Return what parts the cells: what parts most rows of a sample into as many cells as the first."""

    def judge(delimiter: str) -> tuple[int, int]:
        rows = [row for row in islice(csv.reader(sample.splitlines(True), delimiter=delimiter), 20) if row]
        width = len(rows[0]) if rows else 0
        return (sum(len(row) == width for row in rows[:-1]) if width > 1 else -1), width

    return max(DELIMITERS, key=judge)


def _read_cells(path: Path, encoding: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    try:
        with path.open(encoding=encoding, newline="", errors="replace") as file:
            reader = csv.reader(file, delimiter=delimiter)
            for number in count(1):
                # The limit is the whole program's: others rely on it.
                usual = csv.field_size_limit(_LONGEST_CELL)
                try:
                    row = next(reader, None)
                finally:
                    csv.field_size_limit(usual)
                if row is None:
                    return
                yield number, row
    except csv.Error as error:
        raise ImportingError(f"{path.name}: {error}: expected a table (CSV)") from error


def _make_rows(columns: tuple[str, ...], cells: Iterable[tuple[int, list[str]]]) -> Iterator[Row]:
    width = len(columns)
    # What was set aside may be guarded against spreadsheets.
    is_set_aside = set(HEADS) <= set(columns)
    for number, row in cells:
        if not any(cell and not cell.isspace() for cell in row):
            continue
        if is_set_aside:
            row = [unguard(cell) for cell in row]
        misfit = ""
        if len(row) > width and any(cell.strip() for cell in row[width:]):
            misfit = f"{len(row)} cells"
        yield Row(number, dict(zip(columns, row + [""] * (width - len(row)), strict=False)), misfit)


def _word(value: Any) -> str:
    """Return the value of a cell of a workbook as a text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
