"""The notes of a day, as HTML: the state of the district or the region, the day's events, those before it.

They follow from the view alone, not from a session. So a browser fetches the notes of a block of days at
once, keeps them, and shows each day's as the axis comes to it; the page itself carries only those of the day
on which it opens.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from urllib.parse import urlencode

from events.model import Clock, Event
from events.timeline.columns import Flags, Ints
from events.timeline.comparison import changed_districts
from events.words.catalogue import _
from events.words.wording import count, word_day, word_number
from geo.drawing.areas import EPOCH, list_shown
from geo.drawing.axis_data import NotesBlock
from geo.drawing.style import word_briefly
from geo.html.areas import list_areas as write_areas
from geo.html.elements import part, share_line, spoken
from geo.html.notes import LeftOut, Notes, spot_head, word_left
from geo.views.axis import choose_rows, find_axis, name_step
from geo.views.opened import Opened, remembered
from geo.views.texts import Texts
from geo.views.view import View, leave_aside, write_view

# Of more districts than the first number the states are counted, and the second number of those due named.
MOST_DISTRICTS, MOST_STATES = 12, 10
# More notes than the first number are cut to the second; the third is how many of the day's own are unfolded.
MOST_NOTES, FIRST_NOTES, MOST_OPEN = 40, 15, 12
# So many come with each asking for more, and stand in the notes of a circle of the map at the most.
NEXT_NOTES, MOST_HERE = 30, 200
# The lists of the notes of a day.
LISTS = ("own", "going", "past")
# As many districts whose state has changed are named to screen readers.
MOST_SPOKEN = 3
# The days of a block: fewer in a collection of more events than the third number, where each takes longer.
BLOCK, BLOCK_OF_MANY, MANY = 64, 16, 2_000
# Where one note ends and the next begins: a note that stands on several days of a block is sent once.
BETWEEN = re.compile(r"(?=<article )")


@dataclass(frozen=True, eq=False, slots=True)
class Listed:
    """The rows of the notes of a day by their place, newest first: its own, those going on, those past."""

    own: Ints
    going: Ints
    past: Ints


def list_rows(opened: Opened, view: View, among: Flags | None = None) -> Listed:
    """Return which events the notes of a view list, of those for which `among` holds."""
    timeline, now, clock = opened.timeline, view.date, view.clock
    found = timeline.rows_on(now, clock=clock, district=view.district, among=among)
    return Listed(found.of_day, *timeline.split_going_on(found.earlier, now, clock))


def section_titles() -> dict[str, str]:
    """Return the titles of the parts in which events are listed, with the name {n} for how many they are."""
    return {
        "own": _("On this day ({n})"),
        "going": _("Going on, or dated only by a longer time ({n})"),
        "past": _("Up to this day ({n})"),
    }


def write_notes(opened: Opened, texts: Texts, view: View) -> dict[str, str]:
    """Return the notes of a view by their place: `day` (state and the day's events), `earlier`."""
    notes = texts.notes
    found, every = list_rows(opened, view, choose_rows(opened, view.filter)), list_rows(opened, view)
    titles = section_titles()
    day = spoken(word_spoken(opened, view, len(found.own))) + write_state(opened, notes, view)
    day += share_line(opened.settings, word_shown(opened, view))
    day += note_on_reports(opened) if view.clock == "reported" else ""

    def section(name: str, most_open: int = 0) -> str:
        rows, all_rows = getattr(found, name), getattr(every, name)
        events, later = _know(opened, view, _take_first(opened, rows))
        unfolded = {event.id for event in events[:most_open]}
        left_out = LeftOut(len(rows) - len(events), len(all_rows) - len(rows), name, len(events), later)
        title = titles[name].format(n=word_number(len(rows)))
        return notes.section(title, events, unfolded, left_out)

    day += section("own", MOST_OPEN)
    if len(every.going):
        day += section("going")
    return {"day": day, "earlier": section("past")}


def write_more(opened: Opened, texts: Texts, view: View, name: str, start: int) -> str:
    """Return the next events of a list of the notes (own, going, past), after the first `start` of them."""
    rows = getattr(list_rows(opened, view, choose_rows(opened, view.filter)), name)
    events, later = _know(opened, view, opened.timeline.records(rows[start : start + NEXT_NOTES]))
    end = start + len(events)
    return texts.notes.entries(events, (), later) + word_left(LeftOut(len(rows) - end, 0, name, end))


def _know(opened: Opened, view: View, whole: Sequence[Event]) -> tuple[list[Event], dict[str, int]]:
    """Return events as they are known on the day of a view, and how many accounts each has later, by id."""
    events = opened.timeline.known(whole, view.date, view.clock)
    pairs = zip(events, whole, strict=True)
    return events, {known.id: len(event.accounts) - len(known.accounts) for known, event in pairs}


def write_spot(opened: Opened, texts: Texts, view: View, rows: Ints) -> dict[str, str]:
    """Return the notes of the events in one circle of the map, by their place: `spot` alone.

    `rows` are those that the map showed there, the latest first.
    """
    events = opened.timeline.known(opened.timeline.records(rows, MOST_HERE), view.date, view.clock)
    left_out = LeftOut(len(rows) - len(events))
    counted = count("{n} event here", "{n} events here", len(rows))
    unfolded = {event.id for event in events[:MOST_OPEN]}
    html = spoken(counted) + spot_head(counted) + texts.notes.section("", events, unfolded, left_out)
    return {"spot": html}


def note_on_reports(opened: Opened) -> str:
    """Return what the notes say, under the clock `reported`, of when reports begin."""
    return part(_("By what had been reported"), _word_first_report(opened))


def block_address(opened: Opened, texts: Texts, view: View) -> str:
    """Return where, as seen from the page, blocks of notes are found: their number is to be added to it.

    The address names the collection as this server has opened it, so that an answer may be kept for ever.
    """
    plain = View(view.date)
    bare = leave_aside(replace(view, lang=plain.lang))
    asked = write_view(bare) | {"scale": view.scale}
    # A day of its own scale makes no axis of its own.
    if find_axis(opened, view.scale, view.date) is find_axis(opened, view.scale, opened.settings.opens_on):
        del asked["date"]
    return "./notes.json?" + urlencode(asked | {"of": opened.version + texts.version, "block": ""})


def block_size(opened: Opened) -> int:
    """Return how many days of the axis a block holds."""
    return BLOCK if len(opened.timeline.columns) <= MANY else BLOCK_OF_MANY


@remembered(64)
def write_block(
    opened: Opened,
    texts: Texts,
    view: View,
    number: int,
    language: str,  # noqa: ARG001
) -> bytes:
    """Return the notes of a block of days as JSON; `number` counts the blocks of the axis from 0.

    `language` is the current one: what is kept is kept for each.

    `days` holds, for each day and place, the digest of the HTML and the numbers of the `pieces` that make it.
    """
    axis, size = find_axis(opened, view.scale, view.date), block_size(opened)
    numbers: dict[str, int] = {}
    days: dict[str, dict[str, tuple[str, list[int]]]] = {}
    for day in axis.days[number * size : (number + 1) * size]:
        written = write_notes(opened, texts, replace(view, date=day))
        days[day.isoformat()] = {
            place: (digest(html), [numbers.setdefault(piece, len(numbers)) for piece in BETWEEN.split(html)])
            for place, html in written.items()
        }
    block: NotesBlock = {"days": days, "pieces": list(numbers)}
    return json.dumps(block, ensure_ascii=False, separators=(",", ":")).encode()


def digest(html: str) -> str:
    """Return a short name for a piece of HTML, the same for the same piece."""
    return sha256(html.encode()).hexdigest()[:12]


def _take_first(opened: Opened, rows: Ints) -> list[Event]:
    """Return all events of a few rows, the first of many."""
    return opened.timeline.records(rows, None if len(rows) <= MOST_NOTES else FIRST_NOTES)


def _word_first_report(opened: Opened) -> str:
    """Word from which day on anything counts under the clock `reported`."""
    reported = opened.timeline.columns.reported
    if not len(reported):
        return ""
    return _(
        "The first article of this collection is of {day}: before that day nothing had been reported in it. "
        "An undated article counts from the latest day that it tells of as past."
    ).format(day=word_day(date.fromordinal(int(reported.min()))))


def word_shown(opened: Opened, view: View) -> str:
    """Word what is shown: the region or a district, and the day, or the time that a step stands for."""
    name = name_step(opened, view)
    day = name or word_day(view.date)
    if view.district:
        return _("{where} on {day}").format(where=opened.names[view.district], day=day)
    return (_("The region in {period}") if name else _("The region on {day}")).format(day=day, period=day)


def word_spoken(opened: Opened, view: View, events: int) -> str:
    """Word for screen readers what a day brings: where the state is another, and how many events it has.

    Of a chosen district the state is named on every day.
    """
    day = name_step(opened, view) or word_day(view.date)
    counted = count("{n} event", "{n} events", events)
    return spoken_pattern().format(day=day, what="; ".join([*word_changes(opened, view), counted]))


def word_changes(opened: Opened, view: View) -> list[str]:
    """Word the states that are told of a day, each by itself."""
    timeline, clock = opened.timeline, view.clock
    codes = [view.district] if view.district else []
    if not codes and view.date > date.min:
        codes = changed_districts(timeline, view.date - timedelta(days=1), view.date, clock)
    states = [timeline.state(code, view.date, clock) for code in codes[:MOST_SPOKEN]]
    said = [f"{opened.names[state.code]}, {word_briefly(state, opened.settings)}" for state in states]
    if more := len(codes) - len(states):
        said.append(count("{n} more district changed", "{n} more districts changed", more))
    return said


def spoken_pattern() -> str:
    """Return what screen readers are told of a day, with the names {day} and {what}."""
    return _("{day}: {what}")


def shown_pattern(opened: Opened, district: str | None, *, is_period: bool) -> str:
    """Return the words for what is shown, with the name {day} for the day, or for the longer time."""
    if district:
        return _("{where} on {day}").replace("{where}", opened.names[district])
    return _("The region in {period}").replace("{period}", "{day}") if is_period else _("The region on {day}")


def write_state(opened: Opened, notes: Notes, view: View) -> str:
    """Return the state of the chosen district, or of the region."""
    timeline = opened.timeline
    if not view.district:
        return _write_region(opened, notes, view)
    state = timeline.state(view.district, view.date, view.clock)
    basis = [timeline.by_id[name] for name in state.rests_on]
    deadlines = timeline.deadlines(view.district, view.date, view.clock)
    return notes.district(state, basis, deadlines, list_areas(opened, view))


def list_areas(opened: Opened, view: View) -> str:
    """Return the areas of control of a day as items of a list; of a district, those whose events name it."""
    shown = list_shown(opened.shapes, view.date, view.clock)
    if view.district:
        by_id = opened.timeline.by_id
        shown = [area for area in shown if view.district in by_id[area["event"]].districts]
    return write_areas(shown, view.clock)


def area_days(opened: Opened, clock: Clock) -> set[date]:
    """Return the days on which an area of control begins to be shown, and those on which one no longer is."""
    spans = [area["days"][clock] for area in opened.shapes["areas"]]
    begins = [first for first, _last in spans if first is not None]
    ends = [last + 1 for _first, last in spans if last is not None]
    return {date.fromordinal(number + EPOCH) for number in (*begins, *ends)}


def _write_region(opened: Opened, notes: Notes, view: View) -> str:
    """Return the day in the region: each district if they are few, else how many, and what is due soonest."""
    timeline, codes = opened.timeline, list(opened.names)
    if len(codes) <= MOST_DISTRICTS:
        states = [timeline.state(code, view.date, view.clock) for code in codes]
        return notes.region(word_shown(opened, view), states, areas=list_areas(opened, view))
    controls = timeline.controls(view.date, view.clock)
    names = timeline.history(view.clock).names
    counts = {name: int((controls == number).sum()) for number, name in enumerate(names)}
    soonest = timeline.due_soonest(view.date, view.clock)[:MOST_STATES]
    states = [timeline.state(code, view.date, view.clock) for code in soonest]
    areas = list_areas(opened, view)
    return notes.region(word_shown(opened, view), states, counts=counts, areas=areas)
