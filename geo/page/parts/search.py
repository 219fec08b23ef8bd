"""The search field: events, places, people and articles by words, by names in any spelling, and by days.

The texts are searched by `events.finding`, names by the gazetteer of `geo.places`; only here do they meet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from urllib.parse import urlencode

import streamlit as st

from events.finding.queries import LONGEST, Days, Query, read_query
from events.finding.search import Found, Named, Search, Speaking
from events.folding import fold
from events.model import Clock, Source
from events.timeline.columns import Ints
from events.timeline.filter import NO_FILTER, Filter
from events.words.catalogue import _, current_language
from events.words.dating import word_part
from events.words.wording import count, word_day, word_number
from geo.drawing.axis_data import SearchData
from geo.html.elements import source_address, word_source, word_title
from geo.html.finding import Group, Hit, found_list, nothing_found
from geo.page.parts.components import mount, take_link
from geo.page.session.address import current_view, search_for
from geo.page.session.collection import OpenCollection
from geo.places.gazetteer import Candidate, Gazetteer, load_gazetteer
from geo.views.addresses import allowed_in, event_addresses
from geo.views.axis import choose_rows
from geo.views.choices import PLACE_KINDS
from geo.views.opened import Opened, remembered
from geo.views.view import View, leave_aside, scale_of, view_address

# At most this many of each are listed.
MOST_EVENTS, MOST_OTHERS = 20, 6
# At most this many words make a name; a part of one counts from this many letters on.
LONGEST_NAME, LEAST_LETTERS = 3, 3
# How well a name must fit a place that the collection speaks of, and any other within its districts.
OWN_SCORE, OTHER_SCORE = 0.8, 0.97


@dataclass(frozen=True, slots=True)
class Place:
    """A place that was found: a district, or one within a district."""

    name: str
    kind: str
    district: str


@st.fragment
def show_search(opened: OpenCollection, moves: int) -> None:
    """Show the search field and what was found; `moves` is how often the server had set the view before."""
    if st.session_state.moves != moves:
        # A result was followed: all of the page shows another view.
        st.rerun()
    mount("mountSearch", opened.page_script)(
        key="search_field",
        data=_make_data(opened, current_view(), moves=moves),
        on_query_change=lambda: search_for(_read_query("search_field")),
        on_go_change=lambda: take_link(opened, "search_field"),
    )


@st.fragment
def show_search_aside(opened: OpenCollection) -> None:
    """Show the search field on a page without the map: its results are links to the map's page."""
    state = st.session_state
    view = replace(state.get("view") or View(opened.settings.opens_on), q=state.get("sought", ""))

    def search() -> None:
        state.sought = _read_query("search_aside")

    mount("mountSearch", opened.page_script)(
        key="search_aside",
        data=_make_data(opened, view),
        on_query_change=search,
        on_go_change=lambda: None,
    )


def _make_data(opened: OpenCollection, view: View, *, moves: int | None = None) -> SearchData:
    summary, html = write_found(opened, view, current_language()) if view.q else ("", "")
    return {
        "q": view.q,
        "moves": moves,
        "summary": summary,
        "html": html,
        "words": {
            "label": _("Search events, places, people and articles"),
            "hint": _("Word, name or day"),
            "results": _("Found"),
        },
    }


@remembered(64)
def write_found(opened: Opened, view: View, language: str) -> tuple[str, str]:  # noqa: ARG001
    """Return what the search of a view finds: how much, in words, and as HTML.

    `language` is the current one: what is kept is kept for each.
    """
    query = read_query(view.q, opened.timeline.days(view.clock))
    named, places = find_names(opened, query)
    found = _search_in(opened).find(query, named, clock=view.clock)
    plain = leave_aside(view)
    groups = (
        Group(_("Days"), [_day_hit(opened, days, plain) for days in query.days[:MOST_OTHERS]]),
        Group(_("Places"), [_place_hit(opened, place, plain) for place in places[:MOST_OTHERS]]),
        _group_events(opened, found, plain),
        Group(_("Who speaks"), [_speaker_hit(opened, one, plain) for one in found.speaking]),
        Group(_("Articles"), [_source_hit(one) for one in found.sources[:MOST_OTHERS]]),
    )
    number = sum(len(group.hits) for group in groups[:2]) + len(found.rows) + len(found.speaking)
    number += len(found.sources)
    summary = count("{n} result", "{n} results", number) if number else _("Nothing found in these sources")
    return summary, found_list(groups) or nothing_found()


def find_names(opened: Opened, query: Query) -> tuple[list[Named], list[Place]]:
    """Return which words of a query name places of the collection, and the places within its districts."""
    named, places = [], dict[Place, None]()
    for first in range(len(query.words)):
        for last in range(first + 1, min(first + LONGEST_NAME, len(query.words)) + 1):
            own = _own_districts(opened, " ".join(query.words[first:last]))
            typed = " ".join(dict.fromkeys(query.typed[first:last]))
            candidates = [one for one in _gazetteer().find(typed) if _is_meant(opened, one)]
            ids = frozenset([*own, *(one.id for one in candidates)])
            if ids:
                named.append(Named(first, last, ids))
            places |= {Place(opened.names[code], "district", code): None for code in own}
            places |= {place: None for one in candidates if (place := _place_of(opened, one))}
    return named, list(places)


