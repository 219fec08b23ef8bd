"""What every run of the page needs, worked out once a server."""

from __future__ import annotations

import gc
from dataclasses import dataclass, fields
from pathlib import Path
from secrets import token_hex
from threading import Event as Signal

import streamlit as st

from geo.drawing.basemap import write_assets, write_file
from geo.drawing.scripts import join_modules
from geo.page.session.files import served_folder
from geo.views.opened import Opened, open_folder

# What starts the map in its frame.
FRAME = Path(__file__).parents[1] / "frame.js"
# What runs the axis and the notes in the page.
PAGE = Path(__file__).parents[1] / "page.js"
# Until this is set, the page says that the collection is being opened.
IS_OPEN = Signal()


@dataclass(frozen=True, eq=False, kw_only=True)
class OpenCollection(Opened):
    """A collection as this server has opened it.

    `files` are the scripts and the styles of the map by their names, `page_script` is that of the page.
    """

    files: tuple[list[str], list[str]]
    page_script: str


@st.cache_resource(show_spinner=False)
def open_collection(home: str) -> OpenCollection:
    """Load a collection and write what the map's frame loads. Raises RecordsError without settings."""
    opened, drawn = open_folder(Path(home), token_hex(4))
    folder = served_folder()
    served = OpenCollection(
        **{field.name: getattr(opened, field.name) for field in fields(opened)},
        files=write_assets(folder, FRAME, drawn.bundle, drawn.files),
        page_script=write_file(folder, "page.js", join_modules(PAGE, global_name=None).encode()),
    )
    # Streamlit collects garbage after every run; what lives as long as the server need not be looked at.
    gc.collect()
    gc.freeze()
    IS_OPEN.set()
    return served
