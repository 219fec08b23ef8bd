"""All places of a text: names that are capitals, with what stands beside them, told apart from each other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from events.reading.document import Document
from events.reading.findings import FoundPlace, Words
from events.reading.languages.tables import Table, load_table
from events.reading.places.choose import choose_all
from events.reading.places.lookup import Hit, Lookup

_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞƏÇĞİÖŞÜА-ЯЁІЇЄҐԱ-Ֆ][\w’'ʼ`-]*")
_GAPS = (" ", "\u00a0")
_WORD_AFTER = re.compile(r"[ \u00a0]\(?([\w’'-]+)")
_WORD_BEFORE = re.compile(r"([\w’'.-]+)[ \u00a0][\"“«‘']?$")
_OF = ("of", "von", "de")
_QUOTES = "\"“«‘'"
_MOST_WORDS = 3
_SHORTEST_GARBLED = 5
_KINDS = ("district", "city", "village")
_INITIAL = re.compile(r"^[^\W\d_]\.$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that may be a place: where it is, what it may be, and what speaks for it.

    `wanted` are the kinds that a word beside it tells; `is_located` says that a preposition stands before,
    `is_of_units` that its sentence speaks of districts.
    """

    start: int
    end: int
    text: str
    sentence: int
    hit: Hit
    wanted: str = ""
    is_located: bool = False
    is_name: bool = False
    is_of_units: bool = False


def find_places(document: Document, lookup: Lookup) -> tuple[FoundPlace, ...]:
    """Find the places of a text."""
    text, low, table = document.text, document.low, lookup.table
    starts = [segment.start for segment in document.segments]
    tokens = [one.span() for one in _CAPITAL.finditer(text)]
    # How many capitals stand side by side from each on.
    runs = [1] * len(tokens)
    for number in range(len(tokens) - 2, -1, -1):
        if text[tokens[number][1] : tokens[number + 1][0]] in _GAPS:
            runs[number] = min(_MOST_WORDS, runs[number + 1] + 1)
    mentions: list[Mention] = []
    number = 0
    while number < len(tokens):
        taken, mention = _mention(document, tokens, number, runs[number], lookup)
        if mention is not None:
            sentence = max(0, bisect_right(starts, mention.start) - 1)
            segment = document.segments[sentence]
            of_units = document.search("units", sentence, segment.start, segment.end) is not None
            mentions.append(replace(mention, sentence=sentence, is_of_units=of_units))
        number += taken
    mentions = _share_kinds(mentions, low, table)
    return tuple(
        FoundPlace(
            words=Words(text=one.text, start=one.start, end=one.end, sentence=one.sentence),
            id=choice.place.id,
            kind=choice.place.kind,
            district=choice.place.district,
            reason=choice.reason,
            rivals=choice.rivals,
            is_certain=choice.is_certain,
        )
        for one, choice in choose_all(mentions)
    )


def _mention(
    document: Document, tokens: Sequence[tuple[int, int]], number: int, run: int, lookup: Lookup
) -> tuple[int, Mention | None]:
    """Return how many of a run of capitals the name takes, and the name as a mention if it may be a place."""
    text, low, start = document.text, document.low, tokens[number][0]
    if low[start : tokens[number][1]].rstrip("-'’") in lookup.table.words["beside_place"]:
        return 1, None
    for count in range(run, 0, -1):
        last = number + count - 1
        end = tokens[last][1]
        name = text[start:end].rstrip("-'’")
        end = start + len(name)
        if len(name) < 3:
            continue
        beside = end
        if name.endswith(("'s", "’s")):
            name = name[:-2]
            end -= 2
        hit = lookup.find(name)
        if hit is None and (count > 1 or len(name) < _SHORTEST_GARBLED):
            continue
        wanted, is_behind = _kind_beside(low, start, beside, lookup.table)
        if hit is None and wanted:
            hit = lookup.find_garbled(name)
        if hit is None:
            continue
        located = _is_located(low, start, lookup.table) or (
            hit.likeness == "inflected" and lookup.table.code == "az"
        )
        # "Mayor of the town Narek Aleksanyan": a kind before a name may be of something else.
        is_name = not is_behind and _is_of_somebody(
            text, tokens, (number, last), lookup, is_after=bool(wanted)
        )
        return count, Mention(start, end, text[start:end], 0, hit, wanted, located, is_name)
    return 1, None


