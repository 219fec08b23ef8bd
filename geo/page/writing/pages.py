"""The pages that write, for navigation: those that are on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from events.records.folder import SHIPPED
from events.words.catalogue import N_, _
from geo.html.elements import faults
from geo.page.session.collection import OpenCollection
from geo.page.session.options import data_folder
from geo.page.streamlit_internals import current_session
from geo.page.writing.door import the_door
from geo.page.writing.sign_in import show_sign_out, sign_in
from geo.page.writing.switches import switched_on


@dataclass(frozen=True, slots=True)
class WritingPage:
    """A page that writes: its name in `switches.NAMES` and in its address, its title, and what shows it.

    `asks_name` is for a page that keeps who has changed what.
    """

    name: str
    title: str
    show: Callable[[OpenCollection], None]
    asks_name: bool = False


def find_pages() -> tuple[WritingPage, ...]:
    """Return the pages that are on."""
    known = (
        WritingPage("import", N_("Import"), _show_import),
        WritingPage("desk", N_("Desk"), _show_desk, asks_name=True),
    )
    names = switched_on()
    return tuple(page for page in known if page.name in names)


def show_writing(page: WritingPage, opened: OpenCollection) -> None:
    """Show a page to those who are signed in; the form that asks for the password to others."""
    with st.container(key="writing"):
        if data_folder() == str(SHIPPED):
            reason = _(
                "The collection that comes with the program is not written into: make one with "
                "handover-map new, and open that."
            )
            st.html(faults(_("Nothing can be changed here"), [reason]))
        elif sign_in(asks_name=page.asks_name) is not None:
            page.show(opened)
            show_sign_out()


def _show_desk(opened: OpenCollection) -> None:
    # Needs the extra `desk`.
    from geo.page.writing.desk.page import show_desk

    editor = the_door().find(current_session())
    if editor is not None:
        show_desk(opened, editor.name)


def _show_import(opened: OpenCollection) -> None:
    # Slow to import, and of no use to readers.
    from geo.page.writing.importing.page import show_import

    show_import(opened)
