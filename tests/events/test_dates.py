"""EDTF in and out: what a date can mean, what is no date, and how it is worded."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from events.dates import Precision, _read_edtf, parse_day, parse_when
from events.errors import DateError, EventsError
from events.words.wording import word_day, word_when
from tests.helpers.specimens import ROOT

ZONES = (("Moscow", "Europe/Moscow"), ("Baku", "Asia/Baku"))


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("1988", date(1988, 1, 1), date(1988, 12, 31), "year"),
        ("2020-07", date(2020, 7, 1), date(2020, 7, 31), "month"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "month"),
        ("2020-02-29", date(2020, 2, 29), date(2020, 2, 29), "day"),
        ("2020-11-25", date(2020, 11, 25), date(2020, 11, 25), "day"),
        ("2020-11-10/2020-11-25", date(2020, 11, 10), date(2020, 11, 25), "span"),
        ("1988/1994", date(1988, 1, 1), date(1994, 12, 31), "span"),
        ("1993-04-03/..", date(1993, 4, 3), None, "span"),
        ("1993-04-03/", date(1993, 4, 3), None, "span"),
        ("/2020-11-25", None, date(2020, 11, 25), "span"),
        ("../2020-11-25", None, date(2020, 11, 25), "span"),
        ("../..", None, None, "span"),
        ("[2020-11-09..]", date(2020, 11, 9), None, "some day of"),
        ("[..2020-11-09]", None, date(2020, 11, 9), "some day of"),
        ("[2020-11-09..2020-11-12]", date(2020, 11, 9), date(2020, 11, 12), "some day of"),
        ("2020-11-XX", date(2020, 11, 1), date(2020, 11, 30), "some day of"),
        ("2020-11-10T00:00:00+03:00", date(2020, 11, 10), date(2020, 11, 10), "instant"),
    ],
)
def test_a_date_keeps_the_days_it_can_mean_and_its_precision(
    text: str, first: date | None, last: date | None, precision: Precision
) -> None:
    when = parse_when(text)
    assert (when.first, when.last, when.precision, when.text) == (first, last, precision, text)


def test_only_an_instant_has_an_hour_and_it_knows_its_offset() -> None:
    moscow = timezone(timedelta(hours=3))
    at = parse_when("2020-11-10T00:00:00+03:00").at
    assert at == datetime(2020, 11, 10, tzinfo=moscow)
    assert at is not None
    assert at.astimezone(UTC).isoformat() == "2020-11-09T21:00:00+00:00"
    assert parse_when("2020-11-10").at is None


@pytest.mark.parametrize(
    "text",
    [
        "2020-02-30",
        "2021-02-29",
        "2020-11-31",
        "2020-13",
        "2020-00",
        "foo",
        "",
        "   ",
        "0000",
        "-0044",
        "20201125",
        "25 November 2020",
        "２０２０",
        "/",
        "2020-11-25/2020-02-30",
        "../2020-02-30",
        "2020-11-10T24:00:00Z",
        "2020-11-10T00:00:00+99:00",
    ],
)
def test_what_is_no_date_is_refused_with_examples(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_when(text)
    assert str(caught.value) == (
        f"{text!r} is not a date: expected an EDTF date such as 1988, 2020-07, 2020-11-25, "
        "2020-11-10/2020-11-25 or 1993-04-03/.."
    )


@pytest.mark.parametrize("text", ["0001-01-01", "1900-02-28", "2020-02-29", "2020-12-31", "9999-12-31"])
def test_plain_days_and_intervals_are_read_as_the_grammar_reads_them(text: str) -> None:
    for given in (text, f"{text}/9999-12-31", f"{text}/{text}"):
        assert parse_when(given) == _read_edtf(given)
        assert parse_when(given).text == given


def test_the_grammar_is_loaded_only_for_what_is_not_plain() -> None:
    script = "from events.dates import parse_when; import sys; parse_when({!r}); print('edtf' in sys.modules)"
    for text, is_loaded in (
        ("2020-11-25", "False\n"),
        ("2020-11-09/2020-11-25", "False\n"),
        ("2020", "True\n"),
    ):
        command = [sys.executable, "-c", script.format(text)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
        assert done.stdout == is_loaded


def test_a_date_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(EventsError, match="'2020-11-25/2020-11-10' ends before it begins"):
        parse_when("2020-11-25/2020-11-10")


def test_an_hour_without_its_offset_is_refused() -> None:
    with pytest.raises(DateError, match=r"'2020-11-10T00:00:00' has no offset from UTC: .*\+03:00"):
        parse_when("2020-11-10T00:00:00")


def test_white_space_around_a_date_does_not_matter() -> None:
    assert parse_when(" 2020-11-25 ") == parse_when("2020-11-25")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1988", "1988"),
        ("2020-07", "July 2020"),
        ("2020-11-05", "5 November 2020"),
        ("1988/1994", "1988 to 1994"),
        ("2020-11-09/2020-11-20", "9 November 2020 to 20 November 2020"),
        ("1993-04-03/..", "from 3 April 1993 on"),
        ("/2020-11-25", "until 25 November 2020 (beginning not given)"),
        ("../..", "date not given"),
        ("[2020-11-09..]", "on a day not given, 9 November 2020 or later"),
        ("[..2020-11-09]", "on a day not given, 9 November 2020 or earlier"),
        ("[2020-11-09..2020-11-12]", "on a day not given, from 9 November 2020 to 12 November 2020"),
    ],
)
def test_a_date_is_worded_in_the_precision_it_has(text: str, words: str) -> None:
    assert word_when(parse_when(text), ZONES) == words


def test_the_ceasefire_is_given_in_the_hours_of_moscow_baku_and_utc() -> None:
    when = parse_when("2020-11-10T00:00:00+03:00")
    assert word_when(when, ZONES) == (
        "10 November 2020, 00:00 Moscow time (01:00 Baku; 9 November 2020, 21:00 UTC)"
    )
    assert word_when(when) == "10 November 2020, 00:00 (UTC+0300) (9 November 2020, 21:00 UTC)"


def test_a_day_is_worded_without_a_leading_zero() -> None:
    assert word_day(date(2020, 12, 1)) == "1 December 2020"


def test_one_calendar_day_is_read() -> None:
    assert parse_day("2020-11-18") == date(2020, 11, 18)
    assert parse_day("2020-02-29") == date(2020, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "2020-02-30",
        "2020-11",
        "2020-11-8",
        "2020-11-18 ",
        "20201118",
        "2020-W47-3",
        "foo",
        "",
        "２０２０-11-18",
    ],
)
def test_what_is_no_calendar_day_is_refused(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_day(text)
    assert str(caught.value) == f"{text!r} is not a day: expected a day such as 2020-11-25"
