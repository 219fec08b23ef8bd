"""Precision and recall of a reading against gold, and every failure in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from events.dates import parse_when
from events.errors import DateError
from events.folding import fold
from events.kinds import DEADLINES
from events.reading.scoring.gold import Gold

MEASURES = (
    ("dates: words", "date words"),
    ("dates: value", "date value"),
    ("places: words", "place words"),
    ("places: id", "place id"),
    ("events: kind", "kind"),
    ("events: when", "when"),
    ("events: where", "where"),
    ("events: whole", "whole"),
    ("speakers", "speaker"),
    ("modality", "modality"),
)
_SMALL = frozenset(["the", "of", "a", "an", "and", "for", "in", "at", "by", "to", "s", "republic"])
_ENOUGH = 0.5
# The list, what one of it is called, and the field of its value.
_DATES, _PLACES = ("dates", "date", "edtf"), ("places", "place", "id")


@dataclass
class Tally:
    """How many were right, found, and to be found."""

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Return the share of what is there that was found."""
        return self.right / self.gold if self.gold else 1.0

    def add(self, right: int, found: int, gold: int) -> None:
        """Add counts."""
        self.right += right
        self.found += found
        self.gold += gold


@dataclass
class Score:
    """A tally for each measure, the failures, and how many planned or denied events passed for facts."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {key: Tally() for _, key in MEASURES})
    failures: list[str] = field(default_factory=list)
    as_fact: int = 0
    articles: int = 0


def score_articles(pairs: Sequence[tuple[Gold, Mapping[str, Any]]]) -> Score:
    """Score readings, in their JSON form, against gold."""
    score = Score(articles=len(pairs))
    for gold, found in pairs:
        if gold.has_words:
            _score_words(score, gold, found, _DATES)
            _score_words(score, gold, found, _PLACES)
        _score_events(score, gold, found)
    return score


def _score_words(score: Score, gold: Gold, found: Mapping[str, Any], names: tuple[str, str, str]) -> None:
    list_name, noun, value = names
    expected, given = list(gold.found.get(list_name, ())), list(found[list_name])
    value_key = f"{noun} {'value' if noun == 'date' else 'id'}"
    words = values = 0
    left = list(given)
    for one in expected:
        same = next((other for other in left if _overlap(one, other)), None)
        if same is None:
            score.failures.append(f"{gold.name}: {noun} missed: “{one['text']}” {one[value]}")
            continue
        left.remove(same)
        words += 1
        if _same_value(one[value], same[value]):
            values += 1
        else:
            score.failures.append(f"{gold.name}: {noun} “{one['text']}”: {same[value]}, not {one[value]}")
    score.failures += [f"{gold.name}: {noun} invented: “{one['text']}” {one[value]}" for one in left]
    score.tallies[f"{noun} words"].add(words, len(given), len(expected))
    score.tallies[value_key].add(values, len(given), len(expected))


def _overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return bool(
        one["start"] < other["start"] + len(other["text"])
        and other["start"] < one["start"] + len(one["text"])
    )


def _score_events(score: Score, gold: Gold, found: Mapping[str, Any]) -> None:
    expected, left = list(gold.found.get("events", ())), list(found["events"])
    pairs = []
    for one in expected:
        rivals = [other for other in left if other["kind"] == one["kind"] and _same_sentence(one, other)]
        if rivals:
            best = max(rivals, key=lambda other: _likeness(one, other))
            left.remove(best)
            pairs.append((one, best))
        else:
            score.failures.append(f"{gold.name}: event missed: {word_event(one)}")
    score.failures += [f"{gold.name}: event invented: {word_event(one)}" for one in left]
    counts = dict.fromkeys(("when", "where", "whole", "speaker", "modality"), 0)
    for one, other in pairs:
        checks = compare_events(one, other)
        for name in counts:
            counts[name] += checks[name]
        wrong = ", ".join(
            name for name in ("when", "where", "route", "speaker", "modality") if not checks[name]
        )
        if wrong:
            score.failures.append(f"{gold.name}: {wrong}: {word_event(other)}, not {word_event(one)}")
        score.as_fact += (
            other["modality"] == "reported"
            and one["modality"] in ("planned", "denied")
            and (one["kind"] not in DEADLINES)
        )
    total, all_found = len(expected), len(found["events"])
    score.tallies["kind"].add(len(pairs), all_found, total)
    for name in ("when", "where", "whole"):
        score.tallies[name].add(counts[name], all_found, total)
    for name in ("speaker", "modality"):
        score.tallies[name].add(counts[name], len(pairs), len(pairs))


def compare_events(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, bool]:
    """Compare a gold event with a found one, field by field; `whole` is all but the speaker."""
    deadline = one["kind"] in DEADLINES
    checks = {
        "when": _same_when(one.get("when") or "", other.get("when") or "", last_only=deadline),
        "where": set(one["districts"]) == set(other["districts"])
        and set(one["places"]) == set(other["places"]),
        "route": _route(one) == _route(other),
        # What is due is a plan by its kind.
        "modality": one["modality"] == other["modality"]
        or (deadline and {one["modality"], other["modality"]} <= {"reported", "planned"}),
        "speaker": same_speaker(one.get("attributed_to") or "", other.get("attributed_to") or ""),
    }
    checks["whole"] = all(checks[name] for name in ("when", "where", "route", "modality"))
    return checks


def _likeness(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    return sum(compare_events(one, other).values())


def _route(event: Mapping[str, Any]) -> tuple[str, str]:
    route = event.get("route") or {}
    return route.get("from") or "", route.get("to") or ""


def _same_sentence(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    mine = [_letters(each) for each in one.get("sentences") or [one["sentence"]]]
    theirs = _letters(other["sentence"])
    return any(each and (each in theirs or theirs in each) for each in mine)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())


def _same_value(one: str, other: str) -> bool:
    return one == other or _same_when(one, other)


def _same_when(one: str, other: str, *, last_only: bool = False) -> bool:
    """Return whether two EDTF texts mean the same days; of a deadline the last day counts."""
    if one == other or not one or not other:
        return one == other
    try:
        mine, theirs = parse_when(one), parse_when(other)
    except DateError:
        return False
    if mine.at or theirs.at:
        return mine.at == theirs.at
    if last_only:
        return mine.last == theirs.last
    # "Since" and "by" may be written as an open interval, or as the day itself.
    if "span" in (mine.precision, theirs.precision) and mine.precision != theirs.precision:
        span, day = (mine, theirs) if mine.precision == "span" else (theirs, mine)
        if (span.first is None) != (span.last is None):
            return (day.first, day.last)[span.first is None] == (span.first or span.last)
    return (mine.first, mine.last) == (theirs.first, theirs.last)


def same_speaker(one: str, other: str) -> bool:
    """Return whether two ways of naming a speaker share most words of the shorter."""
    mine, theirs = _name_words(one), _name_words(other)
    if not mine or not theirs:
        return mine == theirs
    return len(mine & theirs) / min(len(mine), len(theirs)) >= _ENOUGH


def _name_words(text: str) -> set[str]:
    folded = fold(text).replace("defence", "defense").replace("spokeswoman", "spokesman")
    return {word for word in folded.split() if word not in _SMALL}


def word_event(event: Mapping[str, Any]) -> str:
    """Word an event on one line."""
    route = " > ".join(_route(event)) if any(_route(event)) else ""
    where = " ".join([*event["districts"], *event["places"], route]).strip() or "region"
    who = event.get("attributed_to") or "the article"
    what = f"{event['kind']} {event.get('when') or 'unknown'} {where} {event['modality']}"
    return f"{what} by {who} (“{event['sentence'][:50]}…”)"
