"""The door of this room: `read` finds everything in one article. It reads no file and asks nothing of the system."""

from __future__ import annotations

from dataclasses import dataclass

from events.reading.dates.find import find_dates
from events.reading.findings import Metadata, Reading
from events.reading.header import read_header
from events.reading.language import find_language
from events.reading.languages.tables import LANGUAGES, load_table
from events.reading.places.find import find_places
from events.reading.places.lookup import Lookup
from events.reading.places.names import Names
from events.reading.segments import lower, split


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads articles with one gazetteer; keeps what it looked up. Can be pickled, for several processes."""

    lookups: dict[str, Lookup]

    @classmethod
    def of(cls, names: Names) -> Reader:
        """Make a reader of the languages that are known."""
        return cls({code: Lookup(names, load_table(code)) for code in LANGUAGES})

    def read(self, text: str, metadata: Metadata | None = None) -> Reading:
        """Find dates, places and events in the text of an article."""
        metadata = metadata or Metadata()
        low = lower(text)
        language = metadata.language or find_language(low)
        lookup = self.lookups.get(language) or self.lookups["en"]
        table = lookup.table
        notes = [] if language in self.lookups else [f"no table for the language “{language}”: read as English"]
        segments = split(text, table.words["abbreviations"])
        header = read_header(text, low, segments, table, metadata)
        notes += [header.note] if header.note else []
        dates = find_dates(text, low, segments, table, header.article)
        places = find_places(text, low, segments, lookup)
        return Reading(
            published=header.published,
            language=language,
            publisher=header.publisher,
            byline=header.byline,
            sentences=tuple(text[one.start : one.end] for one in segments),
            dates=dates,
            places=places,
            events=(),
            notes=tuple(notes),
        )
