"""The page: what is shown where. Run it with `streamlit run app.py`.

A step of the slider runs this file once more. What every run needs is worked out once a server (`open_site`);
the map is redrawn in the browser, where all its dates are known, and only the notes are sent anew.
"""

from __future__ import annotations

import gc
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
from streamlit.components.v1 import declare_component
from streamlit_folium import st_folium

from events.dates import parse_day
from events.errors import RecordsError
from events.model import CLOCKS, KINDS, Clock, Event, Kind, Settings, word_day
from events.records import SHIPPED, Collection, load_collection
from events.table import filter_events, write_csv
from events.timeline import Timeline, neighbours, step_days
from events.view import LANGS, View, read_view
from geo.basemap import make_map, write_assets
from geo.export import write_geojson
from geo.layers import Shapes, bounds_of, group_titles, load_shapes, make_bundle, make_step
from geo.markup import Notes, day_heading, faults, marks, page_head, part
from geo.style import MAP_WORDS, SHORT

PAGE_CSS = Path(__file__).parent / "geo" / "assets" / "page.css"
DATA_VARIABLE = "HANDOVER_DATA"
DAYS, CHRONOLOGY = "Each day", "Whole chronology"
SPEEDS = {"1 step/s": 1.0, "2 steps/s": 0.5, "4 steps/s": 0.25}
MAP_KEY = "map_click"


@dataclass(frozen=True)
class Site:
    """All that is worked out once a server."""

    collection: Collection
    settings: Settings
    timeline: Timeline
    shapes: Shapes
    notes: Notes
    folder: TemporaryDirectory[str]
    files: tuple[list[str], list[str]]
    unplaced: tuple[str, ...]

    def first_report(self) -> str:
        """Word from which day on anything counts under the clock `reported`."""
        first = min(self.timeline.reported(event) for event in self.collection.events)
        return (
            f"The first article of this collection is of {word_day(first)}: before that day nothing had been reported "
            "in it. An undated article counts from the latest day that it tells of as past."
        )


@st.cache_resource(show_spinner="Opening the collection …")
def open_site(folder: str) -> Site:
    """Load a collection and write what the map's frame loads. Raises RecordsError without settings."""
    collection = load_collection(Path(folder))
    if collection.settings is None:
        raise RecordsError(collection.faults)
    settings, events = collection.settings, collection.events
    timeline, shapes = Timeline(events, collection.sources), load_shapes()
    codes = [district.code for district in settings.districts]
    states = {clock: {code: timeline.changes(code, clock) for code in codes} for clock in CLOCKS}
    drawn = make_bundle(shapes, settings, events, states, timeline.drawn_days)
    assets = TemporaryDirectory(prefix="handover-map-")
    files = write_assets(Path(assets.name), drawn.bundle)
    names = {feature["properties"]["id"]: feature["properties"]["names"] for feature in shapes["districts"]["features"]}
    notes = Notes(settings, collection.sources, names)
    # Streamlit collects garbage after every run; what lives as long as the server need not be looked at again.
    gc.collect()
    gc.freeze()
    return Site(collection, settings, timeline, shapes, notes, assets, files, drawn.unplaced)


def read_address(site: Site) -> View:
    """Read what the address asks for and tell, until the view changes, what in it could not be."""
    parameters = {name: st.query_params.get_all(name) for name in st.query_params}
    earliest = min([*site.timeline.days(), site.settings.first_day])
    view, messages = read_view(parameters, site.settings, (earliest, max(date.today(), site.settings.last_day)))
    if "scale" not in st.session_state:
        is_near = site.settings.first_day <= view.date <= site.settings.last_day
        st.session_state.update(scale=DAYS if is_near else CHRONOLOGY, date=view.date.isoformat())
    st.session_state.district = view.district
    if view.district is None:
        st.query_params.pop("district", None)
    st.session_state.kinds = list(view.kinds)
    if parameters.get("kinds", [""]) != [",".join(view.kinds)]:
        choose_kinds()
    # Streamlit takes what cannot be out of the address at once, so it is kept here to be told.
    told_for, told = st.session_state.get("rejected", (view, {}))
    told = (told if told_for == view else {}) | messages
    st.session_state.rejected = (view, told)
    if told:
        st.html(faults("Not all of this address can be shown", list(told.values())))
    return view


def choose_district(code: str | None) -> None:
    """Write the chosen district into the address, which holds it."""
    if code is None:
        st.query_params.pop("district", None)
    else:
        st.query_params["district"] = code


