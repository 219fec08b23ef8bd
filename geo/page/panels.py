"""What the date and the district lead to: the map, the day, the choice of a district, the table."""

from __future__ import annotations

import streamlit as st
from streamlit.components.v1 import declare_component
from streamlit_folium import st_folium

from events.model import KINDS
from geo.drawing.basemap import make_map
from geo.drawing.layers import make_step
from geo.drawing.style import MAP_WORDS, SHORT
from geo.html.elements import part
from geo.page.address import asked_event, choose_district, current_view, show_rejected
from geo.page.axis import shown_axis, shown_day, strip_of
from geo.page.collection import Site
from geo.page.controls import describe, is_whole_wanted, show_date
from geo.page.exports import Shown, offer_table, take_along
from geo.page.files import name_map_files
from geo.page.notes import Places, show_day_notes
from geo.page.telling import tell
from geo.page.view import View

MAP_KEY = "map_click"
# More districts are chosen from a list; more rows stand on further pages.
MOST_PILLS, MOST_ROWS = 12, 100


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


def show_map(site: Site, view: View, opening: str) -> None:
    """Show the map: built the same at every run of the whole page, and left alone by a step of the slider.

    Its script tells the server when it has drawn it, as that of `opening`.
    """
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
            feature_group_to_add=make_step(describe(view) | {"opening": opening}),
            returned_objects=["last_active_drawing", "last_object_clicked_count", "last_clicked"],
            on_change=lambda: take_click(site),
        )


@st.fragment
def show_day(site: Site, places: Places) -> None:
    """Show date and notes: all that the server sends at a step. The map sees it on the page, as a rule."""
    is_step = not st.session_state.pop("is_whole_run", False)
    if is_step and is_whole_wanted(site):
        st.rerun()
    # Each element costs the browser some milliseconds at every step: here is only what changes with the date.
    view = current_view()
    show_rejected(view)
    by_place = tell(site, shown_axis(site), view, asked_event())
    show_date(site, view, by_place["heading"])
    show_day_notes(site, view, places, by_place)


def show_axis(site: Site, view: View) -> None:
    """Show what stands on the axis of the slider, which a step changes only with the axis."""
    axis = shown_axis(site)
    st.session_state.days_marked = len(axis.days)
    st.html(strip_of(site, axis, view.clock, view.kinds))


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
