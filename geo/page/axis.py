"""The time axis: the days that the slider steps through, and what of the collection stands on them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

import numpy as np
import streamlit as st

from events.dates import parse_day
from events.model import CLOCKS, Clock, Event, Kind
from events.timeline.columns import Flags, Ints
from events.timeline.timeline import step_days
from geo.html.elements import day_strip, densities, marks
from geo.page.collection import Site

SCALES = DAYS, CHRONOLOGY = "Each day", "Whole chronology"
# A slider of more days than this is told its ends alone: a list of all would cross the wire at every step.
MOST_OPTIONS = 1_000
# More events than this are marked by how many there are, not one by one.
MOST_MARKS = 300
# How many stretches the axis is cut into to tell how many events each holds.
STRETCHES = 240


@dataclass(frozen=True, eq=False, slots=True)
class Axis:
    """The days of the slider in order. A long one steps through every day from its first to its last."""

    days: tuple[date, ...]
    is_long: bool

    def place(self, day: date) -> int:
        """Return the number of a day among those of the slider, or of the first one after it."""
        return (day - self.days[0]).days if self.is_long else bisect_left(self.days, day)

    def write(self, day: date) -> date | str:
        """Return a day as the slider's own value."""
        return day if self.is_long else day.isoformat()


@dataclass(frozen=True, eq=False, slots=True)
class Chosen:
    """What clock and kinds let through: the rows (None for all), the days to stop at, the marks.

    `marked` holds the events of each day, unless they are too many to be told one by one.
    """

    among: Flags | None
    count: int
    stops: tuple[date, ...]
    marked: Mapping[date, Sequence[Event]] | None


def shown_day() -> date:
    """Return the day that the slider stands on."""
    value: date | str = st.session_state.date
    return value if isinstance(value, date) else parse_day(value)


def go_to(site: Site, day: date) -> None:
    """Move the slider."""
    st.session_state.date = axis_of(site, st.session_state.scale, day).write(day)


def shown_axis(site: Site) -> Axis:
    """Return the days that the slider steps through now, the chosen one among them."""
    return axis_of(site, st.session_state.scale, shown_day())


def axis_of(site: Site, scale: str, day: date) -> Axis:
    """Return the days of a scale, with a day that must be among them."""
    axis = _axis(site, scale, None)
    # A day apart from the scale's own is rare, and makes an axis of its own.
    first, last = axis.days[0], axis.days[-1]
    is_own = first <= day <= last if axis.is_long else day in _set_of(axis)
    return axis if is_own else _axis(site, scale, day)


@lru_cache(maxsize=64)
def _axis(site: Site, scale: str, extra: date | None) -> Axis:
    settings = site.settings
    always = {settings.opens_on} | ({extra} if extra else set())
    if scale == DAYS:
        days = always.union(step_days(settings.first_day, settings.last_day))
    else:
        days = always.union(*(site.timeline.days(clock) for clock in CLOCKS))
    if len(days) > MOST_OPTIONS:
        return Axis(tuple(step_days(min(days), max(days))), is_long=True)
    return Axis(tuple(sorted(days)), is_long=False)


@lru_cache(maxsize=64)
def _set_of(axis: Axis) -> frozenset[date]:
    return frozenset(axis.days)


@lru_cache(maxsize=64)
def choose(site: Site, clock: Clock, kinds: tuple[Kind, ...]) -> Chosen:
    """Return what clock and kinds let through; no kinds let all of them."""
    timeline = site.timeline
    among = timeline.pick(kinds=kinds) if kinds else None
    count = len(timeline.columns) if among is None else int(np.count_nonzero(among))
    stops = timeline.days(clock, kinds) if kinds else timeline.days(clock)
    marked = None
    if count <= MOST_MARKS:
        marked = timeline.marked(timeline.records(timeline.rows(among)), clock)
    return Chosen(among, count, tuple(stops), marked)


@lru_cache(maxsize=64)
def strip_of(site: Site, axis: Axis, clock: Clock, kinds: tuple[Kind, ...]) -> str:
    """Return the strip below the slider: a dot for each kind of event on a day, or how many events."""
    chosen = choose(site, clock, kinds)
    names = [day.isoformat() for day in axis.days]
    if chosen.marked is not None:
        told = {day.isoformat(): events for day, events in chosen.marked.items()}
        strip = marks(names, told)
    else:
        strip = densities(_cut(axis, *site.timeline.marks(clock, chosen.among)))
    # A long slider's own values are days.
    return day_strip(strip, [] if axis.is_long else names)


def _cut(axis: Axis, days: Ints, counts: Ints) -> list[tuple[date, date, int]]:
    """Return stretches of the axis, each with its first and last day and the number of events in it."""
    held = np.array([day.toordinal() for day in axis.days])
    edges = np.unique(np.linspace(0, len(held), min(STRETCHES, len(held)) + 1).astype(int))
    sums = np.concatenate([[0], np.cumsum(counts)])
    told = []
    for begin, end in pairwise(edges.tolist()):
        first, last = int(held[begin]), int(held[end - 1])
        low, high = np.searchsorted(days, [first, last + 1])
        told.append((date.fromordinal(first), date.fromordinal(last), int(sums[high] - sums[low])))
    return told
