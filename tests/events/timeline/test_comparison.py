"""Two days compared: what changed between them, by which events."""

from __future__ import annotations

from datetime import date

import pytest

from events.model import Clock
from events.records.collection import load_collection
from events.timeline.comparison import changed_districts, compare_district, rows_between
from events.timeline.filter import Filter
from events.timeline.timeline import Timeline
from tests.helpers.specimens import make_event, make_timeline

SHIPPED = Timeline(load_collection().events)


def day(number: int, month: int = 11) -> date:
    return date(2020, month, number)


def between(first: date, last: date, clock: Clock = "happened", wanted: Filter | None = None) -> list[str]:
    among = SHIPPED.pick(wanted) if wanted else None
    rows = rows_between(SHIPPED, first, last, clock=clock, among=among)
    return [event.id for event in SHIPPED.records(rows)]


@pytest.mark.parametrize(
    ("first", "last", "codes"),
    [
        (day(15), day(25), ["AZ-KAL", "AZ-AGM"]),
        (day(8), day(9), ["AZ-KAL", "AZ-AGM", "AZ-LAC"]),
        (day(9), day(19), []),
        (day(19), day(20), ["AZ-AGM"]),
        (day(1, 12), day(2, 12), ["AZ-LAC"]),
        (day(25), day(25), []),
    ],
)
def test_the_districts_whose_state_changed(first: date, last: date, codes: list[str]) -> None:
    assert changed_districts(SHIPPED, first, last) == codes
    changes = {code: compare_district(SHIPPED, code, first, last) for code in SHIPPED.columns.codes}
    assert [code for code, change in changes.items() if not change.is_none] == codes


def test_a_change_names_the_events_that_made_it() -> None:
    change = compare_district(SHIPPED, "AZ-KAL", day(15), day(25))
    assert (change.before.control, change.after.control) == ("due", "entered")
    assert [event.id for event in change.made_by] == ["entry-kalbajar-2020-11-25"]


def test_a_deadline_that_passed_made_the_change_itself() -> None:
    change = compare_district(SHIPPED, "AZ-LAC", day(1, 12), day(2, 12))
    assert change.after.control == "unreported"
    assert [event.id for event in change.made_by] == ["deadline-lachin-2020-12-01"]


def test_days_that_are_left_are_no_change() -> None:
    change = compare_district(SHIPPED, "AZ-LAC", day(10), day(11))
    assert (change.before.days_left, change.after.days_left) == (21, 20)
    assert change.is_none
    assert change.made_by == ()


def test_what_lies_between_is_after_the_first_day_and_up_to_the_last() -> None:
    assert between(day(19), day(20)) == ["deadline-agdam-2020-11-20", "entry-agdam-2020-11-20"]
    assert between(day(20), day(20)) == []
    assert between(day(20), day(24)) == []
    assert between(day(14), day(20), wanted=Filter(kinds=("entry",))) == ["entry-agdam-2020-11-20"]


def test_the_clock_decides_what_lies_between() -> None:
    assert between(day(19), day(20), "reported") == []
    assert "entry-agdam-2020-11-20" in between(day(24), day(25), "reported")


def test_what_has_no_day_lies_between_none() -> None:
    timeline = make_timeline(
        make_event("always", "background", "../.."), make_event("one", "report", "2020-11-10")
    )
    assert rows_between(timeline, date.min, date.max).tolist() == [1]
