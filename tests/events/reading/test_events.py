"""Events in a text: what, when, where, from where to where, and whether it happened."""

from __future__ import annotations

import pytest

from tests.helpers.reading import events, outline, read

# The article's day is Wednesday, 25 November 2020.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Army units entered the Kalbajar district on Tuesday.",
            [("entry", "2020-11-24", "AZ-KAL", "reported")],
        ),
        (
            "Army units will enter the Lachin district on December 1.",
            [("entry", "2020-12-01", "AZ-LAC", "planned")],
        ),
        (
            "The ministry denied that army units entered the Lachin district on Tuesday.",
            [("entry", "2020-11-24", "AZ-LAC", "denied")],
        ),
        (
            "Army units have not entered the Lachin district.",
            [("entry", "", "AZ-LAC", "denied")],
        ),
        (
            "If the road is cleared, army units will enter the Lachin district on Friday.",
            [("entry", "2020-11-27", "AZ-LAC", "conditional")],
        ),
        (
            "The march of troops from Agdam district to Lachin district on Monday was called off.",
            [("movement", "2020-11-23", "AZ-AGM AZ-LAC", "denied")],
        ),
        (
            "They shelled the village of Charektar on Monday.",
            [("hostilities", "2020-11-23", "AZ-KAL wof-1344224183", "reported")],
        ),
        (
            "The district of Kalbajar has been under Armenian control since April 1993.",
            [("capture", "1993-04", "AZ-KAL", "reported")],
        ),
        (
            "The statement was signed on 9 November.",
            [("agreement", "2020-11-09", "", "reported")],
        ),
        (
            "Troops had reached Istisu on Monday. That was wrong.",
            [("movement", "2020-11-23", "AZ-KAL istisu", "denied")],
        ),
        (
            "Police will not enter Lachin district on Monday.",
            [("entry", "2020-11-30", "AZ-LAC", "denied")],
        ),
        (
            "They were given time to leave Lachin district on Monday.",
            [("movement", "2020-11-23", "AZ-LAC", "planned")],
        ),
        (
            "Under the November 9 statement, the Lachin region is to pass to Azerbaijan by December 1.",
            [
                ("agreement", "2020-11-09", "", "reported"),
                ("deadline", "2020-11-09/2020-12-01", "AZ-LAC", "planned"),
            ],
        ),
        (
            "Agdam was left on Friday, three days after the handover.",
            [("movement", "2020-11-20", "AZ-AGM", "reported")],
        ),
        ("The singer entered the final on Tuesday.", []),
        ("Coach Lachin Huseynov said that his side attacked from the first minute.", []),
    ],
)
def test_one_sentence(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert outline(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Armenia has to leave the Fuzuli district by November 27 and the Shusha district by December 1.",
        "By November 27, Armenia has to leave the Fuzuli district and by December 1, the Shusha one.",
    ],
)
def test_a_list_of_deadlines_in_one_sentence(text: str) -> None:
    assert outline(text) == [
        ("deadline", "/2020-11-27", "AZ-FUZ", "planned"),
        ("deadline", "/2020-12-01", "AZ-SUS", "planned"),
    ]


def test_deadlines_are_in_force_from_the_agreement_that_the_article_dates() -> None:
    text = "The agreement was signed on 9 November. Lachin district must be handed over by 1 December."
    assert outline(text)[1] == ("deadline", "2020-11-09/2020-12-01", "AZ-LAC", "planned")


@pytest.mark.parametrize(
    "moved",
    [
        "but this deadline was extended to 25 November",
        "but the handover was pushed back by ten days",
        "but the date was put off by ten days",
        "but the term was prolonged until November 25",
    ],
)
def test_a_deadline_that_moves_names_the_one_whose_place_it_takes(moved: str) -> None:
    first, second = events(f"It was planned to leave the Kalbajar district by 15 November, {moved}.")
    assert (first.kind, first.when, first.districts) == ("deadline", "/2020-11-15", ("AZ-KAL",))
    assert (second.kind, second.when, second.districts) == ("extension", "/2020-11-25", ("AZ-KAL",))
    assert second.supersedes == 0


def test_a_movement_from_two_places_is_two() -> None:
    text = "Vehicles are moving to Kalbajar district from Toghana, Goygol district, and Dashkasan district."
    assert [(one.origin, one.to) for one in events(text)] == [("toghana", "AZ-KAL"), ("AZ-DAS", "AZ-KAL")]


def test_a_sentence_may_tell_several_events() -> None:
    text = "On Friday troops entered Agdam district, which Armenian forces had held since July 1993."
    assert outline(text) == [
        ("entry", "2020-11-20", "AZ-AGM", "reported"),
        ("capture", "1993-07", "AZ-AGM", "reported"),
    ]


def test_what_the_district_refers_back_to() -> None:
    text = "Kalbajar district lies high. The army entered the district on Tuesday."
    assert outline(text) == [("entry", "2020-11-24", "AZ-KAL", "reported")]


def test_an_event_keeps_its_sentence_its_words_and_its_reasons() -> None:
    text = "It snowed. Army units entered the Kalbajar district on Tuesday, officials said."
    (event,) = events(text)
    assert event.sentence == "Army units entered the Kalbajar district on Tuesday, officials said."
    assert text[event.words.start : event.words.end] == "entered"
    assert "“entered” tells of it" in event.reason
    assert "“Tuesday”: counted from 2020-11-25" in event.reason


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Подразделения вошли в Лачинский район во вторник.",
            "ru",
            [("entry", "2020-11-24", "AZ-LAC", "reported")],
        ),
        (
            "Кельбаджарский район должны были передать до 15 ноября, но срок был перенесён на десять дней.",
            "ru",
            [
                ("deadline", "/2020-11-15", "AZ-KAL", "planned"),
                ("extension", "/2020-11-25", "AZ-KAL", "reported"),
            ],
        ),
        (
            "Министерство опровергло сообщения об обстреле села Чаректар.",
            "ru",
            [("hostilities", "", "AZ-KAL wof-1344224183", "denied")],
        ),
        (
            "Ordunun bölmələri noyabrın 24-də Laçın rayonuna daxil olub.",
            "az",
            [("entry", "2020-11-24", "AZ-LAC", "reported")],
        ),
        (
            "Laçın rayonu dekabrın 1-dək təhvil verilməlidir.",
            "az",
            [("deadline", "/2020-12-01", "AZ-LAC", "planned")],
        ),
    ],
)
def test_other_languages(text: str, language: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert outline(text, language=language) == expected


def test_what_is_no_prose_costs_no_time_and_is_told() -> None:
    found = read("according to the deadline " * 20_000)
    assert (found.events, found.notes[0]) == (
        (),
        "a stretch of more than 4000 characters without an end is not read for events",
    )
