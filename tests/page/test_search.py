"""Names and texts brought together: which words of a query name places, and what is listed in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from events.finding.queries import read_query
from events.finding.search import Named
from events.records.collection import SHIPPED
from events.timeline.filter import Filter
from geo.page.parts.search import find_names, write_found
from geo.page.session.collection import OpenCollection, open_collection
from geo.views.view import View
from tests.helpers.specimens_large import make_large, write_large

VIEW = View(date(2020, 11, 18))


@pytest.fixture(scope="module")
def shipped() -> OpenCollection:
    return open_collection(str(SHIPPED))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> OpenCollection:
    folder = tmp_path_factory.mktemp("large")
    return open_collection(str(write_large(folder, make_large(events=12_000, districts=20, years=5))))


@pytest.mark.parametrize(
    "name", ["Гёйгёль", "Göygöl", "Goygol", "Xanlar", "Ханлар", "Գյոյգյոլ", "Goygöl rayonu"]
)
def test_a_name_in_any_spelling_is_that_of_the_district(shipped: OpenCollection, name: str) -> None:
    named, places = find_names(shipped, read_query(name, ()))
    assert "AZ-GYG" in named[0].ids
    assert ("Goygol", "district") in {(place.name, place.kind) for place in places}


def test_the_words_that_name_a_place_are_told_apart_from_the_others(shipped: OpenCollection) -> None:
    named, _places = find_names(shipped, read_query("roads of Кельбаджар district", ()))
    assert {(one.first, one.last) for one in named if "AZ-KAL" in one.ids} >= {(2, 3), (2, 4)}
    assert not any(one.first <= 0 < one.last == 1 for one in named)
    assert all(isinstance(one, Named) for one in named)


def test_a_place_that_the_collection_does_not_know_is_not_listed(shipped: OpenCollection) -> None:
    assert find_names(shipped, read_query("Baku Paris", ())) == ([], [])


def test_a_village_within_a_district_leads_to_the_district(shipped: OpenCollection) -> None:
    _named, places = find_names(shipped, read_query("Zəylik", ()))
    assert {place.district for place in places} <= set(shipped.names)


def test_words_and_a_name_find_the_same_in_either_order(shipped: OpenCollection) -> None:
    first = write_found(shipped, replace(VIEW, q="Кельбаджар satellite"), "en")
    second = write_found(shipped, replace(VIEW, q="satellite Кельбаджар"), "en")
    assert "satellite-images-2020-11-25" in first[1]
    assert "satellite-images-2020-11-25" in second[1]


def test_the_link_to_what_the_filter_hides_is_without_the_filter(shipped: OpenCollection) -> None:
    hidden = replace(VIEW, q="satellite", filter=Filter(kinds=("entry",)))
    let = replace(VIEW, q="satellite", filter=Filter(kinds=("report",)))
    assert "kinds=" not in write_found(shipped, hidden, "en")[1]
    assert "kinds=report" in write_found(shipped, let, "en")[1]


def test_a_large_collection_is_searched_and_its_many_results_counted(large: OpenCollection) -> None:
    summary, html = write_found(large, View(date(2019, 3, 1), q="hostilities"), "en")
    number = int(summary.split()[0].replace(",", ""))
    assert number > 5_000
    assert html.count("<li>") == 20
    assert f"Events ({number:,})" in html
    assert f"and {number - 20:,} more: another word narrows them down" in html


def test_a_district_of_a_collection_of_its_own_is_found_by_its_name(large: OpenCollection) -> None:
    _named, places = find_names(large, read_query("District 17", ()))
    assert ("District 17", "XX-0017") in {(place.name, place.district) for place in places}
    # Without words in the filter, as in a large collection, who speaks leads to their latest day.
    _summary, html = write_found(large, View(date(2019, 3, 1), q="newsroom"), "en")
    assert "A made-up newsroom" in html
    assert "words=" not in html
