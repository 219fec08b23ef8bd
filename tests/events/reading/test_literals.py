"""The letters that a pattern cannot do without, read off the pattern."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from events.reading.languages.literals import Filter, find_literals, find_parts
from events.reading.languages.tables import LANGUAGES, load_table
from events.reading.segments import lower

GOLD = Path(__file__).parent / "gold"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bdeadline\b", {"deadline"}),
        (r"den(?:y|ied)", {"deny", "denied"}),
        (r"(?:is|are) to", {"is to", "are to"}),
        (r"colou?r", {"color", "colour"}),
        (r"mov(?:ed|ing)\s+(?:from|out)", {"moved", "moving"}),
        (r"[kc]arabakh", {"karabakh", "carabakh"}),
        (r"(?<!not )said(?= that)", {"said"}),
        # The longer of what it needs is met by chance more rarely.
        (r"at \w+ dawn", {" dawn"}),
        (r"\w+ing|will \w+", {"ing", "will "}),
        (r"\d+", None),
        (r"(?:said)?\s*\w+", None),
        (r"said|\d+", None),
    ],
)
def test_literals(pattern: str, expected: set[str] | None) -> None:
    assert find_literals(pattern) == expected


def test_parts_are_those_that_every_match_has() -> None:
    assert find_parts(r"(?P<d>\d+) (?P<m>may)(?: (?P<y>\d{4}))?(?:(?P<a>a)|(?P<b>b))") == {"d", "m"}


def test_each_stretch_has_the_patterns_that_may_match_in_it() -> None:
    some = Filter([re.compile("entered|left"), re.compile("denied"), re.compile(r"\d")])
    assert some.find_masks("he left. she denied. no.", [(0, 8), (9, 20), (21, 24)]) == [0b101, 0b110, 0b100]
    # A word that goes across the end of a stretch is in none.
    assert some.find_masks("he left", [(0, 5)]) == [0b100]


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_pattern_of_a_table_matches_without_its_letters(code: str) -> None:
    table = load_table(code)
    patterns = [*(rule.pattern for rule in table.rules["events"]), *table.patterns.values()]
    texts = [lower(path.read_text("utf-8")) for path in sorted(GOLD.rglob("*.txt"))]
    missed = [
        (pattern.pattern, match.group())
        for pattern in patterns
        if (literals := find_literals(pattern.pattern)) is not None
        for text in texts
        for match in pattern.finditer(text)
        if not any(literal in match.group().lower() for literal in literals)
    ]
    assert missed == []
