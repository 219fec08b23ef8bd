"""Which pages that write are on: none, unless the option `--writes` or HANDOVER_WRITES names them.

A collection cannot switch them on, as it may come from anybody.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from geo.page.session.options import read_option

# The names of the pages, as the option has them, separated by commas or spaces.
NAMES = ("import", "desk")
OPTION, VARIABLE = "--writes", "HANDOVER_WRITES"


def switched_on() -> tuple[str, ...]:
    """Return the names of the pages that write and are on."""
    asked = read_names(sys.argv, os.environ)
    return tuple(name for name in NAMES if name in asked)


def read_names(arguments: Sequence[str], environment: Mapping[str, str]) -> list[str]:
    """Return the names that are given, of which some may be none of a page."""
    given = read_option(arguments, OPTION) or environment.get(VARIABLE, "")
    return given.replace(",", " ").split()
