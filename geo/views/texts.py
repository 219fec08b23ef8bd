"""The texts of the articles, if there are any: what the check found in them, and where passages stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from events.model import Account
from events.texts.articles import Article, read_articles
from events.texts.check import check_collection
from events.texts.origins import Overlap, compare_articles
from events.texts.passages import find_sentence
from events.words.catalogue import _
from geo.drawing.layers import names_of
from geo.html.evidence import Quote
from geo.html.notes import Notes
from geo.views.opened import Opened

# Of more events than these the check takes long, and without a text it has little to say.
MOST_CHECKED = 10_000


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


def read_texts(folder: Path | None, opened: Opened, version: str = "") -> Texts:
    """Read the texts in a folder, if any, and check the collection by them. Raises ArticleError, OSError.

    `version` is a word for the state of the folder.
    """
    collection = opened.collection
    articles = read_articles(folder, collection.sources) if folder else {}
    if not articles and len(collection.events) > MOST_CHECKED:
        return Texts(
            {},
            opened.notes,
            _("The texts of the articles are not at hand, so their words could not be checked.")
            if any(source.file for source in collection.sources)
            else "",
        )
    report = check_collection(collection, articles)
    overlaps = tuple(one for one in compare_articles(articles) if one.is_one_origin)
    disagreements = tuple(str(one) for one in report.disagreements)
    if not articles:
        return Texts({}, opened.notes, report.summary(), "", overlaps, disagreements)
    names = names_of(opened.shapes)
    notes = Notes(opened.settings, collection.sources, names, partial(find_quotes, articles), opened.locate)
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
