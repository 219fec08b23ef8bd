"""The frame of every published page: its head with what machines read, and its body."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Container
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from events.words.catalogue import current_language
from events.words.direction import current_direction
from geo.escaping import escape
from geo.html.elements import tag, void
from geo.publish.assets import write_policy

# By this, at its beginning, a page of ours is known.
MARK = '<meta name="generator" content="Handover Map">'
ICON = Path(__file__).parents[2] / "page" / "icon.png"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page says of itself.

    `address` is where it will stand, and `card` that of a picture of it, both empty if that is not known.
    `linked` is schema.org data as JSON. `feed` is the address of the feed of events, if there is one.
    """

    title: str
    description: str
    address: str = ""
    card: str = ""
    linked: str = ""
    feed: str = ""


def write_page(head: Head, body: str, *, styles: str, script: str = "", beside: Container[str] = ()) -> str:
    """Return a page that holds its own style sheet and script; `body` is HTML.

    `beside` says what else it may load: see `write_policy`.
    """
    policy = write_policy(styles, script, beside=beside)
    parts = [
        '<meta charset="utf-8">',
        MARK,
        void("meta", http_equiv="Content-Security-Policy", content=policy),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", escape(head.title)),
        void("meta", name="description", content=head.description),
        void("meta", name="referrer", content="no-referrer"),
        *_social(head),
        void("link", rel="icon", href=_icon()),
        *([void("link", rel="canonical", href=head.address)] if head.address else []),
        *([void("link", rel="alternate", type="application/atom+xml", href=head.feed)] if head.feed else []),
        f"<style>{styles}</style>",
        *([f'<script type="application/ld+json">{head.linked}</script>'] if head.linked else []),
    ]
    scripts = f"<script>{script}</script>" if script else ""
    lines = "\n".join(parts)
    spoken = f'lang="{escape(current_language())}" dir="{current_direction()}"'
    return (
        f"<!doctype html>\n<html {spoken}>\n<head>\n{lines}\n</head>\n"
        f"<body>\n{body}\n{scripts}\n</body>\n</html>\n"
    )


def _social(head: Head) -> list[str]:
    """Return what others show of a link to the page."""
    given = {"og:type": "website", "og:title": head.title, "og:description": head.description}
    given |= {"og:url": head.address} if head.address else {}
    given |= {"og:image": head.card, "og:image:width": "1200", "og:image:height": "630"} if head.card else {}
    named = {"twitter:card": "summary_large_image" if head.card else "summary"}
    return [
        *(void("meta", property=name, content=value) for name, value in given.items()),
        *(void("meta", name=name, content=value) for name, value in named.items()),
    ]


@cache
def _icon() -> str:
    return "data:image/png;base64," + b64encode(ICON.read_bytes()).decode()
