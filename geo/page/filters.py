"""What the reader chooses besides day and district: scale of the axis, clock, kinds, language of names.

The widgets are given the view's values before each run and change the view when they are moved.
"""

from __future__ import annotations

import streamlit as st

from events.model import CLOCKS, KINDS
from geo.page.address import change_view, current_view
from geo.page.collection import Site
from geo.page.view import LANGS, SCALES, Scale, View

SCALE_WORDS: dict[Scale, str] = {"days": "Each day", "chronology": "Whole chronology"}


def show_filters(site: Site, view: View) -> None:
    """Show the scale of the axis, and behind a button what else may be chosen."""
    st.session_state.scale = view.scale
    st.segmented_control(
        "Steps",
        SCALES,
        format_func=SCALE_WORDS.__getitem__,
        key="scale",
        required=True,
        on_change=_change_scale,
        args=(site,),
        label_visibility="collapsed",
    )
    chosen: list[str] = [view.clock] if view.clock != CLOCKS[0] else []
    chosen += [f"{len(view.kinds)} kind{'s' * (len(view.kinds) != 1)}"] if view.kinds else []
    with st.popover("Clock and filters" + (f": {', '.join(chosen)}" if chosen else ""), key="filters"):
        _show_choices(view)


def _show_choices(view: View) -> None:
    state = st.session_state
    state.clock, state.kinds, state.lang = view.clock, list(view.kinds), view.lang
    st.segmented_control(
        "Up to the chosen day, what had",
        list(CLOCKS),
        key="clock",
        required=True,
        on_change=lambda: change_view(clock=state.clock),
    )
    st.multiselect(
        "Kinds of events in notes and marks (none: all)",
        list(KINDS),
        key="kinds",
        on_change=lambda: change_view(kinds=tuple(kind for kind in KINDS if kind in state.kinds)),
    )
    st.segmented_control(
        "Names on the map",
        list(LANGS),
        key="lang",
        required=True,
        on_change=lambda: change_view(lang=state.lang),
    )


def _change_scale(site: Site) -> None:
    """Keep the day within those of the new scale."""
    scale, day, settings = st.session_state.scale, current_view().date, site.settings
    if scale == "days":
        day = min(max(day, settings.first_day), settings.last_day)
    change_view(scale=scale, date=day, is_moved=True)
