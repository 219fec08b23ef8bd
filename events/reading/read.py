"""The door of this room: a reader finds everything in one article. It opens no file and reads no clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from events.reading.dates.find import find_dates
from events.reading.dates.grammar import find_matches
from events.reading.document import Document
from events.reading.findings import FoundDate, Metadata, Reading
from events.reading.happenings.find import find_events
from events.reading.happenings.story import Story
from events.reading.happenings.when import is_day
from events.reading.happenings.where import Ground
from events.reading.header import read_header
from events.reading.language import find_language
from events.reading.languages.tables import LANGUAGES, load_table
from events.reading.places.find import find_places
from events.reading.places.lookup import Lookup
from events.reading.places.names import Names
from events.reading.segments import LONGEST, lower
from events.reading.speech.find import find_speakers


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
        notes = (
            [] if language in self.lookups else [f"no table for the language “{language}”: read as English"]
        )
        document = Document.of(text, table, low)
        segments = document.segments
        matches = find_matches(text, low, table)
        header = read_header(text, matches, segments, table, metadata)
        if not all(one.is_prose for one in segments):
            notes.append(f"a stretch of more than {LONGEST} characters without an end is not read for events")
        notes += [header.note] if header.note else []
        dates = find_dates(document, matches, header.article)
        spans = [(one.words.start, one.words.end) for one in dates]
        # "18:00 Yerevan time" is no place.
        places = tuple(
            one
            for one in find_places(document, lookup)
            if not any(start <= one.words.start < end for start, end in spans)
        )
        spoken = find_speakers(document, header.publisher)
        own = [one for one in places if not header.start <= one.words.start < header.end]
        story = Story(
            text=text,
            low=low,
            segments=segments,
            table=table,
            dates=[one for one in dates if not header.start <= one.words.start < header.end],
            ground=Ground(low, segments, own, table, [(one.start, one.end) for one in spoken if one.end]),
            spoken=spoken,
            article=_day_of(header.published, dates),
            masks=document.masks,
        )
        return Reading(
            published=header.published,
            language=language,
            publisher=header.publisher,
            byline=header.byline,
            sentences=tuple(text[one.start : one.end] for one in segments),
            dates=dates,
            places=places,
            events=find_events(story),
            notes=tuple(notes),
        )


def _day_of(published: str, dates: Sequence[FoundDate]) -> str:
    """Return the article's day; of one that does not tell it, the latest day that it tells of as past."""
    if published != "unknown":
        return published
    days = [
        one.edtf[:10] for one in dates if one.relation not in ("until", "before") and is_day(one.edtf[:10])
    ]
    return max(days, default="")
