"""The page served from wherever the program is installed, by Streamlit's own command line.

That reads the settings beside the script, `STREAMLIT_…` in the environment, and the options given here, the
last before the first.
"""

from __future__ import annotations

import os
import socket
import sys
import time
import webbrowser
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from threading import Thread

import click
import streamlit as st
from streamlit.web.cli import main as streamlit

from events.errors import ChoiceError
from geo.page.server.application import live

# Streamlit reads `.streamlit/config.toml` beside the script that it serves.
SCRIPT = Path(__file__).parents[1] / "start" / "app.py"
# What the script is told, if a browser is to be opened.
OPEN_BROWSER = "--open-browser"
# Addresses that stand for all of this machine, and can be no part of a link.
EVERYWHERE = (None, "0.0.0.0", "::")  # noqa: S104 - nothing is bound here
# How long to look for the server to answer, in seconds.
LONGEST_START = 20


def launch(settings: Sequence[str], arguments: Sequence[str]) -> int:
    """Serve the page until the process is told to end; return the exit status.

    `settings` are options of `streamlit run`, `arguments` what the page reads of its own (`session.options`).
    Raises ChoiceError if Streamlit knows no such option, and KeyboardInterrupt.
    """
    given = ["run", str(SCRIPT), "--logger.hideWelcomeMessage=true", *settings, "--", *arguments]
    try:
        streamlit(given, standalone_mode=False)
    except click.Abort as error:
        raise KeyboardInterrupt from error
    except click.ClickException as error:
        raise ChoiceError(error.format_message()) from error
    return 0


@asynccontextmanager
async def live_and_tell(app: st.App) -> AsyncIterator[None]:
    """Live as the server does (`application.live`), and say where the page is."""
    async with live(app):
        Thread(target=_tell, args=(OPEN_BROWSER in sys.argv,), daemon=True).start()
        yield


def _tell(opens_browser: bool) -> None:
    """Say where the page is, and open it, when the server answers."""
    host, port = st.get_option("server.address"), st.get_option("server.port")
    if host in EVERYWHERE:
        host = "localhost"
    for _ in range(LONGEST_START * 10):
        with suppress(OSError), socket.create_connection((host, port), timeout=1):
            break
        time.sleep(0.1)
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    path = (st.get_option("server.baseUrlPath") or "").strip("/")
    page = f"{scheme}://{host}:{port}/{path}{'/' * bool(path)}"
    print(f"The map is at {page} (Ctrl-C ends it)", flush=True)
    if opens_browser and not st.get_option("server.headless") and has_browser():
        webbrowser.open(page)


def has_browser() -> bool:
    """Tell whether a browser can open a window here: one within the terminal would be in the way."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
