"""Timelines of TimelineJS: its JSON, as rows of the columns that its spreadsheet has.

Format: https://timeline.knightlab.com/docs/json-format.html.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from events.imports.rows import Row, Table

COLUMNS = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date",
    "Headline",
    "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group", "Background",
    "Link",
)  # fmt: skip
# Besides the spreadsheet's: a slide's own id, and the place of media of the type map.
MORE = ("Id", "Media Alt", "Media Title")
_DAYS = (("Year", "year"), ("Month", "month"), ("Day", "day"))
_MEDIA = (
    ("Media", "url"), ("Media Credit", "credit"), ("Media Caption", "caption"), ("Media Thumbnail",
    "thumbnail"),
    ("Link", "link"), ("Media Alt", "alt"), ("Media Title", "title"),
)  # fmt: skip


def is_timeline(document: Any) -> bool:
    """Return whether a JSON document is a timeline."""
    events = document.get("events") if isinstance(document, dict) else None
    return isinstance(events, list) and any(
        isinstance(one, dict) and ("start_date" in one or "text" in one) for one in events
    )


def read_timeline(document: Mapping[str, Any]) -> Table:
    """Return the slides and the eras of a timeline as rows; its title is a row of the type `title`."""
    return Table("timelinejs", (*COLUMNS, *MORE), _make_rows(document))


def load_json(path: Path) -> Any:
    """Read a JSON file in UTF-8. Raises ValueError."""
    return json.loads(path.read_bytes().decode("utf-8-sig"))


def _make_rows(document: Mapping[str, Any]) -> Iterator[Row]:
    slides = [(slide, "") for slide in document["events"]]
    slides += [(era, "era") for era in document.get("eras") or ()]
    slides += [(document["title"], "title")] if isinstance(document.get("title"), dict) else []
    for number, (slide, type) in enumerate(slides, 1):
        if not isinstance(slide, dict):
            yield Row(number, dict.fromkeys((*COLUMNS, *MORE), ""), f"{slide!r:.40}")
            continue
        cells = dict.fromkeys((*COLUMNS, *MORE), "")
        for before, field in (("", "start_date"), ("End ", "end_date")):
            date = _table(slide, field)
            cells |= {before + column: _text(date, name) for column, name in _DAYS}
            times = [_text(date, name) for name in ("hour", "minute", "second")]
            cells[f"{before}Time"] = ":".join(one.zfill(2) for one in times if one)
        text, media, ground = (_table(slide, name) for name in ("text", "media", "background"))
        cells |= {"Headline": _text(text, "headline"), "Text": _text(text, "text"), "Type": type}
        cells |= {column: _text(media, name) for column, name in _MEDIA}
        cells |= {"Group": _text(slide, "group"), "Id": _text(slide, "unique_id")}
        cells["Display Date"] = _text(slide, "display_date") or _text(
            _table(slide, "start_date"), "display_date"
        )
        cells["Background"] = _text(ground, "url") or _text(ground, "color")
        yield Row(number, cells)


def _table(given: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = given.get(name)
    return found if isinstance(found, dict) else {}


def _text(given: Mapping[str, Any], name: str) -> str:
    value = given.get(name)
    return "" if value is None else str(value)
