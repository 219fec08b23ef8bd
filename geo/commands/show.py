"""The command `show`: opens the page."""

from __future__ import annotations

import argparse
import errno
import os
import re
import socket
import tempfile
from pathlib import Path

from events.commands.known import add_articles, add_data
from events.commands.running import Known, add_command
from events.errors import ChoiceError
from events.records.folder import SOURCES_FILE, find_collection_folder

# The largest file that pages that write take, in megabytes.
MOST_UPLOADED = 200


def add_commands(known: Known) -> None:
    """Add the command to a command line."""
    parser = add_command(known, "show", show, "open the map in the browser")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("collection", nargs="?", type=Path, metavar="COLLECTION", help="its folder")
    add_data(which)
    add_articles(parser)
    parser.add_argument("--port", type=_port, help="of the server; if none is given, a free one from 8501 on")
    help = "whom the server answers: localhost (this machine alone, if none is given), 0.0.0.0 (everyone)"
    parser.add_argument("--address", help=help)
    help = "a page that writes into the collection, behind a password: import; may be given several times"
    parser.add_argument("--writes", action="append", default=[], choices=("import",), help=help)
    parser.add_argument("--no-browser", action="store_true", help="open no browser")
    help = "any other setting of Streamlit, such as --set server.baseUrlPath=map; may be given several times"
    parser.add_argument("--set", type=_setting, action="append", default=[], dest="settings", help=help)


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r}: expected a number from 1 to 65535")
    return int(text)


def _setting(text: str) -> str:
    if not re.fullmatch(r"[a-zA-Z]+(\.[a-zA-Z]+)+=.*", text):
        raise argparse.ArgumentTypeError(f"{text!r}: expected NAME=VALUE, such as server.baseUrlPath=map")
    return f"--{text}"


def show(options: argparse.Namespace) -> int:
    """Serve the page until the process is told to end."""
    folder = find_collection_folder(options.collection or options.data, os.environ)
    if not (folder / SOURCES_FILE).is_file():
        raise ChoiceError(f"{str(folder)!r} is no collection: expected a folder with {SOURCES_FILE}")
    if options.port is not None and is_taken(options.port, options.address or "localhost"):
        expected = "expected a free one; without --port the program finds one"
        raise ChoiceError(f"--port {options.port}: another program has it: {expected}")
    # The page writes what browsers fetch into a temporary folder; where there can be none, this says so.
    tempfile.gettempdir()
    # Slow to import, and not needed to say what is wrong above.
    from geo.page.server.launch import OPEN_BROWSER, launch

    arguments = ["--data", str(folder)]
    arguments += ["--articles", str(options.articles)] if options.articles is not None else []
    arguments += [f"--writes={' '.join(options.writes)}"] if options.writes else []
    arguments += [] if options.no_browser else [OPEN_BROWSER]
    given = {"port": options.port, "address": options.address}
    settings = [f"--server.{name}={value}" for name, value in given.items() if value is not None]
    # Files are uploaded to pages that write alone; without one, nearly nothing is.
    settings += [f"--server.maxUploadSize={MOST_UPLOADED}"] if options.writes else []
    return launch([*settings, *options.settings], arguments)


def is_taken(port: int, address: str) -> bool:
    """Tell whether another program listens at a port."""
    with socket.socket() as probe:
        # As the server itself does: a port that a server has just left is free.
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            return error.errno in (errno.EADDRINUSE, errno.EACCES)
    return False
