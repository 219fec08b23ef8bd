"""The notes of all days, so that a browser puts those of any day together from pieces.

Which event stands where on a day is worked out here, for every day on which it changes: a browser looks up
the day and leaves out what its filter does not let through.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

import numpy as np

from events.model import CLOCKS, Clock, DistrictState
from events.timeline.columns import Ints
from events.words.wording import plural_forms
from geo.drawing.chunks import EPOCH
from geo.drawing.published_data import (
    Before,
    Book,
    BookDay,
    BookSaid,
    BookState,
    NotesParts,
)
from geo.drawing.style import here_forms, word_days_left
from geo.escaping import escape
from geo.html.elements import part, share_line, spoken
from geo.html.notes import section_parts, spot_head
from geo.publish.given.comparing import list_passed, list_rests, list_times
from geo.views.notes import (
    FIRST_NOTES,
    MOST_DISTRICTS,
    MOST_NOTES,
    MOST_OPEN,
    NEXT_NOTES,
    area_days,
    list_areas,
    list_rows,
    note_on_reports,
    section_titles,
    shown_pattern,
    spoken_pattern,
    word_changes,
    write_state,
)
from geo.views.opened import Opened
from geo.views.view import View

# A number of days left that stands for any: the browser writes the true one in its place.
ANY_LEFT = 987_654_321


def last_day(opened: Opened) -> date:
    """Return the last day that published files can show: no clock is asked, so that it stays the same."""
    settings, days = opened.settings, (opened.timeline.days(clock)[-1:] for clock in CLOCKS)
    return max([settings.last_day, settings.opens_on, *chain(*days)])


def is_few(opened: Opened) -> bool:
    """Return whether the notes of the region name each district, and nothing that changes beside them."""
    return len(opened.names) <= MOST_DISTRICTS and not opened.shapes["areas"]


def make_book(opened: Opened, clock: Clock, district: str | None) -> Book:
    """Return the notes of a district, or of the region, under one clock."""
    span = (opened.earliest, last_day(opened))
    order, _days = opened.timeline.newest(clock, district)
    days = _breaks(opened, order, clock, span)
    view = View(span[0], district=district, clock=clock)
    entries: list[BookDay] = []
    for day in days:
        listed = list_rows(opened, replace(view, date=day))
        count = len(listed.own) + len(listed.going) + len(listed.past)
        entry: BookDay = {
            "day": day.toordinal() - EPOCH,
            "start": len(order) - count,
            "own": listed.own.tolist(),
            "going": listed.going.tolist(),
        }
        if not entries or entries[-1] | {"day": 0} != entry | {"day": 0}:
            entries.append(entry)
    return {
        "order": order.tolist(),
        "days": entries,
        "heads": _make_heads(opened, view, days),
        "said": _list_said(opened, view),
        "states": _list_states(opened, clock, district) if district and not is_few(opened) else [],
        "rests": list(list_rests(opened, clock, district, days)) if district else [],
        "times": list_times(opened, clock) if district is None else {"days": [], "rows": []},
        "passed": list_passed(opened, clock) if district is None else {"days": [], "rows": []},
    }


def list_before(opened: Opened, rows: Ints) -> Before:
    """Return the events of some rows as they are known before further accounts of them are published."""
    found: Before = {}
    for row, event in zip(rows.tolist(), opened.timeline.records(rows), strict=True):
        for day in opened.timeline.later_days(event):
            (known,) = opened.timeline.known([event], day - timedelta(days=1), "reported")
            later = len(event.accounts) - len(known.accounts)
            html = opened.notes.event(known, is_open=False, later=later)
            found.setdefault(str(row), []).append((_number(day), html))
    return found


def make_parts(opened: Opened) -> NotesParts:
    """Return what all notes are made of."""
    codes = [None, *opened.names]
    patterns = {
        code or "": [shown_pattern(opened, code, is_period=is_period) for is_period in (False, True)]
        for code in codes
    }
    few = is_few(opened)
    return {
        "titles": {name: part(title) for name, title in section_titles().items()},
        "section": section_parts(),
        "spot": {form: spoken(counted) + spot_head(counted) for form, counted in here_forms().items()},
        "shown": {
            code: [share_line(opened.settings, one) for one in both] for code, both in patterns.items()
        },
        "region": [_cut_region(opened, title) for title in patterns[""]] if few else [],
        "named": {code: _cut_row(opened, code) for code in opened.names} if few else {},
        "states": (
            {clock: {code: _list_states(opened, clock, code) for code in opened.names} for clock in CLOCKS}
            if few
            else {}
        ),
        "reported": note_on_reports(opened),
        "spoken": spoken(spoken_pattern()),
        "events": plural_forms("{n} event", "{n} events"),
        "mostNotes": MOST_NOTES,
        "firstNotes": FIRST_NOTES,
        "nextNotes": NEXT_NOTES,
        "mostOpen": MOST_OPEN,
    }


def _breaks(opened: Opened, order: Ints, clock: Clock, span: tuple[date, date]) -> list[date]:
    """Return the days on which the notes may change, the first of the span among them."""
    columns = opened.timeline.columns
    ends = (columns.counts(clock), columns.own_last, columns.own_end, columns.last)
    begins = (columns.counts(clock), columns.own_first, columns.own_end)
    found = np.concatenate([one[order] for one in begins] + [one[order].astype(np.int64) + 1 for one in ends])
    days = np.unique(found[(found > span[0].toordinal()) & (found <= span[1].toordinal())])
    return [span[0], *(date.fromordinal(int(day)) for day in days)]


def _make_heads(opened: Opened, view: View, days: Iterable[date]) -> list[BookState]:
    if view.district is None:
        if is_few(opened):
            return []
        first, last = view.date.toordinal(), last_day(opened).toordinal()
        every = (date.fromordinal(number) for number in range(first, last + 1))
        return _drop_same(
            _entry(write_state(opened, opened.notes, replace(view, date=day)), day) for day in every
        )
    code, clock, timeline = view.district, view.clock, opened.timeline
    changes = {state.day for state in timeline.changes(code, clock) if state.day > view.date}
    deadlines = {state.deadline for state in timeline.changes(code, clock) if state.deadline}
    heads = []
    changes |= {day for day in area_days(opened, clock) if view.date < day <= last_day(opened)}
    for day in sorted({*days, *changes, *(one for one in deadlines if one >= view.date)}):
        state = timeline.state(code, day, clock)
        basis = [timeline.by_id[name] for name in state.rests_on]
        listed = list_areas(opened, replace(view, date=day))
        html = opened.notes.district(_leave_open(state), basis, timeline.deadlines(code, day, clock), listed)
        heads.append(_entry(html, day, state.deadline))
    return _drop_same(heads)


def _list_said(opened: Opened, view: View) -> list[BookSaid]:
    """Return what screen readers are told of states; of the region only where they change."""
    timeline, first, last = opened.timeline, view.date, last_day(opened)
    days = {first}
    for code in [view.district] if view.district else opened.names:
        for state in timeline.changes(code, view.clock):
            ends = [state.deadline + timedelta(days=1)] if state.deadline else []
            days |= {
                day for one in (state.day, *ends) if one > date.min for day in (one, one + timedelta(days=1))
            }
    found: list[BookSaid] = []
    for day in sorted(day for day in days if first <= day <= last):
        html = "".join(escape(f"{one}; ") for one in word_changes(opened, replace(view, date=day)))
        if not found or found[-1]["html"] != html:
            found.append({"day": _number(day), "html": html})
    return found


def _list_states(opened: Opened, clock: Clock, code: str) -> list[BookState]:
    """Return the states of a district, each from the day on which it is another than before."""
    entries = []
    for state in opened.timeline.changes(code, clock):
        day = max(state.day, opened.earliest)
        html = opened.notes.state(_leave_open(opened.timeline.state(code, day, clock)))
        entries.append(_entry(html, day, state.deadline))
    return _drop_same(entries)


def _cut_row(opened: Opened, code: str) -> tuple[str, str]:
    """Return what stands before and after the state of a district in the head of the region."""
    state = opened.timeline.state(code, opened.earliest)
    start, end = _cut_region(opened, "")
    row = opened.notes.region("", [state]).removeprefix(start).removesuffix(end)
    before, _mark, after = row.partition(opened.notes.state(state))
    return before, after


def _cut_region(opened: Opened, title: str) -> tuple[str, str]:
    start, mark, end = opened.notes.region(title, []).partition("</ul>")
    return start, mark + end


def _leave_open(state: DistrictState) -> DistrictState:
    return state if state.days_left is None else replace(state, days_left=ANY_LEFT)


def _entry(html: str, day: date, deadline: date | None = None) -> BookState:
    before, mark, after = html.partition(escape(word_days_left(ANY_LEFT)))
    until = _number(deadline) if mark and deadline else None
    return {"day": _number(day), "before": before, "after": after, "deadline": until}


def _number(day: date) -> int:
    return day.toordinal() - EPOCH


def _drop_same(entries: Iterable[BookState]) -> list[BookState]:
    kept: list[BookState] = []
    for entry in entries:
        if not kept or kept[-1] | {"day": 0} != entry | {"day": 0}:
            kept.append(entry)
    return kept
