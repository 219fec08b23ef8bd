"""The command `find`: which places a name may mean."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import asdict
from pathlib import Path

from events.commands.known import add_data
from events.commands.running import Known, add_command, add_json
from events.records.folder import find_collection_folder
from events.terminals import write_json


def add_commands(known: Known) -> None:
    """Add the command to a command line."""
    parser = add_command(known, "find", find, "which places may a name mean, best first")
    add_json(parser)
    add_data(parser)
    parser.add_argument("text", metavar="NAME", help="a name in any spelling, or 'name, district'")
    parser.add_argument(
        "--within", metavar="CODE", help="only settlements of this district or province (AZ-KAL)"
    )
    parser.add_argument("--kind", help="only places of this kind, such as district, city, town or village")
    parser.add_argument("--limit", type=_positive, default=10, help="at most so many (10)")
    parser.add_argument("--gazetteer", type=Path, metavar="FILE", help="this file instead")


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r}: expected a whole number from 1")
    return int(text)


def list_places(options: argparse.Namespace) -> set[str]:
    """Return the ids of the places that a collection may name: those of the gazetteer and of its map."""
    from events.records.collection import load_collection
    from geo.places.gazetteer import load_gazetteer
    from geo.shapes.outlines import load_shapes, points_of

    folder = find_collection_folder(options.data, os.environ)
    settings = load_collection(folder).settings
    codes = {district.code for district in settings.districts} if settings else set()
    return {*load_gazetteer().ids, *points_of(load_shapes(codes, folder)), *codes}


def find(options: argparse.Namespace) -> int:
    """Print the places that a name may mean, best first."""
    from geo.places.gazetteer import load_gazetteer
    from geo.places.own import load_places

    if options.gazetteer:
        gazetteer = load_gazetteer(options.gazetteer)
    else:
        gazetteer, faults = load_places(find_collection_folder(options.data, os.environ))
        for fault in faults:
            print(fault, file=sys.stderr)
    found = gazetteer.find(options.text, within=options.within, kind=options.kind, limit=options.limit)
    if options.json:
        print(write_json([asdict(candidate) for candidate in found], indent=None))
    elif not found:
        print("no place of this name")
    else:
        rows = [("score", "id", "name", "kind", "in", "lat", "lon")]
        for one in found:
            place = (one.name, one.kind, one.district_name or one.country, f"{one.lat:.5f}", f"{one.lon:.5f}")
            rows.append((f"{one.score:.2f}", one.id, *place))
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    return 0
