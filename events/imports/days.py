"""Dates as datasets write them, as EDTF with the precision that the dataset tells: never a false day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Literal

from events.dates import parse_when
from events.errors import DateError

# How a dataset's code says that a date is known: the day; the week, month or year in which the day lies; or
# that it lies anywhere from the first date to the last.
DatePrecision = Literal["day", "week", "month", "year", "span"]
# Which of 03/12/2020 is the day.
Order = Literal["dmy", "mdy"]
EXPECTED = "a date such as 2020-11-25, 25 November 2020, 20201125, 2020-11, 2020 or EDTF"
AMBIGUOUS = 'a date whose day and month can be told apart, or order = "dmy" or "mdy" in the mapping'

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",),
            ("june", "jun"), ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"),
            ("october", "oct"), ("november", "nov"), ("december", "dec"),
        ),
        1,
    )
    for name in names
}  # fmt: skip
# Whose names of months are known besides.
_LANGUAGES = ("az", "de", "es", "fr", "hy", "it", "ka", "nl", "pl", "pt", "ro", "ru", "sv", "tr", "uk")
_TIME = r"(?:[T ,]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)? ?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
_TH = r"(?:st|nd|rd|th)?"
_YEAR_FIRST = re.compile(r"(?P<y>[0-9]{4})(?P<s>[-/.])(?P<m>[0-9]{1,2})(?P=s)(?P<d>[0-9]{1,2})" + _TIME)
_YEAR_LAST = re.compile(r"(?P<a>[0-9]{1,2})(?P<s>[-/.])(?P<b>[0-9]{1,2})(?P=s)(?P<y>[0-9]{4})" + _TIME)
_COMPACT = re.compile(r"(?P<y>[12][0-9]{3})(?P<m>[0-9]{2})(?P<d>[0-9]{2})")
_DAY_MONTH = re.compile(
    r"(?P<d>[0-9]{1,2})" + _TH + r"(?:\.? de |\.?[ -]+)(?P<n>[^\W\d_]+)\.?(?:,| de)?[ -]+(?P<y>[0-9]{4})"
    r"(?: ?г\.?)?" + _TIME
)
_MONTH_DAY = re.compile(r"(?P<n>[^\W\d_]+)\.? +(?P<d>[0-9]{1,2})" + _TH + r",? +(?P<y>[0-9]{4})" + _TIME)
_MONTH = re.compile(r"(?P<n>[^\W\d_]+)\.?,? +(?P<y>[0-9]{4})")
# Workbooks count days from this one on. What is read so lies between 1954 and 2119.
_SERIAL, _FIRST, _SERIALS = re.compile(r"[0-9]{5}(?:\.[0-9]+)?"), date(1899, 12, 30), (20_000, 80_000)


@lru_cache(maxsize=65_536)
def read_date(text: str, order: Order | None = None) -> str:
    """Return a date as EDTF, without a time of day. Raises DateError, which says what was expected."""
    text = " ".join(text.split())
    if found := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        return _make_day(found["y"], found["m"], found["d"])
    if found := _YEAR_LAST.fullmatch(text):
        return _make_day(found["y"], *_order(found["a"], found["b"], order, found["s"]))
    lower = text.casefold()
    if found := _DAY_MONTH.fullmatch(lower) or _MONTH_DAY.fullmatch(lower):
        return _make_day(found["y"], _number(found["n"]), found["d"])
    if found := _MONTH.fullmatch(lower):
        return f"{found['y']}-{int(_number(found['n'])):02}"
    if _SERIAL.fullmatch(text) and _SERIALS[0] <= float(text) < _SERIALS[1]:
        return (_FIRST + timedelta(days=int(float(text)))).isoformat()
    try:
        return parse_when(text).text
    except DateError as error:
        raise DateError(EXPECTED) from error


def join_dates(first: str, last: str, precision: DatePrecision | None) -> str:
    """Return one EDTF date of a first and a last one (EDTF; the last may be empty), and how they are known.

    A span of a whole month or year stands as that; one of a single day is about that day.
    """
    last = last or first
    if precision in ("week", "month", "year") and len(first) == 10:
        return _widen(date.fromisoformat(first), precision)
    if precision == "span" and first == last and len(first) == 10:
        return f"{first}~"
    if first == last:
        return first
    return _whole(first, last) or f"{first}/{last}"


def find_order(texts: list[str]) -> Order | None:
    """Return which of 03/12/2020 is the day in a column, as far as its dates tell; None if they do not."""
    found = [match for text in texts if (match := _YEAR_LAST.fullmatch(" ".join(text.split())))]
    pairs = [(int(match["a"]), int(match["b"])) for match in found]
    is_day_first = any(a > 12 >= b for a, b in pairs)
    is_month_first = any(b > 12 >= a for a, b in pairs)
    if is_day_first == is_month_first:
        return None
    return "dmy" if is_day_first else "mdy"


def _order(a: str, b: str, order: Order | None, sign: str) -> tuple[str, str]:
    """Return month and day of two numbers."""
    if order == "mdy" or (order is None and int(b) > 12):
        return a, b
    if order == "dmy" or int(a) > 12 or sign == "." or a == b:
        return b, a
    raise DateError(AMBIGUOUS)


def _number(name: str) -> str:
    number = MONTHS.get(name) or _other_months().get(name)
    if not number:
        raise DateError(EXPECTED)
    return str(number)


@cache
def _other_months() -> dict[str, int]:
    """Return the months by their names in other languages, but for those that are two months."""
    from babel import Locale

    found: dict[str, set[int]] = {}
    for language in _LANGUAGES:
        for forms in Locale(language).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in forms[width].items():
                    found.setdefault(name.casefold().rstrip("."), set()).add(number)
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1}


def _make_day(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError as error:
        raise DateError(f"a day that exists: {EXPECTED}") from error


def _widen(day: date, precision: DatePrecision) -> str:
    """Return the calendar week (Monday to Sunday), the month or the year in which a day lies."""
    if precision == "week":
        monday = day - timedelta(days=day.weekday())
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    return day.isoformat()[: 7 if precision == "month" else 4]


def _whole(first: str, last: str) -> str:
    """Return the month or the year that two days begin and end; empty if they do not."""
    if len(first) != 10 or len(last) != 10 or first[:4] != last[:4] or not first.endswith("-01"):
        return ""
    if first[5:] == "01-01" and last[5:] == "12-31":
        return first[:4]
    end = date.fromisoformat(last)
    is_month = first[:7] == last[:7] and end.day == monthrange(end.year, end.month)[1]
    return first[:7] if is_month else ""
