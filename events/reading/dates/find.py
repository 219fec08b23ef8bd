"""All dates of a text: found, completed, with the hour beside them and how the text refers to them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from events.reading.dates.calendar import first_day
from events.reading.dates.complete import Completed, Setting, complete, put_hour
from events.reading.dates.grammar import Match
from events.reading.document import Document
from events.reading.findings import FoundDate, Relation, Words
from events.reading.languages.tables import Table
from events.reading.segments import Segment

_WINDOW = 60
# A story goes on from days that things happened on, not from those they were due by or went back to.
_TOLD = ("", "after")
# A clause that the tense of a date does not reach across.
# What is said may have another time than the saying.
_CONTENT = re.compile(r"\b(?:that|что|ki)\b")
_CLAUSE = re.compile(
    r"[;:]|\band (?=will|would|shall|must|is|are)|, (?:and|but|while|as|which|а|но|и|isə|amma)\b|\bbut\b"
)


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour beside a date: its place, the hour, and the zone if it is named."""

    start: int
    end: int
    hour: int
    minute: int
    zone: str


def find_dates(document: Document, matches: Sequence[Match], article: date | None) -> tuple[FoundDate, ...]:
    """Complete the dates of a text; `article` is the day of the article itself, if it is known."""
    low, segments, table = document.low, document.segments, document.table
    has_past = "past" in table.patterns
    starts = [segment.start for segment in segments]
    found: list[FoundDate] = []
    story: date | None = None
    told_in = -1
    for number, match in enumerate(matches):
        sentence = max(0, bisect_right(starts, match.start) - 1)
        segment = segments[sentence]
        if segment.paragraph - told_in > 1:
            story = None
        around = _clause(low, segment, match, matches[max(0, number - 1) : number + 2])
        is_future = _has(document, "future", sentence, around)
        is_future = is_future and not _has(document, "past_of_future", sentence, around)
        is_past = not is_future and has_past and _has(document, "past", sentence, around)
        if match.rule.name == "weekday" and has_past:
            # "The jury meets on Tuesday": what has no past lies ahead.
            is_future |= not is_past
        made = complete(match, table, Setting(article, story, is_future, is_past))
        if not made.edtf or _is_vague(low, match, table):
            continue
        one = _found(document, match, made, sentence)
        found.append(one)
        day = first_day(one.edtf)
        if day and len(one.edtf) >= 7 and "X" not in one.edtf and not is_future and one.relation in _TOLD:
            story, told_in = day, segment.paragraph
    return tuple(found)


def find_latest_day(matches: Sequence[Match], table: Table) -> date | None:
    """Return the latest day that a text tells in full, or None."""
    days = []
    for match in matches:
        if "y" in match.parts and match.rule.name in ("day", "moved", "numeric", "range"):
            made = complete(match, table, Setting(None, None, is_future=False))
            days.append(first_day(made.edtf))
    return max((day for day in days if day), default=None)


def _clause(low: str, segment: Segment, match: Match, near: Sequence[Match]) -> str:
    """Return the text around a date that tells whether it lies ahead: no farther than its clause."""
    before = [one for one in near if one.end <= match.start]
    after = [one for one in near if one.start >= match.end]
    begin = max([segment.start, *(one.end for one in before if one.end > segment.start)])
    end = min([segment.end, *(one.start for one in after if one.start < segment.end)])
    left = low[begin : match.start]
    cuts = [cut.end() for cut in _CLAUSE.finditer(left)]
    right = low[match.end : end]
    if cuts and left[cuts[-1] :].strip(" ,"):
        if left[: cuts[-1]].endswith((" as", " which")):
            # A clause between commas: "as it did in July, …".
            right = right.partition(",")[0]
        left = left[cuts[-1] :]
    cut = _CLAUSE.search(right) or _CONTENT.search(right)
    right = right[: cut.start()] if cut else right
    if not left.strip(' ,\n"“') and before and before[0].start >= segment.start:
        left = low[segment.start : match.start]
    return f"{left} {right}"


def _has(document: Document, name: str, sentence: int, around: str) -> bool:
    return document.may(name, sentence) and document.table.patterns[name].search(around) is not None


def _is_vague(low: str, match: Match, table: Table) -> bool:
    """Return whether a word makes a length of it that tells no date: "more than 27 years ago"."""
    vague = table.patterns.get("vague")
    return bool(
        vague and match.rule.name == "relative" and vague.search(low[max(0, match.start - 20) : match.start])
    )


def _found(document: Document, match: Match, made: Completed, sentence: int) -> FoundDate:
    text, low, table = document.text, document.low, document.table
    start, end, edtf, time, reason = match.start, match.end, made.edtf, "", made.reason
    clock = _find_clock(low, match, table) if len(edtf) == 10 else None
    if clock:
        start, end = min(start, clock.start), max(end, clock.end)
        if clock.zone and (instant := put_hour(edtf, clock.hour, clock.minute, clock.zone)):
            edtf, reason = instant, f"{reason}; the hour of {clock.zone}"
        else:
            time = f"{clock.hour:02}:{clock.minute:02}"
    relation = table.patterns["relation"].search(low[max(0, start - 30) : start])
    return FoundDate(
        words=Words(text=text[start:end], start=start, end=end, sentence=sentence),
        edtf=edtf,
        reason=reason,
        relation=cast("Relation", relation.lastgroup if relation else match.settings.get("relation", "")),
        time=time,
    )


def _find_clock(low: str, match: Match, table: Table) -> Clock | None:
    is_hour = table.patterns["is_hour"]
    begin = max(0, match.start - _WINDOW)
    window = low[begin : match.start]
    before = table.patterns["hour_before"].search(window) if is_hour.search(window) else None
    if before and is_hour.search(before.group()):
        return _clock(before, begin + before.start(), match.start, table)
    after = table.patterns["hour_after"].match(low[match.end : match.end + _WINDOW])
    if after and is_hour.search(after.group()):
        return _clock(after, match.end, match.end + after.end("x"), table)
    return None


def _clock(found: re.Match[str], start: int, end: int, table: Table) -> Clock | None:
    parts = found.groupdict()
    hour, minute = int(parts["h"] or 0), int(parts["min"] or 0)
    if parts.get("noon") in table.words.get("noon", ()):
        hour = 12
    half = parts.get("half")
    hour += 12 * (half == "p" and hour < 12) - 12 * (half == "a" and hour == 12)
    if hour == 24 and minute == 0:
        return None
    zone = table.texts["zone"].get(parts.get("z") or "", "")
    return Clock(start, end, hour, minute, zone) if hour < 24 and minute < 60 else None
