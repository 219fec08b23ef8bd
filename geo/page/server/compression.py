"""Answers made small on the wire: the page and the files that never change, compressed once and then held.

Streamlit sends its own files as they are, on the ground that a proxy in front of it compresses them; this
page is to be small without one. The package `starlette-compress` would do less: it compresses anew for every
reader, takes no notice of which coding is preferred, and answers HEAD with other headers than GET.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from gzip import compress as gzip_compress

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from events.words.catalogue import current_language
from events.words.direction import current_direction
from geo.page.server.icons import read_cut
from geo.page.session.files import FOR_EVER, ROUTE, list_hinted
from geo.page.session.heading import page_heading
from geo.page.streamlit_internals import (
    FRAME_SCRIPT,
    ICON_FONT,
    STATIC_FILE,
    STYLE_SHEET,
    cut_typeface,
    find_hints,
    name_language,
    name_page,
)

OUR_FILE = re.compile(rf"/({ROUTE}/[^/]+-[0-9a-f]{{12}}\.(js|css|json)|notes\.json)$")
# Held in memory are those that every reader asks for: not the days of a large collection.
HELD = re.compile(r"\.(js|css|woff2)$")
# Addresses of pages are words: files have an ending, and what is for scripts a beginning.
NO_PAGE = re.compile(r"\.\w+$|/_stcore/")
# The better first, each at a level that costs little time.
CODINGS = {"br": partial(brotli.compress, quality=5), "gzip": partial(gzip_compress, compresslevel=6)}
# Shorter contents, in bytes, gain nothing.
LEAST = 500
# At most so many bytes are held: all that Streamlit and a collection have are a tenth of it. Each state of a
# collection that changes has scripts of its own.
MOST_HELD = 32_000_000


def choose_coding(accepted: str, codings: Iterable[str] = tuple(CODINGS)) -> str:
    """Return which of some codings an `Accept-Encoding` header prefers, or "" for none (RFC 9110, 12.5.3).

    Of those that it takes equally the first is chosen.
    """
    weights = dict(_read_weights(accepted))
    offered = {coding: weights.get(coding, weights.get("*", 0.0)) for coding in codings}
    best = max(offered, key=offered.__getitem__)
    return best if offered[best] > 0 and offered[best] >= weights.get("identity", 0.0) else ""


def _read_weights(accepted: str) -> Iterator[tuple[str, float]]:
    """Yield each coding of the header with its weight; one that is not a number counts as a refusal."""
    for item in accepted.lower().split(","):
        coding, *parameters = (part.strip() for part in item.split(";"))
        weight = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                try:
                    weight = float(value)
                except ValueError:
                    weight = 0.0
        yield coding, weight


class CompressFiles:
    """Send the page and files that never change compressed, from memory if it can; HEAD as GET.

    Any other request passes to Streamlit's own compression, which knows `gzip` alone and takes the word as
    a wish whatever its weight: so it is left out where it is refused.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Take the application around which this stands."""
        self._app = app
        self._held: dict[tuple[str, str], list[Message]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers, path = Headers(scope=scope), scope["path"]
        if scope["method"] == "HEAD":
            scope, send = {**scope, "method": "GET"}, _leave_out_body(send)
        accepted = ",".join(headers.getlist("accept-encoding"))
        if scope["method"] != "GET" or "range" in headers or not _is_taken(path):
            await self._app(_ask(scope, choose_coding(accepted, ["gzip"])), receive, send)
            return
        coding = choose_coding(accepted)
        answer = self._held.get((path, coding)) or await self._fetch(coding, scope, receive)
        if HELD.search(path) and _is_kept(answer[0]):
            self._hold((path, coding), answer)
        start, body = answer
        await send(start)
        await send(body)

    def _hold(self, name: tuple[str, str], answer: list[Message]) -> None:
        """Hold an answer; what has been held longest is let go where it would be too much."""
        self._held[name] = answer
        while sum(len(body["body"]) for _start, body in self._held.values()) > MOST_HELD:
            del self._held[next(iter(self._held))]

    async def _fetch(self, coding: str, scope: Scope, receive: Receive) -> list[Message]:
        """Return what the application answers to GET, in two messages: a file or the page is made small."""
        sent: list[Message] = []

        async def take(message: Message) -> None:
            sent.append(message)

        await self._app(_ask(scope, ""), receive, take)
        start, content = sent[0], b"".join(message.get("body", b"") for message in sent[1:])
        if start["status"] == 200:
            content = await run_in_threadpool(_make_small, scope, coding, start, content)
        return [start, {"type": "http.response.body", "body": content}]


def _leave_out_body(send: Send) -> Send:
    """Return a way to send the head of an answer alone."""

    async def send_head(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return send_head


def _is_taken(path: str) -> bool:
    return not NO_PAGE.search(path) or any(one.search(path) for one in (OUR_FILE, STATIC_FILE, FRAME_SCRIPT))


def _is_kept(start: Message) -> bool:
    return start["status"] == 200 and Headers(scope=start).get("cache-control") == FOR_EVER


def _ask(scope: Scope, coding: str) -> Scope:
    """Return a request that takes one coding, or none."""
    headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": [*headers, (b"accept-encoding", coding.encode())] if coding else headers}


def _make_small(scope: Scope, coding: str, start: Message, content: bytes) -> bytes:
    """Return what a file or the page becomes on the wire; its headers say so."""
    headers, path = MutableHeaders(scope=start), scope["path"]
    # Instead of a file that it does not have, Streamlit sends the page.
    if headers.get("content-type", "").startswith("text/html"):
        content = name_page(cut_typeface(content), *page_heading())
        content = name_language(content, current_language(), current_direction())
        if path == f"{scope.get('root_path', '')}/":
            ours = (f"<{address}>; rel=prefetch" for address in list_hinted())
            headers["Link"] = ", ".join([*find_hints(), *ours])
    elif STATIC_FILE.search(path) or FRAME_SCRIPT.search(path):
        headers["Cache-Control"] = FOR_EVER
        content = cut_typeface(content) if STYLE_SHEET.search(path) else content
        content = (ICON_FONT.search(path) and read_cut()) or content
    # What holds for ever is never asked after, and a tag would name this content in another coding, too.
    del headers["ETag"], headers["Last-Modified"]
    headers.add_vary_header("Accept-Encoding")
    if coding and len(content) >= LEAST and not path.endswith(".woff2"):
        content = CODINGS[coding](content)
        headers["Content-Encoding"] = coding
    headers["Content-Length"] = str(len(content))
    return content
