"""What a picture shows: a day of the collection, and what of the ground is drawn on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from events.model import Clock, DistrictState, Event
from events.words.dating import word_when
from geo.drawing.layers import Shapes
from geo.drawing.style import DayMarks
from geo.print.discs import Disc
from geo.print.legend import is_of_day
from geo.print.projection import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What a map shows on a day: the state of each district by code, and the events drawn on that day.

    `event` is the id of the one that is marked, `lang` the language of the names, `clock` that of the states,
    `off` the keys of the layers that are not shown, beside those of districts, which have no state then.
    `discs` are where events of the thirty days up to the day were, and `corners` two points with all that the
    collection has between. `wide` are the districts in which an event of the day was somewhere.
    """

    day: date
    states: Mapping[str, DistrictState]
    drawn: Sequence[Event] = ()
    event: str | None = None
    lang: str = ""
    off: frozenset[str] = frozenset()
    clock: Clock = "happened"
    discs: Sequence[Disc] = ()
    corners: Sequence[Point] = ()
    wide: frozenset[str] = frozenset()

    @property
    def clashes(self) -> dict[str, Event]:
        """Return the clash reported in the direction of each district: of several the first in `drawn`."""
        fights = [event for event in self.drawn if event.kind.rule == "clash"]
        return {code: event for event in reversed(fights) for code in event.districts}

    @property
    def leaves(self) -> set[str]:
        """Return the districts from which troops are reported to set out."""
        routes = [(event, event.route) for event in self.drawn if event.route]
        return {code for event, route in routes for code in event.districts if code != route.to}


def list_lines(shapes: Shapes, moment: Moment) -> Iterator[Mapping[str, Any]]:
    """Return the borders, and the lines of a time, that are drawn on the day."""
    for feature in shapes["borders"]["features"]:
        given = feature["properties"]
        if is_of_day(given, moment.day) and given["kind"] not in moment.off:
            yield feature


def list_places(shapes: Shapes, moment: Moment) -> Sequence[Mapping[str, Any]]:
    """Return the towns and villages, if that layer is on."""
    places: Sequence[Mapping[str, Any]] = () if "settlements" in moment.off else shapes["places"]
    return places


def marks_of(code: str, moment: Moment) -> DayMarks:
    """Return what the day adds to a district.

    Where accounts differ is not marked here: the dossier sets them side by side.
    """
    clash = moment.clashes.get(code)
    return DayMarks(word_when(clash.when) if clash else "", code in moment.leaves)
