"""What the page tells of a day, as HTML: heading and notes; and the same of all days near it.

It follows from the view and the days of the slider alone, not from the session. So a browser is given the
days near the one that it shows beforehand, and the server's answer to a step says the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from urllib.parse import urlencode

import numpy as np

from events.model import CONTROLS, Clock, Event, Kind
from events.timeline.columns import Ints
from geo.html.elements import day_title, digest, part
from geo.page.axis import Axis, axis_of, choose
from geo.page.collection import Site
from geo.page.view import View

# More districts than the first number are told by how many there are, with the second number of those due.
MOST_DISTRICTS, MOST_STATES = 12, 10
# More notes than the first number are cut to the second; as many of a day's own are opened.
MOST_NOTES, FIRST_NOTES, MOST_OPEN = 40, 15, 12
# As many days are told before and after one: fewer, where a collection has more events than the third number.
AROUND, AROUND_MANY, MANY = 64, 24, 2_000
# Where one note ends and the next begins: those of many days are sent once.
BETWEEN = re.compile(r"(?=<article )")


def tell(site: Site, axis: Axis, view: View, asked: str | None = None) -> Mapping[str, str]:
    """Return what is told of a day, by place: `heading`, `day` (state and own events), `earlier`.

    `earlier` goes down to where the events begin that `settle` returns; the event `asked` is opened.
    """
    timeline, notes, now, clock = site.timeline, site.notes, view.date, view.clock
    chosen = choose(site, clock, view.kinds)
    told = timeline.told(now, clock=clock, district=view.district, among=chosen.among)
    of_day, earlier = (_take_first(site, rows) for rows in (told.of_day, told.earlier))
    title = f"On this day ({len(told.of_day):,})"
    opened = {event.id for event in of_day[:MOST_OPEN]}
    day = _tell_state(site, view)
    day += part("By what had been reported", site.first_report) if clock == "reported" else ""
    day += notes.told(title, of_day, opened, left_out=len(told.of_day) - len(of_day))
    settled = settle(site, axis, clock, view.kinds, view.district)
    title, left_out = f"Up to this day ({len(told.earlier):,})", len(told.earlier) - len(earlier)
    earlier = earlier[: len(earlier) - len(settled)]
    goes_on = len(settled) > 0
    return {
        "heading": day_title(now, chosen.marked.get(now, ()) if chosen.marked else ()),
        "day": day,
        "earlier": notes.told(
            title, earlier, {asked} if asked else set(), left_out=left_out, goes_on=goes_on
        ),
    }


@lru_cache(maxsize=64)
def settle(site: Site, axis: Axis, clock: Clock, kinds: tuple[Kind, ...], district: str | None) -> Ints:
    """Return the rows of the events that end the notes on every day of the slider, in their order.

    None where the notes of a day may be cut: which events are left out then, goes by the day.
    """
    timeline, none = site.timeline, np.zeros(0, dtype=np.int32)
    if axis.is_long:
        return none
    among = choose(site, clock, kinds).among
    last = timeline.told(axis.days[-1], clock=clock, district=district, among=among)
    if len(last.of_day) + len(last.earlier) > MOST_NOTES:
        return none
    rows = timeline.told(axis.days[0], clock=clock, district=district, among=among).earlier
    # Of the events so far, those that are of none of the days to come stay where they are.
    stays = ~np.logical_or.reduce([timeline.columns.own(day.toordinal(), clock)[rows] for day in axis.days])
    (moving,) = np.nonzero(~stays)
    return rows[int(moving[-1]) + 1 :] if len(moving) else rows


def find_near(site: Site, scale: str, axis: Axis, view: View) -> dict[str, str]:
    """Return where, as seen from the page, what is told of the days near one can be asked for.

    `data_near` is the address but for the day, `data_from` the day to ask for: a stretch of days is told from
    there on. Neither is there for a slider with a day that is not its scale's own.
    """
    last = len(axis.days) - 2 * _around(site) - 1
    begin = axis.days[max(min(axis.place(view.date) - _around(site), last), 0)]
    if axis_of(site, scale, begin) is not axis:
        return {}
    asked = {"scale": scale, "clock": view.clock}
    asked |= {"district": view.district} if view.district else {}
    asked |= {"kinds": ",".join(view.kinds)} if view.kinds else {}
    address = "./notes.json?" + urlencode(asked | {"of": site.version})
    return {"data_near": address, "data_from": begin.isoformat()}


@lru_cache(maxsize=16)
def tell_near(site: Site, scale: str, view: View) -> bytes:
    """Return what is told of the days from one on, as JSON.

    `days` holds for each day, in order, and by place the digest of its HTML and the numbers of the pieces of
    which that is joined; `pieces` are those. `ends` tells whether the slider begins and ends with these days.
    """
    axis = axis_of(site, scale, view.date)
    begin = axis.place(view.date)
    numbers: dict[str, int] = {}
    days = {}
    stretch = axis.days[begin : begin + 2 * _around(site) + 1]
    for day in stretch:
        told = tell(site, axis, replace(view, date=day))
        days[day.isoformat()] = {
            place: [digest(html), *(numbers.setdefault(piece, len(numbers)) for piece in BETWEEN.split(html))]
            for place, html in told.items()
        }
    ends = [stretch[0] == axis.days[0], stretch[-1] == axis.days[-1]]
    near = {"ends": ends, "days": days, "pieces": list(numbers)}
    return json.dumps(near, ensure_ascii=False, separators=(",", ":")).encode()


def _around(site: Site) -> int:
    return AROUND if len(site.timeline.columns) <= MANY else AROUND_MANY


def _take_first(site: Site, rows: Ints) -> list[Event]:
    """Return all events of a few rows, the first of many."""
    return site.timeline.records(rows, None if len(rows) <= MOST_NOTES else FIRST_NOTES)


def _tell_state(site: Site, view: View) -> str:
    """Return the state of the chosen district, or of the region."""
    timeline = site.timeline
    if not view.district:
        return _tell_region(site, view)
    state = timeline.state(view.district, view.date, view.clock)
    basis = [timeline.by_id[name] for name in state.rests_on]
    return site.notes.district(state, basis, timeline.deadlines(view.district, view.date, view.clock))


def _tell_region(site: Site, view: View) -> str:
    """Return the day in the region: each district if they are few, else how many, and what is due soonest."""
    timeline, codes = site.timeline, list(site.names)
    if len(codes) <= MOST_DISTRICTS:
        return site.notes.region(view.date, [timeline.state(code, view.date, view.clock) for code in codes])
    counts = {
        control: int((timeline.controls(view.date, view.clock) == number).sum())
        for number, control in enumerate(CONTROLS)
    }
    soonest = timeline.due_soonest(view.date, view.clock)[:MOST_STATES]
    states = [timeline.state(code, view.date, view.clock) for code in soonest]
    return site.notes.region(view.date, states, counts=counts)
