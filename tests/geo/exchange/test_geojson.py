"""Exported GeoJSON: valid for other programs, wound as RFC 7946 requires, opened by GDAL and so by QGIS."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geojson  # type: ignore[import-untyped]
import geopandas
import pyogrio
import shapely
from geojson_pydantic import FeatureCollection

from events.model import Event
from events.records.collection import load_collection
from geo.drawing.layers import load_shapes
from geo.exchange.geojson import Places, wind_rings, write_geojson
from tests.helpers.specimens import make_event, make_route

COLLECTION = load_collection()
SHAPES = load_shapes()
HEAD = {"title": "Handover Map", "version": "1.0.0", "date": "2026-11-22"}
LOST = make_event("lost", "movement", "2020", places=("atlantis",), route=make_route("atlantis", "AZ-KAL"))


def as_geojson(*events: Event) -> str:
    return write_geojson(events, Places(SHAPES), head=HEAD)


def test_geojson_names_the_collection_and_the_day() -> None:
    document = json.loads(as_geojson())
    assert document == {
        "type": "FeatureCollection",
        **HEAD,
        "features": [],
    }


def test_others_find_the_geojson_valid() -> None:
    text = as_geojson(*COLLECTION.events, LOST)
    document = geojson.loads(text)
    assert (document.is_valid, document.errors()) == (True, [])
    read = FeatureCollection[Any](**json.loads(text))
    assert len(read.features) == len(COLLECTION.events) + 1


def test_polygons_are_wound_as_the_standard_has_them() -> None:
    drawn = [
        shapely.from_geojson(json.dumps(feature["geometry"]))
        for feature in json.loads(as_geojson(*COLLECTION.events))["features"]
        if feature["geometry"] and feature["geometry"]["type"] == "MultiPolygon"
    ]
    assert len(drawn) > 10
    rings = [shapely.get_exterior_ring(part) for part in shapely.get_parts(drawn)]
    assert all(shapely.is_ccw(ring) for ring in rings)


def test_a_hole_is_wound_against_its_outer_ring() -> None:
    outer, hole = [[0, 0], [0, 9], [9, 9], [9, 0], [0, 0]], [[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]]
    given = {"type": "Polygon", "coordinates": [outer, hole]}
    assert wind_rings(given) == {"type": "Polygon", "coordinates": [outer[::-1], hole[::-1]]}
    whole = {"type": "MultiPolygon", "coordinates": [[outer[::-1], hole]]}
    assert wind_rings(whole) == {"type": "MultiPolygon", "coordinates": [[outer[::-1], hole[::-1]]]}


def test_an_event_keeps_its_own_point_wherever_it_lies() -> None:
    at_sea = make_event("at-sea", "report", "2020-11-25", "AZ-KAL", "AZ-LAC")
    places = Places(SHAPES, {"at-sea": [(50.5, 40.0)]})
    assert places.find(at_sea) == {"type": "Point", "coordinates": [50.5, 40.0]}
    several = Places(SHAPES, {"at-sea": [(50.5, 40.0), (51.0, 41.0)]})
    assert several.find(at_sea) == {"type": "MultiPoint", "coordinates": [[50.5, 40.0], [51.0, 41.0]]}


def test_no_geometry_is_invalid_though_districts_share_edges() -> None:
    everywhere = make_event("all", "agreement", "2020", "AZ-KAL", "AZ-LAC", "AZ-AGM", "AZ-DAS", "AZ-GYG")
    found = Places(SHAPES).find(everywhere)
    area = shapely.from_geojson(json.dumps(found))
    assert (area.geom_type, shapely.is_valid_reason(area)) == ("MultiPolygon", "Valid Geometry")
    # They are neighbours: side by side in one MultiPolygon they would be invalid.
    assert shapely.get_num_geometries(area) == 1


def test_gdal_opens_the_geojson_as_qgis_does(tmp_path: Path) -> None:
    path = tmp_path / "events.geojson"
    path.write_text(as_geojson(*COLLECTION.events), encoding="utf-8")
    table = geopandas.read_file(path, engine="pyogrio")
    assert list(table["id"]) == [event.id for event in COLLECTION.events]
    assert list(table["when"]) == [event.when.text for event in COLLECTION.events]
    assert str(table.crs) == "EPSG:4326"
    # Typed as days, which QGIS's temporal controller asks for.
    types = dict(zip(*(pyogrio.read_info(path)[name] for name in ("fields", "dtypes")), strict=True))
    assert (types["begin"], types["end"]) == ("datetime64[D]", "datetime64[D]")
    (row,) = table[table["id"] == "deadline-lachin-2020-12-01"].to_dict("records")
    assert row["geometry"].geom_type == "MultiPolygon"
    # What is nested, GDAL gives as the JSON it is; some releases read it.
    accounts = row["accounts"] if isinstance(row["accounts"], list) else json.loads(row["accounts"])
    assert [account["source"] for account in accounts] == ["world-today-news-1098273"]
