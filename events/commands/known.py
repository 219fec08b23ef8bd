"""The commands of `events`, with their options: for `python -m events` and for `handover-map`."""

from __future__ import annotations

import argparse
from pathlib import Path

from events.commands import holdings, texts
from events.commands.add import GIVEN
from events.commands.add import add as add_article
from events.commands.running import Command, Known, add_command, add_json
from events.model import CLOCKS
from events.records.folder import DATA_VARIABLE
from events.texts.articles import ARTICLES_VARIABLE

CITATIONS = ("bibtex", "ris", "csl", "text")


def add_data(parser: argparse._ActionsContainer) -> None:
    """Add the option that names a collection."""
    parser.add_argument(
        "--data", type=Path, metavar="FOLDER", help=f"the collection (or set {DATA_VARIABLE})"
    )


def add_articles(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the folder of the texts."""
    help = f"the texts of the articles (or set {ARTICLES_VARIABLE})"
    parser.add_argument("--articles", type=Path, metavar="FOLDER", help=help)


def add_commands(known: Known) -> None:
    """Add every command to a command line."""

    def add(name: str, command: Command, help: str) -> argparse.ArgumentParser:
        parser = add_command(known, name, command, help)
        add_json(parser)
        add_data(parser)
        return parser

    at = add("at", holdings.at, "the state of each district on a day")
    at.add_argument("day", metavar="DAY", help="such as 2020-11-18")
    at.add_argument("--clock", choices=CLOCKS, default="happened", help="what had happened, or been reported")
    add("list", holdings.list_events, "every event with its accounts")
    add("sources", holdings.list_sources, "every article")
    add_articles(add("check", texts.check, "look up every passage in the article texts"))
    add_articles(add("origins", texts.origins, "which articles are copies of one text"))
    add_articles(add("fetch", texts.fetch, "download the articles, for your own use"))
    sentences = add("sentences", texts.sentences, "paragraphs and fingerprints of an article file")
    sentences.add_argument("file", type=Path, metavar="FILE")
    added = add_command(known, "add", add_article, "the record of an article, and its sentences numbered")
    add_json(added)
    added.add_argument("article", type=Path, metavar="ARTICLE", help="its text, in a file")
    added.add_argument("--into", type=Path, metavar="COLLECTION", help="add both to this collection")
    for name in GIVEN:
        added.add_argument(f"--{name}", metavar="TEXT", help="in place of what the text seems to tell")
    cite = add("cite", holdings.cite, "the articles as citations; --json is --format csl")
    cite.add_argument("--format", choices=CITATIONS, help="text, if none is given")
    cite.add_argument("--event", metavar="ID", help="the articles of this event only")
    cite.add_argument("--district", metavar="CODE", help="of this district's events only, such as AZ-KAL")
    cite.add_argument("--date", metavar="DAY", help="of what had happened by this day only")
