"""Two days set side by side: what changed between them, by which events, and the map of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from events.model import DistrictState, Event
from events.words.catalogue import _
from events.words.direction import isolate
from events.words.wording import word_day, word_number
from geo.escaping import escape
from geo.html.elements import outside, tag, void
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
    days = {"first": word_day(given.first), "last": word_day(given.last)}
    title = _("{first} and {last} compared").format(**days)
    parts = (
        tag("div", tag("h2", escape(title), tabindex="-1"), _controls(given), cls="comparison-head"),
        _changes(given, notes),
        tag("div", *(_figure(day, svg) for day, svg in given.pictures.items()), cls="comparison-maps"),
        _between(given, notes),
    )
    return tag("div", *parts, cls="comparison")


def _controls(given: Comparison) -> str:
    first, last = given.span
    field = void(
        "input",
        type="date",
        value=given.asked.isoformat(),
        min=first.isoformat(),
        max=last.isoformat(),
        data_parameter="compare",
        data_name="day",
    )
    label = tag("label", escape(_("Second day")), " ", field)
    close = tag(
        "a", escape(_("Close the comparison")), href=given.addresses[""], data_go="compare=", cls="button"
    )
    return tag("p", label, " ", close)


def _changes(given: Comparison, notes: Notes) -> str:
    title = _("What changed ({n})").format(n=word_number(len(given.changed) + given.more))
    rows = [
        tag(
            "li",
            outside("b", one.name),
            _state(given.first, one.before, notes),
            _state(given.last, one.after, notes),
            tag("p", escape(_("By these events:")), cls="quiet"),
            tag("ul", *(_event(event, given, notes) for event in one.made_by)),
        )
        for one in given.changed
    ]
    none = tag("p", escape(_("No district’s state is another on the later day.")), cls="quiet")
    quiet = []
    if given.more:
        quiet.append(_("and {n} more").format(n=word_number(given.more)))
    if given.same:
        quiet.append(_("Without a change: {names}").format(names=", ".join(map(isolate, given.same))))
    lines = "".join(tag("p", escape(line), cls="quiet") for line in quiet)
    listed = tag("ul", *rows, cls="changes") if rows else none
    return tag("section", tag("h3", escape(title), cls="notes-part"), listed, lines)


def _state(day: date, state: DistrictState, notes: Notes) -> str:
    return tag("div", tag("time", escape(word_day(day)), datetime=day.isoformat()), notes.state(state))


def _between(given: Comparison, notes: Notes) -> str:
    number = word_number(len(given.between) + given.left_out)
    title = _("After {first} and up to {last} ({n})").format(
        first=word_day(given.first), last=word_day(given.last), n=number
    )
    rows = (_event(event, given, notes) for event in given.between)
    more = _("and {n} more").format(n=word_number(given.left_out)) if given.left_out else ""
    rest = tag("p", escape(more), cls="quiet") if more else ""
    none = "" if given.between else tag("p", escape(_("Nothing in these sources.")), cls="quiet")
    return tag("section", tag("h3", escape(title), cls="notes-part"), none, tag("ul", *rows), rest)


def _event(event: Event, given: Comparison, notes: Notes) -> str:
    address = given.addresses.get(event.id, "./")
    link = outside("a", event.summary, href=address, data_go="", target="_self")
    when = tag("span", escape(f"{notes.dated(event)} · {notes.districts(event)}"), cls="when")
    return tag("li", link, " ", when)


def _figure(day: date, svg: str) -> str:
    return tag("figure", tag("figcaption", escape(word_day(day))), svg)
