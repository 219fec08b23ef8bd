"""The command `show`: opens the page."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from events.commands.known import add_articles, add_data
from events.commands.running import Known, add_command
from events.records.collection import DATA_VARIABLE
from events.texts.articles import ARTICLES_VARIABLE


def add_commands(known: Known) -> None:
    """Add the command to a command line."""
    parser = add_command(known, "show", show, "open the map in the browser")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("collection", nargs="?", type=Path, metavar="COLLECTION", help="its folder")
    add_data(which)
    add_articles(parser)
    parser.add_argument("--port", type=int, help="of the server; if none is given, a free one from 8501 on")


def show(options: argparse.Namespace) -> int:
    """Serve the page until the process is told to end."""
    from geo.page.server.launch import launch

    # The page reads these wherever it is served.
    for variable, folder in (
        (DATA_VARIABLE, options.collection or options.data),
        (ARTICLES_VARIABLE, options.articles),
    ):
        if folder is not None:
            os.environ[variable] = str(folder.resolve())
    launch(port=options.port)
    return 0
