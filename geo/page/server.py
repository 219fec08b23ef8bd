"""The server around the page: it prepares while the first browser still loads, and lets files be kept.

Streamlit serves the files of components without saying how long they hold, so a browser fetches all of them
again at every opening. Those whose names carry a hash of their content hold for ever.

What is slow to import is imported within functions: the server answers before that.
"""

from __future__ import annotations

import gc
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from threading import Thread

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

DATA_VARIABLE = "HANDOVER_DATA"
KEPT = re.compile(r"/component/.*[-.][0-9a-f]{8,}\.(js|css|json)$")
FOR_EVER = "public, max-age=31536000, immutable"


def data_folder() -> str:
    """Return the folder of the collection to show: the shipped one, unless the environment names another."""
    from events.records import SHIPPED

    return os.environ.get(DATA_VARIABLE, str(SHIPPED))


class KeepFiles:
    """Let a browser keep the files that never change under their name."""

    def __init__(self, app: ASGIApp) -> None:
        """Take the application around which this stands."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, with the header on those files."""
        if scope["type"] != "http" or not KEPT.search(scope["path"]):
            await self._app(scope, receive, send)
            return

        async def send_kept(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                MutableHeaders(scope=message)["Cache-Control"] = FOR_EVER
            await send(message)

        await self._app(scope, receive, send_kept)


@asynccontextmanager
async def live(app: st.App) -> AsyncIterator[None]:  # noqa: ARG001
    """Prepare in the background as soon as the server starts."""
    Thread(target=prepare, daemon=True).start()
    yield


def prepare() -> None:
    """Import what takes long and open the collection, so that the first reader does not wait for all of it.

    What goes wrong here goes wrong again in the page, and is told there. Streamlit registers a component only
    for a reader, so `streamlit_folium` itself is left to the first.
    """
    # All of it stays: looking for what does not would only take time.
    gc.disable()
    try:
        from events.errors import RecordsError
        from geo.basemap import preload
        from geo.page.site import open_site
        from geo.page.texts import find_texts

        preload()
        with suppress(RecordsError):
            find_texts(open_site(data_folder()))
    finally:
        gc.enable()


MIDDLEWARE = (Middleware(KeepFiles),)
