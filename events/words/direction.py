"""Texts from outside within sentences of ours: each keeps its own order, from left to right or the other way.

An element of HTML with `dir="auto"` does the same; this is for texts that are no element of their own, as in
a tip, a label, a citation or a picture.
"""

from __future__ import annotations

from unicodedata import bidirectional

from events.words.catalogue import current_locale

# First strong isolate, and its end (Unicode Standard Annex 9).
_BEGIN, _END = "\u2068", "\u2069"
_RIGHT_TO_LEFT = {"R", "AL"}


def current_direction() -> str:
    """Return in which direction the current language is written: "ltr" or "rtl"."""
    return str(current_locale().text_direction)


def isolate(text: str) -> str:
    """Return a text so that nothing around it changes its order, nor it that of what is around.

    A text that runs as the page does is returned as it is.
    """
    around = {"L"} if current_direction() == "rtl" else _RIGHT_TO_LEFT
    return f"{_BEGIN}{text}{_END}" if any(bidirectional(one) in around for one in text) else text
