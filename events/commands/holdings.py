"""The commands that print what a collection holds: at, list, sources, cite.

Each prints its answer and returns the exit status; what is wrong is raised, and worded by `__main__`.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

from events.commands.progress import READING, working
from events.dates import parse_day
from events.errors import ChoiceError, RecordsError
from events.model import Event, Settings
from events.records.collection import Collection, load_collection
from events.records.folder import find_collection_folder
from events.records.points import Point, read_points
from events.records.record import FURTHER, FURTHER_OF_ACCOUNT, to_record
from events.terminals import write_json
from events.timeline.timeline import Timeline
from events.words.dating import word_when
from events.words.support import Speakers
from events.words.wording import word_day, word_set_aside

# What `list --json` has of a record, in its published order; `origins`, `supersedes` and `speakers` follow.
LISTED = ("id", "kind", "when", "districts", "places", "route", "summary")
LISTED_OF_ACCOUNT = ("source", "paragraph", "sentences", "says", "attributed_to", "stance")
LISTED_OF_SOURCE = (
    "id", "file", "title", "publisher", "origin", "published", "url", "sha256", "kind", "archived", "licence",
    "attribution",
)  # fmt: skip


def load(options: argparse.Namespace) -> tuple[Collection, Settings]:
    """Load the collection that the options name; tell on standard error what of it is set aside.

    Raises RecordsError if it has no settings that can be used.
    """
    with working(READING):
        collection = load_collection(find_collection_folder(options.data, os.environ))
    if collection.settings is None:
        raise RecordsError(collection.faults)
    if collection.faults:
        print(word_set_aside(collection.set_aside), *collection.faults, sep="\n", file=sys.stderr)
    return collection, collection.settings


def print_json(document: Any) -> None:
    """Print one JSON document."""
    print(write_json(document))


def at(options: argparse.Namespace) -> int:
    """Print the state of each district on a day."""
    day = parse_day(options.day)
    collection, settings = load(options)
    timeline = Timeline(collection.events)
    states = [
        (district, timeline.state(district.code, day, options.clock)) for district in settings.districts
    ]
    if options.json:
        shown = {
            district.code: {
                "name": district.name,
                "control": state.control,
                **({"controlled_by": state.controlled_by} if state.controlled_by else {}),
                "deadline": state.deadline and state.deadline.isoformat(),
                "supersedes": [earlier.isoformat() for earlier in state.supersedes],
                "days_left": state.days_left,
                "events": list(state.events),
                "today": list(state.today),
            }
            for district, state in states
        }
        print_json({"date": day.isoformat(), "districts": shown})
        return 0
    for district, state in states:
        deadline = f", deadline {state.deadline}" if state.deadline else ""
        left = f" ({state.days_left} days left)" if state.days_left is not None else ""
        print(f"{district.code}  {district.name:<12} {state.name}{deadline}{left}")
    return 0


def list_events(options: argparse.Namespace) -> int:
    """Print every event with its accounts."""
    collection, settings = load(options)
    speakers = Speakers(collection.sources, settings)
    if options.json:
        points = read_points(collection.events)
        print_json([_list_event(event, speakers, points.get(event.id)) for event in collection.events])
        return 0
    for event in collection.events:
        print(f"{event.id}\n  {event.kind.id}, {word_when(event.when, settings.zones)}\n  {event.summary}")
    return 0


def _list_event(event: Event, speakers: Speakers, points: Sequence[Point] | None) -> dict[str, Any]:
    record, support = to_record(event), speakers.support(event.accounts)
    listed = {name: record[name] for name in LISTED}
    listed["accounts"] = [
        {name: one[name] for name in LISTED_OF_ACCOUNT} | {name: one.get(name) for name in FURTHER_OF_ACCOUNT}
        for one in record["accounts"]
    ]
    listed["origins"] = len(support.origins)
    listed |= {"supersedes": event.supersedes, "speakers": list(support.speakers)}
    own = points or [(point.lon, point.lat) for point in event.points]
    # Null where it has none.
    return listed | {name: record.get(name) for name in FURTHER} | {"points": own or None}


def list_sources(options: argparse.Namespace) -> int:
    """Print every article."""
    collection, _ = load(options)
    listed = [{name: getattr(one, name) for name in LISTED_OF_SOURCE} for one in collection.sources]
    if options.json:
        print_json(listed)
        return 0
    for source in collection.sources:
        print(f"{source.id}\n  {source.title}\n  {source.publisher} ({source.origin}), {source.published}")
        print(f"  {source.kind}{f': {source.url}' if source.url else ''}")
    return 0


def cite(options: argparse.Namespace) -> int:
    """Print the sources of the chosen events, all by default, as citations; `--json` is CSL JSON."""
    from events.exchange.citations import write_citations
    from events.exchange.formats import Stamp

    if options.json and options.format not in (None, "csl"):
        raise ChoiceError(f"--json with --format {options.format!r}: expected one of them, or --format csl")
    collection, settings = load(options)
    events, chosen = _choose(options, collection, settings)
    used = {account.source for event in events for account in event.accounts}
    # A source that no event rests on belongs to the whole collection only.
    sources = [source for source in collection.sources if source.id in used or not chosen]
    stamp = Stamp(title=settings.title, version=settings.version, day=date.today(), chosen=chosen)
    written = write_citations(sources, "csl" if options.json else options.format or "text", stamp=stamp)
    # The line ends are the format's own: RIS has CR LF everywhere.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(newline="")
    print(written, end="" if written.endswith("\n") else "\n")
    return 0


def _choose(
    options: argparse.Namespace, collection: Collection, settings: Settings
) -> tuple[list[Event], str]:
    """Return the events of the chosen id, district and day, and what was chosen in words."""
    names = {district.code: district.name for district in settings.districts}
    if options.district is not None and options.district not in names:
        raise ChoiceError(f"--district {options.district!r}: expected one of {', '.join(names)}")
    day = date.max if options.date is None else parse_day(options.date)
    timeline = Timeline(collection.events)
    if options.event is not None and options.event not in timeline.by_id:
        raise ChoiceError(f"--event {options.event!r}: expected the id of an event, as `list` prints it")
    events = timeline.up_to(day, district=options.district)
    words = [f"Event {options.event}"] if options.event else []
    words += [f"{names[options.district]} ({options.district})"] if options.district else []
    chosen = ", ".join(words)
    if options.date is not None:
        chosen = f"{chosen} on {word_day(day)}" if options.district else f"{chosen} up to {word_day(day)}"
    return [event for event in events if options.event in (None, event.id)], chosen.strip()
