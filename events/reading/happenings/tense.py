"""Whether an event is told as a fact, a plan, something denied, or something that depends on another."""

from __future__ import annotations

import re

from events.reading.findings import Modality
from events.reading.happenings.hits import Hit
from events.reading.happenings.story import Story

_BEFORE, _AFTER, _LEAD = 110, 60, 45


def judge(story: Story, hit: Hit) -> tuple[Modality, str]:
    """Return the modality of what a hit tells, and the words that make it so."""
    segment, number = story.segments[hit.sentence], hit.sentence
    start, end = segment.start, segment.end
    before = max(hit.begin, hit.start - _BEFORE)
    # "The dates have not changed: …": what stands before a colon says nothing of what comes after it.
    before = max(before, *(story.low.rfind(mark, before, hit.start) for mark in (": ", "; ")))
    if found := story.search("called_off", number, start, end):
        return "denied", f"“{found.group()}”: it did not come about"
    reach = _reach(story, hit, start)
    if found := story.search("denial", number, reach, hit.start) or _denied_after(story, hit, end):
        return "denied", f"“{found.group()}” denies it"
    if found := story.search("condition", number, hit.begin, hit.stop) or story.search(
        "condition", number, hit.begin if hit.is_repeated else start, hit.start
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
    lead = max(hit.begin, hit.start - _LEAD)
    if story.search("infinitive", number, lead, hit.start) and not story.search(
        "actual", number, lead, hit.start
    ):
        return "planned", "only meant: an infinitive"
    return "reported", "told as a fact"


def _reach(story: Story, hit: Hit, start: int) -> int:
    """Return from where on words before a hit say whether it happened: not those of a clause around its own.

    "Denied that troops had entered Lachin, which is to be handed over": the handover is not denied.
    """
    if not story.may("scope_end", hit.sentence):
        return start
    ends = list(story.table.patterns["scope_end"].finditer(story.low, start, hit.start))
    denial = story.search("denial", hit.sentence, start, hit.start)
    # What ends before the denial itself is nothing to it.
    after = [one for one in ends if denial and one.start() >= start + denial.end()]
    return after[-1].start() if after else start


def _denied_after(story: Story, hit: Hit, end: int) -> re.Match[str] | None:
    found = story.search("denial_after", hit.sentence, hit.end, end)
    if found is None or not story.may("scope_end", hit.sentence):
        return found
    # "…, but that was denied" still speaks of it; a clause with another event does not.
    between = story.low[hit.end : hit.end + found.start()]
    return None if ";" in between else found
