"""The notes beside the map, in two parts: what a step may change, and what stands whatever the day.

What happened before the first day of the slider is most of a small collection. It is sent when the page runs
whole; a step sends the rest.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from events.columns import Ints
from events.model import CONTROLS, Clock, Event, Kind
from events.view import View
from geo.markup import part
from geo.page.address import asked_event
from geo.page.axis import Axis, choose, shown_axis
from geo.page.site import Site
from geo.reading import scroll_to

# For the state and the day's own events, for those before it, and for the way to one that a link leads to.
Places = tuple[DeltaGenerator, DeltaGenerator, DeltaGenerator]
# More districts than the first number are told by how many there are, with the second number of those due.
MOST_DISTRICTS, MOST_STATES = 12, 10
# More notes than the first number are cut to the second; as many of a day's own are opened.
MOST_NOTES, FIRST_NOTES, MOST_OPEN = 40, 15, 12


def show_notes(site: Site, view: View) -> Places:
    """Show the notes that no step changes; return the places around them for the others."""
    with st.container(key="notes"):
        of_day, earlier = st.empty(), st.empty()
        asked = asked_event()
        rows = _settle(site, shown_axis(site), view.clock, view.kinds, view.district)
        if len(rows):
            st.html(site.notes.entries(site.timeline.records(rows), {asked} if asked else set()))
        return of_day, earlier, st.empty()


def show_day_notes(site: Site, view: View, places: Places) -> None:
    """Show the notes of the chosen district, or of the region, down to where the settled ones begin."""
    timeline, notes, now, clock = site.timeline, site.notes, view.date, view.clock
    if view.district:
        state = timeline.state(view.district, now, clock)
        basis = [timeline.by_id[name] for name in state.rests_on]
        html = notes.district(state, basis, timeline.deadlines(view.district, now, clock))
    else:
        html = _tell_region(site, view)
    html += part("By what had been reported", site.first_report) if clock == "reported" else ""
    among = choose(site, clock, view.kinds).among
    told = timeline.told(now, clock=clock, district=view.district, among=among)
    of_day, earlier = (_take_first(site, rows) for rows in (told.of_day, told.earlier))
    opened = {event.id for event in of_day[:MOST_OPEN]}
    title = f"On this day ({len(told.of_day):,})"
    html += notes.told(title, of_day, opened, left_out=len(told.of_day) - len(of_day))
    places[0].html(html)
    left_out = len(told.earlier) - len(earlier)
    settled = _settle(site, shown_axis(site), clock, view.kinds, view.district)
    asked = asked_event()
    title, opened = f"Up to this day ({len(told.earlier):,})", {asked} if asked else set()
    earlier = earlier[: len(earlier) - len(settled)]
    # Most steps change nothing of these: alone in their place they are left as they are.
    places[1].html(notes.told(title, earlier, opened, left_out=left_out, goes_on=len(settled) > 0))
    if asked:
        # Last, as what it leads to must be there.
        places[2].html(scroll_to(f"e-{asked}"), unsafe_allow_javascript=True)


@lru_cache(maxsize=64)
def _settle(site: Site, axis: Axis, clock: Clock, kinds: tuple[Kind, ...], district: str | None) -> Ints:
    """Return the rows of the events that end the notes on every day of the slider, in their order.

    None where the notes of a day may be cut: which events are left out then, goes by the day.
    """
    timeline, none = site.timeline, np.zeros(0, dtype=np.int32)
    if axis.is_long:
        return none
    among = choose(site, clock, kinds).among
    last = timeline.told(axis.days[-1], clock=clock, district=district, among=among)
    if len(last.of_day) + len(last.earlier) > MOST_NOTES:
        return none
    rows = timeline.told(axis.days[0], clock=clock, district=district, among=among).earlier
    # Of the events so far, those that are of none of the days to come stay where they are.
    stays = ~np.logical_or.reduce([timeline.columns.own(day.toordinal(), clock)[rows] for day in axis.days])
    (moving,) = np.nonzero(~stays)
    return rows[int(moving[-1]) + 1 :] if len(moving) else rows


def _take_first(site: Site, rows: Ints) -> list[Event]:
    """Return all events of a few rows, the first of many."""
    return site.timeline.records(rows, None if len(rows) <= MOST_NOTES else FIRST_NOTES)


def _tell_region(site: Site, view: View) -> str:
    """Return the day in the region: each district if they are few, else how many, and what is due soonest."""
    timeline, codes = site.timeline, list(site.names)
    if len(codes) <= MOST_DISTRICTS:
        return site.notes.region(view.date, [timeline.state(code, view.date, view.clock) for code in codes])
    counts = {
        control: int((timeline.controls(view.date, view.clock) == number).sum())
        for number, control in enumerate(CONTROLS)
    }
    soonest = timeline.due_soonest(view.date, view.clock)[:MOST_STATES]
    states = [timeline.state(code, view.date, view.clock) for code in soonest]
    return site.notes.region(view.date, states, counts=counts)
