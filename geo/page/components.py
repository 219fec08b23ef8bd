"""The two parts of the page that are components of our own: the date axis and the notes.

Both run the same JavaScript modules as a published file does (`geo/web`), by way of `page.js`, the one
module that knows Streamlit's page. Python hands them data, and hears of the day on which the reader stays:
what stands under the handle while it moves is the browser's affair alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from events.dates import parse_day
from events.errors import DateError
from events.words.catalogue import current_language
from geo.drawing.axis_data import AxisProps, NotesData, PictureData
from geo.page.address import change_view, current_view, go_back, show_rejected
from geo.page.axis import Choices, make_axis_data
from geo.page.collection import OpenCollection
from geo.page.files import file_address
from geo.page.notes import block_address, block_size, digest, write_notes
from geo.page.view import write_view
from geo.page.words import word_axis

# What Streamlit is given as a component's script: it loads the module that all components share.
LOADER = """export default async function (component) {{
  const page = await import(new URL({address!r}, document.baseURI));
  return page.{mount}(component);
}}"""


@st.fragment
def show_axis(opened: OpenCollection, choices: Choices) -> None:
    """Show the axis; when the reader stays with a day, this alone runs again."""
    view = current_view()
    if replace(view, date=choices.view.date, event=choices.view.event) != choices.view:
        # Streamlit sends a choice made elsewhere together with a day, as one run of this part alone.
        st.rerun()
    show_rejected()
    data: AxisProps = {
        "axis": make_axis_data(opened, choices.axis, view.clock, view.kinds, current_language()),
        "words": word_axis(),
        "lang": current_language(),
        "move": (st.session_state.moves, view.date.isoformat()),
        "query": urlencode(write_view(view)),
    }
    _component("mountAxis", opened.page_script)(
        key="date",
        data=data,
        on_day_change=lambda: _take_day(choices),
    )


def show_notes(opened: OpenCollection, choices: Choices) -> None:
    """Show the notes of the chosen day; the browser fetches those of the days around it."""
    view = choices.view
    written = write_notes(opened, view)
    data: NotesData = {
        "day": view.date.isoformat(),
        "places": {place: (digest(html), html) for place, html in written.items()},
        "address": block_address(opened, view),
        "block": block_size(opened),
        "event": view.event,
    }
    with st.container(key="notes"):
        _component("mountNotes", opened.page_script)(
            key="notes_of_day",
            data=data,
            on_history_change=lambda: _take_history(opened),
        )


def show_picture(opened: OpenCollection, data: PictureData) -> None:
    """Show a button that hands a drawing out as PNG: the browser paints it."""
    _component("mountPicture", opened.page_script)(key="picture", data=data)


def _take_day(choices: Choices) -> None:
    """Take over the day on which the reader stays; a link's event is left behind with its day."""
    try:
        day = parse_day(str(st.session_state.date.get("day")))
    except DateError:
        return
    days = choices.axis.days
    if days[0] <= day <= days[-1]:
        change_view(date=day, event=None)


def _take_history(opened: OpenCollection) -> None:
    """Show the view of the entry of the browser's history to which the reader has gone."""
    # Where that entry is another page, the notes are not there any more.
    if (reported := st.session_state.get("notes_of_day")) is not None:
        go_back(opened, str(reported.get("history") or ""))


@cache
def _component(mount: str, script: str) -> Callable[..., Any]:
    """Return a component that hands itself to a function of the module at an address."""
    js = LOADER.format(address=file_address(script), mount=mount)
    return st.components.v2.component(f"handover_map.{mount}", js=js, isolate_styles=False)
