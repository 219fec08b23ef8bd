"""What the page shows, as one record, and how an address words it: read, checked, and written again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeVar, get_args
from urllib.parse import urlencode

from events.dates import parse_day
from events.errors import DateError
from events.finding.queries import LONGEST
from events.model import CLOCKS, Clock, Settings
from events.timeline.filter import NO_FILTER, Filter
from events.words.catalogue import _

Scale = Literal["days", "chronology"]
SCALES: tuple[Scale, ...] = get_args(Scale)
# Addresses written by earlier versions carried the labels of the scales instead of their codes.
EARLIER_SCALES: dict[str, Scale] = {"Each day": "days", "Whole chronology": "chronology"}
FILTERS = ("kinds", "districts", "sources", "sides", "words")
PARAMETERS = (
    *("date", "district", "clock", *FILTERS, "lang", "scale", "event", "at", "layers"),
    *("q", "compare", "story"),
)
# Latitude and longitude in degrees, and the zoom of the map.
PLACE = re.compile(r"(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?),(\d{1,2}(?:\.\d+)?)")
NO_LAYERS = "none"

_Code = TypeVar("_Code", bound=str)
# Within `View` the name `date` is a field.
Day = date


@dataclass(frozen=True, slots=True)
class View:
    """What the page shows.

    No district is the whole region. `filter` says which events are let through, and `event` is the one that
    a link leads to; names are in the language `lang` (BCP 47; empty: as the collection has them); the map
    opens `at` a place and with some `layers` where a link names them. `q` is what is searched for, `compare`
    a second day that is set beside the first, `story` the step of the story that is shown, from 1.
    """

    date: date
    district: str | None = None
    clock: Clock = "happened"
    filter: Filter = NO_FILTER
    lang: str = ""
    scale: Scale = "days"
    event: str | None = None
    at: str | None = None
    layers: tuple[str, ...] = ()
    q: str = ""
    compare: Day | None = None
    story: int | None = None


@dataclass(frozen=True, slots=True)
class Allowed:
    """What the address of a collection may ask for.

    `span` holds the first and the last day that the page can show, `lists` the values of each parameter of
    the filter that takes some of a list, `layers` the keys of the map's layers, `langs` the languages of
    names, of which the first is that of the collection itself. `is_read` says that the collection is small
    enough to look for words and sides in its records. `steps` counts those of its story.
    """

    settings: Settings
    span: tuple[date, date]
    lists: Mapping[str, Sequence[str]]
    layers: Sequence[str] = ()
    langs: Sequence[str] = ()
    is_read: bool = True
    steps: int = 0


def read_view(parameters: Mapping[str, Sequence[str]], allowed: Allowed) -> tuple[View, dict[str, str]]:
    """Read the query parameters of an address.

    A value that cannot be used is replaced by its default; the second part of the answer has a message for
    it, by the name of its parameter. Without a scale, a day within the collection's own days is shown among
    them, any other in the chronology.
    """
    reader, settings = _Reader(parameters), allowed.settings
    day = reader.day("date", allowed.span) or settings.opens_on
    scale = EARLIER_SCALES.get(reader.last("scale")) or reader.one("scale", SCALES)
    if scale is None:
        scale = scale_of(settings, day)
    view = View(
        date=day,
        district=reader.one("district", [district.code for district in settings.districts]),
        clock=reader.one("clock", CLOCKS) or CLOCKS[0],
        filter=_read_filter(reader, allowed),
        lang=_read_lang(reader, allowed.langs),
        scale=scale,
        event=reader.last("event") or None,
        at=reader.place("at"),
        layers=reader.some("layers", (*allowed.layers, NO_LAYERS)),
        q=" ".join(reader.last("q").split())[:LONGEST],
        compare=reader.day("compare", allowed.span),
        story=reader.number("story", allowed.steps),
    )
    return view, reader.messages


def _read_lang(reader: _Reader, langs: Sequence[str]) -> str:
    asked = reader.one("lang", langs)
    return asked if asked is not None and asked != langs[0] else ""


def _read_filter(reader: _Reader, allowed: Allowed) -> Filter:
    lists = {name: reader.some(name, values) for name, values in allowed.lists.items()}
    words = reader.last("words")
    if not allowed.is_read:
        for name in ("sides", "words"):
            if value := reader.last(name):
                reader.reject(name, value, _("nothing: the collection is too large to look for this"))
        lists["sides"], words = (), ""
    return Filter(**lists, words=" ".join(words.split()))


class _Reader:
    """Reads parameters; keeps a message for each value that cannot be used."""

    def __init__(self, parameters: Mapping[str, Sequence[str]]) -> None:
        self._parameters = parameters
        self.messages: dict[str, str] = {}

    def reject(self, name: str, value: str, expected: str) -> None:
        self.messages[name] = word_rejected(name, value, expected)

    def last(self, name: str) -> str:
        return (self._parameters.get(name) or [""])[-1]

    def one(self, name: str, allowed: Iterable[_Code]) -> _Code | None:
        value = self.last(name)
        found = next((one for one in allowed if one == value), None)
        if value and found is None:
            self.reject(name, value, _("one of {codes}").format(codes=", ".join(allowed)))
        return found

    def some(self, name: str, allowed: Sequence[str]) -> tuple[str, ...]:
        given = [part for value in self._parameters.get(name, ()) for part in value.split(",") if part]
        if unknown := [one for one in given if one not in allowed]:
            self.reject(name, ", ".join(unknown), _("some of {codes}").format(codes=", ".join(allowed)))
        return tuple(one for one in allowed if one in given)

    def place(self, name: str) -> str | None:
        text = self.last(name)
        found = PLACE.fullmatch(text)
        if found and abs(float(found[1])) <= 85 and abs(float(found[2])) <= 540 and float(found[3]) <= 18:
            return text
        if text:
            self.reject(
                name, text, _("latitude, longitude and zoom, such as {place}").format(place="39.9,46.1,8")
            )
        return None

    def number(self, name: str, last: int) -> int | None:
        value = self.last(name)
        if not value or value in map(str, range(1, last + 1)):
            return int(value) if value else None
        expected = _("a number from 1 to {last}") if last else _("nothing: this collection has no story")
        self.reject(name, value, expected.format(last=last))
        return None

    def day(self, name: str, span: tuple[date, date]) -> date | None:
        if not (text := self.last(name)):
            return None
        try:
            asked = parse_day(text)
        except DateError:
            self.reject(name, text, _("a day such as {day}").format(day="2020-11-18"))
            return None
        if span[0] <= asked <= span[1]:
            return asked
        self.reject(name, text, _("a day from {first} to {last}").format(first=span[0], last=span[1]))
        return None


def word_rejected(name: str, value: str, expected: str) -> str:
    """Word that a parameter of the address cannot be used, and what was expected."""
    return _("{parameter} in the address: expected {expected}").format(
        parameter=f"{name}={value!r}", expected=expected
    )


def view_address(view: View) -> str:
    """Return the address at which the map's page shows a view, as seen from any page."""
    return "./?" + urlencode(write_view(view))


def leave_aside(view: View) -> View:
    """Return a view without event, search, comparison, story and place: what the notes follow from."""
    return replace(view, event=None, q="", compare=None, story=None, at=None, layers=())


def scale_of(settings: Settings, day: date) -> Scale:
    """Return the scale that has a day: each day of the collection's own, the chronology beyond them."""
    return "days" if settings.first_day <= day <= settings.last_day else "chronology"


def write_view(view: View) -> dict[str, str]:
    """Return the query parameters that open a view again: its day, and what differs from the defaults."""
    plain = View(view.date)
    return {
        name: value
        for name, value, default in (
            ("date", view.date.isoformat(), ""),
            ("district", view.district, None),
            ("clock", view.clock, plain.clock),
            *((name, ",".join(getattr(view.filter, name)), "") for name in FILTERS[:-1]),
            ("words", view.filter.words, ""),
            ("lang", view.lang, plain.lang),
            ("scale", view.scale, plain.scale),
            ("event", view.event, None),
            ("at", view.at, None),
            ("layers", ",".join(view.layers), ""),
            ("q", view.q, ""),
            ("compare", view.compare.isoformat() if view.compare else None, None),
            ("story", str(view.story) if view.story else None, None),
        )
        if value is not None and value != default
    }
