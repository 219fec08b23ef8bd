"""A name in a text to the places it may be: as it stands, without its ending, by its sound, or garbled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from babel import Locale

from events.reading.languages.tables import Table
from events.reading.places.names import NamedPlace, Names

Likeness = Literal["spelled", "inflected", "sounding", "garbled"]
_TAIL = re.compile(r"-[a-zа-яəё]\w*$")
_SHORTEST_STEM = 3
# Names of which it is remembered what they may be: some ten megabytes.
_MOST_KEPT = 50_000


@dataclass(frozen=True, slots=True)
class Hit:
    """The places that a name may be, and how alike it is."""

    places: tuple[NamedPlace, ...]
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Lookup:
    """Looks names up, each once; `seen` keeps what was found."""

    names: Names
    table: Table
    seen: dict[str, Hit | None] = field(default_factory=dict)
    garbled: dict[str, Hit | None] = field(default_factory=dict)

    def find(self, name: str) -> Hit | None:
        """Return the places of a name, or None."""
        if name not in self.seen:
            _make_room(self.seen)
            self.seen[name] = self._find(name)
        return self.seen[name]

    def is_inflected(self, name: str) -> bool:
        """Return whether a name is one of a place with an ending."""
        hit = self.find(name)
        return hit is not None and hit.likeness == "inflected"

    def find_garbled(self, name: str) -> Hit | None:
        """Return the places that a name resembles; only where something else says that it is a place."""
        if name not in self.garbled:
            _make_room(self.garbled)
            forms = [name, *self._stems(name)]
            some = next((found for form in forms if (found := self.names.resembling(form))), ())
            self.garbled[name] = Hit(tuple(some), "garbled") if some else None
        return self.garbled[name]

    def _find(self, name: str) -> Hit | None:
        bare = _TAIL.sub("", name)
        stems = self._stems(bare)
        # A country is no village, though one may be called so.
        if not _countries(self.table.code).isdisjoint(form.casefold() for form in (bare, *stems)):
            return None
        for likeness, forms in (("spelled", [bare]), ("inflected", stems)):
            found = _join([self.names.spelled(form) for form in forms])
            if found:
                return Hit(found, "spelled" if likeness == "spelled" else "inflected")
        found = _join([self.names.sounding(form) for form in (bare, *stems)])
        return Hit(found, "sounding") if found else None

    def _stems(self, name: str) -> list[str]:
        """Return a name without each ending that it has in this language, longest ending first."""
        low = name.lower()
        return [
            name[: len(name) - len(ending)] + put
            for key, put in self.table.texts["ending"].items()
            if low.endswith(ending := key.partition(">")[0]) and len(name) - len(ending) >= _SHORTEST_STEM
        ]


def _make_room(kept: dict[str, Hit | None]) -> None:
    """Forget all names where there are too many: an archive has more of them than memory."""
    if len(kept) >= _MOST_KEPT:
        kept.clear()


@cache
def _countries(code: str) -> frozenset[str]:
    """Return the names of countries in a language, without case."""
    territories = Locale.parse(code).territories
    return frozenset(name.casefold() for code, name in territories.items() if code.isalpha())


def _join(lists: Sequence[Sequence[NamedPlace]]) -> tuple[NamedPlace, ...]:
    places = {place.id: place for some in lists for place in some}
    return tuple(places.values())
