"""Days, dates, numbers and counts in words, in the current language.

Names of months and days and the order of a date's parts are those of the Unicode CLDR, by way of Babel.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Literal

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

from events.words.catalogue import _, current_locale, ngettext

Width = Literal["wide", "abbreviated"]
# The letters of a CLDR pattern, by the names that the browser fills in.
_PARTS = {"E": "{weekday}", "c": "{weekday}", "d": "{day}", "M": "{month}", "L": "{month}", "y": "{year}"}


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
    return _("{day}, {hour} UTC").format(day=word_day(at.date()), hour=word_hour(at))


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


def word_hour(at: datetime) -> str:
    """Word the hour of a moment by its own clock: 14:05."""
    return str(format_time(at.timetz(), "HH:mm", tzinfo=at.tzinfo, locale=current_locale()))


def _pattern(pattern: str) -> str:
    """Return a pattern of the CLDR with names in braces in place of its letters."""
    tokens = tokenize_pattern(pattern)
    return "".join(str(text) if kind == "chars" else _PARTS[str(text[0])] for kind, text in tokens)
