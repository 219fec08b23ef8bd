"""What the date and the district lead to: the map, the notes, the table."""

from __future__ import annotations

import streamlit as st
from streamlit.components.v1 import declare_component
from streamlit_folium import st_folium

from events.columns import Ints
from events.model import CONTROLS, KINDS, Event
from events.view import View
from geo.basemap import make_map
from geo.layers import make_step
from geo.markup import part
from geo.page.address import asked_event, choose_district, current_view, show_rejected
from geo.page.axis import choose, shown_axis, shown_day, strip_of
from geo.page.controls import describe, is_whole_wanted, show_date
from geo.page.server import name_map_files
from geo.page.site import Site
from geo.page.takealong import Shown, offer_table, take_along
from geo.reading import scroll_to
from geo.style import MAP_WORDS, SHORT

MAP_KEY = "map_click"
# More than these are told by how many there are, and chosen from a list.
MOST_PILLS, MOST_STATES, MOST_ROWS = 12, 10, 100
# More notes than the first number are cut to the second; as many of a day's own are opened.
MOST_NOTES, FIRST_NOTES, MOST_OPEN = 40, 15, 12


def take_click(site: Site) -> None:
    """Choose the district that was clicked; again, or beside all of them, chooses none."""
    value = st.session_state.get(MAP_KEY) or {}
    named = (value.get("last_active_drawing") or {}).get("properties") or {}
    if named.get("follows") == "none":
        # The map's frame cannot see the page, so it must be told of every step.
        st.session_state.is_map_blind = True
        return
    clicks, point = value.get("last_object_clicked_count") or 0, value.get("last_clicked")
    clicks_before, point_before = st.session_state.get("clicks", (0, None))
    st.session_state.clicks = (clicks, point)
    if clicks in (0, clicks_before):
        # A new frame tells of itself without a click; a click beside all layers moves the point alone.
        if point not in (None, point_before):
            choose_district(None)
        return
    clicked = named.get("id")
    event = site.timeline.by_id.get(str(clicked))
    code = event.route.to if event and event.route else clicked
    chosen = st.query_params.get("district")
    choose_district(code if code in site.names and code != chosen else None)


def show_map(site: Site, view: View) -> None:
    """Show the map: built the same at every run of the whole page, and left alone by a step of the slider."""
    asset = declare_component("assets", path=site.folder.name)
    scripts, styles = ([f"../{asset.name}/{name}" for name in names] for names in site.files)
    name_map_files(asset.name, [name for names in site.files for name in names])
    start = MAP_WORDS | {"bounds": site.bounds, "short": SHORT}
    base = make_map(scripts, styles, site.groups, start)
    with st.container(key="map"):
        st_folium(
            base,
            key=MAP_KEY,
            height=500,
            use_container_width=True,
            feature_group_to_add=make_step(describe(view)),
            returned_objects=["last_active_drawing", "last_object_clicked_count", "last_clicked"],
            on_change=lambda: take_click(site),
        )


@st.fragment
def show_day(site: Site) -> None:
    """Show date and notes: all that the server sends at a step. The map sees it on the page, as a rule."""
    is_step = not st.session_state.pop("is_whole_run", False)
    if is_step and is_whole_wanted(site):
        st.rerun()
    # Each element costs the browser some milliseconds at every step: here is only what changes with the date.
    view = current_view()
    show_rejected(view)
    show_date(site, view)
    with st.container(key="notes"):
        show_notes(site, view)


def show_axis(site: Site, view: View) -> None:
    """Show what stands on the axis of the slider, which a step changes only with the axis."""
    axis = shown_axis(site)
    st.session_state.days_marked = len(axis.days)
    with st.container(key="timeline"):
        st.html(strip_of(site, axis, view.clock, view.kinds))


