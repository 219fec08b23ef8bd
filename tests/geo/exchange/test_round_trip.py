"""What is exported as GeoJSON or CSV reads back as it was; any other file is refused with the reason."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from io import StringIO
from typing import Any

import pytest

from events.dates import parse_when
from events.errors import RecordsError
from events.exchange.formats import Stamp
from events.exchange.geojson import read_geojson
from events.exchange.table import EXPORT_COLUMNS, read_csv, read_sources, write_csv
from events.model import NO_PASSAGE, Account, Event, Fatalities, Media, Passage, Point, Route
from events.records.collection import load_collection
from events.records.record import read_source
from geo.drawing.layers import load_shapes
from geo.exchange.geojson import Places, write_geojson
from tests.helpers.specimens import make_account, make_event, make_route, make_source

COLLECTION = load_collection()
SHAPES = load_shapes()
STAMP = Stamp(title="The bridge", version="1.2", day=date(2026, 11, 22), chosen="Kalbajar")
HOSTILE = 'He said: "no",\nthen; =1+1\t| \\ ’ \u2028 Քարվաճառ <b>'
FULL = make_event(
    *("full", "extension", "/2020-11-25", "AZ-KAL", "AZ-AGM"),
    places=("mill", "a|b"),
    route=make_route("mill", "AZ-KAL"),
    supersedes="earlier",
    controlled_by="north",
    summary=HOSTILE,
    accounts=(
        make_account(
            passage=Passage(paragraph=12, sentences=("0" * 16, "f" * 16), words=("a|b\\", "\\|,\nc")),
            says=HOSTILE,
            attributed_to=HOSTILE,
            stance="differs",
            differs_on=HOSTILE,
            side="mill",
            when=parse_when("2020-11"),
            places=("a|b", "mill"),
            row=HOSTILE.strip(),
            url="https://mill.example/?a=b|c",
        ),
        make_account("courier", words=(), stance="silent"),
        make_account("register", passage=NO_PASSAGE, row="17"),
    ),
    event_type=HOSTILE,
    sub_event_type="flood | mud",
    actors=("The miller", "a|b"),
    fatalities=Fatalities(low=1, best=2, high=3),
    location=HOSTILE,
    precision="near",
    points=(Point(40.1, -46.25), Point(-0.5, 180.0)),
    media=(Media(file="a b.png", alt=HOSTILE.strip(), credit="a|b"),),
    tags=("a|b", "c;d"),
    details=(("weather", HOSTILE), ("a=b", "=1+1")),
)
SOURCES = [
    make_source(),
    make_source("courier", publisher=HOSTILE, archived=("https://archive.example/1", "https://b.example/|")),
    make_source("register", kind="dataset", file="", sha256="", licence="CC0", attribution=HOSTILE),
]


def as_geojson(*events: Event) -> str:
    head = {"title": "Handover Map", "chosen": "Kalbajar"}
    return "".join(write_geojson(events, Places(SHAPES), head=head))


def as_csv(*events: Event) -> str:
    return "".join(write_csv(events, [*COLLECTION.sources, *SOURCES], stamp=STAMP))


READERS: list[Any] = [
    pytest.param(as_geojson, read_geojson, id="GeoJSON"),
    pytest.param(as_csv, read_csv, id="CSV"),
]
Write = Callable[..., str]
Read = Callable[[str], list[Event]]


@pytest.mark.parametrize(("write", "read"), READERS)
def test_the_whole_collection_comes_back_as_it_was(write: Write, read: Read) -> None:
    assert read(write(*COLLECTION.events)) == list(COLLECTION.events)


@pytest.mark.parametrize(("write", "read"), READERS)
def test_every_field_comes_back_whatever_it_holds(write: Write, read: Read) -> None:
    assert read(write(FULL)) == [FULL]
    for record in (FULL, FULL.accounts[0], FULL.accounts[0].passage, FULL.route):
        assert isinstance(record, Event | Account | Passage | Route)
        empty = [one.name for one in fields(record) if not getattr(record, one.name)]
        assert empty == [], "this event is to fill every field there is"


@pytest.mark.parametrize(("write", "read"), READERS)
@pytest.mark.parametrize(
    "when", ["1988", "2020-07", "2020-11-10T00:00:00+03:00", "[2020-11-09..]", "1993-04-03/..", "../.."]
)
def test_a_date_keeps_its_precision(write: Write, read: Read, when: str) -> None:
    event = make_event("event", "report", when, districts=())
    assert read(write(event)) == [event]


@pytest.mark.parametrize(("write", "read"), READERS)
def test_nothing_comes_back_as_nothing(write: Write, read: Read) -> None:
    assert read(write()) == []


@pytest.mark.parametrize(("write", "read"), READERS)
def test_a_byte_order_mark_is_no_part_of_it(write: Write, read: Read) -> None:
    assert read("\ufeff" + write(FULL)) == [FULL]


def test_a_spreadsheet_may_move_columns_and_rows() -> None:
    rows = list(csv.DictReader(StringIO(as_csv(*COLLECTION.events), newline="")))
    out = StringIO()
    writer = csv.DictWriter(out, sorted(EXPORT_COLUMNS), lineterminator="\n")
    writer.writeheader()
    # Accounts of one event need not stand together.
    writer.writerows(sorted(rows, key=lambda row: row["source"]))
    read = {event.id: event for event in read_csv(out.getvalue())}
    assert set(read) == {event.id for event in COLLECTION.events}
    for event in COLLECTION.events:
        back = read[event.id]
        assert (back.when, back.summary, back.route) == (event.when, event.summary, event.route)
        assert set(back.accounts) == set(event.accounts)


def test_sources_come_back_with_the_events_that_rest_on_them() -> None:
    read = read_sources(as_csv(FULL))
    assert [read_source(one) for one in read] == SOURCES
    written = write_geojson([FULL], Places(SHAPES), SOURCES, head={"title": "The bridge"})
    document = json.loads("".join(written))
    assert [read_source(one) for one in document["sources"]] == SOURCES


def test_each_row_of_an_export_names_the_collection_and_the_day() -> None:
    row = next(csv.DictReader(StringIO(as_csv(FULL), newline="")))
    stamps = [row[name] for name in ("collection", "version", "exported", "chosen")]
    assert stamps == ["The bridge", "1.2", "2026-11-22", "Kalbajar"]


def faults_of(read: Read, text: str) -> list[str]:
    with pytest.raises(RecordsError) as caught:
        read(text)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"kind": "party"}, "feature 1 (event), kind: 'party': expected 'background', 'capture', "),
        ({"when": "yesterday"}, "feature 1 (event), when: 'yesterday': expected an EDTF date"),
        ({"summary": ""}, "feature 1 (event), summary: '': expected a text with at least 1 character"),
        ({"colour": "red"}, "feature 1 (event), colour: 'red': expected no field of this name"),
        ({"accounts": []}, "feature 1 (event), accounts: []: expected a list with at least 1 item"),
        ({"accounts": [{"source": "herald"}]}, "feature 1 (event), accounts.1.says: missing: expected"),
        ({"route": {"from": "mill"}}, "feature 1 (event), route.to: missing: expected a value"),
        (
            {"districts": "AZ-KAL"},
            'feature 1 (event), districts: \'AZ-KAL\': expected a list in brackets: districts = ["…", "…"]',
        ),
    ],
)
def test_a_fault_in_geojson_is_reported_with_feature_field_and_value(
    change: dict[str, Any], fault: str
) -> None:
    document = json.loads(as_geojson(make_event("event", "report", "2020")))
    document["features"][0]["properties"] |= change
    faults = faults_of(read_geojson, json.dumps(document))
    assert faults[0].startswith(f"GeoJSON: {fault}"), faults


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "GeoJSON: Expecting value: line 1 column 1 (char 0): expected JSON"),
        ("[" * 100_000, "expected JSON"),
        ("[]", "GeoJSON: type: 'list': expected a FeatureCollection with features"),
        ('{"type": "Feature"}', "GeoJSON: type: 'Feature': expected a FeatureCollection with features"),
        ('{"features": [7]}', "GeoJSON: feature 1: 7: expected a valid"),
    ],
)
def test_what_is_no_geojson_is_refused(text: str, fault: str) -> None:
    (faults,) = faults_of(read_geojson, text)
    assert fault in faults


def test_an_id_that_stands_twice_is_refused() -> None:
    event = make_event("event", "report", "2020")
    assert faults_of(read_geojson, as_geojson(event, event)) == [
        "GeoJSON: event, id: stands 2 times: expected an id that stands once"
    ]


def test_all_faults_are_reported_at_once() -> None:
    document = json.loads(as_geojson(*(make_event(f"event-{n}", "report", "2020") for n in range(3))))
    for feature in document["features"]:
        feature["properties"] |= {"kind": "party", "summary": 7}
    assert len(faults_of(read_geojson, json.dumps(document))) == 6


def edit(text: str, row: int, column: str, value: str) -> str:
    rows = list(csv.reader(StringIO(text, newline="")))
    rows[row - 1][rows[0].index(column)] = value
    out = StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize(
    ("row", "column", "value", "fault"),
    [
        (2, "kind", "party", "CSV: row 2 (one), kind: 'party': expected 'background', 'capture'"),
        (4, "summary", "Other.", "CSV: row 4 (full), summary: 'Other.': expected 'He said: "),
        (
            3,
            "paragraph",
            "two",
            "CSV: row 3 (full), accounts.1.paragraph: 'two': expected a whole number without quotation marks",
        ),
        (
            4,
            "paragraph",
            "0",
            "CSV: row 3 (full), accounts.2.paragraph: 0: expected greater than or equal to 1",
        ),
        (3, "sentences", "xyz", "CSV: row 3 (full), accounts.1.sentences.1: 'xyz': expected a fingerprint"),
        (4, "stance", "doubts", "CSV: row 3 (full), accounts.2.stance: 'doubts': expected 'reports', "),
        (1, "says", "speaks", "CSV: row 1, says: missing: expected the columns id, kind, when"),
        (1, "exported", "kind", "CSV: row 1, kind: stands twice: expected each column once"),
    ],
)
def test_a_fault_in_csv_is_reported_with_row_field_and_value(
    row: int, column: str, value: str, fault: str
) -> None:
    faults = faults_of(read_csv, edit(as_csv(make_event("one", "report", "2020"), FULL), row, column, value))
    assert faults[0].startswith(fault), faults


def test_a_row_that_is_too_short_or_long_is_refused() -> None:
    text = as_csv(make_event("event", "report", "2020"))
    assert faults_of(read_csv, text + "a,b\r\n") == ["CSV: row 3: 2 cells: expected 56 cells"]


def test_what_is_no_table_is_refused() -> None:
    assert faults_of(read_csv, "")[0].startswith("CSV: row 1, id: missing: expected the columns id, kind")
    huge = as_csv(make_event("event", "report", "2020", summary="x" * 200_000))
    assert "field larger than field limit" in faults_of(read_csv, huge)[0]


def test_a_table_without_a_stamp_reads_back_but_for_what_it_lacks() -> None:
    event = make_event("event", "report", "2020")
    assert read_csv("".join(write_csv([event], SOURCES))) == [event]
