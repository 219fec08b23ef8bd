"""Two days compared: what changed between them, by which events, and the map of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from events.timeline.comparison import changed_districts, compare_district, rows_between
from events.words.catalogue import current_language
from geo.html.comparison import Changed, Comparison, comparison
from geo.print.picture import PANEL, draw_map
from geo.views.addresses import allowed_in, event_addresses
from geo.views.axis import choose_rows
from geo.views.opened import Opened, remembered
from geo.views.opened_view import OpenedView
from geo.views.view import View, leave_aside, view_address

# At most this many districts and events are listed; of more districts than the last number no map is drawn.
MOST_CHANGED, MOST_BETWEEN, MOST_DRAWN = 20, 40, 200
# Of more districts than these not each without a change is named.
MOST_NAMED = 12


def propose_day(opened: Opened, day: date) -> date:
    """Return the day to compare another with at first: that on which the collection opens, or its first."""
    return next((one for one in list_proposed(opened) if one != day), opened.settings.opens_on)


def list_proposed(opened: Opened) -> tuple[date, ...]:
    """Return the days to compare with, the first choice first."""
    return opened.settings.opens_on, opened.settings.first_day, opened.settings.last_day


@remembered(32)
def write_comparison(opened: Opened, view: View, language: str) -> str:  # noqa: ARG001
    """Return the comparison of a view's two days as HTML; of its district alone, if it has one.

    `language` is the current one: what is kept is kept for each.
    """
    timeline, asked, clock = opened.timeline, view.compare or view.date, view.clock
    first, last = sorted((view.date, asked))
    codes = [view.district] if view.district else list(opened.names)
    changed = [code for code in changed_districts(timeline, first, last, clock) if code in codes]
    changes = [compare_district(timeline, code, first, last, clock) for code in changed[:MOST_CHANGED]]
    among = choose_rows(opened, view.filter)
    rows = rows_between(timeline, first, last, clock=clock, among=among)
    if view.district:
        rows = rows[timeline.columns.districts.holding([view.district])[rows]]
    between = timeline.records(rows, MOST_BETWEEN)
    named = {event.id: event for event in [*between, *(one for change in changes for one in change.made_by)]}
    addresses = event_addresses(opened, list(named.values()), leave_aside(view))
    same = [opened.names[code] for code in codes if code not in changed]
    given = Comparison(
        first=first,
        last=last,
        changed=[
            Changed(opened.names[one.after.code], one.before, one.after, one.made_by) for one in changes
        ],
        same=same if len(same) <= MOST_NAMED else [],
        more=len(changed) - len(changes),
        between=between,
        left_out=len(rows) - len(between),
        pictures=_draw_days(opened, view, (first, last)) if len(opened.names) <= MOST_DRAWN else {},
        asked=asked,
        span=allowed_in(opened).span,
        addresses=addresses | {"": view_address(replace(view, compare=None))},
    )
    return comparison(given, opened.notes)


def _draw_days(opened: Opened, view: View, days: tuple[date, ...]) -> dict[date, str]:
    """Return the map of each day; the order of two days is that of time."""
    plain, language = leave_aside(view), current_language()
    return {day: draw_day(opened, replace(plain, date=day), language) for day in days}


@remembered(32)
def draw_day(opened: Opened, view: View, language: str) -> str:  # noqa: ARG001
    """Return the map of a view as SVG, in the current language."""
    moment = OpenedView(opened, view).moment(view.date)
    return draw_map(opened.drawn_shapes, opened.settings, moment, chosen=view.district, layout=PANEL)
