"""The shipped collection: every record visited, against the map's places and, where at hand, the articles."""

from __future__ import annotations

import json
import re
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from events.kinds import DEFAULT_KINDS, find_kind
from events.model import Account, Event
from events.records.collection import load_collection
from events.texts.articles import look_up_passages, read_articles
from events.texts.edges import look_up_edges
from events.texts.passages import find_sentence
from tests.helpers.specimens import ARTICLES, NO_ARTICLES

COLLECTION = load_collection()
EVENTS = {event.id: event for event in COLLECTION.events}
ACCOUNTS = [(event, account) for event in COLLECTION.events for account in event.accounts]
GEO_DATA = Path(__file__).parents[3] / "geo" / "data"
CODES = {"AZ-KAL", "AZ-AGM", "AZ-LAC", "AZ-TOV", "AZ-GYG", "AZ-DAS"}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PARTIAL = re.compile(r"liberat|occup|surrender|invader|enem|martyr|terroris|aggress", re.IGNORECASE)
QUOTED = re.compile(r"“[^”]*”")

needs_articles = pytest.mark.skipif(not ARTICLES.is_dir(), reason=NO_ARTICLES)


def name_account(value: object) -> str:
    if isinstance(value, Event):
        return value.id
    return value.source if isinstance(value, Account) else str(value)


every_event = pytest.mark.parametrize("event", COLLECTION.events, ids=lambda event: event.id)
every_account = pytest.mark.parametrize(("event", "account"), ACCOUNTS, ids=name_account)


def test_the_collection_has_no_fault() -> None:
    assert [str(fault) for fault in COLLECTION.faults] == []
    assert COLLECTION.set_aside == 0


def test_the_collection_holds_these_events() -> None:
    assert list(EVENTS) == [
        "conflict-begins-1988",
        "war-territory-1988-1994",
        "kalbajar-displaced-1993",
        "kalbajar-capture-1993",
        "ceasefire-1994",
        "confrontation-grows-2020",
        "tovuz-clashes-2020-07",
        "fighting-2020-09-27",
        "held-before-handover-agdam",
        "held-before-handover-lachin",
        "statement-2020-11-09",
        "ceasefire-2020-11-10",
        "zones-after-agreement-2020-11-09",
        "deadline-agdam-2020-11-20",
        "deadline-kalbajar-2020-11-15",
        "extension-kalbajar-2020-11-25",
        "deadline-lachin-2020-12-01",
        "deadline-buffer-zones-2020-12-01",
        "pashinyan-explains-statement",
        "entry-agdam-2020-11-20",
        "entry-kalbajar-2020-11-25",
        "withdrawal-kalbajar-2020-11-25",
        "movement-toghana-kalbajar-2020-11-25",
        "movement-dashkasan-kalbajar-2020-11-25",
        "engineering-kalbajar-2020-11-25",
        "positions-kalbajar-2020-11-25",
        "speaker-kalbajar-2020-11-25",
        "resolution-822-2020-11-25",
        "satellite-images-2020-11-25",
        "monuments-kalbajar-2020-11-25",
        "broadcast-second-district-2020-11-26",
        "displaced-person-2020-11-26",
        "status-of-nagorno-karabakh",
    ]


def test_the_settings_are_those_of_the_page() -> None:
    settings = COLLECTION.settings
    assert settings is not None
    assert [(district.code, district.name) for district in settings.districts] == [
        ("AZ-KAL", "Kalbajar"),
        ("AZ-AGM", "Agdam"),
        ("AZ-LAC", "Lachin"),
        ("AZ-TOV", "Tovuz"),
        ("AZ-GYG", "Goygol"),
        ("AZ-DAS", "Dashkasan"),
    ]
    assert (str(settings.first_day), str(settings.last_day)) == ("2020-11-01", "2020-12-05")


def test_every_kind_of_event_occurs_and_maps_to_acled() -> None:
    assert {event.kind for event in COLLECTION.events} == set(DEFAULT_KINDS)
    assert find_kind("entry").acled == ("Strategic developments", "Non-violent transfer of territory")


def test_four_articles_share_one_origin() -> None:
    assert [(source.id, source.origin, source.published) for source in COLLECTION.sources] == [
        ("today-az-200841", "Trend", "unknown"),
        ("trend-3339912", "Trend", "2020-11-25"),
        ("trend-3340347", "Trend", "2020-11-26"),
        ("world-today-news-1098273", "World Today News, newsroom not named", "unknown"),
        ("trend-3339845", "Trend", "2020-11-25"),
    ]


def test_every_source_carries_events() -> None:
    used = Counter(account.source for _, account in ACCOUNTS)
    assert used == {
        "today-az-200841": 12,
        "trend-3339912": 13,
        "trend-3340347": 15,
        "world-today-news-1098273": 22,
        "trend-3339845": 13,
    }


def test_the_paragraphs_before_the_text_are_those_of_byline_and_dateline() -> None:
    counted = {source.id: source.front_matter for source in COLLECTION.sources}
    assert counted == {
        "today-az-200841": 1,
        "trend-3339912": 2,
        "trend-3340347": 2,
        "world-today-news-1098273": 0,
        "trend-3339845": 2,
    }
    assert all(account.passage.paragraph > counted[account.source] for _, account in ACCOUNTS)


def test_the_lines_of_the_article_without_blank_lines_are_told_apart() -> None:
    one = {account.passage.paragraph for _, account in ACCOUNTS if account.source.startswith("world-today")}
    assert one == {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}


