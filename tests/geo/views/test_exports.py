"""Every format, written of the shipped collection and opened by other people's readers."""

from __future__ import annotations

import csv
import json
import sqlite3
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree

import geopandas
import openpyxl
import pyogrio
import pytest

from events.exchange.formats import FORMATS
from events.records.collection import SHIPPED, load_collection
from events.timeline.filter import Filter
from geo.drawing.style import LOOKS
from geo.views.exports import write_export
from geo.views.opened import open_folder
from geo.views.opened_view import OpenedView
from geo.views.part import Part, take_all, take_days, take_event, take_shown
from geo.views.view import View

DAY = date(2026, 11, 22)
OPENED, _ = open_folder(SHIPPED, "")
KML = "{http://www.opengis.net/kml/2.2}"


def show(**given: object) -> OpenedView:
    return OpenedView(OPENED, View(date(2020, 11, 18), **given))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def everything() -> Part:
    return take_all(show(), DAY)


@pytest.fixture
def package(everything: Part, tmp_path: Path) -> Path:
    path = tmp_path / "all.gpkg"
    path.write_bytes(write_export("gpkg", everything))
    return path


@pytest.mark.parametrize("format", FORMATS)
def test_a_format_is_the_same_bytes_each_time_and_names_the_collection(format: str) -> None:
    first, second = (write_export(format, take_all(show(), DAY)) for _ in range(2))
    assert first == second
    if not FORMATS[format].is_binary:
        assert "Handover Map" in first.decode(FORMATS[format].encoding)


def test_a_geopackage_has_a_layer_for_each_type_of_geometry(package: Path) -> None:
    layers = dict(pyogrio.list_layers(package))
    assert layers == {
        "states": "MultiPolygon",
        "events_points": "MultiPoint",
        "events_lines": "LineString",
        "events_areas": "MultiPolygon",
        "events_without_place": None,
        "accounts": None,
        "sources": None,
        "layer_styles": None,
    }
    counts = {name: pyogrio.read_info(package, layer=name)["features"] for name in layers}
    assert (counts["states"], counts["accounts"], counts["sources"]) == (13, 75, 5)
    assert sum(counts[name] for name in layers if name.startswith("events")) == 33
    for name in ("states", "events_areas"):
        table = geopandas.read_file(package, layer=name)
        assert table.is_valid.all()
        info = pyogrio.read_info(package, layer=name)
        types = dict(zip(info["fields"], info["dtypes"], strict=True))
        assert (types["begin"], types["end"]) == ("datetime64[D]", "datetime64[D]")


def test_qgis_finds_our_colours_and_the_columns_of_time_in_it(package: Path) -> None:
    with sqlite3.connect(package) as file:
        styles = {
            layer: (text, is_default)
            for layer, text, is_default in file.execute(
                "SELECT f_table_name, styleQML, useAsDefault FROM layer_styles"
            )
        }
    assert list(styles) == ["states", "events_points", "events_lines", "events_areas"]
    text, is_default = styles["states"]
    assert is_default == 1
    style = ElementTree.fromstring(text)  # noqa: S314
    assert [one.get("value") for one in style.iter("category")] == list(LOOKS)
    assert {name: style.find("temporal").get(name) for name in ("mode", "startField", "endField")} == {  # type: ignore[union-attr]
        "mode": "4",
        "startField": "begin",
        "endField": "end",
    }
    classes = [
        [layer.get("class") for layer in symbol.findall("layer")]
        for symbol in style.findall("renderer-v2/symbols/symbol")
    ]
    assert classes == [
        ["SimpleFill"],
        ["SimpleFill", "LinePatternFill"],
        ["SimpleFill", "LinePatternFill", "LinePatternFill"],
        ["SimpleFill", "LinePatternFill"],
        ["SimpleFill", "PointPatternFill"],
        ["SimpleFill"],
    ]
    # #5aa9d6 at an opacity of 0.82.
    assert '"90,169,214,209"' in text


