"""The view of a session and the address of its page, kept in step.

The session's view is the truth: it is read from the address when the map's page is opened or returned to, and
when the reader goes Back or Forward. Whatever is chosen after that changes the view first and is then written
into the address, one entry of the browser's history for each choice or day that the reader stays with.

What the session holds, all of it set here or in the modules named (`main`, and those of `parts`):

| key          | what it is                                                         | set by         |
|--------------|--------------------------------------------------------------------|----------------|
| `view`       | the `View` that is shown                                           | here           |
| `moves`      | how often the server has set the view: axis and search then follow | here           |
| `rejected`   | messages about the address, until the view changes                 | here           |
| `page`       | the page that ran last: after any other the map is opened anew     | `main`         |
| `proposed`   | whether a second day was set beside the first just now             | `compare`      |
| `sought`     | what is searched for on the pages without the map                  | `search`       |
| `opening`    | a name for this opening of the page                                | `main`         |
| `version`    | that of the collection that the view was read for                  | `main`         |
| `problem`    | why the files cannot be used as they are now, as the page has told | `main`         |
| `runs`       | how often the axis has run: each run answers the browser           | `components`   |
| `clicks`     | the map's clicks that have been taken                              | `map`          |
| `spot`       | a view, and the events of a circle of its map that was clicked     | `components`   |
| other keys   | the widgets' own; they are given the view's values before each run | theirs         |
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs

import streamlit as st

from events.words.catalogue import _
from geo.html.elements import faults
from geo.page.session.collection import OpenCollection
from geo.views.addresses import read_asked
from geo.views.view import PARAMETERS, View, write_view


def current_view() -> View:
    """Return the view of this session."""
    view: View = st.session_state.view
    return view


def open_view(opened: OpenCollection, parameters: Mapping[str, Sequence[str]]) -> None:
    """Show what an address asks for; without any parameter of ours, what the session showed before."""
    if not any(name in PARAMETERS for name in parameters) and "view" in st.session_state:
        _move_to(current_view())
        return
    view, messages = read_asked(opened, parameters)
    _move_to(view)
    st.session_state.rejected = messages
    if messages:
        _write_address()


def renew_view(opened: OpenCollection) -> None:
    """Keep the view for a collection that was opened anew, as far as that holds what was chosen.

    The axis is left alone where it can be: the hand may be further on than the server knows.
    """
    before = current_view()
    view, messages = read_asked(opened, {name: [value] for name, value in write_view(before).items()})
    if view.date == before.date:
        st.session_state.view = view
    else:
        _move_to(view)
    st.session_state.rejected = messages
    if messages:
        _write_address()


def change_view(*, is_moved: bool = False, **changes: Any) -> None:
    """Change fields of the view, and write it into the address; `is_moved` says that the axis must follow."""
    view = replace(current_view(), **changes)
    if is_moved:
        _move_to(view)
    else:
        st.session_state.view = view
    st.session_state.rejected = {}
    _write_address()


def go_back(opened: OpenCollection, query: str) -> None:
    """Show the view of an entry of the browser's history, given by its query string."""
    view, st.session_state.rejected = read_asked(opened, parse_qs(query.removeprefix("?")))
    _move_to(view)


def follow_link(opened: OpenCollection, query: str) -> None:
    """Show the view of a link: a whole one behind a question mark, else what it changes of this one."""
    given = parse_qs(query.removeprefix("?"), keep_blank_values=True)
    kept = (
        {} if query.startswith("?") else {name: [value] for name, value in write_view(current_view()).items()}
    )
    view, st.session_state.rejected = read_asked(opened, kept | given)
    _move_to(view)
    _write_address()


def search_for(text: str) -> None:
    """Search for a text; the browser writes it into the address, without an entry for each letter."""
    st.session_state.view = replace(current_view(), q=text)


def show_rejected() -> None:
    """Show, until the view changes, what of the address could not be used."""
    if lines := st.session_state.get("rejected"):
        with st.container(key="messages"):
            st.html(faults(_("Not all of this address can be shown"), list(lines.values())))


def _move_to(view: View) -> None:
    st.session_state.view = view
    st.session_state.moves = st.session_state.get("moves", 0) + 1


def _write_address() -> None:
    """Write the view into the address, at once: each writing is an entry of the browser's history."""
    given = st.query_params.to_dict()
    others = {name: value for name, value in given.items() if name not in PARAMETERS}
    wanted = write_view(current_view()) | others
    if wanted != given:
        st.query_params.from_dict(wanted)
