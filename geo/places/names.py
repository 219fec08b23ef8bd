"""The gazetteer as the reader of articles is handed it: names in any script, spelling, and garbled."""

from __future__ import annotations

from collections.abc import Sequence

from geo.places.gazetteer import Gazetteer
from geo.places.rows import UNITS, Place
from geo.places.spelling import plain_key, sound_key

# A sound key that short is that of many words.
SHORTEST_SOUND = 4


class GazetteerNames:
    """The names of a gazetteer, for `events.reading`; can be pickled."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Take the places and their keys."""
        self._gazetteer = gazetteer
        self._known = frozenset(
            place.id
            for place in gazetteer.places()
            if place.kind in UNITS or place.kind == "town" or not place.id.startswith("wof-")
        )

    def spelled(self, name: str) -> Sequence[Place]:
        """Return the places of this name, in any script, with or without accents."""
        return self._gazetteer.spelled(plain_key(name))

    def sounding(self, name: str) -> Sequence[Place]:
        """Return the places whose name is written otherwise for the same sounds: units, towns, known ones."""
        sound = sound_key(plain_key(name))
        if len(sound) < SHORTEST_SOUND:
            return ()
        return [place for place in self._gazetteer.sounding(sound) if place.id in self._known]

    def resembling(self, name: str) -> Sequence[Place]:
        """Return the places that a garbled name may mean, best first."""
        return [self._gazetteer.place(one.id) for one in self._gazetteer.find(name)]
