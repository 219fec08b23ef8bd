"""The map as a picture to take along: what is shown, as SVG, and as PNG that the browser paints of it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from events.exchange.formats import FORMATS, Stamp, suggest_name
from events.words.catalogue import _
from geo.drawing.axis_data import PictureData
from geo.page.parts.components import show_picture
from geo.page.session.collection import open_collection
from geo.page.session.options import data_folder
from geo.print.dossier import CLOCKS
from geo.print.sheet import Sheet, draw_sheet
from geo.views.shown import Shown


def offer_pictures(shown: Shown, stamp: Stamp) -> None:
    """Offer the map that is shown as SVG and as PNG."""
    drawing = draw_shown(shown, stamp)
    svg, png = FORMATS["svg"], FORMATS["png"]
    with st.container(horizontal=True, key="pictures"):
        name = suggest_name(svg, stamp)
        st.download_button(_(svg.name), drawing.encode(), name, svg.mime, on_click="ignore")
        data: PictureData = {
            "drawing": drawing,
            "file": suggest_name(png, stamp),
            "label": _(png.name),
            "failed": _("This browser could not paint the picture: take the SVG."),
        }
        show_picture(open_collection(data_folder()), data)


def draw_shown(shown: Shown, stamp: Stamp) -> str:
    """Draw the map of the view, with its names in the language that is chosen for them."""
    opened, view = shown.opened, shown.view
    used = opened.timeline.count_by_source(shown.up_to())
    sheet = Sheet(
        title=shown.name(),
        stamp=stamp.words(),
        clock=_(CLOCKS[view.clock]),
        sources=[source for source in opened.collection.sources if source.id in used],
    )
    moment = replace(shown.moment(view.date), lang=view.lang)
    return draw_sheet(opened.shapes, opened.settings, moment, sheet, chosen=view.district)
