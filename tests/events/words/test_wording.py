"""Days, numbers and counts as languages write them; names and patterns for the browser."""

from __future__ import annotations

from datetime import date

import pytest

from events.dates import parse_when
from events.words.catalogue import language
from events.words.dating import word_part, word_when
from events.words.wording import (
    count,
    date_patterns,
    month_names,
    plural_forms,
    weekday_names,
    word_day,
    word_language,
    word_number,
    word_short_day,
)

DAY = date(2020, 11, 25)


def test_english_words_days_and_numbers_as_the_records_do() -> None:
    assert (word_day(DAY), word_short_day(DAY)) == ("25 November 2020", "25 Nov")
    assert (word_part("2020-07"), word_part("1988"), word_part("201X")) == ("July 2020", "1988", "the 2010s")
    assert (word_number(7), word_number(12_345)) == ("7", "12,345")
    assert [count("{n} event", "{n} events", n) for n in (0, 1, 1_041)] == [
        "0 events",
        "1 event",
        "1,041 events",
    ]


def test_other_languages_word_days_in_their_own_way() -> None:
    with language("az"):
        assert word_day(DAY) == "25 noyabr 2020"
    with language("ru"):
        assert word_day(DAY).startswith("25 ноября 2020")
        assert word_number(12_345) == "12\xa0345"
    with language("hy"):
        assert word_day(DAY) == "25 նոյեմբերի, 2020 թ."


def test_the_browser_is_given_names_and_patterns() -> None:
    assert month_names("abbreviated")[8:] == ["Sept", "Oct", "Nov", "Dec"]
    assert (weekday_names()[0], weekday_names()[-1]) == ("Monday", "Sunday")
    assert date_patterns() == {
        "long": "{weekday} {day} {month} {year}",
        "day": "{day} {month} {year}",
        "short": "{day} {month}",
        "month": "{month} {year}",
    }
    assert plural_forms("{n} event", "{n} events") == {"one": "{n} event", "other": "{n} events"}
    with language("ru"):
        assert set(plural_forms("{n} event", "{n} events")) == {"one", "few", "many"}
        assert month_names()[10] == "ноября"


def test_a_decade_is_told_as_one() -> None:
    assert word_when(parse_when("199X")) == "the 1990s"
    assert word_when(parse_when("[1990-01-01..1999-12-31]")).startswith("on a day not given, from 1 January")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2020-21/2020-23", "spring 2020 to autumn 2020"),
        ("/2020-22", "until summer 2020 (beginning not given)"),
        ("2020-24/..", "from winter 2020 on"),
        ("2020-21", "spring 2020"),
        ("2020-32", "winter 2020"),
        ("2020-34", "second quarter of 2020"),
        ("2020-39", "last third of 2020"),
        ("2020-41", "second half of 2020"),
        ("201X/2021", "the 2010s to 2021"),
        ("1988?", "1988 (uncertain)"),
        ("1985-04~/1986%", "April 1985 (about) to 1986 (about, uncertain)"),
        ("2004-06-11~", "11 June 2004 (about)"),
        ("2004?-06-~11", "11 June 2004 (year uncertain) (day approximate)"),
    ],
)
def test_every_part_of_a_year_and_every_doubt_is_worded(text: str, words: str) -> None:
    assert word_when(parse_when(text)) == words


def test_a_part_that_is_no_date_is_told_as_it_is() -> None:
    assert [word_part(text) for text in ("", "?", "2020-13", "2020-02-30", "202X-11", "x-1-1-1")] == [
        *("", "?", "2020-13", "2020-02-30", "202X-11", "x-1-1-1")
    ]


def test_a_language_is_named_in_the_words_of_another() -> None:
    assert [word_language(tag) for tag in ("hy", "en", "az", "x-none")] == [
        *("Armenian", "English", "Azerbaijani", "x-none")
    ]
    with language("ru"):
        assert word_language("hy") == "армянский"
