"""What was found in articles, kept in a collection as proposals: `proposals.json`, which nothing publishes.

As everywhere in a collection, no sentence of an article is stored, but its fingerprint. Proposals of an
article that is read again take the place of its earlier ones.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from events.errors import ArticleError, word_os_error
from events.files import write_whole
from events.reading.merging import MergedAccount, MergedEvent
from events.texts.passages import find_sentence, fingerprint, split_paragraphs

PROPOSALS_FILE = "proposals.json"
FORM = 1


def load_proposals(folder: Path) -> dict[str, Any]:
    """Load the proposals of a collection; none if it has no such file. Raises ArticleError."""
    path = folder / PROPOSALS_FILE
    try:
        document = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {"form": FORM, "articles": [], "events": []}
    except (OSError, ValueError) as error:
        said = f"{path}: {word_os_error(error)}"
        raise ArticleError(f"{said}: expected proposals as `read --into` writes") from error
    if not isinstance(document, dict) or document.get("form") != FORM:
        raise ArticleError(f"{path}: another form: expected proposals as `read --into` writes")
    return document


def count_waiting(folder: Path) -> int:
    """Return how many proposals of a collection nobody has reviewed."""
    return len(load_proposals(folder)["events"])


def add_proposals(
    folder: Path,
    articles: Sequence[Mapping[str, str]],
    events: Sequence[MergedEvent],
    texts: Mapping[str, str],
) -> int:
    """Write what was found into a collection, and return how many proposals wait there then.

    `articles` are records with `source`, `sha256`, `published`, `language`, `publisher` and `byline`; `texts`
    the texts by source. The file is written whole or not at all.
    """
    document = load_proposals(folder)
    again = {article["source"] for article in articles}
    kept = [
        one for one in document["events"] if not again & {account["source"] for account in one["accounts"]}
    ]
    known = [one for one in document["articles"] if one["source"] not in again]
    document["articles"] = [*known, *map(dict, articles)]
    document["events"] = [*kept, *(_event(one, texts) for one in events)]
    content = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    write_whole(folder / PROPOSALS_FILE, content.encode())
    return len(document["events"])


def _event(event: MergedEvent, texts: Mapping[str, str]) -> dict[str, Any]:
    """Return a proposal; of an event that the collection has (`event`), only what is new to it."""
    route = {"from": event.origin or None, "to": event.to or None} if event.origin or event.to else None
    recorded = {account.source for account in event.accounts if account.record}
    return {
        "kind": event.kind,
        "when": event.when,
        "districts": list(event.districts),
        "places": list(event.places),
        "route": route,
        "modality": event.modality,
        "origins": event.origins,
        "event": event.record or None,
        "takes_back": [one.source for one in event.accounts if one.record and one.taken_back_by],
        "accounts": [
            _account(one, texts[one.source]) for one in event.accounts if one.source not in recorded
        ],
    }


def _account(account: MergedAccount, text: str) -> dict[str, Any]:
    mention, paragraphs = account.mention, split_paragraphs(text)
    mark = fingerprint(mention.sentence)
    span = find_sentence(mark, paragraphs)
    return {
        "source": account.source,
        "origin": account.origin,
        "paragraph": span.paragraph if span else None,
        "sentences": [mark],
        "attributed_to": mention.attributed_to,
        "when": mention.when,
        "modality": mention.modality,
        "certain": mention.is_certain,
        "reason": mention.reason,
        "differs_on": account.differs_on,
        "taken_back_by": account.taken_back_by,
    }
