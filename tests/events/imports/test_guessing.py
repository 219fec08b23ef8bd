"""Columns that nobody has mapped are found by their names and by what stands in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.errors import ImportingError
from events.imports.cells import strip_html
from events.imports.conversion import Converted, Converter
from events.imports.guessing import guess_mapping
from events.imports.mapping import Mapping, find_ready, list_ready, read_mapping, read_ready, write_mapping
from events.imports.rows import Row
from events.imports.types import Types
from events.records.points import unpack_points

PATH = Path("The floods_2020.csv")


def guess(*rows: dict[str, str]) -> Mapping:
    return guess_mapping(PATH, tuple(rows[0]), [Row(number, row) for number, row in enumerate(rows, 2)])


def convert(mapping: Mapping, row: dict[str, str]) -> Converted:
    converted = Converter(mapping, tuple(row), {"report": "report", "hostilities": "hostilities"}).convert(
        Row(2, row)
    )
    assert converted is not None
    return converted


def test_columns_are_found_in_any_case_and_in_other_languages() -> None:
    row = {
        "Datum": "3.12.2020",
        "ORT": "Graz",
        "Breite": "47,07",
        "Länge": "15,43",
        "Tote": "2",
        "Art": "Flut",
    }
    converted = convert(guess(row), row)
    record = converted.record
    assert converted.wrong == []
    assert (record["when"], record["location"], record["event_type"]) == ("2020-12-03", "Graz", "Flut")
    assert record["fatalities"] == {"best": 2}
    assert unpack_points(converted.geometry) == [(15.43, 47.07)]
    assert record["id"].startswith("the-floods-2020-")


def test_the_order_of_day_and_month_is_that_of_the_whole_column() -> None:
    rows = [{"date": text, "title": "A"} for text in ("1/2/2021", "1/13/2021")]
    mapping = guess(*rows)
    assert [convert(mapping, row).record["when"] for row in rows] == ["2021-01-02", "2021-01-13"]
    alone = convert(guess(rows[0]), rows[0])
    assert [one.column for one in alone.wrong] == ["date"]


def test_a_part_of_a_date_that_is_nought_is_not_known() -> None:
    row = {"iyear": "1970", "imonth": "July", "iday": "0", "summary": "A"}
    assert convert(guess(row), row).record["when"] == "1970-07"


def test_what_no_field_takes_is_kept_and_html_is_read_as_text() -> None:
    row = {"date": "2020-11-10", "title": "<b>A</b> &amp; B<br>C", "colour": "red", "url": "no address"}
    record = convert(guess(row), row).record
    assert record["summary"] == "A & B\nC"
    assert record["details"] == {
        "date": "2020-11-10",
        "colour": "red",
        "url": "no address",
        "title": "<b>A</b> &amp; B<br>C",
    }
    assert strip_html("a < b <script>alert(1)</script>c") == "a < b c"


def test_without_dates_nothing_is_guessed() -> None:
    with pytest.raises(ImportingError, match="no column of dates found: expected one among colour, size"):
        guess({"colour": "red", "size": "1"})


@pytest.mark.parametrize(
    ("lat", "lon", "column", "expected"),
    [
        ("140", "46", "lat", "each other's column"),
        ("40", "460", "lon", "-180 to 180"),
        ("north", "46", "lat", "-90 to 90"),
        ("40", "", "lon", "as the other of the two stands there"),
        ("0", "0.0", "lat", "0, 0 lies in the sea"),
    ],
)
def test_a_place_that_is_none_is_told(lat: str, lon: str, column: str, expected: str) -> None:
    good = {"date": "2020-11-10", "title": "A", "lat": "40", "lon": "46"}
    (wrong,) = convert(guess(good), good | {"lat": lat, "lon": lon}).wrong
    assert wrong.column == column
    assert expected in wrong.expected


def test_a_mapping_is_written_and_read_again(tmp_path: Path) -> None:
    mapping = guess({"date": "2020-11-10", "title": "A", "lat": "40", "lon": "46"})
    path = tmp_path / "a.toml"
    path.write_text(write_mapping(mapping), "utf-8")
    assert read_mapping(path) == mapping


@pytest.mark.parametrize("name", list_ready())
def test_each_ready_mapping_is_found_by_its_columns(name: str) -> None:
    mapping = read_ready(name)
    assert find_ready(tuple(column.upper() for column in mapping.columns)) == name
    assert mapping.definitions


def test_types_become_kinds_of_the_collection_and_none_is_forced() -> None:
    types = Types({}, {"hostilities": "Kämpfe", "entry": "entry", "report": "report"}, grows=True)
    found = [types.find(one, "report") for one in ("Kämpfe", "Протест", "Report", "Entry", "", "протест")]
    assert found == ["hostilities", "protest", "report", "entry-type", "report", "protest"]
    assert {id: told["label"] for id, told in types.new.items()} == {
        "protest": "Протест",
        "entry-type": "Entry",
    }
