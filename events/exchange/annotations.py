"""Accounts as W3C Web Annotations (JSON-LD): what a source says, tied to the passage of its article.

Model: https://www.w3.org/TR/annotation-model/. One annotation for each account. Its target is the article at
its address. Where the text is at hand, each sentence found by its fingerprint is a target with a
TextPositionSelector and a TextQuoteSelector. Where it is not, neither its place nor its words are known: a
FragmentSelector then holds the text fragment (first and last words), as the model lets a selector hold any
fragment whose specification it names; `refinedBy` would need a selector to refine.

Positions count characters (Unicode code points, from 0, end excluded) in the text that `text_of` returns: the
article's paragraphs joined by a blank line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from events.exchange.formats import Stamp
from events.model import Account, Event, Source
from events.texts.articles import Article
from events.texts.passages import find_sentence

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
FRAGMENTS = "https://wicg.github.io/scroll-to-text-fragment/"
BETWEEN = "\n\n"
POSITIONS = (
    "Positions count characters (Unicode code points) in the article's paragraphs joined by a blank line."
)
# In characters: enough to distinguish a sentence from similar ones, too few to be a copy.
_AROUND = 32


def write_annotations(
    events: Iterable[Event], sources: Iterable[Source], articles: Mapping[str, Article], *, stamp: Stamp
) -> str:
    """Write one annotation for each account, as an AnnotationCollection of one page.

    `articles` holds the texts at hand by source id, as `read_articles` returns them; without a text no
    sentence is quoted. The ids of annotations are the same in every export.
    """
    by_id = {source.id: source for source in sources}
    items = [
        _annotation(event, account, number, by_id[account.source], articles.get(account.source))
        for event in events
        for number, account in enumerate(event.accounts, 1)
    ]
    name = _urn("annotations", stamp.words())
    document = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": [stamp.words(), POSITIONS],
        "generated": f"{stamp.day.isoformat()}T00:00:00Z",
        "total": len(items),
        "first": {
            "id": _urn("page", stamp.words()),
            "type": "AnnotationPage",
            "partOf": name,
            "startIndex": 0,
            "items": items,
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def text_of(article: Article) -> str:
    """Return the text in which positions count: the paragraphs joined by a blank line."""
    return BETWEEN.join(article.paragraphs)


def _annotation(
    event: Event, account: Account, number: int, source: Source, article: Article | None
) -> dict[str, Any]:
    stances = {"differs": f" Differs on: {account.differs_on or 'not stated'}.", "silent": " Silent on this."}
    side = f" Side: {account.side}." if account.side else ""
    own = [*([account.when.text] if account.when else []), *account.places]
    given = f" Gives of its own: {', '.join(own)}." if own else ""
    attributed = f"Attributed to: {account.attributed_to}.{side}{given}{stances.get(account.stance, '')}"
    targets = _targets(account, source, article)
    return {
        "id": _urn(source.url or source.id, event.id, str(number)),
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            _body("describing", account.says) | {"language": "en"},
            _body("commenting", attributed) | {"language": "en"},
            _body("tagging", event.id),
        ],
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _targets(account: Account, source: Source, article: Article | None) -> list[Any]:
    # What has no address has a name.
    address = account.url or source.url or _urn("source", source.id)
    whole = {"type": "SpecificResource", "source": address}
    quoted = list(_quotes(account, article)) if article else []
    if quoted:
        return [whole | {"selector": selectors} for selectors in quoted]
    words = account.passage.words
    if len(words) != 2:
        # Without a selector the target is the article itself, named by its address.
        return [address]
    fragment = ":~:text=" + ",".join(quote(part, safe="").replace("-", "%2D") for part in words)
    return [whole | {"selector": _selector("FragmentSelector", conformsTo=FRAGMENTS, value=fragment)}]


def _quotes(account: Account, article: Article) -> Iterator[list[dict[str, Any]]]:
    paragraphs, text = list(article.paragraphs), text_of(article)
    for mark in account.passage.sentences:
        span = find_sentence(mark, paragraphs, account.passage.paragraph)
        if span is None:
            continue
        before = sum(len(part) + len(BETWEEN) for part in paragraphs[: span.paragraph - 1])
        start, end = before + span.start, before + span.end
        yield [
            _selector(
                "TextQuoteSelector",
                exact=text[start:end],
                prefix=text[max(0, start - _AROUND) : start],
                suffix=text[end : end + _AROUND],
            ),
            _selector("TextPositionSelector", start=start, end=end),
        ]


def _selector(type: str, **given: Any) -> dict[str, Any]:
    return {"type": type, **given}


def _urn(*parts: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, ' '.join(parts))}"
