"""What of a text stands between quotation marks. This module imports nothing of the project."""

from __future__ import annotations

import re

_MARK = re.compile(r"[\"“”„«»]")
_OPENS, _CLOSES = "“„«", "”»"
# A quotation that is never closed ends with its paragraph; one that long is no quotation.
_LONGEST = 2500


def find_quotes(text: str) -> list[tuple[int, int]]:
    """Return the stretches between quotation marks, marks included, paragraph by paragraph."""
    quotes, begin = [], -1
    end_of_line = -1
    for mark in _MARK.finditer(text):
        at, sign = mark.start(), mark.group()
        if begin >= 0 and (at - begin > _LONGEST or "\n" in text[begin:at]):
            end_of_line = text.find("\n", begin)
            quotes.append((begin, end_of_line))
            begin = -1
        if begin < 0:
            if sign not in _CLOSES:
                begin = at
        elif sign not in _OPENS or sign == "“":
            quotes.append((begin, at + 1))
            begin = -1
    if begin >= 0 and len(text) - begin < _LONGEST:
        quotes.append((begin, len(text)))
    return quotes


def mask(text: str, start: int, end: int, quotes: list[tuple[int, int]]) -> str:
    """Return a stretch of a text with everything quoted made blank, each letter in its place."""
    part = text[start:end]
    for begin, stop in quotes:
        first, last = max(begin, start) - start, min(stop, end) - start
        if first < last:
            inner = part[first:last]
            blank = "".join("”" if letter in '"“”„«»' else "\x00" for letter in inner)
            part = part[:first] + blank + part[last:]
    return part
