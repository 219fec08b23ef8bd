"""What a query finds in a collection, held in memory and in columns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pyarrow import parquet

from events.finding.queries import read_query
from events.finding.search import Found, Named, Search
from events.finding.text_columns import fold_column
from events.folding import fold
from events.model import Clock
from events.records.collection import Collection, load_collection
from events.records.parquet import EVENTS_STORE, make_table
from events.timeline.filter import Filter
from events.timeline.store import EventStore
from tests.helpers.specimens import SOURCES, make_account, make_event, make_source, write_collection

SHIPPED = load_collection()
KNOWN = [date(2020, 11, day) for day in range(1, 31)]


def search(
    text: str, collection: Collection = SHIPPED, named: tuple[Named, ...] = (), clock: Clock = "happened"
) -> Found:
    own = collection.settings.speakers if collection.settings else ()
    return Search(collection.events, collection.sources, own).find(
        read_query(text, KNOWN), named, clock=clock
    )


def ids(found: Found, events: EventStore = SHIPPED.events) -> list[str]:
    return [event.id for event in events.take(found.rows.tolist())]


def test_satellite_finds_the_images_and_their_article() -> None:
    found = search("satellite")
    assert ids(found) == ["satellite-images-2020-11-25"]
    assert [source.id for source in found.sources] == ["trend-3339845"]


def test_words_begin_words_whatever_their_case_and_accents() -> None:
    assert "engineering-kalbajar-2020-11-25" in ids(search("ROAD"))
    assert ids(search("oads")) == []
    assert ids(search("road monastery")) == []


def test_what_the_summary_tells_comes_before_what_an_account_mentions() -> None:
    assert ids(search("Resolution"))[0] == "resolution-822-2020-11-25"
    found = ids(search("roads"))
    assert found[0] == "engineering-kalbajar-2020-11-25"


@pytest.mark.parametrize("text", ["20 November", "2020-11-20", "November 20, 2020"])
def test_a_day_finds_its_own_events_and_what_falls_due_on_it(text: str) -> None:
    assert ids(search(text)) == [
        "deadline-agdam-2020-11-20",
        "entry-agdam-2020-11-20",
    ]


def test_a_day_finds_the_articles_published_on_it() -> None:
    assert [source.id for source in search("2020-11-26").sources] == ["trend-3340347"]


def test_the_clock_decides_which_events_are_of_a_day() -> None:
    found = ids(search("26 November", clock="reported"))
    assert "broadcast-second-district-2020-11-26" in found
    assert "entry-agdam-2020-11-20" not in found


def test_a_name_finds_the_events_of_its_place_and_a_day_narrows_them() -> None:
    goygol = (Named(0, 1, frozenset({"AZ-GYG"})),)
    assert ids(search("Гёйгёль", named=goygol)) == ["movement-toghana-kalbajar-2020-11-25"]
    assert ids(search("Гёйгёль 20 November", named=goygol)) == []
    assert ids(search("Гёйгёль")) == []


def test_people_are_found_by_their_names() -> None:
    (speaking,) = search("Pashinyan").speaking
    assert speaking.name == "Nikol Pashinyan, Prime Minister of Armenia"
    assert [event.id for event in SHIPPED.events.take(speaking.rows.tolist())] == [
        "pashinyan-explains-statement"
    ]


def test_nothing_is_found_for_nothing() -> None:
    found = search("  ")
    assert (ids(found), found.speaking, found.sources) == ([], (), ())


def test_columns_are_folded_as_a_query_is() -> None:
    import pyarrow

    texts = ["Ağdam: İstisu’s “ROADS”, Քարվաճառ և", "Гёйгёль", "", "ﬁne ½"]
    folded = fold_column(pyarrow.array([*texts, None])).folded.to_pylist()
    assert [" ".join(text.split()) for text in folded] == [fold(text) for text in texts]


def test_a_large_collection_answers_from_its_columns_as_records_do(tmp_path: Path) -> None:
    events = [
        make_event("one", "report", "2020-11-10", summary="The mill burns.", accounts=(make_account(),) * 3),
        make_event("two", "report", "2020-11-11", accounts=(make_account(says="Saw the mill."),)),
        make_event("three", "report", "2020-11-12", "AZ-AGM"),
    ]
    write_collection(tmp_path, SOURCES)
    (tmp_path / "events.toml").unlink()
    parquet.write_table(make_table(events), tmp_path / EVENTS_STORE)
    held = load_collection(tmp_path)
    assert held.faults == ()
    for text, wanted in (
        ("mill ", ["one", "two", "three"]),
        ("burns", ["one"]),
        ("saw", ["two"]),
        ("miller", ["one", "two", "three"]),
        ("2020-11-12", ["three"]),
    ):
        assert ids(search(text, held), held.events) == wanted
    (miller,) = search("miller", held).speaking
    assert miller.rows.tolist() == [0, 1, 2]
    assert held.sources[0] == make_source(
        published="2020-11-11", file="bridge.txt", url="https://herald.example/bridge"
    )


@pytest.mark.parametrize(
    ("text", "name", "events", "words"),
    [
        ("Gafarova", "Sahiba Gafarova, Speaker of the parliament of Azerbaijan", 4, None),
        ("Dargahli", "Vagif Dargahli, spokesman of Azerbaijan's Ministry of Defence", 6, None),
        ("Defence", "Ministry of Defence of Azerbaijan", 6, None),
    ],
)
def test_one_who_is_called_by_several_names_is_listed_once(
    text: str, name: str, events: int, words: str | None
) -> None:
    (found,) = search(text).speaking
    assert (found.name, len(found.rows), found.words) == (name, events, words or name)
    # The words let through what was found.
    let = [row for row, event in enumerate(SHIPPED.events) if Filter(words=found.words).lets(event)]
    assert set(found.rows.tolist()) <= set(let)
