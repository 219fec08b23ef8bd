"""Addresses within a published site: the page's own parameters, behind a `#`.

So they hold where a file is opened from the disk as behind a web server. The page with the map is one file;
the others, if there are any, lie beside it and in folders.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from events.media import MEDIA_FILES
from events.model import Event
from geo.views.addresses import event_addresses
from geo.views.opened import Opened
from geo.views.view import View, write_view

INDEX = "index.html"
# The addresses that the notes, the story and the readings have within the page of a server.
_VIEW = re.compile(r'href="\./\?([^"]*)"')
_MEDIA = re.compile(rf'(href|data-src)="\./{MEDIA_FILES}/([^"]*)"')
_SOURCE = re.compile(r'href="\./sources\?source=([^"&]*)(?:&amp;[^"]*)?"')


def view_link(view: View) -> str:
    """Return the fragment that opens a view."""
    return "#" + urlencode(write_view(view))


def event_links(events: Iterable[Event], base: str = "") -> dict[str, str]:
    """Return the address of each event, by id: of its note on the map, or without scripts in the list.

    `base` is the address of the map's page as seen from where the links stand.
    """
    return {event.id: f"{base}#e-{event.id}" for event in events}


def event_views(opened: Opened, events: Sequence[Event]) -> list[str]:
    """Return the parameters of the view that shows each event."""
    found = event_addresses(opened, events, View(opened.settings.opens_on))
    return [found[event.id].partition("?")[2] for event in events]


def file_of_source(id: str) -> str:
    """Return the file of an article's page: its id, with what no file system takes written otherwise."""
    plain = re.sub(r"[^A-Za-z0-9_-]", lambda found: f".{ord(found[0]):x}.", id)
    return f"sources/{plain}.html"


def localise(html: str, base: str, sources: str | None) -> str:
    """Return HTML with its addresses as they are in the site.

    `base` is the address of the map's page as seen from where the HTML stands; `sources` that of the folder
    above those of the articles and of the pictures, or None where both are parts of the same page.
    """
    html = _VIEW.sub(lambda found: f'href="{base}#{found[1]}"', html)

    def link(found: re.Match[str]) -> str:
        target = f"#source-{found[1]}" if sources is None else sources + file_of_source(found[1])
        return f'href="{target}"'

    def find_media(found: re.Match[str]) -> str:
        target = f"#medium-{found[2]}" if sources is None else f"{sources}{MEDIA_FILES}/{found[2]}"
        return f'{found[1]}="{target}"'

    return _MEDIA.sub(find_media, _SOURCE.sub(link, html))
