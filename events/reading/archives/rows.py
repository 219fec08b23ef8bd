"""A batch of articles read, in whichever process: a table with a row for each event that was found."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from events.errors import ArticleError, FetchError
from events.reading.archives.sources import Article
from events.reading.findings import Metadata
from events.reading.read import Reader
from events.texts.decoding import decode_text

MakeReader = Callable[[Path | None], Reader]

_TEXTS = ("article", "file", "hash", "published", "language", "sentence", "kind", "when")
_LISTS = ("districts", "places")
_MORE = ("route_from", "route_to", "modality", "attributed_to")
SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in _TEXTS),
        *((name, pa.list_(pa.string())) for name in _LISTS),
        *((name, pa.string()) for name in _MORE),
        ("certain", pa.bool_()),
        ("reason", pa.string()),
    ]
)
# Of the metadata of a part: what was set aside, as JSON.
SET_ASIDE = b"set_aside"

# One reader for each process: it holds the gazetteer.
_reader = lru_cache(maxsize=1)(lambda make, gazetteer: make(gazetteer))


def read_batch(
    batch: Sequence[Article], metadata: Metadata, make: MakeReader, gazetteer: Path | None
) -> pa.Table:
    """Return what was found in a batch, as a table of `SCHEMA`; its metadata tell what was set aside."""
    reader: Reader = _reader(make, gazetteer)
    rows: list[dict[str, Any]] = []
    aside = []
    for article in batch:
        try:
            if article.reason:
                raise ArticleError(article.reason)
            rows += _read(article, metadata, reader)
        except (ArticleError, FetchError, ValueError, RecursionError) as error:
            aside.append({"file": article.file, "article": article.id, "reason": str(error)})
    schema = SCHEMA.with_metadata({SET_ASIDE: json.dumps(aside, ensure_ascii=True).encode()})
    return pa.Table.from_pylist(rows, schema=schema)


def _read(article: Article, metadata: Metadata, reader: Reader) -> list[dict[str, Any]]:
    text, metadata = _text_of(article, metadata)
    reading = reader.read(text, metadata)
    raw = text.encode("utf-8", "surrogatepass")
    known = {
        "article": article.id,
        "file": article.file,
        "hash": hashlib.sha256(raw).hexdigest(),
        "published": reading.published,
        "language": reading.language,
    }
    return [
        {
            **known,
            "sentence": one.sentence,
            "kind": one.kind,
            "when": one.when,
            "districts": list(one.districts),
            "places": list(one.places),
            "route_from": one.origin,
            "route_to": one.to,
            "modality": one.modality,
            "attributed_to": one.attributed_to,
            "certain": one.is_certain,
            "reason": one.reason,
        }
        for one in reading.events
    ]


def _text_of(article: Article, metadata: Metadata) -> tuple[str, Metadata]:
    known = replace(
        metadata,
        published=metadata.published or article.published,
        language=metadata.language or article.language,
    )
    if isinstance(article.content, str):
        return article.content, known
    if not article.is_page:
        return decode_text(article.content)[0], known
    from events.web.reading import read_page_apart

    page = read_page_apart(article.content)
    if not page.paragraphs:
        raise ArticleError("no article in it: expected a page with one")
    return "\n\n".join(page.paragraphs), replace(
        known, published=known.published or page.published, publisher=known.publisher or page.publisher
    )
