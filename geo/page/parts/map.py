"""The map in the page, what a click on it chooses, and the districts by name beside it."""

from __future__ import annotations

import streamlit as st
from streamlit_folium import st_folium

from events.words.catalogue import _
from events.words.wording import word_number
from geo.drawing.basemap import make_map
from geo.drawing.layers import make_step, pack_rows
from geo.drawing.style import map_words
from geo.page.parts.compare import show_compare_button
from geo.page.parts.exports import take_along
from geo.page.session.address import change_view, current_view
from geo.page.session.collection import OpenCollection
from geo.page.session.files import FROM_FRAME, file_address
from geo.page.streamlit_internals import button_label
from geo.views.axis import choose_rows
from geo.views.choices import tell_apart
from geo.views.opened_view import OpenedView
from geo.views.view import View

MAP_KEY = "map_click"
# More districts than these are chosen from a list.
MOST_PILLS = 12


def show_map(opened: OpenCollection, view: View, opening: str) -> None:
    """Show the map: built the same at every run, so that its frame stays, and redrawn by its own script.

    The script tells the server when it has drawn the map of `opening`, a name for this opening of the page.
    """
    scripts, styles = ([file_address(name, FROM_FRAME) for name in names] for names in opened.files)
    start = map_words(opened.shapes) | {"bounds": opened.bounds}
    base = make_map(scripts, styles, opened.groups, start)
    step = {
        "date": view.date.isoformat(),
        "district": view.district,
        "clock": view.clock,
        "among": pack_rows(choose_rows(opened, view.filter)),
        "lang": view.lang,
        "at": view.at,
        "layers": ",".join(view.layers) or None,
        "event": view.event,
        "opening": opening,
    }
    with st.container(key="map"):
        st_folium(
            base,
            key=MAP_KEY,
            height=500,
            use_container_width=True,
            feature_group_to_add=make_step(step),
            returned_objects=["last_active_drawing", "last_object_clicked_count", "last_clicked"],
            on_change=lambda: _take_click(opened),
        )


def show_chooser(opened: OpenCollection, view: View) -> None:
    """Show the districts by name, to choose one without the map, and what can be exported."""
    st.session_state.district = view.district

    def choose() -> None:
        change_view(district=st.session_state.district)

    with st.container(key="chooser", horizontal=True, vertical_alignment="center"):
        if len(opened.names) <= MOST_PILLS:
            st.pills(
                _("District"),
                list(opened.names),
                format_func=lambda code: button_label(opened.names[code]),
                key="district",
                on_change=choose,
                label_visibility="collapsed",
                wrap=True,
            )
        else:
            names = tell_apart(opened.names)
            st.selectbox(
                _("District"),
                list(names),
                None,
                names.__getitem__,
                key="district",
                on_change=choose,
                placeholder=_("Choose one of {n} districts").format(n=word_number(len(opened.names))),
                label_visibility="collapsed",
            )
        show_compare_button(opened, view)
        if st.button(_("Download and cite …"), key="take"):
            take_along(OpenedView(opened, view))


def _take_click(opened: OpenCollection) -> None:
    """Choose what was clicked: a district, again or beside all of them none; an arrow's or area's event."""
    value = st.session_state.get(MAP_KEY) or {}
    clicks, point = value.get("last_object_clicked_count") or 0, value.get("last_clicked")
    clicks_before, point_before = st.session_state.get("clicks", (0, None))
    st.session_state.clicks = (clicks, point)
    if clicks in (0, clicks_before):
        # A new frame reports itself without a click; a click beside all layers moves the point alone.
        if point not in (None, point_before):
            change_view(district=None, event=None)
        return
    clicked = ((value.get("last_active_drawing") or {}).get("properties") or {}).get("id")
    event = opened.timeline.by_id.get(str(clicked))
    chosen = current_view().district
    if event and not event.route and clicked not in opened.names:
        # An area: the note of its event stands under the region, and under each of the event's districts.
        change_view(district=chosen if chosen in event.districts else None, event=event.id)
    elif event and event.route:
        # Its note stands under the place that it leads to, if that is a district, else under the region.
        change_view(district=event.route.to if event.route.to in opened.names else None, event=event.id)
    else:
        change_view(district=clicked if clicked in opened.names and clicked != chosen else None, event=None)
