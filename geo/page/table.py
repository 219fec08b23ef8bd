"""All events as a table, with a filter of its own and downloads: for everything that the map cannot say."""

from __future__ import annotations

import streamlit as st

from events.model import KINDS
from events.words.catalogue import _
from events.words.terms import word_kind
from events.words.wording import word_number
from geo.html.elements import part
from geo.page.collection import Site
from geo.page.exports import offer_table

# More rows than these stand on further pages.
MOST_ROWS = 100


@st.fragment
def show_table(site: Site) -> None:
    """Show all events as a table, with filters and downloads."""
    titles = {source.id: f"{source.publisher}: {source.title}" for source in site.collection.sources}
    with st.container(key="table"):
        st.html(part(_("All events")))
        # A closed popover costs nothing; open filters would be drawn anew by the browser at every run.
        with st.popover(_("Filter and download"), key="table_tools"):
            kinds = st.multiselect(_("Kind"), list(KINDS), key="table_kinds", format_func=word_kind)
            codes = st.multiselect(
                _("District"), list(site.names), key="table_districts", format_func=site.names.__getitem__
            )
            used = st.multiselect(
                _("Source"), list(titles), key="table_sources", format_func=titles.__getitem__
            )
            timeline = site.timeline
            rows = timeline.rows(timeline.pick(kinds=kinds, districts=codes, sources=used))
            with st.container(horizontal=True):
                offer_table(site, rows)
        begin = _choose_page(len(rows)) * MOST_ROWS
        st.html(site.notes.table(timeline.records(rows[begin:], MOST_ROWS)))


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
