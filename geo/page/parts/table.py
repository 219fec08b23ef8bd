"""The events that the filter lets through as a table, with downloads, for what the map cannot say."""

from __future__ import annotations

import streamlit as st

from events.words.catalogue import _
from events.words.wording import word_number
from geo.html.elements import part, word_hidden
from geo.page.parts.exports import offer_table
from geo.page.session.collection import OpenCollection
from geo.page.session.setting_aside import setting_aside
from geo.views.addresses import event_addresses
from geo.views.axis import choose_rows
from geo.views.view import View, leave_aside

# More rows than these stand on further pages.
MOST_ROWS = 100


def show_table(opened: OpenCollection, view: View) -> None:
    """Show the events as a table, with downloads; a row leads to its event on the map."""
    timeline = opened.timeline
    rows = timeline.rows(choose_rows(opened, view.filter))
    number, every = word_number(len(rows)), len(timeline.columns)
    title = _("All events ({n})") if len(rows) == every else _("Events that the filter lets through ({n})")
    with st.container(key="table", gap="xsmall"):
        st.html(part(title.format(n=number), level=2))
        if len(rows) < every:
            st.html(word_hidden(every - len(rows)))
        with st.popover(_("Download"), key="table_tools"), st.container(horizontal=True):
            offer_table(opened, view)
        _show_rows(opened, view)


@st.fragment
@setting_aside()
def _show_rows(opened: OpenCollection, view: View) -> None:
    """Show a page of rows; choosing another runs this part alone."""
    rows = opened.timeline.rows(choose_rows(opened, view.filter))
    begin = _choose_page(len(rows)) * MOST_ROWS
    events = opened.timeline.records(rows[begin:], MOST_ROWS)
    st.html(opened.notes.table(events, event_addresses(opened, events, leave_aside(view))))


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
