"""How many events each day has, worked out for all days of an axis at once."""

from __future__ import annotations

import numpy as np

from events.model import Clock
from events.timeline.columns import Columns, Flags, Ints


def count_days(
    columns: Columns, first: int, last: int, *, clock: Clock = "happened", among: Flags | None = None
) -> Ints:
    """Return how many events each day from the first to the last (ordinals) has as its own.

    They are those that `Timeline.rows_on` gives as the day's own: an event of a month is of each of its days.
    `among` holds for each row whether it is counted.
    """
    rows = np.arange(len(columns)) if among is None else np.flatnonzero(among)
    counts, end = columns.counts(clock)[rows], columns.own_end[rows]
    if clock == "reported":
        begin, until, is_end_apart = counts, counts, np.zeros(len(rows), dtype=np.bool_)
    else:
        begin, until = np.maximum(columns.own_first[rows], counts), columns.own_last[rows]
        is_end_apart = (end >= counts) & ~((begin <= end) & (end <= until))
    is_in = (begin <= until) & (begin <= last) & (first <= until)
    changes = np.zeros(last - first + 2, dtype=np.int32)
    np.add.at(changes, np.maximum(begin[is_in], first) - first, 1)
    np.add.at(changes, np.minimum(until[is_in], last) + 1 - first, -1)
    found = np.cumsum(changes[:-1]).astype(np.int32)
    np.add.at(found, end[is_end_apart & (first <= end) & (end <= last)] - first, 1)
    return found
