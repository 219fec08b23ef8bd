"""A text as every room goes through it: its small letters, its sentences, and what may be found in each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from events.reading.languages.tables import Table
from events.reading.segments import Segment, lower, split


@dataclass
class Document:
    """A text with its parts; `masks` tell of each sentence which rules and patterns may match there."""

    text: str
    low: str
    segments: Sequence[Segment]
    masks: Sequence[int]
    table: Table

    @classmethod
    def of(cls, text: str, table: Table, low: str = "") -> Document:
        """Part a text into sentences; `low` are its small letters, if they are known."""
        low = low or lower(text)
        segments = split(text, table.words["abbreviations"])
        return cls(
            text, low, segments, table.filter.find_masks(low, [(s.start, s.end) for s in segments]), table
        )

    def may(self, name: str, sentence: int) -> bool:
        """Return whether a pattern of the table may match in a sentence."""
        return bool(self.masks[sentence] & self.table.bits.get(name, 0))

    def search(self, name: str, sentence: int, start: int, end: int) -> re.Match[str] | None:
        """Search a stretch of a sentence for a pattern of the table; what is found counts from `start`."""
        return self.table.patterns[name].search(self.low[start:end]) if self.may(name, sentence) else None
