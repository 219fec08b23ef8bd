"""All events as a table, with a filter of its own and downloads: for everything that the map cannot say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

from events.model import KINDS
from events.words.catalogue import _
from events.words.terms import word_kind
from events.words.wording import word_number
from geo.html.elements import part
from geo.page.collection import OpenCollection
from geo.page.exports import offer_table

_Code = TypeVar("_Code", bound=str)
# More rows than these stand on further pages.
MOST_ROWS = 100


@st.fragment
def show_table(opened: OpenCollection) -> None:
    """Show all events as a table, with filters and downloads."""
    titles = {source.id: f"{source.publisher}: {source.title}" for source in opened.collection.sources}
    with st.container(key="table"):
        st.html(part(_("All events")))
        # A closed popover costs nothing; open filters would be drawn anew by the browser at every run.
        with st.popover(_("Filter and download"), key="table_tools"):
            kinds = _choose(
                _("Kind"), _("All kinds"), "table_kinds", {kind: word_kind(kind) for kind in KINDS}
            )
            codes = _choose(_("District"), _("All districts"), "table_districts", opened.names)
            used = _choose(_("Source"), _("All sources"), "table_sources", titles)
            timeline = opened.timeline
            rows = timeline.rows(timeline.pick(kinds=kinds, districts=codes, sources=used))
            with st.container(horizontal=True):
                offer_table(opened, rows)
        begin = _choose_page(len(rows)) * MOST_ROWS
        st.html(opened.notes.table(timeline.records(rows[begin:], MOST_ROWS)))


def _choose(label: str, all_of_them: str, key: str, titles: Mapping[_Code, str]) -> list[_Code]:
    """Let some of the codes be chosen by their titles; none means all of them."""
    return st.multiselect(
        label, list(titles), key=key, format_func=titles.__getitem__, placeholder=all_of_them
    )


def _choose_page(count: int) -> int:
    """Let a page of the table be chosen, if it has more rows than one shows; return its number from 0."""
    pages = -(-count // MOST_ROWS)
    if pages <= 1:
        return 0
    # Fewer rows than before may not have the page that was shown.
    st.session_state.table_page = min(st.session_state.get("table_page", 1), pages)
    label = _("Page, of {pages}: {rows} rows each of {events} events").format(
        pages=word_number(pages), rows=MOST_ROWS, events=word_number(count)
    )
    return int(st.number_input(label, 1, pages, key="table_page", width=320)) - 1
