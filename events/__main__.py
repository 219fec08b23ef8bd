"""The command line: `python -m events at|list|sources|check|sentences`.

Bad input ends with status 2 and one line on standard error that says why; `check` ends with status 1 when a
passage is not found.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from events.articles import look_up_passages, read_articles
from events.dates import parse_day, word_when
from events.errors import ArticleError, EventsError, RecordsError
from events.model import CLOCKS, Event, Settings
from events.passages import fingerprint, split_paragraphs, split_sentences
from events.records import SHIPPED, Collection, load_collection
from events.timeline import Timeline

ARTICLES_VARIABLE = "HANDOVER_ARTICLES"


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
        count = len(error.faults)
        print(f"{count} fault{'s' * (count != 1)} in the data files\n{error}", file=sys.stderr)
    except (EventsError, OSError) as error:
        print(error, file=sys.stderr)
    return 2


class _Parser(argparse.ArgumentParser):
    """A parser that gives its reason on one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m events", description="Sourced events of a collection.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Callable[[argparse.Namespace], int], help: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help, description=help)
        sub.set_defaults(command=command)
        sub.add_argument("--json", action="store_true", help="one JSON document on standard output")
        sub.add_argument("--data", type=Path, default=SHIPPED, help="folder of the collection")
        return sub

    at = add("at", _at, "the state of each district on a day")
    at.add_argument("day", metavar="DAY", help="such as 2020-11-18")
    at.add_argument("--clock", choices=CLOCKS, default="happened", help="what had happened, or been reported")
    add("list", _list, "every event with its accounts")
    add("sources", _sources, "every article")
    check = add("check", _check, "look up every passage in the article texts")
    check.add_argument("--articles", type=Path, help=f"folder of the texts (or set {ARTICLES_VARIABLE})")
    sentences = add("sentences", _sentences, "paragraphs, sentences and fingerprints of an article file")
    sentences.add_argument("file", type=Path, metavar="FILE")
    return parser


def _load(options: argparse.Namespace) -> tuple[Collection, Settings]:
    collection = load_collection(options.data)
    if collection.faults or collection.settings is None:
        raise RecordsError(collection.faults)
    return collection, collection.settings


def _print_json(document: Any) -> None:
    print(json.dumps(document, ensure_ascii=False, indent=2))


def _at(options: argparse.Namespace) -> int:
    day = parse_day(options.day)
    collection, settings = _load(options)
    timeline = Timeline(collection.events, collection.sources)
    states = [
        (district, timeline.state(district.code, day, options.clock)) for district in settings.districts
    ]
    if options.json:
        told = {
            district.code: {
                "name": district.name,
                "control": state.control,
                "deadline": state.deadline and state.deadline.isoformat(),
                "supersedes": [earlier.isoformat() for earlier in state.supersedes],
                "days_left": state.days_left,
                "events": list(state.events),
                "today": list(state.today),
            }
            for district, state in states
        }
        _print_json({"date": day.isoformat(), "districts": told})
        return 0
    for district, state in states:
        deadline = f", deadline {state.deadline}" if state.deadline else ""
        left = f" ({state.days_left} days left)" if state.days_left is not None else ""
        print(f"{district.code}  {district.name:<12} {state.control}{deadline}{left}")
    return 0


def _list(options: argparse.Namespace) -> int:
    collection, settings = _load(options)
    origins = {source.id: source.origin for source in collection.sources}
    if options.json:
        _print_json([_event(event, origins) for event in collection.events])
        return 0
    for event in collection.events:
        print(f"{event.id}\n  {event.kind}, {word_when(event.when, settings.zones)}\n  {event.summary}")
    return 0


def _event(event: Event, origins: dict[str, str]) -> dict[str, Any]:
    return {
        "id": event.id,
        "kind": event.kind,
        "when": event.when.text,
        "districts": list(event.districts),
        "places": list(event.places),
        "route": event.route and {"from": event.route.origin, "to": event.route.to},
        "summary": event.summary,
        "accounts": [
            {
                "source": account.source,
                "paragraph": account.passage.paragraph,
                "sentences": list(account.passage.sentences),
                "says": account.says,
                "attributed_to": account.attributed_to,
                "stance": account.stance,
            }
            for account in event.accounts
        ],
        "origins": len({origins[account.source] for account in event.accounts}),
        "supersedes": event.supersedes,
    }


def _sources(options: argparse.Namespace) -> int:
    collection, _ = _load(options)
    fields = ("id", "file", "title", "publisher", "origin", "published", "url", "sha256")
    told = [{field: getattr(source, field) for field in fields} for source in collection.sources]
    if options.json:
        _print_json(told)
        return 0
    for source in collection.sources:
        print(f"{source.id}\n  {source.title}\n  {source.publisher} ({source.origin}), {source.published}")
        print(f"  {source.url}")
    return 0


def _check(options: argparse.Namespace) -> int:
    collection, _ = _load(options)
    folder = options.articles or Path(os.environ.get(ARTICLES_VARIABLE, ""))
    if folder == Path():
        raise ArticleError(f"no article texts: expected --articles FOLDER, or {ARTICLES_VARIABLE} set to it")
    lookups = look_up_passages(collection.events, read_articles(folder, collection.sources))
    counts = Counter(lookup.finding for lookup in lookups)
    failed = [lookup for lookup in lookups if lookup.finding != "found"]
    if options.json:
        _print_json(
            {
                "events": len(collection.events),
                "accounts": sum(len(event.accounts) for event in collection.events),
                "sentences": len(lookups),
                "found": counts["found"],
                "not_found": [
                    {
                        "event": lookup.event,
                        "source": lookup.source,
                        "paragraph": lookup.paragraph,
                        "sentence": lookup.sentence,
                        "finding": lookup.finding,
                    }
                    for lookup in failed
                ],
            }
        )
    else:
        for lookup in failed:
            print(f"{lookup.event}: {lookup.source}, paragraph {lookup.paragraph}: {lookup.sentence}:"
                  f" {lookup.finding}")  # fmt: skip
        print(f"{counts['found']} of {len(lookups)} sentences found, {len(collection.events)} events")
    return 1 if failed else 0


def _sentences(options: argparse.Namespace) -> int:
    try:
        paragraphs = split_paragraphs(options.file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ArticleError(f"{options.file}: {error}: expected a text file in UTF-8") from error
    rows = [
        {"paragraph": number, "fingerprint": fingerprint(sentence), "sentence": sentence}
        for number, paragraph in enumerate(paragraphs, 1)
        for sentence in split_sentences(paragraph)
    ]
    if options.json:
        _print_json(rows)
        return 0
    for row in rows:
        print(f"{row['paragraph']:>3}  {row['fingerprint']}  {row['sentence']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
