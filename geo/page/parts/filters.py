"""What the reader chooses besides day and district: scale, clock, the filter, the language of names.

The widgets are given the view's values before each run and change the view when they are moved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from events.model import CLOCKS
from events.timeline.filter import NO_FILTER
from events.words.catalogue import _
from events.words.terms import word_clock
from events.words.wording import count
from geo.html.elements import language_links
from geo.page.parts.components import show_linked
from geo.page.session.address import change_view, current_view
from geo.page.session.collection import OpenCollection
from geo.views.choices import PARTS, SCALE_WORDS, name_parts, word_lang
from geo.views.view import SCALES, View, view_address


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
    if parts := view.filter.count_parts():
        chosen.append(count("{n} filter on", "{n} filters on", parts))
    label = _("Clock and filters: {chosen}").format(chosen=", ".join(chosen))
    with st.popover(label if chosen else _("Clock and filters"), key="filters"):
        _show_choices(opened, view)


def _show_choices(opened: OpenCollection, view: View) -> None:
    state = st.session_state
    state.clock, state.words = view.clock, view.filter.words
    st.segmented_control(
        _("Up to the chosen day, what had"),
        list(CLOCKS),
        format_func=word_clock,
        key="clock",
        required=True,
        on_change=lambda: change_view(clock=state.clock),
    )
    titles = name_parts(opened)
    # Two beside each other: in one column they would not fit below the button on a low screen.
    names = [name for name in PARTS if titles[name]]
    for at in range(0, len(names), 2):
        for name, column in zip(names[at : at + 2], st.columns(2, gap="small"), strict=False):
            with column:
                _show_part(view, name, titles[name])
    if titles["sides"]:
        st.text_input(_("With these words"), key="words", on_change=_change_words)
    if view.filter.count_parts():
        st.button(_("Show all events"), key="show_all", on_click=lambda: change_view(filter=NO_FILTER))
    if len(opened.langs) > 1:
        # Streamlit's own buttons cannot say in which language their words are.
        langs = {lang: word_lang(lang) for lang in opened.langs}
        addresses = {lang: view_address(replace(view, lang=lang)) for lang in langs}
        html = language_links(langs, addresses, view.lang or opened.langs[0])
        show_linked(opened, "languages", html, label=_("Names on the map"))


def _change_part(name: str, order: tuple[str, ...]) -> None:
    chosen = st.session_state[name]
    part: dict[str, Any] = {name: tuple(one for one in order if one in chosen)}
    change_view(filter=replace(current_view().filter, **part))


def _change_words() -> None:
    words = " ".join(st.session_state.words.split())
    change_view(filter=replace(current_view().filter, words=words))


def _show_part(view: View, name: str, titles: Mapping[str, str]) -> None:
    """Show the field of a part of the filter, which may let through all that the titles name."""
    label, all_of_them = PARTS[name]
    st.session_state[name] = list(getattr(view.filter, name))
    st.multiselect(
        _(label),
        list(titles),
        format_func=titles.__getitem__,
        key=name,
        placeholder=_(all_of_them),
        on_change=_change_part,
        args=(name, tuple(titles)),
    )


def _change_scale(opened: OpenCollection) -> None:
    """Keep the day within those of the new scale."""
    scale, day, settings = st.session_state.scale, current_view().date, opened.settings
    if scale == "days":
        day = min(max(day, settings.first_day), settings.last_day)
    change_view(scale=scale, date=day, is_moved=True)
