"""The folders that the page is told of, as in `streamlit run app.py -- --data FOLDER --articles FOLDER`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def read_folder(arguments: Sequence[str], option: str) -> Path | None:
    """Return the folder behind an option, such as `--articles`, or None if it is not given."""
    for at, argument in enumerate(arguments):
        if argument == option and at + 1 < len(arguments):
            return Path(arguments[at + 1])
        if argument.startswith(f"{option}="):
            return Path(argument.partition("=")[2])
    return None
