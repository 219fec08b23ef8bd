"""The words that tell an event, and which stretch of the sentence belongs to each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from events.reading.languages.tables import Rule, Table
from events.reading.segments import Segment

# Of two that overlap the earlier here is kept.
PRIORITY = (
    *("extension", "agreement", "engineering", "deadline", "capture", "entry", "transfer", "hostilities"),
    *("leave", "movement", "report", "announcement", "background"),
)
# Told besides another event of the sentence, these are no event of their own.
WEAK = frozenset({"announcement", "background", "report"})


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that tell an event: the rule's name, their place, the stretch that is theirs."""

    name: str
    start: int
    end: int
    sentence: int
    begin: int = 0
    stop: int = 0


def find_hits(
    low: str, segments: Sequence[Segment], masks: Sequence[int], table: Table
) -> dict[int, list[Hit]]:
    """Return the hits of each sentence that has any, in order, with their stretches.

    `masks` tell of each sentence which rules may match there.
    """
    rules = table.rules["events"]
    every = (1 << len(rules)) - 1
    found: dict[int, list[Hit]] = {}
    for sentence, (segment, mask) in enumerate(zip(segments, masks, strict=True)):
        left = mask & every
        if not left or not segment.is_prose:
            continue
        hits = []
        while left:
            rule = rules[(left & -left).bit_length() - 1]
            left &= left - 1
            hits += [
                Hit(rule.name, match.start(), match.end(), sentence)
                for match in rule.pattern.finditer(low, segment.start, segment.end)
                if _counts(match, rule, low, segment, table)
            ]
        if hits:
            found[sentence] = _stretch(low, _without_overlaps(hits), segment, table)
    return found


def _counts(match: re.Match[str], rule: Rule, low: str, segment: Segment, table: Table) -> bool:
    """Return whether words tell an event of their own: a movement of somebody, not "after the handover"."""
    if rule.settings.get("needs") == "force" and not table.patterns["force"].search(
        low, segment.start, match.end() + 30
    ):
        return False
    return not table.patterns["nominal"].search(low, max(0, match.start() - 30), match.start())


def find_weak(low: str, segment: Segment, sentence: int, mask: int, table: Table) -> list[Hit]:
    """Return the hits of a sentence that count only where it tells nothing else."""
    return [
        Hit(rule.name, match.start(), match.end(), sentence, segment.start, segment.end)
        for name in ("announcement", "report")
        for number, rule in enumerate(table.rules["events"])
        if rule.name == name and mask & 1 << number
        for match in rule.pattern.finditer(low, segment.start, segment.end)
    ]


def _without_overlaps(hits: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    strong = [hit for hit in hits if hit.name not in WEAK]
    for hit in sorted(strong or hits, key=lambda one: (PRIORITY.index(one.name), one.start)):
        if all(hit.end <= other.start or hit.start >= other.end for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda one: one.start)


def _stretch(low: str, hits: list[Hit], segment: Segment, table: Table) -> list[Hit]:
    """Give each hit its stretch: up to what parts it from the next."""
    cuts = [segment.start]
    for one, after in pairwise(hits):
        cuts.append(_cut(low, one, after, table))
    cuts.append(segment.end)
    parted = []
    for number, hit in enumerate(hits):
        stop = max(cuts[number + 1], hit.end)
        parted.append(Hit(hit.name, hit.start, hit.end, hit.sentence, min(cuts[number], hit.start), stop))
    return _join(parted)


def _cut(low: str, one: Hit, after: Hit, table: Table) -> int:
    separator = table.patterns["separator"]
    marks = [mark.start() for mark in separator.finditer(low, one.end, after.start)]
    if marks:
        return marks[0]
    comma = low.rfind(", ", one.end, after.start)
    if comma >= 0:
        return comma
    # What says that it is to come belongs to the words after it: "were to leave".
    lead = table.patterns["lead"].search(low, one.end, after.start)
    return lead.start() if lead else after.start


def _join(hits: list[Hit]) -> list[Hit]:
    """Make one of two hits of the same kind that nothing parts."""
    joined: list[Hit] = []
    for hit in hits:
        last = joined[-1] if joined else None
        if (
            last
            and last.name == hit.name
            and (last.stop >= hit.start or hit.name in ("engineering", "hostilities", "extension"))
        ):
            end = hit.end if hit.name == "engineering" else last.end
            joined[-1] = Hit(last.name, last.start, end, last.sentence, last.begin, hit.stop)
        elif (
            last and last.name == "deadline" and hit.name in ("leave", "transfer") and last.stop >= hit.start
        ):
            # "The deadline for the handover": one thing.
            joined[-1] = Hit("deadline", last.start, last.end, last.sentence, last.begin, hit.stop)
        elif last and {last.name, hit.name} == {"leave", "transfer"} and last.stop >= hit.start:
            joined[-1] = Hit("transfer", last.start, last.end, last.sentence, last.begin, hit.stop)
        else:
            joined.append(hit)
    return joined
