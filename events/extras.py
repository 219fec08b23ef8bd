"""What only some need is installed by an extra of the package: which one brings a package that is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, requires

DISTRIBUTION = "handover-map"
# A requirement of an extra, as the package's metadata has it: trafilatura>=2.3.1; extra == "fetch"
REQUIREMENT = re.compile(r"""([\w.-]+)[^;]*;\s*extra\s*==\s*["']([\w-]+)["']""")


def word_missing(module: str) -> str:
    """Say what is missing and how to install it."""
    name = module.partition(".")[0]
    return f"the package {name}, as by pip install '{_find_extra(name)}'"


def _find_extra(name: str) -> str:
    try:
        return find_extra(name, requires(DISTRIBUTION) or [])
    except PackageNotFoundError:
        return name


def find_extra(name: str, requirements: Iterable[str]) -> str:
    """Return what to install for a package: this program with an extra that brings it, else the package."""
    for requirement in requirements:
        found = REQUIREMENT.match(requirement)
        if found and found[1].lower().replace("-", "_") == name.lower():
            return f"{DISTRIBUTION}[{found[2]}]"
    return name
