"""The command `import`: other people's files into a collection."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.commands.running import Known, add_command, add_json
from events.errors import ChoiceError
from geo.commands.districts import add_fields

if TYPE_CHECKING:
    from events.imports.rows import Row
    from geo.ingest.asked import FileReport, Report

# What of a source the options name, in place of what the file or its mapping says.
OF_SOURCE = {
    "title": "the title of the dataset",
    "publisher": "who publishes it",
    "licence": "under what terms it may be used, shown with the map",
    "attribution": "how its makers ask to be named, shown with the map",
}


def add_commands(known: Known) -> None:
    """Add the command to a command line."""
    parser = add_command(known, "import", import_, "bring other people's files into a collection")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="CSV, XLSX, GeoJSON, KML …")
    help = "the folder of the collection, which is made if it is not there"
    parser.add_argument("--into", type=Path, required=True, metavar="COLLECTION", help=help)
    help = "what the files are, if they are not to be looked at: csv, acled, ucdp-ged, viina, timelinejs …"
    parser.add_argument("--as", dest="format", metavar="FORMAT", help=help)
    parser.add_argument("--mapping", type=Path, metavar="FILE.toml", help="which column is what")
    parser.add_argument(
        "--districts", type=Path, metavar="FILE", help="boundaries for the districts of the map"
    )
    add_fields(parser)
    for name, help in OF_SOURCE.items():
        parser.add_argument(f"--{name}", metavar="TEXT", help=help)
    help = "the files are all of their dataset: take its events that they do not have out of the collection"
    parser.add_argument("--replace", action="store_true", help=help)
    add_json(parser)


def import_(options: argparse.Namespace) -> int:
    """Import the files and say what came of it; status 1 if rows are set aside."""
    if not options.files and options.districts is None:
        raise ChoiceError("nothing to import: expected FILE, or --districts FILE")
    # Slow to import, and not needed to say what is wrong above.
    from events.commands.holdings import print_json
    from geo.ingest.asked import Request
    from geo.ingest.importing import import_files

    request = Request(
        files=options.files,
        into=options.into,
        format=options.format,
        mapping=options.mapping,
        districts=options.districts,
        district_id=options.id,
        district_name=options.name,
        district_names=options.names,
        credit=options.credit,
        replace=options.replace,
        **{name: getattr(options, name) for name in OF_SOURCE},
    )
    report = import_files(request, _follow)
    if options.json:
        print_json(_list(report))
    else:
        for line in _word(report):
            print(line)
    return 1 if any(one.set_aside for one in report.files) else 0


def _follow(rows: Iterable[Row], total: int | None) -> Iterable[Row]:
    from events.commands.progress import follow

    return follow(rows, "rows", total)


def _list(report: Report) -> dict[str, Any]:
    document = asdict(report)
    counts = document.pop("counts")
    counts |= {name: counts[name] and counts[name].isoformat() for name in ("first", "last", "newest")}
    for one in document["files"]:
        one["faults"] = [
            {name: fault[name] for name in ("record", "field", "value", "expected")}
            for fault in one["faults"]
        ]
    document["faults"] = [str(fault) for fault in report.faults]
    whole: dict[str, Any] = document | counts
    return whole


def _word(report: Report) -> Iterator[str]:
    """Yield what happened, line by line."""
    for one in report.files:
        yield from _word_file(one)
    counts = report.counts
    if report.files:
        parts = [f"{counts.added:,} added", f"{counts.changed:,} changed", f"{counts.unchanged:,} unchanged"]
        parts += [f"{counts.withdrawn:,} withdrawn"] if counts.withdrawn else []
        yield f"events: {', '.join(parts)}"
        if counts.absent:
            yield f"  {counts.absent:,} more of this source are not in the files; --replace takes them out"
    if report.district_fields:
        id, name = report.district_fields
        yield f"districts: {report.districts:,}, with codes of {id!r} and names of {name!r}"
    yield from (f"  {fault}" for fault in report.faults)
    for source, licence in report.licences.items():
        if not licence:
            yield f"no licence is known for {source}: --licence and --attribution name it"
    named = f'"{report.into}"' if " " in report.into else report.into
    yield f"To see it: handover-map show {named}"


def _word_mapping(name: str) -> str:
    return {"guessed": "with columns that are guessed", "": "sources"}.get(
        name, f"with the columns of {name}"
    )


def _word_file(one: FileReport) -> Iterator[str]:
    from geo.ingest.asked import list_set_aside

    taken = [one.format, _word_mapping(one.mapping)]
    if one.encoding not in ("", "utf-8", "utf-8-sig"):
        taken.append(f"read as {one.encoding}")
    if one.delimiter not in ("", ","):
        taken.append(f"parted by {one.delimiter!r}")
    yield f"{one.file}: taken for {', '.join(taken)}: {one.rows:,} rows"
    if one.mapping == "guessed":
        for part, fields in one.fields.items():
            if given := ", ".join(f"{name} = {value}" for name, value in fields.items() if value):
                yield f"  {part}: {given}"
        yield f"  this guess stands in {one.mapping_file}: change it there and import again"
    if one.skipped:
        yield f"  rows that are no events: {one.skipped:,}"
    if one.repeated:
        yield f"  rows that stand twice: {one.repeated:,}"
    if one.set_aside:
        where = f": mend them in {one.set_aside_file} and import that file" if one.set_aside_file else ""
        yield f"  rows set aside: {one.set_aside:,}{where}"
        yield from (f"    {line}" for line in list_set_aside(one))
