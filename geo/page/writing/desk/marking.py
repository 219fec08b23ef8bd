"""The text of an article with everything that was found marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import Any

from events.desk.articles import Text
from events.desk.holdings import Held
from events.words.catalogue import _
from geo.html.elements import tag

# A stretch of the text: its characters (end excluded), the element that marks it, and what it is.
Mark = tuple[int, int, str, str]


def show_marked(text: Text, proposals: Iterable[Held], current: str) -> str:
    """Return the article as HTML; the sentence of the proposal that is looked at stands out."""
    marks = [*_list_found(text.found or {})]
    for held in proposals:
        for one in held.present["found"]:
            element = "mark" if held.id == current else "u"
            title = f"{one.get('kind', '')}: {one.get('reason', '')}"
            marks.append((one["start"], one["end"], element, title))
    edges = sorted({0, len(text.text), *(edge for one in marks for edge in one[:2])})
    pieces = [_piece(text.text[begin:end], begin, marks) for begin, end in pairwise(edges)]
    return tag("div", *pieces, cls="desk-article", lang=str((text.found or {}).get("language") or "und"))


def _list_found(found: Mapping[str, Any]) -> Iterable[Mark]:
    for one in found.get("dates", ()):
        yield one["start"], one["start"] + len(one["text"]), "em", _("Date: {edtf}").format(edtf=one["edtf"])
    for one in found.get("places", ()):
        yield one["start"], one["start"] + len(one["text"]), "strong", _("Place: {id}").format(id=one["id"])


def _piece(text: str, begin: int, marks: Sequence[Mark]) -> str:
    written = escape(text).replace("\n", "<br>")
    for start, end, element, title in marks:
        if start <= begin and begin + len(text) <= end:
            written = tag(element, written, title=title)
    return written
