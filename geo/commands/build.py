"""The command `build`, for maintainers: makes geo/data from the reference files."""

from __future__ import annotations

import argparse
from pathlib import Path

from events.commands.running import Known, add_command


def add_commands(known: Known) -> None:
    """Add the command to a command line."""
    parser = add_command(known, "build", build, "make geo/data from the reference files")
    parser.add_argument("reference", type=Path, metavar="REFERENCE_FOLDER")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="another folder than geo/data")


def build(options: argparse.Namespace) -> int:
    """Make the shipped data."""
    from geo.build.files import DATA
    from geo.build.files import build as build_data

    out = options.out or DATA
    build_data(options.reference, out)
    print(f"wrote {out}")
    return 0
