"""The page served from wherever the program is installed, with the settings beside its script."""

from __future__ import annotations

import os
import socket
import sys
import time
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Thread

import streamlit as st

from geo.page.server.application import ROUTES, live
from geo.page.server.compression import MIDDLEWARE

# Streamlit reads `.streamlit/config.toml` beside the script that it serves.
SCRIPT = Path(__file__).parents[1] / "start" / "page.py"
# Addresses that stand for all of this machine, and can be no part of a link.
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - nothing is bound here
# How long to look for the server to answer, in seconds.
LONGEST_START = 20


def launch(*, port: int | None, address: str | None, opens_browser: bool) -> None:
    """Serve the page until the process is told to end."""
    sys.argv = [str(SCRIPT)]
    given = {"server.port": port, "server.address": address, "browser.serverAddress": address}
    if address in EVERYWHERE:
        given["browser.serverAddress"] = None
    settings = {name: value for name, value in given.items() if value is not None}
    lifespan = partial(_live_and_tell, opens_browser)
    app = st.App(SCRIPT, lifespan=lifespan, middleware=MIDDLEWARE, routes=ROUTES)
    app.run(config={**settings, "logger.hideWelcomeMessage": True})


@asynccontextmanager
async def _live_and_tell(opens_browser: bool, app: st.App) -> AsyncIterator[None]:
    async with live(app):
        Thread(target=_tell, args=(opens_browser,), daemon=True).start()
        yield


def _tell(opens_browser: bool) -> None:
    """Say where the page is, and open it, when the server answers."""
    host, port = st.get_option("browser.serverAddress"), st.get_option("server.port")
    for _ in range(LONGEST_START * 10):
        with suppress(OSError), socket.create_connection((host, port), timeout=1):
            break
        time.sleep(0.1)
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    path = (st.get_option("server.baseUrlPath") or "").strip("/")
    page = f"{scheme}://{host}:{port}/{path}"
    print(f"The map is at {page} (Ctrl-C ends it)", flush=True)
    if opens_browser and not st.get_option("server.headless") and has_browser():
        webbrowser.open(page)


def has_browser() -> bool:
    """Tell whether a browser can open a window here: one within the terminal would be in the way."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
