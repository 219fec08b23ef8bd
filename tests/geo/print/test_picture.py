"""The map of a date as a static picture: the same shapes, classes and looks as the live map."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from math import isclose
from xml.etree import ElementTree

import pytest

from events.model import Clock, DistrictState, Event, Settings
from events.records.collection import load_collection
from events.timeline.timeline import Timeline
from geo.drawing.layers import load_shapes
from geo.print.lettering import Word, place_words, stack
from geo.print.moment import Moment
from geo.print.picture import FRAME, draw_map
from geo.print.projection import Box, bow, fit_plane
from tests.helpers.plain_timeline import drawn_days
from tests.helpers.specimens import make_event, make_route

COLLECTION = load_collection()
TIMELINE = Timeline(COLLECTION.events)
SHAPES = load_shapes()
SVG = "{http://www.w3.org/2000/svg}"


def settings() -> Settings:
    assert COLLECTION.settings is not None
    return COLLECTION.settings


def make_moment(day: str, clock: Clock = "happened") -> Moment:
    """Return what the page shows on a day of the shipped collection."""
    now = date.fromisoformat(day)
    spans = [(event, drawn_days(TIMELINE, event, clock)) for event in COLLECTION.events]
    drawn = [event for event, span in spans if span and span[0] <= now <= span[1]]
    states = {one.code: TIMELINE.state(one.code, now, clock) for one in settings().districts}
    return Moment(day=now, states=states, drawn=drawn)


def draw(day: str, chosen: str | None = None) -> ElementTree.Element:
    """Return the picture of a day as a program for drawings reads it: strictly."""
    return ElementTree.fromstring(draw_map(SHAPES, settings(), make_moment(day), chosen=chosen))  # noqa: S314


def classes(picture: ElementTree.Element) -> dict[str, str]:
    """Return the classes of each district's path behind `district` and its code."""
    paths = [path for path in picture.iter(f"{SVG}path") if "data-district" in path.attrib]
    found = {path.attrib["data-district"]: path.attrib["class"].split() for path in paths}
    assert all(names[:2] == ["district", code] for code, names in found.items())
    return {code: " ".join(names[2:]) for code, names in found.items()}


def texts(picture: ElementTree.Element, *styles: str) -> list[str]:
    found = [text.text or "" for text in picture.iter(f"{SVG}text") if text.get("class") in styles]
    return sorted(found)


def test_the_six_districts_carry_their_states_as_classes() -> None:
    assert classes(draw("2020-11-18")) == {
        "AZ-KAL": "due",
        "AZ-AGM": "due",
        "AZ-LAC": "due",
        "AZ-TOV": "none",
        "AZ-GYG": "none",
        "AZ-DAS": "none",
    }
    assert classes(draw("2020-11-25", "AZ-LAC")) == {
        "AZ-KAL": "entered",
        "AZ-AGM": "entered",
        "AZ-LAC": "due selected",
        "AZ-TOV": "none",
        "AZ-GYG": "none leaves",
        "AZ-DAS": "none leaves",
    }
    assert classes(draw("2020-12-02"))["AZ-LAC"] == "unreported"
    assert classes(draw("2020-07-15"))["AZ-TOV"] == "none clash"


@pytest.mark.parametrize(
    ("day", "routes"),
    [
        ("2020-11-24", []),
        (
            "2020-11-25",
            ["movement-toghana-kalbajar-2020-11-25", "movement-dashkasan-kalbajar-2020-11-25"],
        ),
        ("2020-11-26", []),
    ],
)
def test_routes_are_drawn_on_their_day_with_an_arrow(day: str, routes: list[str]) -> None:
    paths = [path for path in draw(day).iter(f"{SVG}path") if "data-route" in path.attrib]
    assert [path.attrib["data-route"] for path in paths] == routes
    assert {path.attrib["marker-end"] for path in paths} <= {f"url(#map-{day}-arrow)"}


