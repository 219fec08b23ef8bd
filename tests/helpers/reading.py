"""Articles read in tests: one reader with the gazetteer that ships, made once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from events.reading.findings import FoundEvent, Metadata, Reading
from events.reading.read import Reader
from geo.places.gazetteer import GAZETTEER, load_gazetteer
from geo.places.names import GazetteerNames

GOLD = Path(__file__).parents[1] / "events" / "reading" / "gold"


@cache
def reader(gazetteer: Path = GAZETTEER) -> Reader:
    return Reader.of(GazetteerNames(load_gazetteer(gazetteer)))


def read(text: str, published: str = "2020-11-25", language: str = "") -> Reading:
    return reader().read(text, Metadata(published=published, language=language))


def days(text: str, published: str = "2020-11-25", language: str = "en") -> list[tuple[str, str]]:
    return [(one.words.text, one.edtf) for one in read(text, published, language).dates]


def places(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(one.words.text, one.id) for one in read(text, language=language).places]


def events(text: str, published: str = "2020-11-25", language: str = "en") -> list[FoundEvent]:
    return list(read(text, published, language).events)


def outline(
    text: str, published: str = "2020-11-25", language: str = "en"
) -> list[tuple[str, str, str, str]]:
    """Return kind, time, place and modality of each event."""
    return [
        (one.kind, one.when, " ".join([*one.districts, *one.places]), one.modality)
        for one in events(text, published, language)
    ]
