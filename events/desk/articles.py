"""Articles on the desk: brought in, described, taken by an editor and given back, closed, listed.

An article's id is the id that its source has once something of it is accepted. Its text stays in the store.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from anyascii import anyascii
from sqlalchemy import Connection, delete, func, insert, select

from events.desk.database.tables import articles, holders, proposals, texts
from events.desk.decision import KEPT, deciding
from events.desk.errors import DeskError, HeldError, Value
from events.desk.holdings import Desk, Held, find_free_id, get, list_held
from events.desk.passages import normalise
from events.reading.describing import guess_language, guess_published, guess_title
from events.texts.passages import split_paragraphs

# What is told of an article: the fields of a source, those that it has no place for left out.
FIELDS = ("title", "publisher", "origin", "byline", "published", "language", "url", "file", "note")
# An article is open until somebody has gone through it: then it is done, or refused as a whole.
OPEN, FINISHED, REFUSED = "open", "done", "refused"
_LONGEST_ID = 80


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in the list of what waits: how many of its proposals wait, and how many there are.

    `holder` is the editor who has taken it, `since` when (ISO, UTC); both empty if nobody has.
    """

    article: Held
    waiting: int
    proposals: int
    holder: str
    since: str

    @property
    def title(self) -> str:
        """Return what it is called in a list."""
        value = self.article.present
        return value.get("title") or value.get("file") or self.article.id


@dataclass(frozen=True, slots=True)
class Text:
    """The text of an article, and what was found in it as `to_document` of the reading has it."""

    text: str
    found: Value | None


def add_article(desk: Desk, text: str, told: Mapping[str, str], *, content: bytes | None = None) -> str:
    """Bring in an article and return its id; one that is there already, by its text, keeps its own.

    One that is a source of the collection has the source's id, and what the source tells.

    `told` are fields of FIELDS that are known; the others are guessed from the text where it tells them.
    `content` is the file it came from if that is a text file: the source has its SHA-256 then, else that of
    the text. Raises DeskError if there is no text, or a field is none of an article.
    """
    if strange := set(told) - set(FIELDS):
        raise DeskError(f"{', '.join(sorted(strange))}: expected fields of an article: {', '.join(FIELDS)}")
    text = normalise(text)
    paragraphs = split_paragraphs(text)
    if not paragraphs:
        raise DeskError(f"{told.get('file') or 'the article'} has no text: expected some")
    mark = sha256(content if content is not None else text.encode()).hexdigest()
    with deciding(desk, "add", sign=KEPT) as decision:
        there = decision.connection.scalar(select(texts.c.article).where(texts.c.sha256 == mark))
        if there is not None:
            return str(there)
        source = _find_source(decision.connection, mark)
        if source is not None:
            id, value = source.id, {name: one for name in FIELDS if (one := source.present.get(name))}
        else:
            value = _describe(paragraphs, {name: one.strip() for name, one in told.items()})
            wanted = _slug(value.get("file", "").rpartition(".")[0] or value.get("title", ""))
            id = find_free_id(decision.connection, wanted, "article", "source")
            value["file"] = value.get("file") or f"{id}.txt"
        decision.put("article", id, value | {"sha256": mark, "status": OPEN})
        decision.connection.execute(insert(texts).values(article=id, sha256=mark, text=text))
    return id


def _find_source(connection: Connection, mark: str) -> Held | None:
    """Return the source of the collection that has a text, by its SHA-256."""
    found = (one for one in list_held(connection, "source") if one.present.get("sha256") == mark)
    return next(found, None)


def _describe(paragraphs: list[str], told: Mapping[str, str]) -> Value:
    language = told.get("language") or guess_language("\n".join(paragraphs))
    today = datetime.now(UTC).date()
    value = {
        "title": guess_title(paragraphs),
        "published": guess_published(paragraphs, language, today),
        **{name: one for name, one in told.items() if one},
        "language": language,
    }
    if value.get("publisher"):
        value.setdefault("origin", value["publisher"])
    return {name: one for name, one in value.items() if one}


