"""How a browser finds a place by its name in any spelling: as `geo.places` does, by tables made here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from anyascii import anyascii

from events.folding import fold
from geo.drawing.published_data import NamedPlace, Spelling
from geo.places.gazetteer import LIKENESS, LIKENESS_WEIGHT
from geo.places.spelling import KIND_WORDS, SOUNDS, plain_key, sound_key
from geo.views.opened import Opened

# How well a spelling must fit a name, as the page's own search asks of the places that events speak of.
LEAST_SCORE = 0.8
# Cyrillic, also as Azerbaijani was written in it, Armenian, and Latin letters beyond those with marks.
LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяёғҝҹһәөүաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆևəıßæø"


def make_spelling(opened: Opened) -> Spelling:
    """Return the names of all places by which things are found, and how spellings are brought together."""
    least = LEAST_SCORE / LIKENESS_WEIGHT * 100
    return {
        "letters": {letter: anyascii(letter).lower() for letter in LETTERS},
        # A group that is taken up again is written otherwise in JavaScript.
        "sounds": [(pattern.pattern, re.sub(r"\\(\d)", r"$\1", sound)) for pattern, sound in SOUNDS],
        "kinds": sorted(KIND_WORDS),
        "likeness": [(length, max(one, least)) for length, one in LIKENESS["known"]],
        "places": dict(_list_places(opened)),
    }


def _list_places(opened: Opened) -> Iterator[tuple[str, NamedPlace]]:
    features = [one["properties"] for one in opened.shapes["districts"]["features"]]
    for one in (*features, *opened.shapes["places"]):
        names = _names_of(one)
        sounds = {sound_key(plain_key(name)) for name in names} - {""}
        folded = dict.fromkeys(fold(name) for name in names)
        yield one["id"], {"text": " ".join(folded), "sounds": sorted(sounds)}


def _names_of(place: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys(map(str, (place["name"], *place["names"].values()))))
