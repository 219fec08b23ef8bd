"""What should be found in articles: gold beside texts, or the records of a collection and its texts.

Gold is JSON of the form that `handover-map read --json` prints. `start` may be left out of a date or place:
it is then the next one of that text after the one before it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from events.errors import ArticleError
from events.model import Event, Source
from events.texts.passages import find_sentence, split_paragraphs


@dataclass(frozen=True, slots=True)
class Gold:
    """An article with what should be found in it; `gazetteer` is a file beside it, or empty.

    `has_words` is False where dates and places are not told, but events alone.
    """

    name: str
    text: str
    found: Mapping[str, Any]
    gazetteer: str = ""
    has_words: bool = True


def load_gold(folder: Path) -> list[Gold]:
    """Load every `NAME.json` of a folder with `NAME.txt` beside it. Raises ArticleError."""
    gold = []
    for path in sorted(folder.rglob("*.json")):
        text = path.with_suffix(".txt")
        try:
            found = json.loads(path.read_text("utf-8"))
            words = text.read_bytes().decode("utf-8")
        except (OSError, ValueError) as error:
            raise ArticleError(
                f"{path}: {error}: expected gold as JSON, and {text.name} beside it"
            ) from error
        if not isinstance(found, dict):
            raise ArticleError(f"{path}: no object: expected what `handover-map read --json` prints")
        name = path.relative_to(folder).with_suffix("").as_posix()
        beside = str(path.parent / found["gazetteer"]) if found.get("gazetteer") else ""
        gold.append(Gold(name, words, place_words(found, words), beside))
    if not gold:
        raise ArticleError(f"{folder}: no gold: expected NAME.json and NAME.txt, or a collection")
    return gold


def place_words(found: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Give every date and place its `start`. Raises ArticleError for one that the text does not hold."""
    placed = dict(found)
    for field in ("dates", "places"):
        at, some = 0, []
        for one in found.get(field, ()):
            start = one.get("start")
            if start is None or text[start : start + len(one["text"])] != one["text"]:
                start = text.find(one["text"], at)
            if start < 0:
                raise ArticleError(
                    f"{one['text']!r} is not in the text after character {at}: expected gold in its order"
                )
            at = start + len(one["text"])
            some.append({**one, "start": start})
        placed[field] = some
    return placed


def gold_of_records(
    sources: Sequence[Source], events: Sequence[Event], texts: Mapping[str, str]
) -> list[Gold]:
    """Make gold of a collection's records: each account is an event that its article tells."""
    gold = []
    for source in sources:
        text = texts.get(source.id)
        if text is None:
            continue
        paragraphs = split_paragraphs(text)
        mentions = [
            _mention(event, account, paragraphs)
            for event in events
            for account in event.accounts
            if account.source == source.id
        ]
        found = {"published": source.published, "language": source.language, "publisher": source.publisher}
        gold.append(
            Gold(source.id, text, {**found, "dates": [], "places": [], "events": mentions}, has_words=False)
        )
    return gold


def _mention(event: Event, account: Any, paragraphs: list[str]) -> dict[str, Any]:
    sentences = []
    for mark in account.passage.sentences:
        span = find_sentence(mark, paragraphs, account.passage.paragraph)
        if span:
            sentences.append(paragraphs[span.paragraph - 1][span.start : span.end])
    own = account.side in ("", "article")
    return {
        "kind": event.kind.id,
        "when": (account.when or event.when).text,
        "districts": list(event.districts),
        "places": list(account.places or event.places),
        "route": {"from": event.route.origin, "to": event.route.to} if event.route else None,
        "modality": "reported",
        "attributed_to": "" if own else account.attributed_to,
        "sentence": sentences[0] if sentences else "",
        "sentences": sentences,
        "supersedes": event.supersedes,
    }
