"""Measure the page beside its rivals in a real browser: `python -m tests.benchmark`.

Options: `--quick` (a few keys, the floor and this page only), `--json FILE`, `--picture FILE` (PNG),
`--throttle N` (a processor N times slower), `--phone` (a phone's window). The status is 1 only if something
did not run: figures are for people to read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

TESTS = Path(__file__).resolve().parent


def read_options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmark", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--quick", action="store_true", help="a few keys, the floor and this page only")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="draw the steps as a PNG file")
    parser.add_argument(
        "--throttle", type=float, default=1, metavar="N", help="slow the processor down N times"
    )
    parser.add_argument("--phone", action="store_true", help="open the pages in a phone's window")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; return the exit status."""
    options = read_options(arguments)
    # The tests' modules are found beside this one, the program's beside their folder.
    sys.path[:0] = [str(TESTS), str(TESTS.parent)]
    from benchmark_run import run

    return run(options)


if __name__ == "__main__":
    sys.exit(main())
