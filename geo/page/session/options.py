"""What the page is told of as it is started: folders, as in `streamlit run app.py -- --data FOLDER`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from events.records.folder import find_collection_folder


def data_folder() -> str:
    """Return the folder of the collection to show, as every command finds it."""
    return str(find_collection_folder(read_folder(sys.argv, "--data"), os.environ))


def read_folder(arguments: Sequence[str], option: str) -> Path | None:
    """Return the folder behind an option, such as `--articles`, or None if it is not given."""
    given = read_option(arguments, option)
    return None if given is None else Path(given)


def read_option(arguments: Sequence[str], option: str) -> str | None:
    """Return what stands behind an option, or None if it is not given."""
    for at, argument in enumerate(arguments):
        if argument == option and at + 1 < len(arguments):
            return arguments[at + 1]
        if argument.startswith(f"{option}="):
            return argument.partition("=")[2]
    return None
