"""Events as GeoJSON: a line for a route, points for places, polygons for districts, or nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
import shapely.geometry

from events.model import Event
from events.records.collection import load_collection
from geo.drawing.layers import load_shapes
from geo.exchange.geojson import Places, wind_rings, write_geojson
from tests.helpers.specimens import make_event, make_route

COLLECTION = load_collection()
SHAPES = load_shapes()


def export(*events: Event) -> dict[str, Any]:
    head = {"title": "Handover Map", "version": "1"}
    read: dict[str, Any] = json.loads("".join(write_geojson(events, Places(SHAPES), head=head)))
    return read


@pytest.fixture(scope="module")
def features() -> dict[str, dict[str, Any]]:
    return {feature["id"]: feature for feature in export(*COLLECTION.events)["features"]}


def test_the_document_is_a_feature_collection_of_all_events() -> None:
    document = export(*COLLECTION.events)
    assert list(document) == ["type", "title", "version", "features"]
    assert (document["type"], document["title"]) == ("FeatureCollection", "Handover Map")
    assert [feature["id"] for feature in document["features"]] == [event.id for event in COLLECTION.events]
    assert {feature["type"] for feature in document["features"]} == {"Feature"}
    assert export()["features"] == []


def test_a_movement_is_a_line_in_longitude_and_latitude(features: dict[str, dict[str, Any]]) -> None:
    assert features["movement-toghana-kalbajar-2020-11-25"]["geometry"] == {
        "type": "LineString",
        "coordinates": [[46.31091, 40.42697], [46.16548, 40.10494]],
    }


def test_a_deadline_is_its_districts_polygon(features: dict[str, dict[str, Any]]) -> None:
    geometry = features["deadline-lachin-2020-12-01"]["geometry"]
    assert geometry["type"] == "MultiPolygon"
    (lachin,) = [one for one in SHAPES["districts"]["features"] if one["properties"]["id"] == "AZ-LAC"]
    whole = wind_rings(lachin["geometry"])["coordinates"]
    assert geometry["coordinates"] == (whole if lachin["geometry"]["type"] == "MultiPolygon" else [whole])


def test_neighbouring_districts_are_one_valid_area(features: dict[str, dict[str, Any]]) -> None:
    geometry = features["statement-2020-11-09"]["geometry"]
    assert (geometry["type"], len(geometry["coordinates"])) == ("MultiPolygon", 1)
    assert shapely.is_valid(shapely.geometry.shape(geometry))


def test_region_wide_events_have_no_geometry(features: dict[str, dict[str, Any]]) -> None:
    assert [id for id, feature in features.items() if feature["geometry"] is None] == [
        "conflict-begins-1988",
        "war-territory-1988-1994",
        "ceasefire-1994",
        "confrontation-grows-2020",
        "fighting-2020-09-27",
        "ceasefire-2020-11-10",
        "zones-after-agreement-2020-11-09",
        "deadline-buffer-zones-2020-12-01",
        "pashinyan-explains-statement",
        "status-of-nagorno-karabakh",
    ]


def test_an_event_in_places_is_their_points() -> None:
    event = make_event("event", "report", "2020", places=("toghana", "lachin-town", "atlantis"))
    (feature,) = export(event)["features"]
    assert feature["geometry"] == {
        "type": "MultiPoint",
        "coordinates": [[46.31091, 40.42697], [46.54694, 39.64083]],
    }


def test_a_route_with_an_unknown_end_falls_back_to_what_is_known() -> None:
    lost = make_event("lost", "movement", "2020", "AZ-TOV", route=make_route("atlantis", "AZ-KAL"))
    (feature,) = export(lost)["features"]
    assert feature["geometry"]["type"] == "MultiPolygon"
    nowhere = make_event("nowhere", "report", "2020", "AZ-XXX", places=("atlantis",))
    assert export(nowhere)["features"][0]["geometry"] is None


def test_the_properties_are_those_of_the_event(features: dict[str, dict[str, Any]]) -> None:
    assert features["extension-kalbajar-2020-11-25"]["properties"] == {
        "kind": "extension",
        "when": "/2020-11-25",
        "begin": None,
        "end": "2020-11-25",
        "districts": ["AZ-KAL"],
        "places": [],
        "route": None,
        "supersedes": "deadline-kalbajar-2020-11-15",
        "summary": "The deadline for Kalbajar district is moved from 15 to 25 November 2020, decided on a "
        "date these sources do not give.",
        "accounts": [
            {
                "source": "world-today-news-1098273",
                "paragraph": 6,
                "sentences": ["a15b19c63b92fa88"],
                "words": ["It was originally planned", "extended to 25 November"],
                "says": "Says that the deadline was extended to 25 November; does not say on which day, by "
                "whom or why. The name is garbled: “Kielbajara”.",
                "attributed_to": "World Today News, in its own words (machine-translated)",
                "stance": "reports",
                "side": "article",
            }
        ],
    }
    route = features["movement-dashkasan-kalbajar-2020-11-25"]["properties"]["route"]
    assert route == {"from": "AZ-DAS", "to": "AZ-KAL"}