def _own_districts(opened: Opened, name: str) -> list[str]:
    """Return the districts of the collection whose name begins so: they need not be in the gazetteer."""
    if len(name) < LEAST_LETTERS:
        return []
    return [code for code, own in _folded_names(opened) if own.startswith(name)]


def _is_meant(opened: Opened, candidate: Candidate) -> bool:
    is_own = candidate.id in opened.names or candidate.id in opened.timeline.columns.places.names
    is_within = is_own or candidate.district in opened.names
    return is_within and candidate.score >= (OWN_SCORE if is_own else OTHER_SCORE)


def _place_of(opened: Opened, candidate: Candidate) -> Place | None:
    code = candidate.id if candidate.id in opened.names else candidate.district
    return Place(candidate.name, candidate.kind, code) if code and code in opened.names else None


def _day_hit(opened: Opened, days: Days, view: View) -> Hit:
    """Return a day, or the first day of a month or a year on which something happens."""
    number = int(_search_in(opened).on(days, view.clock).sum())
    events = count("{n} event", "{n} events", number)
    inside = [one for one in opened.timeline.days(view.clock) if days.first <= one <= days.last]
    first, last = allowed_in(opened).span
    day = min(max(inside[0] if inside else days.first, first), last)
    shown = replace(view, date=day, scale=scale_of(opened.settings, day))
    return Hit(_word_days(days), "", events, view_address(shown))


def _place_hit(opened: Opened, place: Place, view: View) -> Hit:
    kind = _(PLACE_KINDS[place.kind])
    where = kind if place.kind == "district" else _("{kind} in {district}").format(
        kind=kind, district=opened.names[place.district]
    )  # fmt: skip
    rows = opened.timeline.rows(opened.timeline.columns.districts.holding([place.district]))
    # The day stays the reader's own.
    change = urlencode({"district": place.district, "event": "", "q": "", "compare": "", "story": ""})
    events = _("{events} in the district").format(events=count("{n} event", "{n} events", len(rows)))
    return Hit(place.name, where, events, view_address(replace(view, district=place.district)), change)


def _group_events(opened: Opened, found: Found, view: View) -> Group:
    events, among = opened.timeline.records(found.rows, MOST_EVENTS), choose_rows(opened, view.filter)
    addresses = event_addresses(opened, events, view)
    # What the filter hides would not be seen where its link leads.
    addresses_of_all = event_addresses(opened, events, replace(view, filter=NO_FILTER))
    hits = []
    for row, event in zip(found.rows.tolist(), events, strict=False):
        is_let = among is None or bool(among[row])
        address = (addresses if is_let else addresses_of_all)[event.id]
        notes = opened.notes
        hits.append(Hit(event.summary, notes.districts(event), notes.dated(event), address))
    more = len(found.rows) - len(events)
    left_out = _("and {n} more: another word narrows them down").format(n=word_number(more)) if more else ""
    return Group(_("Events ({n})").format(n=word_number(len(found.rows))), hits, left_out)


def _speaker_hit(opened: Opened, speaking: Speaking, view: View) -> Hit:
    """Return one who speaks; the link shows the events in which they do, as far as a filter can tell them."""
    rows = speaking.rows
    days = sorted(set(_days_of(opened, rows, view.clock)))
    events = count("speaks in {n} event", "speaks in {n} events", len(rows))
    shown = replace(view, date=days[-1] if days else view.date, district=None)
    shown = replace(shown, scale=scale_of(opened.settings, shown.date))
    if allowed_in(opened).is_read:
        shown = replace(shown, filter=Filter(words=speaking.words))
    when = " – ".join(dict.fromkeys(word_day(day) for day in (days[:1] + days[-1:])))
    return Hit(speaking.name, events, when, view_address(shown))


def _source_hit(source: Source) -> Hit:
    return Hit(word_title(source), _("article"), word_source(source), source_address(source.id), None)


def _days_of(opened: Opened, rows: Ints, clock: Clock) -> Iterator[date]:
    """Yield the days on which events stand, of those that have one within what the page can show."""
    first, last = allowed_in(opened).span
    for number in opened.timeline.stands(clock)[rows].tolist():
        if first.toordinal() <= number <= last.toordinal():
            yield date.fromordinal(number)


def _word_days(days: Days) -> str:
    if days.first == days.last:
        return word_day(days.first)
    year, month = days.first.isoformat()[:4], days.first.isoformat()[:7]
    return word_part(month if days.first.month == days.last.month else year)


def _read_query(key: str) -> str:
    """Return what was typed into the search field of this key."""
    return " ".join(str((st.session_state.get(key) or {}).get("query") or "").split())[:LONGEST]


@remembered(4)
def _search_in(opened: Opened) -> Search:
    return Search(opened.collection.events, opened.collection.sources, opened.settings.speakers)


@remembered(4)
def _folded_names(opened: Opened) -> Sequence[tuple[str, str]]:
    return [(code, fold(name)) for code, name in opened.names.items()]


@cache
def _gazetteer() -> Gazetteer:
    return load_gazetteer()
