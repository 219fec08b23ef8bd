"""Where a collection is, and what it is called: quick to import and to read, for those who cannot wait."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

SHIPPED = Path(__file__).parents[1] / "data"
SOURCES_FILE = "sources.toml"
DATA_VARIABLE = "HANDOVER_DATA"


def find_collection_folder(option: Path | None, environment: Mapping[str, str]) -> Path:
    """Return the folder of the collection: the option `--data`, else HANDOVER_DATA, else the shipped one."""
    if option is not None:
        return option
    return Path(environment.get(DATA_VARIABLE) or SHIPPED)


def read_heading(folder: Path) -> tuple[str, str]:
    """Return a collection's title and description; empty if they cannot be read, which others tell."""
    try:
        settings = tomllib.loads((folder / SOURCES_FILE).read_text("utf-8"))["collection"]
        return str(settings["title"]), str(settings["description"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return "", ""
