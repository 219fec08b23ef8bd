"""Faulty Parquet files: columns as a whole, many faulty rows, and the same judgement as of single records."""

from __future__ import annotations

import copy
from pathlib import Path
from random import Random
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from events.errors import Fault
from events.records.collection import load_collection
from events.records.parquet import make_table
from events.records.record import unflatten
from events.records.rules import Known, check_event
from events.records.schema import EventInput, check_shape
from tests.events.records.test_parquet import FILE, bridge, load
from tests.helpers.specimens import SOURCES

COLUMNS = (
    "id, kind, when, districts, places, route_from, route_to, supersedes, summary, accounts, event_type, "
    "sub_event_type, "
    "actors, fatalities_low, fatalities_best, fatalities_high, location, precision, tags, details, "
    "controlled_by, media"
)
NAMES = ("bridge-deadline", "bridge-extension")


def write(folder: Path, table: Any) -> None:
    parquet.write_table(table, folder / FILE)


def test_a_missing_column_leaves_no_row_standing_and_counts_them(tmp_path: Path) -> None:
    rows = bridge(tmp_path)
    found = load(tmp_path, [{key: value for key, value in row.items() if key != "when"} for row in rows])
    assert found.faults == (Fault(FILE, "", "when", "missing", "a column, each value a text"),)
    assert (len(found.events), found.set_aside) == (0, 2)
    for row in rows:
        for account in row["accounts"]:
            del account["says"]
    assert load(tmp_path, rows).faults == (
        Fault(FILE, "", "accounts.says", "missing", "a column, each value a text"),
    )


def test_columns_that_may_be_empty_may_be_left_out(tmp_path: Path) -> None:
    row = bridge(tmp_path)[0]
    for name in ("places", "route_from", "route_to", "supersedes"):
        del row[name]
    for name in ("words", "stance", "differs_on", "side", "when", "places"):
        del row["accounts"][0][name]
    found = load(tmp_path, [row])
    assert (found.faults, found.events[0].id, found.events[0].places) == ((), "bridge-deadline", ())
    assert (found.events[0].accounts[0].stance, found.events[0].supersedes) == ("reports", None)


def test_columns_of_wrong_types_are_each_reported(tmp_path: Path) -> None:
    row = bridge(tmp_path)[0] | {"kind": 3, "districts": "AZ-KAL"}
    row["accounts"][0]["paragraph"] = 1.5
    found = load(tmp_path, [row])
    assert found.faults == (
        Fault(FILE, "", "kind", "of type int64", "a column, each value a text"),
        Fault(FILE, "", "districts", "of type string", "a column, each value a list of texts"),
        Fault(FILE, "", "accounts.paragraph", "of type double", "a column, each value a whole number"),
    )
    assert (len(found.events), found.set_aside) == (0, 1)


def test_an_unknown_column_is_reported_and_the_rows_kept_but_geometry_is_expected(tmp_path: Path) -> None:
    rows = [row | {"geometry": b"x", "bbox": 1, "colour": "red"} for row in bridge(tmp_path)]
    found = load(tmp_path, rows)
    assert found.faults == (Fault(FILE, "", "colour", "unknown column", f"one of {COLUMNS}"),)
    assert (len(found.events), found.set_aside) == (2, 0)


def test_other_types_of_text_and_number_are_read_as_well(tmp_path: Path) -> None:
    rows = bridge(tmp_path)
    table = pyarrow.Table.from_pylist(rows)
    for name, type in (
        ("kind", pyarrow.dictionary(pyarrow.int32(), pyarrow.string())),
        ("summary", pyarrow.large_string()),
        ("districts", pyarrow.large_list(pyarrow.large_string())),
    ):
        place = table.column_names.index(name)
        table = table.set_column(place, name, table[name].combine_chunks().cast(type))
    write(tmp_path, table)
    found = load_collection(tmp_path)
    assert (found.faults, len(found.events)) == ((), 2)
    assert found.events[0].districts == ("AZ-KAL",)


def test_text_that_is_not_utf8_is_reported(tmp_path: Path) -> None:
    table = pyarrow.Table.from_pylist(bridge(tmp_path))
    bad = pyarrow.Array.from_buffers(
        pyarrow.string(), 2, pyarrow.array([b"\xff\xfe", b"x"], pyarrow.binary()).buffers()
    )
    write(tmp_path, table.set_column(table.column_names.index("summary"), "summary", bad))
    (fault,) = load_collection(tmp_path).faults
    assert (fault.file, fault.expected) == (FILE, "a Parquet file of events")
    assert "UTF8" in fault.value


def test_a_store_without_a_row_holds_no_event(tmp_path: Path) -> None:
    bridge(tmp_path)
    write(tmp_path, make_table([]))
    found = load_collection(tmp_path)
    assert (list(found.events), found.faults, found.set_aside) == ([], (), 0)


