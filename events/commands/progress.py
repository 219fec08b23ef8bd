"""How far long work has come: a line on standard error, where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from tqdm import tqdm

from events.terminals import GuardedStream

_Thing = TypeVar("_Thing")


def follow(things: Iterable[_Thing], unit: str, total: int | None = None) -> Iterator[_Thing]:
    """Yield things one by one, and show how many are done; nothing is left of that when all are.

    `total` is their number, if it is known and they do not tell it themselves.
    """
    # The line is drawn anew by orders to the terminal, which its guard would show: nothing from outside is
    # in it.
    file = sys.stderr.stream if isinstance(sys.stderr, GuardedStream) else sys.stderr
    # Without a terminal (None) nothing is shown.
    yield from tqdm(things, unit=f" {unit}", leave=False, disable=None, file=file, total=total)
