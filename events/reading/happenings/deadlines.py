"""What is due by a day, and deadlines that were moved."""

from __future__ import annotations

import re

from events.kinds import DEADLINES
from events.reading.findings import FoundDate, FoundPlace
from events.reading.happenings.hits import Hit
from events.reading.happenings.story import EventMention, Story
from events.reading.happenings.tense import judge
from events.reading.happenings.when import UNTIL, add_days, dates_of_stretch, is_day, pair

# Characters between what is due and its day.
_BESIDE = 14
_DUE = re.compile(r"\bdue\b|\bby\b|\buntil\b|\bк\b|\bдо\b")


def add_due(story: Story, hit: Hit, hits: list[Hit], places: list[FoundPlace]) -> None:
    """Add what stands beside an event: "the handover, due on 20 November, …".

    It is a deadline if it is due, or if it was moved; else what is set for a day is a plan.
    """
    dates = [one for one in story.dates if hit.end <= one.words.start <= hit.end + _BESIDE]
    if not dates:
        return
    words = story.low[hit.start : hit.end]
    is_moved = any(other.name == "extension" and judge(story, other)[0] != "denied" for other in hits)
    if is_moved or _DUE.search(words):
        story.add(
            hit,
            EventMention(
                "deadline", ("planned", f"“{words.strip()}” makes it due"), _due(story, dates[0]), places
            ),
        )
    else:
        when = (dates[0].edtf, f"“{dates[0].words.text}”: {dates[0].reason}")
        story.add(hit, EventMention("entry", ("planned", f"“{words.strip()}” puts it ahead"), when, places))


def add_deadlines(story: Story, hit: Hit, hits: list[Hit], places: list[FoundPlace]) -> bool:
    """Add what a handover or a withdrawal is due by; return whether it is a deadline at all."""
    dates = dates_of_stretch(story.dates, hit.begin, hit.stop)
    if hit.name == "deadline":
        # Its day stands right beside it, or nothing tells it: "hours before the deadline set on 9 November".
        beside = dates_of_stretch(story.dates, hit.end, hit.end + _BESIDE)
        dates = beside or [one for one in dates if one.relation in UNTIL]
    until = [one for one in dates if one.relation in UNTIL]
    must = story.search("must", hit.sentence, hit.begin, hit.stop)
    is_moved = any(other.name == "extension" for other in hits)
    judged = judge(story, hit)
    if hit.name == "deadline":
        until = until or dates
        if not until:
            return True
    elif not must and not (until and judged[0] == "planned" and _is_due(hit, until)):
        return False
    elif not until:
        if not (is_moved and dates and must):
            return False
        until = dates
    if judged[0] == "reported" or must:
        judged = (
            judged[0] if judged[0] in ("denied", "conditional") else "planned",
            f"“{must.group()}” makes it due" if must else "a deadline",
        )
    for date, some in pair(until, places):
        due = date or until[-1]
        story.add(hit, EventMention("deadline", judged, _due(story, due), some))
    return True


def _is_due(hit: Hit, until: list[FoundDate]) -> bool:
    """Return whether what is to come has a day by which it is due; "will leave before Thursday" has none."""
    return hit.name in ("transfer", "entry") or (hit.name == "leave" and until[0].relation == "until")


def _is_target(story: Story, date: FoundDate, hit: Hit) -> bool:
    """Return whether a date is the one to which a deadline was moved, not the day on which that was done."""
    if date.relation in UNTIL or story.table.patterns["moved_to"].search(
        story.low, max(0, date.words.start - 12), date.words.start
    ):
        return True
    return bool(story.article) and date.edtf[:10] > story.article and date.words.start > hit.start


def _due(story: Story, date: FoundDate) -> tuple[str, str]:
    """Return the deadline from the agreement that set it on, where the article tells its day."""
    day = date.edtf[:10] if is_day(date.edtf[:10]) else date.edtf.rpartition("/")[2]
    begin = story.agreed if story.agreed and story.agreed < day else ""
    reason = f"“{date.words.text}”: {date.reason}"
    return f"{begin}/{day}", f"{reason}; in force from the agreement of {begin}" if begin else reason


def add_extension(story: Story, hit: Hit, places: list[FoundPlace]) -> None:
    """Add a deadline that is moved, with the one that it takes the place of."""
    dates = dates_of_stretch(story.dates, hit.begin, hit.stop)
    judged = judge(story, hit)
    former = [one for one in dates if one.relation == "since" and is_day(one.edtf[:10])]
    dates = [one for one in dates if one.relation != "since"]
    if former and dates:
        # "Moved from 15 to 25 November".
        story.add(
            hit,
            EventMention(
                "deadline", ("planned", "a deadline that was moved"), _due(story, former[0]), places
            ),
        )
    if judged[0] == "planned":
        # What is ahead is the new day; that it was moved is told.
        judged = ("reported", "a deadline that was moved")
    ids = {one.id for one in places} | {one.district for one in places}
    earlier = [
        (number, event)
        for number, event in enumerate(story.events)
        if event.kind in DEADLINES and (not ids or not event.districts or ids & {*event.districts})
    ]
    segment = story.segments[hit.sentence]
    when, reason = "", ""
    dates = [one for one in dates if _is_target(story, one, hit)]
    if dates:
        date = dates[-1]
        day = date.edtf[:10] if is_day(date.edtf[:10]) else date.edtf.rpartition("/")[2]
        when, reason = f"/{day}", f"“{date.words.text}”: {date.reason}; when it was moved is not told"
    elif earlier:
        base = earlier[-1][1].when
        day = add_days(base, story.low[segment.start : segment.end], story.table)
        when, reason = (f"/{day}", f"so many days after {base.rpartition('/')[2]}") if day else ("", "")
    told_here = bool(earlier) and earlier[-1][1].words.sentence == hit.sentence
    by_days = story.search("days_more", hit.sentence, hit.begin, hit.stop)
    if not when and judged[0] == "reported" and not told_here and not (by_days and places):
        return
    if not places and earlier:
        places = [one for one in story.ground.places if one.id in earlier[-1][1].districts][:1]
    last = [
        number
        for number, event in earlier
        if event.when and event.when.rpartition("/")[2] != when.rpartition("/")[2]
    ]
    superseded = last[-1] if last else None
    story.add(hit, EventMention("extension", judged, (when, reason), places, supersedes=superseded))
