"""The page served from wherever the program is installed, with the settings beside its script."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st

from geo.page.server.application import ROUTES, live
from geo.page.server.compression import MIDDLEWARE

# Streamlit reads `.streamlit/config.toml` beside the script that it serves.
SCRIPT = Path(__file__).parents[1] / "start" / "page.py"


def launch(*, port: int | None = None) -> None:
    """Serve the page until the process is told to end."""
    sys.argv = [str(SCRIPT)]
    app = st.App(SCRIPT, lifespan=live, middleware=MIDDLEWARE, routes=ROUTES)
    app.run(config={"server.port": port} if port is not None else None)
