"""What the browser gets: shapes, states, routes and clashes, whole, for either clock."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from specimens import make_event, make_route

from events.model import CLOCKS, Clock, Event, Settings
from events.records import load_collection
from events.timeline import Timeline
from geo.basemap import make_map
from geo.layers import (
    ROLES,
    SHAPE_FILES,
    SHIPPED,
    Drawn,
    bounds_of,
    group_titles,
    load_shapes,
    make_bundle,
    make_step,
    points_of,
    roles_of,
)

COLLECTION = load_collection()
TIMELINE = Timeline(COLLECTION.events, COLLECTION.sources)
SHAPES = load_shapes()
CODES = ["AZ-KAL", "AZ-AGM", "AZ-LAC", "AZ-TOV", "AZ-GYG", "AZ-DAS"]
NONE: list[Any] = ["0001-01-01", "none", None, [], "No handover or change of control reported"]


def settings() -> Settings:
    assert COLLECTION.settings is not None
    return COLLECTION.settings


def draw(*events: Event) -> Drawn:
    """Make the bundle of events with the states of the shipped collection."""
    states = {clock: {code: TIMELINE.changes(code, clock) for code in CODES} for clock in CLOCKS}
    return make_bundle(SHAPES, settings(), events, states, TIMELINE.drawn_days)


@pytest.fixture(scope="module")
def bundle() -> dict[str, Any]:
    return draw(*COLLECTION.events).bundle


def test_the_bundle_holds_all_that_is_drawn(bundle: dict[str, Any]) -> None:
    assert list(bundle) == [
        *("districts", "neighbours", "borders", "waters", "places"),
        *("looks", "roles", "states", "routes", "clashes", "differences"),
    ]
    assert [feature["properties"]["id"] for feature in bundle["districts"]["features"]] == CODES
    assert list(bundle["looks"]) == ["none", "held", "due", "unreported", "entered", "clash", "route"]
    assert bundle["looks"]["entered"] == {
        "fill": "#5aa9d6",
        "stroke": "#0b4f7d",
        "hatch": "solid",
        "words": "Reported: Azerbaijani units entered",
    }


def test_the_states_of_every_district_are_there_for_both_clocks(bundle: dict[str, Any]) -> None:
    assert list(bundle["states"]) == ["happened", "reported"]
    for clock in CLOCKS:
        assert list(bundle["states"][clock]) == CODES
        assert all(rows[0] == NONE for rows in bundle["states"][clock].values())
        assert [bundle["states"][clock][code] for code in CODES[3:]] == [[NONE]] * 3


def test_kalbajars_rows_are_its_changes_of_state(bundle: dict[str, Any]) -> None:
    rows = bundle["states"]["happened"]["AZ-KAL"]
    assert [row[:4] for row in rows] == [
        ["0001-01-01", "none", None, []],
        ["1993-04-03", "held", None, []],
        ["2020-11-09", "due", "2020-11-25", ["2020-11-15"]],
        ["2020-11-25", "entered", "2020-11-25", ["2020-11-15"]],
    ]
    assert rows[1][4] == "Reported under Armenian forces’ control"
    assert rows[2][4].startswith("Handover due by 25 November 2020 (moved from 15 November 2020")
    assert rows[3][4] == "Reported: Azerbaijani units entered"
    assert bundle["states"]["reported"]["AZ-KAL"] == [
        NONE,
        ["2020-11-25", "entered", "2020-11-25", ["2020-11-15"], "Reported: Azerbaijani units entered"],
    ]


def test_lachins_rows_end_unreported(bundle: dict[str, Any]) -> None:
    told = "Deadline of 1 December 2020 passed, outcome not reported in these sources"
    last = ["2020-12-02", "unreported", "2020-12-01", [], told]
    due = ["due", "2020-12-01", [], "Handover due by 1 December 2020"]
    assert bundle["states"]["happened"]["AZ-LAC"] == [NONE, ["2020-11-09", *due], last]
    assert bundle["states"]["reported"]["AZ-LAC"] == [NONE, ["2020-11-25", *due], last]


def test_the_two_routes_run_from_the_village_and_from_the_district(bundle: dict[str, Any]) -> None:
    days = {"happened": ["2020-11-25", "2020-11-25"], "reported": ["2020-11-25", "2020-11-25"]}
    kalbajar = [40.10494, 46.16548]
    assert bundle["routes"] == [
        {
            "id": "movement-toghana-kalbajar-2020-11-25",
            "from": [40.42697, 46.31091],
            "to": kalbajar,
            "leaves": ["AZ-GYG"],
            "days": days,
            "title": "A column moves from the village of Toghana, Goygol district, towards Kalbajar, "
            "from the morning on.",
        },
        {
            "id": "movement-dashkasan-kalbajar-2020-11-25",
            "from": [40.45105, 46.01029],
            "to": kalbajar,
            "leaves": ["AZ-DAS"],
            "days": days,
            "title": "A column moves from Dashkasan district towards Kalbajar, from the morning on.",
        },
    ]


def test_the_clashes_last_the_month_that_the_sources_give(bundle: dict[str, Any]) -> None:
    assert bundle["clashes"] == [
        {
            "id": "tovuz-clashes-2020-07",
            "district": "AZ-TOV",
            "days": {"happened": ["2020-07-01", "2020-07-31"], "reported": ["2020-11-25", "2020-11-25"]},
            "title": "July 2020",
        }
    ]


def test_each_disagreement_is_drawn_on_its_day_in_its_districts(bundle: dict[str, Any]) -> None:
    told = [(one["id"], one["district"], one["days"]["happened"]) for one in bundle["differences"]]
    assert told == [
        ("statement-2020-11-09", "AZ-KAL", ["2020-11-09", "2020-11-09"]),
        ("statement-2020-11-09", "AZ-AGM", ["2020-11-09", "2020-11-09"]),
        ("statement-2020-11-09", "AZ-LAC", ["2020-11-09", "2020-11-09"]),
        ("engineering-kalbajar-2020-11-25", "AZ-KAL", ["2020-11-25", "2020-11-25"]),
    ]


def test_all_routes_of_the_collection_are_placed() -> None:
    assert draw(*COLLECTION.events).unplaced == ()


def test_a_route_from_nowhere_is_named_and_the_others_are_drawn() -> None:
    lost = make_event("lost", "movement", "2020-11-25", route=make_route("atlantis", "AZ-KAL"))
    found = make_event("found", "movement", "2020-11-25", route=make_route("toghana", "AZ-KAL"))
    drawn = make_bundle(SHAPES, settings(), [lost, found], {}, lambda _event, _clock: None)
    assert drawn.unplaced == ("lost: route: 'atlantis': expected a place or district of the map",)
    assert [(route["id"], route["days"]) for route in drawn.bundle["routes"]] == [("found", {})]


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
    roles = roles_of([clash, column, entry], settings())
    assert (roles["AZ-KAL"], roles["AZ-AGM"], roles["AZ-TOV"]) == ("origin", "handover", "handover")
    assert roles_of([clash], settings())["AZ-KAL"] == "clash"
    assert roles_of([column], settings())["AZ-AGM"] == "handover", "troops arrive there"


def test_days_are_asked_for_under_both_clocks() -> None:
    asked: list[tuple[str, Clock]] = []

    def days(event: Event, clock: Clock) -> None:
        asked.append((event.id, clock))

    make_bundle(SHAPES, settings(), [make_event("a", "hostilities", "2020")], {}, days)
    assert asked == [("a", "happened"), ("a", "reported")]


def test_the_layers_a_reader_can_switch() -> None:
    assert group_titles(SHAPES, COLLECTION.events) == {
        "neighbours": "Neighbouring districts and provinces",
        "handover": "Districts with a deadline or a handover",
        "origin": "Districts troops set out from",
        "clash": "Clashes, July 2020",
        "movements": "Troop movements",
        "settlements": "Towns and villages",
        "ceasefire_line_1994": "Ceasefire Line 1994",
        "nkao_border_1991": "Former USSR oblast in 1991",
    }
    assert group_titles(SHAPES, [])["clash"] == "Clashes"


def test_the_map_opens_on_all_six_districts() -> None:
    assert bounds_of(SHAPES) == [[39.45483, 45.44582], [41.23514, 47.28445]]


def test_places_and_districts_have_the_points_at_which_they_are_named() -> None:
    points = points_of(SHAPES)
    assert points["toghana"] == [40.42697, 46.31091]
    assert points["AZ-KAL"] == [40.10494, 46.16548]
    assert set(points) == set(CODES) | {place["id"] for place in SHAPES["places"]}
    assert all(39 < lat < 42 and 45 < lon < 48 for lat, lon in points.values())


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


def test_shapes_are_read_from_the_folder_that_is_given(tmp_path: Path) -> None:
    for name in SHAPE_FILES:
        (tmp_path / name).write_text(f'["{name}"]', encoding="utf-8")
    assert load_shapes(tmp_path)["waters"] == ["waters.geojson"]
    assert list(load_shapes(tmp_path)) == ["districts", "neighbours", "borders", "waters", "places"]
