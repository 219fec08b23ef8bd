"""Events in a Parquet file: the same words, faults and records as in TOML; records are made when read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow
import pytest
from pyarrow import parquet

from events.errors import Fault
from events.records.collection import Collection, load_collection
from events.records.parquet import StoredEvents, make_table
from events.timeline.columns import Columns, Lists
from events.timeline.filter import Filter
from events.timeline.timeline import Timeline
from tests.helpers.specimens import (
    EVENTS,
    make_account,
    make_event,
    make_route,
    write_collection,
)
from tests.helpers.specimens_large import make_large, make_large_columns, make_records, write_large

FILE = "events.parquet"
EDTF = "an EDTF date such as 1988, 2020-07, 2020-11-25, 2020-11-10/2020-11-25 or 1993-04-03/.."
ALONE = Fault(
    FILE,
    "row 2 (bridge-extension)",
    "supersedes",
    "'bridge-deadline'",
    "the id of another deadline or extension of the same district",
)


def bridge(folder: Path) -> list[dict[str, Any]]:
    """Return the events of the tiny collection as rows."""
    rows: list[dict[str, Any]] = make_table(load_collection(write_collection(folder)).events).to_pylist()
    (folder / "events.toml").unlink()
    return rows


def load(folder: Path, rows: list[dict[str, Any]]) -> Collection:
    """Load the tiny collection with these rows as its events."""
    parquet.write_table(pyarrow.Table.from_pylist(rows), folder / FILE)
    return load_collection(folder)


def test_a_store_holds_the_records_of_the_data_files(tmp_path: Path) -> None:
    plain = load_collection()
    (tmp_path / "sources.toml").write_text(
        (Path(__file__).parents[3] / "events" / "data" / "sources.toml").read_text("utf-8"), "utf-8"
    )
    parquet.write_table(make_table(plain.events), tmp_path / FILE)
    found = load_collection(tmp_path)
    assert (found.faults, found.set_aside, found.settings, found.sources) == (
        *((), 0, plain.settings, plain.sources),
    )
    assert isinstance(found.events, StoredEvents)
    assert list(found.events) == list(plain.events)
    assert found.events[3] == plain.events[3]
    assert (found.events[-1], found.events[2:4]) == (plain.events[-1], list(plain.events[2:4]))
    assert found.events.take([5, 2]) == [plain.events[5], plain.events[2]]
    with pytest.raises(IndexError):
        found.events[len(plain.events)]


def test_every_kind_of_field_comes_back_as_it_was(tmp_path: Path) -> None:
    accounts = (
        make_account(words=("The bridge over", "at noon")),
        make_account(stance="differs", differs_on="the day"),
    )
    event = make_event(
        *("column", "movement", "2020-11-25"),
        accounts=accounts,
        places=("mill",),
        route=make_route("mill", "AZ-KAL"),
    )
    write_collection(tmp_path)
    (tmp_path / "events.toml").unlink()
    parquet.write_table(make_table([event]), tmp_path / FILE)
    assert list(load_collection(tmp_path).events) == [event]


def listed(lists: Lists) -> list[list[str]]:
    return [
        [lists.names[place] for place in lists.values[begin:end]]
        for begin, end in zip(lists.offsets, lists.offsets[1:], strict=False)
    ]


def test_a_store_has_the_columns_that_its_records_have(tmp_path: Path) -> None:
    large = make_large(events=600, districts=25)
    found = load_collection(write_large(tmp_path, large))
    assert (found.faults, found.set_aside) == ((), 0)
    assert isinstance(found.events, StoredEvents)
    stored, plain = found.events.columns, make_large_columns(large)
    for name in Columns.__slots__:
        one, other = getattr(stored, name), getattr(plain, name)
        if isinstance(one, Lists):
            assert listed(one) == listed(other), name
        elif name not in ("events", "kinds"):
            assert np.array_equal(one, other), name
            assert one.dtype == other.dtype, name
    assert stored.codes == tuple(large.codes())
    assert list(found.events) == make_records(large)


def test_no_record_is_made_that_is_not_requested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def count(event: Any, **fields: Any) -> None:
        made.append(fields["id"])
        for name, value in fields.items():
            object.__setattr__(event, name, value)

    large = make_large(events=600, districts=25)
    write_large(tmp_path, large)
    from events.model import Event

    monkeypatch.setattr(Event, "__init__", count)
    found = load_collection(tmp_path)
    timeline = Timeline(found.events)
    assert found.settings is not None
    day = found.settings.opens_on
    rows = timeline.rows_on(day)
    timeline.controls(day)
    timeline.days()
    timeline.stands()
    timeline.state("XX-0003", day)
    timeline.changes("XX-0003")
    assert made == []
    assert [event.id for event in timeline.records(rows.earlier, 2)] == made
    assert len(made) == 2
    picked = timeline.rows(
        timeline.pick(
            Filter(
                kinds=("capture",),
                districts=(
                    "XX-0000",
                    "XX-0001",
                ),
            )
        )
    )
    assert [event.id for event in timeline.records(picked)] == made[2:]


def test_the_districts_may_stand_in_a_file_of_their_own(tmp_path: Path) -> None:
    found = load_collection(write_large(tmp_path, make_large(events=50, districts=3)))
    assert found.settings is not None
    assert [(one.code, one.name) for one in found.settings.districts] == [
        *(("XX-0000", "District 0"), ("XX-0001", "District 1"), ("XX-0002", "District 2")),
    ]
    rows = [{"id": "A", "name": "One"}, {"id": "A", "name": "Two"}, {"id": "B", "name": " "}]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "districts.parquet")
    faults = load_collection(tmp_path).faults
    assert [str(fault) for fault in faults[:2]] == [
        "districts.parquet: row 2 (A), id: 'A': expected an id that no earlier record has",
        "districts.parquet: row 3 (B), name: ' ': expected a text",
    ]


@pytest.mark.parametrize("text", [b"", b"PAR1 no", b"PAR1" + b"x" * 40])
def test_a_file_that_is_no_parquet_is_reported(tmp_path: Path, text: bytes) -> None:
    bridge(tmp_path)
    (tmp_path / FILE).write_bytes(text)
    found = load_collection(tmp_path)
    assert [(fault.file, fault.expected) for fault in found.faults] == [(FILE, "a Parquet file of events")]
    assert (len(found.events), len(found.sources)) == (0, 1)


def test_of_two_files_of_events_the_store_is_used_and_that_is_reported(tmp_path: Path) -> None:
    rows = bridge(tmp_path)
    (tmp_path / "events.toml").write_text(EVENTS, "utf-8")
    found = load(tmp_path, rows[:1])
    assert [str(fault) for fault in found.faults] == [
        "events.toml: beside events.parquet, which is used: expected one of these two files"
    ]
    assert [event.id for event in found.events] == ["bridge-deadline"]


def put(row: dict[str, Any], path: Sequence[Any], value: Any) -> None:
    for part in path[:-1]:
        row = row[part]
    row[path[-1]] = value


NO_SIDE = "no side, as [collection.sides] of sources.toml has none"
AT_ISSUE = "the point at issue if the stance is 'differs', else nothing"
ACCOUNT = ("accounts", 0)


@pytest.mark.parametrize(
    ("path", "value", "field", "worded", "expected"),
    [
        (("districts",), ["AZ-XXX"], "districts", "'AZ-XXX'", "one of AZ-AGM, AZ-KAL"),
        (("districts",), [""], "districts.1", "''", "a text with at least 1 character"),
        (("when",), "2020-02-30", "when", "'2020-02-30'", f"{EDTF}; there is no such day: this month has 29"),
        (("when",), None, "when", "missing", "a value"),
        (
            ("when",),
            "1993/..",
            "when",
            "'1993/..'",
            "a last day, as this is a deadline: 2020-11-09/2020-11-20",
        ),
        (("summary",), " ", "summary", "' '", "a text with at least 1 character"),
        (("accounts",), [], "accounts", "[]", "a list with at least 1 item after validation, not 0"),
        (
            (*ACCOUNT, "source"),
            "gazette",
            "accounts.1.source",
            "'gazette'",
            "the id of a source in sources.toml",
        ),
        ((*ACCOUNT, "source"), None, "accounts.1.source", "missing", "a value"),
        ((*ACCOUNT, "paragraph"), 0, "accounts.1.paragraph", "0", "greater than or equal to 1"),
        (
            (*ACCOUNT, "sentences"),
            ["9DBAFB8067416FB6"],
            "accounts.1.sentences.1",
            "'9DBAFB8067416FB6'",
            "a fingerprint of 16 digits and letters from a to f, as `handover-map sentences FILE` prints it",
        ),
        ((*ACCOUNT, "stance"), "doubts", "accounts.1.stance", "'doubts'", "'reports', 'differs' or 'silent'"),
        ((*ACCOUNT, "stance"), "differs", "accounts.1.differs_on", "''", AT_ISSUE),
        ((*ACCOUNT, "differs_on"), "x", "accounts.1.differs_on", "'x'", AT_ISSUE),
        ((*ACCOUNT, "side"), "mill", "accounts.1.side", "'mill'", NO_SIDE),
        ((*ACCOUNT, "when"), "2020-13", "accounts.1.when", "'2020-13'", EDTF),
        (("route_from",), "mill", "route_to", "missing", "a value"),
        (
            ("supersedes",),
            "bridge-extension",
            "supersedes",
            "'bridge-extension'",
            "kind 'extension', as only an extension supersedes a deadline",
        ),
    ],
)
def test_a_bad_field_is_reported_as_in_toml_and_its_row_set_aside_with_what_rests_on_it(
    tmp_path: Path, path: Sequence[Any], value: Any, field: str, worded: str, expected: str
) -> None:
    rows = bridge(tmp_path)
    put(rows[0], path, value)
    found = load(tmp_path, rows)
    assert found.faults == (Fault(FILE, "row 1 (bridge-deadline)", field, worded, expected), ALONE)
    assert (len(found.events), found.set_aside) == (0, 2)