def show_notes(site: Site, view: View) -> None:
    """Show the notes of the chosen district, or the day in the region."""
    timeline, notes, now, clock = site.timeline, site.notes, view.date, view.clock
    if view.district:
        state = timeline.state(view.district, now, clock)
        basis = [timeline.by_id[name] for name in state.rests_on]
        head = notes.district(state, basis, timeline.deadlines(view.district, now, clock))
    else:
        head = tell_region(site, view)
    among = choose(site, clock, view.kinds).among
    told = timeline.told(now, clock=clock, district=view.district, among=among)
    head += part("By what had been reported", site.first_report) if clock == "reported" else ""
    asked = asked_event()
    of_day, earlier = (take_first(site, rows) for rows in (told.of_day, told.earlier))
    opened = {event.id for event in of_day[:MOST_OPEN]}
    title = f"On this day ({len(told.of_day):,})"
    st.html(head + notes.told(title, of_day, opened, left_out=len(told.of_day) - len(of_day)))
    title = f"Up to this day ({len(told.earlier):,})"
    opened = {asked} if asked else set()
    st.html(notes.told(title, earlier, opened, left_out=len(told.earlier) - len(earlier)))
    if asked:
        st.html(scroll_to(f"e-{asked}"), unsafe_allow_javascript=True)


def take_first(site: Site, rows: Ints) -> list[Event]:
    """Return all events of a few rows, the first of many."""
    return site.timeline.records(rows, None if len(rows) <= MOST_NOTES else FIRST_NOTES)


def show_chooser(site: Site, view: View) -> None:
    """Show the districts by name, to choose one without the map, and what can be taken along."""
    st.session_state.district = view.district

    def choose_shown() -> None:
        choose_district(st.session_state.district)

    with st.container(key="chooser", horizontal=True, vertical_alignment="center"):
        if len(site.names) <= MOST_PILLS:
            st.pills(
                "District",
                list(site.names),
                format_func=site.names.__getitem__,
                key="district",
                on_change=choose_shown,
                label_visibility="collapsed",
            )
        else:
            st.selectbox(
                "District",
                list(site.names),
                None,
                site.names.__getitem__,
                key="district",
                on_change=choose_shown,
                placeholder=f"Choose one of {len(site.names):,} districts",
                label_visibility="collapsed",
            )
        if st.button("Take along …", key="take", help="Exports, citations, and a dossier to print"):
            take_along(Shown(site, shown_day(), view.district, view.clock, view.kinds))


def tell_region(site: Site, view: View) -> str:
    """Return the day in the region: each district if they are few, else how many, and what is due soonest."""
    timeline, codes = site.timeline, list(site.names)
    if len(codes) <= MOST_PILLS:
        return site.notes.region(view.date, [timeline.state(code, view.date, view.clock) for code in codes])
    counts = {
        control: int((timeline.controls(view.date, view.clock) == number).sum())
        for number, control in enumerate(CONTROLS)
    }
    soonest = timeline.due_soonest(view.date, view.clock)[:MOST_STATES]
    states = [timeline.state(code, view.date, view.clock) for code in soonest]
    return site.notes.region(view.date, states, counts=counts)


@st.fragment
def show_table(site: Site) -> None:
    """Show all events as a table, with filters and downloads: the map for who cannot use it."""
    titles = {source.id: f"{source.publisher}: {source.title}" for source in site.collection.sources}
    with st.container(key="table"):
        st.html(part("All events"))
        # Closed, they cost nothing: what is open is drawn anew by the browser at every step of the slider.
        with st.popover("Filter and download", key="table_tools"):
            kinds = st.multiselect("Kind", list(KINDS), key="table_kinds")
            codes = st.multiselect(
                "District", list(site.names), key="table_districts", format_func=site.names.__getitem__
            )
            used = st.multiselect("Source", list(titles), key="table_sources", format_func=titles.__getitem__)
            timeline = site.timeline
            rows = timeline.rows(timeline.pick(kinds=kinds, districts=codes, sources=used))
            with st.container(horizontal=True):
                offer_table(site, rows)
        begin = choose_page(len(rows)) * MOST_ROWS
        st.html(site.notes.table(timeline.records(rows[begin:], MOST_ROWS)))


def choose_page(count: int) -> int:
    """Let a page of the table be chosen, if it has more rows than one shows; return its number from 0."""
    pages = -(-count // MOST_ROWS)
    if pages <= 1:
        return 0
    # Fewer rows than before may not have the page that was shown.
    st.session_state.table_page = min(st.session_state.get("table_page", 1), pages)
    label = f"Page, of {pages:,}: {MOST_ROWS} rows each of {count:,} events"
    return int(st.number_input(label, 1, pages, key="table_page", width=320)) - 1
