"""What each control looks like and is called: colours, hatches, and the words on the map.

The fills are from the palette of Okabe and Ito, which the common forms of colour blindness tell apart; the
hatch and the words show the state without colour. How hatches, lines and the arrow are drawn: `symbols`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from events.model import CONTROLS, Control, DistrictState, Settings
from events.words.wording import word_day

Hatch = Literal["none", "lines", "cross", "dots", "solid"]


@dataclass(frozen=True, slots=True)
class Look:
    """A fill, a hatch drawn over it in `stroke`, and the words of the legend."""

    fill: str
    stroke: str
    hatch: Hatch
    words: str


LOOKS: dict[Control, Look] = {
    "none": Look("#f2efe9", "#6b6b6b", "none", "No handover or change of control reported"),
    "held": Look("#e8a33d", "#7a4a00", "cross", "Reported under the control of the side that took it"),
    "due": Look("#f5e76a", "#6e6400", "lines", "Handover due: deadline not yet passed"),
    "unreported": Look(
        "#d9a3c2", "#7a2f5a", "dots", "Deadline passed, outcome not reported in these sources"
    ),
    "entered": Look("#5aa9d6", "#0b4f7d", "solid", "Reported: units entered"),
}
# What the name on the map carries below it.
SHORT: dict[Control, str] = {
    "none": "",
    "held": "reported as held",
    "due": "",
    "unreported": "outcome not reported",
    "entered": "units entered",
}
CLASH = Look("none", "#a03a00", "cross", "Clashes reported in its direction")
ROUTE = Look(
    "#1a1a1a", "#1a1a1a", "none", "Movement reported on this day: direction only, not the road taken"
)


def words_of(settings: Settings) -> dict[Control, str]:
    """Return the words for each control: a collection's own where it has them."""
    return {control: look.words for control, look in LOOKS.items()} | dict(settings.words)


# How a state with a deadline is worded, here and in the browser. `{day}` stands for a day in words, `{moved}`
# for the deadlines that it replaced: nothing, or the bracket below with all of them.
STATE_WORDS = {
    "due": "Handover due by {day}{moved}",
    "unreported": "Deadline of {day} passed, outcome not reported in these sources",
    "moved": " (moved from {day})",
    "and": " and ",
}


def state_words(settings: Settings) -> dict[str, Any]:
    """Return all that the browser composes the words of a state of: see STATE_WORDS.

    `controls` are in the order of CONTROLS; `date` is the pattern of a day, with its number, month and year.
    """
    months = [word_day(date(2000, month, 1)).split()[1] for month in range(1, 13)]
    words = words_of(settings)
    controls = [words[control] for control in CONTROLS]
    return STATE_WORDS | {"controls": controls, "months": months, "date": "{number} {month} {year}"}


def word_state(state: DistrictState, words: Mapping[Control, str]) -> str:
    """Word the state of a district, without a full stop and without counting days."""
    pattern = STATE_WORDS.get(state.control)
    if state.deadline is None or pattern is None:
        return words[state.control]
    return pattern.format(day=word_day(state.deadline), moved=word_moved(state.supersedes))


def word_moved(supersedes: tuple[date, ...]) -> str:
    """Word the deadlines that were moved, as a bracket; empty if there is none."""
    if not supersedes:
        return ""
    return STATE_WORDS["moved"].format(day=STATE_WORDS["and"].join(word_day(day) for day in supersedes))


def word_days_left(days: int) -> str:
    """Word the days until a deadline: today, 1 day left, 7 days left."""
    return "today" if days == 0 else f"{days} day{'s' * (days != 1)} left"


# The words of the map's script; `{n}` stands for a number.
MAP_WORDS: dict[str, str | list[str]] = {
    "map": "Map of the districts: each is a button that opens its notes",
    "legend": "Legend",
    "border": "International border",
    "by": "by",
    "today": word_days_left(0),
    "one_day_left": word_days_left(1),
    "days_left": word_days_left(2).replace("2", "{n}"),
    "moved_from": "moved from",
    "clashes": "Clashes reported",
    "differs": "accounts differ",
    "counted": "{n} events in 30 days",
    "counted_one": "1 event in 30 days",
    "placeless": "{n} without a place",
    "loading": "loading …",
    "counts_key": "Disc: at its place. Broken ring: somewhere in the district. Dark: of this day.",
    "leaves": "Troops reported to set out from here on this day",
    "months": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "credits": ["Shapes: Who’s On First, Natural Earth, GeoNames", "Leaflet"],
}


@dataclass(frozen=True, slots=True)
class DayMarks:
    """What a day adds to the state of a district: the date of a clash, a departure, a disagreement."""

    clash: str = ""
    leaves: bool = False
    differs: bool = False


def word_district(state: DistrictState, marks: DayMarks, words: Mapping[Control, str]) -> str:
    """Word all that the map says of a district: its state, the days left, clashes, who sets out.

    As `stateWords` in geo/web/districts.js does.
    """
    first = word_state(state, words)
    if state.days_left is not None:
        first += f", {word_days_left(state.days_left)}"
    more = [f"{MAP_WORDS['clashes']}, {marks.clash}"] if marks.clash else []
    more += [str(MAP_WORDS["leaves"])] if marks.leaves else []
    return ". ".join([first, *more])


def label_lines(name: str, state: DistrictState, marks: DayMarks) -> list[str]:
    """Return the lines of a district's label on the map, its name first.

    As `labelLines` in geo/web/districts.js does.
    """
    lines = [name]
    if state.days_left is not None and state.deadline:
        lines.append(f"{MAP_WORDS['by']} {_short_day(state.deadline)} · {word_days_left(state.days_left)}")
        if state.supersedes:
            lines.append(f"{MAP_WORDS['moved_from']} {', '.join(map(_short_day, state.supersedes))}")
    elif SHORT[state.control]:
        lines.append(SHORT[state.control])
    lines += [f"{MAP_WORDS['clashes']}, {marks.clash}"] if marks.clash else []
    return [*lines, f"≠ {MAP_WORDS['differs']}"] if marks.differs else lines


def _short_day(day: date) -> str:
    return f"{day.day} {MAP_WORDS['months'][day.month - 1]}"


CREDITS = (
    "Shapes: Who’s On First (Mesoshapes, CC0; Quattroshapes, CC BY 2.0). Names: GeoNames (CC BY 4.0). Lines "
    "and waters: Natural Earth. Simplified and joined. Map: Leaflet, by way of folium."
)
GROUP_TITLES = {
    "neighbours": "Neighbouring districts and provinces",
    "handover": "Districts with a deadline or a handover",
    "origin": "Districts troops set out from",
    "clash": "Clashes",
    "movements": "Troop movements",
    "counts": "Events of the 30 days up to this day",
    "settlements": "Towns and villages",
}
