"""ACLED's columns: what has a code there gets it, what no source says stays empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import StringIO
from typing import Any

import pandas
import pytest

from events.exchange.acled import COLUMNS, write_acled
from events.exchange.formats import Stamp
from events.kinds import DEFAULT_KINDS
from events.model import Event, Fatalities, Point
from events.records.collection import load_collection
from tests.helpers.specimens import make_account, make_event, make_route, make_source

STAMP = Stamp(title="The bridge; a map", version="1.2", day=date(2026, 11, 22))
POINTS = {"AZ-KAL": (40.1, 46.2), "mill": (40.4, 46.3)}
NAMES = {"AZ": "Azerbaijan", "AZ-KAL": "Kalbajar", "AZ-AGM": "Agdam", "mill": "The Mill"}


def export(*events: Event) -> list[dict[str, Any]]:
    """Return the rows as another program's reader of tables gives them, all as text."""
    sources = [make_source(), make_source("courier", publisher="The Courier")]
    text = "".join(write_acled(events, sources, points=POINTS, names=NAMES, stamp=STAMP))
    table = pandas.read_csv(StringIO(text), dtype=str, keep_default_na=False)
    assert list(table.columns) == list(COLUMNS)
    return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]


def test_the_columns_are_those_of_acled_in_their_order() -> None:
    assert (
        *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"),
        *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
        *("interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3"),
        *("location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes"),
        *("fatalities", "tags", "timestamp"),
    ) == COLUMNS


def test_an_event_of_a_day_in_a_district_fills_what_is_known_and_no_more() -> None:
    accounts = (make_account(), make_account("courier"), make_account())
    (row,) = export(make_event("entry", "entry", "2020-11-25", accounts=accounts, summary="Units, entered."))
    assert {key: value for key, value in row.items() if value} == {
        "event_id_cnty": "entry",
        "event_date": "2020-11-25",
        "year": "2020",
        "time_precision": "1",
        "disorder_type": "Strategic developments",
        "event_type": "Strategic developments",
        "sub_event_type": "Non-violent transfer of territory",
        "country": "Azerbaijan",
        "admin1": "Kalbajar",
        "location": "Kalbajar",
        "latitude": "40.1",
        "longitude": "46.2",
        "geo_precision": "3",
        "source": "The Herald; The Courier",
        "notes": "Units, entered.",
        "tags": "kind=entry; when=2020-11-25; districts=AZ-KAL; articles=2; origins=1; "
        "collection=The bridge, a map; version=1.2; exported=2026-11-22",
        "timestamp": "1795305600",
    }


@pytest.mark.parametrize(
    ("kind", "when", "day", "year", "precision"),
    [
        ("entry", "2020-11-25", "2020-11-25", "2020", "1"),
        ("agreement", "2020-11-10T00:00:00+03:00", "2020-11-10", "2020", "1"),
        ("hostilities", "2020-11-02/2020-11-08", "2020-11-02", "2020", "2"),
        ("hostilities", "2020-11-02/2020-11-09", "2020-11-02", "2020", "3"),
        ("hostilities", "2020-07", "2020-07-01", "2020", "3"),
        ("hostilities", "2020-07-01/2020-08-01", "", "2020", ""),
        ("background", "1988", "", "1988", ""),
        ("background", "1988/1994", "", "", ""),
        ("capture", "1993-04-03/..", "", "", ""),
        ("background", "../..", "", "", ""),
        ("deadline", "2020-11-09/2020-11-20", "2020-11-09", "2020", "1"),
        ("deadline", "2020-11/2020-12-20", "2020-11-01", "2020", "3"),
        ("extension", "/2020-11-25", "", "", ""),
        ("deadline", "2020-11-25", "2020-11-25", "2020", "1"),
    ],
)
def test_a_date_has_the_precision_it_has(kind: str, when: str, day: str, year: str, precision: str) -> None:
    (row,) = export(make_event("event", kind, when))
    assert (row["event_date"], row["year"], row["time_precision"]) == (day, year, precision)
    assert f"when={when};" in row["tags"]