def _kind_beside(low: str, start: int, end: int, table: Table) -> tuple[str, bool]:
    """Return the kind that a word beside a name tells, and whether that word stands behind it."""
    kinds = _kinds(table.code)
    after = _WORD_AFTER.match(low, end)
    if after and after.group(1) in kinds:
        return kinds[after.group(1)], True
    before = low[max(0, start - 30) : start].rstrip(_QUOTES)
    if not before.endswith(_GAPS):
        return "", False
    previous = before.split()
    if len(previous) > 1 and previous[-1] == "the" and previous[-2] in _OF:
        del previous[-1]
    if len(previous) > 1 and previous[-1] in _OF:
        del previous[-1]
    if previous and previous[-1] in table.words["kind_before"] and previous[-1] in kinds:
        return kinds[previous[-1]], False
    return ("city" if before[:-1].endswith(tuple(table.words["city_before"])) else ""), False


@cache
def _kinds(code: str) -> dict[str, str]:
    """Return which kind of place a word of a language means."""
    words = load_table(code).words
    return {word: kind for kind in reversed(_KINDS) for word in words[f"{kind}_word"]}


def _is_located(low: str, start: int, table: Table) -> bool:
    before = _WORD_BEFORE.search(low[max(0, start - 25) : start])
    return bool(before) and before.group(1) in table.words["locative"]  # type: ignore[union-attr]


def _is_of_somebody(
    text: str, tokens: Sequence[tuple[int, int]], span: tuple[int, int], lookup: Lookup, *, is_after: bool
) -> bool:
    """Return whether a capital right beside a name makes it part of a person's or a club's name.

    `is_after` looks only at the one that follows.
    """
    table, (first, last) = lookup.table, span
    for number, near in ((last + 1, last), (first - 1, first))[: 1 if is_after else 2]:
        if not 0 <= number < len(tokens):
            continue
        other = text[tokens[number][0] : tokens[number][1]]
        left, right = sorted((number, near))
        if text[tokens[left][1] : tokens[right][0]] not in _GAPS:
            continue
        # The first word of a sentence is a capital in any case; where names are inflected it is rarely one.
        is_opening = number < first and _opens(text, tokens[number][0])
        name = text[tokens[first][0] : tokens[last][1]]
        if is_opening and (table.code != "en" or lookup.is_inflected(name)):
            continue
        if not _is_plain_neighbour(other, lookup, table):
            return True
    after = _WORD_AFTER.match(text[tokens[last][1] : tokens[last][1] + 25].lower())
    before = _WORD_BEFORE.search(text[max(0, tokens[first][0] - 25) : tokens[first][0]])
    if before and _INITIAL.match(before.group(1)):
        return True
    if is_after:
        return False
    words = [found.group(1).lower() for found in (after, before) if found]
    return any(word in table.words["club"] for word in words) or any(
        word in table.words["government"] for word in words[-1:] if before
    )


def _opens(text: str, start: int) -> bool:
    """Return whether a word opens a sentence."""
    before = text[max(0, start - 4) : start]
    return "\n" in before or before.rstrip(' “"«')[-1:] in ("", ".", "!", "?", ":")


def _is_plain_neighbour(other: str, lookup: Lookup, table: Table) -> bool:
    """Return whether a capital beside a place is no name of a person or club."""
    low = other.lower()
    if low in table.words["beside_place"] or low.endswith(("'s", "’s", "s'", "s’")):
        return True
    if low in table.words["month"] or low in table.words["weekday"]:
        return True
    if any(low in table.words[f"{kind}_word"] for kind in ("district", "city", "village")):
        return True
    hit = lookup.find(other)
    return (
        hit is not None
        and hit.likeness in ("spelled", "inflected")
        and any(place.kind not in ("village",) for place in hit.places)
    )


def _share_kinds(mentions: list[Mention], low: str, table: Table) -> list[Mention]:
    """Give the kind at the end of a list to all of it: "Dashkasan and Goygol districts"."""
    shared = list(mentions)
    for number in range(len(shared) - 2, -1, -1):
        one, after = shared[number], shared[number + 1]
        between = low[one.end : after.start].strip()
        tail = _WORD_AFTER.match(low[after.end : after.end + 30])
        is_list = (
            between in (",", *table.words["and"]) or between.removeprefix(",").strip() in table.words["and"]
        )
        plural = tail and tail.group(1) in table.words["several"]
        if is_list and not one.wanted and after.wanted and plural:
            shared[number] = replace(one, wanted=after.wanted, is_name=False)
    return shared
