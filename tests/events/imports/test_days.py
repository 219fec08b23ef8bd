"""Dates as datasets write them become EDTF, of the precision that the dataset tells."""

from __future__ import annotations

import pytest

from events.errors import DateError
from events.imports.days import DatePrecision, find_order, join_dates, read_date


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2020-12-03", "2020-12-03"),
        ("2020-12-03 00:00:00.000", "2020-12-03"),
        ("2020-12-03T14:30:00Z", "2020-12-03"),
        ("2020/2/3", "2020-02-03"),
        ("03 December 2020", "2020-12-03"),
        ("3-Dec-2020", "2020-12-03"),
        ("December 3rd, 2020", "2020-12-03"),
        ("Sept. 2020", "2020-09"),
        ("20220224", "2022-02-24"),
        ("31.12.2020", "2020-12-31"),
        ("13/12/2020", "2020-12-13"),
        ("12/13/2020", "2020-12-13"),
        ("12/12/2020", "2020-12-12"),
        # What a workbook counts from 1900.
        ("44168", "2020-12-03"),
        ("44168.5", "2020-12-03"),
        ("2020-11", "2020-11"),
        ("1813", "1813"),
        ("2020-11-10/2020-11-12", "2020-11-10/2020-11-12"),
    ],
)
def test_a_date_is_read(text: str, edtf: str) -> None:
    assert read_date(text) == edtf


@pytest.mark.parametrize(
    "text", ["yesterday", "2020-02-30", "32 December 2020", "3 Decembre 2020", "03/12/20"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        read_date(text)


def test_a_day_that_could_be_a_month_is_not_guessed() -> None:
    with pytest.raises(DateError, match="order"):
        read_date("03/12/2020")
    assert (read_date("03/12/2020", "dmy"), read_date("03/12/2020", "mdy")) == ("2020-12-03", "2020-03-12")
    assert find_order(["03/12/2020", "13/12/2020"]) == "dmy"
    assert find_order(["03/12/2020", "12/13/2020"]) == "mdy"
    assert find_order(["03/12/2020"]) is None


@pytest.mark.parametrize(
    ("first", "last", "precision", "edtf"),
    [
        ("2020-12-03", "", "day", "2020-12-03"),
        ("2020-12-03", "2020-12-03", "day", "2020-12-03"),
        ("2020-12-03", "2020-12-05", "day", "2020-12-03/2020-12-05"),
        # The week that holds it, from Monday to Sunday.
        ("2020-12-03", "", "week", "2020-11-30/2020-12-06"),
        ("2020-12-03", "", "month", "2020-12"),
        ("2020-12-03", "", "year", "2020"),
        ("2020-12-03", "2020-12-09", "span", "2020-12-03/2020-12-09"),
        ("2020-02-01", "2020-02-29", "span", "2020-02"),
        ("2020-01-01", "2020-12-31", "span", "2020"),
        ("2020-12-03", "2020-12-03", "span", "2020-12-03~"),
        ("1813", "1820", None, "1813/1820"),
    ],
)
def test_no_day_is_told_that_is_not_known(
    first: str, last: str, precision: DatePrecision | None, edtf: str
) -> None:
    assert join_dates(first, last, precision) == edtf
