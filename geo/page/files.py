"""The files around the page: named to the browser beforehand, kept by it, sent small.

Streamlit serves the files of components without saying how long they hold, so a browser fetches all of them
again at every opening, and none of its files compressed. Those whose names carry a hash of their content hold
for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, partial
from gzip import compress as gzip_compress
from importlib.util import find_spec
from pathlib import Path

import brotli
import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.page.icons import WHOLE, read_cut

KEPT = re.compile(r"/(component/.*[-.][0-9a-f]{8,}|static/(js|css|media)/.*\.[\w-]{8})\.(js|css|json|woff2)$")
# Those that every reader asks for: not the days of a large collection.
HELD = re.compile(r"\.(js|css|woff2)$")
# What the page is made of besides Streamlit's own first files: around the map, and what comes after that.
FIRST_PARTS = ("Html", "purify.es", "PageLink", "ComponentInstance", "Tooltip")
PARTS = ("Slider", "ButtonGroup", "Selectbox", "Button")
# What a part imports at once, with its own words for it.
IMPORTED = re.compile(r"""(?:from|import)\s*["'`]\./([\w.-]+\.js)["'`]""")
# The page's own addresses are words: files have an ending, and what is for scripts a beginning.
NO_PAGE = re.compile(r"\.\w+$|/_stcore/")
# The page is set in the typefaces of the reader's system. Streamlit's own is named in its first answer and
# in its style sheet, and would be fetched for what is laid out before the page's settings are known.
TYPEFACE = re.compile(
    rb'<link\s+rel="preload"[^>]*\bas="font"[^>]*>\s*|@font-face\s*{\s*font-family:\s*"?Source Sans\b[^}]*}'
)
FRAME = "streamlit_folium"
# Links to the files of the map. Streamlit serves a component when a first reader has been shown it.
_MAP_FILES: list[str] = []
FOR_EVER = "public, max-age=31536000, immutable"
# The better first, at a level that costs no time; what is shorter gains nothing.
CODINGS = {"br": partial(brotli.compress, quality=5), "gzip": partial(gzip_compress, compresslevel=6)}
LEAST = 500


class HintFiles:
    """Name, with the page's first answer, the files that it will ask for only later, one after the other.

    The browser fetches them while it still reads the first; a file that is not there is not named, nor is the
    typeface that is not used.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Take the application around which this stands."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; if the answer is the page itself, with the links, and small."""
        if not _is_get(scope) or NO_PAGE.search(scope["path"]):
            await self._app(scope, receive, send)
            return
        coding = _choose_coding(scope)
        held: list[Message] = []

        async def send_hinted(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                if scope["path"] == f"{scope.get('root_path', '')}/":
                    MutableHeaders(scope=message)["Link"] = ", ".join([*_find_parts(), *_MAP_FILES])
                held.append(message)
            elif not held:
                await send(message)
            else:
                held.append(message)
                if not message.get("more_body"):
                    body = TYPEFACE.sub(b"", _join(held[1:]))
                    for part in await _make_small(held[0], body, coding):
                        await send(part)

        await self._app(_plain(scope), receive, send_hinted)


def _is_page(start: Message) -> bool:
    return start["status"] == 200 and Headers(scope=start).get("content-type", "").startswith("text/html")


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
    sent from memory; of its icons only those that are shown.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Take the application around which this stands."""
        self._app = app
        self._held: dict[tuple[str, str], list[Message]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, one for such a file with the header and from memory if it can."""
        if not _is_get(scope) or "range" in Headers(scope=scope) or not KEPT.search(scope["path"]):
            await self._app(scope, receive, send)
            return
        key = scope["path"], _choose_coding(scope)
        answer = self._held.get(key) or await self._fetch(*key, scope, receive)
        if HELD.search(scope["path"]) and answer[0]["status"] == 200:
            self._held[key] = answer
        for message in answer:
            await send(message)

    async def _fetch(self, path: str, coding: str, scope: Scope, receive: Receive) -> list[Message]:
        """Return what the application answers; a file of it small, and to be kept."""
        sent: list[Message] = []

        async def take(message: Message) -> None:
            sent.append(message)

        await self._app(_plain(scope), receive, take)
        if sent[0]["status"] != 200:
            return sent
        headers = MutableHeaders(scope=sent[0])
        headers["Cache-Control"] = FOR_EVER
        # What holds for ever is never asked after.
        del headers["ETag"], headers["Last-Modified"]
        body = _join(sent[1:])
        if path.endswith(".woff2"):
            return await _make_small(sent[0], (WHOLE.search(path) and read_cut()) or body, "")
        if "/static/css/" in path:
            body = TYPEFACE.sub(b"", body)
        return await _make_small(sent[0], body, coding)


def _is_get(scope: Scope) -> bool:
    return (scope["type"], scope.get("method")) == ("http", "GET")


def _choose_coding(scope: Scope) -> str:
    """Return the first coding that the browser takes as well, or nothing if it takes none."""
    accepted = Headers(scope=scope).get("accept-encoding", "")
    return next((coding for coding in CODINGS if re.search(rf"\b{coding}\b", accepted)), "")


def _plain(scope: Scope) -> Scope:
    """Return a request for the same file as it is, not compressed."""
    headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": headers}


def _join(parts: Iterable[Message]) -> bytes:
    return b"".join(part.get("body", b"") for part in parts)


async def _make_small(start: Message, body: bytes, coding: str) -> list[Message]:
    """Return an answer in one piece, compressed if it is worth it."""
    headers = MutableHeaders(scope=start)
    headers.add_vary_header("Accept-Encoding")
    if coding and len(body) > LEAST:
        body = await run_in_threadpool(CODINGS[coding], body)
        headers["Content-Encoding"] = coding
    headers["Content-Length"] = str(len(body))
    return [start, {"type": "http.response.body", "body": body}]


MIDDLEWARE = (Middleware(HintFiles), Middleware(KeepFiles))
