"""Whether an event is told as a fact, a plan, something denied, or something that depends on another."""

from __future__ import annotations

from events.reading.findings import Modality
from events.reading.happenings.hits import Hit
from events.reading.happenings.story import Story

_BEFORE, _AFTER = 110, 60


def judge(story: Story, hit: Hit) -> tuple[Modality, str]:
    """Return the modality of what a hit tells, and the words that make it so."""
    segment, number = story.segments[hit.sentence], hit.sentence
    start, end = segment.start, segment.end
    before = max(hit.begin, hit.start - _BEFORE)
    if found := story.search("called_off", number, start, end):
        return "denied", f"“{found.group()}”: it did not come about"
    if found := story.search("denial", number, start, hit.start) or story.search(
        "denial_after", number, hit.end, end
    ):
        return "denied", f"“{found.group()}” denies it"
    if found := story.search("condition", number, hit.begin, hit.stop) or story.search(
        "condition", number, start, hit.start
    ):
        return "conditional", f"“{found.group()}” makes it depend on something"
    if found := story.search("negation", number, before, hit.end):
        return "denied", f"“{found.group()}” says that it did not happen"
    if found := story.search("possible", number, before, hit.end):
        return "conditional", f"“{found.group()}” calls it possible"
    if found := story.search("plan", number, before, hit.end) or story.search(
        "plan_after", number, hit.end, min(hit.stop, hit.end + _AFTER)
    ):
        return "planned", f"“{found.group()}” puts it ahead"
    lead = max(hit.begin, hit.start - 20)
    if story.search("infinitive", number, lead, hit.start) and not story.search(
        "actual", number, lead, hit.start
    ):
        return "planned", "only meant: an infinitive"
    return "reported", "told as a fact"
