"""The time axis of every scale under either clock, with the row of each mark: a filter can hide it."""

from __future__ import annotations

from events.model import CLOCKS, Clock
from events.timeline.filter import NO_FILTER
from events.words.catalogue import current_language
from geo.drawing.published_data import PublishedAxis
from geo.views.axis import find_axis, make_axis_data
from geo.views.opened import Opened
from geo.views.view import SCALES, Scale


def make_axes(opened: Opened) -> dict[str, dict[str, PublishedAxis]]:
    """Return the axis of each scale, by clock."""
    return {scale: {clock: _make_axis(opened, scale, clock) for clock in CLOCKS} for scale in SCALES}


def _make_axis(opened: Opened, scale: Scale, clock: Clock) -> PublishedAxis:
    axis = find_axis(opened, scale, opened.settings.opens_on)
    data = make_axis_data(opened, axis, clock, NO_FILTER, current_language())
    timeline = opened.timeline
    rows = None
    if data["marks"] is not None:
        by_day = timeline.marked(timeline.records(timeline.rows()), clock)
        ids = [event.id for _day, events in sorted(by_day.items()) for event in events]
        rows = [int(row) for id in ids if (row := opened.collection.events.row(id)) is not None]
    return {"axis": data, "rows": rows}
