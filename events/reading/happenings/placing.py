"""Which places are a hit's: those of its stretch, those it refers to, or those told before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.reading.findings import FoundPlace
from events.reading.happenings.hits import PLACED, Hit
from events.reading.happenings.story import Story
from events.reading.happenings.tense import judge
from events.reading.places.choose import UNITS


def find_places(story: Story, hit: Hit, hits: Sequence[Hit], before: list[FoundPlace]) -> list[FoundPlace]:
    """Return the places of a hit: its stretch's, those it refers to, or those told before it."""
    if hit.name in ("agreement", "background"):
        return []
    found = story.ground.of_stretch(hit.begin, hit.stop)
    if found:
        return found
    if before and hit.name == "extension":
        return before
    if referred := story.ground.refer(hit):
        return referred
    if before and hit.name in PLACED:
        return before
    if hit.name in ("extension", "engineering", "deadline"):
        return _last_unit(story, hit)
    earlier = [one for one in story.ground.of_sentence(hit.sentence) if one.words.end <= hit.start]
    if hit.name == "hostilities" and _is_elliptic(story, hit):
        return earlier or _last_unit(story, hit)
    segment = story.segments[hit.sentence]
    is_bare = hit.name == "leave" and not earlier and story.search("bare", hit.sentence, hit.end, segment.end)
    if is_bare and judge(story, hit)[0] == "reported":
        # "The last soldiers had pulled out the day before": from the place told of last.
        return _last_unit(story, hit)
    if hit.name in PLACED and (len(hits) > 1 or _is_elliptic(story, hit)):
        return earlier or (_last_unit(story, hit) if _is_elliptic(story, hit) else [])
    return []


def _is_elliptic(story: Story, hit: Hit) -> bool:
    """Return whether a sentence leaves its place to the one before: it opens with "they", or denies."""
    start = story.segments[hit.sentence].start
    opening = re.findall(r"\w+", story.low[start : start + 20])[:1]
    if story.table.words["pronoun_open"].intersection(opening):
        return True
    return judge(story, hit)[0] == "denied"


def _last_unit(story: Story, hit: Hit) -> list[FoundPlace]:
    paragraph = story.segments[hit.sentence].paragraph
    near = [
        one
        for one in story.ground.places
        if one.words.start < hit.start
        and paragraph - story.segments[one.words.sentence].paragraph
        <= (1 if hit.name == "engineering" else 3)
    ]
    if hit.name != "engineering":
        near = [one for one in near if one.kind in UNITS and one.kind != "city"] or near
        return near[-1:]
    # Of a movement the end is meant, else what was entered.
    ends = {event.to for event in story.events[-4:] if event.to}
    ends = ends or {
        event.districts[0] for event in story.events[-4:] if event.kind == "entry" and event.districts
    }
    return [one for one in story.ground.places if one.id in ends][-1:] or near[-1:]


def find_left(story: Story, hit: Hit, hits: Sequence[Hit]) -> FoundPlace | None:
    """Return the place that "its people fled to Barda" tells they left."""
    referred = story.ground.refer(hit)
    if not referred or hits[0] is hit:
        return None
    earlier = [one for one in story.ground.of_sentence(hit.sentence) if one.words.end <= hit.begin]
    return earlier[0] if earlier else referred[0]
