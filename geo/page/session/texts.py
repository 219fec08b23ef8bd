"""The texts of the articles, if the reader has them: where they are, and what is found in them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import streamlit as st

from events.errors import ArticleError
from events.texts.articles import find_articles_folder
from geo.page.session.options import read_folder
from geo.views.opened import Opened
from geo.views.texts import Texts, read_texts

BESIDE = Path(__file__).parents[3]


def find_texts(opened: Opened) -> Texts:
    """Return the texts at hand, none if there is no folder of them."""
    folder = find_articles_folder(
        read_folder(sys.argv, "--articles"), os.environ, BESIDE, setting=opened.settings.articles
    )
    try:
        files = [path for path in folder.iterdir() if path.is_file()] if folder else []
        stamp = tuple(sorted((path.name, path.stat().st_mtime_ns) for path in files))
        return _read(str(folder) if folder else "", stamp, opened)
    except (ArticleError, OSError) as error:
        return Texts({}, opened.notes, message=str(error))


@st.cache_resource(show_spinner=False, max_entries=4)
def _read(folder: str, stamp: Sequence[tuple[str, int]], _opened: Opened) -> Texts:
    """Read and check the texts; again only if a file has changed, which its stamp shows."""
    version = sha256(repr(stamp).encode()).hexdigest()[:8]
    return read_texts(Path(folder) if folder else None, _opened, version)
