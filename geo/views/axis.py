"""The time axis: which days it steps through, and what of the collection stands on them, for the browser."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from events.dates import is_off_calendar
from events.model import CLOCKS, Clock, Event
from events.timeline.columns import ALWAYS, Flags, Ints
from events.timeline.counts import count_days
from events.timeline.filter import NO_FILTER, Filter
from events.timeline.timeline import step_days
from events.words.catalogue import _, current_language
from events.words.dating import word_step, word_when
from events.words.direction import isolate
from geo.drawing.axis_data import AxisData, Mark
from geo.html.notes import Notes
from geo.views.opened import Opened, remembered
from geo.views.view import Scale, View

# A longer axis steps through every day between its ends and is described by these alone.
MOST_LISTED = 1_000
# More events than this are shown by their number on each day, not one by one.
MOST_MARKS = 300
# The districts that a label on the axis names, at most.
MOST_NAMED = 2
EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, eq=False, slots=True)
class Axis:
    """The days of the axis in order. A long one steps through every day from its first to its last.

    `is_whole` says that it is that of the whole chronology.
    """

    days: tuple[date, ...]
    is_long: bool
    is_whole: bool = False

    def place(self, day: date) -> int:
        """Return the number of a day among those of the axis, or of the first one after it."""
        return (day - self.days[0]).days if self.is_long else bisect_left(self.days, day)


@dataclass(frozen=True, eq=False, slots=True)
class Choices:
    """The choices of one run, worked out once and passed on: the view, its axis, and which rows it shows.

    `among` holds for each row of the timeline whether the filter lets it through; None lets all through.
    """

    view: View
    axis: Axis
    among: Flags | None


def work_out(opened: Opened, view: View) -> Choices:
    """Return a view with all that follows from it."""
    return Choices(view, find_axis(opened, view.scale, view.date), choose_rows(opened, view.filter))


def find_axis(opened: Opened, scale: Scale, day: date) -> Axis:
    """Return the days of a scale, with a day that must be among them."""
    axis = _axis(opened, scale, None)
    # A day apart from the scale's own is rare, and makes an axis of its own.
    first, last = axis.days[0], axis.days[-1]
    is_own = first <= day <= last if axis.is_long else day in _set_of(axis)
    return axis if is_own else _axis(opened, scale, day)


@remembered(64)
def choose_rows(opened: Opened, wanted: Filter) -> Flags | None:
    """Return for each row whether a filter lets it through; None if it lets all through."""
    return opened.timeline.pick(wanted) if wanted.count_parts() else None


@remembered(64)
def make_axis_data(
    opened: Opened,
    axis: Axis,
    clock: Clock,
    wanted: Filter,
    language: str,  # noqa: ARG001
) -> AxisData:
    """Return what the browser draws an axis of.

    `language` is the current one: what is kept is kept for each.
    """
    timeline, among = opened.timeline, choose_rows(opened, wanted)
    first, last = axis.days[0].toordinal(), axis.days[-1].toordinal()
    counts = count_days(timeline.columns, first, last, clock=clock, among=among)
    stops = timeline.days(clock, among)
    rows = timeline.rows(among)
    by_day = timeline.marked(timeline.records(rows), clock) if len(rows) <= MOST_MARKS else None
    if by_day is not None:
        by_day = {day: timeline.known(events, day, clock) for day, events in by_day.items()}
    return {
        "first": first - EPOCH,
        "last": last - EPOCH,
        "days": None if axis.is_long else [day.toordinal() - EPOCH for day in axis.days],
        "names": {} if by_day is None else _name_days(axis, by_day),
        "counts": _pack_counts(counts, first),
        "stops": [day.toordinal() - EPOCH for day in stops if axis.days[0] <= day <= axis.days[-1]],
        "marks": None if by_day is None else _make_marks(by_day, clock, opened.notes),
        "beyond": _word_beyond(opened, rows, clock) if axis.is_whole else ("", ""),
    }


def _word_beyond(opened: Opened, rows: Ints, clock: Clock) -> tuple[str, str]:
    """Word the dates of the events that are before the first day of the calendar, and after the last."""
    # What is reported is reported on a day.
    if clock == "reported":
        return "", ""
    days = opened.timeline.stands(clock)[rows]
    found = opened.timeline.records(rows[(days == ALWAYS) | (days >= date.max.toordinal())], MOST_MARKS)
    whens = {event.when.text: event.when for event in found}.values()
    before, after = (
        "; ".join(word_when(when) for when in whens if is_off_calendar(when) == way)
        for way in ("before", "after")
    )
    return (
        _("Before this axis: {dates}").format(dates=before) if before else "",
        _("After this axis: {dates}").format(dates=after) if after else "",
    )


def has_no_marks(opened: Opened) -> bool:
    """Tell whether nothing stands on the axis but bars, or nothing at all."""
    return not 0 < len(opened.timeline.columns) <= MOST_MARKS


def name_step(opened: Opened, view: View) -> str:
    """Return the month or year for which a step of the axis stands, or "" if it stands for its day."""
    axis, number = find_axis(opened, view.scale, view.date), view.date.toordinal() - EPOCH
    if view.scale == "days":
        return ""
    return make_axis_data(opened, axis, view.clock, NO_FILTER, current_language())["names"].get(number, "")


@remembered(64)
def _axis(opened: Opened, scale: Scale, extra: date | None) -> Axis:
    settings = opened.settings
    always = {settings.opens_on} | ({extra} if extra else set())
    if scale == "days":
        days = always.union(step_days(settings.first_day, settings.last_day))
    else:
        days = always.union(*(opened.timeline.days(clock) for clock in CLOCKS))
    if len(days) > MOST_LISTED:
        return Axis(tuple(step_days(min(days), max(days))), is_long=True, is_whole=scale != "days")
    return Axis(tuple(sorted(days)), is_long=False, is_whole=scale != "days")


@remembered(64)
def _set_of(axis: Axis) -> frozenset[date]:
    return frozenset(axis.days)


def _pack_counts(counts: Ints, first: int) -> list[tuple[int, int]]:
    (found,) = np.nonzero(counts)
    days = (found + first - EPOCH).tolist()
    return list(zip(days, counts[found].tolist(), strict=True))


def _name_days(axis: Axis, by_day: Mapping[date, Sequence[Event]]) -> dict[int, str]:
    """Return the words of steps on which nothing stands but what a month or a year begins, by day."""
    names = {}
    for day in axis.days if not axis.is_long else ():
        events = by_day.get(day, ())
        if name := word_step([event.when for event in events]):
            names[day.toordinal() - EPOCH] = name
    return names


def _make_marks(by_day: Mapping[date, Sequence[Event]], clock: Clock, notes: Notes) -> list[Mark]:
    marks: list[Mark] = []
    for day, events in sorted(by_day.items()):
        for event in events:
            is_span = event.kind.is_deadline and clock == "happened" and event.when.first is not None
            begin = event.when.first.toordinal() - EPOCH if is_span and event.when.first else None
            marks.append(
                {
                    "day": day.toordinal() - EPOCH,
                    "begin": begin,
                    "kind": event.kind.id,
                    "title": isolate(event.summary),
                    "where": notes.districts(replace(event, districts=event.districts[:MOST_NAMED])),
                    "differs": event.differs,
                }
            )
    return marks
