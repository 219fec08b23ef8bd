"""What is found in an article joins the events that a collection has."""

from __future__ import annotations

from dataclasses import replace

from events.dates import parse_when
from events.kinds import find_kind
from events.model import Account, Event, Passage, Source
from events.reading.findings import Metadata
from events.reading.merging import Article, merge
from events.reading.recorded import find_copied, read_recorded
from events.texts.passages import fingerprint
from tests.helpers.reading import reader

SENTENCES = (
    "Army units entered the Kalbajar district on 25 November 2020.",
    "The road through the pass was cleared of mines by sappers.",
)
POST = Source(id="post", title="", publisher="The Post", origin="The Post", published="2020-11-25")
ENTRY = Event(
    id="kalbajar-entry",
    kind=find_kind("entry"),
    when=parse_when("2020-11-25"),
    summary="Units entered.",
    districts=("AZ-KAL",),
    accounts=(
        Account(
            source="post",
            says="Units entered.",
            attributed_to="The Post",
            passage=Passage(paragraph=1, sentences=tuple(map(fingerprint, SENTENCES))),
        ),
    ),
)


def article(text: str, paper: str = "", published: str = "2020-11-26") -> Article:
    reading = reader().read(text, Metadata(published=published, language="en", publisher=paper))
    return Article(source="new", origin="new", reading=reading)


def test_the_same_event_gets_a_further_account() -> None:
    merged = merge(
        [*read_recorded([POST], [ENTRY]), article("Troops entered the Kalbajar district on Wednesday.")]
    )
    assert [(one.record, [(a.source, a.record) for a in one.accounts]) for one in merged] == [
        ("kalbajar-entry", [("post", "kalbajar-entry"), ("new", "")])
    ]


def test_a_contradiction_is_told_of_the_new_account() -> None:
    (event,) = merge([*read_recorded([POST], [ENTRY]), article(SENTENCES[0].replace("25", "24"))])
    assert [account.differs_on for account in event.accounts] == [
        "",
        "when it was: 2020-11-24, not 2020-11-25",
    ]


def test_the_same_paper_takes_back_what_is_recorded() -> None:
    taken = article("Army units did not enter the Kalbajar district on 25 November 2020.", "The Post")
    (event,) = merge([*read_recorded([POST], [ENTRY]), taken])
    assert [account.taken_back_by for account in event.accounts] == ["new", ""]


def test_another_event_is_its_own() -> None:
    merged = merge([*read_recorded([POST], [ENTRY]), article(SENTENCES[0].replace("Kalbajar", "Lachin"))])
    assert [one.record for one in merged] == ["kalbajar-entry", ""]


def test_two_records_stay_two_events_however_alike() -> None:
    again = replace(ENTRY, id="kalbajar-again")
    assert [one.record for one in merge(read_recorded([POST], [ENTRY, again]))] == [
        "kalbajar-entry",
        "kalbajar-again",
    ]


def test_an_article_that_repeats_cited_sentences_is_of_their_origin() -> None:
    copy = article("\n\n".join(SENTENCES)).reading
    own = article(SENTENCES[0]).reading
    assert find_copied({"copy": copy, "own": own}, [POST], [ENTRY]) == {"copy": "The Post"}
