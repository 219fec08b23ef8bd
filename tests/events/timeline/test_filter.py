"""Which events a filter lets through."""

from __future__ import annotations

import pytest

from events.records.collection import load_collection
from events.timeline import filter as filters
from events.timeline.filter import Filter, pick
from tests.helpers.specimens import make_account, make_event, make_timeline

TIMELINE = make_timeline(
    make_event("due", "deadline", "2020-11-09/2020-11-15", summary="Kəlbəcər is due."),
    make_event("moved", "extension", "2020-11-25", accounts=(make_account(side="ministry"),)),
    make_event("entered", "entry", "2020-11-25", "AZ-AGM", accounts=(make_account(says="Roads are ready."),)),
)


def picked(wanted: Filter) -> list[str]:
    return [event.id for event in TIMELINE.records(TIMELINE.rows(TIMELINE.pick(wanted)))]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), ["due", "moved", "entered"]),
        (Filter(kinds=("entry",)), ["entered"]),
        # A deadline that was moved is a deadline; the other way round it is not.
        (Filter(kinds=("deadline",)), ["due", "moved"]),
        (Filter(kinds=("extension",)), ["moved"]),
        (Filter(districts=("AZ-AGM",)), ["entered"]),
        (Filter(sides=("ministry",)), ["moved"]),
        (Filter(words="ready ROADS"), ["entered"]),
        (Filter(words="kelbecer"), []),
        (Filter(words="kəlbəcər"), ["due"]),
        (Filter(words="roads mines"), []),
        (Filter(kinds=("deadline",), districts=("AZ-AGM",)), []),
    ],
)
def test_events_pass_that_fulfil_every_part(wanted: Filter, found: list[str]) -> None:
    assert picked(wanted) == found


def test_the_parts_that_are_given_are_counted() -> None:
    assert Filter().count_parts() == 0
    assert Filter(kinds=("entry", "deadline"), words="roads").count_parts() == 2


def test_a_filter_of_the_shipped_collection_finds_the_satellite_images() -> None:
    events = load_collection().events
    passes = pick(events, Filter(words="satellite"))
    assert [event.id for event, is_let in zip(events, passes, strict=True) if is_let] == [
        "satellite-images-2020-11-25"
    ]


def test_the_words_of_very_many_events_are_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filters, "MOST_READ", 2)
    assert picked(Filter(kinds=("entry",))) == ["entered"]
    with pytest.raises(ValueError, match="sides and words of 3 events: expected at most 2"):
        picked(Filter(words="roads"))
