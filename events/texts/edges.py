"""The first and the last words of passages, looked up in the texts as a browser follows a link to them.

A link with a text fragment opens on the first place where the first words stand, and marks all up to the next
place where the last words stand (https://wicg.github.io/scroll-to-text-fragment/). So the first words must
stand once in the article, in the first sentence of the passage, and the next place where the last words stand
must be in its last sentence. Where the outermost words would open elsewhere, those next to them may serve.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from events.model import Account, Event
from events.texts.articles import Article
from events.texts.passages import Span, find_sentence

# In the order in which they are asked for. A passage that is not found itself has no place to compare with.
EdgeFinding = Literal[
    "found", "no first words", "no last words", "ambiguous", "begins elsewhere", "ends elsewhere", "no text"
]
_QUOTES = "[\"'‘’‚‛“”„‟`´]"


@dataclass(frozen=True, slots=True)
class EdgeLookup:
    """What became of the first and the last words of one passage."""

    event: str
    source: str
    words: tuple[str, ...]
    finding: EdgeFinding


def look_up_edges(events: Iterable[Event], articles: Mapping[str, Article]) -> list[EdgeLookup]:
    """Look up the first and the last words of every passage that has both."""
    return [
        EdgeLookup(event.id, account.source, account.passage.words, _look_up(account, articles))
        for event in events
        for account in event.accounts
        if len(account.passage.words) == 2
    ]


def find_words(words: str, paragraphs: Iterable[str]) -> list[Span]:
    """Return every place of some words within one paragraph: whole words, in any case, spacing and quotes."""
    words_of_any_quotes = [re.sub(_QUOTES, _QUOTES, re.escape(part)) for part in words.split()]
    spaced = r"\s+".join(words_of_any_quotes)
    pattern = re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)
    return [
        Span(number, found.start(), found.end())
        for number, paragraph in enumerate(paragraphs, 1)
        for found in pattern.finditer(paragraph)
    ]


def _look_up(account: Account, articles: Mapping[str, Article]) -> EdgeFinding:
    article, passage = articles.get(account.source), account.passage
    if article is None:
        return "no text"
    paragraphs = list(article.paragraphs)
    first, last = (find_words(words, paragraphs) for words in passage.words)
    if not first:
        return "no first words"
    after = [one for one in last if _begin(one) >= (first[0].paragraph, first[0].end)]
    if not after:
        return "no last words"
    if len(first) > 1:
        return "ambiguous"
    ends = passage.sentences[0], passage.sentences[-1]
    opening, closing = (find_sentence(mark, paragraphs, passage.paragraph) for mark in ends)
    if opening is not None and not _is_within(first[0], opening):
        return "begins elsewhere"
    if closing is not None and not _is_within(after[0], closing):
        return "ends elsewhere"
    return "found"


def _begin(span: Span) -> tuple[int, int]:
    return span.paragraph, span.start


def _is_within(span: Span, sentence: Span) -> bool:
    return span.paragraph == sentence.paragraph and sentence.start <= span.start and span.end <= sentence.end
