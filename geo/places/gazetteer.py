"""Names to places, with rivals and scores.

A name may be spelt in any of four languages and three scripts, or garbled on its way through a translation;
several places may share it. So the gazetteer never answers with one place but with candidates, best first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from geo.errors import UnknownKindError, UnknownPlaceError
from geo.places.rows import KINDS, UNITS, Place, read_places
from geo.places.spelling import plain_key, sound_key

GAZETTEER = Path(__file__).parents[1] / "data" / "gazetteer.csv"

SAME_NAME, SAME_SOUND = 1.0, 0.97
# A likeness of sound keys counts a little less than their being the same.
LIKENESS_WEIGHT = 0.95
# How alike (0-100, rapidfuzz.fuzz.ratio) two sound keys must be, by the length of the shorter. One wrong
# letter in a short name makes another name, so that short names must be the same. The thousands of villages
# are each rarely meant and together cover most short words; they have to be more alike than districts and
# places of the collection.
LIKENESS = {"known": ((8, 82.0), (6, 85.0), (5, 90.0)), "other": ((9, 90.0), (7, 92.0))}
LONGEST_NAME = 100
"""Letters; a longer text is no name, and comparing it with all of them would take seconds."""


@dataclass(frozen=True)
class Candidate:
    """A place that a text may mean; `score` to 1, the same name but for script, case and diacritics."""

    id: str
    name: str
    kind: str
    score: float
    lat: float
    lon: float
    district: str | None
    district_name: str | None
    country: str


class Gazetteer:
    """Places by id and by name."""

    def __init__(self, places: Iterable[Place]) -> None:
        """Index the places by their keys; a place is found by each of its names."""
        self._places = {place.id: place for place in places}
        # A collection's own gazetteer may have further kinds.
        self._kinds = tuple(dict.fromkeys((*KINDS, *(place.kind for place in self._places.values()))))
        self._by_plain: dict[str, list[Place]] = {}
        self._by_sound: dict[str, list[Place]] = {}
        for place in self._places.values():
            plains = {plain_key(name) for name in (place.name, *place.names)} - {""}
            for plain in plains:
                self._by_plain.setdefault(plain, []).append(place)
            for sound in {sound_key(plain) for plain in plains}:
                self._by_sound.setdefault(sound, []).append(place)
        self._sounds = list(self._by_sound)

    @classmethod
    def load(cls, path: Path = GAZETTEER) -> Gazetteer:
        """Load a gazetteer file. Raises GazetteerError with every fault of the file."""
        return cls(read_places(path))

    @property
    def ids(self) -> list[str]:
        """Return the ids of all places."""
        return list(self._places)

    def place(self, id: str) -> Place:
        """Return the place with this id. Raises UnknownPlaceError."""
        try:
            return self._places[id]
        except KeyError:
            raise UnknownPlaceError(id, "an id of the gazetteer, such as 'AZ-KAL' or 'toghana'") from None

    def places(self) -> Iterable[Place]:
        """Return all places."""
        return self._places.values()

    def spelled(self, plain: str) -> Sequence[Place]:
        """Return the places of which a name has this plain key."""
        return self._by_plain.get(plain, ())

    def sounding(self, sound: str) -> Sequence[Place]:
        """Return the places of which a name has this sound key."""
        return self._by_sound.get(sound, ())

    def find(
        self, text: str, *, within: str | None = None, kind: str | None = None, limit: int = 10
    ) -> list[Candidate]:
        """Return the places a name may mean, best first; none for a text that resembles no name.

        `within` keeps the settlements of one district or province; so does a text "name, district". `kind` is
        one of KINDS. Raises UnknownPlaceError for an unknown `within`, UnknownKindError for an unknown
        `kind`.
        """
        if within is not None and (within not in self._places or self._places[within].kind not in UNITS):
            raise UnknownPlaceError(within, "the code of a district or province, such as 'AZ-KAL'")
        if kind is not None and kind not in self._kinds:
            raise UnknownKindError(kind, f"one of {', '.join(self._kinds)}")
        name, *around = text.split(",")
        # What names no unit narrows nothing: "Agdam, Azerbaijan".
        known = filter(None, map(self._units_called, around))
        units = {within} if within is not None else next(known, set())
        scores = {
            place: score
            for place, score in self._score(name).items()
            if (not units or place.district in units) and (kind is None or place.kind == kind)
        }
        ranked = sorted(scores.items(), key=lambda pair: _rank(*pair))
        return [_candidate(place, score) for place, score in ranked[:limit]]

    def _units_called(self, text: str) -> set[str]:
        """Return the codes of the units that fit a text best: several if they share the name."""
        scores = {place.id: score for place, score in self._score(text).items() if place.kind in UNITS}
        best = max(scores.values(), default=0.0)
        return {id for id, score in scores.items() if score == best}

    def _score(self, text: str) -> dict[Place, float]:
        plain = plain_key(text) if len(text) <= LONGEST_NAME else ""
        sound = sound_key(plain)
        scores: dict[Place, float] = {}
        if not sound:
            return scores
        lowest = min(least for steps in LIKENESS.values() for _, least in steps)
        alike = process.extract(sound, self._sounds, scorer=fuzz.ratio, score_cutoff=lowest, limit=None)
        for key, likeness, _ in alike:
            # Garbled or not, a name keeps its first sound: Ankara is not Lankaran.
            if key[0] != sound[0]:
                continue
            for place in self._by_sound[key]:
                if key == sound:
                    scores[place] = SAME_SOUND
                elif likeness >= _least_likeness(place, min(len(key), len(sound))):
                    scores[place] = max(scores.get(place, 0.0), likeness / 100 * LIKENESS_WEIGHT)
        return scores | dict.fromkeys(self._by_plain.get(plain, []), SAME_NAME)


def load_gazetteer(path: Path = GAZETTEER) -> Gazetteer:
    """Load the gazetteer that ships, or another file of its form. Raises GazetteerError."""
    return Gazetteer.load(path)


def _least_likeness(place: Place, length: int) -> float:
    """Return how alike a name of this length must be to be taken for the place; above 100 is never."""
    known = place.kind in UNITS or _is_own(place)
    steps = LIKENESS["known" if known else "other"]
    return next((least for shortest, least in steps if length >= shortest), 101.0)


def _rank(place: Place, score: float) -> tuple[float, int, bool, int, str]:
    kind = KINDS.index(place.kind) if place.kind in KINDS else len(KINDS)
    return (-round(score, 3), kind, not _is_own(place), -(place.population or 0), place.id)


def _is_own(place: Place) -> bool:
    """Return whether the collection speaks of the place: then its id is a word, no record's number."""
    return not place.id.startswith("wof-") and not place.id.isdecimal()


def _candidate(place: Place, score: float) -> Candidate:
    return Candidate(
        id=place.id,
        name=place.name,
        kind=place.kind,
        score=round(score, 3),
        lat=place.lat,
        lon=place.lon,
        district=place.district,
        district_name=place.district_name,
        country=place.country,
    )
