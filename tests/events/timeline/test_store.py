"""Both stores keep the protocol: they give all events, one by its id, some by their rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyarrow import parquet

from events.records.collection import load_collection
from events.records.parquet import StoredEvents, make_table
from events.timeline.store import EventList, EventStore
from tests.helpers.specimens import make_event, make_source, write_collection

EVENTS = [make_event(id, "report", "2020") for id in ("first", "second", "third")]


def in_memory(_folder: Path) -> EventStore:
    return EventList(EVENTS, [make_source()], ["AZ-AGM", "AZ-KAL"])


def in_a_file(folder: Path) -> EventStore:
    write_collection(folder)
    parquet.write_table(make_table(EVENTS), folder / "events.parquet")
    store = load_collection(folder).events
    assert isinstance(store, StoredEvents)
    return store


@pytest.fixture(params=[in_memory, in_a_file])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> EventStore:
    made: EventStore = request.param(tmp_path)
    return made


def test_all_events_are_read_in_their_order(store: EventStore) -> None:
    assert [event.id for event in store] == ["first", "second", "third"]
    assert (list(store), len(store)) == (EVENTS, 3)


def test_an_event_is_looked_up_by_its_id(store: EventStore) -> None:
    assert (store.row("first"), store.row("third"), store.row("fourth")) == (0, 2, None)


def test_events_are_taken_by_row_in_the_order_asked(store: EventStore) -> None:
    assert store.take([2, 0]) == [EVENTS[2], EVENTS[0]]
    assert store.take([]) == []
    assert (store[1], store[-1], store[1:]) == (EVENTS[1], EVENTS[2], EVENTS[1:])
    with pytest.raises(IndexError):
        store[3]


def test_a_row_is_the_same_in_the_columns(store: EventStore) -> None:
    assert store.columns.ids.tolist() == ["first", "second", "third"]
    assert set(store.columns.codes) == {"AZ-KAL", "AZ-AGM"}
    assert store.columns is store.columns


def test_what_is_in_memory_has_no_geometry_and_a_file_names_the_rows_that_are_used(tmp_path: Path) -> None:
    assert in_memory(tmp_path).geometry is None
    write_collection(tmp_path)
    table = make_table([EVENTS[0], EVENTS[0], EVENTS[1]])
    parquet.write_table(table, tmp_path / "events.parquet")
    geometry = load_collection(tmp_path).events.geometry
    assert geometry is not None
    assert (geometry.path, geometry.rows.tolist()) == (tmp_path / "events.parquet", [0, 2])
