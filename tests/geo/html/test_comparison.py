"""The comparison of two days as HTML: what is listed, what is counted, what stays text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from events.model import DistrictState
from events.records.collection import load_collection
from geo.html.comparison import Changed, Comparison, comparison
from geo.html.notes import Notes
from tests.helpers.specimens import make_event, make_source

SETTINGS = load_collection().settings
FIRST, LAST = date(2020, 11, 15), date(2020, 11, 25)
EVENT = make_event("one", "entry", "2020-11-20", summary="<b>Units</b> enter.")
GIVEN = Comparison(
    first=FIRST,
    last=LAST,
    changed=[
        Changed(
            "<i>Kalbajar",
            DistrictState(code="AZ-KAL", day=FIRST),
            DistrictState(code="AZ-KAL", day=LAST, control="entered"),
            [EVENT],
        )
    ],
    same=["Agdam"],
    more=2,
    between=[EVENT],
    left_out=7,
    pictures={FIRST: "<svg></svg>", LAST: "<svg></svg>"},
    asked=LAST,
    span=(date(1993, 1, 1), date(2020, 12, 5)),
    addresses={"": "./?date=2020-11-15", "one": "./?event=one"},
)


def write(given: Comparison) -> str:
    assert SETTINGS is not None
    return comparison(given, Notes(SETTINGS, [make_source()], {}))


def test_what_is_left_out_is_counted() -> None:
    html = write(GIVEN)
    assert "What changed (3)" in html
    assert "and 2 more" in html
    assert "After 15 November 2020 and up to 25 November 2020 (8)" in html
    assert "and 7 more" in html
    assert "Without a change: Agdam" in html


def test_text_from_outside_stays_text() -> None:
    html = write(GIVEN)
    assert "<b>Units" not in html
    assert "&lt;b&gt;Units" in html
    assert "<i>" not in html


def test_without_a_change_it_says_so() -> None:
    html = write(replace(GIVEN, changed=[], more=0, between=[], left_out=0))
    assert "No district’s state is another on the later day." in html
    assert "Nothing in these sources." in html
