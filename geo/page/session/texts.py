"""The texts of the articles, if the reader has them: where they are, and what is found in them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import streamlit as st

from events.errors import ArticleError, word_file_error
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
        # A folder that is not there is worded by what reads it.
        is_there = folder is not None and folder.is_dir()
        files = [path for path in folder.iterdir() if path.is_file()] if folder and is_there else []
        stamp = tuple(sorted((path.name, path.stat().st_mtime_ns) for path in files))
        return _read(str(folder) if folder else "", stamp, opened.version, opened)
    except ArticleError as error:
        return Texts({}, opened.notes, message=str(error))
    except OSError as error:
        return Texts({}, opened.notes, message=word_file_error(error))


@st.cache_resource(show_spinner=False, max_entries=4)
def _read(
    folder: str,
    stamp: Sequence[tuple[str, int]],
    collection_version: str,  # noqa: ARG001
    _opened: Opened,
) -> Texts:
    """Read and check the texts; again only if a file or the collection has changed."""
    version = sha256(repr(stamp).encode()).hexdigest()[:8]
    return read_texts(Path(folder) if folder else None, _opened, version)
