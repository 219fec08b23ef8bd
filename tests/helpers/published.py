"""A published site for tests: written by the program itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from events.records.collection import SHIPPED
from geo.publish.folder import write_one, write_site
from geo.publish.site import MOST_ROWS, Edition, list_files, write_one_file
from geo.views.opened import open_folder
from geo.views.texts import read_texts

MADE = date(2026, 1, 1)


def read_edition(home: Path = SHIPPED, base: str = "") -> Edition:
    """Read a collection as the command does, without texts of articles."""
    opened, drawn = open_folder(home, "", limit=MOST_ROWS)
    return Edition(opened=opened, drawn=drawn, texts=read_texts(None, opened), made=MADE, base=base)


def publish_one(path: Path, home: Path = SHIPPED) -> Path:
    """Publish a collection as one file."""
    write_one(path, write_one_file(read_edition(home)))
    return path


def publish_folder(folder: Path, home: Path = SHIPPED, base: str = "") -> Path:
    """Publish a collection as a folder."""
    write_site(folder, list_files(read_edition(home, base)), {"version": "test"}, lambda _name: None)
    return folder