def _slug(text: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", str(anyascii(text)).lower())
    return plain[:_LONGEST_ID].strip("-") or "article"


def read_text(desk: Desk, article: str) -> Text:
    """Return the text of an article and what was found in it. Raises GoneError."""
    with desk.store.reading() as connection:
        return get_text(connection, article)


def get_text(connection: Connection, article: str) -> Text:
    """Return the text of an article and what was found in it. Raises GoneError."""
    get(connection, "article", article)
    row = connection.execute(select(texts.c.text, texts.c.found).where(texts.c.article == article)).one()
    return Text(row.text, row.found)


def describe_article(desk: Desk, article: str, told: Mapping[str, str], *, seen: int) -> Held:
    """Change what is told of an article: fields of FIELDS; an empty one is taken away.

    Its source, if something of it was accepted, changes with it. Raises ConflictError, RecordsError.
    """
    if strange := set(told) - set(FIELDS):
        raise DeskError(f"{', '.join(sorted(strange))}: expected fields of an article: {', '.join(FIELDS)}")
    with deciding(desk, "describe", note=article) as decision:
        value = get(decision.connection, "article", article).present | {k: v.strip() for k, v in told.items()}
        value = {name: one for name, one in value.items() if one}
        held = decision.put("article", article, value, seen=seen)
        source = next((one for one in list_held(decision.connection, "source") if one.id == article), None)
        if source is not None:
            changed = {name: one for name, one in source.present.items() if name not in told}
            decision.put("source", article, changed | {k: v for k in told if (v := value.get(k))})
    return held


def close_article(desk: Desk, article: str, status: str, *, reason: str = "", seen: int) -> Held:
    """Call an article done, refused (with a reason), or open again. Raises ConflictError, DeskError."""
    if status not in (OPEN, FINISHED, REFUSED) or (status == REFUSED and not reason.strip()):
        raise DeskError(f"status {status!r}: expected {OPEN}, {FINISHED}, or {REFUSED} with a reason")
    with deciding(desk, status, note=reason or article) as decision:
        value = get(decision.connection, "article", article).present | {"status": status}
        value.pop("reason", None)
        held = decision.put("article", article, value | ({"reason": reason} if reason else {}), seen=seen)
        decision.connection.execute(delete(holders).where(holders.c.article == article))
    return held


def take(desk: Desk, article: str, *, over: bool = False) -> None:
    """Take an article to work on; with `over`, also one that another has. Raises HeldError, GoneError."""
    with desk.store.writing() as connection:
        get(connection, "article", article)
        holder = connection.scalar(select(holders.c.holder).where(holders.c.article == article))
        if holder == desk.author:
            return
        if holder is not None and not over:
            raise HeldError(f"{holder} has taken {article!r}: expected to wait, or to take it over")
        connection.execute(delete(holders).where(holders.c.article == article))
        since = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute(insert(holders).values(article=article, holder=desk.author, since=since))


def release(desk: Desk, article: str) -> None:
    """Give an article back, if this editor has it."""
    with desk.store.writing() as connection:
        mine = (holders.c.article == article) & (holders.c.holder == desk.author)
        connection.execute(delete(holders).where(mine))


def list_articles(desk: Desk, *, statuses: Iterable[str] = (OPEN,)) -> list[Listed]:
    """Return the articles of some statuses, in the order in which they came."""
    with desk.store.reading() as connection:
        held = list_held(connection, "article", articles.c.status.in_(list(statuses)))
        rows: dict[str, Any] = {row.article: row for row in connection.execute(select(holders))}
        counts: dict[str, dict[str, int]] = {}
        asked = select(proposals.c.article, proposals.c.status, func.count()).where(
            proposals.c.value.is_not(None)
        )
        for article, status, count in connection.execute(
            asked.group_by(proposals.c.article, proposals.c.status)
        ):
            counts.setdefault(article, {})[status] = count
    return [
        Listed(
            one,
            counts.get(one.id, {}).get("waiting", 0),
            sum(counts.get(one.id, {}).values()),
            rows[one.id].holder if one.id in rows else "",
            rows[one.id].since if one.id in rows else "",
        )
        for one in held
    ]
