"""What a picture of the map shows on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from events.model import Clock, DistrictState, Event
from geo.print.discs import Disc
from geo.print.projection import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What a map shows on a day: the state of each district by code, and the events drawn on that day.

    `event` is the id of the one that is marked, `lang` the language of the names, `clock` that of the states,
    `off` the keys of the layers that are not shown, beside those of districts, which have no state then.
    `discs` are where events of the thirty days up to the day were, and `corners` two points with all that the
    collection has between.
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