@every_event
def test_an_event_is_named_and_placed_where_the_map_knows(event: Event) -> None:
    places = {place["id"] for place in json.loads((GEO_DATA / "places.json").read_text("utf-8"))}
    assert SLUG.fullmatch(event.id)
    assert event.kind in DEFAULT_KINDS
    assert set(event.districts) <= CODES
    assert set(event.places) <= places
    ends = {event.route.origin, event.route.to} if event.route else set()
    assert ends <= places | CODES
    assert (event.route is not None) == (event.kind.id == "movement")


@every_event
def test_an_event_rests_on_accounts_of_known_sources(event: Event) -> None:
    known = {source.id for source in COLLECTION.sources}
    assert event.accounts
    assert {account.source for account in event.accounts} <= known
    passages = [(account.source, account.passage) for account in event.accounts]
    assert len(set(passages)) == len(passages), "one passage of one source is one account"


@every_account
def test_a_passage_stores_fingerprints_and_a_few_words_at_most(event: Event, account: Account) -> None:
    passage = account.passage
    assert event.id
    assert passage.paragraph >= 1
    assert passage.sentences
    assert all(re.fullmatch("[0-9a-f]{16}", mark) for mark in passage.sentences)
    assert len(passage.words) == 2
    assert all(1 <= len(words.split()) <= 4 for words in passage.words)


@every_account
def test_our_own_words_are_neutral(event: Event, account: Account) -> None:
    for text in (event.summary, account.says, account.differs_on):
        assert text.count("“") == text.count("”")
        assert not PARTIAL.search(QUOTED.sub("", text)), text


def test_titles_and_the_description_are_neutral() -> None:
    assert COLLECTION.settings is not None
    texts = [source.title + source.note for source in COLLECTION.sources]
    texts += [COLLECTION.settings.description, COLLECTION.settings.title]
    texts += [words for _, words in COLLECTION.settings.words]
    assert [text for text in texts if PARTIAL.search(QUOTED.sub("", text))] == []


@pytest.mark.parametrize("word", ["liberated", "Occupation", "surrender", "enemies"])
def test_the_search_for_partial_words_can_fail(word: str) -> None:
    assert PARTIAL.search(QUOTED.sub("", f"It was {word}."))
    assert not PARTIAL.search(QUOTED.sub("", f"It was, they say, “{word}”."))


def test_the_two_movements_start_at_the_village_and_in_the_district() -> None:
    routes = {event.id: event.route for event in COLLECTION.events if event.route}
    assert [(route.origin, route.to) for route in routes.values()] == [
        ("toghana", "AZ-KAL"),
        ("AZ-DAS", "AZ-KAL"),
    ]


def test_the_moved_deadline_is_recorded_without_a_day_of_decision() -> None:
    extension = EVENTS["extension-kalbajar-2020-11-25"]
    assert (extension.when.text, extension.supersedes) == ("/2020-11-25", "deadline-kalbajar-2020-11-15")
    assert EVENTS["deadline-kalbajar-2020-11-15"].when.text == "2020-11-09/2020-11-15"


@needs_articles
def test_the_articles_are_those_the_records_were_made_from() -> None:
    articles = read_articles(ARTICLES, COLLECTION.sources)
    assert {source.id: source.sha256 for source in COLLECTION.sources} == {
        id: sha256((ARTICLES / article.file).read_bytes()).hexdigest() for id, article in articles.items()
    }


@needs_articles
def test_every_fingerprint_is_found_in_the_paragraph_that_is_stated() -> None:
    lookups = look_up_passages(COLLECTION.events, read_articles(ARTICLES, COLLECTION.sources))
    assert [lookup for lookup in lookups if lookup.finding != "found"] == []
    assert len(lookups) == 99


def edge_words(sentence: str) -> tuple[str, str]:
    """Return up to four first and last words, never more than a third of the sentence from either side."""
    words = sentence.split()
    count = min(4, len(words) // 3)
    return " ".join(words[:count]), " ".join(words[len(words) - count :])


@needs_articles
def test_the_words_of_every_link_lead_to_its_passage_and_nowhere_else() -> None:
    lookups = look_up_edges(COLLECTION.events, read_articles(ARTICLES, COLLECTION.sources))
    assert [lookup for lookup in lookups if lookup.finding != "found"] == []
    assert len(lookups) == len(ACCOUNTS)


# The outermost words of these passages, by their first sentence, would open a link elsewhere.
SHIFTED = {
    "5c3069a302a6b52b": ("a result of the", "and seven surrounding districts"),
    "2dfe7b6759c47d53": ("Back in July 2020,", "of the Armenian Armed"),
}


@needs_articles
@every_account
def test_the_words_of_a_link_begin_and_end_its_passage(event: Event, account: Account) -> None:
    article = read_articles(ARTICLES, COLLECTION.sources)[account.source]
    texts = []
    for mark in account.passage.sentences:
        span = find_sentence(mark, list(article.paragraphs), account.passage.paragraph)
        assert span is not None, event.id
        texts.append(article.paragraphs[span.paragraph - 1][span.start : span.end])
    edges = SHIFTED.get(account.passage.sentences[0], (edge_words(texts[0])[0], edge_words(texts[-1])[-1]))
    kept = [" ".join(re.findall(r"\w+", part)) for part in account.passage.words]
    assert [" ".join(re.findall(r"\w+", part)) for part in edges] == kept
