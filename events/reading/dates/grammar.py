"""The words of dates in a text: every match of the rules of a language, without overlaps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from events.reading.languages.tables import Rule, Table

# Written with figures only, in every language: the year first, or last after day and month.
NUMERIC = (
    Rule(
        "numeric",
        re.compile(r"(?<![\d.,/-])(?P<y>(?:19|20)\d\d)([-./])(?P<mn>\d{1,2})\2(?P<d>\d{1,2})(?![\d/-]|\.\d)"),
        {},
    ),
    Rule(
        "numeric",
        re.compile(r"(?<![\d.,/-])(?P<d>\d{1,2})([-./])(?P<mn>\d{1,2})\2(?P<y>(?:19|20)\d\d)(?![\d/-]|\.\d)"),
        {},
    ),
)


# No date is longer; characters.
_REACH = 40
_WEEKDAY_FIRST = (("weekday", "day"), ("weekday", "numeric"))


@dataclass(frozen=True, slots=True)
class Match:
    """Words that tell a date: their place, the rule's name and settings, and its named parts."""

    start: int
    end: int
    rule: Rule
    parts: Mapping[str, str]

    @property
    def settings(self) -> Mapping[str, Any]:
        """Return the settings of the rule."""
        return self.rule.settings


def find_matches(text: str, low: str, table: Table) -> list[Match]:
    """Return the words of dates in their order; of two that overlap the longer, then the earlier rule."""
    found: list[tuple[int, int, int, Match]] = []
    rules = (*NUMERIC, *table.rules["dates"])
    for begin, end in _find_windows(low, _find_anchors(table)):
        for number, rule in enumerate(rules):
            for match in rule.pattern.finditer(low, begin, end):
                if (made := _make(match, rule, text, table)) is not None:
                    found.append((made.start - made.end, number, made.start, made))
    kept: list[Match] = []
    for _, _, _, one in sorted(found, key=lambda each: each[:3]):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return _join_weekdays(sorted(kept, key=lambda one: one.start), low)


@cache
def _anchors(code: str, words: frozenset[str]) -> re.Pattern[str]:
    del code
    some = sorted(words, key=len, reverse=True)
    return re.compile(r"\d|\b(?:" + "|".join(map(re.escape, some)) + ")")


def _find_anchors(table: Table) -> re.Pattern[str]:
    """Return what every date has one of: a figure, or a word of the calendar."""
    lists = ("month", "weekday", "unit", "day_word", "story_word")
    return _anchors(table.code, frozenset[str]().union(*(table.words[name] for name in lists)))


def _find_windows(low: str, anchors: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the stretches around anchors, where alone rules are tried; joined where they meet."""
    windows: list[tuple[int, int]] = []
    for match in anchors.finditer(low):
        at = match.start()
        if windows and at - _REACH <= windows[-1][1]:
            windows[-1] = (windows[-1][0], at + _REACH)
        else:
            begin = low.rfind(" ", 0, max(0, at - _REACH))
            windows.append((max(0, begin), at + _REACH))
    return windows


def _make(match: re.Match[str], rule: Rule, text: str, table: Table) -> Match | None:
    parts = {name: value for name, value in match.groupdict().items() if value is not None}
    start, end = match.span("x") if "x" in parts else match.span()
    # March and May begin with a capital where they are months.
    if "m" in parts and table.code == "en" and not text[match.start("m")].isupper():
        return None
    if "next" in parts and not text[match.start("next")].isupper():
        return None
    words = rule.settings.get("after")
    if words and not _follows(text[max(0, start - 12) : start].lower(), words.split()):
        return None
    return Match(start, end, rule, parts)


def _follows(before: str, words: list[str]) -> bool:
    last = before.split()[-1:] or [""]
    return last[0] in words or last[0][-1:] in words


def _join_weekdays(matches: list[Match], low: str) -> list[Match]:
    """Make one of a weekday and the date right beside it: "Tuesday, 17 November"."""
    joined: list[Match] = []
    for one in matches:
        before = joined[-1] if joined else None
        between = low[before.end : one.start] if before else ""
        if before and _is_weekday_first(before, one, between):
            joined[-1] = Match(before.start, one.end, one.rule, one.parts)
        elif before and _is_weekday_last(before, one, between):
            joined[-1] = Match(before.start, one.end + (between == " ("), before.rule, before.parts)
        else:
            joined.append(one)
    return joined


def _is_weekday_first(before: Match, one: Match, between: str) -> bool:
    """Return whether a weekday stands before its date: "Tuesday, 17 November"."""
    names = before.rule.name, one.rule.name
    return names in _WEEKDAY_FIRST and between.strip() in ("", ",", ", the", ", on") and len(between) < 7


def _is_weekday_last(before: Match, one: Match, between: str) -> bool:
    """Return whether a weekday stands after its date: "17 November (Tuesday)"."""
    names = one.rule.name, before.rule.name
    return names in _WEEKDAY_FIRST and between in (", ", " (") and "w" not in one.parts
