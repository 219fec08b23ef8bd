"""Where the notes stand beside the map, in two parts: what a step may change, and what it does not.

What happened before the first day of the slider is most of a small collection. It is sent when the page runs
whole; a step sends the rest. Either way the map's script may have told the same of the day before the server.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.html.elements import told
from geo.html.readings import scroll_to
from geo.page.address import asked_event
from geo.page.axis import shown_axis
from geo.page.collection import Site
from geo.page.telling import find_near, settle
from geo.page.view import View

# For the state and the day's own events, for those before it, and for the way to one that a link leads to.
Places = tuple[DeltaGenerator, DeltaGenerator, DeltaGenerator]


def show_notes(site: Site, view: View) -> Places:
    """Show the notes that no step changes; return the places around them for the others."""
    with st.container(key="notes"):
        of_day, earlier = st.empty(), st.empty()
        asked = asked_event()
        rows = settle(site, shown_axis(site), view.clock, view.kinds, view.district)
        if len(rows):
            st.html(site.notes.entries(site.timeline.records(rows), {asked} if asked else set()))
        return of_day, earlier, st.empty()


def show_day_notes(site: Site, view: View, places: Places, by_place: Mapping[str, str]) -> None:
    """Show what `tell` returns of the chosen day beside the map: down to where the settled notes begin."""
    asked = asked_event()
    # With an event opened the day is told otherwise than the browser would.
    near = {} if asked else find_near(site, st.session_state.scale, shown_axis(site), view)
    places[0].html(told("day", by_place["day"], **near))
    # Most steps change nothing of these: alone in their place they are left as they are.
    places[1].html(told("earlier", by_place["earlier"]))
    if asked:
        # Last, as what it leads to must be there.
        places[2].html(scroll_to(f"e-{asked}"), unsafe_allow_javascript=True)
