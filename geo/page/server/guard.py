"""Who may ask this server, and what a browser may do with its answers: on every answer, of errors, too.

A page elsewhere can have its own name lead to this machine, and then ask this server as if it were its own
(DNS rebinding): so only requests that name this server by a host of its own are taken.
"""

from __future__ import annotations

import os
from base64 import b64encode
from functools import cache, lru_cache
from hashlib import sha256

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.page.session.media import list_media_origins
from geo.page.streamlit_internals import FRAME_PATH, UPLOAD, find_inline_scripts
from geo.page.writing.door import the_door

# Hosts, separated by spaces, whose pages may hold this page in a frame (`https://paper.example`); `*` is any.
FRAMED_BY_VARIABLE = "HANDOVER_FRAMED_BY"
LOCAL = ("localhost", "*.localhost", "127.0.0.1", "::1")
# Addresses to listen at which name no host.
ANY_ADDRESS = ("", "0.0.0.0", "::")  # noqa: S104 - compared, not bound
MISDIRECTED, FORBIDDEN = 421, 403
FIXED = {
    "X-Content-Type-Options": "nosniff",
    # An address holds the view: others learn the host alone, which makers of online maps insist on.
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join(
        f"{name}=()"
        for name in (
            *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid"),
            *("idle-detection", "magnetometer", "microphone", "midi", "payment", "serial", "usb"),
        )
    ),
}


class Guard:
    """Refuse requests to hosts that are not this server's; add what protects a reader to each answer."""

    def __init__(self, app: ASGIApp) -> None:
        """Take the application around which this stands."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or open a websocket."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        host, is_begun = Headers(scope=scope).get("host", ""), False

        async def guard(message: Message) -> None:
            nonlocal is_begun
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                is_begun = True
                headers = MutableHeaders(scope=message)
                for name, value in (
                    FIXED | {"Content-Security-Policy": _policy(scope["path"], host)}
                ).items():
                    headers[name] = value
            await send(message)

        if not is_allowed(host, allowed_hosts()):
            message = (
                f"This server does not answer at the host {host!r}: expected one of server.allowedHosts "
                "in its settings (README, “Running it for others”).\n"
            )
            refused = PlainTextResponse(message, MISDIRECTED, headers={"Cache-Control": "no-store"})
            await refused(scope, receive, guard)
            return
        if (upload := UPLOAD.search(scope["path"])) and the_door().find(upload["session"]) is None:
            message = "Nothing is uploaded here by one who is not signed in.\n"
            refused = PlainTextResponse(message, FORBIDDEN, headers={"Cache-Control": "no-store"})
            await refused(scope, receive, guard)
            return
        try:
            await self._app(scope, receive, guard)
        except Exception:
            # Starlette's own answer to an error would be sent around this, without its headers.
            if scope["type"] == "http" and not is_begun:
                failed = PlainTextResponse(
                    "Internal Server Error", 500, headers={"Cache-Control": "no-store"}
                )
                await failed(scope, receive, guard)
            raise


def allowed_hosts() -> tuple[str, ...]:
    """Return the hosts at which this server answers: those of the settings, else local ones and its own.

    A host of the form `*.paper.example` stands for all below it, `*` for any.
    """
    if given := st.get_option("server.allowedHosts"):
        return tuple(given)
    own = (st.get_option(name) or "" for name in ("server.address", "browser.serverAddress"))
    return (*LOCAL, *(one for one in own if one not in ANY_ADDRESS))


@lru_cache(maxsize=64)
def is_allowed(host: str, allowed: tuple[str, ...]) -> bool:
    """Return whether the `Host` of a request, with any port, is one of those."""
    name, rest = host.lower(), ""
    if name.startswith("["):
        name, bracket, rest = name[1:].partition("]")
        if not bracket:
            return False
    elif ":" in name:
        name, colon, port = name.partition(":")
        rest = colon + port
    if (rest and not (rest[0] == ":" and rest[1:].isdecimal() and rest.isascii())) or not name:
        return False
    name = name.removesuffix(".")
    for one in allowed:
        known = one.strip().lower().strip("[]").removesuffix(".")
        if known in ("*", name) or (known.startswith("*.") and name.endswith(known[1:])):
            return True
    return False


@lru_cache(maxsize=64)
def _policy(path: str, host: str) -> str:
    """Return the Content-Security-Policy of an answer: that of the map's frame, or of all else.

    Scripts come from this server, and as modules that Streamlit makes of a component's text (`blob:`). No
    text that a page holds is a script. streamlit-folium runs the map's script as text: its frame alone may.
    """
    # Some browsers do not take a websocket for the page's own origin.
    socket = f" ws://{host} wss://{host}" if host and is_allowed(host, allowed_hosts()) else ""
    is_frame = FRAME_PATH in path
    elsewhere = _tile_hosts() if is_frame else " ".join(list_media_origins())
    rules = {
        "default-src": "'self'",
        "script-src": "'self' 'unsafe-inline' 'unsafe-eval'"
        if is_frame
        else f"'self' blob: {_own_scripts()}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": f"'self' data: blob: {elsewhere}",
        "media-src": "'self'" if is_frame else f"'self' {elsewhere}",
        "font-src": "'self' data:",
        "connect-src": f"'self'{socket}",
        "frame-src": "'self'",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": f"'self' {os.environ.get(FRAMED_BY_VARIABLE, '')}".strip(),
    }
    return "; ".join(f"{name} {' '.join(value.split())}" for name, value in rules.items())


@cache
def _own_scripts() -> str:
    """Return the digests of the scripts within Streamlit's first answer."""
    digests = (b64encode(sha256(text.encode()).digest()).decode() for text in find_inline_scripts())
    return " ".join(f"'sha256-{one}'" for one in digests)


@cache
def _tile_hosts() -> str:
    # It is slow to import, and by then the page has done so.
    from geo.drawing.basemap import list_tile_hosts

    return " ".join(list_tile_hosts())
