"""The words that tell an event, and which stretch of the sentence belongs to each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from events.reading.languages.tables import Rule, Table
from events.reading.segments import Segment

# Of two that overlap the earlier here is kept.
PRIORITY = (
    *(
        "same",
        "done",
        "due",
        "former",
        "extension",
        "agreement",
        "engineering",
        "deadline",
        "capture",
        "entry",
        "transfer",
        "hostilities",
    ),
    *("leave", "movement", "report", "announcement", "background"),
)
# Those that happen in a place, which may be told before them.
PLACED = ("entry", "transfer", "capture", "leave", "movement", "deadline", "due")
# Characters between a deadline and what it is for.
_BESIDE = 30
# What sets or moves a day is not what "so was Agdam" repeats.
_SETTING = ("due", "deadline", "extension")
# What was due before a deadline was moved stands beside what moved it.
_DUE_BEFORE = ("due", "former")
# Told besides another event of the sentence, these are no event of their own.
WEAK = frozenset({"announcement", "background", "report"})


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that tell an event: the rule's name, their place, the stretch that is theirs.

    Those that only repeat another's ("so was Agdam") have its name.
    """

    name: str
    start: int
    end: int
    sentence: int
    begin: int = 0
    stop: int = 0
    is_repeated: bool = False


def find_hits(
    low: str, segments: Sequence[Segment], masks: Sequence[int], table: Table
) -> dict[int, list[Hit]]:
    """Return the hits of each sentence that has any, in order, with their stretches.

    `masks` tell of each sentence which rules may match there.
    """
    rules = table.rules["events"]
    every = (1 << len(rules)) - 1
    found: dict[int, list[Hit]] = {}
    last = ""
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
            kept = _repeat(_without_overlaps(hits, low, table), last)
            if kept:
                found[sentence] = _stretch(low, kept, segment, table)
                last = kept[-1].name
    return found


def _repeat(hits: list[Hit], last: str) -> list[Hit]:
    """Give "so was", "that of" and "as it did" the name of what they repeat: the one told before them."""
    named: list[Hit] = []
    for hit in hits:
        before = next((one.name for one in reversed(named) if one.name not in _SETTING), "")
        if hit.name == "same":
            hit = replace(hit, name=before or last, is_repeated=True)
        elif hit.name == "done":
            # Not of what comes right before it: "the handover was completed" is told once.
            is_apart = bool(named) and named[-1].name in _SETTING and before in ("transfer", "leave")
            hit = replace(hit, name=before if is_apart else "", is_repeated=True)
        elif hit.name == "former":
            hit = replace(hit, name="deadline")
        named += [hit] if hit.name else []
    return named


def _counts(match: re.Match[str], rule: Rule, low: str, segment: Segment, table: Table) -> bool:
    """Return whether words tell an event of their own: a movement of somebody, not "after the handover"."""
    if rule.settings.get("needs") == "force" and not table.patterns["force"].search(
        low, segment.start, match.end() + 30
    ):
        return False
    if rule.name in ("deadline", "same", "due"):
        return True
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


def _without_overlaps(hits: list[Hit], low: str, table: Table) -> list[Hit]:
    kept: list[Hit] = []
    strong = [hit for hit in hits if hit.name not in WEAK]
    for hit in sorted(strong or hits, key=lambda one: (PRIORITY.index(one.name), one.start)):
        if hit.name == "extension":
            # "It was due on the 15th, but the date was moved": what was due is another thing.
            ends = [one.end() for one in table.patterns["scope_end"].finditer(low, hit.start, hit.end)]
            formers = [one.end for one in kept if one.name in _DUE_BEFORE and hit.start < one.end < hit.end]
            hit = replace(hit, start=max([hit.start, *ends, *formers]))
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
        parted.append(replace(hit, begin=min(cuts[number], hit.start), stop=stop))
    return _join(parted, low, table)


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


def _join(hits: list[Hit], low: str, table: Table) -> list[Hit]:
    """Make one of two hits of the same kind that nothing parts."""
    joined: list[Hit] = []
    for hit in hits:
        last = joined[-1] if joined else None
        if last and (hit.is_repeated or table.patterns["scope_end"].search(low, last.end, hit.start)):
            joined.append(hit)
        elif (
            last
            and last.name == hit.name
            and (last.stop >= hit.start or hit.name in ("engineering", "hostilities", "extension"))
        ):
            end = hit.end if hit.name == "engineering" else last.end
            joined[-1] = Hit(last.name, last.start, end, last.sentence, last.begin, hit.stop)
        elif (
            last
            and hit.name in ("leave", "transfer")
            and last.stop >= hit.start
            and (last.name == "deadline" or (last.name == "extension" and hit.start - last.end < _BESIDE))
        ):
            # "The deadline for the handover": one thing.
            joined[-1] = replace(last, stop=hit.stop)
        elif last and {last.name, hit.name} == {"leave", "transfer"} and last.stop >= hit.start:
            joined[-1] = Hit("transfer", last.start, last.end, last.sentence, last.begin, hit.stop)
        else:
            joined.append(hit)
    return joined
