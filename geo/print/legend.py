"""What a picture needs to be read: hatches and arrow, legend, scale bar, credits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from textwrap import wrap
from typing import Any

from events.model import Settings
from events.words.catalogue import _
from geo.drawing.layers import Shapes
from geo.drawing.style import CLASH, ROUTE, WORDS, all_looks, looks_of, word_credits
from geo.drawing.symbols import ARROW_HEAD, ARROW_MARKER, INK, TILE, draw_as, draw_tile
from geo.escaping import escape
from geo.html.elements import tag
from geo.print.projection import Box, Plane

_ROW, _LINE, _PAD, _LETTERS = 19, 14, 9, 40
# Of the credits: the height of a line, the width of a letter, and the room of the scale beside them.
_EDGE_LINE, _WIDE, _SCALE = 15, 6.4, 75
_SWATCH = {"class": "swatch", "viewBox": "0 0 28 16", "width": "28", "height": "16", "aria_hidden": "true"}


def name_of(day: date) -> str:
    """Return what the ids within the picture of a day begin with."""
    return f"map-{day}"


def draw_swatch(cls: str, day: date) -> str:
    """Draw a field with the fill and hatch of a state; the map of that day must be in the document."""
    return draw_sample(_field(name_of(day), cls, all_looks()[cls].stroke))


def draw_sample(sample: str) -> str:
    """Wrap a sample of the legend into a small drawing of its own."""
    return tag("svg", sample, **_SWATCH)


def rectangle(box: Box, **attributes: str) -> str:
    """Draw a rectangle."""
    size = {"width": f"{box.right - box.left:g}", "height": f"{box.bottom - box.top:g}"}
    return tag("rect", x=f"{box.left:g}", y=f"{box.top:g}", **size, **attributes)


def line(kind: str, path: str) -> str:
    """Draw a border of a kind."""
    cls = f"border {kind}"
    return tag("path", cls=cls, d=path, **draw_as(cls))


def is_of_day(given: Mapping[str, Any], day: date) -> bool:
    """Tell whether a border is drawn on a day: as `isOfDay` in geo/web/map/ground/periods.js does."""
    return date.fromisoformat(given["since"]) <= day if "since" in given else True


def arrow(name: str, path: str, mark: str = "", **attributes: str) -> str:
    """Draw a route with its head; `mark` is a class of its own, with a space before it."""
    cls = f"route{mark}"
    attributes |= draw_as(cls)
    return tag("path", cls=cls, d=path, marker_end=f"url(#{name}-arrow)", **attributes)


def definitions(name: str, frame: Box, settings: Settings) -> Iterator[str]:
    """Return hatches, the head of the arrows and the frame, with ids that begin with the picture's name."""
    for key, look in (*looks_of(settings).items(), ("clash", CLASH)):
        tile = (tag(element, **attributes) for element, attributes in draw_tile(look))
        yield tag("pattern", *tile, id=f"{name}-{key}", **TILE)
    yield tag("marker", tag("path", **ARROW_HEAD), id=f"{name}-arrow", **ARROW_MARKER)
    yield tag("clipPath", rectangle(frame), id=f"{name}-frame")


def draw_legend(samples: Iterable[tuple[str, str]], corner: Box) -> tuple[str, Box]:
    """Draw the legend into the lower left of a `corner`; return it and the room it takes."""
    rows = [(sample, wrap(words, _LETTERS)) for sample, words in samples]
    height = _PAD * 2 + sum(_ROW + _LINE * (len(lines) - 1) for _, lines in rows)
    room = Box(corner.left, corner.bottom - height, corner.right, corner.bottom)
    parts, top = (
        [rectangle(room, fill="#fff", fill_opacity="0.95", stroke="#cfcac0", rx="4")],
        room.top + _PAD,
    )
    for sample, lines in rows:
        middle = top + (_ROW + _LINE * (len(lines) - 1)) / 2
        parts.append(tag("g", sample, transform=f"translate({room.left + _PAD:g} {middle - 8:g})"))
        first = middle + 4.2 - _LINE * (len(lines) - 1) / 2
        for number, text in enumerate(lines):
            x, y = f"{room.left + 46:g}", f"{first + number * _LINE:g}"
            parts.append(tag("text", escape(text), x=x, y=y, font_size="12.5", fill="#1a1a1a"))
        top += _ROW + _LINE * (len(lines) - 1)
    return tag("g", *parts, cls="legend"), room


def draw_edge(plane: Plane, left: float, shapes: Shapes) -> tuple[str, Box]:
    """Draw scale bar and credits along the lower edge, from `left` on; return them and the room they take."""
    frame, (length, wide) = plane.frame, plane.bar(120)
    low, right = frame.bottom - 9, frame.right - 10
    rim = {"fill": INK, "font_size": "12", "stroke": "#fff", "stroke_width": "3", "paint_order": "stroke"}
    bar = tag("path", d=f"M{left:g},{low - 8:g}v6h{wide:.1f}v-6", fill="none", stroke=INK, stroke_width="1.6")
    worded = f"{length:g} km" if length >= 1 else f"{length * 1000:g} m"
    scale = tag("text", worded, x=f"{left + wide + 7:.1f}", y=f"{low:g}", **rim)
    lines = wrap(
        " · ".join(word_credits(shapes, is_short=True)),
        max(int((right - left - wide - _SCALE) / _WIDE), _LETTERS),
    )
    high = _EDGE_LINE * max(len(lines) - 1, 0)
    written = (
        tag(
            "text",
            escape(text),
            x=f"{right:g}",
            y=f"{low - high + _EDGE_LINE * number:g}",
            text_anchor="end",
            **rim,
        )
        for number, text in enumerate(lines)
    )
    return tag("g", bar, scale, *written, cls="edge"), Box(left, low - 14 - high, frame.right, frame.bottom)


def list_samples(
    shapes: Shapes, settings: Settings, name: str, seen: AbstractSet[str]
) -> Iterator[tuple[str, str]]:
    """Return a sample and the words for all that is `seen`: looks, `route`, and kinds of lines."""
    for cls, look in looks_of(settings).items():
        if cls in seen:
            yield _field(name, cls, look.stroke), look.words
    if "clash" in seen:
        yield _field(name, "clash", CLASH.stroke), _(CLASH.words)
    if "route" in seen:
        yield arrow(name, "M1,8L20,8"), _(ROUTE.words)
    lines = {one["properties"]["kind"]: one["properties"]["name"] for one in shapes["borders"]["features"]}
    for kind, words in lines.items():
        if kind in seen:
            words = _(WORDS["border"]) if kind == "international_border" else words
            yield line(kind, "M0,8L28,8"), words


def _field(name: str, key: str, stroke: str) -> str:
    return rectangle(Box(0.5, 0.5, 27.5, 15.5), fill=f"url(#{name}-{key})", stroke=stroke)
