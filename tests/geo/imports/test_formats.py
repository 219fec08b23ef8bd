"""Files of other programs, with geometry or without, come in as their makers mean them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import geopandas
import pytest
import shapely

from events.model import Event
from events.records.collection import load_collection
from geo.commands.program import main
from geo.errors import ReadingError
from geo.imports.vectors import read_features
from geo.views.opened import open_folder

POINT = {"type": "Point", "coordinates": [46.25, 40.5]}


def bring(folder: Path, name: str, content: str | bytes, *more: str) -> list[Event]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert main(["import", str(path), "--into", str(folder / "c"), *more]) == 0
    collection = load_collection(folder / "c")
    assert collection.faults == ()
    return list(collection.events)


def point_of(folder: Path) -> tuple[float, float]:
    opened, _ = open_folder(folder / "c", "")
    assert opened.spots is not None
    (point,) = opened.spots.of(0)
    return point


def feature(properties: dict[str, Any], geometry: Any = POINT, **more: Any) -> str:
    one = {"type": "Feature", "properties": properties, "geometry": geometry, **more}
    return json.dumps({"type": "FeatureCollection", "features": [one]})


def test_geojson(tmp_path: Path) -> None:
    properties = {"name": "The bridge falls", "date": "2020-11-10", "deaths": 3, "level": {"low": 1}}
    (event,) = bring(tmp_path, "a.geojson", feature(properties))
    assert (event.summary, event.when.text) == ("The bridge falls", "2020-11-10")
    assert event.fatalities is not None
    assert event.fatalities.best == 3
    assert json.loads(dict(event.details)["level"]) == {"low": 1}
    assert point_of(tmp_path) == (46.25, 40.5)


@pytest.mark.parametrize("suffix", ["gpkg", "parquet"])
def test_geopackage_and_geoparquet_in_any_reference_system(tmp_path: Path, suffix: str) -> None:
    table = geopandas.GeoDataFrame(
        {"title": ["The bridge falls"], "start_date": ["2020-11-10"]},
        geometry=[shapely.Point(46.25, 40.5)],
        crs=4326,
    ).to_crs(3857)
    path = tmp_path / f"a.{suffix}"
    table.to_parquet(path) if suffix == "parquet" else table.to_file(path)
    (event,) = bring(tmp_path, path.name, path.read_bytes())
    assert (event.summary, event.when.text) == ("The bridge falls", "2020-11-10")
    assert point_of(tmp_path) == pytest.approx((46.25, 40.5))


def test_kml_with_times(tmp_path: Path) -> None:
    text = """<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>Floods</name>
      <Placemark id="f1"><name>The bridge falls</name><description>At night.</description>
      <TimeSpan><begin>2020-11-10</begin><end>2020-11-12</end></TimeSpan>
      <ExtendedData><Data name="depth"><value>2 m</value></Data></ExtendedData>
      <Point><coordinates>46.25,40.5,0</coordinates></Point></Placemark></Folder></Document></kml>"""
    (event,) = bring(tmp_path, "a.kml", text)
    assert (event.id, event.summary, event.when.text) == ("a-f1", "The bridge falls", "2020-11-10/2020-11-12")
    assert event.accounts[0].says == "At night."
    assert dict(event.details)["depth"] == "2 m"
    assert point_of(tmp_path) == (46.25, 40.5)


def test_linked_places_as_json_and_as_table(tmp_path: Path) -> None:
    one = {
        "@id": "https://places.example/1",
        "when": {"timespans": [{"start": {"in": "1813"}, "end": {"in": "1820"}}]},
        "types": [{"label": "mill"}],
        "descriptions": [{"value": "A mill."}],
    }
    document = json.loads(feature({"title": "Mill"}, **one)) | {
        "@context": "https://linkedpasts.example/linkedplaces-context-v1.1.jsonld"
    }
    (event,) = bring(tmp_path, "a.json", json.dumps(document))
    assert (event.when.text, event.location, event.event_type) == ("1813/1820", "Mill", "mill")
    assert point_of(tmp_path) == (46.25, 40.5)
    (tmp_path / "t").mkdir()
    table = "id\ttitle\ttitle_source\tstart\tend\tlon\tlat\n1\tMill\tThe Herald\t1813\t1820\t46.25\t40.5\n"
    (event,) = bring(tmp_path / "t", "a.tsv", table)
    assert (event.when.text, event.accounts[0].attributed_to) == ("1813/1820", "The Herald")


def test_timelinejs_as_json_and_as_spreadsheet(tmp_path: Path) -> None:
    slide = {
        "start_date": {"year": "2020", "month": "11"},
        "end_date": {"year": 2020, "month": 12},
        "text": {"headline": "The bridge falls", "text": "At night."},
        "media": {"url": "https://film.example/1", "credit": "The cinema"},
        "group": "Floods",
        "unique_id": "fall",
    }
    document = {"title": {"text": {"headline": "The Arpa"}}, "events": [slide]}
    (event,) = bring(tmp_path, "a.json", json.dumps(document))
    assert (event.id, event.when.text, event.tags) == ("a-fall", "2020-11/2020-12", ("Floods",))
    assert (event.accounts[0].url, event.accounts[0].attributed_to) == (
        "https://film.example/1",
        "The cinema",
    )
    (tmp_path / "t").mkdir()
    sheet = (
        "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,"
        "Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\n"
        "2019,,,,,,,,,The Arpa,A river.,,,,,title,,\n"
        "1813,3,,,,,,,,A battle,Long ago.,,,,,,,\n"
    )
    (event,) = bring(tmp_path / "t", "a.csv", sheet)
    assert (event.when.text, event.summary) == ("1813-03", "A battle")


def test_timemap_events_rest_on_the_sources_beside_them(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text(
        "id,title,type,url,path1,author\nS1,A film,Video,https://film.example/1,,The cinema\n", "utf-8"
    )
    (tmp_path / "events.csv").write_text(
        "id,description,date,time,location,latitude,longitude,association1,source1,source2\n"
        "1,The bridge falls,11/25/2020,,Mill,40.5,46.25,Floods,S1,\n",
        "utf-8",
    )
    files = [str(tmp_path / name) for name in ("events.csv", "sources.csv")]
    assert main(["import", *files, "--into", str(tmp_path / "c")]) == 0
    collection = load_collection(tmp_path / "c")
    (event,) = collection.events
    assert event.when.text == "2020-11-25"
    named = event.accounts[0].source
    assert {one.id: one.kind for one in collection.sources}[named] == "video"


# What GDAL would take for a dataset that lies elsewhere.
VIRTUAL = """<OGRVRTDataSource><OGRVRTLayer name="elsewhere"><SrcDataSource>{elsewhere}</SrcDataSource>
</OGRVRTLayer></OGRVRTDataSource>"""


@pytest.mark.parametrize("name", ["a.gpkg", "a.shp", "a.fgb", "a.zip", "a.vrt", "a.geojson"])
def test_no_file_leads_to_another_one(tmp_path: Path, name: str) -> None:
    elsewhere, file = tmp_path / "elsewhere.csv", tmp_path / name
    elsewhere.write_text("secret,x\nof somebody,1\n", "utf-8")
    virtual = VIRTUAL.format(elsewhere=elsewhere)
    if name.endswith(".zip"):
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("a.shp", virtual)
    else:
        file.write_text(virtual, "utf-8")
    with pytest.raises(ReadingError, match="the content is not what the ending says"):
        read_features(file)
