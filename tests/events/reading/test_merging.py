"""The same event in several articles: one event, several accounts, nothing smoothed over."""

from __future__ import annotations

from events.reading.findings import Metadata
from events.reading.merging import Article, MergedEvent, merge
from tests.helpers.reading import reader

ENTERED = "Army units entered the Kalbajar district on 25 November 2020."


def article(
    source: str, text: str, published: str = "2020-11-26", *, origin: str = "", paper: str = ""
) -> Article:
    reading = reader().read(text, Metadata(published=published, language="en", publisher=paper))
    return Article(source=source, origin=origin or source, reading=reading)


def outline(events: tuple[MergedEvent, ...]) -> list[tuple[str, str, str, list[str], int]]:
    return [
        (one.kind, one.when, one.modality, [account.source for account in one.accounts], one.origins)
        for one in events
    ]


def test_two_articles_of_one_event_are_two_accounts() -> None:
    merged = merge(
        [article("a", ENTERED), article("b", "Troops entered the Kalbajar district on Wednesday.")]
    )
    assert outline(merged) == [("entry", "2020-11-25", "reported", ["a", "b"], 2)]


def test_copies_count_as_one_origin() -> None:
    merged = merge([article("a", ENTERED, origin="wire"), article("b", ENTERED, origin="wire")])
    assert outline(merged) == [("entry", "2020-11-25", "reported", ["a", "b"], 1)]


def test_another_place_is_another_event() -> None:
    merged = merge([article("a", ENTERED), article("b", ENTERED.replace("Kalbajar", "Tovuz"))])
    assert [one.districts for one in merged] == [("AZ-KAL",), ("AZ-TOV",)]


def test_a_day_that_differs_stays_with_its_account() -> None:
    (event,) = merge([article("a", ENTERED), article("b", ENTERED.replace("25", "24"))])
    assert [account.differs_on for account in event.accounts] == [
        "",
        "when it was: 2020-11-24, not 2020-11-25",
    ]
    assert [account.mention.when for account in event.accounts] == ["2020-11-25", "2020-11-24"]


def test_an_account_without_a_day_is_silent_and_does_not_differ() -> None:
    (event,) = merge([article("a", ENTERED), article("b", "Army units entered the Kalbajar district.")])
    assert [account.differs_on for account in event.accounts] == ["", ""]


def test_a_denial_stands_beside_the_report() -> None:
    denied = "The ministry denied that army units entered the Kalbajar district on 25 November 2020."
    (event,) = merge([article("b", denied), article("a", ENTERED)])
    assert (event.modality, [account.differs_on for account in event.accounts]) == (
        "reported",
        ["whether it happened", ""],
    )
    assert [account.taken_back_by for account in event.accounts] == ["", ""]


def test_a_later_article_of_the_same_paper_takes_an_earlier_one_back() -> None:
    wrong = f"{ENTERED} That was wrong."
    merged = merge([
        article("a", ENTERED, "2020-11-25", paper="The Post"),
        article("b", wrong, "2020-11-26", paper="The Post"),
    ])  # fmt: skip
    assert [account.taken_back_by for account in merged[0].accounts] == ["b", ""]


def test_a_plan_and_what_came_of_it_are_one_event() -> None:
    plan = "Army units will enter the Kalbajar district on 25 November 2020."
    (event,) = merge([article("a", plan, "2020-11-20"), article("b", ENTERED)])
    assert (event.modality, [account.mention.modality for account in event.accounts]) == (
        "reported",
        ["planned", "reported"],
    )