def choose_kinds() -> None:
    """Write the chosen kinds into the address, which holds them."""
    if st.session_state.kinds:
        st.query_params["kinds"] = ",".join(st.session_state.kinds)
    else:
        st.query_params.pop("kinds", None)


def take_click(site: Site) -> None:
    """Choose the district that was clicked; again, or beside all of them, chooses none."""
    value = st.session_state.get(MAP_KEY) or {}
    clicks, point = value.get("last_object_clicked_count") or 0, value.get("last_clicked")
    clicks_before, point_before = st.session_state.get("clicks", (0, None))
    st.session_state.clicks = (clicks, point)
    if clicks in (0, clicks_before):
        # A new frame tells of itself without a click; a click beside all layers moves the point alone.
        if point not in (None, point_before):
            choose_district(None)
        return
    clicked = ((value.get("last_active_drawing") or {}).get("properties") or {}).get("id")
    event = site.timeline.by_id.get(clicked)
    code = event.route.to if event and event.route else clicked
    known = [district.code for district in site.settings.districts]
    chosen = st.query_params.get("district")
    choose_district(code if code in known and code != chosen else None)


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
    """Move on one day; runs at the chosen pace, and as part of every run of the page, which does not count."""
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
    st.segmented_control("Up to the chosen day, what had", list(CLOCKS), key="clock", bind="query-params",
                         default=CLOCKS[0], required=True)  # fmt: skip
    st.multiselect("Kinds of events in notes and marks (none: all)", list(KINDS), key="kinds", on_change=choose_kinds)
    st.segmented_control("Names on the map", list(LANGS), key="lang", bind="query-params", default=LANGS[0],
                         required=True)  # fmt: skip


def show_controls(site: Site) -> tuple[date, Clock, list[Event]]:
    """Show the date, its buttons and the slider; return the date, the clock and the events let through."""
    if "next_date" in st.session_state:
        go_to(st.session_state.pop("next_date"))
    days, now = slider_days(site), parse_day(st.session_state.date)
    bar = st.container(key="controls", horizontal=True, vertical_alignment="center")
    # A widget's key names its query parameter, and gives its box the class `st-key-date`.
    # The default is what the address leaves out, so it must be the day on which a bare address opens.
    st.select_slider("Date", days, site.settings.opens_on.isoformat(), key="date", bind="query-params",
                     label_visibility="collapsed")  # fmt: skip
    with bar:
        heading = st.container(width="content")
        buttons = st.container(horizontal=True, width="content")
        st.selectbox("Speed", list(SPEEDS), key="speed", label_visibility="collapsed", width=120)
        st.segmented_control("Steps", [DAYS, CHRONOLOGY], key="scale", required=True, on_change=change_scale,
                             args=(site,), label_visibility="collapsed")  # fmt: skip
        with st.popover("Filters"):
            show_options()
    clock: Clock = st.session_state.clock
    kinds: list[Kind] = st.session_state.kinds or list(KINDS)
    stops = [day for day in site.timeline.days(clock, kinds) if day.isoformat() in days]
    before, after = neighbours(stops, now)
    playing = st.session_state.get("playing", False)
    with buttons:
        st.button("◀ Event", key="previous", on_click=go_to, args=(before,), disabled=before is None,
                  help="Go back to the last day with an event")  # fmt: skip
        st.button("⏸ Pause" if playing else "▶ Play", key="play", on_click=toggle_play, args=(days,))
        st.button("Event ▶", key="next", on_click=go_to, args=(after,), disabled=after is None,
                  help="Go on to the next day with an event")  # fmt: skip
    events = filter_events(site.collection.events, kinds=kinds)
    marked = {day.isoformat(): found for day, found in site.timeline.marked(events, clock).items()}
    with heading:
        st.html(day_heading(now, marked.get(now.isoformat(), ())))
    with st.container(key="timeline"):
        st.html(marks(days, marked, now.isoformat()))
    with st.container(key="player"):
        if playing:
            st.session_state.is_whole_run = True
            st.fragment(play_on, run_every=SPEEDS[st.session_state.speed])(days)
    return now, clock, events


