"""The files around the page: named to the browser beforehand, kept by it, sent compressed.

Streamlit serves the files of components without saying how long they hold, so a browser fetches all of them
again at every opening, and none of its files compressed. Those whose names carry a hash of their content hold
for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

KEPT = re.compile(r"/(component/.*[-.][0-9a-f]{8,}|static/(js|css|media)/.*\.[\w-]{8})\.(js|css|json|woff2)$")
# Those that every reader asks for: not the days of a large collection.
HELD = re.compile(r"\.(js|css|woff2)$")
# What the page is made of besides Streamlit's own first files: around the map, and what comes after that.
FIRST_PARTS = ("Html", "purify.es", "PageLink", "ComponentInstance", "Tooltip")
PARTS = ("Slider", "ButtonGroup", "Selectbox", "Button")
# What a part imports at once, with its own words for it.
IMPORTED = re.compile(r"""(?:from|import)\s*["'`]\./([\w.-]+\.js)["'`]""")
FRAME = "streamlit_folium"
# Links to the files of the map. Streamlit serves a component when a first reader has been shown it.
_MAP_FILES: list[str] = []
FOR_EVER = "public, max-age=31536000, immutable"


class HintFiles:
    """Name, with the page's first answer, the files that it will ask for only later, one after the other.

    The browser fetches them while it still reads the first; a file that is not there is not named.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Take the application around which this stands."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, with the header on the page itself."""
        if scope["type"] != "http" or scope["path"] != f"{scope.get('root_path', '')}/":
            await self._app(scope, receive, send)
            return

        async def send_hinted(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                MutableHeaders(scope=message)["Link"] = ", ".join([*_find_parts(), *_MAP_FILES])
            await send(message)

        await self._app(scope, receive, send_hinted)


@cache
def _find_parts() -> tuple[str, ...]:
    """Return links to the parts of Streamlit that the page uses, and to what those import themselves."""
    home = Path(st.__file__).parent / "static"
    folder = home / "static" / "js"
    index = home / "index.html"
    # What the first answer names itself need not be named again.
    first = index.read_text("utf-8") if index.is_file() else ""
    found: dict[str, str] = {}
    for how, parts in (("modulepreload", FIRST_PARTS), ("prefetch", PARTS)):
        wanted = [path.name for part in parts for path in sorted(folder.glob(f"{part}.*.js"))]
        while wanted:
            name = wanted.pop(0)
            if name in found or name in first or not (folder / name).is_file():
                continue
            found[name] = how
            wanted += IMPORTED.findall((folder / name).read_text("utf-8"))
    return tuple(f"<./static/js/{name}>; rel={how}" for name, how in found.items())


def name_map_files(component: str, names: Iterable[str]) -> None:
    """Take the files of the map, which a component serves, to be named to later readers."""
    if _MAP_FILES:
        return
    spec = find_spec(FRAME)
    homes = [Path(home) / "frontend" / "build" for home in (spec and spec.submodule_search_locations) or ()]
    scripts = [
        path.relative_to(home).as_posix() for home in homes for path in home.glob("static/js/main.*.js")
    ]
    files = [f"{FRAME}.st_folium/{path}" for path in scripts] + [f"{component}/{name}" for name in names]
    _MAP_FILES.extend(f"<./component/{file}>; rel=prefetch" for file in files)


class KeepFiles:
    """Let a browser keep the files that never change under their name, and send each compressed.

    Streamlit sends them as they are: two megabytes more at a first view. Once read and compressed, they are
    sent from memory.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Take the application around which this stands."""
        self._app = app
        self._small = GZipMiddleware(app, compresslevel=6)
        self._held: dict[tuple[str, bool], list[Message]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, one for such a file with the header and from memory if it can."""
        asked = Headers(scope=scope) if scope["type"] == "http" and scope["method"] == "GET" else {}
        if not asked or "range" in asked or not KEPT.search(scope["path"]):
            await self._app(scope, receive, send)
            return
        key = scope["path"], "gzip" in asked.get("accept-encoding", "")
        if key in self._held:
            for message in self._held[key]:
                await send(message)
            return
        sent: list[Message] = []

        async def send_kept(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                MutableHeaders(scope=message)["Cache-Control"] = FOR_EVER
            sent.append(message)
            await send(message)

        await self._small(scope, receive, send_kept)
        if sent and sent[0].get("status") == 200 and HELD.search(scope["path"]):
            self._hold(key, sent)

    def _hold(self, key: tuple[str, bool], sent: list[Message]) -> None:
        """Keep an answer, in one piece."""
        body = b"".join(message.get("body", b"") for message in sent[1:])
        start = {**sent[0], "headers": list(sent[0]["headers"])}
        MutableHeaders(scope=start)["Content-Length"] = str(len(body))
        self._held[key] = [start, {"type": "http.response.body", "body": body}]


MIDDLEWARE = (Middleware(HintFiles), Middleware(KeepFiles))
