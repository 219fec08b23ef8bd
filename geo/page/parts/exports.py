"""What readers take along: exports, citations and dossiers of what they see, or of the whole collection."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from events.exchange.formats import FORMATS, STYLE, STYLED, Format, Stamp, suggest_name
from events.words.catalogue import N_, _
from events.words.direction import isolate
from events.words.support import count_sources
from events.words.wording import count
from geo.html.elements import part
from geo.page.parts.pictures import offer_pictures
from geo.page.session.setting_aside import make_or_set_aside, setting_aside
from geo.page.session.texts import find_texts
from geo.views.choices import tell_apart
from geo.views.exports import write_export, write_style
from geo.views.opened import Opened
from geo.views.opened_view import OpenedView
from geo.views.part import Part, take_all, take_days, take_event, take_shown
from geo.views.view import View

SCOPES = {
    "shown": N_("What is shown"),
    "event": N_("One event"),
    "days": N_("A range of days"),
    "all": N_("Whole collection"),
}
# More events than these are not listed to choose one of.
MOST_LISTED = 500


def take_along(shown: OpenedView) -> None:
    """Offer every format for what is shown, for one event, for a range of days, or for everything."""
    st.dialog(_("Download and cite"), width="medium")(setting_aside()(_offer_all))(shown)


def _offer_all(shown: OpenedView) -> None:
    scope = st.segmented_control(
        _("Of what"), SCOPES, format_func=lambda one: _(SCOPES[one]), default="shown", required=True
    )
    taken = _take(shown, str(scope))
    st.html(part(_word_part(taken)))
    key = st.selectbox(_("Format"), list(FORMATS), format_func=_word_format, key="format")
    _offer_format(FORMATS[key], lambda: write_export(key, _with_texts(taken, key)), taken.stamp)
    if key == STYLED:
        _offer_format(STYLE, partial(write_style, taken), taken.stamp, _("Download its style for QGIS"))
    if scope == "shown":
        st.caption(
            _("The map as a picture, with its date, legend and sources, and without online maps below it")
        )
        offer_pictures(taken.stamp)


def _take(shown: OpenedView, scope: str) -> Part:
    """Return what is to be exported, as the reader chooses it."""
    today = date.today()
    if scope == "event":
        timeline, rows = shown.opened.timeline, shown.up_to()
        ids = {
            one.id: f"{one.when.text}: {isolate(one.summary)}" for one in timeline.records(rows, MOST_LISTED)
        }
        label = _("Event") if len(rows) <= MOST_LISTED else _("Event, of the latest {n}")
        ids = tell_apart(ids)
        id = st.selectbox(label.format(n=MOST_LISTED), list(ids), format_func=ids.__getitem__)
        return take_event(shown, id or "", today)
    if scope == "days":
        return take_days(shown, *_ask_range(shown), today)
    if scope == "all":
        view = View(shown.view.date, clock=shown.view.clock, lang=shown.view.lang)
        return take_all(OpenedView(shown.opened, view), today)
    return take_shown(shown, today)


def _word_part(taken: Part) -> str:
    """Word what is exported, and how much that is."""
    what = taken.stamp.chosen or _("{collection}: every day, district and event, whatever the filter").format(
        collection=taken.stamp.collection
    )
    events = count("{n} event", "{n} events", len(taken.rows))
    articles = count_sources(taken.sources)
    return _("{what}. {events}, {articles}.").format(what=what, events=events, articles=articles)


def _word_format(key: str) -> str:
    return _("{format}: {about}").format(format=_(FORMATS[key].name), about=_(FORMATS[key].about))


def _with_texts(taken: Part, key: str) -> Part:
    """Return a part with the texts at hand, where a format quotes them."""
    return replace(taken, articles=find_texts(taken.opened).articles) if key == "annotations" else taken


def offer_table(opened: Opened, view: View) -> None:
    """Offer the events that the filter of a view lets through as CSV and as GeoJSON."""
    taken = take_all(OpenedView(opened, View(view.date, clock=view.clock, filter=view.filter)), date.today())
    for key, label in (("csv", _("Download CSV")), ("geojson", _("Download GeoJSON"))):
        _offer_format(FORMATS[key], partial(write_export, key, taken), taken.stamp, label)


def _ask_range(shown: OpenedView) -> tuple[date, date]:
    settings = shown.opened.settings
    asked = st.date_input(
        _("From the first to the last day"),
        (settings.first_day, settings.last_day),
        min_value=shown.opened.earliest,
        max_value=max(date.today(), settings.last_day),
    )
    days = list(asked) if isinstance(asked, tuple) else [asked]
    # While the reader has clicked only the first day there is no last one yet.
    return (days[0], days[-1]) if days else (settings.first_day, settings.last_day)


def _offer_format(format: Format, write: Callable[[], bytes], stamp: Stamp, label: str = "") -> None:
    """Offer a download that is written only when it is asked for."""
    name = suggest_name(format, stamp)
    label = label or _("Download {format}").format(format=_(format.name))
    st.download_button(label, lambda: make_or_set_aside(write), name, format.mime, on_click="ignore")
