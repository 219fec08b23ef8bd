"""The map of a day as a picture of its own: under a title with its date, above its sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import wrap

from events.model import Settings, Source
from events.words.catalogue import _
from events.words.direction import isolate
from events.words.wording import count
from geo.drawing.layers import Shapes
from geo.drawing.style import word_credits
from geo.escaping import escape
from geo.html.elements import tag, word_published
from geo.print.legend import draw_legend, list_samples, name_of, rectangle
from geo.print.moment import Moment
from geo.print.picture import FRAME, PLATE, Layout, draw_map, find_seen
from geo.print.projection import Box, Window

# More sources than these are counted, not named.
MOST_NAMED = 8
_HEAD, _LINE, _PAD, _LETTERS = 62, 16, 12, 132
# The height of a map as a part of its width.
_FLATTEST, _HIGHEST = 0.4, 1.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What stands around a map: a title, what was taken of the collection, its clock, the sources.

    With a `window` just what that shows is drawn, and the legend stands below it. `left_out` are the titles
    of layers that the reader sees, and that are not drawn.
    """

    title: str
    stamp: str
    clock: str
    sources: Sequence[Source] = ()
    window: Window | None = None
    left_out: Sequence[str] = ()


def draw_sheet(
    shapes: Shapes, settings: Settings, moment: Moment, sheet: Sheet, *, chosen: str | None = None
) -> str:
    """Draw the map with a title above it and the sources below it; return SVG that needs nothing else."""
    lines = [line for text in _list_notes(sheet, word_credits(shapes)) for line in wrap(text, _LETTERS)]
    layout, legend = replace(PLATE, top=_HEAD), ""
    foot = _HEAD + layout.frame.bottom + _PAD
    if sheet.window:
        layout = _lay_out(sheet.window)
        samples = [*list_samples(shapes, settings, name_of(moment.day), find_seen(shapes, settings, moment))]
        foot = _HEAD + layout.frame.bottom + _PAD
        if samples:
            legend, room = draw_legend(samples, Box(_PAD, 0, FRAME.right - _PAD, 0))
            legend = tag("g", legend, transform=f"translate(0 {foot - room.top:g})")
            foot += room.bottom - room.top + _PAD
    height = foot + len(lines) * _LINE + _PAD
    text = {"x": f"{_PAD}", "fill": "#1a1a1a"}
    return tag(
        "svg",
        rectangle(Box(0, 0, FRAME.right, height), fill="#fff"),
        tag("text", escape(sheet.title), y="28", font_size="22", font_weight="700", **text),
        tag("text", escape(sheet.clock), y="50", font_size="13", **text),
        draw_map(shapes, settings, moment, chosen=chosen, layout=layout),
        legend,
        *(
            tag("text", escape(line), y=f"{foot + (number + 1) * _LINE - 4:g}", font_size="12.5", **text)
            for number, line in enumerate(lines)
        ),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {FRAME.right:g} {height:g}",
        width=f"{FRAME.right:g}",
        height=f"{height:g}",
        role="img",
        aria_labelledby=f"{name_of(moment.day)}-title {name_of(moment.day)}-desc",
        font_family="sans-serif",
    )


def _lay_out(window: Window) -> Layout:
    """Return the layout of a map as wide as the sheet, and as high as the window asks for."""
    wide, high = window.size
    frame = Box(0, 0, FRAME.right, round(FRAME.right * min(max(high / wide, _FLATTEST), _HIGHEST)))
    return Layout(frame, frame, top=_HEAD, window=window)


def _list_notes(sheet: Sheet, credits: Sequence[str]) -> list[str]:
    """Return the paragraphs below the map."""
    first = sheet.sources[:MOST_NAMED]
    named = "; ".join(f"{isolate(one.publisher)}, {word_published(one)}" for one in first)
    if more := len(sheet.sources[MOST_NAMED:]):
        named += "; " + count("{n} article more", "{n} articles more", more)
    sources = _("Sources: {sources}.").format(sources=named) if named else _("Nothing in these sources.")
    left_out = _("Not drawn in this picture: {layers}.").format(layers="; ".join(sheet.left_out))
    return [sources, *([left_out] if sheet.left_out else []), sheet.stamp, " ".join(credits)]
