"""Dates beyond the calendar: the chronology tells of them before its first day and after its last."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from events.dates import is_off_calendar, parse_when
from events.timeline.filter import NO_FILTER
from geo.views.axis import find_axis, make_axis_data
from geo.views.opened import open_folder
from tests.helpers.records import make_report, write_event
from tests.helpers.specimens import SOURCES, write_collection


def test_what_is_beyond_the_calendar_is_told_at_the_ends_of_the_chronology_alone(tmp_path: Path) -> None:
    whens = ("-0095", "-0500/-0400", "Y17E7", "/2020-11-09", "2020-11-10", "2150-03-01")
    events = (write_event(make_report(when, "So.", id=f"e-{at}")) for at, when in enumerate(whens))
    opened, _drawn = open_folder(write_collection(tmp_path, SOURCES, "\n".join(events)), "")
    day = date(2020, 11, 10)
    whole = find_axis(opened, "chronology", day)
    assert whole.days[-1] == date(2150, 3, 1)
    data = make_axis_data(opened, whole, "happened", NO_FILTER, "en")
    assert data["beyond"] == ("Before this axis: 96 BC; 501 BC to 401 BC", "After this axis: 170,000,000")
    for scale, clock in (("days", "happened"), ("chronology", "reported")):
        axis = find_axis(opened, scale, day)  # type: ignore[arg-type]
        assert make_axis_data(opened, axis, clock, NO_FILTER, "en")["beyond"] == ("", "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("-0095", "before"),
        ("-0500/0010", "before"),
        ("{-0100,2020}", "before"),
        ("Y170000002", "after"),
        ("0001", ""),
        ("9998", ""),
        ("[..2020-11-09]", ""),
        ("/2020", ""),
        ("XXXX", ""),
    ],
)
def test_where_a_date_lies(text: str, way: str) -> None:
    assert is_off_calendar(parse_when(text)) == way
