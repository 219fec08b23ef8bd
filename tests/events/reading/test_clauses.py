"""How far words reach within a sentence: clauses, what repeats another, what was due and when it came."""

from __future__ import annotations

import pytest

from tests.helpers.reading import outline

# The article's day is Wednesday, 25 November 2020.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They denied that troops entered Lachin district, which is to be handed over by December 1.",
            [("entry", "", "AZ-LAC", "denied"), ("deadline", "/2020-12-01", "AZ-LAC", "planned")],
        ),
        (
            "An attack on Shusha city on Monday was reported, an accusation that Baku rejected.",
            [("hostilities", "2020-11-23", "AZ-SUS shusha-town", "denied")],
        ),
        (
            "Should the other side open fire, as it did in Tovuz district in July, we will answer.",
            [("hostilities", "2020-07", "AZ-TOV", "reported")],
        ),
        (
            "Lachin district, which was entered by troops on Monday, is to be demined by May 2021.",
            [("entry", "2020-11-23", "AZ-LAC", "reported"), ("engineering", "/2021-05", "AZ-LAC", "planned")],
        ),
        (
            "The withdrawal of Armenian forces from Lachin district has not begun.",
            [("movement", "", "AZ-LAC", "denied")],
        ),
        (
            "Reports that troops had left Agdam district were premature.",
            [("movement", "", "AZ-AGM", "denied")],
        ),
        (
            "Agdam district was returned on 20 November, while Lachin district is to follow on 1 December.",
            [("entry", "2020-11-20", "AZ-AGM", "reported"), ("entry", "2020-12-01", "AZ-LAC", "planned")],
        ),
        (
            "Rumours of an attack on Shusha city on Monday proved false.",
            [("hostilities", "2020-11-23", "AZ-SUS shusha-town", "denied")],
        ),
        (
            "Lachin district will stay, the ministry said, denying that it had been shelled on Monday.",
            [("hostilities", "2020-11-23", "AZ-LAC", "denied")],
        ),
        (
            "On 12 May troops crossed into Lachin district.",
            [("entry", "2020-05-12", "AZ-LAC", "reported")],
        ),
    ],
)
def test_what_is_denied_or_depends_ends_with_its_clause(
    text: str, expected: list[tuple[str, str, str, str]]
) -> None:
    assert outline(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The transfer of Agdam district, which had been scheduled for November 15, was put off until"
            " November 27.",
            [
                ("deadline", "/2020-11-15", "AZ-AGM", "planned"),
                ("extension", "/2020-11-27", "AZ-AGM", "reported"),
            ],
        ),
        (
            "Azerbaijan is to receive Agdam district tomorrow and Lachin district on December 1.",
            [("entry", "2020-11-26", "AZ-AGM", "planned"), ("entry", "2020-12-01", "AZ-LAC", "planned")],
        ),
        (
            "The handover of Agdam district, due on 20 November, took place a day late.",
            [("deadline", "/2020-11-20", "AZ-AGM", "planned"), ("entry", "2020-11-21", "AZ-AGM", "reported")],
        ),
        (
            "The handover of Agdam district, due on 20 November, went ahead on schedule.",
            [("deadline", "/2020-11-20", "AZ-AGM", "planned"), ("entry", "2020-11-20", "AZ-AGM", "reported")],
        ),
        (
            "The handover of Agdam district, scheduled for 30 November, is being prepared.",
            [("entry", "2020-11-30", "AZ-AGM", "planned")],
        ),
        (
            "The handover of Kalbajar district was moved from 15 to 25 November.",
            [
                ("deadline", "/2020-11-15", "AZ-KAL", "planned"),
                ("extension", "/2020-11-25", "AZ-KAL", "reported"),
            ],
        ),
        (
            "Agdam district was returned on November 20. So was Lachin district, on November 24.",
            [("entry", "2020-11-20", "AZ-AGM", "reported"), ("entry", "2020-11-24", "AZ-LAC", "reported")],
        ),
        (
            "Kalbajar district was captured in April 1993, and its people fled to Barda.",
            [
                ("capture", "1993-04", "AZ-KAL", "reported"),
                ("movement", "1993-04", "AZ-KAL AZ-BAR", "reported"),
            ],
        ),
    ],
)
def test_what_was_due_and_what_repeats_it(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert outline(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Ведомство опровергло, что войска вошли в Лачинский район, который сдадут до 1 декабря.",
            "ru",
            [("entry", "", "AZ-LAC", "denied"), ("deadline", "/2020-12-01", "AZ-LAC", "planned")],
        ),
        (
            "Срок вывода войск из Кельбаджарского района перенесли с 15 на 25 ноября.",
            "ru",
            [
                ("deadline", "/2020-11-15", "AZ-KAL", "planned"),
                ("extension", "/2020-11-25", "AZ-KAL", "reported"),
            ],
        ),
        (
            "Передача Агдамского района, запланированная на 20 ноября, состоялась в срок.",
            "ru",
            [("entry", "2020-11-20", "AZ-AGM", "planned"), ("entry", "2020-11-20", "AZ-AGM", "reported")],
        ),
        (
            "Laçın rayonu bu ayın 30-dək təhvil verilməlidir.",
            "az",
            [("deadline", "/2020-11-30", "AZ-LAC", "planned")],
        ),
    ],
)
def test_the_same_in_other_languages(
    text: str, language: str, expected: list[tuple[str, str, str, str]]
) -> None:
    assert outline(text, language=language) == expected