def test_each_fill_is_the_hatch_of_the_state_and_stands_in_the_picture() -> None:
    picture = draw("2020-07-15")
    fills = {path.get("data-district"): path.get("fill") for path in picture.iter(f"{SVG}path")}
    assert fills["AZ-KAL"] == "url(#map-2020-07-15-held)"
    assert fills["AZ-TOV"] == "url(#map-2020-07-15-clash)"
    assert fills["AZ-LAC"] == fills["AZ-AGM"] == "url(#map-2020-07-15-implied)"
    assert fills["AZ-GYG"] == "url(#map-2020-07-15-none)"
    ids = [element.get("id") for element in picture.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    referenced = set(re.findall(r"url\(#([^)]+)\)", draw_map(SHAPES, settings(), make_moment("2020-07-15"))))
    assert referenced <= set(ids)
    kinds = ("none", "implied", "held", "clash", "frame")
    assert referenced == {f"map-2020-07-15-{kind}" for kind in kinds}


def test_labels_show_deadlines_with_the_days_left() -> None:
    labels = texts(draw("2020-11-18"), "district-name", "district-state")
    assert labels == [
        *("Agdam", "Dashkasan", "Goygol", "Kalbajar", "Lachin", "Tovuz"),
        *("by 1 Dec · 13 days left", "by 20 Nov · 2 days left", "by 25 Nov · 7 days left"),
        "moved from 15 Nov",
    ]
    labels = texts(draw("2020-11-25"), "district-state")
    assert labels == ["by 1 Dec · 6 days left", "units entered", "units entered"]
    assert texts(draw("2020-12-01"), "district-state")[0] == "by 1 Dec · today"
    assert "outcome not reported" in texts(draw("2020-12-02"), "district-state")
    assert texts(draw("2020-07-31"), "district-state") == [
        *(
            "Clashes reported, July 2020",
            "earlier control implied",
            "earlier control implied",
            "reported as held",
        )
    ]


def test_places_and_neighbours_are_named_each_once() -> None:
    picture = draw("2020-11-25")
    assert texts(picture, "village", "context") == [
        *("Ganja", "Istisu", "Khankendi / Stepanakert", "Shusha", "Toghana", "Vardenis"),
    ]
    names = texts(picture, "context", "neighbour-name", "village")
    assert {"Gegharkunik", "Khojaly", "Shamkir"} <= set(names)
    assert len(names) == len(set(names))


def test_countries_and_the_lake_are_named_and_told_apart() -> None:
    picture = draw("2020-11-25")
    assert {"Armenia", "Azerbaijan"} <= set(texts(picture, "country-name"))
    assert texts(picture, "lake-name") == ["Lake Sevan"]
    fills = {one.get("class"): one.get("fill") for one in picture.iter()}
    assert fills["neighbour AM"] != fills["neighbour AZ"]


@pytest.mark.parametrize(
    ("day", "lines"),
    [
        ("1923-07-06", []),
        ("1923-07-07", ["nkao_border_1991"]),
        ("1994-05-11", ["nkao_border_1991"]),
        ("1994-05-12", ["ceasefire_line_1994", "nkao_border_1991"]),
        ("2020-11-25", ["ceasefire_line_1994", "nkao_border_1991"]),
    ],
)
def test_a_line_of_a_time_is_drawn_from_its_day_on(day: str, lines: list[str]) -> None:
    found = [one for one in draw(day).iter() if (one.get("class") or "").startswith("border ")]
    outside = [one.get("class") for one in found if not (one.get("d") or "").startswith("M0,8")]
    assert sorted({str(cls)[7:] for cls in outside} - {"international_border"}) == lines


def test_a_screen_reader_is_told_what_the_picture_shows() -> None:
    picture = draw("2020-11-18")
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == "map-2020-11-18-title map-2020-11-18-desc"
    assert [picture[0].text, picture[0].get("id")] == [
        *("Map of the districts on 18 November 2020", "map-2020-11-18-title"),
    ]
    assert (picture[1].text or "").startswith("Kalbajar: Handover due by 25 November 2020 (moved from 15")
    assert "Lachin: Handover due by 1 December 2020, 13 days left. Tovuz: No handover" in (
        picture[1].text or ""
    )


def test_legend_scale_and_credits_are_in_the_picture() -> None:
    drawn = " ".join(text.text or "" for text in draw("2020-11-25").iter(f"{SVG}text"))
    for words in (
        "Handover due: deadline not yet passed",
        "Reported: Azerbaijani units entered",
        "Movement reported on this day: direction only, not the road taken",
        "Ceasefire Line 1994",
        "30 km",
        "Shapes: Who’s On First, Natural Earth, GeoNames",
    ):
        assert words in drawn


def test_the_legend_tells_what_is_on_the_map_of_the_day_only() -> None:
    def rows(day: str) -> set[str]:
        legend = next(one for one in draw(day).iter() if one.get("class") == "legend")
        return {(one.get("class") or one.get("fill") or "") for one in legend.iter() if one.get("stroke")}

    boundary = {"border international_border", "border ceasefire_line_1994", "border nkao_border_1991"}
    fields = "url(#map-2020-11-25-{})"
    entered, due, none = (fields.format(name) for name in ("entered", "due", "none"))
    assert rows("2020-11-25") - {"#fff"} == {entered, due, none, "route"} | boundary
    assert not [row for row in rows("2020-11-24") if row == "route" or "clash" in row]
    assert "url(#map-2020-07-15-clash)" in rows("2020-07-15")
    assert "border ceasefire_line_1994" not in rows("1993-04-03")


def test_the_picture_needs_nothing_else() -> None:
    written = draw_map(SHAPES, settings(), make_moment("2020-11-25"))
    assert len(written) < 80_000
    assert re.findall(r"https?://[^\"]+", written) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"<script|<style|<image|href|\son\w+=", written)


