"""Who speaks: counted besides origins and articles, so that one ministry in two newspapers is one speaker."""

from __future__ import annotations

import pytest

from events.model import Account, Settings
from events.records.collection import load_collection
from events.words.support import Speakers, Support, word_both, word_support
from tests.helpers.html_reader import make_settings
from tests.helpers.specimens import make_account, make_event, make_source

SOURCES = (make_source("herald"), make_source("weekly"), make_source("courier", origin="The Courier"))
MINISTRY, SPOKESMAN = "Ministry of Mills", "A. Miller, of the Ministry of Mills"


def make_speakers() -> Speakers:
    plain = make_settings()
    settings = Settings(
        title=plain.title,
        description=plain.description,
        version="1",
        first_day=plain.first_day,
        last_day=plain.last_day,
        opens_on=plain.opens_on,
        districts=plain.districts,
        sides=(
            ("article", "The article’s own words"),
            ("mills", "The state of the mills"),
            ("geese", "Geese"),
        ),
        speakers=((MINISTRY, (SPOKESMAN,)),),
    )
    return Speakers(SOURCES, settings)


def own(source: str) -> Account:
    return make_account(source, side="article", attributed_to=f"The {source}, in its own words")


def told_by(source: str, by: str, stance: str = "reports") -> Account:
    return make_account(source, side="mills", attributed_to=by, stance=stance)


def test_a_ministry_that_two_newsrooms_quote_is_two_origins_and_one_speaker() -> None:
    accounts = (told_by("herald", MINISTRY), told_by("courier", SPOKESMAN))
    support = make_speakers().support(accounts)
    assert support == Support(("The Herald", "The Courier"), ("herald", "courier"), (MINISTRY,))
    assert word_support(support) == "2 origins, 2 articles; one speaker: Ministry of Mills"


def test_copies_of_one_newsroom_s_own_words_are_one_speaker() -> None:
    support = make_speakers().support([own("herald"), own("weekly"), told_by("weekly", "A goose")])
    assert (support.origins, support.speakers) == (("The Herald",), ("The Herald", "A goose"))
    assert word_support(support) == "1 origin, 2 articles, 2 speakers"


def test_who_speaks_on_both_sides_is_named() -> None:
    speakers = make_speakers()
    accounts = (told_by("herald", SPOKESMAN), own("herald"), told_by("courier", MINISTRY, "differs"))
    assert speakers.on_both_sides(make_event("roads", "report", "2020", accounts=accounts)) == [MINISTRY]
    accounts = (
        told_by("herald", SPOKESMAN, "silent"),
        own("herald"),
        told_by("courier", MINISTRY, "differs"),
    )
    assert speakers.on_both_sides(make_event("roads", "report", "2020", accounts=accounts)) == []
    assert word_both([MINISTRY]) == "Both sides are the words of: Ministry of Mills."
    assert word_both([]) == ""


def test_the_events_of_each_side_are_counted_and_those_in_which_it_is_alone() -> None:
    events = [
        make_event("one", "report", "2020", accounts=(told_by("herald", MINISTRY),)),
        make_event("two", "report", "2020", accounts=(told_by("herald", MINISTRY), own("weekly"))),
        make_event("three", "report", "2020", accounts=(make_account(),)),
    ]
    speakers = make_speakers()
    assert speakers.count_sides(events) == {"article": (1, 0), "mills": (2, 1), "geese": (0, 0), "": (1, 1)}
    assert "" not in speakers.count_sides(events[:2])


COLLECTION = load_collection()
assert COLLECTION.settings is not None
SHIPPED = Speakers(COLLECTION.sources, COLLECTION.settings)
EVENTS = {event.id: event for event in COLLECTION.events}
DEFENCE = "Ministry of Defence of Azerbaijan"


def test_both_sides_on_the_roads_are_the_ministry() -> None:
    assert SHIPPED.on_both_sides(EVENTS["engineering-kalbajar-2020-11-25"]) == [DEFENCE]


@pytest.mark.parametrize(
    ("id", "speakers"),
    [
        ("movement-toghana-kalbajar-2020-11-25", (DEFENCE,)),
        ("withdrawal-kalbajar-2020-11-25", (DEFENCE,)),
        ("engineering-kalbajar-2020-11-25", (DEFENCE, "Trend")),
        ("ceasefire-2020-11-10", ("Trend",)),
        ("pashinyan-explains-statement", ("Nikol Pashinyan, Prime Minister of Armenia",)),
        (
            "entry-kalbajar-2020-11-25",
            ("Trend", DEFENCE, "Sahiba Gafarova, Speaker of the parliament of Azerbaijan", "France 24"),
        ),
    ],
)
def test_who_speaks_in_an_event_of_the_collection(id: str, speakers: tuple[str, ...]) -> None:
    assert SHIPPED.support(EVENTS[id].accounts).speakers == speakers


def test_every_account_of_the_collection_has_a_side_and_every_side_is_told() -> None:
    counts = SHIPPED.count_sides(COLLECTION.events)
    assert list(counts) == ["article", "azerbaijan", "armenia", "russia", "foreign-media", "person"]
    assert counts["russia"] == (0, 0)
    assert counts["armenia"] == (1, 1)
