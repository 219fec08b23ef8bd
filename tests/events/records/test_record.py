"""The plain form of an event: literal, and the same event when read again."""

from __future__ import annotations

from events.model import Point
from events.records.record import flatten, from_record, to_record, unflatten
from tests.helpers.specimens import CLOSED, make_account, make_event, make_route

DIFFERING = make_account(stance="differs", differs_on="the hour", words=("The bridge", "at noon."))
MOVED = make_event(
    "moved",
    "extension",
    "/2020-11-20",
    places=("mill",),
    supersedes="first",
    route=make_route("mill", "AZ-KAL"),
    accounts=(make_account(), DIFFERING),
)
PLAIN = {
    "id": "moved",
    "kind": "extension",
    "when": "/2020-11-20",
    "districts": ["AZ-KAL"],
    "places": ["mill"],
    "route": {"from": "mill", "to": "AZ-KAL"},
    "supersedes": "first",
    "summary": "What happened: moved.",
    "accounts": [
        {
            "source": "herald",
            "paragraph": 1,
            "sentences": [CLOSED],
            "words": [],
            "says": "Says so.",
            "attributed_to": "The miller",
            "stance": "reports",
        },
        {
            "source": "herald",
            "paragraph": 1,
            "sentences": [CLOSED],
            "words": ["The bridge", "at noon."],
            "says": "Says so.",
            "attributed_to": "The miller",
            "stance": "differs",
            "differs_on": "the hour",
        },
    ],
}


def test_the_plain_form_of_an_event() -> None:
    assert to_record(MOVED) == PLAIN
    assert from_record(PLAIN) == MOVED


def test_points_are_latitude_and_longitude() -> None:
    event = make_event("closed", "report", "2020", points=(Point(40.1, -46.25), Point(-0.5, 180.0)))
    record = to_record(event)
    assert record["points"] == [[40.1, -46.25], [-0.5, 180.0]]
    assert from_record(record) == event
    assert "points" not in flatten(record)


def test_an_event_without_route_and_deadline_has_neither() -> None:
    record = to_record(make_event("plain", "report", "2020"))
    assert (record["route"], record["supersedes"]) == (None, None)
    assert from_record(record) == make_event("plain", "report", "2020")


def test_what_may_be_left_out_may_be_null_and_texts_are_trimmed() -> None:
    given = PLAIN | {
        "districts": None,
        "places": None,
        "route": None,
        "supersedes": None,
        "summary": " It is. ",
    }
    given["accounts"] = [PLAIN["accounts"][0] | {"words": None, "stance": None, "differs_on": None}]  # type: ignore[index]
    assert from_record(given) == make_event(
        "moved", "extension", "/2020-11-20", districts=(), summary="It is.", accounts=(make_account(),)
    )


def test_the_flat_form_holds_a_route_in_two_columns() -> None:
    flat = flatten(PLAIN)
    assert (flat["route_from"], flat["route_to"], "route" in flat) == ("mill", "AZ-KAL", False)
    assert unflatten(flat) == PLAIN
    flat = flatten(to_record(make_event("plain", "report", "2020")))
    assert (flat["route_from"], flat["route_to"]) == (None, None)
    assert {"route", "supersedes", "route_from", "route_to"} & set(unflatten(flat)) == set()


def test_half_a_route_is_kept_to_be_refused() -> None:
    assert unflatten(flatten(PLAIN) | {"route_to": None})["route"] == {"from": "mill"}
