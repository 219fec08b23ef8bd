"""Where an event was: the places of its stretch, or those that "the district" and "there" refer back to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from events.reading.findings import FoundPlace
from events.reading.happenings.hits import Hit
from events.reading.languages.tables import Table
from events.reading.places.choose import UNITS
from events.reading.segments import Segment

_KINDS = {
    "district": UNITS,
    "region": UNITS,
    "province": UNITS,
    "town": ("town", "city"),
    "city": ("town", "city"),
    "village": ("village",),
}


@dataclass(frozen=True, slots=True)
class Ground:
    """The text's places by sentence; `speakers` is where it names who speaks, which is no event's place."""

    low: str
    segments: Sequence[Segment]
    places: Sequence[FoundPlace]
    table: Table
    speakers: Sequence[tuple[int, int]] = ()

    def of_sentence(self, number: int) -> list[FoundPlace]:
        """Return the places of a sentence."""
        return [one for one in self.places if one.words.sentence == number and not self._is_title(one)]

    def of_stretch(self, begin: int, stop: int) -> list[FoundPlace]:
        """Return the places between two characters."""
        found = [one for one in self.places if begin <= one.words.start < stop]
        # "Baku: …" says who speaks, not where it was.
        return [
            one
            for one in found
            if self.low[one.words.end : one.words.end + 1] != ":" and not self._is_title(one)
        ]

    def _is_title(self, place: FoundPlace) -> bool:
        """Return whether a place only says who speaks: "the mayor of Barda"."""
        return any(start <= place.words.start < end for start, end in self.speakers)

    def refer(self, hit: Hit) -> list[FoundPlace]:
        """Return the place that words of a hit's stretch refer back to, if any do."""
        stretch = self.low[hit.begin : hit.stop]
        if not self.table.patterns["there"].search(stretch):
            return []
        kinds: Sequence[str] = ()
        named = self.table.patterns["anaphor"].search(stretch)
        if named:
            kinds = _KINDS.get(self.table.texts.get("anaphor_kind", {}).get(named["kind"], named["kind"]), ())
        before = [one for one in self.places if one.words.start < hit.begin or one.words.end <= hit.start]
        paragraph = self.segments[hit.sentence].paragraph
        for one in reversed(before):
            if paragraph - self.segments[one.words.sentence].paragraph > 4:
                break
            if not kinds or one.kind in kinds:
                return [one]
            # "The district" around a village that was told of.
        return []


def as_fields(places: Sequence[FoundPlace]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of districts and of settlements, each once, in their order."""
    districts: dict[str, None] = {}
    settlements: dict[str, None] = {}
    for one in places:
        if one.kind in UNITS:
            districts[one.id] = None
        else:
            settlements[one.id] = None
            if one.district:
                districts[one.district] = None
    return tuple(districts), tuple(settlements)
