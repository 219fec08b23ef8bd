"""How far long work has come: a line on standard error, where that is a terminal."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeVar

from tqdm import tqdm

_Thing = TypeVar("_Thing")


def follow(things: Collection[_Thing], unit: str) -> Iterator[_Thing]:
    """Yield things one by one, and show how many are done; nothing is left of that when all are."""
    # Without a terminal (None) nothing is shown.
    yield from tqdm(things, unit=f" {unit}", leave=False, disable=None)
