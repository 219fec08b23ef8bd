"""The events of a day: its own, those that go on, those that are past."""

from __future__ import annotations

from datetime import date

from tests.helpers.specimens import make_event, make_timeline


def test_what_goes_on_is_apart_from_what_is_past() -> None:
    timeline = make_timeline(
        make_event("year", "background", "2020"),
        make_event("month", "report", "2020-11"),
        make_event("fighting", "hostilities", "2020-11-05/2020-11-20"),
        make_event("due", "deadline", "2020-11-09/2020-11-25"),
        make_event("held", "capture", "1993-04-03/.."),
        make_event("past", "entry", "2020-11-10"),
    )
    for day, going in (
        ("2020-11-05", ["year"]),
        ("2020-11-12", ["fighting", "year"]),
        ("2020-11-20", ["year"]),
        ("2021-01-01", []),
    ):
        now = date.fromisoformat(day)
        rows = timeline.rows_on(now).earlier
        found, past = timeline.split_going_on(rows, now)
        assert sorted(event.id for event in timeline.records(found)) == going
        assert len(found) + len(past) == len(rows)
    reported = timeline.split_going_on(timeline.rows(), date(2020, 11, 12), "reported")
    assert len(reported[0]) == 0
