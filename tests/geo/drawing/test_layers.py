"""What the browser gets with the page: shapes, states, the layers, and the days around the opening."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from events.errors import Fault
from events.model import CLOCKS, Clock, Event, Settings
from events.records.collection import load_collection
from events.timeline.columns import make_columns
from events.timeline.timeline import Timeline
from geo.drawing.basemap import make_map
from geo.drawing.layers import MapData, States, Subject, bounds_of, load_shapes, make_map_data, make_step
from geo.drawing.roles import ROLES, find_roles
from geo.shapes.outlines import SHAPE_FILES, SHIPPED, Shapes
from tests.helpers.specimens import make_event, make_route, make_source

COLLECTION = load_collection()
TIMELINE = Timeline(COLLECTION.events)
SHAPES = load_shapes()
CODES = ["AZ-KAL", "AZ-AGM", "AZ-LAC", "AZ-TOV", "AZ-GYG", "AZ-DAS"]
STATES = {clock: {code: TIMELINE.changes(code, clock) for code in CODES} for clock in CLOCKS}


def settings() -> Settings:
    assert COLLECTION.settings is not None
    return COLLECTION.settings


def draw(*events: Event, shapes: Shapes = SHAPES, states: States = STATES) -> MapData:
    """Make the data of events with the states of the shipped collection."""
    columns = make_columns(events, [*COLLECTION.sources, make_source()])
    return make_map_data(Subject(shapes=shapes, settings=settings(), columns=columns, states=states))


def number(day: str) -> int:
    """Return a day as the browser counts it."""
    return (date.fromisoformat(day) - date(1970, 1, 1)).days


def chunk_of(bundle: dict[str, Any], clock: Clock) -> dict[str, Any]:
    """Return the one chunk of a clock."""
    packed = bundle["days"]["clocks"][clock]
    assert packed["files"] == [None]
    chunk: dict[str, Any] = packed["here"][0]
    return chunk


@pytest.fixture(scope="module")
def bundle() -> dict[str, Any]:
    return draw(*COLLECTION.events).bundle


def test_the_bundle_holds_all_that_is_drawn(bundle: dict[str, Any]) -> None:
    assert list(bundle) == [
        *("districts", "neighbours", "borders", "waters", "places", "names", "locator"),
        *("looks", "tile", "arrow", "bow", "roles", "areas", "traces", "days"),
    ]
    assert [feature["properties"]["id"] for feature in bundle["districts"]["features"]] == CODES
    assert bundle["days"]["codes"] == CODES
    assert list(bundle["looks"]) == [
        *("none", "implied", "held", "due", "unreported", "entered", "clash", "route")
    ]
    assert bundle["looks"]["entered"] == {
        "stroke": "#0b4f7d",
        "words": "Reported: Azerbaijani units entered",
        "tile": [("rect", {"width": "8", "height": "8", "fill": "#5aa9d6"})],
        "plain": "#5aa9d6",
    }


def test_the_states_of_every_district_are_there_for_both_clocks(bundle: dict[str, Any]) -> None:
    states = bundle["days"]["states"]
    assert {clock: len(rows) for clock, rows in states.items()} == {"happened": 6, "reported": 6}
    assert states["happened"][3:] == states["reported"][3:] == [[], [], []]


def test_kalbajars_rows_are_its_changes_of_state(bundle: dict[str, Any]) -> None:
    assert bundle["days"]["controls"] == ["none", "implied", "held", "due", "unreported", "entered"]
    moved = [number("2020-11-25"), 1, number("2020-11-15")]
    assert bundle["days"]["states"]["happened"][0] == [
        *(number("1993-04-03"), 2, None, 0),
        *(number("2020-11-09"), 3, *moved),
        *(number("2020-11-25"), 5, *moved),
    ]
    assert bundle["days"]["states"]["reported"][0] == [number("2020-11-25"), 5, *moved]


def test_lachins_rows_end_unreported(bundle: dict[str, Any]) -> None:
    ends = number("2020-12-01")
    last = [ends + 1, 4, ends, 0]
    # Implied to have been held on every earlier day that there is: since when is not said.
    implied = [number("1988-01-01"), 1, None, 0]
    assert bundle["days"]["states"]["happened"][2] == [*implied, number("2020-11-09"), 3, ends, 0, *last]
    assert bundle["days"]["states"]["reported"][2] == [number("2020-11-25"), 3, ends, 0, *last]


def test_a_district_of_which_no_states_are_given_has_none() -> None:
    drawn = draw(states={"happened": {"AZ-KAL": []}})
    assert drawn.bundle["days"]["states"]["happened"] == [[], None, None, None, None, None]


def test_the_two_routes_run_from_the_village_and_from_the_district(bundle: dict[str, Any]) -> None:
    days, kalbajar = [number("2020-11-25")] * 2, [40.10494, 46.16548]
    routes = chunk_of(bundle, "happened")["routes"]
    assert routes == chunk_of(bundle, "reported")["routes"]
    assert routes == [
        {
            "id": "movement-toghana-kalbajar-2020-11-25",
            "event": 22,
            "from": [40.42697, 46.31091],
            "to": kalbajar,
            "leaves": ["AZ-GYG"],
            "title": "Military vehicles of the Azerbaijani army move from the village of Toghana, Goygol "
            "district, towards Kalbajar, from the morning on.",
            "days": days,
        },
        {
            "id": "movement-dashkasan-kalbajar-2020-11-25",
            "event": 23,
            "from": [40.45105, 46.01029],
            "to": kalbajar,
            "leaves": ["AZ-DAS"],
            "title": "Military vehicles of the Azerbaijani army move from Dashkasan district towards "
            "Kalbajar, from the morning on.",
            "days": days,
        },
    ]


def test_many_dates_are_too_many_for_the_name_of_a_layer() -> None:
    clashes = [make_event(f"c{day}", "hostilities", f"2020-07-0{day}") for day in range(1, 5)]
    named = draw(*clashes[:3]).groups["clash"]
    assert named == "Clashes, 1 July 2020, 2 July 2020, 3 July 2020"
    assert draw(*clashes).groups["clash"] == "Clashes"


def test_the_layer_of_counts_is_on_from_the_start_in_a_large_collection_only(bundle: dict[str, Any]) -> None:
    assert bundle["days"]["counts"]["shown"] is False
    many = [make_event(f"e{at}", "report", "2020-11-10") for at in range(201)]
    assert draw(*many[:200]).bundle["days"]["counts"]["shown"] is False
    assert draw(*many).bundle["days"]["counts"]["shown"] is True


def test_what_is_wrong_with_the_shapes_is_reported() -> None:
    shapes = SHAPES | {"faults": [Fault("sources.toml", "", "districts", "X", "a code")]}
    drawn = draw(shapes=shapes)
    assert drawn.unplaced == ("sources.toml: districts: X: expected a code",)
    assert "faults" not in drawn.bundle


def test_all_routes_of_the_collection_are_placed() -> None:
    assert draw(*COLLECTION.events).unplaced == ()


def test_a_route_from_nowhere_is_named_and_the_others_are_drawn() -> None:
    lost = make_event("lost", "movement", "2020-11-25", route=make_route("atlantis", "AZ-KAL"))
    found = make_event("found", "movement", "2020-11-25", route=make_route("toghana", "AZ-KAL"))
    drawn = draw(lost, found)
    assert drawn.unplaced == ("lost: route: 'atlantis': expected a place or district of the map",)
    assert [route["id"] for route in chunk_of(drawn.bundle, "happened")["routes"]] == ["found"]


def test_a_route_without_a_day_is_drawn_on_none() -> None:
    undated = make_event("undated", "movement", "/2020-11-25", route=make_route("toghana", "AZ-KAL"))
    drawn = draw(undated)
    assert chunk_of(drawn.bundle, "happened")["routes"] == []
    assert drawn.unplaced == ()


def test_each_district_is_on_the_map_for_one_reason(bundle: dict[str, Any]) -> None:
    assert bundle["roles"] == {
        "AZ-KAL": "handover",
        "AZ-AGM": "handover",
        "AZ-LAC": "handover",
        "AZ-TOV": "clash",
        "AZ-GYG": "origin",
        "AZ-DAS": "origin",
    }
    assert set(bundle["roles"].values()) == set(ROLES)


def test_a_handover_outweighs_a_departure_and_that_a_clash() -> None:
    clash = make_event("a", "hostilities", "2020", "AZ-KAL", "AZ-AGM")
    column = make_event("b", "movement", "2020", "AZ-KAL", "AZ-AGM", route=make_route("AZ-KAL", "AZ-AGM"))
    entry = make_event("c", "entry", "2020", "AZ-AGM")

    def roles_of(*events: Event) -> dict[str, str]:
        return find_roles(make_columns(events, [make_source()]), CODES)

    roles = roles_of(clash, column, entry)
    assert (roles["AZ-KAL"], roles["AZ-AGM"], roles["AZ-TOV"]) == ("origin", "handover", "handover")
    assert roles_of(clash)["AZ-KAL"] == "clash"
    assert roles_of(column)["AZ-AGM"] == "handover", "troops arrive there"


def test_the_layers_a_reader_can_switch() -> None:
    assert draw(*COLLECTION.events).groups == {
        "neighbours": "Neighbouring districts and provinces",
        "handover": "Districts with a deadline or a handover",
        "origin": "Districts troops set out from",
        "clash": "Clashes, July 2020",
        "movements": "Troop movements",
        "counts": "Events of the 30 days up to this day",
        "settlements": "Towns and villages",
        "ceasefire_line_1994": "Ceasefire Line 1994",
        "nkao_border_1991": "Former USSR oblast in 1991",
    }
    assert draw().groups["clash"] == "Clashes"


def test_the_geometry_that_ships_stays_below_150_kilobytes(bundle: dict[str, Any]) -> None:
    assert sum((SHIPPED / name).stat().st_size for name in SHAPE_FILES) <= 150_000
    packed = json.dumps(bundle, ensure_ascii=False, separators=(",", ":"))
    assert len(packed.encode()) <= 150_000


def render(step: dict[str, Any]) -> str:
    """Return the page of an empty map that a step was added to."""
    made = make_map([], [], {}, {"bounds": bounds_of(SHAPES)})
    made.add_child(make_step(step))
    return str(made.get_root().render())


def test_a_step_is_one_small_call_without_geometry() -> None:
    html = render({"date": "2020-11-18", "district": None, "kinds": []})
    call = 'HandoverMap.show({"date":"2020-11-18","district":null,"kinds":[]});'
    assert call in html
    assert "L.geoJson" not in html
    assert "coordinates" not in html


def test_a_step_cannot_leave_its_script() -> None:
    html = render({"district": "</script><script>alert(1)</script>\u2028"})
    assert '{"district":"\\u003c/script>\\u003cscript>alert(1)\\u003c/script>\\u2028"}' in html
    assert "</script><script>alert" not in html
