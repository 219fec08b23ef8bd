"""The date: slider, buttons, play, and what else the address holds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import partial
from typing import Any

import streamlit as st

from events.model import CLOCKS, KINDS
from events.timeline.timeline import neighbours
from geo.html.elements import count, day_heading
from geo.page.address import choose_kinds
from geo.page.axis import DAYS, SCALES, Axis, choose, go_to, shown_axis, shown_day
from geo.page.collection import Site
from geo.page.view import LANGS, View

SPEEDS = {f"{pace} step{'s' * (pace > 1)}/s": pace for pace in (1, 2, 4, 8, 15, 30)}
# The map's script moves the slider while it plays. Where it cannot, the server does, at this pace (seconds).
SERVER_PACE = 1.5
# The container of `show_pace`.
PACE: dict[str, Any] = {"key": "pace", "horizontal": True, "vertical_alignment": "center"}


def change_scale(site: Site) -> None:
    """Keep the date within the days of the new scale."""
    day = shown_day()
    if st.session_state.scale == DAYS:
        day = min(max(day, site.settings.first_day), site.settings.last_day)
    go_to(site, day)


def is_playing() -> bool:
    """Tell whether the days are playing."""
    return bool(st.session_state.get("playing", False))


def play(site: Site, wanted: bool) -> None:
    """Start or stop playing; from the last day it starts over.

    A click may be told twice, or together with a step: so it names what is wanted, and whichever part of the
    page runs then asks for the whole.
    """
    st.session_state.update(playing=wanted, played_to=None, is_whole_wanted=True)
    days = shown_axis(site).days
    if is_playing() and shown_day() == days[-1]:
        go_to(site, days[0])


def play_on(site: Site) -> None:
    """Move on one day, if the slider has not moved since the last look: then nobody else moves it."""
    if st.session_state.get("is_whole_wanted", False):
        st.rerun()
    day = shown_day()
    if not is_playing() or st.session_state.played_to != day:
        st.session_state.played_to = day
        return
    _, after = neighbours(shown_axis(site).days, day)
    if after is not None:
        st.session_state.next_day = after
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
    """Show play and how fast, which days to step through, and what to let through."""
    back, on = "Go back to the last day with an event", "Go on to the next day with an event"
    move = partial(go_to_event, site, view)
    st.button("◀ Event", "previous", back, partial(move, onwards=False))
    label = "⏸ Pause" if is_playing() else "▶ Play"
    st.button(label, key="play", on_click=play, args=(site, not is_playing()))
    st.button("Event ▶", "next", on, partial(move, onwards=True))
    st.selectbox("Speed", list(SPEEDS), index=2, key="speed", label_visibility="collapsed", width=120)
    st.segmented_control(
        "Steps",
        SCALES,
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
    with st.container(key="player"):
        if is_playing():
            st.fragment(play_on, run_every=SERVER_PACE)(site)


def describe(view: View) -> dict[str, Any]:
    """Return what the map is to show: the view, and how many days a second are to be played, 0 for none."""
    pace = SPEEDS[st.session_state.get("speed", next(iter(SPEEDS)))] if is_playing() else 0
    shown = {"clock": view.clock, "kinds": list(view.kinds), "lang": view.lang, "play": pace}
    return {"date": view.date.isoformat(), "district": view.district} | shown


def show_date(site: Site, view: View, title: str) -> None:
    """Show the chosen day, as `day_title` words it, and the slider."""
    with st.container(key="day"):
        st.html(day_heading(title, describe(view)))
    show_slider(site, shown_axis(site))


def go_to_event(site: Site, view: View, *, onwards: bool) -> None:
    """Move the slider to the nearest day on which something happens or changes, before or after its own."""
    axis, stops = shown_axis(site), choose(site, view.clock, view.kinds).stops
    first, last = bisect_left(stops, axis.days[0]), bisect_right(stops, axis.days[-1])
    before, after = neighbours(stops[first:last], shown_day())
    found = after if onwards else before
    if found is None:
        st.toast(f"No event {'after' if onwards else 'before'} this day.")
    else:
        go_to(site, found)


def show_slider(site: Site, axis: Axis) -> None:
    """Show the slider: of the days it is given, or of all between the ends of a long axis.

    A widget's key names its query parameter, and gives its box the class `st-key-date`. The default is what
    the address leaves out, so it must be the day on which a bare address opens.
    """
    opens_on = site.settings.opens_on
    if axis.is_long:
        st.slider(
            "Date",
            axis.days[0],
            axis.days[-1],
            opens_on,
            format="YYYY-MM-DD",
            key="date",
            bind="query-params",
            label_visibility="collapsed",
        )
        return
    days = [day.isoformat() for day in axis.days]
    st.select_slider(
        "Date", days, opens_on.isoformat(), key="date", bind="query-params", label_visibility="collapsed"
    )


def settle_play(site: Site) -> None:
    """Take up what the last step of playing left to do: the day to go to, or the end."""
    if "next_day" in st.session_state:
        go_to(site, st.session_state.pop("next_day"))
    if has_played_out(site):
        st.session_state.playing = False
    # A run of the whole page is no look at the slider: without this a second one would move on by itself, and
    # begin anew before it has come to the slider.
    st.session_state.update(is_whole_wanted=False, played_to=None)


def has_played_out(site: Site) -> bool:
    """Tell whether playing has come to the last day."""
    return is_playing() and shown_day() == shown_axis(site).days[-1]


def is_whole_wanted(site: Site) -> bool:
    """Tell whether a step must run the whole page.

    So it is when play starts or ends, when the axis has lost a day that was only linked to, and where the map
    cannot see the page.
    """
    state = st.session_state
    is_asked = state.get("is_whole_wanted", False) or state.get("is_map_blind", False)
    return is_asked or has_played_out(site) or state.days_marked != len(shown_axis(site).days)
