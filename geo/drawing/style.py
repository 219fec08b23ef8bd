"""What each control looks like and is called: colours, hatches, and the words on the map.

The fills are from the palette of Okabe and Ito, which the common forms of colour blindness tell apart; the
hatch and the words show the state without colour. How hatches, lines and the arrow are drawn: `symbols`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from events.kinds import SideColour
from events.model import CONTROLS, Control, DistrictState, Settings
from events.words.catalogue import N_, _, current_language
from events.words.wording import (
    count,
    date_patterns,
    month_names,
    plural_forms,
    word_day,
    word_short_day,
)
from geo.shapes.outlines import SHIPPED_CREDIT, Shapes

Hatch = Literal["none", "upright", "cross", "lines", "dots", "solid", "falling"]


@dataclass(frozen=True, slots=True)
class Look:
    """A fill, a hatch drawn over it in `stroke`, and the words of the legend."""

    fill: str
    stroke: str
    hatch: Hatch
    words: str


LOOKS: dict[Control, Look] = {
    "none": Look("#f2efe9", "#6b6b6b", "none", N_("No handover or change of control reported")),
    "implied": Look("#eeca82", "#7a4a00", "upright", N_("Control before the handover implied, not dated")),
    "held": Look("#e8a33d", "#7a4a00", "cross", N_("Reported under the control of the side that took it")),
    "due": Look("#f5e76a", "#6e6400", "lines", N_("Handover due: deadline not yet passed")),
    "unreported": Look(
        "#d9a3c2", "#7a2f5a", "dots", N_("Deadline passed, outcome not reported in these sources")
    ),
    "entered": Look("#5aa9d6", "#0b4f7d", "solid", N_("Reported: units entered")),
}
# What stands below the name on the map.
SHORT: dict[Control, str] = {
    "none": "",
    "implied": N_("earlier control implied"),
    "held": N_("reported as held"),
    "due": "",
    "unreported": N_("outcome not reported"),
    "entered": N_("units entered"),
}
CLASH = Look("none", "#a03a00", "cross", N_("Clashes reported in its direction"))
ROUTE = Look(
    "#1a1a1a", "#1a1a1a", "none", N_("Movement reported on this day: direction only, not the road taken")
)


# Those of the sides that control, by their colours; the words name the side.
_CONTROLLED = N_("Reported under the control of: {side}")
SIDE_LOOKS: dict[SideColour, Look] = {
    "blue": Look("#5aa9d6", "#0b4f7d", "solid", _CONTROLLED),
    "orange": Look("#e8a33d", "#7a4a00", "cross", _CONTROLLED),
    "green": Look("#90d5a5", "#1d5e35", "upright", _CONTROLLED),
    "pink": Look("#d9a3c2", "#7a2f5a", "dots", _CONTROLLED),
    "yellow": Look("#f5e76a", "#6e6400", "lines", _CONTROLLED),
    "grey": Look("#9d9a94", "#3d3b37", "falling", _CONTROLLED),
}


def list_names(settings: Settings) -> tuple[str, ...]:
    """Return the names of the states that a district may have: CONTROLS, and `by-` with each side."""
    return (*CONTROLS, *(f"by-{side}" for side, _colour in settings.colours))


def class_of(name: str, settings: Settings) -> str:
    """Return the class in style sheets of what is in a state of a name: `due`, `side-blue`."""
    if not name.startswith("by-"):
        return name
    return f"side-{dict(settings.colours)[name.removeprefix('by-')]}"


def all_looks() -> dict[str, Look]:
    """Return every look by its class, whatever the collection."""
    looks: dict[str, Look] = {str(control): look for control, look in LOOKS.items()}
    return looks | {f"side-{colour}": look for colour, look in SIDE_LOOKS.items()}


def looks_of(settings: Settings) -> dict[str, Look]:
    """Return the look of each state of a collection by its class, with the words of the legend."""
    looks, sides = all_looks(), dict(settings.sides)
    found: dict[str, Look] = {
        control: replace(LOOKS[control], words=words_of(settings)[control]) for control in CONTROLS
    }
    # Sides of one colour, as there are no more, have one row in the legend.
    for colour in dict.fromkeys(colour for _side, colour in settings.colours):
        named = ", ".join(sides[side] for side, other in settings.colours if other == colour)
        found[f"side-{colour}"] = replace(looks[f"side-{colour}"], words=_(_CONTROLLED).format(side=named))
    return found


def words_of(settings: Settings) -> dict[str, str]:
    """Return the words for each state by its name: a collection's own where it has them."""
    general = {str(control): _(look.words) for control, look in LOOKS.items()}
    sides = {f"by-{side}": _(_CONTROLLED).format(side=name) for side, name in settings.sides}
    return general | {str(control): words for control, words in settings.words} | sides


