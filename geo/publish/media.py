"""Pictures and videos in what is published: files beside the page, or within it if that is the only file."""

from __future__ import annotations

import sys
from base64 import b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path

from events.errors import PlaceError
from events.media import find_file, kind_of, type_of
from events.model import Event, Media
from events.words.catalogue import _
from geo.html.elements import outside, part, quiet, tag, void
from geo.html.media import caption

# What one file holds at the most, in bytes: of each picture or video, and of all together.
MOST_OF_ONE, MOST_OF_ALL = 2_000_000, 20_000_000


def find_media(events: list[Event], home: Path) -> dict[str, Path]:
    """Return the files that events show, by name; one that cannot be used is told and left out."""
    found: dict[str, Path] = {}
    for event in events:
        for media in event.media:
            try:
                found |= {media.file: find_file(home, media.file)} if media.file else {}
            except PlaceError as error:
                print(f"{event.id}: media: {error}", file=sys.stderr)
    return found


def hold_media(events: list[Event], files: Mapping[str, Path]) -> str:
    """Return a section with all pictures and videos that a page holds by itself; empty without any."""
    shown = {one.file: one for event in events for one in event.media if one.file}
    held = "".join(_hold(shown, files))
    return (
        tag("section", part(_("Pictures and videos"), level=2), held, cls="media", id="media") if held else ""
    )


def _hold(shown: Mapping[str, Media], files: Mapping[str, Path]) -> Iterator[str]:
    room = MOST_OF_ALL
    for name, media in shown.items():
        size = files[name].stat().st_size if name in files else 0
        if size and size <= min(MOST_OF_ONE, room):
            room -= size
            yield _draw(media, files[name].read_bytes())
            continue
        worded = _("{name} is not in this file, as it is too large.") if size else _("{name} is not at hand.")
        given = [outside("p", media.alt), quiet(worded.format(name=name)), caption(media)]
        yield tag("figure", *given, id=f"medium-{name}")


def _draw(media: Media, content: bytes) -> str:
    source = f"data:{type_of(media.file)};base64,{b64encode(content).decode()}"
    if kind_of(media.file) == "video":
        given = {"controls": "", "preload": "none", "aria_label": media.alt}
        shown = tag("video", src=source, **given)
    else:
        shown = void("img", src=source, alt=media.alt, loading="lazy")
    title = tag("summary", outside("span", media.alt))
    figure = tag("figure", shown, caption(media))
    return tag("details", title, figure, id=f"medium-{media.file}")
