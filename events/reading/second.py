"""A second reader beside the rules: what it proposes counts only as far as the text itself bears it out.

It may be a language model, and may invent. A proposal is accepted if the sentence that it names stands in
the text and holds the words that it claims, its places are places that the rules found in the article, its
date is one of the article's, and its speaker is named there. It never makes a fact of what the rules read as
a plan or a denial.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from events.dates import parse_when
from events.errors import DateError
from events.kinds import KINDS
from events.reading.findings import MODALITIES, FoundEvent, Modality, Reading, Words

_LONGEST = 200
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A proposal that the text does not bear out, and why."""

    proposal: str
    reason: str


def add_proposed(
    reading: Reading, text: str, proposals: Sequence[Any]
) -> tuple[Reading, tuple[Refusal, ...]]:
    """Return a reading with the proposals that the text bears out, marked as not certain, and the others."""
    events, refusals = list(reading.events), []
    for proposal in proposals[:_LONGEST]:
        reason, event = _judge(reading, text, proposal)
        if event is None:
            refusals.append(Refusal(str(proposal)[:_LONGEST], reason))
        elif not any(_is_known(event, other) for other in events):
            events.append(event)
    accepted = len(events) - len(reading.events)
    note = f"second reader: {accepted} added, {len(refusals)} refused"
    notes = (*reading.notes, note, *(f"refused: {one.reason}" for one in refusals))
    return replace(reading, events=tuple(events), notes=notes), tuple(refusals)


def _judge(reading: Reading, text: str, proposal: Any) -> tuple[str, FoundEvent | None]:
    """Return why a proposal is refused, or the event that it is."""
    if not isinstance(proposal, Mapping):
        return "no object", None
    kind, modality = proposal.get("kind"), proposal.get("modality", "reported")
    if kind not in KINDS or modality not in MODALITIES:
        return f"kind {kind!r} or modality {modality!r} is none of those that there are", None
    sentence, words = _text(proposal.get("sentence")), _text(proposal.get("words"))
    number = next((at for at, one in enumerate(reading.sentences) if sentence and _same(one, sentence)), None)
    if number is None:
        return "the sentence that it names is not in the text", None
    own = reading.sentences[number]
    if not words or words.casefold() not in own.casefold():
        return f"the words that it claims, {words!r}, are not in their sentence", None
    if reason := _judge_fields(reading, text, proposal):
        return reason, None
    start = text.find(own) + own.casefold().find(words.casefold())
    found = Words(text=text[start : start + len(words)], start=start, end=start + len(words), sentence=number)
    event = _event(proposal, own, found, kind, modality)
    return "", replace(event, modality=_careful(event, reading))


def _judge_fields(reading: Reading, text: str, proposal: Mapping[str, Any]) -> str:
    """Return what of place, date and speaker the text does not bear out; empty if all of it."""
    known = {one.id for one in reading.places} | {one.district for one in reading.places}
    route = proposal.get("route") or {}
    ends = [route.get("from"), route.get("to")] if isinstance(route, Mapping) else ["?"]
    for place in [*_list(proposal.get("districts")), *_list(proposal.get("places")), *filter(None, ends)]:
        if place not in known:
            return f"the place {place!r} is none of those in the text"
    when = _text(proposal.get("when"))
    days = {part for one in reading.dates for part in (one.edtf, one.edtf[:10])} | {reading.published}
    try:
        parts = [part for part in when.split("/") if part not in ("", "..")]
        if when:
            parse_when(when)
    except DateError:
        return f"{when!r} is no date"
    if any(part not in days for part in parts):
        return f"the date {when!r} is none of those in the text"
    speaker = _text(proposal.get("attributed_to"))
    here = set(_WORD.findall(text.casefold()))
    missing = [word for word in _WORD.findall(speaker.casefold()) if word not in here]
    return f"the speaker {speaker!r} is not named in the text" if missing else ""


def _event(
    proposal: Mapping[str, Any], sentence: str, words: Words, kind: str, modality: Modality
) -> FoundEvent:
    route = proposal.get("route") or {}
    return FoundEvent(
        words=words,
        sentence=sentence,
        kind=kind,
        modality=modality,
        when=_text(proposal.get("when")),
        reason="proposed by the second reader: its sentence holds the words that it claims",
        districts=tuple(_list(proposal.get("districts"))),
        places=tuple(_list(proposal.get("places"))),
        origin=_text(route.get("from")),
        to=_text(route.get("to")),
        attributed_to=_text(proposal.get("attributed_to")),
        is_certain=False,
    )


def _careful(event: FoundEvent, reading: Reading) -> Modality:
    """Return the modality: what the rules read in the same sentence as planned or denied is no fact."""
    others = {one.modality for one in reading.events if one.words.sentence == event.words.sentence}
    doubtful = others - {"reported"}
    return (
        doubtful.pop() if event.modality == "reported" and len(others) == 1 and doubtful else event.modality
    )


def _is_known(event: FoundEvent, other: FoundEvent) -> bool:
    same = (event.kind, event.words.sentence) == (other.kind, other.words.sentence)
    return same and (not event.districts or {*event.districts} == {*other.districts})


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _list(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
