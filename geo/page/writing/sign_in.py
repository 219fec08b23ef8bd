"""The form that asks for the password, on every page that writes."""

from __future__ import annotations

import streamlit as st

from events.words.catalogue import _
from geo.html.elements import faults, part
from geo.page.streamlit_internals import current_session
from geo.page.writing.door import Editor, the_door, user_header


def sign_in(*, asks_name: bool = False) -> Editor | None:
    """Return who is signed in; else show the form, and return None.

    `asks_name` is for pages that keep who has changed what.
    """
    door, session = the_door(), current_session()
    if (header := user_header()) and (named := st.context.headers.get(header)):
        door.let_in(session, named)
    editor = door.find(session)
    if editor is not None and (editor.name or not asks_name):
        return editor
    st.html(part(_("Sign in"), _("What is done on this page changes the collection."), level=2, id="content"))
    with st.form("sign_in", width=420):
        name = st.text_input(_("Your name"), autocomplete="name", max_chars=80) if asks_name else ""
        password = st.text_input(_("Password"), type="password", autocomplete="current-password")
        is_sent = st.form_submit_button(_("Sign in"))
    if not is_sent:
        return None
    if asks_name and not name.strip():
        st.html(faults(_("Not signed in"), [_("Your name is missing: it is kept with what you change.")]))
    elif refused := door.enter(session, name, password):
        st.html(faults(_("Not signed in"), [refused]))
    else:
        st.rerun()
    return None


def show_sign_out() -> None:
    """Offer to sign out, beside the name of who is signed in."""
    st.button(_("Sign out"), key="sign_out", type="tertiary", on_click=_leave)


def _leave() -> None:
    the_door().leave(current_session())
