"""Rows that cannot be used, in a file beside the collection that one can mend and import again.

Each stands as it was, with four columns before it that say what is wrong. These are not read again.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from events.errors import Fault
from events.exchange.cells import guard
from events.imports.checkpoints import FOLDER
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
        self._part = self.path.with_suffix(".part")
        self._imported, self._columns = imported, [one for one in columns if one not in HEADS]
        # Beside what else is kept of the import until all of it is done.
        self._part = folder / FOLDER / self.path.name
        self._file: TextIO | None = None
        self.count = 0
        self.first: list[Fault] = []

    def tell(self) -> dict[str, Any]:
        """Return how far the file is, as `go_on` takes it."""
        if self._file is not None:
            self._file.flush()
        size = self._part.stat().st_size if self._file is not None else 0
        return {"count": self.count, "size": size, "first": [asdict(fault) for fault in self.first]}

    def go_on(self, told: Mapping[str, Any]) -> bool:
        """Go on from where an earlier run was; return whether its file is there as it was then."""
        if told["count"]:
            if self._part.is_symlink() or not self._part.is_file():
                return False
            if self._part.stat().st_size < told["size"]:
                return False
            self._file = self._part.open("r+", encoding="utf-8", newline="")
            self._file.seek(told["size"])
            self._file.truncate()
        self.count, self.first = told["count"], [Fault(**fault) for fault in told["first"]]
        return True

    def add(self, row: Row, wrong: Sequence[Wrong]) -> None:
        """Set a row aside for what is wrong with it. Raises OSError."""
        if self._file is None:
            self._part.parent.mkdir(parents=True, exist_ok=True)
            # What is there is of an earlier run, after its last checkpoint.
            self._part.unlink(missing_ok=True)
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
        """Close the file."""
        if self._file is not None:
            self._file.close()

    def put_in_place(self) -> None:
        """Put the file in its place, once the events are; one of an earlier import is out of date, and goes.

        Until then rows that are imported from it can be imported once more.
        """
        if self.count:
            self._part.replace(self.path)
        elif self._imported.resolve() != self.path.resolve():
            self.path.unlink(missing_ok=True)
