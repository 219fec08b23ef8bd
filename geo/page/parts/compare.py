"""Two days compared: the button that begins it, what changed between them, and the map of each."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from events.words.catalogue import _, current_language
from events.words.wording import word_day
from geo.page.parts.components import show_linked
from geo.page.session.address import change_view, current_view
from geo.page.session.collection import OpenCollection
from geo.views.comparison import propose_day, write_comparison
from geo.views.view import View

# At most this many districts and events are listed; of more districts than the last number no map is drawn.
MOST_CHANGED, MOST_BETWEEN, MOST_DRAWN = 20, 40, 200
# Of more districts than these not each without a change is named.
MOST_NAMED = 12


def show_compare_button(opened: OpenCollection, view: View) -> None:
    """Show the button that sets a second day beside the one that is shown."""
    if view.compare is None:
        st.button(
            _("Compare with another day"),
            key="compare_button",
            on_click=_begin,
            args=(opened,),
        )


def _begin(opened: OpenCollection) -> None:
    """Set a second day beside the one that is shown."""
    change_view(compare=propose_day(opened, current_view().date))
    st.session_state.proposed = True


def show_comparison(opened: OpenCollection, view: View) -> None:
    """Show the comparison of the two days, if there is a second one."""
    if view.compare is not None:
        html = write_comparison(opened, replace(view, q="", event=None, story=None), current_language())
        label = _("Comparison with {day}").format(day=word_day(view.compare))
        show_linked(opened, "comparison", html, label=label, live=False)
