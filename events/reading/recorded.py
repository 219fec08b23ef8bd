"""The events that a collection has already, as articles that were read, so that what is found joins them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from events.model import Event, Source
from events.reading.findings import FoundEvent, Reading, Words
from events.reading.merging import Article
from events.texts.passages import fingerprint

_NO_WORDS = Words(text="", start=0, end=0, sentence=0)
# An article with so many sentences of one origin, among those that tell its events, is a copy of it.
_COPIED = 2


def read_recorded(sources: Sequence[Source], events: Sequence[Event]) -> list[Article]:
    """Return an article for each source, with what its accounts tell, in the order of the sources."""
    by_source: dict[str, list[tuple[str, FoundEvent]]] = {source.id: [] for source in sources}
    for event in events:
        for account in event.accounts:
            mention = FoundEvent(
                words=_NO_WORDS,
                sentence="",
                kind=event.kind.id,
                modality="reported",
                when=(account.when or event.when).text,
                reason="a record of the collection",
                districts=event.districts,
                places=account.places or event.places,
                origin=event.route.origin if event.route else "",
                to=event.route.to if event.route else "",
                attributed_to=account.attributed_to,
            )
            by_source.setdefault(account.source, []).append((event.id, mention))
    return [
        Article(
            source=source.id,
            origin=source.origin,
            reading=_reading(source, [mention for _, mention in by_source[source.id]]),
            records=tuple(id for id, _ in by_source[source.id]),
        )
        for source in sources
        if by_source[source.id]
    ]


def find_copied(
    readings: Mapping[str, Reading], sources: Sequence[Source], events: Sequence[Event]
) -> dict[str, str]:
    """Return the origin of each reading, by name, that repeats sentences on which records rest."""
    origins = {source.id: source.origin for source in sources}
    cited = {
        mark: origins.get(account.source, account.source)
        for event in events
        for account in event.accounts
        for mark in account.passage.sentences
    }
    found = {}
    for name, reading in readings.items():
        marks = {fingerprint(sentence) for sentence in reading.sentences}
        common = Counter(cited[mark] for mark in marks if mark in cited).most_common(1)
        if common and common[0][1] >= _COPIED:
            found[name] = common[0][0]
    return found


def _reading(source: Source, mentions: Sequence[FoundEvent]) -> Reading:
    return Reading(
        published=source.published,
        language=source.language,
        publisher=source.publisher,
        byline=source.byline,
        sentences=(),
        dates=(),
        places=(),
        events=tuple(mentions),
    )
