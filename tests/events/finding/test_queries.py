"""The days and the words of what a reader types."""

from __future__ import annotations

from datetime import date

import pytest

from events.finding.queries import LONGEST, Days, Query, read_query
from events.folding import fold

KNOWN = (date(1993, 4, 3), date(2019, 11, 25), date(2020, 7, 1), date(2020, 11, 25))
DAY = Days(date(2020, 11, 25), date(2020, 11, 25))
BEFORE = Days(date(2019, 11, 25), date(2019, 11, 25))


@pytest.mark.parametrize(
    "text",
    [
        "2020-11-25",
        "25.11.2020",
        "25/11/2020",
        "25 November 2020",
        "25th november 2020",
        "November 25, 2020",
        "Nov. 25 2020",
        "25 ноября 2020 г.",
        "25 noyabr 2020",
        "25 նոյեմբերի 2020 թ.",
    ],
)
def test_a_day_is_read_in_many_forms(text: str) -> None:
    assert read_query(text, KNOWN) == Query((DAY,))


@pytest.mark.parametrize("text", ["25 November", "nov 25"])
def test_a_day_without_a_year_is_of_the_years_that_know_it(text: str) -> None:
    assert read_query(text, KNOWN) == Query((DAY, BEFORE))
    assert read_query(text, KNOWN[2:]) == Query((DAY,))


def test_months_and_years_are_stretches_of_days() -> None:
    november = Query((Days(date(2020, 11, 1), date(2020, 11, 30)),))
    assert read_query("2020-11", KNOWN) == november
    assert read_query("November 2020", KNOWN) == november
    assert read_query("July", KNOWN) == Query((Days(date(2020, 7, 1), date(2020, 7, 31)),))
    assert read_query("1993", KNOWN) == Query((Days(date(1993, 1, 1), date(1993, 12, 31)),))
    assert read_query("February 2020", KNOWN).days[0].last == date(2020, 2, 29)


def test_words_and_days_may_stand_together() -> None:
    assert read_query("Lachin, 25 November roads", KNOWN[2:]) == Query((DAY,), ("lachin", "roads"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("March on", ("march", "on")),
        ("2020-11-31", ("2020", "11", "31")),
        ("31 November", ("31", "november")),
        ("31 of May", ("31", "of", "may")),
        ("Kəlbəcər — Гёйгёль!", ("kəlbəcər", "геигель")),
        ("Azerbaijan’s army army", ("azerbaijan", "s", "army")),
        ("May", ("may",)),
        ("  ", ()),
    ],
)
def test_what_is_no_day_is_words(text: str, words: tuple[str, ...]) -> None:
    assert read_query(text, KNOWN).words == words


def test_a_very_long_text_is_cut() -> None:
    assert len(read_query("word " * 10_000 + "2020-11-25", KNOWN).words) == 1
    assert len(read_query(" ".join(f"w{n}" for n in range(LONGEST)), KNOWN).words) == 12


def test_case_accents_and_marks_are_folded() -> None:
    assert fold("Ağdam: İstisu’s “ROADS”, Քարվաճառ") == "agdam istisu s roads քարվաճառ"
