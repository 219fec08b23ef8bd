"""What readers take along: exports, citations and dossiers of what they see, or of the whole collection."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache, partial

import numpy as np
import streamlit as st

from events.exchange.acled import write_acled
from events.exchange.annotations import write_annotations
from events.exchange.citations import CitationFormat, write_citations
from events.exchange.formats import FORMATS, Stamp, suggest_name
from events.exchange.table import write_csv
from events.model import Event, Source
from events.timeline.columns import Ints
from events.words.catalogue import N_, _
from events.words.wording import count, word_day
from geo.drawing.layers import points_of
from geo.exchange.geojson import write_geojson
from geo.exchange.linked_places import Extract, write_linked_places
from geo.page.parts.pictures import offer_pictures
from geo.page.session.collection import OpenCollection
from geo.page.session.texts import find_texts
from geo.print.dossier import Edition, write_dossier, write_range
from geo.views.choices import word_filter
from geo.views.opened import Opened
from geo.views.shown import Shown
from geo.views.view import View

SCOPES = {
    "shown": N_("What is shown"),
    "event": N_("One event"),
    "days": N_("A range of days"),
    "all": N_("Whole collection"),
}
# More events than these are not listed to choose one of.
MOST_LISTED = 500
CITATIONS: tuple[CitationFormat, ...] = ("bibtex", "ris", "csl", "text")


def take_along(shown: Shown) -> None:
    """Offer every format for what is shown, for one event, for a range of days, or for everything."""
    st.dialog(_("Download and cite"), width="large")(_offer_all)(shown)


def _offer_all(shown: Shown) -> None:
    st.caption(shown.name())
    scope = st.segmented_control(
        _("Of what"), SCOPES, format_func=lambda one: _(SCOPES[one]), default="shown", required=True
    )
    rows, chosen, timeline = shown.up_to(), shown.name(), shown.opened.timeline
    first, last = shown.opened.earliest, shown.opened.settings.last_day
    if scope == "event":
        latest = timeline.records(rows, MOST_LISTED)
        ids = {event.id: f"{event.when.text}: {event.summary}" for event in latest}
        label = _("Event") if len(rows) <= MOST_LISTED else _("Event, of the latest {n}")
        id = st.selectbox(label.format(n=MOST_LISTED), list(ids), format_func=ids.__getitem__)
        rows = rows[timeline.columns.ids[rows] == id]
        chosen = _("Event {id}").format(id=id)
    elif scope == "days":
        first, last = _ask_range(shown)
        rows = _rows_between(shown, first, last)
        chosen = _("{begin} to {end}").format(begin=word_day(first), end=word_day(last))
    elif scope == "all":
        rows, chosen = timeline.rows(), ""
    st.caption(
        _("A dossier: one file with map, states, events and numbered sources, for reading and printing")
    )
    dossiers = {
        "shown": lambda: _dossier(shown),
        "event": lambda: _dossier_of(shown, rows),
        "days": lambda: _range(shown, first, last),
        "all": lambda: _whole(shown),
    }
    stamp = _stamp(shown.opened, chosen)
    _offer_format("dossier", dossiers[scope], stamp)
    if scope == "shown":
        st.caption(_("The map as a picture, with its date, legend and sources"))
        offer_pictures(shown, stamp)
    _offer_formats(shown, rows, chosen)


def offer_table(opened: OpenCollection, rows: Ints) -> None:
    """Offer the events of the table as CSV and as GeoJSON."""
    stamp, take = _stamp(opened, ""), partial(opened.timeline.records, rows)
    sources, today = opened.collection.sources, stamp.day
    _offer_format("csv", lambda: write_csv(take(), sources, stamp=stamp), stamp, _("Download CSV"))
    _offer_format(
        "geojson",
        lambda: write_geojson(take(), opened.settings, opened.shapes, day=today),
        stamp,
        _("Download GeoJSON"),
    )


def _ask_range(shown: Shown) -> tuple[date, date]:
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


def _rows_between(shown: Shown, first: date, last: date) -> Ints:
    """Return the rows of the events that stand on the time axis between two days, in its order."""
    days, rows = shown.opened.timeline.stands(shown.view.clock), shown.among()
    own = rows[(first.toordinal() <= days[rows]) & (days[rows] <= last.toordinal())]
    return own[np.argsort(days[own], kind="stable")]


def _days_between(shown: Shown, first: date, last: date) -> dict[date, list[Event]]:
    timeline = shown.opened.timeline
    marked = timeline.marked(timeline.records(_rows_between(shown, first, last)), shown.view.clock)
    return {day: timeline.newest_first(events, shown.view.clock) for day, events in marked.items()}


def _offer_formats(shown: Shown, rows: Ints, chosen: str) -> None:
    opened, settings, today = shown.opened, shown.opened.settings, date.today()
    stamp, take = _stamp(shown.opened, chosen), cache(partial(opened.timeline.records, rows))
    used = opened.timeline.count_by_source(rows)
    sources = [source for source in opened.collection.sources if source.id in used]
    codes = [shown.view.district] if shown.view.district and chosen else list(opened.names)
    names = {place["id"]: place["name"] for place in opened.shapes["places"]} | {"AZ": "Azerbaijan"}
    names |= opened.names
    points = {name: (lat, lon) for name, (lat, lon) in points_of(opened.shapes).items()}

    def write_places() -> str:
        extract = Extract(settings=settings, events=take(), sources=sources, day=today, chosen=chosen)
        states = {code: opened.timeline.changes(code, shown.view.clock) for code in codes}
        return write_linked_places(extract, states, opened.shapes)

    writers: dict[str, Callable[[], str]] = {
        "geojson": lambda: write_geojson(take(), settings, opened.shapes, day=today, chosen=chosen),
        "csv": lambda: write_csv(take(), sources, stamp=stamp),
        "linked-places": write_places,
        "annotations": lambda: write_annotations(take(), sources, find_texts(opened).articles, stamp=stamp),
        "acled": lambda: write_acled(take(), sources, points=points, names=names, stamp=stamp),
    }
    st.caption(count("{n} event as data", "{n} events as data", len(rows)))
    with st.container(horizontal=True):
        for key, write in writers.items():
            _offer_format(key, write, stamp)
    st.caption(count("{n} article as citations", "{n} articles as citations", len(sources)))
    with st.container(horizontal=True):
        for citation in CITATIONS:
            _offer_format(citation, _citation_writer(sources, citation, stamp), stamp)


def _stamp(opened: Opened, chosen: str) -> Stamp:
    settings = opened.settings
    return Stamp(title=settings.title, version=settings.version, day=date.today(), chosen=chosen)


def _citation_writer(sources: list[Source], format: CitationFormat, stamp: Stamp) -> Callable[[], str]:
    return lambda: write_citations(sources, format, stamp=stamp)


def _offer_format(key: str, write: Callable[[], str], stamp: Stamp, label: str = "") -> None:
    """Offer a download that is written only when it is asked for."""
    format, name = FORMATS[key], suggest_name(FORMATS[key], stamp)
    st.download_button(
        label or _(format.name), lambda: write().encode(format.encoding), name, format.mime, on_click="ignore"
    )


def _edition(shown: Shown) -> Edition:
    opened = shown.opened
    return Edition(
        settings=opened.settings,
        sources=opened.collection.sources,
        events=opened.collection.events,
        shapes=opened.shapes,
        clock=shown.view.clock,
        made=date.today(),
        filtered=word_filter(shown.opened, shown.view.filter),
    )


def _dossier(shown: Shown) -> str:
    events = shown.opened.timeline.records(shown.up_to())
    return write_dossier(_edition(shown), shown.moment(shown.view.date), events, district=shown.view.district)


def _range(shown: Shown, first: date, last: date) -> str:
    moments = (shown.moment(first), shown.moment(last))
    return write_range(
        _edition(shown), moments, _days_between(shown, first, last), district=shown.view.district
    )


def _dossier_of(shown: Shown, rows: Ints) -> str:
    """Write the dossier of one event, with the map of its own day."""
    events = shown.opened.timeline.records(rows)
    days = shown.opened.timeline.marked(events, shown.view.clock)
    return write_dossier(_edition(shown), shown.moment(next(iter(days), shown.view.date)), events)


def _whole(shown: Shown) -> str:
    """Write the dossier of the whole collection: all of its days, without the filter of the view."""
    everything = Shown(shown.opened, View(shown.view.date, clock=shown.view.clock, lang=shown.view.lang))
    return _range(everything, shown.opened.earliest, shown.opened.settings.last_day)
