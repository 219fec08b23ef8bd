"""EDTF in and out: what a date can mean, what is no date, and how it is worded."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from events.dates import Precision, parse_day, parse_when
from events.errors import DateError, EventsError
from events.words.dating import word_when
from events.words.wording import word_day

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
        "2020-02-3X",
        "2020-45",
        "{}",
        "[2020-11-10,]",
        "{..}",
        "1950S",
        "Y",
        "2020-11-25??",
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


def test_a_date_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(EventsError, match="'2020-11-25/2020-11-10' ends before it begins"):
        parse_when("2020-11-25/2020-11-10")


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


# Each form of EDTF, levels 0 to 2: its words, its first and its last day.
FORMS = [
    ("2020-11-25?", "25 November 2020 (uncertain)", "2020-11-25", "2020-11-25"),
    ("1984~", "1984 (about)", "1984-01-01", "1984-12-31"),
    ("1990%", "1990 (about, uncertain)", "1990-01-01", "1990-12-31"),
    ("?2020-11-25", "25 November 2020 (year uncertain)", "2020-11-25", "2020-11-25"),
    ("2020-11?-25", "25 November 2020 (year and month uncertain)", "2020-11-25", "2020-11-25"),
    ("2020-~11-25", "25 November 2020 (month approximate)", "2020-11-25", "2020-11-25"),
    ("2020~-11", "November 2020 (year approximate)", "2020-11-01", "2020-11-30"),
    (
        "2004?-06-%11",
        "11 June 2004 (year uncertain) (day approximate, uncertain)",
        "2004-06-11",
        "2004-06-11",
    ),
    ("{2020-11-10,2020-11-20}", "10 November 2020 and 20 November 2020", "2020-11-10", "2020-11-20"),
    ("[2020-11-10,2020-11-20]", "10 November 2020 or 20 November 2020", "2020-11-10", "2020-11-20"),
    ("[1667,1668,1670..1672]", "1667, 1668 or 1670 to 1672", "1667-01-01", "1672-12-31"),
    ("{1960,1961-12..}", "1960 and December 1961 or later", "1960-01-01", None),
    ("{..1984}", "1984 or earlier", None, "1984-12-31"),
    ("2020-11-10~/2020-11-20", "10 November 2020 (about) to 20 November 2020", "2020-11-10", "2020-11-20"),
    ("2020-11-10~/…", "from 10 November 2020 (about) on", "2020-11-10", None),
    ("1813/..", "from 1813 on", "1813-01-01", None),
    ("201X", "the 2010s", "2010-01-01", "2019-12-31"),
    ("20XX", "a year from 2000 to 2099", "2000-01-01", "2099-12-31"),
    ("XXXX", "year not given", None, None),
    ("2020-XX", "2020, month not given", "2020-01-01", "2020-12-31"),
    ("2020-11-XX", "November 2020, day not given", "2020-11-01", "2020-11-30"),
    ("2020-XX-XX", "2020, day not given", "2020-01-01", "2020-12-31"),
    (
        "2020-11-2X",
        *("on a day not given, from 20 November 2020 to 29 November 2020", "2020-11-20", "2020-11-29"),
    ),
    (
        "156X-12-25",
        *("on a day not given, from 25 December 1560 to 25 December 1569", "1560-12-25", "1569-12-25"),
    ),
    ("2020-22", "summer 2020", "2020-06-01", "2020-08-31"),
    ("2020-24", "winter 2020", "2020-12-01", "2021-02-28"),
    ("2020-31", "autumn 2020", "2020-03-01", "2020-05-31"),
    ("2020-40", "first half of 2020", "2020-01-01", "2020-06-30"),
    ("1950S2", "about 1950, between 1900 and 1999", "1900-01-01", "1999-12-31"),
    ("0095", "AD 95", "0095-01-01", "0095-12-31"),
    ("0000", "1 BC", None, None),
    ("-0095", "96 BC", None, None),
    ("-0095-03-15", "15 March 96 BC", None, None),
    ("-0095/0100", "96 BC to AD 100", None, "0100-12-31"),
    ("2150-01-01", "1 January 2150", "2150-01-01", "2150-01-01"),
    ("Y-17000", "17,001 BC", None, None),
    ("Y17E7", "170,000,000", "9999-12-31", "9999-12-31"),
    ("2020-11-25T10:00", "25 November 2020, 10:00 (time zone not given)", "2020-11-25", "2020-11-25"),
    ("2020-11-25T10:30:05", "25 November 2020, 10:30 (time zone not given)", "2020-11-25", "2020-11-25"),
    (
        "2020-11-25T10:00Z",
        *("25 November 2020, 10:00 (UTC+0000) (10:00 UTC)", "2020-11-25", "2020-11-25"),
    ),
]


@pytest.mark.parametrize(("text", "words", "first", "last"), FORMS)
def test_each_form_of_edtf_is_read_and_worded(
    text: str, words: str, first: str | None, last: str | None
) -> None:
    when = parse_when(text)
    found = [day and day.isoformat() for day in (when.first, when.last)]
    assert (word_when(when), found) == (words, [first, last])


def test_a_part_of_a_date_in_doubt_leaves_its_precision_as_it_is() -> None:
    whens = [parse_when(text) for text in ("1984~", "2020-11?", "2020-11-25%", "201X?", "{2020-11-25}")]
    assert [when.precision for when in whens] == ["year", "month", "day", "some day of", "all of"]
