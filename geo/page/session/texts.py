"""The texts of the articles, if the reader has them: where they are, and what is found in them."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

import streamlit as st

from events.errors import ArticleError
from events.model import Account
from events.texts.articles import Article, find_articles_folder, read_articles
from events.texts.check import check_collection
from events.texts.origins import Overlap, compare_articles
from events.texts.passages import find_sentence
from events.words.catalogue import _
from geo.drawing.layers import names_of
from geo.html.evidence import Quote
from geo.html.notes import Notes
from geo.page.session.collection import OpenCollection

# Of more events than these the check takes long, and without a text it has little to say.
MOST_CHECKED = 10_000
BESIDE = Path(__file__).parents[3]


@dataclass(frozen=True, eq=False, slots=True)
class Texts:
    """The texts at hand by source id, what the check found in them, and why they cannot be read, if so.

    `notes` writes events and quotes these texts; `version` is a word for the texts, empty without any.
    """

    articles: Mapping[str, Article]
    notes: Notes
    check: str = ""
    version: str = ""
    overlaps: tuple[Overlap, ...] = ()
    disagreements: tuple[str, ...] = ()
    message: str = ""


def find_texts(opened: OpenCollection) -> Texts:
    """Return the texts at hand, none if there is no folder of them."""
    folder = find_articles_folder(_option(sys.argv), os.environ, BESIDE, setting=opened.settings.articles)
    try:
        files = [path for path in folder.iterdir() if path.is_file()] if folder else []
        stamp = tuple(sorted((path.name, path.stat().st_mtime_ns) for path in files))
        return _read(str(folder) if folder else "", stamp, opened.version, opened)
    except (ArticleError, OSError) as error:
        return Texts({}, opened.notes, message=str(error))


@st.cache_resource(show_spinner=False, max_entries=4)
def _read(
    folder: str,
    stamp: Sequence[tuple[str, int]],
    collection_version: str,  # noqa: ARG001
    _opened: OpenCollection,
) -> Texts:
    """Read and check the texts; again only if a file or the collection has changed."""
    articles = read_articles(Path(folder), _opened.collection.sources) if folder else {}
    if not articles and len(_opened.collection.events) > MOST_CHECKED:
        return Texts({}, _opened.notes, _("no article text at hand to look the sentences up in"))
    report = check_collection(_opened.collection, articles)
    overlaps = tuple(one for one in compare_articles(articles) if one.is_one_origin)
    disagreements = tuple(str(one) for one in report.disagreements)
    if not articles:
        return Texts({}, _opened.notes, report.summary(), "", overlaps, disagreements)
    collection, names = _opened.collection, names_of(_opened.shapes)
    notes = Notes(_opened.settings, collection.sources, names, partial(find_quotes, articles))
    version = sha256(repr(stamp).encode()).hexdigest()[:8]
    return Texts(articles, notes, report.summary(), version, overlaps, disagreements)


def find_quotes(articles: Mapping[str, Article], account: Account) -> list[Quote]:
    """Return the paragraphs of an account's passage, with its sentences marked; none without the text."""
    article = articles.get(account.source)
    if article is None:
        return []
    found: dict[int, list[tuple[int, int]]] = {}
    for sentence in account.passage.sentences:
        span = find_sentence(sentence, list(article.paragraphs), account.passage.paragraph)
        if span is not None:
            found.setdefault(span.paragraph, []).append((span.start, span.end))
    return [Quote(article.paragraphs[number - 1], tuple(sorted(found[number]))) for number in sorted(found)]


def _option(arguments: Sequence[str]) -> Path | None:
    """Return the folder behind `--articles`, as in `streamlit run app.py -- --articles FOLDER`."""
    for at, argument in enumerate(arguments):
        if argument == "--articles" and at + 1 < len(arguments):
            return Path(arguments[at + 1])
        if argument.startswith("--articles="):
            return Path(argument.partition("=")[2])
    return None
