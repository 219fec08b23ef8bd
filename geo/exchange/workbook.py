"""Tables as a workbook for spreadsheets (XLSX). No text is taken for a formula or a link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
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
    sheets: Mapping[str, tuple[Sequence[str], Sequence[Mapping[str, Any]]]],
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
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "comments": note, "created": datetime(day.year, day.month, day.day)})
    bold, dated = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for name, (columns, rows) in sheets.items():
        if len(rows) > MOST_ROWS:
            raise ExportError(
                f"{name}: {len(rows):,} rows: expected at most {MOST_ROWS:,} in a sheet of XLSX"
            )
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        for column, head in enumerate(columns):
            sheet.set_column(column, column, _WIDTHS.get(head, 16))
            sheet.write_string(0, column, head, bold)
        for number, row in enumerate(rows, 1):
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
    book.close()
    return out.getvalue()
