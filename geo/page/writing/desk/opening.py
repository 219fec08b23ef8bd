"""The desk of who is signed in, and what it needs: opened once for the whole server."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from events.desk.database.store import Store, open_store
from events.desk.errors import ConflictError
from events.desk.files.syncing import sync
from events.desk.holdings import Desk
from events.errors import EventsError, word_file_error
from events.files import place_within, write_whole
from events.reading.read import Reader
from events.words.catalogue import _
from geo.errors import GeoError
from geo.html.elements import faults
from geo.page.session.collection import OpenCollection
from geo.page.session.options import data_folder
from geo.places.gazetteer import load_gazetteer
from geo.places.names import GazetteerNames

# Where the store is: a file, or postgresql://…; without it, a file in a folder of the collection.
VARIABLE = "HANDOVER_DESK"
FOLDER, FILE = "desk", "desk.sqlite"


@st.cache_resource(show_spinner=False)
def the_reader() -> Reader:
    """Return the reader of articles."""
    return Reader.of(GazetteerNames(load_gazetteer()))


def open_desk(opened: OpenCollection, editor: str) -> Desk:
    """Return the desk of an editor. Raises DeskError."""
    folder = Path(data_folder())
    return Desk(_open(str(folder)), folder, opened.settings, editor, _places(opened))


@st.cache_resource(show_spinner=False)
def _open(folder: str) -> Store:
    return open_store(os.environ.get(VARIABLE) or str(place_store(Path(folder))))


def place_store(folder: Path) -> Path:
    """Return the file of the store in a collection, in a folder made for it.

    Raises PlaceError if a link there leads out of the collection, OSError.
    """
    path = place_within(folder, f"{FOLDER}/{FILE}")
    path.parent.mkdir(exist_ok=True)
    # The texts of articles are nobody's to hand on: not by a repository either.
    write_whole(path.parent / ".gitignore", b"*\n")
    return path


def _places(opened: OpenCollection) -> frozenset[str]:
    codes = {district.code for district in opened.settings.districts}
    return frozenset({*_known_places(), *codes})


@st.cache_resource(show_spinner=False)
def _known_places() -> frozenset[str]:
    return frozenset(load_gazetteer().ids)


@contextmanager
def telling(title: str) -> Iterator[None]:
    """Show what goes wrong in words, and go on without what was to be done."""
    try:
        yield
    except ConflictError as error:
        lines = [
            _("{field}: yours {mine!r}, stored by now {theirs!r}").format(
                field=one.field or error.id, mine=one.mine, theirs=one.theirs
            )
            for one in error.differences
        ]
        told = _("Somebody has changed this meanwhile. Nothing of yours was stored: look, and decide again.")
        st.html(faults(title, [told, *lines]))
    except (EventsError, GeoError) as error:
        st.html(faults(title, str(error).splitlines()))
    except OSError as error:
        st.html(faults(title, [word_file_error(error)]))


def decide(desk: Desk, title: str, done: Callable[[], object]) -> None:
    """Do what an editor has decided, let the map have it, and show the page anew."""
    is_done = False
    with telling(title):
        done()
        is_done = True
    if is_done:
        with telling(_("Not yet on the map")):
            sync(desk)
            st.rerun()
