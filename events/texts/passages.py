"""Where a text says a thing: paragraphs, sentences, and fingerprints that stand for sentences.

A fingerprint is the first 16 hex digits of the SHA-256 of a sentence, NFKC-normalised, case-folded, with
every character that is not a letter or digit removed. It discloses nothing of the text, and finds the
sentence again in any copy of it, whatever its spacing, quotes and dashes. The splitter is our own and
small, because a fingerprint that is stored must not change with another version of a library's model; a
look-up does not depend on it, see `find_sentence`.

This module imports nothing of the project.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n")
# The end of a sentence: a mark, closing quotes or brackets, white space.
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)")
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "st",
        "gen",
        "col",
        "jan",
        "feb",
        "mar",
        "apr",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "no",
        "vs",
    ]
)
# Quotations are long: the sentence that someone fingerprinted may hold this many ends of ours.
_MOST_PARTS = 8


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article: the paragraph (1-based) and the characters within it (end excluded)."""

    paragraph: int
    start: int
    end: int


def split_paragraphs(text: str) -> list[str]:
    """Split a text at its blank lines, or at its line ends if it has no blank line.

    Empty paragraphs are left out, as they carry no number.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    between = _BLANK_LINE if _BLANK_LINE.search(plain) else _LINE
    return [part.strip() for part in between.split(plain) if part.strip()]


def split_sentences(paragraph: str) -> list[str]:
    """Split a paragraph into sentences, at marks followed by white space and no small letter or digit."""
    sentences, begin = [], 0
    for end in _ends(paragraph):
        rest = paragraph[end:].lstrip()
        if rest and (rest[0].islower() or rest[0].isdigit() or _is_abbreviation(paragraph[begin:end])):
            continue
        sentence = paragraph[begin:end].strip()
        if any(character.isalnum() for character in sentence):
            sentences.append(sentence)
        begin = end
    return sentences


def fingerprint(sentence: str) -> str:
    """Return the fingerprint of a sentence: 16 hex digits."""
    folded = unicodedata.normalize("NFKC", sentence).casefold()
    kept = "".join(character for character in folded if character.isalnum())
    return sha256(kept.encode()).hexdigest()[:16]


def find_sentence(mark: str, paragraphs: list[str], paragraph: int | None = None) -> Span | None:
    """Find the stretch of text that a fingerprint stands for, or None.

    Every run of up to eight parts between sentence marks is tried, so that a copy whose sentences would
    be split elsewhere is still recognised. `paragraph` (1-based) is looked at first.
    """
    numbers = list(range(1, len(paragraphs) + 1))
    if paragraph in numbers:
        numbers.remove(paragraph)
        numbers.insert(0, paragraph)
    for number in numbers:
        text = paragraphs[number - 1]
        ends = _ends(text)
        begins = [0, *ends[:-1]]
        for first, begin in enumerate(begins):
            for end in ends[first : first + _MOST_PARTS]:
                if fingerprint(text[begin:end]) == mark:
                    start = begin + len(text[begin:end]) - len(text[begin:end].lstrip())
                    return Span(number, start, end)
    return None


def _ends(paragraph: str) -> list[int]:
    ends = [match.end() for match in _END.finditer(paragraph)]
    return ends if ends and ends[-1] == len(paragraph) else [*ends, len(paragraph)]


def _is_abbreviation(text: str) -> bool:
    last = text.rsplit(None, 1)[-1] if text.split() else ""
    return last.rstrip(".").casefold() in _ABBREVIATIONS and last.endswith(".")
