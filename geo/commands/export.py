"""The command `export`: a collection, or a part of it, in another program's format."""

from __future__ import annotations

import argparse
import os
import sys
from codecs import getincrementaldecoder
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from events.commands.known import add_articles, add_data
from events.commands.progress import READING, follow, working
from events.commands.running import Known, add_command
from events.dates import parse_day
from events.errors import ChoiceError
from events.exchange.formats import FORMATS, STYLED
from events.files import write_named, write_whole
from events.model import CLOCKS
from events.records.folder import find_collection_folder
from events.terminals import GuardedStream
from events.texts.articles import ARTICLES_VARIABLE, read_articles
from events.words.wording import word_set_aside

if TYPE_CHECKING:
    from geo.views.part import Part

# The time that an export says it was made at, in seconds:
# https://reproducible-builds.org/specs/source-date-epoch/
EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"
# The options that take some of a list, as the parameters of an address do.
LISTS = {
    "kinds": "KINDS",
    "districts": "CODES",
    "sources": "IDS",
    "sides": "IDS",
}
PARAMETERS = ("date", "district", "event", "words", "clock", "lang", *LISTS)


def add_commands(known: Known) -> None:
    """Add the command to a command line."""
    parser = add_command(known, "export", export, "the events, states or articles in another format")
    parser.add_argument("format", metavar="FORMAT", choices=tuple(FORMATS), help=", ".join(FORMATS))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="a file, for standard output")
    add_data(parser)
    add_articles(parser)
    parser.add_argument("--district", metavar="CODE", help="of this district, such as AZ-KAL")
    parser.add_argument("--from", dest="first", metavar="DAY", help="of this day or later")
    parser.add_argument("--to", dest="last", metavar="DAY", help="of this day or earlier")
    parser.add_argument("--date", metavar="DAY", help="what the page shows on this day; the day of the map")
    parser.add_argument("--event", metavar="ID", help="this event only")
    for name, meta in LISTS.items():
        parser.add_argument(f"--{name}", metavar=meta, help=f"of these {name} only, parted by commas")
    parser.add_argument("--words", metavar="WORDS", help="with these words only")
    parser.add_argument(
        "--clock", choices=CLOCKS, default="happened", help="what had happened, or been reported"
    )
    parser.add_argument("--lang", metavar="TAG", help="of the names on the map, such as ru")


def export(options: argparse.Namespace) -> int:
    """Write what is chosen in the format to standard output, or into a file."""
    if FORMATS[options.format].is_binary and options.output is None:
        raise ChoiceError(f"{options.format} is a binary format: expected -o FILE")
    folder, made = find_collection_folder(options.data, os.environ), read_day_made(os.environ)
    # Slow to import, and not needed to say what is wrong above.
    from geo.views.exports import stream_export, write_style

    part = _choose(options, folder, made)
    is_shown = options.output is None and isinstance(sys.stdout, GuardedStream)
    if not is_shown:
        # On a terminal the line of progress would stand amid the text.
        part = replace(part, follow=partial(follow, unit="events", total=len(part.rows)))
    pieces = stream_export(options.format, part)
    if options.output is not None:
        write_named(options.output, pieces)
        if options.format == STYLED:
            _write_beside(options.output.with_suffix(".qml"), write_style(part))
    elif is_shown:
        decode = getincrementaldecoder(FORMATS[options.format].encoding)().decode
        sys.stdout.writelines(map(decode, pieces))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.writelines(pieces)
    return 0


def _write_beside(path: Path, style: bytes) -> None:
    """Write the style of a file beside it, and say so; one that somebody has changed stays."""
    if path.exists() and path.read_bytes() != style:
        print(
            f"{path}: another file is there: it stays, and the style for QGIS is not written", file=sys.stderr
        )
        return
    write_whole(path, style)
    print(f"{path}: the style, which QGIS takes from there", file=sys.stderr)


def read_day_made(environment: Mapping[str, str]) -> date:
    """Return the day that an export says it was made on: today, or that of SOURCE_DATE_EPOCH, in UTC."""
    text = environment.get(EPOCH_VARIABLE)
    if not text:
        return date.today()
    try:
        return datetime.fromtimestamp(int(text), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        expected = "expected seconds since 1970, such as 1606262400"
        raise ChoiceError(f"{EPOCH_VARIABLE}={text!r}: {expected}") from error


def _choose(options: argparse.Namespace, folder: Path, made: date) -> Part:
    """Return what is chosen of a collection; what of it is set aside is told on standard error."""
    from geo.views.addresses import read_asked
    from geo.views.opened import open_folder
    from geo.views.opened_view import OpenedView
    from geo.views.part import take_all, take_days, take_event, take_shown

    with working(READING):
        opened, _ = open_folder(folder, "")
    if opened.collection.faults:
        set_aside = word_set_aside(opened.collection.set_aside)
        print(set_aside, *opened.collection.faults, sep="\n", file=sys.stderr)
    if options.date and (options.first or options.last):
        raise ChoiceError("--date with --from or --to: expected one or the other")
    # The words and the rules are those of an address of the page.
    given = {name: [value] for name in PARAMETERS if (value := getattr(options, name))}
    view, messages = read_asked(opened, given)
    if messages:
        reason = "; ".join(messages.values()).replace(" in the address", "")
        raise ChoiceError(reason)
    shown = OpenedView(opened, view)
    first, last = (parse_day(day) if day else None for day in (options.first, options.last))
    if first and last and last < first:
        raise ChoiceError(f"--from {first} --to {last}: expected a first day that is not after the last")
    if options.event:
        part = take_event(shown, options.event, made)
    elif options.date:
        part = take_shown(shown, made)
    elif first or last:
        part = take_days(shown, first, last, made)
    else:
        part = take_all(shown, made)
    # Only texts that the reader has named are quoted, not those that a collection points to.
    named = options.articles or os.environ.get(ARTICLES_VARIABLE)
    if options.format != "annotations" or not named:
        return part
    return replace(part, articles=read_articles(Path(named), part.sources))
