"""Counting days, months and years, and writing them as EDTF. This module imports nothing of the project."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

# So far ahead a day and month without a year may still lie, where nothing speaks of the future.
_AHEAD = timedelta(days=60)
_BEHIND = timedelta(days=20)
# The month in which each season of EDTF begins.
_SEASONS = {"21": "3", "22": "6", "23": "9", "24": "12"}
_EARLIEST, _LATEST = 1500, 2200


def make_day(year: int, month: int, day: int) -> date | None:
    """Return a day, or None if there is none of this number."""
    if not (_EARLIEST <= year <= _LATEST and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def choose_year(month: int, day: int, anchor: date, *, is_future: bool) -> int:
    """Return the year of a day and month that are told on `anchor` without one."""
    days = [(year, make_day(year, month, day)) for year in range(anchor.year - 4, anchor.year + 5)]
    known = [(year, one) for year, one in days if one]
    if is_future:
        return next(year for year, one in known if one >= anchor - _BEHIND)
    return [year for year, one in known if one <= anchor + _AHEAD][-1]


def choose_weekday(weekday: int, anchor: date, step: int) -> date:
    """Return the weekday before (-1), on or before (0), after (1), or on or after (2) a day."""
    behind = (anchor.weekday() - weekday) % 7
    if step <= 0:
        return anchor - timedelta(days=behind or (7 if step < 0 else 0))
    ahead = (weekday - anchor.weekday()) % 7
    return anchor + timedelta(days=ahead or (7 if step == 1 else 0))


def shift(day: date, number: int, unit: int) -> str:
    """Return, as EDTF, the time `number` units away: of days below 100, of months (100), of years (10000)."""
    if abs(number) > 2000:
        return ""
    if unit >= 10000:
        return f"{day.year + number * (unit // 10000):04}"
    if unit >= 100:
        return shift_month(day, number * (unit // 100))
    return (day + timedelta(days=number * unit)).isoformat()


def shift_month(day: date, number: int) -> str:
    """Return the month so many months away."""
    months = day.year * 12 + day.month - 1 + number
    return f"{months // 12:04}-{months % 12 + 1:02}"


def week_of(day: date, number: int) -> str:
    """Return the week so many weeks away, as an interval from Monday to Sunday."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=number)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def first_day(edtf: str) -> date | None:
    """Return the first day of a day, month, year or interval as this room writes them, or None."""
    begin = edtf.split("/")[0][:10].replace("X", "0")
    parts = [*begin.split("-"), "1", "1"][:3]
    if parts[1] in _SEASONS:
        parts[1] = _SEASONS[parts[1]]
    return make_day(*(int(part) for part in parts)) if all(part.isdigit() for part in parts) else None
