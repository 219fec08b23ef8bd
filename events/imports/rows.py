"""What every reader of other people's files gives: rows of cells, each with its number, one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

# The columns that stand before those of a row that was set aside.
HEADS = ("set aside: row", "set aside: column", "set aside: value", "set aside: expected")


class Row(NamedTuple):
    """A row: its number as its file counts (a sheet's heading is row 1), and its cells by column.

    `misfit` says what is wrong with the row as a whole, if something is; `geometry` is WKB in WGS 84, of a
    file that has it.
    """

    number: int
    cells: dict[str, str]
    misfit: str = ""
    geometry: bytes | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A file as rows: its format, its columns, and the rows, which can be read once.

    `encoding` and `delimiter` are what a text file was taken for. `rows_known` is their number, if that is
    known beforehand.
    """

    format: str
    columns: tuple[str, ...]
    rows: Iterator[Row]
    encoding: str = ""
    delimiter: str = ""
    rows_known: int | None = None


def fold_name(name: str) -> str:
    """Return the name of a column as it is compared: `Event Date ` and `EVENT_DATE` are event_date."""
    return re.sub(r"[\W_]+", "_", name.casefold()).strip("_")


def name_columns(heads: list[str]) -> tuple[str, ...]:
    """Return names of columns that differ: one without a name, or with the name of another, is numbered."""
    names: list[str] = []
    for number, head in enumerate(heads, 1):
        name = " ".join(head.split()) or f"column {number}"
        names.append(f"{name} ({number})" if name in names else name)
    return tuple(names)
