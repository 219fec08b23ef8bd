"""The address bar is the view: what it asks for goes into the page, and what is chosen goes into it.

Streamlit itself keeps `date`, `clock` and `lang` in step with their widgets (`bind`). District and kinds are
chosen on the map, or shown otherwise than they are written, so the address holds them and each run reads it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from geo.html.elements import faults
from geo.page.axis import CHRONOLOGY, DAYS, go_to, shown_day
from geo.page.collection import Site
from geo.page.view import View, read_view


def read_address(site: Site) -> None:
    """Read what the address asks for; what in it cannot be is kept for `show_rejected`."""
    parameters = {name: st.query_params.get_all(name) for name in st.query_params}
    view, messages = read_asked(site, parameters)
    if "scale" not in st.session_state:
        is_near = site.settings.first_day <= view.date <= site.settings.last_day
        st.session_state.scale = DAYS if is_near else CHRONOLOGY
        go_to(site, view.date)
    st.session_state.district = view.district
    if view.district is None:
        st.query_params.pop("district", None)
    st.session_state.kinds = list(view.kinds)
    if parameters.get("kinds", [""]) != [",".join(view.kinds)]:
        choose_kinds()
    asked = st.query_params.get("event")
    if asked is not None and asked not in site.timeline.by_id:
        messages["event"] = f"event={asked!r} in the address: expected the id of an event"
        st.query_params.pop("event")
    # Streamlit takes what cannot be out of the address at once, so it is kept here to be told.
    told_for, told = st.session_state.get("rejected", (view, {}))
    told = (told if told_for == view else {}) | messages
    st.session_state.update(rejected=(view, told), asked=view)


def read_asked(site: Site, parameters: Mapping[str, Sequence[str]]) -> tuple[View, dict[str, str]]:
    """Read parameters of an address as `read_view` does, within the days that this collection can show."""
    span = (site.earliest, max(date.today(), site.settings.last_day))
    return read_view(parameters, site.settings, span)


def current_view() -> View:
    """Return what the page shows now: a step of the slider changes it without the address being read anew."""
    state, asked = st.session_state, st.session_state.asked
    return View(
        date=shown_day(),
        district=st.query_params.get("district"),
        # Before their widgets are there, the address tells.
        clock=state.get("clock", asked.clock),
        kinds=tuple(state.kinds),
        lang=state.get("lang", asked.lang),
    )


def show_rejected(view: View) -> None:
    """Tell, until the view changes, what of the address could not be shown."""
    told_for, told = st.session_state.rejected
    if told and told_for == view:
        with st.container(key="messages"):
            st.html(faults("Not all of this address can be shown", list(told.values())))


def asked_event() -> str | None:
    """Return the event that a link leads to; it does so on one day, and the next step leaves it behind."""
    asked = st.query_params.get("event")
    if asked and st.session_state.setdefault("event_day", st.session_state.date) != st.session_state.date:
        st.query_params.pop("event")
        return None
    return asked


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
