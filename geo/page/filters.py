"""What the reader chooses besides day and district: scale of the axis, clock, kinds, language of names.

The widgets are given the view's values before each run and change the view when they are moved.
"""

from __future__ import annotations

import streamlit as st

from events.model import CLOCKS, KINDS
from events.words.catalogue import N_, _
from events.words.terms import word_clock, word_kind
from events.words.wording import count
from geo.page.address import change_view, current_view
from geo.page.collection import OpenCollection
from geo.page.view import LANGS, SCALES, Lang, Scale, View

SCALE_WORDS: dict[Scale, str] = {"days": N_("Each day"), "chronology": N_("Whole chronology")}
# The languages of names by their own names, which need no translation.
LANG_WORDS: dict[Lang, str] = {"en": "English", "az": "Azərbaycanca", "hy": "Հայերեն", "ru": "Русский"}


def show_filters(opened: OpenCollection, view: View) -> None:
    """Show the scale of the axis, and behind a button what else may be chosen."""
    st.session_state.scale = view.scale
    st.segmented_control(
        _("Steps"),
        SCALES,
        format_func=lambda scale: _(SCALE_WORDS[scale]),
        key="scale",
        required=True,
        on_change=_change_scale,
        args=(opened,),
        label_visibility="collapsed",
    )
    chosen = [word_clock(view.clock)] if view.clock != CLOCKS[0] else []
    chosen += [count("{n} kind", "{n} kinds", len(view.kinds))] if view.kinds else []
    label = _("Clock and filters: {chosen}").format(chosen=", ".join(chosen))
    with st.popover(label if chosen else _("Clock and filters"), key="filters"):
        _show_choices(view)


def _show_choices(view: View) -> None:
    state = st.session_state
    state.clock, state.kinds, state.lang = view.clock, list(view.kinds), view.lang
    st.segmented_control(
        _("Up to the chosen day, what had"),
        list(CLOCKS),
        format_func=word_clock,
        key="clock",
        required=True,
        on_change=lambda: change_view(clock=state.clock),
    )
    st.multiselect(
        _("Kinds of events in notes and marks (none: all)"),
        list(KINDS),
        format_func=word_kind,
        key="kinds",
        placeholder=_("All kinds"),
        on_change=lambda: change_view(kinds=tuple(kind for kind in KINDS if kind in state.kinds)),
    )
    st.segmented_control(
        _("Names on the map"),
        list(LANGS),
        format_func=LANG_WORDS.__getitem__,
        key="lang",
        required=True,
        on_change=lambda: change_view(lang=state.lang),
    )


def _change_scale(opened: OpenCollection) -> None:
    """Keep the day within those of the new scale."""
    scale, day, settings = st.session_state.scale, current_view().date, opened.settings
    if scale == "days":
        day = min(max(day, settings.first_day), settings.last_day)
    change_view(scale=scale, date=day, is_moved=True)
