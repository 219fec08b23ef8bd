"""The command line: `python -m events COMMAND`; what each does is in `events.commands`.

Bad input ends with status 2 and one line on standard error that says why; `check` ends with status 1 when a
passage is missing.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from events.commands.known import add_commands
from events.commands.running import OneLineParser, run_command


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status."""
    parser = OneLineParser(prog="python -m events", description="Sourced events of a collection.")
    add_commands(parser.add_subparsers(required=True, metavar="COMMAND"))
    return run_command(parser, arguments)


if __name__ == "__main__":
    sys.exit(main())
