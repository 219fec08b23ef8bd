"""All files of a published site, one after the other: what is many is made when it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from events.media import MEDIA_FILES
from events.model import Source
from events.words.catalogue import _
from geo.drawing.layers import MapData
from geo.errors import PublishError
from geo.escaping import script_json
from geo.html.elements import word_title
from geo.publish.assets import page_script, page_styles, reading_styles
from geo.publish.exports import list_exports
from geo.publish.folder import File
from geo.publish.given.page import Part, is_whole, list_parts, make_given
from geo.publish.links import INDEX, file_of_source
from geo.publish.pages.card import draw_card
from geo.publish.pages.document import PICTURE, Around, draw_opening, write_body
from geo.publish.pages.feeds import describe_collection, write_feed, write_sitemap
from geo.publish.pages.frame import Head, write_page
from geo.publish.pages.readings import (
    event_page,
    list_event_pages,
    write_disagreements,
    write_source_page,
    write_sources,
)
from geo.views.opened import Opened
from geo.views.texts import Texts

# The map's rows that a first view brings along are fewer than those of a page with a server: all of it is one
# file, and the others are fetched as they are needed.
MOST_ROWS = 3_000
FEED, CARD = "feed.xml", "card.png"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What is published: a collection, what its map is drawn of, what the check of its texts found.

    `made` is the day that the exports name, `base` the address below which the site will stand, if known.
    `media` are the files of pictures and videos by name.
    """

    opened: Opened
    drawn: MapData
    texts: Texts
    made: date
    base: str = ""
    media: Mapping[str, Path] = field(default_factory=dict)


def write_one_file(edition: Edition) -> bytes:
    """Return the whole site as one page. Raises PublishError for a collection that needs further files."""
    if edition.drawn.files:
        number = len(edition.opened.timeline.columns)
        raise PublishError(
            Path(INDEX), f"{number} events: expected a collection that one file can hold; publish a folder"
        )
    pages = (
        (_("All events"), "#events"),
        (_("Sources"), "#sources"),
        (_("Disagreements"), "#disagreements"),
        (_("How to read this"), "#guide"),
    )
    around = Around(pages=pages, check=edition.texts.check, address=edition.base, media=edition.media)
    head = _head(edition, describe_collection(edition.opened, edition.base, ()))
    return _write_map_page(edition, around, head, is_one_file=True)


def list_files(edition: Edition) -> Iterator[File]:
    """Yield every file of the site in the form of a folder."""
    opened, base = edition.opened, edition.base
    exports = list(list_exports(opened, edition.made))
    whole = is_whole(opened)
    pages = (
        (_("All events"), "#events" if whole else event_page(0)),
        (_("Sources"), "sources.html"),
        (_("Disagreements"), "disagreements.html"),
        (_("How to read this"), "#guide"),
    )
    around = Around(
        pages=pages,
        downloads=[(one.name, one.file) for one in exports],
        check=edition.texts.check,
        address=base,
    )
    linked = describe_collection(opened, base, [(one.name, one.file) for one in exports])
    head = _head(edition, linked, has_files=True)
    yield File(INDEX, lambda: _write_map_page(edition, around, head, is_one_file=False))
    for name, content in edition.drawn.files.items():
        part = name.removesuffix(".json")
        yield File(f"data/{part}.js", partial(_wrap_part, part, content.decode()))
    for made in list_parts(opened):
        yield File(f"data/{made.name}.js", partial(_write_part, made))
    yield from _list_readings(edition)
    for export in exports:
        yield File(export.file, export.write)
    for name, path in edition.media.items():
        yield File(f"{MEDIA_FILES}/{name}", path.read_bytes)
    yield File(FEED, lambda: write_feed(opened, base))
    yield File(CARD, lambda: draw_card(opened))
    if picture := draw_opening(opened):
        yield File(PICTURE, picture.encode)
    if base:
        yield File("sitemap.xml", lambda: write_sitemap(base, [INDEX, *_name_pages(opened)]))


def _list_readings(edition: Edition) -> Iterator[File]:
    """Yield the pages besides the map."""
    opened = edition.opened
    title = opened.settings.title

    def page(file: str, name: str, body: str) -> bytes:
        address = edition.base + file if edition.base else ""
        head = Head(title=f"{name} – {title}", description=opened.settings.description, address=address)
        return write_page(head, body, styles=reading_styles()).encode()

    yield File("sources.html", lambda: page("sources.html", _("Sources"), write_sources(opened)))
    named = _("Disagreements")
    yield File("disagreements.html", lambda: page("disagreements.html", named, write_disagreements(opened)))
    for source in opened.collection.sources:
        yield File(
            file_of_source(source.id),
            partial(_write_source, page, opened, source),
        )
    if not is_whole(opened):
        for file, body in list_event_pages(opened):
            yield File(file, partial(page, file, _("All events"), body))


def _write_source(page: Callable[[str, str, str], bytes], opened: Opened, source: Source) -> bytes:
    return page(file_of_source(source.id), word_title(source), write_source_page(opened, source))


def _name_pages(opened: Opened) -> list[str]:
    return [
        "sources.html",
        "disagreements.html",
        *(file_of_source(one.id) for one in opened.collection.sources),
    ]


def _write_map_page(edition: Edition, around: Around, head: Head, *, is_one_file: bool) -> bytes:
    opened = edition.opened
    given = make_given(opened, edition.drawn, is_one_file=is_one_file)
    body = write_body(opened, edition.texts, given, around, is_one_file=is_one_file)
    beside = ["pictures", *([] if is_whole(opened) else ["scripts"])] if not is_one_file else []
    return write_page(head, body, styles=page_styles(), script=page_script(), beside=beside).encode()


def _head(edition: Edition, linked: str, *, has_files: bool = False) -> Head:
    settings, base = edition.opened.settings, edition.base
    card = f"{base}{CARD}" if base and has_files else ""
    return Head(
        title=settings.title,
        description=settings.description,
        address=base,
        card=card,
        linked=linked,
        feed=FEED if has_files else "",
    )


def _write_part(part: Part) -> bytes:
    return _wrap_part(part.name, script_json(part.make()))


def _wrap_part(name: str, json: str) -> bytes:
    """Return a part of the data as a script that hands it over."""
    return f"HandoverMap.take({script_json(name)},{json});\n".encode()
