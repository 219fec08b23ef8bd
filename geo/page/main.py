"""The page: what is shown where.

What every run needs is worked out once a server. A step of the slider runs date and notes alone; the map is
redrawn in the browser, where all its dates are known.
"""

from __future__ import annotations

import gc
from base64 import b64encode
from contextlib import nullcontext
from functools import cache
from pathlib import Path
from secrets import token_hex

import streamlit as st

from events.errors import RecordsError
from geo.html.elements import faults, page_foot, page_head
from geo.page.address import current_view, read_address
from geo.page.collection import IS_OPEN, Site, open_site
from geo.page.controls import PACE, settle_play, show_pace
from geo.page.notes import show_notes
from geo.page.panels import show_axis, show_chooser, show_day, show_map, show_table
from geo.page.server import data_folder, wait_for_map
from geo.page.sources import show_disagreements, show_sources
from geo.page.texts import find_texts

HERE = Path(__file__).parent


def show_page() -> None:
    """Show the page that the address names."""
    st.set_page_config(page_title="Handover Map", page_icon=_icon(), layout="wide")
    st.html(HERE / "page.css")
    try:
        with nullcontext() if IS_OPEN.is_set() else st.spinner("Opening the collection …"):
            site = open_site(data_folder())
    except RecordsError as error:
        st.html(faults("The data files cannot be used", [str(fault) for fault in error.faults]))
        return
    pages = {
        "Map": st.Page(lambda: show_map_page(site), title="Map", default=True),
        "Sources": st.Page(lambda: show_sources(site), title="Sources", url_path="sources"),
        "Disagreements": st.Page(
            lambda: show_disagreements(site), title="Disagreements", url_path="disagreements"
        ),
    }
    page = st.navigation(list(pages.values()), position="hidden")
    with st.container(key="head", horizontal=True, vertical_alignment="center"):
        st.html(page_head(site.settings))
        for name, one in pages.items():
            st.page_link(one, label=name)
    lines = [str(fault) for fault in site.collection.faults] + list(site.unplaced)
    if lines:
        st.html(faults(f"{site.collection.set_aside} records are set aside, as they cannot be used:", lines))
    page.run()
    check = find_texts(site).check
    st.html(page_foot(site.settings, site.collection.events, site.collection.sources, check))
    _keep_imports()


@cache
def _icon() -> str:
    """Return the picture of the browser's tab within its own address.

    At each change of the page's address the browser looks at it again: a file would be asked for each time,
    and a drawing, such as an emoji, drawn.
    """
    return "data:image/png;base64," + b64encode((HERE / "icon.png").read_bytes()).decode()


@cache
def _keep_imports() -> None:
    """Spare the garbage collector, which runs after every step, all that the first page has imported."""
    gc.collect()
    gc.freeze()


def show_map_page(site: Site) -> None:
    """Show the map with its date, its notes and its table."""
    read_address(site)
    settle_play(site)
    # The style sheet puts these in their places: a step runs the first alone, and the map stands outside it.
    st.session_state.is_whole_run = True
    is_first = "opening" not in st.session_state
    opening = st.session_state.setdefault("opening", token_hex(8))
    view = current_view()
    with st.container(key="view"):
        step = st.container()
        timeline, pace = st.container(key="timeline"), st.container(**PACE)
        show_map(site, view, opening)
        if is_first:
            # What else the browser has to draw would keep it from drawing the map.
            wait_for_map(opening)
        with timeline:
            show_axis(site, view)
        with pace:
            show_pace(site, view)
        show_chooser(site, view)
        places = show_notes(site, view)
        with step:
            show_day(site, places)
    show_table(site)
