"""A collection of points in TOML, from its files to what is drawn, named, exported and refused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from geo.drawing.style import word_credits
from geo.views.exports import write_export
from geo.views.notes import write_spot
from geo.views.opened import open_folder
from geo.views.opened_view import OpenedView
from geo.views.part import take_all
from geo.views.texts import read_texts
from geo.views.view import View
from tests.helpers.html_reader import Reader

SOURCES = """
[collection]
title = "Roads"
description = "Where roads were closed."
version = "1"
first_day = 2021-03-01
last_day = 2021-03-31
opens_on = 2021-03-10
credits = ["Roads: Road office"]

[[source]]
id = "office"
title = "Road office"
publisher = "Road office"
origin = "Road office"
published = "2021-03-31"
kind = "dataset"
licence = "CC0"
"""
EVENT = """
[[event]]
id = "{id}"
kind = "report"
when = "2021-03-{day:02}"
summary = "A road was closed: {id}."
{where}

[[event.account]]
source = "office"
row = "{id}"
says = "Closed."
attributed_to = "Road office"
"""
PLACES = """id,name,name:fr,lat,lon,kind
bangui,Bangui,Bangui-ville,4.37,18.58,city
boali,Boali,,4.80,18.12,town
"""
WHERE = {
    "by-point": "points = [[4.38, 18.60], [5, 19.0]]",
    "by-place": 'places = ["bangui", "boali"]',
    "near": 'points = [[4.81, 18.13]]\nprecision = "near"',
    "unknown": 'points = [[4.37, 18.58]]\nprecision = "unknown"\nlocation = "Central African Republic"',
    "nowhere": "",
    "wrong": "points = [[94.38, 18.60]]",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("roads")
    events = (EVENT.format(id=id, day=10 - at, where=where) for at, (id, where) in enumerate(WHERE.items()))
    (home / "sources.toml").write_text(SOURCES, "utf-8")
    (home / "events.toml").write_text("".join(events), "utf-8")
    (home / "places.csv").write_text(PLACES, "utf-8")
    return home


def test_it_opens_on_its_points_with_its_own_names_and_credits(folder: Path) -> None:
    opened, drawn = open_folder(folder, "")
    (fault,) = opened.collection.faults
    assert (fault.record, fault.field, fault.value) == ("record 6 (wrong)", "points.1", "[94.38, 18.6]")
    assert fault.expected == (
        "latitude and longitude in degrees, such as [4.37, 18.58]; did you mean [18.6, 94.38]?"
    )
    assert opened.bounds == [[4.27, 18.02], [5.1, 19.1]]
    assert opened.langs == ("und", "fr")
    assert word_credits(opened.shapes) == ["Roads: Road office", "Road office (CC0)"]
    assert [place["name"] for place in drawn.bundle["places"]] == ["Bangui", "Boali"]
    assert drawn.bundle["neighbours"]["features"] == drawn.bundle["borders"]["features"] == []


def test_an_event_is_seen_at_each_of_its_points_or_places_as_near_as_is_known(folder: Path) -> None:
    opened, drawn = open_folder(folder, "")
    assert opened.drawn_spots is not None
    ids = opened.timeline.columns.ids.tolist()
    assert {id: opened.drawn_spots.of(at) for at, id in enumerate(ids)} == {
        "by-point": [(18.6, 4.38), (19.0, 5.0)],
        "by-place": [(18.58, 4.37), (18.12, 4.8)],
        "near": [(18.13, 4.81)],
        "unknown": [],
        "nowhere": [],
    }
    (chunk,) = drawn.bundle["days"]["clocks"]["happened"]["here"].values()
    assert sorted(chunk["ways"]) == [0, 0, 0, 0, 1]
    assert drawn.bundle["days"]["counts"]["shown"] is True


def test_notes_name_where_it_was_and_list_what_stands_in_a_circle(folder: Path) -> None:
    opened, _drawn = open_folder(folder, "")
    events = list(opened.collection.events)
    assert [opened.notes.districts(event) for event in events] == [
        *("near Bangui", "Bangui, Boali", "near Boali", "Central African Republic", "region-wide"),
    ]
    rows = opened.timeline.rows()[:2]
    html = write_spot(opened, read_texts(None, opened), View(date(2021, 3, 10)), rows)["spot"]
    text = Reader(html).text
    assert text.startswith("2 events here")
    assert text.count("A road was closed") == 2


def test_exports_have_the_points(folder: Path) -> None:
    opened, _drawn = open_folder(folder, "")
    part = take_all(OpenedView(opened, View(date(2021, 3, 10))), date(2021, 4, 1))
    features = json.loads(write_export("geojson", part))["features"]
    assert {one["id"]: one["geometry"] and one["geometry"]["type"] for one in features} == {
        "by-point": "MultiPoint",
        "by-place": "MultiPoint",
        "near": "Point",
        "unknown": "Point",
        "nowhere": None,
    }
