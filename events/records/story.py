"""The story of a collection, if it has one: a few steps through its days, each resting on events.

A story holds together: it is read whole or not at all, and every fault of it is reported.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from events.errors import Fault
from events.model import Settings, Step, Story
from events.records.schema import StepInput, StoryInput, check_shape
from events.texts.passages import split_sentences
from events.timeline.columns import OPEN_FIRST
from events.timeline.store import EventStore

STORY_FILE = "story.toml"
STEPS, SENTENCES = (5, 7), (2, 3)


def check_story(
    raw: Mapping[str, Any], settings: Settings, events: EventStore, faults: list[Fault]
) -> Story | None:
    """Return the story of a file; add each of its faults, if it has any, and return None."""
    before = len(faults)
    head = check_shape(StoryInput, raw.get("story", {}), faults, file=STORY_FILE, record="story")
    given = raw.get("step", [])
    given = given if isinstance(given, list) else [given]
    if not STEPS[0] <= len(given) <= STEPS[1]:
        faults.append(Fault(STORY_FILE, "", "step", f"{len(given)} steps", _word_range(STEPS, "steps")))
    span = (_first_day(settings, events), settings.last_day)
    steps = []
    for number, one in enumerate(given, 1):
        record = f"step {number}"
        step = check_shape(StepInput, one, faults, file=STORY_FILE, record=record)
        if step:
            faults += [
                Fault(STORY_FILE, record, field, value, expected)
                for field, value, expected in _check_step(step, span, settings, events)
            ]
            steps.append(
                Step(
                    date=step.date,
                    title=step.title,
                    text=" ".join(step.text.split()),
                    events=tuple(step.events),
                    district=step.district,
                )
            )
    if head is None or len(faults) > before:
        return None
    return Story(title=head.title, steps=tuple(steps))


def _check_step(
    step: StepInput, span: tuple[date, date], settings: Settings, events: EventStore
) -> list[tuple[str, str, str]]:
    """Return field, value and what was expected, for each fault of a step."""
    found = []
    if not span[0] <= step.date <= span[1]:
        found.append(("date", str(step.date), f"a day from {span[0]} to {span[1]}"))
    codes = [district.code for district in settings.districts]
    if step.district is not None and step.district not in codes:
        found.append(("district", repr(step.district), f"one of {len(codes)} districts of the collection"))
    sentences = len(split_sentences(step.text))
    if not SENTENCES[0] <= sentences <= SENTENCES[1]:
        found.append(("text", f"{sentences} sentences", _word_range(SENTENCES, "sentences")))
    for number, id in enumerate(step.events, 1):
        if events.row(id) is None:
            found.append((f"events.{number}", repr(id), "the id of an event of the collection"))
    return found


def _word_range(numbers: tuple[int, int], things: str) -> str:
    return f"{numbers[0]} to {numbers[1]} {things}"


def _first_day(settings: Settings, events: EventStore) -> date:
    """Return the first day that the page can show: of the slider, or of an event before it."""
    first = events.columns.first
    known = first[first > OPEN_FIRST]
    return min(settings.first_day, date.fromordinal(int(known.min()))) if len(known) else settings.first_day