def short_of(settings: Settings) -> dict[str, str]:
    """Return what stands below the name of a district on the map, by the name of its state."""
    sides = {f"by-{side}": name for side, name in settings.sides}
    return {str(control): _(text) if text else "" for control, text in SHORT.items()} | sides


# How a state with a deadline is worded, here and in the browser. `{day}` stands for a day in words, `{moved}`
# for the deadlines that it replaced: nothing, or the bracket below with all of them.
STATE_WORDS = {
    "due": N_("Handover due by {day}{moved}"),
    "unreported": N_("Deadline of {day} passed, outcome not reported in these sources"),
    "moved": N_(" (moved from {day})"),
    "and": N_(" and "),
}


def state_words(settings: Settings) -> dict[str, Any]:
    """Return all that the browser composes the words of a state of: see STATE_WORDS.

    `controls` and `short`, what stands below a name, are in the order of `list_names`; `date` is the pattern
    of a day, with its day, month and year.
    """
    words = words_of(settings)
    controls = [words[name] for name in list_names(settings)]
    short = short_of(settings)
    patterns = {name: _(pattern) for name, pattern in STATE_WORDS.items()}
    return patterns | {
        "controls": controls,
        "short": [short[name] for name in list_names(settings)],
        "months": month_names(),
        "date": date_patterns()["day"],
    }


def word_state(state: DistrictState, words: Mapping[str, str]) -> str:
    """Word the state of a district, without a full stop and without counting days."""
    pattern = STATE_WORDS.get(state.control)
    if state.deadline is None or pattern is None:
        return words[state.name]
    return _(pattern).format(day=word_day(state.deadline), moved=word_moved(state.supersedes))


def word_moved(supersedes: tuple[date, ...]) -> str:
    """Word the deadlines that were moved, as a bracket; empty if there is none."""
    if not supersedes:
        return ""
    days = _(STATE_WORDS["and"]).join(word_day(day) for day in supersedes)
    return _(STATE_WORDS["moved"]).format(day=days)


def word_days_left(days: int) -> str:
    """Word the days until a deadline: today, 1 day left, 7 days left."""
    return _("today") if days == 0 else count("{n} day left", "{n} days left", days)


def word_briefly(state: DistrictState, settings: Settings) -> str:
    """Word a state in as few words as can be."""
    if state.control == "due" and state.deadline:
        return _("due by {day}").format(day=word_day(state.deadline))
    return short_of(settings)[state.name] or word_state(state, words_of(settings))


# What is said both on the live map and in the picture.
WORDS = {
    "map": N_("Map of the districts: each is a button that opens its notes"),
    "legend": N_("Legend"),
    "layers": N_("Layers"),
    "zoom_in": N_("Zoom in"),
    "zoom_out": N_("Zoom out"),
    "home": N_("Show all districts"),
    "locator": N_("Where this is"),
    "locator_of": N_("Small map of where in the world the districts are: in the red frame"),
    "village_in": N_("Village in {district}"),
    "town_in": N_("Town in {district}"),
    "border": N_("International border"),
    "today": N_("today"),
    "deadline": N_("by {day} · {left}"),
    "moved_from": N_("moved from {days}"),
    "clashes": N_("Clashes reported, {day}"),
    "differs": N_("accounts differ"),
    "placeless": N_("{counted}, {n} without a place"),
    "loading": N_("loading …"),
    "counts_key": N_(
        "Disc: at its place; with a broken edge: near it. Broken ring: somewhere around it, or in the "
        "district. Dark: of this day. Shaded district: somewhere in it, on this day."
    ),
    "circles": N_("Circles of events: the arrow keys lead from one to the next"),
    "near_place": N_("{what}, near {place}"),
    "wide": N_("Events reported somewhere in it on this day"),
    "leaves": N_("Troops reported to set out from here on this day"),
}
# How near to a point events are: there, near it, somewhere around it, somewhere in the district.
WAYS = ("", N_("Near this place"), N_("Somewhere around this place"), N_("Somewhere in this district"))
SHAPE_CREDITS = N_("Shapes: Who’s On First, Natural Earth, GeoNames")


