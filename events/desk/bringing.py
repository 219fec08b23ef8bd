"""An article brought in and read in one go: what it tells of itself is taken from the reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from events.desk.articles import add_article
from events.desk.holdings import Desk
from events.desk.passages import normalise
from events.desk.proposing import propose
from events.model import UNKNOWN
from events.reading.findings import Metadata
from events.reading.read import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """An article that comes in: its text, what is told of it (fields of an article), and its file as bytes.

    `content` is only that of a text file: the source has its SHA-256.
    """

    text: str
    told: Mapping[str, str] = field(default_factory=dict)
    content: bytes | None = None


def bring_in(
    desk: Desk, incoming: Incoming, reader: Reader, *, name: Callable[[str], str] | None = None
) -> tuple[str, int]:
    """Add an article and propose the events that are found in it; return its id, and how many there are.

    `name` returns the name of a place by its id. Raises DeskError if there is no text.
    """
    told, text = dict(incoming.told), normalise(incoming.text)
    given = {key: told.get(key, "") for key in ("language", "publisher")}
    published = told.get("published", "")
    metadata = Metadata(
        published="" if published == UNKNOWN else published, near=desk.settings.opens_on, **given
    )
    reading = reader.read(text, metadata)
    found = {"publisher": reading.publisher, "byline": reading.byline, "language": reading.language}
    if reading.published != UNKNOWN:
        found["published"] = reading.published
    told = {key: one for key, one in found.items() if one} | {key: one for key, one in told.items() if one}
    article = add_article(desk, text, told, content=incoming.content)
    return article, len(propose(desk, article, reading, name=name))
