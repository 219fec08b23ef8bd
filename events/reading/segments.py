"""Paragraphs and sentences of a text with their places in it, and its letters made small, place by place.

Sentences are split as `events.texts.passages` does, so that fingerprints of them are found again; that module
keeps no places, and this one knows the abbreviations of several languages.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

_BLANK = re.compile(r"(?:\r?\n|\r)[^\S\r\n]*(?:\r?\n|\r)\s*")
_LINE = re.compile(r"[\r\n]+")
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)")
# Characters: what is longer is no sentence, and rules would take long over it.
LONGEST = 4000
_LAST_WORD = re.compile(r"[\w.]+$")
_OPENERS = "\"“«„‘'([—–-"
# Letters whose small form is more than one character, which would move all places after them.
_LOWER = str.maketrans({"İ": "i"})


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence: its place in the text, and the number of its paragraph, from 0."""

    start: int
    end: int
    paragraph: int

    @property
    def is_prose(self) -> bool:
        """Return whether it can be a sentence."""
        return self.end - self.start <= LONGEST


def lower(text: str) -> str:
    """Return a text in small letters, each where it was."""
    low = (text.translate(_LOWER) if "İ" in text else text).lower()
    return low if len(low) == len(text) else "".join(one.lower()[:1] for one in text)


def split(text: str, abbreviations: Collection[str]) -> list[Segment]:
    """Split a text into sentences, in its order."""
    found: list[Segment] = []
    for number, (start, end) in enumerate(_split_paragraphs(text)):
        found += [Segment(*span, number) for span in _split_sentences(text, start, end, abbreviations)]
    return found


def _split_paragraphs(text: str) -> list[tuple[int, int]]:
    between = _BLANK if _BLANK.search(text.strip()) else _LINE
    begins, ends = [0], []
    for gap in between.finditer(text):
        ends.append(gap.start())
        begins.append(gap.end())
    spans = zip(begins, [*ends, len(text)], strict=True)
    return [span for start, end in spans if (span := _strip(text, start, end))[0] < span[1]]


def _split_sentences(
    text: str, start: int, end: int, abbreviations: Collection[str]
) -> list[tuple[int, int]]:
    spans, begin = [], start
    for mark in _END.finditer(text, start, end):
        at = mark.end()
        rest = text[at : at + 40].lstrip()
        if at < end and rest and not _is_end(text[begin:at], mark.group(), rest, abbreviations):
            continue
        spans.append((begin, at))
        begin = at
    if begin < end:
        spans.append((begin, end))
    stripped = [_strip(text, *span) for span in spans]
    return [(first, last) for first, last in stripped if any(one.isalnum() for one in text[first:last])]


def _is_end(before: str, mark: str, rest: str, abbreviations: Collection[str]) -> bool:
    if rest[0].islower() or (rest[0].isdigit() and mark[0] == "."):
        return False
    if len(rest) > 1 and rest[0] in _OPENERS and rest[1:].lstrip()[:1].islower():
        return False
    if mark != ".":
        return True
    word = _LAST_WORD.search(before)
    last = word.group().lower().rstrip(".") if word else ""
    # A number alone opens an item of a list; one letter is an initial.
    if len(last) == 1 and last.isalpha() and word and word.group()[0].isupper():
        return False
    return last not in abbreviations and not (last.isdigit() and before.strip(" .") == last)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))
