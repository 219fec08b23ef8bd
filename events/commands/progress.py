"""How far long work has come: a line on standard error, where that is a terminal.

Every command that may take longer than a few seconds uses these. Nothing is left of the line when the work is
done, or ended before it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from tqdm import tqdm

from events.terminals import GuardedStream

READING = "Reading the collection"
_Thing = TypeVar("_Thing")


def follow(things: Iterable[_Thing], unit: str, total: int | None = None) -> Iterator[_Thing]:
    """Yield things one by one, and show how many are done: of how many, where that is known."""
    yield from tqdm(things, total=total, unit=f" {unit}", **_options())


@contextmanager
def working(words: str) -> Iterator[None]:
    """Say what is being done, where its steps cannot be counted."""
    with tqdm(desc=words, bar_format="{desc} …", **_options()):
        yield


def _options() -> dict[str, Any]:
    # The line is drawn anew by orders to the terminal, which its guard would show: nothing from outside is
    # in it.
    file = sys.stderr.stream if isinstance(sys.stderr, GuardedStream) else sys.stderr
    # Without a terminal (None) nothing is shown.
    return {"leave": False, "disable": None, "file": file}
