"""Tables as people save them: any delimiter, encoding and heading; workbooks."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from events.errors import ImportingError
from events.imports.rows import Table
from events.imports.tables import read_csv, read_workbook


def cells(table: Table) -> list[dict[str, str]]:
    return [row.cells for row in table.rows]


@pytest.mark.parametrize(
    ("raw", "encoding", "delimiter"),
    [
        ("Place,Date\nМост,2020\n".encode(), "utf-8", ","),
        ("Place;Date\nМост;2020\n".encode("utf-8-sig"), "utf-8-sig", ";"),
        ("Place\tDate\r\nМост\t2020\r\n".encode("utf-16"), "utf-16", "\t"),
        (("Place;Date\n" + "Мост через реку Арпа закрыт;2020\n" * 20).encode("cp1251"), "cp1251", ";"),
    ],
)
def test_delimiter_and_encoding_are_found(tmp_path: Path, raw: bytes, encoding: str, delimiter: str) -> None:
    (tmp_path / "a.csv").write_bytes(raw)
    table = read_csv(tmp_path / "a.csv")
    assert (table.columns, table.encoding, table.delimiter) == (("Place", "Date"), encoding, delimiter)
    assert cells(table)[0]["Place"].startswith("Мост")


def test_rows_are_those_of_the_file_whatever_stands_around_them(tmp_path: Path) -> None:
    text = '\n Event  Date ,,Event Date\n"a, ""b""\nc",1,2\n\n , ,\nd\ne,1,2,3\nf,1,2,,\n'
    (tmp_path / "a.csv").write_text(text, "utf-8")
    table = read_csv(tmp_path / "a.csv")
    assert table.columns == ("Event Date", "column 2", "Event Date (3)")
    rows = list(table.rows)
    assert [(row.number, row.cells["Event Date"], row.misfit) for row in rows] == [
        (3, 'a, "b"\nc', ""),
        (6, "d", ""),
        (7, "e", "4 cells"),
        (8, "f", ""),
    ]


def test_a_workbook_is_read_from_its_first_sheet_that_holds_something(tmp_path: Path) -> None:
    from datetime import date, datetime

    book = Workbook()
    sheet = book.create_sheet("data")
    sheet.append(["Date", "Time", "Killed", "Share", "Known"])
    sheet.append([date(2020, 12, 3), datetime(2020, 12, 3, 14, 30), 2, 0.5, True])
    book.save(tmp_path / "a.xlsx")
    table = read_workbook(tmp_path / "a.xlsx")
    assert table.columns == ("Date", "Time", "Killed", "Share", "Known")
    assert cells(table) == [
        {"Date": "2020-12-03", "Time": "2020-12-03 14:30:00", "Killed": "2", "Share": "0.5", "Known": "1"}
    ]


@pytest.mark.parametrize("read", [read_csv, read_workbook])
def test_an_empty_file_is_told(tmp_path: Path, read: object) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n \n", "utf-8")
    with pytest.raises(ImportingError):
        read(path)  # type: ignore[operator]
