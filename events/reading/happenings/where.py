"""Where an event was: the places of its stretch, or those that "the district" and "there" refer back to."""

from __future__ import annotations

from collections import Counter
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

    def _opens_paragraph(self, hit: Hit, at: int) -> bool:
        segment = self.segments[hit.sentence]
        is_first = hit.sentence == 0 or self.segments[hit.sentence - 1].paragraph != segment.paragraph
        return is_first and hit.begin == segment.start and at < 8

    def _is_government(self, place: FoundPlace) -> bool:
        """Return whether a capital stands for its government: "at Yerevan's request"."""
        if place.kind not in ("city", "province"):
            return False
        after = self.low[place.words.end : place.words.end + 40]
        return after.startswith(("'s", "’s")) or bool(self.table.patterns["acts"].search(after))

    def _is_title(self, place: FoundPlace) -> bool:
        """Return whether a place only says who speaks or acts, or where: "told a conference in Barda"."""
        start = place.words.start
        if self._is_government(place):
            return True
        if self.table.patterns["venue"].search(self.low, max(0, start - 40), start):
            return True
        return any(begin <= start < end for begin, end in self.speakers)

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
        fit = [one for one in before if (not kinds or one.kind in kinds) and not self._is_government(one)]
        if named and self._opens_paragraph(hit, named.start()):
            # "The district …" at the head of a paragraph is the one that the article is about.
            counts = Counter(one.id for one in fit)
            most = max(counts.values(), default=0)
            fit = [one for one in fit if counts[one.id] == most]
        for one in reversed(fit):
            if paragraph - self.segments[one.words.sentence].paragraph > 4:
                break
            return [one]
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
