"""The address bar is the view: what it asks for goes into the page, and what is chosen goes into it.

Streamlit itself keeps `date`, `clock` and `lang` in step with their widgets (`bind`). District and kinds are
chosen on the map, or shown otherwise than they are written, so the address holds them and each run reads it.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from events.view import View, read_view
from geo.markup import faults
from geo.page.site import Site

DAYS, CHRONOLOGY = "Each day", "Whole chronology"


def read_address(site: Site) -> View:
    """Read what the address asks for and tell, until the view changes, what in it could not be."""
    parameters = {name: st.query_params.get_all(name) for name in st.query_params}
    earliest = min([*site.timeline.days(), site.settings.first_day])
    view, messages = read_view(
        parameters, site.settings, (earliest, max(date.today(), site.settings.last_day))
    )
    if "scale" not in st.session_state:
        is_near = site.settings.first_day <= view.date <= site.settings.last_day
        st.session_state.update(scale=DAYS if is_near else CHRONOLOGY, date=view.date.isoformat())
    st.session_state.district = view.district
    if view.district is None:
        st.query_params.pop("district", None)
    st.session_state.kinds = list(view.kinds)
    if parameters.get("kinds", [""]) != [",".join(view.kinds)]:
        choose_kinds()
    asked = st.query_params.get("event")
    # A link leads to an event on one day; the next step of the slider leaves it behind.
    if asked and st.session_state.setdefault("event_day", st.session_state.date) != st.session_state.date:
        st.query_params.pop("event")
        asked = None
    if asked is not None and asked not in site.timeline.by_id:
        messages["event"] = f"event={asked!r} in the address: expected the id of an event"
        st.query_params.pop("event")
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