def test_a_place_is_exact_and_a_route_keeps_its_ends() -> None:
    event = make_event(
        *("event", "movement", "2020-11-25", "AZ-AGM", "AZ-KAL"),
        places=("mill",),
        route=make_route("mill", "AZ-KAL"),
    )
    (row,) = export(event)
    assert (row["location"], row["latitude"], row["longitude"]) == ("The Mill", "40.4", "46.3")
    assert (row["geo_precision"], row["admin1"], row["country"]) == ("1", "", "Azerbaijan")
    assert "districts=AZ-AGM|AZ-KAL; places=mill; route=mill>AZ-KAL;" in row["tags"]


def test_an_event_of_several_districts_or_of_none_has_no_location() -> None:
    rows = export(
        make_event("several", "agreement", "2020-11-09", "AZ-KAL", "AZ-AGM"),
        make_event("two-places", "report", "2020-11-09", places=("mill", "AZ-KAL")),
        make_event("region", "agreement", "2020-11-09", districts=()),
        make_event("unnamed", "report", "2020-11-09", "XX-YY"),
    )
    names = ("country", "admin1", "location", "latitude", "longitude", "geo_precision")
    assert [[row[name] for name in names] for row in rows] == [
        ["Azerbaijan", "", "", "", "", ""],
        ["Azerbaijan", "Kalbajar", "", "", "", ""],
        ["", "", "", "", "", ""],
        ["", "", "", "", "", ""],
    ]


def test_nobody_is_named_and_nothing_counted_that_no_record_holds() -> None:
    collection = load_collection()
    given = write_acled(collection.events, collection.sources, points=POINTS, names=NAMES, stamp=STAMP)
    text = "".join(given)
    table = pandas.read_csv(StringIO(text), dtype=str, keep_default_na=False)
    assert list(table["event_id_cnty"]) == [event.id for event in collection.events]
    for column in (
        "actor1",
        "actor2",
        "inter1",
        "inter2",
        "fatalities",
        "source_scale",
        "civilian_targeting",
    ):
        assert set(table[column]) == {""}, column
    assert set(table["event_type"]) <= {"Battles", "Strategic developments"}


def test_every_kind_has_a_disorder_type() -> None:
    rows = export(*(make_event(kind.id, kind, "2020-11-09/2020-11-10") for kind in DEFAULT_KINDS))
    assert {(row["event_type"], row["disorder_type"]) for row in rows} == {
        ("Battles", "Political violence"),
        ("Strategic developments", "Strategic developments"),
    }


def test_accounts_that_differ_are_marked() -> None:
    account = make_account(stance="differs", differs_on="the hour")
    (row,) = export(make_event("event", "report", "2020", accounts=(account,)))
    assert "accounts=differ;" in row["tags"]


def test_what_a_dataset_tells_of_an_event_goes_before_what_its_kind_and_district_imply() -> None:
    event = replace(
        make_event("storm", "report", "2020-11-25", "AZ-KAL"),
        event_type="Battles",
        sub_event_type="Armed clash",
        actors=("The North", "The South", "Others"),
        fatalities=Fatalities(low=1, best=0, high=3),
        location="Upper Mill",
        precision="near",
        points=(Point(lat=40.25, lon=46.5),),
        details=(("inter1", "State forces"), ("tags", "none"), ("colour", "red")),
    )
    (row,) = export(event)
    assert {
        name: row[name] for name in (*COLUMNS[4:9], "inter1", "actor2", "fatalities", *COLUMNS[21:25])
    } == {
        "disorder_type": "Political violence",
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "actor1": "The North",
        "assoc_actor_1": "",
        "inter1": "State forces",
        "actor2": "The South",
        "fatalities": "0",
        "location": "Upper Mill",
        "latitude": "40.25",
        "longitude": "46.5",
        "geo_precision": "2",
    }
    assert row["tags"].startswith("kind=report;")


def test_a_type_that_acled_does_not_have_names_no_disorder() -> None:
    (row,) = export(replace(make_event("flood", "report", "2020"), event_type="Floods"))
    assert (row["event_type"], row["sub_event_type"], row["disorder_type"]) == ("Floods", "", "")
