"""Rows that cannot be used, in a file beside the collection that one can mend and import again.

Each stands as it was, with four columns before it that say what is wrong. These are not read again.
"""

from __future__ import annotations

import csv
import secrets
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TextIO

from events.errors import Fault
from events.exchange.cells import guard
from events.imports.conversion import Wrong
from events.imports.rows import HEADS, Row

ENDING = "-set-aside.csv"
# So many are listed one by one; all of them stand in the file.
MOST_LISTED = 20


def stem_of(path: Path) -> str:
    """Return the name of a file without its ending; of rows that were set aside, that of their file."""
    return path.stem.removesuffix(ENDING.removesuffix(".csv"))


class SetAside:
    """Writes the rows of one file that are set aside; makes no file for none."""

    def __init__(self, folder: Path, imported: Path, columns: Sequence[str]) -> None:
        """Keep where: in a folder, by the name of the file that is imported."""
        self.path = folder / f"{stem_of(imported)}{ENDING}"
        self._imported, self._columns = imported, [one for one in columns if one not in HEADS]
        # Of a name that nobody can have made a link of beforehand.
        self._part = folder / f".{secrets.token_hex(8)}.part"
        self._file: TextIO | None = None
        self.count = 0
        self.first: list[Fault] = []

    def add(self, row: Row, wrong: Sequence[Wrong]) -> None:
        """Set a row aside for what is wrong with it. Raises OSError."""
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._part.open("x", encoding="utf-8-sig", newline="")
            csv.writer(self._file).writerow([*HEADS, *self._columns])
        self.count += 1
        first = wrong[0]
        others = "; ".join(f"{one.column}: {one.value!r}: expected {one.expected}" for one in wrong[1:])
        expected = f"{first.expected}; and {others}" if others else first.expected
        cells = [row.cells.get(name, "") for name in self._columns]
        written = (str(row.number), first.column, first.value, expected, *cells)
        csv.writer(self._file).writerow([guard(text) for text in written])
        for one in wrong:
            if len(self.first) < MOST_LISTED:
                place = f"row {row.number}"
                self.first.append(
                    Fault(self._imported.name, place, one.column, repr(one.value), one.expected)
                )

    def __enter__(self) -> SetAside:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put the file in its place; without a row one of an earlier import is out of date, and goes."""
        if self._file is not None:
            self._file.close()
            if error is None:
                self._part.replace(self.path)
            else:
                self._part.unlink(missing_ok=True)
        elif error is None and self._imported.resolve() != self.path.resolve():
            self.path.unlink(missing_ok=True)