def test_the_first_of_two_rows_with_one_id_is_kept(tmp_path: Path) -> None:
    rows = bridge(tmp_path)
    found = load(tmp_path, [*rows, rows[0] | {"summary": "Another."}])
    expected = "an id that no earlier record has"
    assert found.faults == (Fault(FILE, "row 3 (bridge-deadline)", "id", "'bridge-deadline'", expected),)
    assert found.events[0].summary == "The bridge is to be opened."
    assert found.set_aside == 1


def test_white_space_around_texts_does_not_matter(tmp_path: Path) -> None:
    rows = bridge(tmp_path)
    plain = list(load(tmp_path, copy.deepcopy(rows)).events)
    rows[0] |= {
        "when": f" {rows[0]['when']} ",
        "districts": [" AZ-KAL"],
        "summary": f"\t{rows[0]['summary']}",
    }
    rows[0]["accounts"][0]["source"] = "herald "
    rows[1]["supersedes"] = " bridge-deadline "
    found = load(tmp_path, rows)
    assert (found.faults, list(found.events)) == ((), plain)
    assert found.events.columns.supersedes.tolist() == [-1, 0]


def test_without_settings_districts_are_not_judged(tmp_path: Path) -> None:
    rows = bridge(tmp_path)
    (tmp_path / "sources.toml").write_text(SOURCES.replace("first_day", "last_but_one_day"), "utf-8")
    found = load(tmp_path, rows)
    assert {fault.field for fault in found.faults} == {"first_day", "last_but_one_day"}
    assert len(found.events) == 2


def test_a_collection_of_points_has_events_of_no_district(tmp_path: Path) -> None:
    rows = bridge(tmp_path)
    bare = SOURCES.replace('AZ-KAL = "Kalbajar"\nAZ-AGM = "Agdam"\n', "").replace(
        "[collection.districts]", ""
    )
    (tmp_path / "sources.toml").write_text(bare, "utf-8")
    found = load(tmp_path, [rows[0], rows[1] | {"districts": [], "kind": "report", "supersedes": None}])
    assert [str(fault) for fault in found.faults] == [
        "events.parquet: row 1 (bridge-deadline), districts: 'AZ-KAL': expected no district, as the "
        "collection has none"
    ]
    assert found.settings is not None
    assert found.settings.districts == ()
    assert len(found.events) == 1


def test_of_very_many_faults_the_first_are_reported_and_the_rest_counted(tmp_path: Path) -> None:
    row = bridge(tmp_path)[0]
    rows = [row | {"id": f"bridge-{number}", "kind": "party"} for number in range(1_250)]
    found = load(tmp_path, [row, *rows])
    assert len(found.faults) == 201
    assert found.faults[199].record == "row 201 (bridge-199)"
    assert str(found.faults[200]) == (
        "events.parquet: 1,050 more rows with faults: expected rows without; these are set aside, too"
    )
    assert ([event.id for event in found.events], found.set_aside) == (["bridge-deadline"], 1_250)


def spoil(row: dict[str, Any], random: Random) -> None:
    """Put something into one field of a row that may or may not be right."""
    texts = ["", " ", None, "x", "AZ-KAL", "herald", "differs", "reports", "2020", "2020-13", "entry", "A b"]
    into = random.choice([row, row["accounts"][0] if row["accounts"] else row])
    name = random.choice(sorted(into))
    if name == "accounts":
        into[name] = random.choice([[], None, (row["accounts"] or []) * 2])
    elif name == "paragraph" or name.startswith("fatalities_"):
        into[name] = random.choice([None, 0, -3, 7])
    elif name == "details":
        into[name] = random.choice([None, [], [("depth", "2 m")]])
    elif name in ("districts", "places", "sentences", "words", "actors", "tags"):
        into[name] = random.choice(
            [None, [], ["0" * 16], [None], ["AZ-KAL", "AZ-AGM"], ["a", "b", "c"], [" "]]
        )
    else:
        into[name] = random.choice(texts)


@pytest.mark.parametrize("seed", range(5))
def test_all_rows_together_are_judged_as_each_record_alone(tmp_path: Path, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - nothing secret
    first = bridge(tmp_path)[0]
    sources = SOURCES.replace(
        "[collection.zones]", '[collection.sides]\nx = "Of the mill"\n\n[collection.zones]'
    )
    (tmp_path / "sources.toml").write_text(sources, encoding="utf-8")
    rows = [copy.deepcopy(first) | {"id": f"bridge-{number}"} for number in range(150)]
    for row in rows:
        row["kind"] = random.choice(["deadline", "report"])
        for _ in range(random.randrange(3)):
            spoil(row, random)
    write(tmp_path, pyarrow.Table.from_pylist(rows, schema=make_table([]).schema))
    kept = {event.id for event in load_collection(tmp_path).events}
    known, seen, expected = (
        Known(FILE, {"AZ-KAL", "AZ-AGM"}, {"herald"}, {"x"}, texts={"herald"}),
        set(),
        set(),
    )
    for row in rows:
        shaped = check_shape(EventInput, unflatten(row), [], file=FILE, record="")
        if shaped is not None and shaped.id not in seen:
            seen.add(shaped.id)
            expected |= {shaped.id} if check_event("", shaped, known, []) else set()
    assert kept == expected
    assert 30 < len(kept) < 140
