"""What readers take along: exports, citations and dossiers of what they see, or of the whole collection."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from events.acled import write_acled
from events.annotations import write_annotations
from events.citations import CitationFormat, write_citations
from events.exports import FORMATS, Stamp, suggest_name
from events.model import Clock, DistrictState, Event, Kind, Source, word_day
from events.table import write_csv
from geo.dossier import Edition, write_dossier, write_range
from geo.export import write_geojson
from geo.layers import points_of
from geo.linked_places import Told, write_linked_places
from geo.markup import count
from geo.page.site import Site
from geo.page.texts import find_texts
from geo.picture import Moment

SEEN, EVENT, SPAN, ALL = "What is shown", "One event", "A range of days", "Whole collection"
CITATIONS: tuple[CitationFormat, ...] = ("bibtex", "ris", "csl", "text")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: the day, the district (or none), the clock, the events let through."""

    site: Site
    day: date
    district: str | None
    clock: Clock
    kinds: tuple[Kind, ...]
    events: tuple[Event, ...]

    def name(self) -> str:
        """Word what is shown."""
        names = {district.code: district.name for district in self.site.settings.districts}
        where = f"{names[self.district]} ({self.district})" if self.district else "The region"
        return f"{where} on {word_day(self.day)}"

    def up_to(self) -> list[Event]:
        """Return the events that the notes show, newest first."""
        timeline = self.site.timeline
        known = timeline.up_to(self.day, clock=self.clock, district=self.district)
        return timeline.newest_first([event for event in known if event in self.events], self.clock)

    def moment(self, day: date) -> Moment:
        """Return what the map shows on a day."""
        timeline, settings = self.site.timeline, self.site.settings
        states = {one.code: timeline.state(one.code, day, self.clock) for one in settings.districts}
        spans = ((event, timeline.drawn_days(event, self.clock)) for event in self.events)
        drawn = [event for event, span in spans if span and span[0] <= day <= span[1]]
        return Moment(day=day, states=states, drawn=drawn)


@st.dialog("Take along", width="large")
def take_along(shown: Shown) -> None:
    """Offer every format for what is shown, for one event, for a range of days, or for everything."""
    st.caption(shown.name())
    scope = st.segmented_control("Of what", [SEEN, EVENT, SPAN, ALL], default=SEEN, required=True)
    events, chosen = shown.up_to(), shown.name()
    if scope == EVENT:
        event = st.selectbox("Event", events, format_func=lambda one: f"{one.when.text}: {one.summary}")
        events, chosen = ([event], f"Event {event.id}") if event else ([], "")
    elif scope == SPAN:
        first, last = _ask_range(shown)
        days = _days_between(shown, first, last)
        events = [event for day in sorted(days) for event in days[day]]
        chosen = f"{word_day(first)} to {word_day(last)}"
    elif scope == ALL:
        events, chosen = list(shown.site.collection.events), ""
    if scope in (SEEN, SPAN):
        st.caption(
            "A dossier: one file with map, states, events and numbered sources, for reading and printing"
        )
        stamp = _stamp(shown.site, chosen)
        if scope == SEEN:
            _offer_format("dossier", lambda: _dossier(shown), stamp)
        else:
            _offer_format("dossier", lambda: _range(shown, first, last), stamp)
    _offer_formats(shown, events, chosen)


def offer_table(site: Site, events: list[Event]) -> None:
    """Offer the events of the table as CSV and as GeoJSON."""
    stamp = _stamp(site, "")
    sources, today = site.collection.sources, stamp.day
    _offer_format("csv", lambda: write_csv(events, sources, stamp=stamp), stamp, "Download CSV")
    _offer_format(
        "geojson",
        lambda: write_geojson(events, site.settings, site.shapes, day=today),
        stamp,
        "Download GeoJSON",
    )


