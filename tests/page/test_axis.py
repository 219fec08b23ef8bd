"""The days of the axis, and what the browser draws it of: of the shipped collection and of one of years."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from events.model import CLOCKS
from events.records.collection import SHIPPED
from events.timeline.filter import NO_FILTER, Filter
from geo.page.session.collection import OpenCollection, open_collection
from geo.views.axis import EPOCH, choose_rows, find_axis, make_axis_data
from tests.helpers.specimens_large import make_large, write_large


@pytest.fixture(scope="module")
def shipped() -> OpenCollection:
    return open_collection(str(SHIPPED))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> OpenCollection:
    folder: Path = tmp_path_factory.mktemp("years")
    return open_collection(str(write_large(folder, make_large(events=1_000, districts=20, years=5))))


def number(day: date) -> int:
    return day.toordinal() - EPOCH


def test_the_scale_of_days_is_every_day_of_the_collection(shipped: OpenCollection) -> None:
    axis = find_axis(shipped, "days", date(2020, 11, 25))
    assert (axis.days[0], axis.days[-1], len(axis.days)) == (date(2020, 11, 1), date(2020, 12, 5), 35)
    assert not axis.is_long
    assert axis.place(date(2020, 11, 25)) == 24


def test_a_day_that_is_only_linked_to_is_on_the_axis_while_it_is_shown(shipped: OpenCollection) -> None:
    linked = find_axis(shipped, "chronology", date(2020, 6, 15))
    assert date(2020, 6, 15) in linked.days
    without = find_axis(shipped, "chronology", date(2020, 11, 25))
    assert len(linked.days) == len(without.days) + 1


def test_an_axis_of_years_has_every_day_between_its_ends(large: OpenCollection) -> None:
    axis = find_axis(large, "days", date(2018, 5, 5))
    assert axis.is_long
    assert (axis.days[0], axis.days[-1]) == (date(2016, 1, 1), date(2020, 12, 31))
    assert len(axis.days) == 1827
    data = make_axis_data(large, axis, "happened", NO_FILTER, "en")
    assert (data["first"], data["last"], data["days"]) == (16801, 18627, None)


def test_of_few_events_each_is_marked_and_of_many_only_their_number(
    shipped: OpenCollection, large: OpenCollection
) -> None:
    axis = find_axis(shipped, "days", date(2020, 11, 25))
    marks = make_axis_data(shipped, axis, "happened", NO_FILTER, "en")["marks"]
    assert marks is not None
    # One of the thirty events has no day of its own.
    assert len(marks) == 30
    (mark,) = [mark for mark in marks if mark["kind"] == "entry" and mark["where"] == "Agdam"]
    assert (mark["day"], mark["begin"], mark["differs"]) == (number(date(2020, 11, 20)), None, False)
    axis = find_axis(large, "days", date(2018, 5, 5))
    assert make_axis_data(large, axis, "happened", NO_FILTER, "en")["marks"] is None


def test_a_deadline_is_a_span_that_ends_on_its_due_day(shipped: OpenCollection) -> None:
    axis = find_axis(shipped, "days", date(2020, 11, 25))
    marks = make_axis_data(shipped, axis, "happened", NO_FILTER, "en")["marks"] or []
    spans = {(mark["where"], mark["begin"], mark["day"]) for mark in marks if mark["begin"] is not None}
    begin = number(date(2020, 11, 9))
    assert ("Kalbajar", begin, number(date(2020, 11, 15))) in spans
    assert ("Agdam", begin, number(date(2020, 11, 20))) in spans
    assert ("Lachin", begin, number(date(2020, 12, 1))) in spans
    # By what had been reported a deadline stands on the day of its report.
    reported = make_axis_data(shipped, axis, "reported", NO_FILTER, "en")["marks"] or []
    assert {mark["begin"] for mark in reported} == {None}


def test_a_step_that_stands_for_a_month_or_a_year_is_named_as_one(shipped: OpenCollection) -> None:
    axis = find_axis(shipped, "chronology", date(2020, 11, 25))
    names = make_axis_data(shipped, axis, "happened", NO_FILTER, "en")["names"]
    assert names[number(date(1988, 1, 1))] == "1988"
    assert names[number(date(2020, 7, 1))] == "July 2020"
    assert number(date(1993, 4, 3)) not in names


def test_kinds_let_through_are_counted_and_stopped_at(shipped: OpenCollection) -> None:
    axis = find_axis(shipped, "days", date(2020, 11, 25))
    data = make_axis_data(shipped, axis, "happened", Filter(kinds=("entry",)), "en")
    assert data["stops"] == [number(date(2020, 11, 20)), number(date(2020, 11, 25))]
    assert data["counts"] == [(number(date(2020, 11, 20)), 1), (number(date(2020, 11, 25)), 1)]


@pytest.mark.parametrize("wanted", [NO_FILTER, Filter(kinds=("hostilities", "deadline"))])
def test_the_count_of_each_day_is_how_many_events_its_notes_list(
    shipped: OpenCollection, large: OpenCollection, wanted: Filter
) -> None:
    for opened, scale, step in ((shipped, "days", 1), (shipped, "chronology", 1), (large, "days", 97)):
        axis = find_axis(opened, scale, opened.settings.opens_on)  # type: ignore[arg-type]
        among = choose_rows(opened, wanted)
        for clock in CLOCKS:
            counts = dict(make_axis_data(opened, axis, clock, wanted, "en")["counts"])
            for day in axis.days[::step]:
                own = opened.timeline.rows_on(day, clock=clock, among=among).of_day
                assert counts.get(number(day), 0) == len(own), (day, clock)