def test_the_states_are_what_the_map_shows(everything: Part) -> None:
    rows = list(csv.DictReader(StringIO(write_export("states-csv", everything).decode("utf-8-sig"))))
    spans = [(row["district"], row["control"], row["begin"], row["end"], row["deadline"]) for row in rows]
    assert spans == [
        ("AZ-KAL", "none", "", "1993-04-02", ""),
        ("AZ-KAL", "held", "1993-04-03", "2020-11-08", ""),
        ("AZ-KAL", "due", "2020-11-09", "2020-11-24", "2020-11-25"),
        ("AZ-KAL", "entered", "2020-11-25", "", "2020-11-25"),
        ("AZ-AGM", "implied", "", "2020-11-08", ""),
        ("AZ-AGM", "due", "2020-11-09", "2020-11-19", "2020-11-20"),
        ("AZ-AGM", "entered", "2020-11-20", "", "2020-11-20"),
        ("AZ-LAC", "implied", "", "2020-11-08", ""),
        ("AZ-LAC", "due", "2020-11-09", "2020-12-01", "2020-12-01"),
        ("AZ-LAC", "unreported", "2020-12-02", "", "2020-12-01"),
        ("AZ-TOV", "none", "", "", ""),
        ("AZ-GYG", "none", "", "", ""),
        ("AZ-DAS", "none", "", "", ""),
    ]
    assert rows[2]["rests_on"] == (
        "statement-2020-11-09|deadline-kalbajar-2020-11-15|extension-kalbajar-2020-11-25"
    )
    features = json.loads(write_export("states-geojson", everything))["features"]
    assert [one["properties"]["control"] for one in features] == [row["control"] for row in rows]
    assert {one["geometry"]["type"] for one in features} == {"MultiPolygon"}
    assert features[3]["properties"]["end"] is None


def test_kml_has_spans_of_time(everything: Part) -> None:
    root = ElementTree.fromstring(write_export("kml", everything))  # noqa: S314
    marks = {mark.findtext(f"{KML}name"): mark for mark in root.iter(f"{KML}Placemark")}
    span = marks["Kalbajar: Reported under Armenian forces’ control"].find(f"{KML}TimeSpan")
    assert span is not None
    assert [one.text for one in span] == ["1993-04-03", "2020-11-08"]
    # 23 events with a place, 13 states, some of the same words.
    assert len(list(root.iter(f"{KML}Placemark"))) == 36


def test_a_workbook_has_days_and_no_formulas(everything: Part) -> None:
    book = openpyxl.load_workbook(BytesIO(write_export("xlsx", everything)))
    assert [(sheet.title, sheet.max_row) for sheet in book] == [
        ("events", 34),
        ("accounts", 76),
        ("sources", 6),
        ("states", 14),
    ]
    assert [cell.value for cell in book["states"][3]][:6] == [
        "AZ-KAL",
        "Kalbajar",
        "held",
        "Reported under Armenian forces’ control",
        datetime(1993, 4, 3),
        datetime(2020, 11, 8),
    ]


def test_geoparquet_is_read_by_geopandas_and_as_a_collection(everything: Part, tmp_path: Path) -> None:
    for name in ("sources.toml", "story.toml"):
        (tmp_path / name).write_bytes((SHIPPED / name).read_bytes())
    (tmp_path / "events.parquet").write_bytes(write_export("geoparquet", everything))
    table = geopandas.read_parquet(tmp_path / "events.parquet")
    assert table[table.geometry.notna()].is_valid.all()
    assert str(table.crs) == "OGC:CRS84"
    again = load_collection(tmp_path)
    assert list(map(str, again.faults)) == []
    assert list(again.events) == list(OPENED.collection.events)


def test_a_part_is_what_the_filter_the_days_and_the_district_let_through() -> None:
    entered = take_all(show(filter=Filter(kinds=("entry",))), DAY)
    assert [event.id for event in entered.events] == ["entry-agdam-2020-11-20", "entry-kalbajar-2020-11-25"]
    assert entered.stamp.chosen == "Kinds of events: entry"
    days = take_days(show(district="AZ-KAL"), date(2020, 11, 25), date(2020, 11, 25), DAY)
    assert {event.when.text for event in days.events} == {
        "2020-11-25",
        "/2020-11-25",
        "[2020-11-25..2020-11-26]",
    }
    assert days.stamp.chosen == "Kalbajar (AZ-KAL); 25 November 2020 to 25 November 2020"
    assert [span.state.control for span in days.spans] == ["entered"]
    shown = take_shown(show(district="AZ-KAL"), DAY)
    assert (len(shown.events), shown.stamp.chosen) == (5, "Kalbajar (AZ-KAL) on 18 November 2020")
    one = take_event(show(), "entry-agdam-2020-11-20", DAY)
    assert [event.id for event in one.events] == ["entry-agdam-2020-11-20"]


def test_a_picture_says_that_it_lacks_the_counts_that_the_view_shows() -> None:
    missing = "Not drawn in this picture: Events of the 30 days up to this day."
    pictures = [write_export("svg", take_shown(show(layers=layers), DAY)) for layers in ((), ("counts",))]
    assert [missing in picture.decode() for picture in pictures] == [False, True]


def test_the_whole_has_articles_on_which_nothing_rests(everything: Part) -> None:
    assert (everything.is_all, len(everything.sources), len(everything.events)) == (True, 5, 33)
