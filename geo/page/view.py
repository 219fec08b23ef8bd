"""What the address of the page asks for: read, checked, with a message for every value that cannot be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from events.dates import parse_day
from events.errors import DateError
from events.model import CLOCKS, KINDS, Clock, Kind, Settings

Lang = Literal["en", "az", "hy", "ru"]
LANGS: tuple[Lang, ...] = get_args(Lang)


@dataclass(frozen=True, slots=True)
class View:
    """What the page shows. No kinds means all of them; no district, the whole region."""

    date: date
    district: str | None = None
    clock: Clock = "happened"
    kinds: tuple[Kind, ...] = ()
    lang: Lang = "en"


def read_view(
    parameters: Mapping[str, Sequence[str]], settings: Settings, span: tuple[date, date]
) -> tuple[View, dict[str, str]]:
    """Read the query parameters; a value that cannot be is replaced by the default and told in a message.

    The messages come by the name of their parameter. `span` holds the first and the last day that the page
    can show.
    """
    messages: dict[str, str] = {}

    def reject(name: str, value: str, expected: str) -> None:
        messages[name] = f"{name}={value!r} in the address: expected {expected}"

    def choose(name: str, allowed: Sequence[str]) -> str | None:
        values = parameters.get(name, ())
        if not values or not values[-1]:
            return None
        if values[-1] in allowed:
            return values[-1]
        reject(name, values[-1], f"one of {', '.join(allowed)}")
        return None

    day = settings.opens_on
    if text := (parameters.get("date") or [""])[-1]:
        try:
            asked = parse_day(text)
        except DateError:
            reject("date", text, "a day such as 2020-11-18")
        else:
            if span[0] <= asked <= span[1]:
                day = asked
            else:
                reject("date", text, f"a day from {span[0]} to {span[1]}")
    kinds = [part for value in parameters.get("kinds", ()) for part in value.split(",") if part]
    if unknown := [kind for kind in kinds if kind not in KINDS]:
        reject("kinds", ", ".join(unknown), f"some of {', '.join(KINDS)}")
    district = choose("district", [district.code for district in settings.districts])
    asked_clock, asked_lang = choose("clock", CLOCKS), choose("lang", LANGS)
    clock = next((one for one in CLOCKS if one == asked_clock), CLOCKS[0])
    lang = next((one for one in LANGS if one == asked_lang), LANGS[0])
    return View(day, district, clock, tuple(kind for kind in KINDS if kind in kinds), lang), messages
