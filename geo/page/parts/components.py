"""The parts of the page that are components of our own: the date axis, the notes, and parts made of links.

All run the same JavaScript modules as a published file does (`geo/web`), by way of `page.js`, the one
module that knows Streamlit's page. Python hands them data, and hears of the day on which the reader stays:
what stands under the handle while it moves is the browser's affair alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import urlencode

import numpy as np
import streamlit as st

from events.dates import parse_day
from events.errors import DateError
from events.timeline.filter import NO_FILTER
from events.words.catalogue import _, current_language
from geo.drawing.axis_data import AxisProps, LinkedData, NotesData, PictureData, TargetData
from geo.page.session.address import change_view, current_view, follow_link, go_back, show_rejected
from geo.page.session.collection import OpenCollection, current_keeper, open_collection
from geo.page.session.files import file_address
from geo.page.session.media import list_media_origins
from geo.page.session.options import data_folder
from geo.page.session.setting_aside import setting_aside
from geo.page.session.texts import find_texts
from geo.views.axis import Choices, make_axis_data
from geo.views.comparison import propose_day
from geo.views.notes import block_address, block_size, digest, write_notes, write_spot
from geo.views.view import leave_aside, write_view
from geo.views.words import word_axis

# What Streamlit is given as a component's script: it loads the module that all components share.
LOADER = """export default async function (component) {{
  const page = await import(new URL({address!r}, document.baseURI));
  return page.{mount}(component);
}}"""


@st.fragment
def show_axis(opened: OpenCollection, choices: Choices) -> None:
    """Show the axis; when the reader stays with a day, this alone runs again."""
    view = current_view()
    st.session_state.proposed = False
    shown, is_moved = choices.view, view.date != choices.view.date
    if replace(view, date=shown.date, event=shown.event, q=shown.q) != shown or (view.compare and is_moved):
        # Streamlit sends a choice made elsewhere together with a day, as one run of this part alone.
        # Two days that are compared are compared anew when one of them is another.
        st.rerun()
    if opened is not open_collection(data_folder()) or current_keeper().problem != st.session_state.problem:
        # The collection has been opened anew, or cannot be: the whole page shows and tells it.
        st.rerun()
    with setting_aside():
        _show_axis(opened, choices)


def _show_axis(opened: OpenCollection, choices: Choices) -> None:
    view = current_view()
    show_rejected()
    st.session_state.runs = st.session_state.get("runs", 0) + 1
    data: AxisProps = {
        "axis": make_axis_data(opened, choices.axis, view.clock, view.filter, current_language()),
        "words": word_axis(opened.settings.kinds),
        "lang": current_language(),
        "move": (st.session_state.moves, view.date.isoformat()),
        "query": urlencode(write_view(view)),
        "run": st.session_state.runs,
        "offline": _(
            "Offline: the server does not answer. The map and the notes of the days around go on; all else "
            "comes back by itself, in the same view."
        ),
    }
    mount("mountAxis", opened.page_script)(
        key="date",
        data=data,
        on_day_change=lambda: _take_day(opened, choices),
    )


def show_notes(opened: OpenCollection, choices: Choices) -> None:
    """Show the notes of the chosen day; the browser fetches those of the days around it."""
    view = choices.view
    texts = find_texts(opened)
    spot = st.session_state.get("spot")
    if spot is not None and spot[0] == leave_aside(view):
        written = write_spot(opened, texts, view, spot[1])
    else:
        written = write_notes(opened, texts, view)
    data: NotesData = {
        "day": view.date.isoformat(),
        "places": {place: (digest(html), html) for place, html in written.items()},
        "address": block_address(opened, texts, view),
        "block": block_size(opened),
        "event": view.event,
        "media": list_media_origins(),
    }
    with st.container(key="notes"):
        mount("mountNotes", opened.page_script)(
            key="notes_of_day",
            data=data,
            on_history_change=lambda: _take_history(opened),
            # What is shown is sent anew by every run.
            on_renew_change=lambda: None,
            on_show_all_change=lambda: change_view(filter=NO_FILTER),
            on_spot_change=lambda: _take_spot(opened),
        )


def show_linked(opened: OpenCollection, key: str, html: str, *, label: str, live: bool = False) -> None:
    """Show a part whose links change the view, in a container of this key; `live`: changes are read out."""
    data: LinkedData = {"html": html, "label": label, "live": live}
    name = f"{key}_links"
    with st.container(key=key):
        mount("mountLinked", opened.page_script)(
            key=name, data=data, on_go_change=lambda: take_link(opened, name)
        )


def take_link(opened: OpenCollection, name: str) -> None:
    """Show the view of a link that was clicked in the part of this name."""
    if query := (st.session_state.get(name) or {}).get("go"):
        follow_link(opened, str(query))


def show_picture(opened: OpenCollection, data: PictureData) -> None:
    """Show a button that hands a drawing out as PNG: the browser paints it."""
    mount("mountPicture", opened.page_script)(key="picture", data=data)


def show_target(opened: OpenCollection, element: str) -> None:
    """Bring an element of the page into view; `element` is its id."""
    data: TargetData = {"element": element}
    mount("mountTarget", opened.page_script)(key="target", data=data)


def _take_day(opened: OpenCollection, choices: Choices) -> None:
    """Take over the day on which the reader stays; a link's event is left behind with its day."""
    try:
        day = parse_day(str(st.session_state.date.get("day")))
    except DateError:
        return
    days = choices.axis.days
    if days[0] <= day <= days[-1]:
        change_view(date=day, event=None)
        if st.session_state.get("proposed"):
            # The button that compares was pressed before the day was heard of: it is about this day.
            change_view(compare=propose_day(opened, day))


def _take_history(opened: OpenCollection) -> None:
    """Show the view of the entry of the browser's history to which the reader has gone."""
    # Where that entry is another page, the notes are not there any more.
    if (reported := st.session_state.get("notes_of_day")) is not None:
        go_back(opened, str(reported.get("history") or ""))


def _take_spot(opened: OpenCollection) -> None:
    """Show the notes of the events in the circle that was clicked, or again those of the day."""
    spot = (st.session_state.get("notes_of_day") or {}).get("spot")
    st.session_state.spot = None
    if not isinstance(spot, dict):
        return
    try:
        day, rows = parse_day(str(spot.get("day"))), np.array(spot.get("events"), dtype=np.int32).reshape(-1)
    except (DateError, TypeError, ValueError, OverflowError):
        return
    rows = rows[(rows >= 0) & (rows < len(opened.timeline.columns))]
    if len(rows):
        change_view(date=day, event=None)
        st.session_state.spot = (leave_aside(current_view()), rows)


@cache
def mount(function: str, script: str) -> Callable[..., Any]:
    """Return a component that hands itself to a function of the module at an address."""
    js = LOADER.format(address=file_address(script), mount=function)
    return st.components.v2.component(f"handover_map.{function}", js=js, isolate_styles=False)