def show_map(site: Site, now: date, view: View) -> None:
    """Show the map: built the same at every run, told what to show by the step."""
    asset = declare_component("assets", path=site.folder.name)
    scripts, styles = ([f"../{asset.name}/{name}" for name in names] for names in site.files)
    start = MAP_WORDS | {"bounds": bounds_of(site.shapes), "short": SHORT}
    base = make_map(scripts, styles, group_titles(site.shapes, site.collection.events), start)
    shown = {name: st.session_state[name] for name in ("clock", "kinds", "lang")}
    step = make_step({"date": now.isoformat(), "district": view.district} | shown)
    with st.container(key="map"):
        st_folium(
            base, key=MAP_KEY, height=500, use_container_width=True, feature_group_to_add=step,
            returned_objects=["last_active_drawing", "last_object_clicked_count", "last_clicked"],
            on_change=lambda: take_click(site),
        )  # fmt: skip


def show_notes(site: Site, now: date, clock: Clock, events: list[Event], view: View) -> None:
    """Show the notes of the chosen district, or the day in the region."""
    timeline, notes = site.timeline, site.notes
    let_through = {event.id for event in events}
    with st.container(key="notes"):
        names = {district.code: district.name for district in site.settings.districts}
        st.pills("District", list(names), key="district", format_func=names.__getitem__,
                 on_change=lambda: choose_district(st.session_state.district), label_visibility="collapsed")  # fmt: skip
        known = timeline.up_to(now, clock=clock, district=view.district)
        if view.district:
            state = timeline.state(view.district, now, clock)
            st.html(notes.district(state, [timeline.by_id[name] for name in state.rests_on]))
        else:
            st.html(notes.region(now, [timeline.state(code, now, clock) for code in names]))
        if clock == "reported":
            st.html(part("By what had been reported", site.first_report()))
        known = timeline.newest_first([event for event in known if event.id in let_through], clock)
        of_day = [event for event in known if timeline.is_of(event, now, clock)]
        show_events(site, f"On this day ({len(of_day)})", of_day, is_open=True)
        earlier = [event for event in known if event not in of_day]
        show_events(site, f"Up to this day ({len(earlier)})", earlier, is_open=False)


def show_events(site: Site, title: str, events: list[Event], *, is_open: bool) -> None:
    """Show events under a title, each an element of its own: small ones are safe to send at every step."""
    st.html(part(title, "" if events else "Nothing in these sources."))
    for event in events:
        st.html(site.notes.event(event, is_open=is_open))


def show_table(site: Site) -> None:
    """Show all events as a table, with filters and downloads: the map for who cannot use it."""
    collection, settings = site.collection, site.settings
    with st.container(key="table"):
        st.html(part("All events"))
        columns = st.columns(3)
        names = {district.code: district.name for district in settings.districts}
        titles = {source.id: f"{source.publisher}: {source.title}" for source in collection.sources}
        kinds = columns[0].multiselect("Kind", list(KINDS), key="table_kinds")
        codes = columns[1].multiselect("District", list(names), key="table_districts", format_func=names.__getitem__)
        used = columns[2].multiselect("Source", list(titles), key="table_sources", format_func=titles.__getitem__)
        events = filter_events(collection.events, kinds=kinds, districts=codes, sources=used)
        st.html(site.notes.table(events))
        with st.container(horizontal=True):
            st.download_button("Download CSV", lambda: write_csv(events, collection.sources), "events.csv", "text/csv", on_click="ignore")
            st.download_button("Download GeoJSON", lambda: write_geojson(events, settings, site.shapes), "events.geojson", "application/geo+json", on_click="ignore")


def main() -> None:
    """Show the page."""
    st.set_page_config(page_title="Handover Map", page_icon="🗺️", layout="wide")
    st.html(PAGE_CSS)
    try:
        site = open_site(os.environ.get(DATA_VARIABLE, str(SHIPPED)))
    except RecordsError as error:
        st.html(faults("The data files cannot be used", [str(fault) for fault in error.faults]))
        return
    st.html(page_head(site.settings))
    lines = [str(fault) for fault in site.collection.faults] + list(site.unplaced)
    if lines:
        st.html(faults(f"{site.collection.set_aside} records are set aside, as they cannot be used:", lines))
    # Always there, so that a message which comes or goes does not shift the map to another place of the page,
    # where its frame would start anew.
    with st.container(key="messages"):
        view = read_address(site)
    now, clock, events = show_controls(site)
    left, right = st.columns([1.65, 1], gap="small")
    with right:
        show_notes(site, now, clock, events, view)
    with left:
        show_map(site, now, view)
    show_table(site)


main()
