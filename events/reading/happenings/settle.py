"""What the whole article tells of an event that one sentence leaves open."""

from __future__ import annotations

from dataclasses import replace

from events.reading.findings import FoundEvent
from events.reading.happenings.story import Story

_ON = ("entry", "movement", "hostilities")
_CLEAR = ("entry", "capture", "movement", "hostilities", "extension")


def settle(story: Story) -> None:
    """Give events without a date that of the same event elsewhere, or of what "they" refers to."""
    _take_back(story)
    for number, event in enumerate(story.events):
        if event.when or event.kind not in _CLEAR:
            continue
        same = [
            other
            for other in story.events
            if other.kind == event.kind
            and other.when
            and other.modality == event.modality
            and event.districts
            and set(event.districts) <= set(other.districts)
        ]
        if len({other.when for other in same}) == 1:
            story.set_when(number, same[0].when, "dated in another sentence of the article")
            continue
        opening = event.sentence.lower().split(" ", 1)[0]
        before = _before(story, number)
        is_told = event.kind != "extension" and opening in story.table.words["pronoun_open"]
        if before and is_told:
            story.set_when(number, before.when, "of the event told before it")


def _before(story: Story, number: int) -> FoundEvent | None:
    """Return the event that "they" goes on from: no capture of long ago, no deadline."""
    event = story.events[number]
    near = [
        one
        for one in story.events[:number]
        if one.kind in _ON and one.when and event.words.sentence - one.words.sentence <= 2
    ]
    return near[-1] if near else None


def _take_back(story: Story) -> None:
    """Mark as denied what the next sentence takes back: "That was wrong"."""
    for number, event in enumerate(story.events):
        following = event.words.sentence + 1
        if following >= len(story.segments):
            continue
        segment, own = story.segments[following], story.segments[event.words.sentence]
        words = story.search("retraction", following, segment.start, segment.end)
        if words and segment.paragraph == own.paragraph:
            reason = f"{event.reason}; “{words.group()}” takes it back"
            story.events[number] = replace(event, modality="denied", reason=reason)
