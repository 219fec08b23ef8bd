"""A selection of a text to the passage that a record names: paragraph, and fingerprints of sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from events.desk.errors import DeskError, Value
from events.texts.edges import find_words
from events.texts.passages import fingerprint, split_paragraphs, split_sentences

# Of a passage, so many words lead a link to its beginning, and to its end.
_WORDS = 4
_MOST = 8


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text: its characters (end excluded), the paragraph (1-based), and its fingerprint."""

    start: int
    end: int
    paragraph: int
    mark: str


def normalise(text: str) -> str:
    """Return a text as the desk keeps it: lines end in one way, and stores refuse no character of it."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    return plain.encode("utf-8", "replace").decode("utf-8")


def list_sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text that is normalised, with their places in it."""
    found, at = [], 0
    for number, paragraph in enumerate(split_paragraphs(text), 1):
        begin = at = text.index(paragraph, at)
        for sentence in split_sentences(paragraph):
            start = text.index(sentence, at)
            at = start + len(sentence)
            found.append(Sentence(start, at, number, fingerprint(sentence)))
        at = begin + len(paragraph)
    return found


def find_passage(text: str, start: int, end: int) -> Value:
    """Return the passage of a selection (characters, end excluded), as the fields of an account.

    It is of the whole sentences that the selection touches. Raises DeskError if it touches none, more than
    eight, or those of several paragraphs.
    """
    touched = [one for one in list_sentences(text) if one.start < end and start < one.end]
    if not touched:
        raise DeskError(f"characters {start} to {end} hold no sentence: expected a selection in the text")
    if len({one.paragraph for one in touched}) > 1 or len(touched) > _MOST:
        raise DeskError(
            f"the selection has {len(touched)} sentences, of paragraphs {touched[0].paragraph} to "
            f"{touched[-1].paragraph}: expected at most {_MOST}, of one paragraph"
        )
    return {
        "paragraph": touched[0].paragraph,
        "sentences": [one.mark for one in touched],
        "words": _edges(text, touched),
    }


def _edges(text: str, touched: list[Sentence]) -> list[str]:
    """Return the first and the last words of a passage; none if they do not lead a browser there."""
    words = text[touched[0].start : touched[-1].end].split()
    if len(words) < 2 * _WORDS:
        return []
    edges = [" ".join(words[:_WORDS]), " ".join(words[-_WORDS:])]
    edges = [re.sub(r"^\W+|\W+$", "", one) for one in edges]
    paragraphs = split_paragraphs(text)
    return edges if all(one and len(find_words(one, paragraphs)) == 1 for one in edges) else []
