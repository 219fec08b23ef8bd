"""EDTF (ISO 8601-2): reading and comparing; `events.words.wording` puts dates in words.

The grammar is the `edtf` package's; this module keeps what a timeline needs of its answer: the first
and the last day that a date can mean, and how precise it is. Plain days and intervals of two, nearly all
that large collections hold, mean the same without the package, whose grammar takes milliseconds a date and
is loaded when a text first needs it. This module imports nothing of the project but its errors.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from time import struct_time
from typing import Any, Literal

from events.errors import DateError

Precision = Literal["instant", "day", "month", "year", "span", "some day of"]
EXPECTED = "an EDTF date such as 1988, 2020-07, 2020-11-25, 2020-11-10/2020-11-25 or 1993-04-03/.."
# The package answers an unknown end with a guess of ten years; an empty or open end is no day at all.
_NO_DAY = ("", "..")
# An instant is told in the hours of other zones, too, which differ by at most a day and some hours.
_ROOM = timedelta(days=2)
_PLAIN = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:/([0-9]{4}-[0-9]{2}-[0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class When:
    """A date as a source gives it.

    `first` and `last` are the earliest and the latest day it can mean (both included); None where an
    end is open or unknown. `at` is set for an instant only and knows its offset from UTC.
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
    return _read_plain(text.strip()) or _read_edtf(text)


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
    try:
        parsed = _parser()(text.strip())
        first, last = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    # A malformed text raises whatever the package comes upon: its own error, TypeError, AttributeError …
    except Exception as error:
        raise DateError(f"{text!r} is not a date: expected {EXPECTED}") from error
    precision, at = _precision(text.strip(), type(parsed).__name__)
    if precision == "span":
        begin, end = text.strip().split("/")
        first, last = (None if begin in _NO_DAY else first), (None if end in _NO_DAY else last)
    if first and last and last < first:
        raise DateError(f"{text!r} ends before it begins: expected {EXPECTED}")
    return When(text.strip(), first, last, precision, at)


@cache
def _parser() -> Callable[[str], Any]:
    """Return the package's parser, kept from printing what it cannot read before it raises."""
    from edtf import parse_edtf
    from edtf.parser import parser_classes

    vars(parser_classes)["print"] = lambda *_texts: None
    read: Callable[[str], Any] = parse_edtf
    return read


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


def _day(value: struct_time | float) -> date | None:
    return None if isinstance(value, float) else date(value.tm_year, value.tm_mon, value.tm_mday)


def _precision(text: str, form: str) -> tuple[Precision, datetime | None]:
    if form == "DateAndTime":
        try:
            at = datetime.fromisoformat(text)
        except ValueError as error:
            raise DateError(f"{text!r} is not a date: expected {EXPECTED}") from error
        if at.tzinfo is None:
            raise DateError(f"{text!r} has no offset from UTC: expected one such as +03:00 at its end")
        if not date.min + _ROOM < at.date() < date.max - _ROOM:
            raise DateError(
                f"{text!r} is too near the first or the last day that can be counted: expected {EXPECTED}"
            )
        return "instant", at
    if "/" in text:
        return "span", None
    if form != "Date":
        return "some day of", None
    by_length: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
    if len(text) not in by_length:
        raise DateError(f"{text!r} is not a date: expected {EXPECTED}")
    return by_length[len(text)], None