def _ask_range(shown: Shown) -> tuple[date, date]:
    settings = shown.site.settings
    earliest = min([*shown.site.timeline.days(), settings.first_day])
    asked = st.date_input(
        "From the first to the last day",
        (settings.first_day, settings.last_day),
        min_value=earliest,
        max_value=max(date.today(), settings.last_day),
    )
    days = list(asked) if isinstance(asked, tuple) else [asked]
    # While the reader has clicked only the first day there is no last one yet.
    return (days[0], days[-1]) if days else (settings.first_day, settings.last_day)


def _days_between(shown: Shown, first: date, last: date) -> dict[date, list[Event]]:
    own = [event for event in shown.events if shown.district in (None, *event.districts)]
    marked = shown.site.timeline.marked(own, shown.clock)
    order = shown.site.timeline.newest_first
    return {day: order(events, shown.clock) for day, events in marked.items() if first <= day <= last}


def _offer_formats(shown: Shown, events: list[Event], chosen: str) -> None:
    site, settings, today = shown.site, shown.site.settings, date.today()
    stamp = _stamp(shown.site, chosen)
    used = {account.source for event in events for account in event.accounts}
    sources = [source for source in site.collection.sources if source.id in used]
    codes = [shown.district] if shown.district and chosen else [one.code for one in settings.districts]
    states = {code: _states(site, code, shown.clock) for code in codes}
    names = {one.code: one.name for one in settings.districts}
    names |= {place["id"]: place["name"] for place in site.shapes["places"]} | {"AZ": "Azerbaijan"}
    points = {name: (lat, lon) for name, (lat, lon) in points_of(site.shapes).items()}
    told = Told(settings=settings, events=events, sources=sources, day=today, chosen=chosen)
    writers: dict[str, Callable[[], str]] = {
        "geojson": lambda: write_geojson(events, settings, site.shapes, day=today, chosen=chosen),
        "csv": lambda: write_csv(events, sources, stamp=stamp),
        "linked-places": lambda: write_linked_places(told, states, site.shapes),
        "annotations": lambda: write_annotations(events, sources, find_texts(site).articles, stamp=stamp),
        "acled": lambda: write_acled(events, sources, points=points, names=names, stamp=stamp),
    }
    st.caption(f"{count(len(events), 'event')} as data")
    with st.container(horizontal=True):
        for key, write in writers.items():
            _offer_format(key, write, stamp)
    st.caption(f"{count(len(sources), 'article')} as citations")
    with st.container(horizontal=True):
        for citation in CITATIONS:
            _offer_format(citation, _citation_writer(sources, citation, stamp), stamp)


def _stamp(site: Site, chosen: str) -> Stamp:
    settings = site.settings
    return Stamp(title=settings.title, version=settings.version, day=date.today(), chosen=chosen)


def _citation_writer(sources: list[Source], format: CitationFormat, stamp: Stamp) -> Callable[[], str]:
    return lambda: write_citations(sources, format, stamp=stamp)


def _offer_format(key: str, write: Callable[[], str], stamp: Stamp, label: str = "") -> None:
    """Offer a download that is written only when it is asked for."""
    format, name = FORMATS[key], suggest_name(FORMATS[key], stamp)
    st.download_button(
        label or format.name, lambda: write().encode(format.encoding), name, format.mime, on_click="ignore"
    )


def _states(site: Site, code: str, clock: Clock) -> list[DistrictState]:
    return site.timeline.changes(code, clock)


def _edition(shown: Shown) -> Edition:
    site = shown.site
    return Edition(
        settings=site.settings,
        sources=site.collection.sources,
        events=site.collection.events,
        shapes=site.shapes,
        clock=shown.clock,
        made=date.today(),
        kinds=shown.kinds,
    )


def _dossier(shown: Shown) -> str:
    return write_dossier(_edition(shown), shown.moment(shown.day), shown.up_to(), district=shown.district)


def _range(shown: Shown, first: date, last: date) -> str:
    moments = (shown.moment(first), shown.moment(last))
    return write_range(_edition(shown), moments, _days_between(shown, first, last), district=shown.district)
