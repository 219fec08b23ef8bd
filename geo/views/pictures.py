"""The map of a view as a picture: the part of the map that the reader sees, with its legend and sources."""

from __future__ import annotations

import re
from dataclasses import replace

from events.exchange.formats import Stamp
from events.words.catalogue import _
from geo.drawing.roles import find_roles
from geo.print.dossier import CLOCKS
from geo.print.projection import Window
from geo.print.sheet import Sheet, draw_sheet
from geo.views.opened_view import OpenedView

# The size of the map on the screen, in pixels.
SIZE = re.compile(r"([1-9]\d{1,3})x([1-9]\d{1,3})")
USUAL_SIZE = 830, 560
# The layer of the map that tells how many events there are.
COUNTS = "counts"


def draw_shown(shown: OpenedView, stamp: Stamp, size: tuple[int, int] = USUAL_SIZE) -> str:
    """Draw the map of the view as SVG, with its names in the language that is chosen for them.

    Where the view names a place of the map, just that is drawn, as wide and as high as a map of this size
    shows it; otherwise all districts. Of layers, those that the view has switched off are left out; where it
    shows counts of events, and none has a point, the picture says that it lacks them.
    """
    opened, view = shown.opened, shown.view
    off = frozenset(opened.groups) - {*view.layers} if view.layers else frozenset[str]()
    moment, roles = shown.moment(view.date), find_roles(opened.timeline.columns, list(opened.names))
    states = {code: state for code, state in moment.states.items() if roles.get(code, "handover") not in off}
    discs = () if COUNTS in off else moment.discs
    is_counted = COUNTS in view.layers if view.layers else opened.is_counted
    sheet = Sheet(
        title=shown.name(),
        stamp=stamp.words(),
        clock=_(CLOCKS[view.clock]),
        sources=shown.sources(shown.up_to(), view.date),
        window=_open_window(view.at, size) if view.at else None,
        left_out=[opened.groups[COUNTS]] if is_counted and not discs and COUNTS in opened.groups else [],
    )
    moment = replace(moment, lang=view.lang, states=states, off=off, discs=discs)
    return draw_sheet(opened.drawn_shapes, opened.settings, moment, sheet, chosen=view.district)


def read_size(text: str) -> tuple[int, int] | None:
    """Read the size of a map in pixels, such as 830x560; None if it is none."""
    found = SIZE.fullmatch(text)
    return (int(found[1]), int(found[2])) if found else None


def _open_window(at: str, size: tuple[int, int]) -> Window:
    lat, lon, zoom = map(float, at.split(","))
    return Window(lat=lat, lon=lon, zoom=zoom, size=size)
