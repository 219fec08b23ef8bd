"""How a command is run: its options read, its answer in UTF-8, what is wrong told with status 2.

Every command line of the program uses these: `python -m events`, `python -m geo` and `handover-map`.
"""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any, NoReturn, TypeAlias

from events.errors import EventsError, FaultsError, RecordsError, word_file_error
from events.extras import word_missing
from events.terminals import guard_streams
from events.words.choice import choose_language

# What `add_subparsers` returns: each command adds its own parser to it.
Known: TypeAlias = Any
Command: TypeAlias = Callable[[argparse.Namespace], int]

# The statuses of a process that ends by Ctrl-C, by a pipe that nobody reads, by SIGTERM: 128 and its number.
INTERRUPTED, PIPE_CLOSED, TERMINATED = 130, 141, 143


class OneLineParser(argparse.ArgumentParser):
    """A parser that gives its reason on one line."""

    def error(self, message: str) -> NoReturn:
        """End with status 2."""
        self.exit(2, f"{self.prog}: {message}\n")


def add_command(known: Known, name: str, command: Command, help: str) -> argparse.ArgumentParser:
    """Add a command to a command line; return its parser, for its options."""
    parser: argparse.ArgumentParser = known.add_parser(name, help=help, description=help)
    parser.set_defaults(command=command, prog=parser.prog)
    return parser


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add the option that asks for JSON."""
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")


def run_command(
    parser: argparse.ArgumentParser,
    arguments: Sequence[str] | None,
    errors: tuple[type[Exception], ...] = (),
) -> int:
    """Run the command that the arguments name and return its exit status.

    Status 2, and what is wrong on standard error, for errors of `events`, of the operating system, and
    those that are given, of another package: they are told on one line.
    """
    for stream in (sys.stdout, sys.stderr):
        # Names are in three scripts: a terminal's or a pipe's own encoding may lack them.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    with _ended_by_signal(), guard_streams():
        return _run(parser.parse_args(arguments), errors)


def _run(options: argparse.Namespace, errors: tuple[type[Exception], ...]) -> int:
    command: Command = options.command
    choose_language(os.environ)
    try:
        status = command(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # Who reads has enough, as in `handover-map list | head`. Python writes out what is left as it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except RecordsError as error:
        print(f"{error.count()} in the data files\n{error}", file=sys.stderr)
    except ModuleNotFoundError as error:
        print(f"{options.prog}: not installed: expected {word_missing(error.name or '')}", file=sys.stderr)
    except EventsError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(word_file_error(error), file=sys.stderr)
    except errors as error:
        count = f"{error.count()}: " if isinstance(error, FaultsError) else ""
        print(f"{options.prog}: {count}{'; '.join(str(error).splitlines())}", file=sys.stderr)
    else:
        return status
    return 2


@contextmanager
def _ended_by_signal() -> Iterator[None]:
    """End as if by the program's own will when the process is told to: what is open is closed and removed."""

    def end(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001
        sys.exit(TERMINATED)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
