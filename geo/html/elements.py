"""The only maker of HTML: notes, marks, table and notices. Every text from outside is escaped here.

The functions return plain HTML without scripts; classes are styled by `geo/page/page.css`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from html import escape as _escape
from typing import Any
from urllib.parse import quote, urlencode

from events.model import (
    UNKNOWN,
    Event,
    Settings,
    Source,
    word_day,
    word_when,
)
from geo.drawing.style import CREDITS

# Besides HTML's own characters, those that end or open a JavaScript template.
_ALSO = str.maketrans({"`": "&#96;", "$": "&#36;", "{": "&#123;", "}": "&#125;", "\\": "&#92;"})


def escape(text: str) -> str:
    """Escape a text for HTML, for an attribute in quotes, and for HTML within a JavaScript template."""
    return _escape(text, quote=True).translate(_ALSO)


def script_json(value: Any) -> str:
    """Return a value as JSON that can stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=list)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def tag(name: str, *content: str, cls: str = "", **attributes: str) -> str:
    """Build an element: `content` is HTML already, attribute values are escaped."""
    given = ({"class": cls} if cls else {}) | attributes
    told = "".join(f' {key.replace("_", "-")}="{escape(value)}"' for key, value in given.items())
    return f"<{name}{told}>{''.join(content)}</{name}>"


def passage_url(source: Source, words: Sequence[str]) -> str:
    """Return the address of an article, with a text fragment where the record holds the words for one."""
    if len(words) != 2:
        return source.url
    parts = ",".join(quote(part, safe="").replace("-", "%2D") for part in words)
    # A text fragment stands behind a fragment that the address has already.
    return f"{source.url}{'' if '#' in source.url else '#'}:~:text={parts}"


def count(number: int, noun: str) -> str:
    """Word a count: 1 article, 3 articles."""
    return f"{number} {noun}{'s' * (number != 1)}"


def word_published(source: Source) -> str:
    """Word the day of an article: 25 November 2020, or undated."""
    return "undated" if source.published == UNKNOWN else word_day(date.fromisoformat(source.published))


def source_address(source: str, sentence: str = "") -> str:
    """Return the address of an article within the program, at a sentence by its fingerprint."""
    return "./sources?" + urlencode({"source": source} | ({"sentence": sentence} if sentence else {}))


def marks(days: Sequence[str], told: Mapping[str, Sequence[Event]]) -> str:
    """Return the strip below the slider: for each of its days a cell, with a dot for each kind of event.

    A dot with a ring stands for events whose accounts differ.
    """
    cells = []
    for number, day in enumerate(days):
        events = told.get(day, ())
        differing = {event.kind for event in events if event.differs}
        dots = "".join(
            tag("i", cls=f"dot {kind}" + (" differ" if kind in differing else ""))
            for kind in dict.fromkeys(event.kind for event in events)
        )
        if dots:
            title = f"{day}: " + " ".join(event.summary for event in events)
            left = f"left:{100 * number / max(len(days) - 1, 1):.3f}%"
            cells.append(tag("span", dots, cls="cell", style=left, title=title))
    return tag("div", *cells, cls="marks", aria_hidden="true")


def densities(stretches: Sequence[tuple[date, date, int]]) -> str:
    """Return the strip below the slider for many events: for each stretch of days a bar, high if full.

    The height grows with the square root of the number, so that a quiet stretch still shows.
    """
    most = max((number for *_, number in stretches), default=0)
    bars = []
    for first, last, number in stretches:
        span = word_day(first) if first == last else f"{word_day(first)} to {word_day(last)}"
        height = f"height:{100 * (number / most) ** 0.5 if most else 0:.0f}%"
        bars.append(tag("span", cls="bar", style=height, title=f"{span}: {count(number, 'event')}"))
    return tag("div", *bars, cls="marks bars", aria_hidden="true")


def day_strip(strip: str, days: Sequence[str]) -> str:
    """Return the strip below the slider with the days of its steps, which the map's script reads there."""
    return tag("div", strip, cls="axis", data_days=" ".join(days))


def page_head(settings: Settings) -> str:
    """Return the title of the collection and what it is about."""
    return tag(
        "header", tag("h1", escape(settings.title)), tag("p", escape(settings.description)), cls="page-head"
    )


def page_foot(settings: Settings, events: Sequence[Event], sources: Sequence[Source], check: str = "") -> str:
    """Return what the collection holds, what its check found, how to read it, whose shapes are drawn."""
    origins = count(len({source.origin for source in sources}), "independent origin")
    held = f"{count(len(events), 'event')} from {count(len(sources), 'article')} of {origins}"
    lines = (
        f"{settings.title}, collection {settings.version}: {held}.",
        *([check] if check else []),
        "Nothing is drawn that no source says. Words in “quotation marks” are a source’s; all others ours.",
        CREDITS,
    )
    return tag("footer", *(tag("p", escape(line)) for line in lines), cls="page-foot")


def part(title: str, quiet: str = "") -> str:
    """Return the title of a part of the notes, with a quiet line below it."""
    return tag("h3", escape(title), cls="notes-part") + (
        tag("p", escape(quiet), cls="quiet") if quiet else ""
    )


def day_title(day: date, events: Sequence[Event]) -> str:
    """Return a day in words, with its weekday; if it stands for a month or a year, that."""
    coarse = [word_when(event.when) for event in events if event.when.precision in ("month", "year")]
    is_coarse = bool(coarse) and len(coarse) == len(events)
    told, more = (coarse[0], "day not given") if is_coarse else (word_day(day), f"{day:%A}")
    return escape(told) + tag("small", more)


def day_heading(title: str, view: Mapping[str, Any]) -> str:
    """Return the chosen day, as `day_title` words it, in large letters.

    `view` is what the page shows; the map's script reads it there at every answer of the server.
    """
    attributes = {"role": "status", "data_view": json.dumps(view)}
    return tag("p", told("heading", title, "span"), cls="the-day", **attributes)


def digest(html: str) -> str:
    """Return a short name for a piece of HTML, the same for the same piece."""
    return sha256(html.encode()).hexdigest()[:12]


def told(place: str, html: str, element: str = "div", **attributes: str) -> str:
    """Return what is told of a day at a place of the page, where the map's script may tell another day.

    It sees by the digest what stands there.
    """
    return tag(element, html, cls="told", data_place=place, data_told=digest(html), **attributes)


def faults(title: str, lines: Sequence[str]) -> str:
    """Return a list of faults under a title."""
    items = "".join(tag("li", escape(line)) for line in lines)
    return tag("div", tag("p", escape(title)), tag("ul", items), cls="faults")


def void(element: str, /, **attributes: str) -> str:
    """Build an element that has neither content nor end, as `meta`: attribute values are escaped."""
    told = "".join(f' {key.replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    return f"<{element}{told}>"