def hostile_event(route: str) -> Event:
    return make_event('"><script>', "movement", "2020-11-25", route=make_route(route, "AZ-KAL"))


def test_a_hostile_text_is_a_text() -> None:
    shapes = load_shapes()
    for layer in ("districts", "neighbours"):
        for feature in shapes[layer]["features"]:
            feature["properties"]["name"] = '</text><script>alert("1")</script>'
    state = DistrictState(code="AZ-KAL", day=date(2020, 11, 25))
    moment = Moment(day=date(2020, 11, 25), states={"AZ-KAL": state}, drawn=[hostile_event("toghana")])
    written = draw_map(shapes, settings(), moment)
    assert "<script" not in written
    picture = ElementTree.fromstring(written)  # noqa: S314
    assert '</text><script>alert("1")</script>' in texts(picture, "district-name")
    assert [path.get("data-route") for path in picture.iter() if path.get("data-route")] == ['"><script>']


def test_a_route_from_nowhere_and_a_district_without_a_state_are_left_out() -> None:
    state = DistrictState(code="AZ-KAL", day=date(2020, 11, 25))
    moment = Moment(day=date(2020, 11, 25), states={"AZ-KAL": state}, drawn=[hostile_event("atlantis")])
    picture = ElementTree.fromstring(draw_map(SHAPES, settings(), moment))  # noqa: S314
    assert classes(picture) == {"AZ-KAL": "none"}
    assert [path for path in picture.iter() if path.get("data-route")] == []


def test_the_projection_is_that_of_mercator() -> None:
    plane = fit_plane([[0, 0], [60, 60]], Box(0, 0, 600, 600), Box(0, 0, 600, 600))
    # Snyder 1987, page 45: for the sphere, y / R = 1.31696 at 60 degrees of latitude.
    x, y = plane.at(60, 60)
    assert isclose((plane.at(0, 0)[1] - y) / (x - plane.at(0, 0)[0]), 1.3169579 / 1.0471976, rel_tol=1e-6)


def test_all_districts_lie_in_the_frame_and_clear_of_the_legend() -> None:
    for path in draw("2020-11-25").iter(f"{SVG}path"):
        if path.get("data-district"):
            pairs = [pair.split(",") for pair in re.findall(r"[\d.-]+,[\d.-]+", path.attrib["d"])]
            assert all(314 < float(x) < FRAME.right and 0 < float(y) < 690 for x, y in pairs)


def test_a_bar_is_as_long_as_it_says() -> None:
    plane = fit_plane([[-1, 0], [1, 2]], Box(0, 0, 400, 400), Box(0, 0, 400, 400))
    # On the equator, a degree is 111.195 km.
    length, pixels = plane.bar(120)
    assert length == 50
    assert pixels == pytest.approx(50 / 111.195 * plane.scale, rel=1e-4)


def test_a_path_drops_points_that_fall_together_and_closes_rings() -> None:
    plane = fit_plane([[-1, -1], [1, 1]], Box(0, 0, 100, 100), Box(0, 0, 100, 100))
    ring = [[0, 0], [0.0001, 0], [0.5, 0], [0, 0]]
    assert plane.path({"type": "Polygon", "coordinates": [ring]}) == "M50.0,50.0 75.0,50.0 50.0,50.0Z"
    assert plane.path({"type": "LineString", "coordinates": ring}) == "M50.0,50.0 75.0,50.0 50.0,50.0"
    coarse = replace(plane, grain=0.5)
    assert coarse.path({"type": "Polygon", "coordinates": [ring]}) == "M50,50l25,0 -25,0Z"
    assert coarse.path({"type": "LineString", "coordinates": [[0, 0], [0.5, 0.02]]}) == "M50,50l25-1"
    assert not plane.shows({"type": "LineString", "coordinates": [[3, 3], [4, 4]]})


def test_a_bow_begins_at_its_place_and_stops_short_of_its_end() -> None:
    points = bow((46.0, 40.5), (46.0, 40.0))
    assert points[0] == (46.0, 40.5)
    assert len(points) == 25
    assert 40.0 < points[-1][1] < 40.2
    assert max(lon for lon, _ in points) > 46.04


def test_names_make_way_and_others_are_left_out() -> None:
    blocks = [stack(["Agdam", "by 1 Dec"], 200, 200), stack(["Lachin"], 200, 185)]
    others = [
        Word("Far", 20, 20, "town"),
        Word("Far", 20, 60, "town"),
        Word("On a name", 200, 200, "town"),
        Word("On the legend", 310, 50, "town"),
        Word("Beyond the frame", 399, 150, "town"),
    ]
    placed = place_words(blocks, others, Box(0, 0, 400, 400), [Box(300, 0, 400, 100)])
    assert [(word.text, word.x, word.y) for word in placed] == [
        ("Agdam", 200, 192.5),
        ("by 1 Dec", 200, 209.0),
        ("Lachin", 200, 163.0),
        ("Far", 20, 20),
    ]
