"""The story of a collection: read whole, or not at all with every fault named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from events.errors import Fault
from events.records.collection import Collection, load_collection
from events.texts.passages import split_sentences
from tests.helpers.specimens import write_collection

STEP = """
[[step]]
date = 2020-11-10
district = "AZ-KAL"
title = "The bridge"
text = "It was closed. Nobody told the miller."
events = ["bridge-deadline"]
"""
HEAD = '[story]\ntitle = "The miller waits"\n'


def load(folder: Path, *steps: str, head: str = HEAD) -> Collection:
    write_collection(folder)
    (folder / "story.toml").write_text(head + "".join(steps), encoding="utf-8")
    return load_collection(folder)


def test_a_story_is_read_step_by_step(tmp_path: Path) -> None:
    held = load(tmp_path, *[STEP] * 4, STEP.replace('district = "AZ-KAL"\n', ""))
    assert (held.faults, held.set_aside) == ((), 0)
    assert held.story is not None
    assert held.story.title == "The miller waits"
    first, *_, last = held.story.steps
    assert (first.date, first.district, first.title) == (date(2020, 11, 10), "AZ-KAL", "The bridge")
    assert (first.text, first.events) == ("It was closed. Nobody told the miller.", ("bridge-deadline",))
    assert last.district is None


def test_a_collection_without_the_file_has_no_story(tmp_path: Path) -> None:
    held = load_collection(write_collection(tmp_path))
    assert (held.story, held.faults, held.set_aside) == (None, (), 0)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            '"bridge-deadline"',
            '"bridge-deadline", "bridge-falls"',
            ("events.2", "'bridge-falls'", "the id of an event of the collection"),
        ),
        (
            '["bridge-deadline"]',
            "[]",
            ("events", "[]", "a list with at least 1 item after validation, not 0"),
        ),
        ("2020-11-10", "2020-12-01", ("date", "2020-12-01", "a day from 2020-11-01 to 2020-11-30")),
        ("2020-11-10", "2020-10-31", ("date", "2020-10-31", "a day from 2020-11-01 to 2020-11-30")),
        ("AZ-KAL", "AZ-XXX", ("district", "'AZ-XXX'", "one of 2 districts of the collection")),
        (" Nobody told the miller.", "", ("text", "1 sentences", "2 to 3 sentences")),
        ("closed.", "closed. Yes. Quite. Firmly.", ("text", "5 sentences", "2 to 3 sentences")),
        ('title = "The bridge"\n', "", ("title", "missing", "a value")),
        ("date =", "day =", ("date", "missing", "a value")),
    ],
)
def test_a_step_with_a_fault_sets_the_story_aside(
    tmp_path: Path, old: str, new: str, fault: tuple[str, str, str]
) -> None:
    assert old in STEP
    held = load(tmp_path, STEP, STEP, STEP.replace(old, new), STEP, STEP)
    assert (held.story, held.set_aside) == (None, 1)
    assert Fault("story.toml", "step 3", *fault) in held.faults
    # The events are shown all the same.
    assert len(held.events) == 2


@pytest.mark.parametrize("number", [0, 4, 8])
def test_too_few_and_too_many_steps_are_a_fault(tmp_path: Path, number: int) -> None:
    held = load(tmp_path, *[STEP] * number)
    assert held.story is None
    assert held.faults == (Fault("story.toml", "", "step", f"{number} steps", "5 to 7 steps"),)


def test_every_fault_of_a_story_is_reported(tmp_path: Path) -> None:
    steps = [STEP.replace("AZ-KAL", "AZ-XXX"), STEP.replace("bridge-deadline", "none"), STEP]
    held = load(tmp_path, *steps, head="[story]\n")
    assert [(one.record, one.field) for one in held.faults] == [
        ("story", "title"),
        ("", "step"),
        ("step 1", "district"),
        ("step 2", "events.1"),
    ]
    assert held.set_aside == 1


def test_a_file_that_is_no_toml_is_reported(tmp_path: Path) -> None:
    held = load(tmp_path, head="[story")
    assert [one.file for one in held.faults] == ["story.toml"]
    assert (held.story, held.set_aside) == (None, 1)


def test_a_day_of_an_event_before_the_slider_may_be_shown(tmp_path: Path) -> None:
    write_collection(tmp_path)
    path = tmp_path / "events.toml"
    path.write_text(path.read_text("utf-8").replace("2020-11-09/", "1993-04-03/"), encoding="utf-8")
    (tmp_path / "story.toml").write_text(
        HEAD + STEP.replace("2020-11-10", "1993-04-03") * 5, encoding="utf-8"
    )
    held = load_collection(tmp_path)
    assert held.faults == ()
    assert held.story is not None


def test_the_shipped_story_is_in_order_and_each_step_has_two_or_three_sentences() -> None:
    held = load_collection()
    assert held.story is not None
    days = [step.date for step in held.story.steps]
    assert len(days) == 6
    assert days == sorted(days)
    assert {len(split_sentences(step.text)) for step in held.story.steps} <= {2, 3}
    # What a step tells of has happened by its day, or is a deadline that is still ahead.
    for step in held.story.steps:
        for id in step.events:
            row = held.events.row(id)
            assert row is not None
            assert int(held.events.columns.happened[row]) <= step.date.toordinal()
