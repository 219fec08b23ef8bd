"""Tables as a workbook for spreadsheets (XLSX). No text is taken for a formula or a link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from tempfile import TemporaryDirectory
from typing import Any

from xlsxwriter import Workbook

from geo.errors import ExportError
from geo.exchange.states import plain

# What a sheet can hold, by the format.
MOST_ROWS, MOST_LETTERS = 1_048_575, 32_767
# The format knows no earlier day; what is earlier stands as a text.
_FIRST_DAY = date(1900, 3, 1)
_WIDTHS = {"summary": 70, "says": 70, "title": 50, "url": 40, "words": 40}


def write_workbook(
    sheets: Mapping[str, tuple[Sequence[str], Iterable[Mapping[str, Any]]]],
    *,
    title: str,
    note: str,
    day: date,
) -> bytes:
    """Write a sheet for each name: its columns, and rows of texts, numbers, days, lists or None.

    `title` and `note` are what the file says of itself. The same tables and day give the same bytes. Raises
    ExportError for more rows, or a longer text, than a sheet can hold.
    """
    out = BytesIO()
    # A row that is written leaves the memory for a file beside.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with TemporaryDirectory() as folder:
        book = Workbook(out, options | {"tmpdir": folder})
        made = datetime(day.year, day.month, day.day)
        book.set_properties({"title": title, "comments": note, "created": made})
        for name, (columns, rows) in sheets.items():
            _write_sheet(book, name, columns, rows)
        book.close()
    return out.getvalue()


def _write_sheet(
    book: Workbook, name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]
) -> None:
    bold, dated = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    for column, head in enumerate(columns):
        sheet.set_column(column, column, _WIDTHS.get(head, 16))
        sheet.write_string(0, column, head, bold)
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise ExportError(f"{name}: expected at most {MOST_ROWS:,} rows in a sheet of XLSX")
        for column, head in enumerate(columns):
            value = row[head]
            if isinstance(value, date) and value >= _FIRST_DAY:
                sheet.write_datetime(number, column, datetime(value.year, value.month, value.day), dated)
            elif isinstance(value, int):
                sheet.write_number(number, column, value)
            elif text := plain(value):
                if len(text) > MOST_LETTERS:
                    place = f"{name}, row {number + 1}, {head}: {len(text):,} letters"
                    raise ExportError(f"{place}: expected at most {MOST_LETTERS:,} in a cell of XLSX")
                sheet.write_string(number, column, text)
