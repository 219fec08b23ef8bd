"""What the date and the district lead to: the map, the notes, the table."""

from __future__ import annotations

from datetime import date

import streamlit as st
from streamlit.components.v1 import declare_component
from streamlit_folium import st_folium

from events.model import KINDS, Clock, Event
from events.table import filter_events
from events.view import View
from geo.basemap import make_map
from geo.layers import bounds_of, group_titles, make_step
from geo.markup import part
from geo.page.address import choose_district
from geo.page.site import Site
from geo.page.takealong import Shown, offer_table, take_along
from geo.reading import scroll_to
from geo.style import MAP_WORDS, SHORT

MAP_KEY = "map_click"


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
    event = site.timeline.by_id.get(str(clicked))
    code = event.route.to if event and event.route else clicked
    known = [district.code for district in site.settings.districts]
    chosen = st.query_params.get("district")
    choose_district(code if code in known and code != chosen else None)


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
            base,
            key=MAP_KEY,
            height=500,
            use_container_width=True,
            feature_group_to_add=step,
            returned_objects=["last_active_drawing", "last_object_clicked_count", "last_clicked"],
            on_change=lambda: take_click(site),
        )


def show_notes(site: Site, now: date, clock: Clock, events: list[Event], view: View) -> None:
    """Show the notes of the chosen district, or the day in the region."""
    timeline, notes = site.timeline, site.notes
    let_through = {event.id for event in events}
    with st.container(key="notes"):
        names = {district.code: district.name for district in site.settings.districts}
        st.pills(
            "District",
            list(names),
            format_func=names.__getitem__,
            key="district",
            on_change=lambda: choose_district(st.session_state.district),
            label_visibility="collapsed",
        )
        known = timeline.up_to(now, clock=clock, district=view.district)
        if view.district:
            state = timeline.state(view.district, now, clock)
            basis = [timeline.by_id[name] for name in state.rests_on]
            st.html(notes.district(state, basis, timeline.deadlines(view.district, now, clock)))
        else:
            st.html(notes.region(now, [timeline.state(code, now, clock) for code in names]))
        if st.button("Take along …", key="take", help="Exports, citations, and a dossier to print"):
            take_along(Shown(site, now, view.district, clock, view.kinds, tuple(events)))
        if clock == "reported":
            st.html(part("By what had been reported", site.first_report()))
        known = timeline.newest_first([event for event in known if event.id in let_through], clock)
        of_day = [event for event in known if timeline.is_of(event, now, clock)]
        show_events(site, f"On this day ({len(of_day)})", of_day, is_open=True)
        earlier = [event for event in known if event not in of_day]
        show_events(site, f"Up to this day ({len(earlier)})", earlier, is_open=False)


def show_events(site: Site, title: str, events: list[Event], *, is_open: bool) -> None:
    """Show events under a title, each an element of its own: small ones are safe to send at every step."""
    asked = st.query_params.get("event")
    st.html(part(title, "" if events else "Nothing in these sources."))
    for event in events:
        st.html(site.notes.event(event, is_open=is_open or event.id == asked))
        if event.id == asked:
            st.html(scroll_to(f"e-{event.id}"), unsafe_allow_javascript=True)


def show_table(site: Site) -> None:
    """Show all events as a table, with filters and downloads: the map for who cannot use it."""
    collection, settings = site.collection, site.settings
    with st.container(key="table"):
        st.html(part("All events"))
        columns = st.columns(3)
        names = {district.code: district.name for district in settings.districts}
        titles = {source.id: f"{source.publisher}: {source.title}" for source in collection.sources}
        kinds = columns[0].multiselect("Kind", list(KINDS), key="table_kinds")
        codes = columns[1].multiselect(
            "District", list(names), key="table_districts", format_func=names.__getitem__
        )
        used = columns[2].multiselect(
            "Source", list(titles), key="table_sources", format_func=titles.__getitem__
        )
        events = filter_events(collection.events, kinds=kinds, districts=codes, sources=used)
        st.html(site.notes.table(events))
        with st.container(horizontal=True):
            offer_table(site, events)
