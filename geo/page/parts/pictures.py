"""The map as a picture to take along: what is shown, as SVG, and as PNG that the browser paints of it."""

from __future__ import annotations

import streamlit as st

from events.exchange.formats import FORMATS, PNG, Stamp, suggest_name
from events.words.catalogue import _
from geo.drawing.axis_data import PictureData
from geo.page.parts.components import show_picture
from geo.page.session.collection import open_collection
from geo.page.session.options import data_folder


def offer_pictures(stamp: Stamp) -> None:
    """Offer the map as SVG and as PNG: the browser, which knows what of it is shown, asks for the drawing."""
    data: PictureData = {
        "formats": [
            (key, _(format.name), suggest_name(format, stamp))
            for key, format in (("svg", FORMATS["svg"]), ("png", PNG))
        ],
        "failed": _("The picture could not be made in this browser."),
    }
    with st.container(key="pictures"):
        show_picture(open_collection(data_folder()), data)
