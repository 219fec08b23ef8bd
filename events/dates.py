"""EDTF (ISO 8601-2): reading and comparing; `events.words.wording` puts dates in words.

Levels 0 to 2: single dates (`parts`), hours, intervals, and sets, of which one is meant (`[…]`) or each
(`{…}`). A timeline needs the first and the last day that a date can mean, and how precise it is. What lies
before the year 1 or after 9999, which Python's calendar cannot hold, is before or after every day of it. This
module imports nothing of the project but its errors and `parts`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from events.errors import DateError
from events.parts import Day, Part, read_part

Precision = Literal["instant", "day", "month", "year", "span", "some day of", "all of"]
EXPECTED = "an EDTF date such as 1988, 2020-07, 2020-11-25, 2020-11-10/2020-11-25 or 1993-04-03/.."
# An instant is told in the hours of other zones, too, which differ by at most a day and some hours.
_ROOM = timedelta(days=2)
_PLAIN = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:/([0-9]{4}-[0-9]{2}-[0-9]{2}))?", re.ASCII)
_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3])(?::[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
    r"(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
_OPEN = ("", "..")
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class When:
    """A date as a source gives it.

    `first` and `last` are the earliest and the latest day it can mean (both included); None where an
    end is open, unknown, or before the year 1, and date.max for what lies after 9999. `at` is set for an
    instant only; it knows its offset from UTC if the text names one.
    """

    text: str
    first: date | None
    last: date | None
    precision: Precision
    at: datetime | None = None


@lru_cache(maxsize=32_768)
def parse_when(text: str) -> When:
    """Read an EDTF date.

    Raises DateError if the text is not EDTF, names a day that does not exist, or ends before it begins.
    """
    # Some keyboards make one sign of two or three dots.
    plain = text.strip().replace("…", "..")
    try:
        return _read_plain(plain) or _read_edtf(plain)
    except ValueError as error:
        raise DateError(f"{text!r} is not a date: expected {EXPECTED}") from error


def parse_day(text: str) -> date:
    """Read one calendar day written YYYY-MM-DD. Raises DateError if it is not one."""
    try:
        day = date.fromisoformat(text)
        # Python also reads 20201125 and 2020-W48-3.
        if day.isoformat() != text:
            raise ValueError
    except ValueError as error:
        raise DateError(f"{text!r} is not a day: expected a day such as 2020-11-25") from error
    return day


def is_off_calendar(when: When) -> Literal["before", "after", ""]:
    """Tell whether a date begins before the year 1 or after 9999, where the calendar has no day."""
    if when.first == date.max:
        return "after"
    begin = when.text.strip("[]{} ").replace("..", "/").split(",")[0].split("/")[0]
    return "before" if when.first is None and begin and "XXXX" not in begin else ""


def list_members(text: str) -> list[tuple[str, str]]:
    """Return what a set lists: of each its first and its last date, the same if it is one, .. if open."""
    found = []
    for member in text[1:-1].split(","):
        begin, dots, end = member.strip().partition("..")
        found.append((begin or "..", end or "..") if dots else (begin, begin))
    return found


def _read_plain(text: str) -> When | None:
    """Read a day or an interval of two days; None if the text is anything else, or no date at all."""
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    try:
        first = date.fromisoformat(found[1])
        last = date.fromisoformat(found[2] or found[1])
    except ValueError:
        return None
    if last < first:
        return None
    return When(text, first, last, "span" if found[2] else "day")


def _read_edtf(text: str) -> When:
    """Read any other date. Raises ValueError if the text is none."""
    if _INSTANT.fullmatch(text):
        return _read_instant(text)
    if text[:1] + text[-1:] in ("[]", "{}"):
        members = list_members(text)
        if not all(begin and end and (begin, end) != ("..", "..") for begin, end in members):
            raise ValueError(text)
        ends = [end for member in members for end in _read_ends(*member)]
        return _join(text, ends, "some day of" if text[0] == "[" else "all of")
    if "/" in text:
        begin, end = text.split("/")
        if not begin and not end:
            raise ValueError(text)
        return _join(text, _read_ends(begin, end), "span")
    return _join(text, _read_ends(text, text), _precision(_read(text)))


def _read(text: str) -> Part:
    part = read_part(text)
    if part is None:
        raise ValueError(text)
    return part


def _read_ends(begin: str, end: str) -> list[Day | None]:
    """Return the first and the last day of an interval; None for an end that is open.

    Raises ValueError if an end is no date, DateError if it ends before it begins.
    """
    spans = [None if one in _OPEN else _span(one) for one in (begin, end)]
    first, last = spans[0] and spans[0][0], spans[1] and spans[1][1]
    if first and last and last < first:
        raise DateError(f"'{begin}/{end}' ends before it begins: expected {EXPECTED}")
    return [first, last]


def _span(text: str) -> tuple[Day, Day] | None:
    if _INSTANT.fullmatch(text):
        day = datetime.fromisoformat(text)
        return ((day.year, day.month, day.day),) * 2
    part = _read(text)
    # Of a date without any digit of its year nothing is known on a calendar, but it must be one.
    return part.span() if part.year != "XXXX" or not part.span() else None


def _join(text: str, ends: list[Day | None], precision: Precision) -> When:
    firsts, lasts = ends[::2], ends[1::2]
    first = None if None in firsts else min(day for day in firsts if day)
    last = None if None in lasts else max(day for day in lasts if day)
    return When(text, _to_date(first), _to_date(last), precision)


def _to_date(day: Day | None) -> date | None:
    if day is None or day[0] < date.min.year:
        return None
    return date(*day) if day[0] <= date.max.year else date.max


def _precision(part: Part) -> Precision:
    if part.has_gaps or part.digits or (part.month and int(part.month) > _LAST_MONTH):
        return "some day of"
    return "day" if part.day else "month" if part.month else "year"


def _read_instant(text: str) -> When:
    at = datetime.fromisoformat(text)
    if not date.min + _ROOM < at.date() < date.max - _ROOM:
        raise DateError(
            f"{text!r} is too near the first or the last day that can be counted: expected {EXPECTED}"
        )
    return When(text, at.date(), at.date(), "instant", at)
