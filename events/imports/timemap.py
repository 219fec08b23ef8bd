"""TimeMap (Forensic Architecture, Bellingcat): events that name their sources, and the sources beside them.

Its server gives JSON; its spreadsheets have the same columns, with several sources as `source1`, `source2` …
Format: https://github.com/forensic-architecture/timemap, docs/data-fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from events.imports.cells import make_slug
from events.imports.rows import Row, fold_name
from events.model import UNKNOWN, Source, SourceKind

# What a spreadsheet of sources has.
OF_SOURCES = frozenset({"id", "type", "url"})
_SOURCES = re.compile(r"sources?_?\d*")
_KINDS: dict[str, SourceKind] = {
    "video": "video", "photo": "image", "photobook": "image", "image": "image", "article": "article",
    "report": "article", "social media": "post", "tweet": "post", "post": "post", "map": "map",
    "book": "book",
}  # fmt: skip


def is_sources(columns: Iterable[str]) -> bool:
    """Return whether a table holds the sources of a TimeMap."""
    names = {fold_name(name) for name in columns}
    return names >= OF_SOURCES and "latitude" not in names and ("paths" in names or "path1" in names)


def read_source(cells: Mapping[str, str]) -> Source | None:
    """Return a source of a TimeMap; None for a row without an id."""
    given = {fold_name(name): cell.strip() for name, cell in cells.items()}
    id = given.get("id")
    if not id:
        return None
    url = given.get("url", "")
    note = given.get("description", "")
    return Source(
        id=make_slug(id),
        title=given.get("title") or id,
        publisher=given.get("publisher") or given.get("author") or "not stated",
        origin=given.get("author") or given.get("publisher") or "not stated",
        published=UNKNOWN,
        kind=_KINDS.get(given.get("type", "").casefold(), "image"),
        url=url if re.fullmatch(r"https?://[^\s\"'<>]+", url) else "",
        note=note,
    )


def find_sources(row: Row) -> list[str]:
    """Return the ids of the sources that an event names, as slugs."""
    found = []
    for name, cell in row.cells.items():
        if _SOURCES.fullmatch(fold_name(name)):
            found += [make_slug(part.strip()) for part in cell.split(",") if part.strip()]
    return list(dict.fromkeys(found))


def list_rows(things: Any) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    """Return objects of JSON, in a list or by their ids, as columns and cells."""
    listed = list(things.values()) if isinstance(things, dict) else list(things)
    rows = [
        {str(name): _word(value) for name, value in one.items()} for one in listed if isinstance(one, dict)
    ]
    columns = tuple(dict.fromkeys(name for row in rows for name in row))
    return columns, [dict.fromkeys(columns, "") | row for row in rows]


def _word(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_word(one.get("id", one) if isinstance(one, dict) else one) for one in value)
    return "" if value is None else str(value)
