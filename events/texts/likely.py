"""What can hardly be as it stands: an event after its article, a place nobody knows, a picture not there.

These are slips that no single record shows: each is told with what was found and what to do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from events.errors import PlaceError
from events.media import find_file
from events.model import UNKNOWN, Event, Source
from events.slips import suggest


@dataclass(frozen=True, slots=True)
class Unlikely:
    """Something about an event that can hardly be: its field, the value, and what was expected."""

    event: str
    field: str
    value: str
    expected: str

    def __str__(self) -> str:
        """Word it on one line."""
        return f"{self.event}: {self.field}: {self.value!r}: expected {self.expected}"


def find_late(events: Iterable[Event], sources: Mapping[str, Source]) -> list[Unlikely]:
    """Return the accounts of events that begin after their article was published, deadlines apart.

    An article can tell of what is to come, but not that it came. One without a date is not judged.
    """
    found = []
    for event in events:
        if event.kind.is_deadline:
            continue
        for number, account in enumerate(event.accounts, 1):
            when, source = account.when or event.when, sources.get(account.source)
            if source is None or source.published == UNKNOWN or when.first is None:
                continue
            if when.first > date.fromisoformat(source.published):
                expected = (
                    f"a day up to {source.published}, on which {source.id} was published; what it announces "
                    "for later is a deadline, or an event of the day on which it was announced"
                )
                field = f"accounts.{number}.when" if account.when else "when"
                found.append(Unlikely(event.id, field, when.text, expected))
    return found


def find_unknown_places(events: Iterable[Event], known: Collection[str]) -> list[Unlikely]:
    """Return the places that events name and that are not known, by id."""
    found = []
    for event in events:
        named = [("places", place) for place in event.places]
        if event.route:
            named += [("route.from", event.route.origin), ("route.to", event.route.to)]
        for number, account in enumerate(event.accounts, 1):
            named += [(f"accounts.{number}.places", place) for place in account.places]
        for field, place in named:
            if place not in known:
                expected = f"the id of a place, as `handover-map find NAME` tells it{suggest(place, known)}"
                found.append(Unlikely(event.id, field, place, expected))
    return found


def find_missing_media(events: Iterable[Event], folder: Path) -> list[Unlikely]:
    """Return the pictures and videos that are not in a collection's folder, or not of the type named."""
    found = []
    for event in events:
        for number, media in enumerate(event.media, 1):
            try:
                _ = find_file(folder, media.file) if media.file else None
            except PlaceError as error:
                expected = f"a picture or video in {folder / 'media'}: {error}"
                found.append(Unlikely(event.id, f"media.{number}.file", media.file, expected))
    return found
