"""The command line: `python -m geo find NAME`, `python -m geo build REFERENCE_FOLDER`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from events.commands.running import OneLineParser, run_command
from geo.commands import build, find
from geo.errors import GeoError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit status: 0, or 2 on bad input with a line on standard error."""
    parser = OneLineParser(prog="python -m geo", description=__doc__)
    known = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in (find, build):
        module.add_commands(known)
    return run_command(parser, arguments, (GeoError,))


if __name__ == "__main__":
    sys.exit(main())
