"""The days of dates as arrays: proleptic Gregorian ordinals, as `date.toordinal()` counts them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from events.dates import When

Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]

# From these days an event counts if it always has, and if it never does.
ALWAYS, NEVER = date.min.toordinal(), date.max.toordinal()
# A date without a first or a last day; a span from the one to the other way round holds no day.
OPEN_FIRST, OPEN_LAST = 0, NEVER + 1
# A date that means one of more days than these, as a year does, is not an event of each of them.
LONGEST_OWN = 31
NO_ROW = -1


@dataclass(frozen=True, slots=True)
class Spans:
    """What the columns need of dates, one array each, as `Columns` words them."""

    first: Ints
    last: Ints
    own_first: Ints
    own_last: Ints
    own_end: Ints
    is_span: Flags

    def take(self, places: Ints) -> Spans:
        """Return the dates at these places, in their order."""
        first, last, end = self.first[places], self.last[places], self.own_end[places]
        return Spans(first, last, self.own_first[places], self.own_last[places], end, self.is_span[places])


def read_spans(whens: Sequence[When]) -> Spans:
    """Return the days of dates as arrays."""
    rows = [_read_span(when) for when in whens]
    table = np.array(rows, dtype=np.int32).reshape(len(rows), 6)
    first, last, own_first, own_last, own_end = (np.ascontiguousarray(table[:, n]) for n in range(5))
    return Spans(first, last, own_first, own_last, own_end, table[:, 5] == 1)


def _exact_end(when: When) -> date | None:
    """Return the last day of a span that ends on a stated day."""
    is_stated = (
        when.precision == "span"
        and when.last is not None
        and when.text.rstrip("?~%").endswith(str(when.last))
    )
    return when.last if is_stated else None


def _read_span(when: When) -> tuple[int, int, int, int, int, bool]:
    first = when.first.toordinal() if when.first else OPEN_FIRST
    last = when.last.toordinal() if when.last else OPEN_LAST
    is_span = when.precision == "span"
    end = when.last if when.precision == "all of" else _exact_end(when)
    # A span begins on its first day, a year with its own, and a set names its first and its last; any other
    # date may be each of its days, if it has both ends.
    is_apart = is_span or when.precision == "all of"
    own = (first, first) if is_apart or last - first > LONGEST_OWN else (first, last)
    is_none = when.first is None or (when.last is None and not is_span)
    own = (OPEN_LAST, OPEN_FIRST) if is_none else own
    return (first, last, *own, end.toordinal() if end else OPEN_FIRST, is_span)
