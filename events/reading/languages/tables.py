"""A language's table, loaded: words as sets, patterns compiled."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from events.reading.languages.literals import Filter

LANGUAGES = ("en", "ru", "az")
_NAMED = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, what it finds, and other settings of its table."""

    name: str
    pattern: re.Pattern[str]
    settings: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """What is known of one language.

    `words` are its lists; `patterns` those that stand alone, `rules` those of which there are several.
    `filter` tells where the rules of events and the patterns may match: the bits of a rule are its number's,
    those of a pattern stand in `bits`.
    """

    code: str
    words: Mapping[str, frozenset[str]]
    numbers: Mapping[str, Mapping[str, int]]
    texts: Mapping[str, Mapping[str, str]]
    patterns: Mapping[str, re.Pattern[str]]
    rules: Mapping[str, tuple[Rule, ...]]
    filter: Filter
    bits: Mapping[str, int]


@cache
def load_table(code: str) -> Table:
    """Load the table of a language, one of LANGUAGES."""
    content: dict[str, Any] = {}
    for name in (f"{code}.toml", f"{code}-events.toml"):
        part = tomllib.loads((files(__package__) / name).read_text("utf-8"))
        for section, some in part.items():
            content.setdefault(section, {}).update(some)
    lists: dict[str, Sequence[str]] = dict(content["words"])
    numbers: dict[str, dict[str, int]] = content["numbers"]
    lists |= {name: list(one) for name, one in numbers.items()}
    lists |= {name: list(one) for name, one in content.get("texts", {}).items()}
    patterns = {name: _compile(one, lists) for name, one in content["patterns"].items()}
    rules = {name: tuple(_rules(some, lists)) for name, some in content["rules"].items()}
    first = len(rules["events"])
    return Table(
        code=code,
        words={name: frozenset(words) for name, words in lists.items()},
        numbers=numbers,
        texts=content.get("texts", {}),
        patterns=patterns,
        rules=rules,
        filter=Filter([*(rule.pattern for rule in rules["events"]), *patterns.values()]),
        bits={name: 1 << number for number, name in enumerate(patterns, first)},
    )


def _rules(some: Sequence[Mapping[str, Any]], lists: Mapping[str, Sequence[str]]) -> list[Rule]:
    return [Rule(one["name"], _compile(one["pattern"], lists), one) for one in some]


def _compile(pattern: str, lists: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    return re.compile(_fill(pattern, lists))


def _fill(pattern: str, lists: Mapping[str, Sequence[str]]) -> str:
    """Put lists in the places of their names; longer words first, as the first that fits is taken."""

    def words(named: re.Match[str]) -> str:
        some = sorted(lists[named[1]], key=len, reverse=True)
        return "(?:" + "|".join(_fill(one, lists) for one in some) + ")"

    return _NAMED.sub(words, pattern)
