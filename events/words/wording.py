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
from events.words.catalogue import _, current_locale, ngettext

Width = Literal["wide", "abbreviated"]
# The letters of a CLDR pattern, by the names that the browser fills in.
_PARTS = {"E": "{weekday}", "c": "{weekday}", "d": "{day}", "M": "{month}", "L": "{month}", "y": "{year}"}
_OPEN = ("", "..")
_DECADE = re.compile(r"[0-9]{3}X")


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


def word_part(text: str) -> str:
    """Word a year, a month or a day written 1988, 2020-07 or 2020-11-25; any other text as it is."""
    parts = text.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return text
    if len(parts) == 3:
        return word_day(date(*map(int, parts)))
    if len(parts) == 2:
        return str(format_skeleton("yMMMM", date(int(parts[0]), int(parts[1]), 1), locale=current_locale()))
    return text


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
    if _DECADE.fullmatch(when.text):
        return _("the {decade}s").format(decade=f"{when.text[:3]}0")
    first, last = (day and word_day(day) for day in (when.first, when.last))
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
