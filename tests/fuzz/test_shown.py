"""Whatever passes the check can be shown: worded, drawn, sorted, exported, printed without an exception."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates import parse_when
from events.model import CLOCKS, Clock
from events.records.collection import load_collection
from events.records.parquet import make_table
from events.timeline.spans import read_spans
from events.words.catalogue import language
from events.words.dating import word_when
from tests.helpers.showing import DAY, open_plainly, run_commands, show_everything, write_events
from tests.helpers.strategies import costly, dates, lists_of_events, nearby

ZONES = (("Baku", "Asia/Baku"), ("Line Islands", "Pacific/Kiritimati"), ("Niue", "Pacific/Niue"))


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        yield Path(name)


def days_of(drawn: list[dict[str, Any]]) -> list[date]:
    """Return some days on and around the dates of events, and one of the collection's own."""
    return list(dict.fromkeys([DAY, *(day for event in drawn[:2] for day in nearby(event["when"])[:2])]))[:3]


@given(text=dates)
def test_every_date_is_worded_and_counted(text: str) -> None:
    when = parse_when(text)
    for tag in ("en", "az", "hy", "ru"):
        with language(tag):
            assert word_when(when, ZONES)
    spans = read_spans([when])
    assert when.first is None or spans.first[0] == when.first.toordinal()
    assert when.last is None or spans.last[0] == when.last.toordinal()
    assert when.first is None or when.last is None or when.first <= when.last


@costly
@given(drawn=lists_of_events(), clock=st.sampled_from(CLOCKS))
def test_every_collection_is_shown_in_every_way(
    drawn: list[dict[str, Any]], clock: Clock, folder: Path
) -> None:
    opened = open_plainly(write_events(folder, drawn))
    # Nothing else is wrong with what is drawn than that an extension may have nothing to extend.
    assert {fault.field for fault in opened.collection.faults} <= {"supersedes"}
    show_everything(opened, days_of(drawn), clock)


@costly
@given(drawn=lists_of_events())
def test_every_command_reads_every_collection(drawn: list[dict[str, Any]], folder: Path) -> None:
    run_commands(write_events(folder, drawn), days_of(drawn))


@costly
@given(drawn=lists_of_events())
def test_a_parquet_file_of_the_same_events_is_the_same_collection(
    drawn: list[dict[str, Any]], folder: Path
) -> None:
    plain = load_collection(write_events(folder, drawn))
    store = folder / "events.parquet"
    try:
        pyarrow.parquet.write_table(make_table(plain.events), store)
        stored = load_collection(folder)
    finally:
        store.unlink(missing_ok=True)
    assert list(stored.events) == list(plain.events)
    for name in (
        "first",
        "last",
        "happened",
        "reported",
        "own_first",
        "own_last",
        "drawn_first",
        "drawn_last",
    ):
        assert getattr(stored.events.columns, name).tolist() == getattr(plain.events.columns, name).tolist()
