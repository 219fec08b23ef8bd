"""Dates of EDTF in words, in the precision they have, with what of them is doubted or not given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton
from babel.lists import format_list

from events.dates import When, list_members
from events.parts import Component, Part, read_part
from events.words.catalogue import N_, _, current_locale
from events.words.wording import word_day, word_hour, word_number

_OPEN = ("", "..")
_MONTH_OR_YEAR = re.compile(r"\d{4}(-\d{2})?")
# Years before this one are told apart from other numbers.
_LONG_AGO, _FOUR_DIGITS = 1000, 9999
# A leap year, as the year 0 is: the calendar repeats itself every 400 years.
_ALIKE = 2000
# The parts of a year that EDTF numbers like months. 25 to 32 are seasons of one hemisphere.
_PARTS_OF_YEAR: dict[int, str] = dict(
    zip(
        (*range(21, 33), *range(33, 42)),
        (
            *(N_("spring {year}"), N_("summer {year}"), N_("autumn {year}"), N_("winter {year}")) * 3,
            *(N_("first quarter of {year}"), N_("second quarter of {year}")),
            *(N_("third quarter of {year}"), N_("fourth quarter of {year}")),
            *(N_("first third of {year}"), N_("second third of {year}"), N_("last third of {year}")),
            *(N_("first half of {year}"), N_("second half of {year}")),
        ),
        strict=True,
    )
)
_COMPONENTS: dict[Component, str] = {"year": N_("year"), "month": N_("month"), "day": N_("day")}
_DOUBTS = {"?": N_("{date} (uncertain)"), "~": N_("{date} (about)"), "%": N_("{date} (about, uncertain)")}
_DOUBTS_OF_SOME = {
    "?": N_("{date} ({what} uncertain)"),
    "~": N_("{date} ({what} approximate)"),
    "%": N_("{date} ({what} approximate, uncertain)"),
}


def word_step(dates: Sequence[When]) -> str:
    """Word the month or the year that all of these dates begin with; empty if one begins with a day."""
    begins = [when.text.split("/")[0] for when in dates]
    if begins and all(_MONTH_OR_YEAR.fullmatch(begin) for begin in begins):
        return word_part(max(begins, key=len))
    return ""


def word_part(text: str) -> str:
    """Word a single date of EDTF: 1988, 2020-07, 2020-21, 2020-11-25, 201X, -0095.

    What is doubted of it is told, too; any other text is returned as it is, and so is a date of which only
    some digits are given, unless there are words for it.
    """
    part = read_part(text)
    try:
        return _word_doubts(_word_plain(part), part) if part else text
    # Digits of this form need not be a day that there is.
    except ValueError:
        return text


def _word_plain(part: Part) -> str:
    """Word a date without its doubts. Raises ValueError if there is no such day, or no words for it."""
    if part.digits:
        first, last = word_year(part.low), word_year(part.high)
        return _("about {year}, between {first} and {last}").format(
            year=word_year(int(part.year)), first=first, last=last
        )
    if "X" in part.year:
        return _word_some_year(part)
    year, unknown = word_year(part.low), "XX"
    if part.month == unknown:
        if part.day in ("", unknown):
            worded = _("{year}, day not given") if part.day else _("{year}, month not given")
            return worded.format(year=year)
        raise ValueError(part)
    if part.day == unknown:
        return _("{month}, day not given").format(month=_word_month(part.low, int(part.month)))
    if part.has_gaps:
        raise ValueError(part)
    if part.day:
        return _word_any_day(part.low, int(part.month), int(part.day))
    return _word_month(part.low, int(part.month)) if part.month else year


def _word_some_year(part: Part) -> str:
    """Word years of which some digits are not given. Raises ValueError if there are no words for them."""
    if part.month:
        raise ValueError(part)
    if part.year == "XXXX":
        return _("year not given")
    if part.year.endswith("X") and part.year.count("X") == 1 and part.low >= _LONG_AGO:
        return _("the {decade}s").format(decade=f"{part.year[:3]}0")
    return _("a year from {first} to {last}").format(first=word_year(part.low), last=word_year(part.high))


def word_year(year: int) -> str:
    """Word a year as the Gregorian calendar counts it backwards, too: 1988, AD 95, 96 BC (the year -95)."""
    if year <= 0:
        number = 1 - year
        return _("{year} BC").format(year=number if number <= _FOUR_DIGITS else word_number(number))
    if year < _LONG_AGO:
        return _("AD {year}").format(year=year)
    return str(year) if year <= _FOUR_DIGITS else word_number(year)


def _word_month(year: int, month: int) -> str:
    if month in _PARTS_OF_YEAR:
        return _(_PARTS_OF_YEAR[month]).format(year=word_year(year))
    if _LONG_AGO <= year <= _FOUR_DIGITS:
        return str(format_skeleton("yMMMM", date(year, month, 1), locale=current_locale()))
    worded = str(format_skeleton("MMMM", date(_ALIKE, month, 1), locale=current_locale()))
    return _("{day} {year}").format(day=worded, year=word_year(year))


def _word_any_day(year: int, month: int, day: int) -> str:
    if _LONG_AGO <= year <= _FOUR_DIGITS:
        return word_day(date(year, month, day))
    # A year of the calendar of the program's language that has the same days.
    alike = date(year % 400 + _ALIKE, month, day)
    worded = str(format_skeleton("MMMMd", alike, locale=current_locale()))
    return _("{day} {year}").format(day=worded, year=word_year(year))


def _word_doubts(worded: str, part: Part) -> str:
    """Add what is doubted of a date: all of it, or some of its parts."""
    given = 1 + bool(part.month) + bool(part.day)
    for mark, words in _DOUBTS.items():
        doubted = [name for name, doubt in part.doubts if doubt == mark]
        if len(doubted) == given:
            worded = _(words).format(date=worded)
        elif doubted:
            named = _(" and ").join(_(_COMPONENTS[name]) for name in doubted)
            worded = _(_DOUBTS_OF_SOME[mark]).format(date=worded, what=named)
    return worded


def word_when(when: When, zones: Sequence[tuple[str, str]] = ()) -> str:
    """Word a date in the precision it has; an instant also in the hours of the given (name, tz) zones."""
    if when.precision == "instant" and when.at is not None:
        return _word_instant(when.at, zones)
    if when.text[:1] in ("[", "{"):
        return _word_set(when)
    if when.precision == "some day of":
        return _word_some_day(when)
    if when.precision == "span":
        return _word_span(when)
    return word_part(when.text)


def _word_instant(at: datetime, zones: Sequence[tuple[str, str]]) -> str:
    if at.tzinfo is None:
        given = {"day": word_day(at.date()), "hour": word_hour(at)}
        return _("{day}, {hour} (time zone not given)").format(**given)
    hours = [(name, at.astimezone(ZoneInfo(key))) for name, key in zones]
    same = [name for name, local in hours if local.utcoffset() == at.utcoffset()]
    given = {"day": word_day(at.date()), "hour": word_hour(at)}
    if same:
        first = _("{day}, {hour} {zone} time").format(**given, zone=same[0])
    else:
        first = _("{day}, {hour} (UTC{offset})").format(**given, offset=f"{at:%z}")
    others = [(name, local) for name, local in hours if not same or name != same[0]]
    others.append(("UTC", at.astimezone(UTC)))
    worded = []
    for name, local in others:
        day = "" if local.date() == at.date() else f"{word_day(local.date())}, "
        worded.append(f"{day}{word_hour(local)} {name}")
    return f"{first} ({'; '.join(worded)})"


def _word_some_day(when: When) -> str:
    worded = word_part(when.text)
    if worded != when.text:
        return worded
    first, last = (day and word_day(day) for day in (when.first, when.last))
    if first and last:
        return _("on a day not given, from {first} to {last}").format(first=first, last=last)
    if first:
        return _("on a day not given, {first} or later").format(first=first)
    if last:
        return _("on a day not given, {last} or earlier").format(last=last)
    return _("on a day not given")


def _word_set(when: When) -> str:
    """Word a set: one of its dates is meant, or each of them."""
    members, is_each = list_members(when.text), when.precision == "all of"
    if len(members) == 1 and not is_each and members[0][0] != members[0][1]:
        return _word_some_day(when)
    worded = [_word_member(begin, end) for begin, end in members]
    return str(format_list(worded, style="standard" if is_each else "or", locale=current_locale()))


def _word_member(begin: str, end: str) -> str:
    if begin in _OPEN:
        return _("{end} or earlier").format(end=word_part(end))
    if end in _OPEN:
        return _("{begin} or later").format(begin=word_part(begin))
    if begin == end:
        return word_part(begin)
    return _("{begin} to {end}").format(begin=word_part(begin), end=word_part(end))


def _word_span(when: When) -> str:
    begin, end = when.text.split("/")
    if begin in _OPEN and end in _OPEN:
        return _("date not given")
    if begin in _OPEN:
        return _("until {end} (beginning not given)").format(end=word_part(end))
    if end in _OPEN:
        return _("from {begin} on").format(begin=word_part(begin))
    return _("{begin} to {end}").format(begin=word_part(begin), end=word_part(end))
