"""What the page shows, as one record, and how an address words it: read, checked, and written again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar, get_args

from events.dates import parse_day
from events.errors import DateError
from events.model import CLOCKS, KINDS, Clock, Kind, Settings
from events.words.catalogue import _

Lang = Literal["en", "az", "hy", "ru"]
Scale = Literal["days", "chronology"]
LANGS: tuple[Lang, ...] = get_args(Lang)
SCALES: tuple[Scale, ...] = get_args(Scale)
# Addresses written by earlier versions carried the labels of the scales instead of their codes.
EARLIER_SCALES: dict[str, Scale] = {"Each day": "days", "Whole chronology": "chronology"}
PARAMETERS = ("date", "district", "clock", "kinds", "lang", "scale", "event")

_Code = TypeVar("_Code", bound=str)


@dataclass(frozen=True, slots=True)
class View:
    """What the page shows.

    No kinds means all of them; no district, the whole region. `event` is the one that a link leads to.
    """

    date: date
    district: str | None = None
    clock: Clock = "happened"
    kinds: tuple[Kind, ...] = ()
    lang: Lang = "en"
    scale: Scale = "days"
    event: str | None = None


def read_view(
    parameters: Mapping[str, Sequence[str]], settings: Settings, span: tuple[date, date]
) -> tuple[View, dict[str, str]]:
    """Read the query parameters of an address.

    `span` holds the first and the last day that the page can show. A value that cannot be used is replaced
    by its default; the second part of the answer has a message for it, by the name of its parameter. Without
    a scale, a day within the collection's own days is shown among them, any other in the chronology.
    """
    messages: dict[str, str] = {}

    def reject(name: str, value: str, expected: str) -> None:
        messages[name] = word_rejected(name, value, expected)

    def choose(name: str, allowed: Iterable[_Code]) -> _Code | None:
        value = _last(parameters, name)
        found = next((one for one in allowed if one == value), None)
        if value and found is None:
            reject(name, value, _("one of {codes}").format(codes=", ".join(allowed)))
        return found

    day = settings.opens_on
    if text := _last(parameters, "date"):
        try:
            asked = parse_day(text)
        except DateError:
            reject("date", text, _("a day such as {day}").format(day="2020-11-18"))
        else:
            if span[0] <= asked <= span[1]:
                day = asked
            else:
                reject("date", text, _("a day from {first} to {last}").format(first=span[0], last=span[1]))
    kinds = [part for value in parameters.get("kinds", ()) for part in value.split(",") if part]
    if unknown := [kind for kind in kinds if kind not in KINDS]:
        reject("kinds", ", ".join(unknown), _("some of {codes}").format(codes=", ".join(KINDS)))
    scale = EARLIER_SCALES.get(_last(parameters, "scale")) or choose("scale", SCALES)
    if scale is None:
        scale = "days" if settings.first_day <= day <= settings.last_day else "chronology"
    view = View(
        date=day,
        district=choose("district", [district.code for district in settings.districts]),
        clock=choose("clock", CLOCKS) or CLOCKS[0],
        kinds=tuple(kind for kind in KINDS if kind in kinds),
        lang=choose("lang", LANGS) or LANGS[0],
        scale=scale,
        event=_last(parameters, "event") or None,
    )
    return view, messages


def word_rejected(name: str, value: str, expected: str) -> str:
    """Word that a parameter of the address cannot be used, and what was expected."""
    return _("{parameter} in the address: expected {expected}").format(
        parameter=f"{name}={value!r}", expected=expected
    )


def write_view(view: View) -> dict[str, str]:
    """Return the query parameters that open a view again: its day, and what differs from the defaults."""
    plain = View(view.date)
    return {
        name: value
        for name, value, default in (
            ("date", view.date.isoformat(), ""),
            ("district", view.district, None),
            ("clock", view.clock, plain.clock),
            ("kinds", ",".join(view.kinds), ""),
            ("lang", view.lang, plain.lang),
            ("scale", view.scale, plain.scale),
            ("event", view.event, None),
        )
        if value is not None and value != default
    }


def _last(parameters: Mapping[str, Sequence[str]], name: str) -> str:
    return (parameters.get(name) or [""])[-1]
