"""A desk for tests: a small collection, a store in a file beside it, and a reader of articles."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import Any

from events.commands.new import TEMPLATE
from events.desk.bringing import Incoming, bring_in
from events.desk.database.store import Store, open_store
from events.desk.files.syncing import sync
from events.desk.holdings import Desk, Held, find, list_held
from events.reading.read import Reader
from events.records.collection import load_collection
from geo.commands.read import make_reader

# Written for the tests.
ARTICLE = """Goygol, May 12, 2024. The Roads Office told reporters about the road.

Army units entered Tovuz district on May 11, 2024, the Roads Office said. A convoy left Goygol for Tovuz on \
May 12, 2024.

The district of Tovuz is to be handed over by May 20, 2024.
"""
TOLD = {
    "publisher": "The Hill Gazette",
    "url": "https://hill-gazette.example/units",
    "file": "units.txt",
    "title": "Units on the road",
}


def make_collection(folder: Path) -> Path:
    """Make the small collection that `handover-map new` makes: two sources, four events."""
    return Path(shutil.copytree(TEMPLATE, folder))


def make_desk(folder: Path, author: str = "Ada", *, address: str | Path | None = None) -> Desk:
    """Return a desk of the small collection in a folder, with all its records."""
    collection = folder if (folder / "sources.toml").is_file() else make_collection(folder)
    desk = open_desk(open_store(address or folder.parent / "desk.sqlite"), collection, author)
    sync(desk)
    return desk


def open_desk(store: Store, collection: Path, author: str) -> Desk:
    """Return the desk of one editor."""
    settings = load_collection(collection).settings
    assert settings is not None
    return Desk(store, collection, settings, author)


@cache
def reader() -> Reader:
    """Return a reader with the gazetteer that ships."""
    return make_reader(None)


def bring_article(desk: Desk, text: str = ARTICLE, **told: str) -> str:
    """Bring an article in, have it read, and return its id."""
    return bring_in(desk, Incoming(text=text, told=TOLD | told), reader())[0]


def held(desk: Desk, kind: str, id: str) -> Held:
    """Return what is held under an id."""
    with desk.store.reading() as connection:
        found = find(connection, kind, id)
    assert found is not None
    return found


def all_held(desk: Desk, kind: str) -> dict[str, Any]:
    """Return the values of all of a kind, by id."""
    with desk.store.reading() as connection:
        return {one.id: one.value for one in list_held(connection, kind)}
