"""What an account may rest on: a passage, a row of a dataset, or neither; and which source must have what."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from events.model import NO_PASSAGE, Event
from events.records.collection import load_collection
from events.records.parquet import EVENTS_STORE, make_table
from events.texts.check import check_collection
from tests.helpers.specimens import CLOSED, SOURCES, make_account, make_event, write_collection

REGISTER = """
[[source]]
id = "register"
kind = "dataset"
title = "Register of floods"
publisher = "The water board"
origin = "The water board"
published = "unknown"
licence = "CC0"

[[source]]
id = "film"
kind = "video"
title = "The flood"
publisher = "The cinema"
origin = "The cinema"
published = "unknown"
archived = ["https://archive.example/film"]
"""
EVENT = """
[[event]]
id = "flood"
kind = "report"
when = "2020-11-12"
summary = "The mill is flooded."
event_type = "flood"
actors = ["The Arpa", "The mill"]
fatalities = { low = 0, high = 2 }
location = "The mill"
precision = "near"
tags = ["water"]
details = { depth = "2 m" }

[[event.account]]
"""
SAYS = 'says = "Says so."\nattributed_to = "The board"\n'
PASSAGE = f'paragraph = 1\nsentences = ["{CLOSED}"]\n'


def faults_of(folder: Path, account: str) -> list[str]:
    write_collection(folder, SOURCES + REGISTER, EVENT + account + SAYS)
    return [str(fault) for fault in load_collection(folder).faults]


def test_an_account_rests_on_a_row_of_a_dataset_or_on_nothing_that_can_be_checked(tmp_path: Path) -> None:
    accounts = f'source = "register"\nrow = "17"\n{SAYS}\n[[event.account]]\nsource = "film"\n'
    assert faults_of(tmp_path, accounts) == []
    collection = load_collection(tmp_path)
    (event,) = collection.events
    assert [(one.source, one.row, one.passage) for one in event.accounts] == [
        ("register", "17", NO_PASSAGE),
        ("film", "", NO_PASSAGE),
    ]
    assert (event.fatalities.low, event.fatalities.best) == (0, None) if event.fatalities else False
    assert (event.actors, event.precision, event.details) == (
        ("The Arpa", "The mill"),
        "near",
        (("depth", "2 m"),),
    )
    report = check_collection(collection, {})
    assert (report.rows, report.unchecked, report.lookups, report.absent) == (1, 1, (), ("herald",))
    assert report.is_passed


@pytest.mark.parametrize(
    ("account", "fault"),
    [
        ('source = "herald"\n', "accounts.1.sentences: '': expected the passage, as this source has a file"),
        ('source = "herald"\nparagraph = 1\n', "accounts.1.sentences: '': expected paragraph and sentences"),
        (
            f'source = "register"\n{PASSAGE}',
            "accounts.1.sentences: 'register': expected a source with a file",
        ),
        (f'source = "herald"\nrow = "1"\n{PASSAGE}', "accounts.1.row: '1': expected no row, as herald is no"),
    ],
)
def test_what_an_account_cannot_rest_on_is_told(tmp_path: Path, account: str, fault: str) -> None:
    (found,) = faults_of(tmp_path, account)
    assert re.sub(r", line \d+", "", found).startswith(f"events.toml: record 1 (flood), {fault}"), found


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (
            'url = "https://herald.example/bridge"\n',
            "url: missing: expected a value, as the source has a file",
        ),
        ('file = "bridge.txt"\n', "file: missing: expected a value, as the source has a sha256"),
    ],
)
def test_a_text_has_its_address_and_its_hash(tmp_path: Path, line: str, fault: str) -> None:
    assert line in SOURCES
    write_collection(tmp_path, SOURCES.replace(line, ""), "")
    told = str(load_collection(tmp_path).faults[0])
    assert re.sub(r", line \d+", "", told) == f"sources.toml: record 1 (herald), {fault}"


def test_a_file_of_columns_holds_the_same_and_is_held_to_the_same(tmp_path: Path) -> None:
    from pyarrow import parquet

    def store(*events: Event) -> list[str]:
        (tmp_path / "events.toml").unlink(missing_ok=True)
        parquet.write_table(make_table(events), tmp_path / EVENTS_STORE)
        return [str(fault) for fault in load_collection(tmp_path).faults]

    faults_of(tmp_path, 'source = "register"\nrow = "17"\n')
    (event,) = load_collection(tmp_path).events
    assert store(event) == []
    assert list(load_collection(tmp_path).events) == [event]
    row = make_account("register", passage=NO_PASSAGE, row="17")
    (fault,) = store(make_event("e", "report", "2020", accounts=(row, make_account("register", row="17"))))
    assert "accounts.2.sentences: 'register': expected a source with a file" in fault
