"""The page: what is shown where. Run it with `streamlit run app.py`.

A step of the slider runs this file once more. What every run needs is worked out once a server; the map is
redrawn in the browser, where all its dates are known, and only the notes are sent anew.
"""

from __future__ import annotations

import os

import streamlit as st

from events.errors import RecordsError
from events.records import SHIPPED
from geo.basemap import OWN
from geo.markup import faults, page_foot, page_head
from geo.page.address import read_address
from geo.page.controls import show_controls
from geo.page.panels import show_map, show_notes, show_table
from geo.page.site import Site, open_site
from geo.page.sources import show_disagreements, show_sources
from geo.page.texts import find_texts

DATA_VARIABLE = "HANDOVER_DATA"


def main() -> None:
    """Show the page that the address names."""
    st.set_page_config(page_title="Handover Map", page_icon="🗺️", layout="wide")
    st.html(OWN / "page.css")
    try:
        site = open_site(os.environ.get(DATA_VARIABLE, str(SHIPPED)))
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


def show_map_page(site: Site) -> None:
    """Show the map with its date, its notes and its table."""
    # Always there, so that a message which comes or goes does not shift the map to another place of the page,
    # where its frame would start anew.
    with st.container(key="messages"):
        view = read_address(site)
    now, clock, events = show_controls(site, view)
    left, right = st.columns([1.65, 1], gap="small")
    with right:
        show_notes(site, now, clock, events, view)
    with left:
        show_map(site, now, view)
    show_table(site)


main()
