"""The command line: `python -m events COMMAND`; what each does is in `events.commands`.

Bad input ends with status 2 and one line on standard error that says why; `check` ends with status 1 when a
passage is missing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from events.commands import holdings as commands
from events.commands import texts as commands_texts
from events.errors import EventsError, RecordsError
from events.model import CLOCKS
from events.records.collection import SHIPPED
from events.texts.articles import ARTICLES_VARIABLE as ARTICLES_VARIABLE

CITATIONS = ("bibtex", "ris", "csl", "text")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except RecordsError as error:
        print(f"{error.count()} in the data files\n{error}", file=sys.stderr)
    except (EventsError, OSError) as error:
        print(error, file=sys.stderr)
    return 2


class _Parser(argparse.ArgumentParser):
    """A parser that gives its reason on one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m events", description="Sourced events of a collection.")
    known = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Callable[[argparse.Namespace], int], help: str) -> argparse.ArgumentParser:
        sub = known.add_parser(name, help=help, description=help)
        sub.set_defaults(command=command)
        sub.add_argument("--json", action="store_true", help="one JSON document on standard output")
        sub.add_argument("--data", type=Path, default=SHIPPED, help="folder of the collection")
        return sub

    def add_texts(name: str, command: Callable[[argparse.Namespace], int], help: str) -> None:
        sub = add(name, command, help)
        sub.add_argument("--articles", type=Path, help=f"folder of the texts (or set {ARTICLES_VARIABLE})")

    at = add("at", commands.at, "the state of each district on a day")
    at.add_argument("day", metavar="DAY", help="such as 2020-11-18")
    at.add_argument("--clock", choices=CLOCKS, default="happened", help="what had happened, or been reported")
    add("list", commands.list_events, "every event with its accounts")
    add("sources", commands.list_sources, "every article")
    add_texts("check", commands_texts.check, "look up every passage in the article texts")
    add_texts("origins", commands_texts.origins, "which articles are copies of one text")
    add_texts("fetch", commands_texts.fetch, "download the articles, for your own use")
    sentences = add("sentences", commands_texts.sentences, "paragraphs and fingerprints of an article file")
    sentences.add_argument("file", type=Path, metavar="FILE")
    cite = add("cite", commands.cite, "the articles as citations; --json is --format csl")
    cite.add_argument("--format", choices=CITATIONS, help="text, if none is given")
    cite.add_argument("--event", metavar="ID", help="the articles of this event only")
    cite.add_argument("--district", metavar="CODE", help="of this district's events only, such as AZ-KAL")
    cite.add_argument("--date", metavar="DAY", help="of what had happened by this day only")
    return parser


if __name__ == "__main__":
    sys.exit(main())
