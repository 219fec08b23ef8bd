"""The texts of the articles, if the reader has them: where they are, and what is found in them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from events.articles import Article, find_articles_folder, read_articles
from events.errors import ArticleError
from geo.page.site import Site

BESIDE = Path(__file__).parents[2]


def find_texts(site: Site) -> tuple[dict[str, Article], str]:
    """Return the texts at hand by source id, and a message if their folder cannot be read."""
    folder = find_articles_folder(_option(sys.argv), os.environ, BESIDE, setting=site.settings.articles)
    if folder is None:
        return {}, ""
    try:
        files = [path for path in folder.iterdir() if path.is_file()]
        stamp = tuple(sorted((path.name, path.stat().st_mtime_ns) for path in files))
        return _read(str(folder), stamp, site), ""
    except (ArticleError, OSError) as error:
        return {}, str(error)


@st.cache_data(show_spinner=False, max_entries=4)
def _read(folder: str, stamp: Sequence[tuple[str, int]], _site: Site) -> dict[str, Article]:  # noqa: ARG001
    """Read the texts; again only if a file has changed, which its stamp tells."""
    return read_articles(Path(folder), _site.collection.sources)


def _option(arguments: Sequence[str]) -> Path | None:
    """Return the folder behind `--articles`, as in `streamlit run app.py -- --articles FOLDER`."""
    for at, argument in enumerate(arguments):
        if argument == "--articles" and at + 1 < len(arguments):
            return Path(arguments[at + 1])
        if argument.startswith("--articles="):
            return Path(argument.partition("=")[2])
    return None
