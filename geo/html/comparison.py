"""Two days set side by side: what changed between them, by which events, and the map of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from events.model import DistrictState, Event
from events.words.catalogue import _
from events.words.direction import isolate
from events.words.wording import word_day, word_number
from geo.drawing.published_data import ComparisonParts
from geo.escaping import escape
from geo.html.elements import outside, part, quiet, tag, void
from geo.html.notes import Notes


@dataclass(frozen=True, slots=True)
class Changed:
    """A district by its name, its state on either day, and the events that made the later one."""

    name: str
    before: DistrictState
    after: DistrictState
    made_by: Sequence[Event]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is shown of two days.

    `same` names the districts without a change, and `more` counts the changed ones that are not listed;
    `between` are events, of which `left_out` more are not listed. `pictures` are the maps as SVG, by day.
    `asked` is the day that the reader may choose, from `earliest` to `latest`, and `addresses` tell where
    each event is shown; the empty name where all is shown without a comparison.
    """

    first: date
    last: date
    changed: Sequence[Changed]
    same: Sequence[str]
    more: int
    between: Sequence[Event]
    left_out: int
    pictures: Mapping[date, str]
    asked: date
    span: tuple[date, date]
    addresses: Mapping[str, str]


def comparison(given: Comparison, notes: Notes) -> str:
    """Return the comparison of two days; its links and its field change the view."""
    days = (word_day(given.first), word_day(given.last))
    parts = (
        _head(days, given.asked.isoformat(), given.span, given.addresses[""]),
        _changes(given, notes),
        tag("div", *(_figure(day, svg) for day, svg in given.pictures.items()), cls="comparison-maps"),
        _between(given, notes, days),
    )
    return tag("div", *parts, cls="comparison")


def comparison_parts(span: tuple[date, date], address: str) -> ComparisonParts:
    """Return what `comparison` is made of, for the browser, which fills in the names in braces.

    `address` shows all without a comparison.
    """
    days = ("{first}", "{last}")
    return {
        "label": _word_label("{day}"),
        "head": _head(days, "{asked}", span, address),
        "changed": _title_changed("{n}"),
        "none": _none_changed(),
        "row": _row(escape("{name}"), escape("{before}") + escape("{after}"), escape("{events}")),
        "state": _state("{day}", "{iso}", escape("{state}")),
        "more": quiet(_("and {n} more")),
        "same": quiet(_("Without a change: {names}")),
        "between": _title_between(days, "{n}"),
        "nothing": _nothing_between(),
    }


def _head(days: tuple[str, str], asked: str, span: tuple[date, date], address: str) -> str:
    first, last = span
    field = void(
        "input",
        type="date",
        value=asked,
        min=first.isoformat(),
        max=last.isoformat(),
        data_parameter="compare",
        data_name="day",
    )
    label = tag("label", escape(_("Second day")), " ", field)
    close = tag("a", escape(_("Close the comparison")), href=address, data_go="compare=", cls="button")
    title = _("{first} and {last} compared").format(first=days[0], last=days[1])
    heading = tag("h2", escape(title), tabindex="-1")
    return tag("div", heading, tag("p", label, " ", close), cls="comparison-head")


def word_label(day: date) -> str:
    """Name the comparison with a day."""
    return _word_label(word_day(day))


def _word_label(day: str) -> str:
    return _("Comparison with {day}").format(day=day)


def _changes(given: Comparison, notes: Notes) -> str:
    rows = [
        _row(
            outside("b", one.name),
            _state_on(given.first, one.before, notes) + _state_on(given.last, one.after, notes),
            "".join(_event(event, given, notes) for event in one.made_by),
        )
        for one in given.changed
    ]
    lines = []
    if given.more:
        lines.append(_("and {n} more").format(n=word_number(given.more)))
    if given.same:
        lines.append(_("Without a change: {names}").format(names=", ".join(map(isolate, given.same))))
    listed = tag("ul", *rows, cls="changes") if rows else _none_changed()
    title = _title_changed(word_number(len(given.changed) + given.more))
    return tag("section", title, listed, *map(quiet, lines))


def _title_changed(number: str) -> str:
    return part(_("What changed ({n})").format(n=number))


def _none_changed() -> str:
    return quiet(_("No district’s state is another on the later day."))


def _row(name: str, states: str, events: str) -> str:
    return tag("li", name, states, quiet(_("By these events:")), tag("ul", events))


def _state_on(day: date, state: DistrictState, notes: Notes) -> str:
    return _state(word_day(day), day.isoformat(), notes.state(state))


def _state(day: str, iso: str, state: str) -> str:
    return tag("div", tag("time", escape(day), datetime=iso), state)


def _between(given: Comparison, notes: Notes, days: tuple[str, str]) -> str:
    number = word_number(len(given.between) + given.left_out)
    rows = (_event(event, given, notes) for event in given.between)
    rest = quiet(_("and {n} more").format(n=word_number(given.left_out))) if given.left_out else ""
    none = "" if given.between else _nothing_between()
    return tag("section", _title_between(days, number), none, tag("ul", *rows), rest)


def _title_between(days: tuple[str, str], number: str) -> str:
    title = _("After {first} and up to {last} ({n})")
    return part(title.format(first=days[0], last=days[1], n=number))


def _nothing_between() -> str:
    return quiet(_("Nothing in these sources."))


def _event(event: Event, given: Comparison, notes: Notes) -> str:
    return event_line(event, given.addresses.get(event.id, "./"), notes)


def event_line(event: Event, address: str, notes: Notes) -> str:
    """Return an event as one line of a list: its summary, which leads to its address, its date and place."""
    link = outside("a", event.summary, href=address, data_go="", target="_self")
    when = tag("span", escape(f"{notes.dated(event)} · {notes.districts(event)}"), cls="when")
    return tag("li", link, " ", when)


def _figure(day: date, svg: str) -> str:
    return tag("figure", tag("figcaption", escape(word_day(day))), svg)
