"""The map as a picture to take along: what is shown, as SVG, and as PNG that the browser paints of it."""

from __future__ import annotations

import streamlit as st

from events.exchange.formats import FORMATS, PNG, suggest_name
from events.words.catalogue import _
from geo.drawing.axis_data import PictureData
from geo.page.parts.components import show_picture
from geo.page.session.collection import open_collection
from geo.page.session.options import data_folder
from geo.views.exports import draw_day
from geo.views.part import Part


def offer_pictures(part: Part) -> None:
    """Offer the map of a part's day as SVG and as PNG."""
    drawing, svg, stamp = draw_day(part), FORMATS["svg"], part.stamp
    with st.container(horizontal=True, key="pictures"):
        name = suggest_name(svg, stamp)
        st.download_button(_(svg.name), drawing.encode(), name, svg.mime, on_click="ignore")
        data: PictureData = {
            "drawing": drawing,
            "file": suggest_name(PNG, stamp),
            "label": _(PNG.name),
            "failed": _("This browser could not paint the picture: take the SVG."),
        }
        show_picture(open_collection(data_folder()), data)
