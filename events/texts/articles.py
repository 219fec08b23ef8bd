"""Article files to Article records, where they are found, and every passage looked up in them.

The texts belong to their publishers and are not part of the program: a reader keeps copies in a folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from events.errors import ArticleError, PlaceError, word_file_error
from events.files import place_file
from events.model import Event, Source
from events.texts.decoding import UTF_8, decode_text
from events.texts.passages import find_sentence, split_paragraphs

ARTICLES_VARIABLE = "HANDOVER_ARTICLES"
FOLDER = "articles"

Finding = Literal["found", "moved", "missing", "no text"]


@dataclass(frozen=True, slots=True)
class Article:
    """The text of one article: its file name, its paragraphs, the SHA-256 of the file, and its encoding."""

    file: str
    paragraphs: tuple[str, ...]
    sha256: str
    encoding: str = UTF_8


@dataclass(frozen=True, slots=True)
class Lookup:
    """What became of one fingerprint: found where the record says, moved, missing, or no text at hand."""

    event: str
    source: str
    paragraph: int
    sentence: str
    finding: Finding


def find_articles_folder(
    option: Path | None, environment: Mapping[str, str], beside: Path, *, setting: str = ""
) -> Path | None:
    """Return the folder of the article texts, or None if none is named and none is there.

    In this order: the option `--articles`, HANDOVER_ARTICLES in the environment, the collection's own
    setting (`Settings.articles`), and `articles` in the folder `beside`, where app.py is. A folder that is
    named is returned whether it exists or not, so that reading from it fails with its name.
    """
    if option is not None:
        return option
    if named := environment.get(ARTICLES_VARIABLE) or setting:
        return Path(named)
    default = beside / FOLDER
    return default if default.is_dir() else None


def read_articles(
    folder: Path, sources: Iterable[Source], *, named: str = "--articles"
) -> dict[str, Article]:
    """Read the article files that a folder has of the sources, by source id.

    `named` is what named the folder, for the message. Raises ArticleError if the folder does not exist, a
    file is no text, or a file name leads out of the folder.
    """
    if not folder.is_dir():
        raise ArticleError(f"{named} {str(folder)!r} is not a folder: expected one with the article texts")
    found = {}
    for source in sources:
        if not source.file:
            continue
        try:
            path = place_file(folder, source.file)
            if not path.is_file():
                continue
            raw = path.read_bytes()
            text, encoding = decode_text(raw)
        except PlaceError as error:
            raise ArticleError(f"source {source.id}, {error}") from error
        except OSError as error:
            raise ArticleError(f"{word_file_error(error)}: expected a text file") from error
        except ArticleError as error:
            raise ArticleError(f"{path.name} {error}") from error
        found[source.id] = Article(
            source.file, tuple(split_paragraphs(text)), sha256(raw).hexdigest(), encoding
        )
    return found


def look_up_passages(events: Iterable[Event], articles: Mapping[str, Article]) -> list[Lookup]:
    """Look up every fingerprint of every account in the texts at hand."""
    lookups = []
    for event in events:
        for account in event.accounts:
            article, passage = articles.get(account.source), account.passage
            for mark in passage.sentences:
                finding: Finding = "no text"
                if article is not None:
                    span = find_sentence(mark, list(article.paragraphs), passage.paragraph)
                    is_there = span is not None and span.paragraph == passage.paragraph
                    finding = "missing" if span is None else "found" if is_there else "moved"
                lookups.append(Lookup(event.id, account.source, passage.paragraph, mark, finding))
    return lookups
