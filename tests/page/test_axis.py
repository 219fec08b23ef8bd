"""The days of the slider: of the shipped collection, of one of years, and with a day from elsewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from events.records.collection import SHIPPED
from geo.page.axis import CHRONOLOGY, DAYS, axis_of, choose, strip_of
from geo.page.collection import Site, open_site
from tests.helpers.specimens_large import make_large, write_large


@pytest.fixture(scope="module")
def shipped() -> Site:
    return open_site(str(SHIPPED))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder: Path = tmp_path_factory.mktemp("years")
    return open_site(str(write_large(folder, make_large(events=1_000, districts=20, years=5))))


def test_each_day_is_every_day_of_the_collection(shipped: Site) -> None:
    axis = axis_of(shipped, DAYS, date(2020, 11, 25))
    assert (axis.days[0], axis.days[-1], len(axis.days)) == (date(2020, 11, 1), date(2020, 12, 5), 35)
    assert not axis.is_long
    assert axis.write(date(2020, 11, 25)) == "2020-11-25"


def test_a_day_that_is_only_linked_to_is_on_the_axis_while_it_is_shown(shipped: Site) -> None:
    linked = axis_of(shipped, CHRONOLOGY, date(2020, 6, 15))
    assert date(2020, 6, 15) in linked.days
    without = axis_of(shipped, CHRONOLOGY, date(2020, 11, 25))
    assert len(linked.days) == len(without.days) + 1


def test_an_axis_of_years_has_every_day_between_its_ends(large: Site) -> None:
    axis = axis_of(large, DAYS, date(2018, 5, 5))
    assert axis.is_long
    assert (axis.days[0], axis.days[-1]) == (date(2016, 1, 1), date(2020, 12, 31))
    assert len(axis.days) == 1827
    assert axis.write(date(2018, 5, 5)) == date(2018, 5, 5)


def test_marks_of_few_events_are_dots_and_of_many_are_bars(shipped: Site, large: Site) -> None:
    assert 'class="dot entry"' in strip_of(
        shipped, axis_of(shipped, DAYS, date(2020, 11, 25)), "happened", ()
    )
    strip = strip_of(large, axis_of(large, DAYS, date(2018, 5, 5)), "happened", ())
    assert strip.count('class="bar"') == 240
    assert "dot" not in strip


def test_kinds_let_through_are_counted_and_stopped_at(shipped: Site) -> None:
    chosen = choose(shipped, "happened", ("entry",))
    assert chosen.count == 2
    assert chosen.stops == (date(2020, 11, 20), date(2020, 11, 25))
    assert choose(shipped, "happened", ()).count == 30
