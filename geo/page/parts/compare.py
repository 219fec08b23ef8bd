"""Two days compared: the button that begins it, what changed between them, and the map of each."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from events.words.catalogue import _, current_language
from geo.html.comparison import word_label
from geo.page.parts.components import show_linked
from geo.page.session.address import change_view, current_view
from geo.page.session.collection import OpenCollection
from geo.views.comparison import propose_day, write_comparison
from geo.views.view import View


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
        show_linked(opened, "comparison", html, label=word_label(view.compare), live=False)
