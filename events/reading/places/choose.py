"""Rivals told apart: by the kind beside the name, by how well known, by the other places of the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.reading.places.names import NamedPlace

if TYPE_CHECKING:
    from events.reading.places.find import Mention

UNITS = ("district", "province", "city")
# Which kinds a word beside a name allows, those it means first first.
KINDS_OF = {
    "district": ("district", "province", "city"),
    "city": ("city", "town", "village"),
    "village": ("village", "town"),
}
_ORDER = ("district", "province", "city", "town", "village")
_SHORTEST_VILLAGE = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """The place that a mention is, why, and others that it may be."""

    place: NamedPlace
    reason: str
    rivals: tuple[str, ...]
    is_certain: bool


def choose_all(mentions: Sequence[Mention]) -> list[tuple[Mention, Choice]]:
    """Choose for every mention that is a place."""
    taken = {one.text.casefold() for one in mentions if one.is_name}
    kinds_named = _kinds_named(mentions)
    first = [(one, _choose(one, kinds_named, taken, ())) for one in mentions]
    around: dict[int, list[NamedPlace]] = {}
    for one, choice in first:
        if choice and (choice.is_certain or choice.place.kind in UNITS):
            around.setdefault(one.sentence, []).append(choice.place)
    everywhere = [place for some in around.values() for place in some]
    chosen = []
    for one, _ in first:
        near = around.get(one.sentence, [])
        choice = _choose(one, kinds_named, taken, near or everywhere)
        if choice:
            chosen.append((one, choice))
    return chosen


def _kinds_named(mentions: Sequence[Mention]) -> dict[str, set[str]]:
    """Return, for each name, the kinds that words beside it tell anywhere in the article."""
    kinds_named: dict[str, set[str]] = {}
    for one in mentions:
        if one.wanted:
            for place in one.hit.places[:3]:
                kinds_named.setdefault(place.name, set()).add(one.wanted)
    return kinds_named


def _choose(
    one: Mention, kinds_named: dict[str, set[str]], taken: set[str], near: Sequence[NamedPlace]
) -> Choice | None:
    if one.is_name:
        return None
    if not one.wanted and one.text.casefold() in taken and not one.is_located:
        return None
    places, reason = _allowed(one, kinds_named)
    if not places:
        return None
    kind = places[0].kind
    rivals = [place for place in places if place.kind == kind]
    others = [place for place in near if place.name != rivals[0].name]
    rivals.sort(key=lambda place: _rank(place, others))
    best = rivals[0]
    if kind == "village" and not _is_village_sure(one, best, others):
        return None
    # Nearness alone is a guess; a place in a district that is named, or that the collection knows, is none.
    known = not best.id.startswith("wof-") or kind in UNITS or _rank(best, others)[0] == 0
    tie = len(rivals) > 1 and (not known or _rank(best, others)[:2] == _rank(rivals[1], others)[:2])
    if len(rivals) > 1:
        reason += "; of several of that name the one nearest to the other places"
    if one.hit.likeness == "garbled":
        reason += "; the name is garbled"
    ids = tuple(place.id for place in [*rivals[1:4], *(p for p in places if p.kind != kind)][:4])
    return Choice(best, reason, ids, not tie and one.hit.likeness != "garbled")


def _allowed(one: Mention, kinds_named: dict[str, set[str]]) -> tuple[list[NamedPlace], str]:
    """Return the places of the kind that is meant, and why it is that kind."""
    wanted, reason = one.wanted, f"“{one.wanted}” beside the name"
    known = kinds_named.get(one.hit.places[0].name, set())
    if not wanted and known == {"city"} and not one.is_of_units:
        wanted, reason = "city", "called a town elsewhere in the article"
    if wanted:
        kinds = KINDS_OF[wanted]
        found = [place for kind in kinds for place in one.hit.places if place.kind == kind]
        if found or wanted == "village":
            return found, reason
    # Garbled, a name is taken for a place of the kind that stands beside it, or for none.
    if one.hit.likeness == "garbled":
        return [], ""
    ordered = sorted(one.hit.places, key=lambda place: _ORDER.index(place.kind))
    return ordered, f"a name of the gazetteer ({one.hit.likeness})"


def _rank(place: NamedPlace, near: Sequence[NamedPlace]) -> tuple[int, float, bool, int, str]:
    """Return what sorts rivals: the same district, nearness, known to the collection, larger."""
    around = {other.id for other in near} | {other.district for other in near if other.district}
    same = 0 if place.district in around or place.id in around else 1
    far = min(((place.lat - other.lat) ** 2 + (place.lon - other.lon) ** 2 for other in near), default=0.0)
    return (same, round(far, 2), place.id.startswith("wof-"), -(place.population or 0), place.id)


def _is_village_sure(one: Mention, place: NamedPlace, near: Sequence[NamedPlace]) -> bool:
    """Return whether enough speaks for a village: thousands of them cover many names of people and things."""
    if one.wanted:
        return True
    if one.hit.likeness == "sounding" or len(one.text) < _SHORTEST_VILLAGE:
        return False
    if not place.id.startswith("wof-") or one.is_located:
        return True
    around = {other.id for other in near} | {other.district for other in near}
    return place.district in around and len(one.text) > _SHORTEST_VILLAGE
