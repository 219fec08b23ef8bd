"""The map of a view as a picture: the part of the map that the reader sees, with its legend and sources."""

from __future__ import annotations

import re
from dataclasses import replace

from events.exchange.formats import Stamp
from events.words.catalogue import _
from geo.drawing.layers import FEW_EVENTS
from geo.drawing.roles import find_roles
from geo.print.dossier import CLOCKS
from geo.print.projection import Window
from geo.print.sheet import Sheet, draw_sheet
from geo.views.shown import Shown

# The size of the map on the screen, in pixels.
SIZE = re.compile(r"([1-9]\d{1,3})x([1-9]\d{1,3})")
USUAL_SIZE = 830, 560
# The layer of the map that no picture has.
COUNTS = "counts"


def draw_shown(shown: Shown, stamp: Stamp, size: tuple[int, int] = USUAL_SIZE) -> str:
    """Draw the map of the view as SVG, with its names in the language that is chosen for them.

    Where the view names a place of the map, just that is drawn, as wide and as high as a map of this size
    shows it; otherwise all districts. Of layers, those that the view has switched off are left out; of the
    counts of events, the picture says that it has none.
    """
    opened, view = shown.opened, shown.view
    sheet = Sheet(
        title=shown.name(),
        stamp=stamp.words(),
        clock=_(CLOCKS[view.clock]),
        sources=shown.sources(shown.up_to(), view.date),
        window=_open_window(view.at, size) if view.at else None,
        left_out=[opened.groups[COUNTS]] if _counts_are_on(shown) else [],
    )
    off = frozenset(opened.groups) - {*view.layers} if view.layers else frozenset[str]()
    moment, roles = shown.moment(view.date), find_roles(opened.timeline.columns, list(opened.names))
    states = {code: state for code, state in moment.states.items() if roles.get(code, "handover") not in off}
    moment = replace(moment, lang=view.lang, states=states, off=off)
    return draw_sheet(opened.drawn_shapes, opened.settings, moment, sheet, chosen=view.district)


def read_size(text: str) -> tuple[int, int] | None:
    """Read the size of a map in pixels, such as 830x560; None if it is none."""
    found = SIZE.fullmatch(text)
    return (int(found[1]), int(found[2])) if found else None


def _counts_are_on(shown: Shown) -> bool:
    """Tell whether the view shows how many events there are, as circles that a browser alone works out."""
    opened, layers = shown.opened, shown.view.layers
    if COUNTS not in opened.groups:
        return False
    return COUNTS in layers if layers else len(opened.timeline.columns) > FEW_EVENTS


def _open_window(at: str, size: tuple[int, int]) -> Window:
    lat, lon, zoom = map(float, at.split(","))
    return Window(lat=lat, lon=lon, zoom=zoom, size=size)