def map_words(shapes: Shapes) -> dict[str, Any]:
    """Return the words that the map's script writes; a plural message is a table by plural category."""
    return {name: _(text) for name, text in WORDS.items()} | {
        "lang": current_language(),
        "days_left": plural_forms("{n} day left", "{n} days left"),
        "counted": plural_forms("{n} event in 30 days", "{n} events in 30 days"),
        "here": here_forms(),
        "degrees": [_("{n}° N"), _("{n}° S"), _("{n}° E"), _("{n}° W")],
        "ways": [_(text) if text else "" for text in WAYS],
        "months": month_names("abbreviated"),
        "date": date_patterns()["short"],
        "credits": [*word_credits(shapes, is_short=True), "Leaflet"],
    }


def here_forms() -> dict[str, str]:
    """Return how many events stand in one circle of the map, by plural category."""
    return plural_forms("{n} event here", "{n} events here")


def layer_titles() -> dict[str, str]:
    """Return the titles of the layers that a reader can switch, by their keys."""
    return {key: _(title) for key, title in GROUP_TITLES.items()}


@dataclass(frozen=True, slots=True)
class DayMarks:
    """What a day adds to the state of a district: the date of a clash, a departure, a disagreement."""

    clash: str = ""
    leaves: bool = False
    differs: bool = False


def word_district(state: DistrictState, marks: DayMarks, words: Mapping[str, str]) -> str:
    """Word all that the map says of a district: its state, the days left, clashes, who sets out.

    As `wordStatus` in geo/web/map/wording.js does.
    """
    first = word_state(state, words)
    if state.days_left is not None:
        first += f", {word_days_left(state.days_left)}"
    more = [_(WORDS["clashes"]).format(day=marks.clash)] if marks.clash else []
    more += [_(WORDS["leaves"])] if marks.leaves else []
    return ". ".join([first, *more])


def label_lines(name: str, state: DistrictState, marks: DayMarks, short: Mapping[str, str]) -> list[str]:
    """Return the lines of a district's label on the map, its name first; `short` is that of `short_of`.

    As `wordLabel` in geo/web/map/wording.js does.
    """
    lines = [name]
    if state.days_left is not None and state.deadline:
        day, left = word_short_day(state.deadline), word_days_left(state.days_left)
        lines.append(_(WORDS["deadline"]).format(day=day, left=left))
        if state.supersedes:
            days = ", ".join(map(word_short_day, state.supersedes))
            lines.append(_(WORDS["moved_from"]).format(days=days))
    elif short[state.name]:
        lines.append(short[state.name])
    lines += [_(WORDS["clashes"]).format(day=marks.clash)] if marks.clash else []
    return [*lines, f"≠ {_(WORDS['differs'])}"] if marks.differs else lines


CREDITS = N_(
    "Shapes: Who’s On First (Mesoshapes, CC0; Quattroshapes, CC BY 2.0). Names: GeoNames (CC BY 4.0). Lines "
    "and waters: Natural Earth. Simplified and joined."
)


def word_credits(shapes: Shapes, *, is_short: bool = False) -> list[str]:
    """Word whom to credit for what a map of these shapes shows; `is_short`: for the edge of a map."""
    shipped = _(SHAPE_CREDITS if is_short else CREDITS)
    return [shipped if credit == SHIPPED_CREDIT else credit for credit in shapes["credits"]]


# Of the live map alone.
MAP_CREDIT = N_("Map: Leaflet, by way of folium.")
GROUP_TITLES = {
    "neighbours": N_("Neighbouring districts and provinces"),
    "handover": N_("Districts with a deadline or a handover"),
    "origin": N_("Districts troops set out from"),
    "clash": N_("Clashes"),
    "areas": N_("Areas of control"),
    "traces": N_("Lines and areas of events"),
    "movements": N_("Troop movements"),
    "counts": N_("Events of the 30 days up to this day"),
    "settlements": N_("Towns and villages"),
}
