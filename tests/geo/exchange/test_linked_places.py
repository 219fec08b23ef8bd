"""Linked Places: a feature for each district, with names, shape, and when each state held."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from geojson_pydantic import FeatureCollection
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from pyld import jsonld  # type: ignore[import-untyped]

from events.model import District, DistrictState, Event, Settings
from events.records.collection import load_collection
from events.timeline.timeline import Timeline
from geo.drawing.layers import load_shapes
from geo.exchange.linked_places import CONTEXT, Extract, write_linked_places
from tests.helpers.specimens import make_account, make_event, make_source
from tests.helpers.standards import PLACES_BESIDE, PLACES_FORMAT, PLACES_TERMS, keys_of

LPO = "http://linkedpasts.org/ontology/lpo_latest.ttl#"
SHAPES = load_shapes()
SETTINGS = Settings(
    title="The bridge",
    description="A bridge and a mill.",
    version="1.2",
    first_day=date(2020, 11, 1),
    last_day=date(2020, 11, 30),
    opens_on=date(2020, 11, 10),
    districts=(District(code="AZ-KAL", name="Kalbajar"), District(code="XX-YY", name="Nowhere")),
)
SOURCES = (make_source(published="2020-11-11"), make_source("courier", "unknown"))


def state(day: date, control: Any = "due", *rests_on: str, **more: Any) -> DistrictState:
    return DistrictState(code="AZ-KAL", day=day, control=control, rests_on=rests_on, **more)


def export(
    *states: DistrictState, events: tuple[Event, ...] = (), code: str = "AZ-KAL", chosen: str = ""
) -> dict[str, Any]:
    extract = Extract(
        settings=SETTINGS, events=events, sources=SOURCES, day=date(2026, 11, 22), chosen=chosen
    )
    document: dict[str, Any] = json.loads(write_linked_places(extract, {code: states}, SHAPES))
    Draft202012Validator(PLACES_FORMAT).validate(document)
    return document


def shipped() -> dict[str, Any]:
    collection = load_collection()
    settings = collection.settings
    assert settings is not None
    timeline = Timeline(collection.events)
    states = {district.code: timeline.changes(district.code) for district in settings.districts}
    extract = Extract(
        settings=settings, events=collection.events, sources=collection.sources, day=date(2026, 11, 22)
    )
    document: dict[str, Any] = json.loads(write_linked_places(extract, states, SHAPES))
    return document


def test_the_document_names_the_collection_and_the_day() -> None:
    document = export(chosen="Kalbajar")
    head = {key: value for key, value in document.items() if key != "features"}
    assert head == {
        "@context": CONTEXT,
        "type": "FeatureCollection",
        "title": "The bridge",
        "version": "1.2",
        "date": "2026-11-22",
        "chosen": "Kalbajar",
    }


def test_a_district_has_its_names_in_all_languages_and_an_id_that_stays() -> None:
    (feature,) = export()["features"]
    assert feature["@id"] == "urn:uuid:93659321-ca36-50ad-b377-d52fa1760832"
    assert feature["properties"] == {
        "title": "Kalbajar",
        "iso": "AZ-KAL",
        "ccodes": ["AZ"],
        "fclasses": ["A"],
    }
    assert [(name["lang"], name["toponym"]) for name in feature["names"]] == [
        ("en", "Kalbajar"),
        ("az", "Kəlbəcər"),
        ("hy", "Քարվաճառ"),
        ("ru", "Кельбаджар"),
    ]
    assert all("Names: GeoNames" in name["citations"][0]["label"] for name in feature["names"])


def test_states_follow_each_other_without_a_gap_and_the_last_stays_open() -> None:
    entry = make_event("entry", "entry", "2020-11-20", accounts=(make_account(), make_account("courier")))
    states = (
        state(date.min, "none"),
        state(date(2020, 11, 9), "due", "entry", deadline=date(2020, 11, 20)),
        state(date(2020, 11, 20), "entered", "entry"),
    )
    (feature,) = export(*states, events=(entry,))["features"]
    spans = [
        {"start": {"in": "2020-11-09"}, "end": {"in": "2020-11-19"}},
        {"start": {"in": "2020-11-20"}, "end": {"earliest": "2020-11-30"}},
    ]
    assert feature["when"] == {"timespans": spans}
    district, due, entered = feature["types"]
    assert district["sourceLabels"] == [{"label": "district", "lang": "en"}]
    assert due["sourceLabels"] == [{"label": "Handover due by 20 November 2020", "lang": "en"}]
    assert (due["when"]["timespans"], entered["when"]["timespans"]) == ([spans[0]], [spans[1]])
    assert entered["citations"] == [
        {
            "label": "The Herald: The bridge is closed [descriptive title]",
            "@id": "https://herald.example/bridge",
            "year": "2020",
        },
        {
            "label": "The Herald: The bridge is closed [descriptive title]",
            "@id": "https://courier.example/bridge",
        },
    ]


@pytest.mark.parametrize(
    ("when", "start"),
    [
        ("1993-04-03", {"in": "1993-04-03"}),
        ("1993-04", {"earliest": "1993-04-01", "latest": "1993-04-30"}),
        ("1993", {"earliest": "1993-01-01", "latest": "1993-12-31"}),
        ("[1993-04-03..]", {"earliest": "1993-04-03"}),
        ("1993-04-03/..", {"in": "1993-04-03"}),
    ],
)
def test_a_state_begins_as_precisely_as_its_event_is_dated(when: str, start: dict[str, str]) -> None:
    event = make_event("capture", "capture", when)
    first = event.when.first
    assert first is not None
    (feature,) = export(state(first, "held", "capture"), events=(event,))["features"]
    assert feature["when"]["timespans"][0]["start"] == start


def test_a_state_that_begins_after_the_collections_days_does_not_end_before_it_begins() -> None:
    late = make_event("late", "report", "2020-12-24")
    (feature,) = export(state(date(2020, 12, 24), "unreported", "late"), events=(late,))["features"]
    assert feature["when"]["timespans"] == [
        {"start": {"in": "2020-12-24"}, "end": {"earliest": "2020-12-24"}}
    ]


def test_a_district_of_which_nothing_is_extract_stands_for_the_collections_days() -> None:
    (feature,) = export(state(date.min, "none"))["features"]
    span = {"start": {"in": "2020-11-01"}, "end": {"in": "2020-11-30"}}
    assert feature["when"] == {"timespans": [span]}
    assert len(feature["types"]) == 1


def test_a_district_without_a_shape_has_no_geometry() -> None:
    (feature,) = export(code="XX-YY")["features"]
    assert feature["geometry"] is None
    assert feature["names"][0]["toponym"] == "Nowhere"


def test_events_are_descriptions_with_their_article_and_articles_are_links() -> None:
    event = make_event("event", "report", "2020-07", accounts=(make_account(),), summary="It was closed.")
    other = make_event("other", "report", "2020-07", "AZ-AGM", accounts=(make_account("courier"),))
    (feature,) = export(events=(event, other))["features"]
    assert feature["descriptions"] == [
        {"@id": "https://herald.example/bridge", "value": "2020-07: It was closed.", "lang": "en"}
    ]
    assert feature["links"] == [
        {"type": "exactMatch", "identifier": "https://sws.geonames.org/586047/"},
        {"type": "subjectOf", "identifier": "https://herald.example/bridge"},
    ]


def test_the_shipped_districts_meet_the_format_and_are_geojson() -> None:
    document = shipped()
    Draft202012Validator(PLACES_FORMAT).validate(document)
    read = FeatureCollection[Any](**document)
    assert len(read.features) == 6
    spans = {feature["properties"]["iso"]: feature["when"]["timespans"] for feature in document["features"]}
    assert spans["AZ-LAC"] == [
        {"start": {"latest": "2020-11-08"}, "end": {"in": "2020-11-08"}},
        {"start": {"in": "2020-11-09"}, "end": {"in": "2020-12-01"}},
        {"start": {"in": "2020-12-02"}, "end": {"earliest": "2020-12-05"}},
    ]
    labels = [kind["sourceLabels"][0]["label"] for kind in document["features"][2]["types"]]
    assert labels == [
        "district",
        "Implied: held by Armenian forces before the handover; since when is not told",
        "Handover due by 1 December 2020",
        "Deadline of 1 December 2020 passed, outcome not reported in these sources",
    ]


def test_a_json_ld_processor_reads_every_field() -> None:
    document = shipped()
    assert keys_of(document) - set(PLACES_TERMS) - PLACES_BESIDE == set()
    (read,) = jsonld.expand(document | {"@context": PLACES_TERMS})
    features = read[f"{LPO}hasFeature"]
    assert [len(feature[f"{LPO}type_attestation"]) for feature in features] == [4, 4, 4, 1, 1, 1]
    (held,) = features[0][f"{LPO}type_attestation"][1][f"{LPO}when"][0][f"{LPO}timespan"]
    assert held[f"{LPO}has_start"][0][f"{LPO}in"] == [{"@value": "1993-04-03"}]
    assert jsonld.to_rdf(document | {"@context": PLACES_TERMS})["@default"]


def test_what_breaks_the_format_would_be_seen() -> None:
    document = export()
    document["features"][0]["when"]["timespans"][0]["start"] = {"in": "yesterday"}
    assert not Draft202012Validator(PLACES_FORMAT).is_valid(document)


def test_a_district_is_matched_with_geonames_and_wikidata_where_the_reference_is_sure() -> None:
    matches = {
        feature["properties"]["iso"]: [
            one["identifier"] for one in feature["links"] if one["type"] == "exactMatch"
        ]
        for feature in shipped()["features"]
    }
    assert matches == {
        "AZ-KAL": ["https://sws.geonames.org/586047/"],
        "AZ-AGM": ["https://sws.geonames.org/148617/", "http://www.wikidata.org/entity/Q201647"],
        "AZ-LAC": ["https://sws.geonames.org/147626/"],
        "AZ-TOV": ["https://sws.geonames.org/584861/", "http://www.wikidata.org/entity/Q388980"],
        "AZ-GYG": ["https://sws.geonames.org/585967/", "http://www.wikidata.org/entity/Q388087"],
        "AZ-DAS": ["https://sws.geonames.org/586771/", "http://www.wikidata.org/entity/Q2332472"],
    }
