"""Pictures and videos of an event: each is named, and loaded only when a reader opens it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from events.media import MEDIA_FILES, kind_of
from events.model import Event, Media
from events.words.catalogue import _
from events.words.direction import isolate
from geo.escaping import escape
from geo.html.elements import OUTSIDE, outside, tag


def media_address(media: Media) -> str:
    """Return the address of a picture or video as seen from the page, or elsewhere."""
    return media.url or f"./{MEDIA_FILES}/{quote(media.file)}"


def list_media(event: Event) -> str:
    """Return the pictures and videos of an event, each to be opened by the reader; empty without any."""
    return "".join(tag("details", *_parts(one), cls="medium", **_attributes(one)) for one in event.media)


def link_media(event: Event) -> Iterator[str]:
    """Yield a line for each picture or video that names and credits it, with a link to those elsewhere."""
    for one in event.media:
        where = tag("a", escape(one.url), href=one.url, **OUTSIDE) if one.url else escape(one.file)
        yield f"{escape(_name(one))} {outside('span', one.alt)} ({_credit(one)}): {where}"


def caption(media: Media) -> str:
    """Return what stands below a picture or video: who made it."""
    return tag("figcaption", _credit(media))


def _parts(media: Media) -> tuple[str, str]:
    summary = tag("summary", escape(_name(media)), " ", outside("span", media.alt))
    away = tag("span", " ↗", aria_hidden="true")
    link = tag("a", escape(_("Open it by itself")), away, href=media_address(media), **OUTSIDE)
    line = tag("p", _credit(media), " · ", link)
    return summary, tag("figure", tag("figcaption", line, _ask(media) if media.url else ""))


def _ask(media: Media) -> str:
    """Return the button that loads a picture from elsewhere: hidden where the server does not allow that."""
    host = urlsplit(media.url).hostname or ""
    button = tag("button", escape(_("Load it from {host}").format(host=host)), type="button", cls="copy")
    learns = escape(_("That host then learns that you look at it."))
    return tag("p", button, " ", learns, hidden="", data_ask="")


def _attributes(media: Media) -> dict[str, str]:
    given = {"data_medium": kind_of(media.file, media.url), "data_src": media_address(media)}
    return given | {"data_alt": media.alt}


def _credit(media: Media) -> str:
    return escape(_("Credit: {credit}").format(credit=isolate(media.credit)))


def _name(media: Media) -> str:
    """Word what it is."""
    host = urlsplit(media.url).hostname or ""
    names = {
        "picture": _("Picture at {host}:") if host else _("Picture:"),
        "video": _("Video at {host}:") if host else _("Video:"),
        "other": _("Picture or video at {host}:"),
    }
    return names[kind_of(media.file, media.url)].format(host=host)
