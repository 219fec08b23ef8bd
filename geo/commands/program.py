"""The program `handover-map`: every command of the house on one command line.

A command is a module of this folder with `add_commands(known)`, which names its options and imports nothing
that is slow; what it does is imported when it runs. To add one, write its module and name it in `MODULES`.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

import events.commands.known
import events.commands.new
from events.commands.running import OneLineParser, run_command
from events.extras import DISTRIBUTION
from geo.commands import districts, export, find, import_, publish, read, show
from geo.errors import GeoError

# In the order in which `--help` lists them.
MODULES = (show, publish, events.commands.new, import_, read, export, events.commands.known, find, districts)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status."""
    parser = make_parser()
    if "_ARGCOMPLETE" in os.environ:
        # A shell asks how a command line may go on.
        import argcomplete

        argcomplete.autocomplete(parser)
    return run_command(parser, arguments, (GeoError,))


def make_parser() -> argparse.ArgumentParser:
    """Make the parser of all commands."""
    description = "An interactive map of events, each with its sources."
    parser = OneLineParser(prog=DISTRIBUTION, description=description)
    parser.add_argument("--version", action="version", version=f"{DISTRIBUTION} {version(DISTRIBUTION)}")
    known = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in MODULES:
        module.add_commands(known)
    # The check is of `events`, which knows no places.
    known.choices["check"].set_defaults(list_places=find.list_places)
    return parser


if __name__ == "__main__":
    sys.exit(main())
