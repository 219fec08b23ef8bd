"""The words of dates in a text: every match of the rules of a language, without overlaps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ahocorasick import Automaton

from events.reading.languages.literals import find_parts
from events.reading.languages.tables import Rule, Table, load_table

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
# Parts of rules, as the sorts of words that anchor a date: month, weekday, "today", "week".
_CUES = ("m", "wd", "word", "unit", "y")
_SORTS = (
    ("m", "month"),
    ("wd", "weekday"),
    ("word", "day_word"),
    ("word", "story_word"),
    ("unit", "unit"),
)
_NUMBER, _YEAR = re.compile(r"\d+"), re.compile(r"(?:1[5-9]|20)\d\d")
_FIGURES = frozenset(["d", "d2", "y", "y2", "mn"])
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
    """Return the words of dates in their order; of two that overlap the longer, then the earlier rule.

    A day from which something was moved goes before all: with the next one it reads as a time between them.
    """
    found: list[tuple[int, int, int, Match]] = []
    rules = _needs(table.code)
    for begin, end, sorts in _find_windows(low, table):
        figures = sorts.get("d", 0)
        for number, rule, cue, least in rules:
            if figures < least or (cue and cue not in sorts):
                continue
            for match in rule.pattern.finditer(low, begin, end):
                if (made := _make(match, rule, text, table)) is not None:
                    length = -_REACH if rule.name == "moved" else made.start - made.end
                    found.append((length, number, made.start, made))
    kept: list[Match] = []
    for _, _, _, one in sorted(found, key=lambda each: each[:3]):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return _join_weekdays(sorted(kept, key=lambda one: one.start), low)


@cache
def _needs(code: str) -> list[tuple[int, Rule, str, int]]:
    """Return the rules by number, with the sort of word and how many numbers each cannot do without."""
    needs = []
    for number, rule in enumerate((*NUMERIC, *load_table(code).rules["dates"])):
        parts = find_parts(rule.pattern.pattern)
        cue = next((one for one in _CUES if one in parts), "")
        needs.append((number, rule, cue, len(parts & _FIGURES)))
    return needs


@cache
def _anchors(code: str) -> Automaton:
    """Return what finds the words of the calendar, each with its length and sort."""
    table = load_table(code)
    automaton = Automaton()
    for name, sort in _SORTS:
        for word in table.words[sort]:
            automaton.add_word(word, (len(word), name))
    automaton.make_automaton()
    return automaton


def _find_anchors(low: str, table: Table) -> list[tuple[int, str]]:
    """Return where something is that every date has, in order: a number, or a word of the calendar."""
    found = [(match.start(), "y" if _YEAR.match(match.group()) else "d") for match in _NUMBER.finditer(low)]
    for last, (length, sort) in _anchors(table.code).iter(low):
        at = last - length + 1
        if not at or not low[at - 1].isalnum():
            found.append((at, sort))
    found.sort()
    return found


def _find_windows(low: str, table: Table) -> list[tuple[int, int, dict[str, int]]]:
    """Return the stretches around anchors, where alone rules are tried, with how many of each sort it has.

    A year counts as a number, too.
    """
    windows: list[tuple[int, int, dict[str, int]]] = []
    for at, sort in _find_anchors(low, table):
        if windows and at - _REACH <= windows[-1][1]:
            begin, _, sorts = windows[-1]
            windows[-1] = (begin, at + _REACH, sorts)
        else:
            begin, sorts = low.rfind(" ", 0, max(0, at - _REACH)), {}
            windows.append((max(0, begin), at + _REACH, sorts))
        for one in (sort, "d") if sort == "y" else (sort,):
            sorts[one] = sorts.get(one, 0) + 1
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
