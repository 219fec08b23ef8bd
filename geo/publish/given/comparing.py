"""What a browser compares two days by: when events count, what states rest on, each event as a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np

from events.model import Clock, Event
from events.timeline.columns import ALWAYS, NEVER, OPEN_FIRST, Ints
from events.words.direction import isolate
from geo.drawing.chunks import EPOCH
from geo.drawing.published_data import BookRests, BookTimes, ComparisonLimits
from geo.escaping import escape
from geo.html.comparison import event_line
from geo.html.elements import outside
from geo.publish.links import event_links
from geo.views.comparison import (
    MOST_BETWEEN,
    MOST_CHANGED,
    MOST_DRAWN,
    MOST_NAMED,
    list_proposed,
)
from geo.views.opened import Opened


def write_lines(opened: Opened, events: Sequence[Event]) -> list[str]:
    """Return events as lines, each with the link to its note."""
    links = event_links(events)
    return [event_line(event, links[event.id], opened.notes) for event in events]


def limit_comparison(opened: Opened) -> ComparisonLimits:
    """Return how much of a comparison is listed."""
    return {
        "changed": MOST_CHANGED,
        "between": MOST_BETWEEN,
        "names": {code: outside("b", name) for code, name in opened.names.items()},
        "isolated": {code: escape(isolate(name)) for code, name in opened.names.items()},
        "named": MOST_NAMED,
        "maps": len(opened.names) <= MOST_DRAWN,
        "days": [day.toordinal() - EPOCH for day in dict.fromkeys(list_proposed(opened))],
    }


def list_rests(opened: Opened, clock: Clock, code: str, days: Iterable[date]) -> Iterator[BookRests]:
    """Yield what the state of a district rests on, from each day on which that is another than before."""
    timeline, events = opened.timeline, opened.collection.events
    before: tuple[str, ...] | None = None
    for day in sorted({*days, *(max(state.day, opened.earliest) for state in timeline.changes(code, clock))}):
        ids = timeline.state(code, day, clock).rests_on
        if ids == before:
            continue
        before = ids
        rows = [row for id in ids if (row := events.row(id)) is not None]
        is_deadline = opened.timeline.columns.follow("deadline", "extension")
        deadlines = [row for row in rows if is_deadline[row]]
        yield {"day": day.toordinal() - EPOCH, "rows": rows, "deadlines": deadlines}


def list_times(opened: Opened, clock: Clock) -> BookTimes:
    """Return when each event begins to count, and when a deadline falls due: as `rows_between` has it."""
    columns = opened.timeline.columns
    counts = columns.counts(clock)
    begins = np.flatnonzero((counts != ALWAYS) & (counts != NEVER))
    ends = np.flatnonzero((columns.own_end != OPEN_FIRST) & (columns.own_end != counts))
    if clock == "reported":
        ends = ends[:0]
    rows = np.concatenate([begins, ends])
    return _pack_times(np.concatenate([counts[begins], columns.own_end[ends]]), rows)


def list_passed(opened: Opened, clock: Clock) -> BookTimes:
    """Return the days after deadlines that passed with nothing reported, on which a state changes."""
    timeline = opened.timeline
    rows = timeline.history(clock).passed
    return _pack_times(timeline.columns.last[rows] + 1, rows)


def _pack_times(days: Ints, rows: Ints) -> BookTimes:
    order = np.lexsort((rows, days))
    numbers = days[order].astype(np.int64) - EPOCH
    return {"days": numbers.tolist(), "rows": rows[order].tolist()}
