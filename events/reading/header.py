"""An article's own date and make, from what stands before its text: dateline, publisher, byline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from events.reading.dates.complete import Setting, complete
from events.reading.dates.find import find_latest_day
from events.reading.dates.grammar import Match
from events.reading.findings import Metadata
from events.reading.languages.tables import Table
from events.reading.segments import Segment

_HEAD = 700
_PARAGRAPHS = 5
_MOST_WORDS = 9
_HISTORY = 2
# "BAKU, Azerbaijan, ", "Baku / ", "Published: ": nothing but names, or what a date is called.
_BEFORE = re.compile(
    r"^\W*(?:(?:[^\W\d_a-zа-яёәəğıöüşç][\w.'’-]*|-+|and|of|the|\([^)\n]{2,40}\))[,./:;|\s(—–-]*){0,6}$"
)
_CALLED = re.compile(
    r"^\W*(?:published|updated|posted|date|dated|опубликовано|дата|dərc edilib|tarix)\W*(?:on|at)?\W*$"
)
_CLOSED = re.compile(r"^(?:,?\s?\d{1,2}:\d\d(?:\s?[A-Z]{2,4})?)?(?:\s*$|\s*[.,/(|:)—–-]|\s?(?:г\.|года))")
_BRACKETS = re.compile(r"^[.,\s]*(?:года|г\.)?[.,\s]*(?:/\s?|\()(?P<x>[^\d/()\n][^/()\n]{1,40})[/)]")
_AFTER = re.compile(
    r"^(?:[.,]\s|\s[-–—]\s)(?P<x>(?:[^\W\d_a-zа-яёəğıöüşç][\w&-]*\s?){1,4})(?:\s*$|[.:\n]|\s?[-–—]\s)",
    re.MULTILINE,
)
_COLON = re.compile(
    r"^(?:[Bb]y\s+(?P<by>[^\n:]{3,50}?)\s*[-–—,]\s*)?(?P<x>[A-ZА-ЯƏ][\w .&-]{1,30}):\s*$", re.MULTILINE
)
_BYLINE = re.compile(r"^(?:[Bb]y|BY|Автор:?|Müəllif:?)\s+(?P<x>[^\n:]{3,60}?)\s*$", re.MULTILINE)
_OUTLET = re.compile(
    r"\b(?:news|post|times|herald|agency|review|daily|press|office|report|wire|journal|courier|gazette|tribune|"
    r"telegraph|live|ministry|media|radio|television|tv|вести|новости|агентство|газета|xəbər|agentliyi)\b"
)
# An agency on a line of its own: "AFP".
_ALONE = re.compile(r"^(?P<x>[A-Z]{2,12})$", re.MULTILINE)
# "BAKU (Agency), 15 November".
_INSIDE = re.compile(r"\((?P<x>[^)\d]{2,40})\)")
_REPORTS = re.compile(r",\s(?P<x>[A-Z][\w-]*(?:\s[A-Z][\w-]*)?)\sreports\b")


@dataclass(frozen=True, slots=True)
class Header:
    """What stands at the head, from `start` to `end`; `published` is an ISO day, or unknown."""

    published: str
    publisher: str
    byline: str
    article: date | None
    start: int = 0
    end: int = 0
    note: str = ""


def read_header(
    text: str, matches: Sequence[Match], segments: Sequence[Segment], table: Table, metadata: Metadata
) -> Header:
    """Read the head of an article. What the metadata tell counts for more than the text."""
    head = text[:_HEAD]
    first = [one for one in matches if one.end <= _HEAD]
    datelines = [one for one in first if _is_dateline(text, one, segments, table)]
    dateline = datelines[0] if datelines else None
    publisher, byline = _find_make(head, datelines)
    publisher = metadata.publisher or publisher
    end = datelines[-1].end if datelines else 0
    start = text.rfind("\n", 0, dateline.start) + 1 if dateline else 0
    if metadata.published:
        return Header(
            metadata.published, publisher, byline, date.fromisoformat(metadata.published), start, end
        )
    latest = find_latest_day(matches, table)
    near = latest or metadata.near
    if latest and metadata.near and latest.year < metadata.near.year - _HISTORY:
        # An article of today may tell one day in full, of a time long ago.
        latest, near = None, metadata.near
    if dateline:
        # A dateline has no tense: its year is that of the latest day the text tells, or the next.
        setting = Setting(near, None, is_future=True)
        made = complete(dateline, table, setting)
        if len(made.edtf) == 10:
            note = "" if made.is_own else "the dateline gives no year: it is taken from the days of the text"
            return Header(made.edtf, publisher, byline, date.fromisoformat(made.edtf), start, end, note)
    note = "the article does not tell its own day"
    if near:
        source = "the latest day that it tells in full" if latest else "the days of the collection"
        note += f": days without a year are completed from {source}, {near.isoformat()}"
    return Header("unknown", publisher, byline, near, start, end, note)


def _is_dateline(text: str, match: Match, segments: Sequence[Segment], table: Table) -> bool:
    if match.rule.name not in ("day", "numeric"):
        return False
    begin = text.rfind("\n", 0, match.start) + 1
    stop = text.find("\n", match.end)
    stop = len(text) if stop < 0 else stop
    before, after = text[begin : match.start], text[match.end : stop]
    inside = [one.paragraph for one in segments if one.start <= match.start]
    if inside and inside[-1] >= _PARAGRAPHS:
        return False
    if _CALLED.match(before.lower()):
        return True
    first = re.findall(r"\w+", before.lower())[:1]
    if first and first[0] in table.words["not_dateline"]:
        return False
    is_short = len(re.findall(r"\w+", before + after)) <= _MOST_WORDS and not after.rstrip().endswith(".")
    closed = bool(_CLOSED.match(after))
    return closed and (
        bool(_BEFORE.match(before)) or (is_short and before.rstrip().endswith((",", "|", "/", "-", "–")))
    )


def _find_make(head: str, datelines: Sequence[Match]) -> tuple[str, str]:
    """Return publisher and byline."""
    byline = ""
    if by := _BYLINE.search(head):
        byline = by["x"]
    if colon := _COLON.search(head):
        return colon["x"], colon["by"] or byline
    beside = [name for one in datelines if (name := _find_beside(head, one)) is not None]
    if beside:
        return beside[0], byline
    dateline = datelines[0] if datelines else None
    first = head.strip().split("\n", 1)[0].strip()
    if byline and len(byline.split()) == 1:
        return byline, byline
    if dateline and (alone := _ALONE.search(head[: dateline.start])):
        return alone["x"], byline
    if dateline and first and len(first.split()) <= 5 and _OUTLET.search(first.lower()):
        return first, byline
    reports = _REPORTS.search(head)
    return (reports["x"] if reports else ""), byline


def _find_beside(head: str, dateline: Match) -> str | None:
    """Return the publisher that a dateline names, empty for a correspondent; None if it names none."""
    begin = head.rfind("\n", 0, dateline.start) + 1
    if inside := _INSIDE.search(head[begin : dateline.start]):
        return inside["x"]
    rest = head[dateline.end :]
    for pattern in (_BRACKETS, _AFTER):
        if found := pattern.match(rest):
            name = found["x"].strip(" .,\n")
            return "" if name.lower().startswith(("корр", "corr")) else name
    line = head[begin : dateline.start].strip(" ,/|-–—\t")
    is_name = begin == 0 and len(line.split()) > 1 and "," not in line and not line.isupper()
    return line if is_name else None
