"""A record that passes the check and cannot be shown all the same is set aside, never the page."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from events.errors import RecordsError
from events.model import When
from events.records.collection import SHIPPED, load_collection
from events.records.folder import DATA_VARIABLE
from events.records.parquet import make_table
from events.words.dating import word_when
from geo.page.session.blame import find_blamed, word_error
from geo.page.session.collection import open_collection
from tests.helpers.specimens import make_event
from tests.page.test_app import html, notes, opened


def break_words(monkeypatch: pytest.MonkeyPatch, module: str, text: str) -> None:
    """Let a module of the program fail at one date."""

    def word(when: When, *given: Any) -> str:
        if when.text == text:
            raise RuntimeError(f"no words for {when.text}")
        return word_when(when, *given)

    monkeypatch.setattr(f"{module}.word_when", word)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = shutil.copytree(SHIPPED, tmp_path / "copy")
    (copy / "story.toml").unlink()
    monkeypatch.setenv(DATA_VARIABLE, str(copy))
    return copy


def test_the_page_is_shown_without_a_record_whose_note_cannot_be_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_words(monkeypatch, "geo.html.notes", "2020-11-20")
    test = opened(date="2020-11-25")
    assert not test.exception
    assert "1 record is set aside" in html(test)
    assert (
        "record 20 (entry-agdam-2020-11-20): RuntimeError: no words for 2020-11-20: "
        "expected a record that can be shown" in html(test)
    )
    assert "e-entry-agdam-2020-11-20" not in notes(test)
    assert "e-entry-kalbajar-2020-11-25" in notes(test)
    # What has been mended since is shown again.
    monkeypatch.undo()
    monkeypatch.setenv(DATA_VARIABLE, str(folder))
    events = folder / "events.toml"
    events.write_text(events.read_text("utf-8") + "\n", "utf-8")
    test = opened(date="2020-11-25")
    assert "set aside" not in html(test)
    assert "e-entry-agdam-2020-11-20" in notes(test)


def test_a_collection_is_opened_without_the_record_that_keeps_it_from_being_opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_words(monkeypatch, "geo.drawing.chunks", "2020-07")
    kept = open_collection(str(folder))
    assert [str(fault).partition(": expected")[0] for fault in kept.collection.faults] == [
        "events.toml, line 221: record 7 (tovuz-clashes-2020-07): RuntimeError: no words for 2020-07"
    ]
    assert "tovuz-clashes-2020-07" not in kept.timeline.by_id


def test_an_error_that_leads_to_no_record_is_told_as_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: Any, **_more: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("geo.views.opened.make_map_data", fail)
    with pytest.raises(RecordsError, match="copy: ZeroDivisionError: expected a record that can be shown"):
        open_collection(str(folder))


def test_an_error_is_blamed_on_the_one_record_that_was_being_worked_on() -> None:
    one, two = make_event("one", "report", "2020-11-02"), make_event("two", "report", "2020-11-03")

    def fail(**_held: Any) -> None:
        raise ValueError("no\nway")

    def work(held: Any) -> BaseException:
        try:
            fail(held=held)
        except ValueError as error:
            return error
        raise AssertionError

    assert find_blamed(work(two), [one, two]) == "two"
    assert find_blamed(work(two.when), [one, two]) == "two"
    assert find_blamed(work(one.accounts[0]), [one, two]) == "one"
    assert find_blamed(work("two"), [one, two]) is None
    assert word_error(work(one)) == "ValueError: no"


def test_rows_of_a_store_that_cannot_be_shown_are_set_aside(tmp_path: Path) -> None:
    shutil.copy(SHIPPED / "sources.toml", tmp_path)
    events = load_collection(SHIPPED).events
    parquet.write_table(make_table(events), tmp_path / "events.parquet")
    kept = load_collection(tmp_path, unshown={"tovuz-clashes-2020-07": "RuntimeError"})
    assert (len(kept.events), kept.set_aside) == (len(events) - 1, 1)
    assert str(kept.faults[0]).startswith(
        "events.parquet: row 7 (tovuz-clashes-2020-07): RuntimeError: expected a record that can be shown"
    )
