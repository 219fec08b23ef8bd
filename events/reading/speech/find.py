"""The speaker of each sentence, and how that is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from events.reading.document import Document
from events.reading.languages.tables import Table
from events.reading.segments import Segment
from events.reading.speech.people import People
from events.reading.speech.phrases import after_verb, before_verb, has_office
from events.reading.speech.quotes import find_quotes, mask

_WHO = re.compile(r",\s(?:who|котор(?:ый|ая))\b[^,.”\"»]*")
# The patterns that name a speaker.
_TELLING = ("own_words", "according", "say_after", "say_before", "announce")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who says a sentence, empty for the article itself; how that is known; where it names them."""

    speaker: str = ""
    reason: str = ""
    start: int = 0
    end: int = 0


def find_speakers(document: Document, publisher: str) -> list[Spoken]:
    """Return the speaker of each sentence."""
    text, low, table = document.text, document.low, document.table
    quotes = find_quotes(text)
    people = People(table)
    spoken: list[Spoken] = []
    waiting: list[int] = []
    paragraph, onward = -1, ""
    for number, segment in enumerate(document.segments):
        if segment.paragraph != paragraph:
            paragraph, waiting = segment.paragraph, []
        inside = [one for one in quotes if one[0] < segment.end and one[1] > segment.start]
        part = mask(text, segment.start, segment.end, inside)
        low_part = mask(low, segment.start, segment.end, inside)
        names = [name for name in _TELLING if document.may(name, number)] if segment.is_prose else []
        phrase = _find_phrase(part, low_part, table, names, publisher) if names else ""
        one = _spoken(text, segment, phrase, people) if phrase else Spoken()
        is_quoted = _share_quoted(part) > 0.5
        if one.speaker:
            # A quotation is often told of at its end, or the sentence after it.
            for earlier in waiting:
                spoken[earlier] = Spoken(one.speaker, f"the quotation ends with {one.reason}")
            waiting = []
            onward = one.speaker if document.search("onward", number, segment.start, segment.end) else onward
            about = document.may("about_before", number) and table.patterns["about_before"].search(low_part)
            if number and about and not spoken[-1].speaker:
                spoken[-1] = Spoken(one.speaker, f"told of in the next sentence: {one.reason}")
        elif onward and not is_quoted:
            one = Spoken(onward, f"what {onward} stated goes on")
        elif is_quoted:
            if people.last:
                one = Spoken(people.last, f"a quotation of {people.last}, who spoke last")
            waiting.append(number)
        spoken.append(one)
    return spoken


def _spoken(text: str, segment: Segment, phrase: str, people: People) -> Spoken:
    start = max(segment.start, text.find(phrase, segment.start, segment.end))
    end = start + len(phrase)
    # "…, who runs a hotel in Lachin": of the speaker, too.
    clause = _WHO.match(text, end, segment.end)
    return Spoken(*people.name(phrase), start, clause.end() if clause else end)


def _share_quoted(part: str) -> float:
    inside = part.count("\x00")
    return inside / (len(part) or 1)


def _find_phrase(part: str, low_part: str, table: Table, names: Sequence[str], publisher: str) -> str:
    """Return the words that name the speaker of a sentence; those of an agency only if there is no other.

    `names` are the patterns that may match there.
    """
    patterns = table.patterns
    if "own_words" in names and (own := patterns["own_words"].search(low_part)):
        return part[slice(*own.span(own.lastgroup or 0))].strip()
    found: list[tuple[int, str]] = []
    for name in ("according", "say_after"):
        if name not in names:
            continue
        for match in patterns[name].finditer(low_part):
            if phrase := after_verb(part[match.end() :], table):
                found.append((match.start(), phrase))
    for name in ("say_before", "announce"):
        if name not in names or (name == "announce" and found):
            continue
        phrases = [
            (match, phrase)
            for match in patterns[name].finditer(low_part)
            if not patterns["passive"].search(low_part[: match.start()])
            and (phrase := before_verb(part[: match.start()], table))
            and not _is_outlet(phrase, publisher)
        ]
        # The verb that ends a sentence speaks for all of it; else the first one.
        last = [one for one in phrases if not low_part[one[0].end() :].strip(" .”\x00")]
        chosen = (
            [*last[:1], *phrases[:1]] if last and not has_office(last[0][1], table) else last or phrases[:1]
        )
        found += [(match.start(), phrase) for match, phrase in chosen]
    others = [phrase for _, phrase in sorted(found) if not _is_outlet(phrase, publisher)]
    # An outlet that is told from retells what one with an office said.
    return next((one for one in others if has_office(one, table)), others[0] if others else "")


def _is_outlet(phrase: str, publisher: str) -> bool:
    """Return whether a speaker is the publisher itself."""
    name = re.sub(r"\W+", "", phrase.casefold())
    outlet = re.sub(r"\W+", "", publisher.casefold())
    return bool(outlet) and (name == outlet or (len(name) > 3 and name in outlet))
