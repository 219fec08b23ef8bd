"""The command line: `python -m geo find NAME`, `python -m geo build REFERENCE_FOLDER`."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

from events.errors import FaultsError
from geo.errors import GeoError


class _Parser(argparse.ArgumentParser):
    """Say what is wrong in one line, without the usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit status: 0, or 2 on bad input with a line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        # Names are in three scripts: a terminal's or a pipe's own encoding may lack them.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        if options.command == "find":
            _find(options)
        else:
            _build(options)
    except GeoError as error:
        text = "; ".join(str(error).splitlines())
        count = f"{error.count()}: " if isinstance(error, FaultsError) else ""
        print(f"python -m geo {options.command}: {count}{text}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m geo", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)
    find = commands.add_parser("find", help="which places may a name mean, best first")
    find.add_argument("text", help="a name in any spelling, or 'name, district'")
    find.add_argument(
        "--within", metavar="CODE", help="only settlements of this district or province (AZ-KAL)"
    )
    find.add_argument("--kind", help="only places of this kind: district, province, city, town or village")
    find.add_argument("--limit", type=_positive, default=10, help="at most so many (10)")
    find.add_argument("--json", action="store_true", help="print one JSON document")
    find.add_argument("--gazetteer", type=Path, metavar="FILE", help="another file than the one that ships")
    build = commands.add_parser("build", help="make geo/data from the reference files")
    build.add_argument("reference", type=Path, metavar="REFERENCE_FOLDER")
    build.add_argument("--out", type=Path, metavar="FOLDER", help="another folder than geo/data")
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r}: expected a whole number from 1")
    return int(text)


def _find(options: argparse.Namespace) -> None:
    from geo.places.gazetteer import GAZETTEER, load_gazetteer  # here: build needs no rapidfuzz

    gazetteer = load_gazetteer(options.gazetteer or GAZETTEER)
    found = gazetteer.find(options.text, within=options.within, kind=options.kind, limit=options.limit)
    if options.json:
        print(json.dumps([asdict(candidate) for candidate in found], ensure_ascii=False))
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


def _build(options: argparse.Namespace) -> None:
    from geo.build.files import DATA, build  # here: find must not wait for geopandas

    out = options.out or DATA
    build(options.reference, out)
    print(f"wrote {out}")


if __name__ == "__main__":
    sys.exit(main())
