"""The command `districts`: takes up a file of boundaries as the districts of a collection."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.commands.running import Known, add_command, add_json
from events.errors import ChoiceError
from events.files import write_whole
from events.terminals import write_json

if TYPE_CHECKING:
    from geo.build.boundaries import Boundaries

# More notes than these are counted only.
MOST_LISTED = 40


def add_commands(known: Known) -> None:
    """Add the command to a command line."""
    help = "take up a file of boundaries as the districts of a collection"
    parser = add_command(known, "districts", districts, help)
    add_json(parser)
    help = "GeoJSON, GeoPackage, shapefile (.shp or .zip) or GeoParquet, of polygons"
    parser.add_argument("file", type=Path, metavar="FILE", help=help)
    parser.add_argument("--into", type=Path, required=True, metavar="COLLECTION", help="its folder")
    add_fields(parser)
    help = "they are not its districts, but what is drawn around them"
    parser.add_argument("--around", action="store_true", help=help)
    parser.add_argument("--layer", metavar="NAME", help="of a GeoPackage with several")
    parser.add_argument("--gap", type=_degrees, metavar="DEGREES", help="close narrower gaps (0.002)")


def add_fields(parser: argparse._ActionsContainer) -> None:
    """Add the options that say which fields of a file of boundaries are which, and whom to credit."""
    parser.add_argument("--name", metavar="FIELD", help="the field that holds the name")
    parser.add_argument("--id", metavar="FIELD", help="that of the code (that of ISO 3166-2)")
    help = "those of names in languages, such as NAME_{lang}; if none is given: name:uk, name_uk"
    parser.add_argument("--names", metavar="PATTERN", help=help)
    help = "whom the map credits, such as '© OpenStreetMap contributors (ODbL 1.0)'"
    parser.add_argument("--credit", metavar="TEXT", default="", help=help)


def _degrees(text: str) -> float:
    try:
        if 0 <= (value := float(text)) <= 1:
            return value
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r}: expected degrees from 0 to 1, such as 0.002")


def districts(options: argparse.Namespace) -> int:
    """Write `districts.parquet` into the collection's folder, and tell what of the file was changed."""
    # Slow to import.
    from geo.build.boundaries import GAP, encode_districts, take_boundaries
    from geo.build.fields import Fields
    from geo.shapes.outlines import AROUND, OWN

    if not options.into.is_dir():
        raise ChoiceError(f"{str(options.into)!r} is no folder: expected that of a collection")
    boundaries = take_boundaries(
        options.file,
        Fields(options.name, options.id, options.names),
        layer=options.layer,
        gap=GAP if options.gap is None else options.gap,
    )
    content = encode_districts(boundaries, credit=options.credit.strip())
    path = options.into / (AROUND if options.around else OWN)
    write_whole(path, content)
    report = describe(boundaries) | {"file": str(path), "bytes": len(content)}
    if options.json:
        print(write_json(report, indent=None))
        return 0
    print(f"{report['file']}: {report['districts']} districts, {report['bytes']:,} bytes")
    fields = {"id": boundaries.mapping.id, "name": boundaries.mapping.name}
    fields |= {f"name in {lang}": field for lang, field in boundaries.mapping.names.items()}
    print("fields: " + ", ".join(f"{what} from {field!r}" for what, field in fields.items()))
    for note in boundaries.notes[:MOST_LISTED]:
        print(note, file=sys.stderr)
    if (more := len(boundaries.notes) - MOST_LISTED) > 0:
        print(f"and {more:,} more", file=sys.stderr)
    return 0


def describe(boundaries: Boundaries) -> dict[str, Any]:
    """Return what a file of boundaries was found to hold, for JSON."""
    mapping = boundaries.mapping
    return {
        "districts": len(boundaries.table),
        "fields": {"id": mapping.id, "name": mapping.name, "names": mapping.names},
        "notes": [str(note) for note in boundaries.notes],
    }
