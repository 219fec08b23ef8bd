"""The date: slider, buttons, play, and what else the address holds."""

from __future__ import annotations

from datetime import date

import streamlit as st

from events.dates import parse_day
from events.model import CLOCKS, KINDS, Clock, Event, Kind
from events.table import filter_events
from events.timeline import neighbours, step_days
from events.view import LANGS, View
from geo.markup import count, day_heading, marks
from geo.page.address import CHRONOLOGY, DAYS, choose_kinds
from geo.page.site import Site

SPEEDS = {"1 step/s": 1.0, "2 steps/s": 0.5, "4 steps/s": 0.25}


def go_to(day: date | str) -> None:
    """Move the slider."""
    st.session_state.date = str(day)


def change_scale(site: Site) -> None:
    """Keep the date within the days of the new scale."""
    day = parse_day(st.session_state.date)
    if st.session_state.scale == DAYS:
        go_to(min(max(day, site.settings.first_day), site.settings.last_day))


def slider_days(site: Site) -> list[str]:
    """Return the days that the slider steps through, the chosen one among them."""
    if st.session_state.scale == DAYS:
        days = set(step_days(site.settings.first_day, site.settings.last_day))
    else:
        days = {day for clock in CLOCKS for day in site.timeline.days(clock)}
    always = {st.session_state.date, site.settings.opens_on.isoformat()}
    return sorted({day.isoformat() for day in days} | always)


def toggle_play(days: list[str]) -> None:
    """Start or stop playing; from the last day it starts over."""
    st.session_state.playing = not st.session_state.get("playing", False)
    if st.session_state.playing and st.session_state.date == days[-1]:
        go_to(days[0])


def play_on(days: list[str]) -> None:
    """Move on one day, at the chosen pace; a call as part of a run of the whole page does not count."""
    if st.session_state.pop("is_whole_run", False):
        return
    _, after = neighbours([parse_day(day) for day in days], parse_day(st.session_state.date))
    if after is None:
        st.session_state.playing = False
    else:
        st.session_state.next_date = after.isoformat()
    st.rerun()


def show_options() -> None:
    """Show what else the address holds: clock, kinds, language of the names."""
    st.segmented_control(
        "Up to the chosen day, what had",
        list(CLOCKS),
        key="clock",
        bind="query-params",
        default=CLOCKS[0],
        required=True,
    )
    st.multiselect(
        "Kinds of events in notes and marks (none: all)", list(KINDS), key="kinds", on_change=choose_kinds
    )
    st.segmented_control(
        "Names on the map", list(LANGS), key="lang", bind="query-params", default=LANGS[0], required=True
    )


def show_pace(site: Site, view: View) -> None:
    """Show how fast to play, which days to step through, and what to let through."""
    st.selectbox("Speed", list(SPEEDS), key="speed", label_visibility="collapsed", width=120)
    st.segmented_control(
        "Steps",
        [DAYS, CHRONOLOGY],
        key="scale",
        required=True,
        on_change=change_scale,
        args=(site,),
        label_visibility="collapsed",
    )
    chosen: list[str] = [view.clock] if view.clock != CLOCKS[0] else []
    chosen += [count(len(view.kinds), "kind")] if view.kinds else []
    with st.popover("Clock and filters" + (f": {', '.join(chosen)}" if chosen else ""), key="filters"):
        show_options()


def show_moves(site: Site, days: list[str], clock: Clock, kinds: list[Kind]) -> None:
    """Show the buttons that move the date."""
    now = parse_day(st.session_state.date)
    stops = [day for day in site.timeline.days(clock, kinds) if day.isoformat() in days]
    before, after = neighbours(stops, now)
    playing = st.session_state.get("playing", False)
    back, on = "Go back to the last day with an event", "Go on to the next day with an event"
    st.button("◀ Event", "previous", back, go_to, (before,), disabled=before is None)
    st.button("⏸ Pause" if playing else "▶ Play", key="play", on_click=toggle_play, args=(days,))
    st.button("Event ▶", "next", on, go_to, (after,), disabled=after is None)


def show_controls(site: Site, view: View) -> tuple[date, Clock, list[Event]]:
    """Show the date, its buttons and the slider; return the date, the clock and the events let through."""
    if "next_date" in st.session_state:
        go_to(st.session_state.pop("next_date"))
    days, now = slider_days(site), parse_day(st.session_state.date)
    bar = st.container(key="controls", horizontal=True, vertical_alignment="center")
    # A widget's key names its query parameter, and gives its box the class `st-key-date`. The default is
    # what the address leaves out, so it must be the day on which a bare address opens.
    opens_on = site.settings.opens_on.isoformat()
    st.select_slider("Date", days, opens_on, key="date", bind="query-params", label_visibility="collapsed")
    with bar:
        heading = st.container(width="content")
        moves = st.container(horizontal=True, width="content")
        show_pace(site, view)
    clock: Clock = st.session_state.clock
    kinds: list[Kind] = st.session_state.kinds or list(KINDS)
    with moves:
        show_moves(site, days, clock, kinds)
    events = filter_events(site.collection.events, kinds=kinds)
    marked = {day.isoformat(): found for day, found in site.timeline.marked(events, clock).items()}
    with heading:
        st.html(day_heading(now, marked.get(now.isoformat(), ())))
    with st.container(key="timeline"):
        st.html(marks(days, marked, now.isoformat()))
    with st.container(key="player"):
        if st.session_state.get("playing", False):
            st.session_state.is_whole_run = True
            st.fragment(play_on, run_every=SPEEDS[st.session_state.speed])(days)
    return now, clock, events
