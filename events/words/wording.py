"""Days, dates, numbers and counts in words, in the current language.

Names of months and days and the order of a date's parts are those of the Unicode CLDR, by way of Babel.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import (
    format_date,
    format_skeleton,
    format_time,
    get_day_names,
    get_month_names,
    tokenize_pattern,
)
from babel.numbers import format_decimal

from events.dates import When
from events.words.catalogue import N_, _, current_locale, ngettext

Width = Literal["wide", "abbreviated"]
# The letters of a CLDR pattern, by the names that the browser fills in.
_PARTS = {"E": "{weekday}", "c": "{weekday}", "d": "{day}", "M": "{month}", "L": "{month}", "y": "{year}"}
_OPEN = ("", "..")
_MONTH_OR_YEAR = re.compile(r"\d{4}(-\d{2})?")
_PART = re.compile(r"(?P<plain>[0-9]{3}X|[0-9]{4}(?:-[0-9]{2}){0,2})(?P<doubt>[?~%]?)")
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
_DOUBTS = {"?": N_("{date} (uncertain)"), "~": N_("{date} (about)"), "%": N_("{date} (about, uncertain)")}


def word_number(number: int) -> str:
    """Word a whole number: 1,234."""
    return str(format_decimal(number, locale=current_locale()))


def count(one: str, many: str, number: int) -> str:
    """Word a number of things; `{n}` stands for the number in both forms: `{n} event`, `{n} events`."""
    return ngettext(one, many, number).format(n=word_number(number))


def word_set_aside(number: int) -> str:
    """Word the head above the faults of records that are set aside."""
    return count(
        "{n} record is set aside, as it cannot be used:",
        "{n} records are set aside, as they cannot be used:",
        number,
    )


def plural_forms(one: str, many: str) -> dict[str, str]:
    """Return a message for the browser: its forms by the plural categories of the CLDR, with `{n}`."""
    rule = current_locale().plural_form
    samples = {rule(number): number for number in range(1000, -1, -1)}
    return {category: ngettext(one, many, number) for category, number in sorted(samples.items())}


def word_day(day: date) -> str:
    """Word a day: 25 November 2020."""
    return str(format_date(day, "long", locale=current_locale()))


def word_moment(at: datetime) -> str:
    """Word a moment, by UTC: 25 November 2020, 14:05 UTC."""
    at = at.astimezone(UTC)
    return _("{day}, {hour} UTC").format(day=word_day(at.date()), hour=_hour(at))


def word_short_day(day: date) -> str:
    """Word a day without its year, its month shortened: 25 Nov."""
    return str(format_skeleton("MMMd", day, locale=current_locale()))


def word_language(tag: str) -> str:
    """Word the language that a BCP 47 tag names: Armenian; the tag itself if it is not known."""
    try:
        name = Locale.parse(tag, sep="-").get_display_name(current_locale())
    except (UnknownLocaleError, ValueError):
        return tag
    return str(name or tag)


def month_names(width: Width = "wide") -> list[str]:
    """Return the names of the twelve months as they stand within a date."""
    names = get_month_names(width, "format", current_locale())
    return [str(names[number]) for number in range(1, 13)]


def weekday_names(width: Width = "wide") -> list[str]:
    """Return the names of the days of the week, Monday first."""
    names = get_day_names(width, "format", current_locale())
    return [str(names[number]) for number in range(7)]


def date_patterns() -> dict[str, str]:
    """Return patterns for the browser: `long` with the weekday, `day`, `short` without year, `month`."""
    locale = current_locale()
    skeletons = locale.datetime_skeletons
    return {
        "long": "{weekday} " + _pattern(str(locale.date_formats["long"].pattern)),
        "day": _pattern(str(locale.date_formats["long"].pattern)),
        "short": _pattern(str(skeletons["MMMd"].pattern)),
        "month": _pattern(str(skeletons["yMMM"].pattern)),
    }


def word_step(dates: Sequence[When]) -> str:
    """Word the month or the year that all of these dates begin with; empty if one begins with a day."""
    begins = [when.text.split("/")[0] for when in dates]
    if begins and all(_MONTH_OR_YEAR.fullmatch(begin) for begin in begins):
        return word_part(max(begins, key=len))
    return ""


def word_part(text: str) -> str:
    """Word a year, a month, a season, a day or a decade: 1988, 2020-07, 2020-21, 2020-11-25, 201X.

    A mark of doubt behind it is told, too; any other text is returned as it is.
    """
    found = _PART.fullmatch(text)
    if found is None:
        return text
    plain, doubt = found["plain"], found["doubt"]
    if plain.endswith("X"):
        worded = _("the {decade}s").format(decade=f"{plain[:3]}0")
    else:
        try:
            worded = _word_plain(*map(int, plain.split("-")))
        # Digits of this form need not be a day that there is.
        except ValueError:
            return text
    return _(_DOUBTS[doubt]).format(date=worded) if doubt else worded


def _word_plain(year: int, month: int = 0, day: int = 0) -> str:
    """Word a year, a month, a part of a year or a day. Raises ValueError if there is no such."""
    if day:
        return word_day(date(year, month, day))
    if month in _PARTS_OF_YEAR:
        return _(_PARTS_OF_YEAR[month]).format(year=f"{year:04}")
    if month:
        return str(format_skeleton("yMMMM", date(year, month, 1), locale=current_locale()))
    return f"{year:04}"


def word_when(when: When, zones: Sequence[tuple[str, str]] = ()) -> str:
    """Word a date in the precision it has; an instant also in the hours of the given (name, tz) zones."""
    if when.precision == "instant" and when.at is not None:
        return _word_instant(when.at, zones)
    if when.precision == "some day of":
        return _word_some_day(when)
    if when.precision == "span":
        return _word_span(when)
    return word_part(when.text)


def _word_instant(at: datetime, zones: Sequence[tuple[str, str]]) -> str:
    hours = [(name, at.astimezone(ZoneInfo(key))) for name, key in zones]
    same = [name for name, local in hours if local.utcoffset() == at.utcoffset()]
    given = {"day": word_day(at.date()), "hour": _hour(at)}
    if same:
        first = _("{day}, {hour} {zone} time").format(**given, zone=same[0])
    else:
        first = _("{day}, {hour} (UTC{offset})").format(**given, offset=f"{at:%z}")
    others = [(name, local) for name, local in hours if not same or name != same[0]]
    others.append(("UTC", at.astimezone(UTC)))
    worded = []
    for name, local in others:
        day = "" if local.date() == at.date() else f"{word_day(local.date())}, "
        worded.append(f"{day}{_hour(local)} {name}")
    return f"{first} ({'; '.join(worded)})"


def _hour(at: datetime) -> str:
    return str(format_time(at.timetz(), "HH:mm", tzinfo=at.tzinfo, locale=current_locale()))


def _word_some_day(when: When) -> str:
    worded = word_part(when.text)
    if worded != when.text:
        return worded
    first, last = (day and word_day(day) for day in (when.first, when.last))
    if first and first == last:
        # One day, a part of which is marked as doubtful.
        return _("{date} (uncertain)").format(date=first)
    if first and last:
        return _("on a day not given, from {first} to {last}").format(first=first, last=last)
    if first:
        return _("on a day not given, {first} or later").format(first=first)
    if last:
        return _("on a day not given, {last} or earlier").format(last=last)
    return _("on a day not given")


def _word_span(when: When) -> str:
    begin, end = when.text.split("/")
    if begin in _OPEN and end in _OPEN:
        return _("date not given")
    if begin in _OPEN:
        return _("until {end} (beginning not given)").format(end=word_part(end))
    if end in _OPEN:
        return _("from {begin} on").format(begin=word_part(begin))
    return _("{begin} to {end}").format(begin=word_part(begin), end=word_part(end))


def _pattern(pattern: str) -> str:
    """Return a pattern of the CLDR with names in braces in place of its letters."""
    tokens = tokenize_pattern(pattern)
    return "".join(str(text) if kind == "chars" else _PARTS[str(text[0])] for kind, text in tokens)
