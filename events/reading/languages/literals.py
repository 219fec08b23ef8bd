"""Letters that a pattern cannot do without, so that one pass over a text tells which patterns to try where.

`find_literals` reads them off the pattern itself, as engines do that search for many patterns at once (RE2's
FilteredRE2): a table needs no list of cues beside its patterns, which would sooner or later not fit them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product

# The library's own reader of patterns; it has had no other name since Python 3.11.
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from ahocorasick import Automaton

# So many ways of writing a part of a pattern are put together with those of its neighbours, and so many kept.
_MOST, _MOST_KEPT = 400, 800

Strings = frozenset[str]
_EMPTY: Strings = frozenset([""])


def find_literals(pattern: str) -> Strings | None:
    """Return texts, one of which is in whatever a pattern matches; None if it has none such."""
    whole, needed = _read(parser.parse(pattern))
    return _better(whole, needed)


def _read(items: Iterable[tuple[Any, Any]]) -> tuple[Strings | None, Strings | None]:
    """Return all texts that a sequence can be, None if they are too many; and the best that it needs."""
    best: Strings | None = None
    run: Strings | None = _EMPTY
    is_whole = True
    for code, value in items:
        whole, needed = _read_one(code, value)
        joined = _cross(run, whole)
        if joined is None:
            is_whole = False
            best = _better(_better(best, run), needed)
            run = whole or _EMPTY
        else:
            run = joined
    return (run, run) if is_whole else (None, _better(best, run))


def _read_one(code: Any, value: Any) -> tuple[Strings | None, Strings | None]:
    if code is codes.LITERAL:
        return frozenset([chr(value)]), None
    if code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
        return _EMPTY, None
    if code is codes.SUBPATTERN:
        return _read(value[3])
    if code is codes.BRANCH:
        return _read_branch([_read(one) for one in value[1]])
    if code is codes.IN and all(kind is codes.LITERAL for kind, _ in value):
        return frozenset(chr(one) for _, one in value), None
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        least, most, inner = value
        whole, needed = _read(inner)
        if most == 1 and whole is not None:
            return (whole if least else whole | _EMPTY), None
        return None, (_better(whole, needed) if least else None)
    return None, None


def _read_branch(
    ways: Sequence[tuple[Strings | None, Strings | None]],
) -> tuple[Strings | None, Strings | None]:
    if all(whole is not None for whole, _ in ways):
        joined = frozenset[str]().union(*(whole for whole, _ in ways if whole is not None))
        return (joined, None) if len(joined) <= _MOST else (None, _better(joined, None))
    needed = [_better(*way) for way in ways]
    if any(one is None for one in needed):
        return None, None
    return None, frozenset[str]().union(*(one for one in needed if one is not None))


def _cross(one: Strings | None, other: Strings | None) -> Strings | None:
    if one is None or other is None or len(one) * len(other) > _MOST:
        return None
    return frozenset(first + second for first, second in product(one, other))


def _better(one: Strings | None, other: Strings | None) -> Strings | None:
    """Return the set whose shortest text is longer: it is found by chance more rarely."""
    some = [each for each in (one, other) if each and "" not in each and len(each) <= _MOST_KEPT]
    return max(some, key=lambda each: (min(map(len, each)), -len(each)), default=None)


def find_parts(pattern: str) -> Strings:
    """Return the named parts that whatever a pattern matches has."""
    read = parser.parse(pattern)
    names = {number: name for name, number in read.state.groupdict.items()}
    return frozenset(names[number] for number in _numbers(read) if number in names)


def _numbers(items: Iterable[tuple[Any, Any]]) -> Iterable[int]:
    for code, value in items:
        if code is codes.SUBPATTERN:
            yield value[0]
            yield from _numbers(value[3])
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and value[0]:
            yield from _numbers(value[2])


class Filter:
    """Which of several patterns may match in which stretch of a text."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        """Give each pattern the bit of its number; one that needs no letters is always to be tried."""
        self.always = 0
        bits: dict[str, int] = {}
        for number, pattern in enumerate(patterns):
            literals = find_literals(pattern.pattern)
            if literals is None:
                self.always |= 1 << number
            for literal in literals or ():
                bits[literal] = bits.get(literal, 0) | 1 << number
        self._automaton = Automaton()
        for literal, mask in bits.items():
            self._automaton.add_word(literal, (len(literal), mask))
        self._automaton.make_automaton()

    def find_masks(self, text: str, stretches: Sequence[tuple[int, int]]) -> list[int]:
        """Return the bits of the patterns that may match in each stretch; these are in order, and apart."""
        masks = [self.always] * len(stretches)
        number, count = 0, len(stretches)
        for last, (length, mask) in self._automaton.iter(text):
            while number < count and stretches[number][1] <= last:
                number += 1
            if number == count:
                break
            if last - length + 1 >= stretches[number][0]:
                masks[number] |= mask
        return masks
