"""The shipped collection: what its accounts say, where they differ, and where they are silent."""

from __future__ import annotations

import re

import pytest

from events.records.collection import load_collection

COLLECTION = load_collection()
EVENTS = {event.id: event for event in COLLECTION.events}
ACCOUNTS = [(event, account) for event in COLLECTION.events for account in event.accounts]


def test_accounts_that_differ_stand_side_by_side() -> None:
    stances = {
        event.id: [(account.source, account.stance) for account in event.accounts]
        for event in COLLECTION.events
        if event.differs
    }
    assert list(stances) == [
        "conflict-begins-1988",
        "war-territory-1988-1994",
        "statement-2020-11-09",
        "entry-kalbajar-2020-11-25",
        "engineering-kalbajar-2020-11-25",
    ]
    assert stances["engineering-kalbajar-2020-11-25"] == [
        ("today-az-200841", "reports"),
        ("trend-3339912", "reports"),
        ("world-today-news-1098273", "differs"),
    ]


def test_what_the_accounts_differ_on_is_told() -> None:
    points = {account.differs_on for event, account in ACCOUNTS if account.stance == "differs"}
    assert points == {
        "when it began: in 1988, or in the 1990s",
        "when the war was: between 1988 and 1994, or in the 1990s",
        "what to call it",
        "how far it had gone: units “entered”, or the territory “will be taken” under control",
        "the state of the roads and of mine clearance",
    }
    assert {account.differs_on for _, account in ACCOUNTS if account.stance != "differs"} == {""}


def test_silence_is_no_disagreement() -> None:
    silent = [(event.id, account.source) for event, account in ACCOUNTS if account.stance == "silent"]
    assert ("fighting-2020-09-27", "world-today-news-1098273") in silent
    assert not EVENTS["fighting-2020-09-27"].differs


def test_the_agreement_and_the_ceasefire_are_two_things_and_contradict_nothing() -> None:
    ceasefire, statement = EVENTS["ceasefire-2020-11-10"], EVENTS["statement-2020-11-09"]
    assert not ceasefire.differs
    assert {account.source for account in ceasefire.accounts} == {
        *("today-az-200841", "trend-3339912", "trend-3340347", "trend-3339845"),
    }
    assert {account.differs_on for account in statement.accounts} == {"", "what to call it"}


def test_the_nineties_of_one_article_stand_beside_1988_to_1994_of_the_others() -> None:
    for id in ("conflict-begins-1988", "war-territory-1988-1994"):
        (other,) = [account for account in EVENTS[id].accounts if account.stance == "differs"]
        assert other.source == "world-today-news-1098273"
        assert other.differs_on.endswith("or in the 1990s")


def test_an_account_s_own_date_is_told_where_it_is_another_than_the_event_s() -> None:
    own = {(event.id, account.source): account.when.text for event, account in ACCOUNTS if account.when}
    assert own == {
        ("conflict-begins-1988", "world-today-news-1098273"): "199X",
        ("war-territory-1988-1994", "world-today-news-1098273"): "199X",
        ("kalbajar-capture-1993", "trend-3339912"): "1993",
        ("kalbajar-capture-1993", "trend-3340347"): "1993",
    }
    assert all(account.when != event.when for event, account in ACCOUNTS)


def words_of_event(id: str) -> str:
    """Return all that the records say of an event."""
    event = EVENTS[id]
    recorded = [(account.says, account.attributed_to, account.differs_on) for account in event.accounts]
    return " ".join([event.when.text, event.summary, *(text for texts in recorded for text in texts)])


@pytest.mark.parametrize(
    ("id", "said", "not_said"),
    [
        # No day is given for the broadcast, nor for what was said in it: by the dateline, the 26th or before.
        ("broadcast-second-district-2020-11-26", "[2020-11-25..2020-11-26]", "2020-11-26 "),
        ("displaced-person-2020-11-26", "which day that was follows from the context alone", "to France 24"),
        ("withdrawal-kalbajar-2020-11-25", "in a France 24 broadcast, as retold by Trend", "left Kalbajar"),
        # Words that no source uses.
        ("movement-toghana-kalbajar-2020-11-25", "Military vehicles", "column"),
        ("movement-dashkasan-kalbajar-2020-11-25", "Military vehicles", "column"),
        ("status-of-nagorno-karabakh", "considered “the Armenian region”", "always claimed"),
        ("speaker-kalbajar-2020-11-25", "the word is in Trend’s own sentence", "what she calls"),
        ("satellite-images-2020-11-25", "“as reported”; by whom is not said", "Azercosmos, as retold"),
        ("positions-kalbajar-2020-11-25", "enter the areas along the border", "up positions along"),
        # What was recorded nowhere.
        ("entry-kalbajar-2020-11-25", "“will be taken” under the army’s control", "differs on"),
        ("tovuz-clashes-2020-07", "the opposing forces “were silenced”", "differs"),
        ("resolution-822-2020-11-25", "“another document”", "differs"),
        ("confrontation-grows-2020", "became more intense in 2020", "differs"),
        ("entry-agdam-2020-11-20", "“three Nagorno-Karabakh districts”", "differs"),
        # The contested claim is visible, and the article's.
        (
            "monuments-kalbajar-2020-11-25",
            "“the medieval Azerbaijani state Caucasian Albania”: that ascription is the article’s",
            "were destroyed “",
        ),
    ],
)
def test_the_records_say_what_the_texts_say(id: str, said: str, not_said: str) -> None:
    recorded = words_of_event(id)
    assert said in recorded
    assert not_said not in recorded


def test_no_record_says_on_which_day_the_deadlines_were_set() -> None:
    for event in COLLECTION.events:
        if event.kind.id == "deadline":
            assert "9 November" not in words_of_event(event.id)
            assert not re.search(r"\bset on\b|\bapplies\b", words_of_event(event.id))
