"""What a reader types into the search field, read: the days that it names, and the other words.

Days are read as 2020-11-25, 25.11.2020, 25 November 2020, November 25, Nov 25 and the like; months as 2020-11
or November 2020; years as 2020. The names of months are those of all languages in which places are named.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from babel.dates import get_month_names

from events.folding import fold

LANGUAGES = ("en", "az", "hy", "ru")
# What is typed beyond this is not read.
LONGEST, MOST_WORDS = 200, 12
# Of a day without a year, at most this many years are tried, the latest first.
MOST_YEARS = 3
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?")
_YEAR = re.compile(r"[12]\d{3}")
# What Russian, Azerbaijani and Armenian write behind a year.
_AFTER_YEAR = frozenset(("г", "г.", "года", "год", "il", "ci", "թ", "թ."))
# A month may be shortened to this many letters.
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days that a query names, both ends included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for: events on any of the `days`, if some are named, that have each of the `words`.

    Those are folded; `typed` holds for each of them the text from which it comes.
    """

    days: tuple[Days, ...] = ()
    words: tuple[str, ...] = ()
    typed: tuple[str, ...] = field(default=(), compare=False)

    def is_empty(self) -> bool:
        """Return whether it asks for nothing."""
        return not self.days and not self.words


def read_query(text: str, known: Sequence[date]) -> Query:
    """Read what was typed. `known` are the days of the collection: a day without a year is one of those."""
    tokens = re.findall(r"[^\s,;]+", text[:LONGEST].casefold())
    days: list[Days] = []
    words: dict[str, str] = {}
    at = 0
    while at < len(tokens):
        found, used = _read_days(tokens[at : at + 3], known, is_all=len(tokens) == 1)
        if found:
            days += found
            at += used + (tokens[at + used : at + used + 1] != [] and tokens[at + used] in _AFTER_YEAR)
        else:
            for word in fold(tokens[at]).split():
                words.setdefault(word, tokens[at])
            at += 1
    kept = tuple(words)[:MOST_WORDS]
    return Query(tuple(dict.fromkeys(days)), kept, tuple(words[word] for word in kept))


def _read_days(tokens: Sequence[str], known: Sequence[date], *, is_all: bool) -> tuple[list[Days], int]:
    """Return the days that the first tokens name, and how many of the tokens do."""
    first = tokens[0]
    if found := _ISO.fullmatch(first):
        return _span(found[1], found[2], found[3]), 1
    if found := _NUMBERS.fullmatch(first):
        return _span(found[3], found[2], found[1]), 1
    if _YEAR.fullmatch(first):
        return _span(first), 1
    month, day, used = _read_month_and_day(tokens)
    if month is None:
        return [], 0
    if len(tokens) > used and _YEAR.fullmatch(tokens[used]):
        return _span(tokens[used], str(month), day), used + 1
    # A month alone is too often a word: "may", "march".
    return (_of_years(month, day, known), used) if day or is_all else ([], 0)


def _read_month_and_day(tokens: Sequence[str]) -> tuple[int | None, str | None, int]:
    """Return the month and the day that the first tokens name, in either order, and how many of them do."""
    first, second = tokens[0], tokens[1] if len(tokens) > 1 else ""
    for name, number in ((first, second), (second, first)):
        if (found := _DAY.fullmatch(number)) and (month := _read_month(name)):
            return month, found[1], 2
    return _read_month(first), None, 1


def _of_years(month: int, day: str | None, known: Iterable[date]) -> list[Days]:
    """Return the day, or the month, in each of the latest years that know it."""
    years = {one.year for one in known if one.month == month and (day is None or one.day == int(day))}
    spans = (_span(str(year), str(month), day) for year in sorted(years, reverse=True)[:MOST_YEARS])
    return [one for found in spans for one in found]


def _span(year: str, month: str | None = None, day: str | None = None) -> list[Days]:
    """Return a year, a month or a day; nothing for one that does not exist."""
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return []
    if day:
        return [Days(first, first)]
    last = date(first.year, 12, 31)
    if month:
        last = first.replace(day=monthrange(first.year, first.month)[1])
    return [Days(first, last)]


def _read_month(token: str) -> int | None:
    """Return the number of a month called so in full or, from three letters on, in part."""
    asked = fold(token)
    if len(asked) < _SHORTEST:
        return None
    return next((month for name, month in _month_names() if name.startswith(asked)), None)


@cache
def _month_names() -> tuple[tuple[str, int], ...]:
    names = {
        fold(str(name)): int(number)
        for language in LANGUAGES
        for context in ("format", "stand-alone")
        for number, name in get_month_names("wide", context, language).items()
    }
    return tuple(names.items())
