"""What each control looks like and is called: the one table of colours, hatches and words.

The fills are from the palette of Okabe and Ito, which the common forms of colour blindness tell apart; the
hatch and the words tell the state without colour.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from events.model import Control, DistrictState, Settings, word_day

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


def word_state(state: DistrictState, words: Mapping[Control, str]) -> str:
    """Word the state of a district, without a full stop and without counting days."""
    if state.deadline and state.control == "due":
        return f"Handover due by {word_day(state.deadline)}{word_moved(state.supersedes)}"
    if state.deadline and state.control == "unreported":
        return f"Deadline of {word_day(state.deadline)} passed, outcome not reported in these sources"
    return words[state.control]


def word_moved(supersedes: tuple[date, ...]) -> str:
    """Word the deadlines that were moved, as a bracket; empty if there is none."""
    if not supersedes:
        return ""
    first = " and ".join(word_day(day) for day in supersedes)
    return f" (moved from {first})"


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
    "leaves": "Troops reported to set out from here on this day",
    "months": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "credits": ["Shapes: Who’s On First, Natural Earth, GeoNames", "Leaflet"],
}
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
    "settlements": "Towns and villages",
}
