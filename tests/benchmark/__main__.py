"""Measure the page beside its rivals in a real browser: `python -m tests.benchmark`.

A whole run takes about half an hour, `--quick` about two. `--only` runs some parts: `steps`, `burst`,
`drag`, `clicks`, `play`, `opening`, `choices` (filters) and `server` with the shipped collection,
`published` (the same as one file that needs no server: steps, a drag, opening),
`conditions` (a phone's window, a processor four times slower), `growth` (10 to 100,000 events), `large`
(other districts, 350,000 events). The status is 1 only if something did not run: figures are for people.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

PARTS = (
    *("steps", "burst", "drag", "clicks", "play", "opening", "choices", "server"),
    *("published", "conditions", "growth", "large"),
)


def read_options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmark", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--quick", action="store_true", help="a few keys, one opening, one small collection")
    parser.add_argument("--only", nargs="+", choices=PARTS, metavar="PART", help=", ".join(PARTS))
    parser.add_argument(
        "--events", nargs="+", type=int, metavar="N", help="of other collections only those of N events"
    )
    parser.add_argument(
        "--data", type=Path, metavar="FOLDER", help="measure this collection, not the shipped"
    )
    parser.add_argument(
        "--throttle", type=float, default=1, metavar="N", help="slow the processor down N times"
    )
    parser.add_argument("--phone", action="store_true", help="open the pages in a phone's window")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="draw the steps and the growth as a PNG")
    parser.add_argument(
        "--from", dest="earlier", type=Path, metavar="FILE", help="measure nothing: print and draw this JSON"
    )
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; return the exit status."""
    options = read_options(arguments)
    from tests.benchmark.run import run

    return run(options)


if __name__ == "__main__":
    sys.exit(main())
