"""Search of a collection: its events by words, names of places and days; who speaks in it; its articles.

An event is found if each word begins a word of its summary, of what an account says or of who says so, or
names a place of the event; and if one of the days asked for is its own. It works on whole columns, so that a
search of some hundred thousand events takes a fraction of a second, after the first, which folds their texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from events.dates import parse_day
from events.finding.queries import Days, Query
from events.finding.text_columns import Column, fold_column
from events.folding import fold
from events.model import UNKNOWN, Clock, Source
from events.timeline.columns import Columns, Flags, Ints
from events.timeline.store import EventStore

# At most this many who speak are listed, and so many of their names looked at.
MOST_SPEAKERS, MOST_NAMES = 5, 200

Speakers = Sequence[tuple[str, tuple[str, ...]]]
NO_SPEAKERS: Speakers = ()


@dataclass(frozen=True, slots=True)
class Named:
    """Words of a query, from `first` up to `last` (excluded), that may name places or districts, by id."""

    first: int
    last: int
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Speaking:
    """One who speaks in a collection, and the rows of the events.

    Of one who has several names in the accounts, `name` is the collection's own if the query finds it, else
    the shortest that it finds. `words` stand in each name that it finds.
    """

    name: str
    rows: Ints
    words: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a query finds: rows of events, the likeliest first; who speaks; articles."""

    rows: Ints
    speaking: tuple[Speaking, ...]
    sources: tuple[Source, ...]


class Search:
    """Searches the events and the sources of one collection."""

    def __init__(
        self, events: EventStore, sources: Iterable[Source], speakers: Speakers = NO_SPEAKERS
    ) -> None:
        """Keep them; their texts are folded when they are first searched.

        `speakers` are the collection's: the (name, other names) of those who are called by several.
        """
        self._events, self._sources = events, tuple(sources)
        self._names = {other: name for name, others in speakers for other in others}

    def find(self, query: Query, named: Sequence[Named] = (), *, clock: Clock = "happened") -> Found:
        """Return what a query finds; nothing for an empty one."""
        if query.is_empty():
            return Found(np.zeros(0, dtype=np.int32), (), ())
        return Found(
            self._find_events(query, named, clock), self._find_speaking(query), self._find_sources(query)
        )

    def on(self, days: Days, clock: Clock = "happened") -> Flags:
        """Return for each event whether one of these days is its own."""
        columns: Columns = self._events.columns
        first, last = days.first.toordinal(), days.last.toordinal()
        if clock == "reported":
            return (first <= columns.reported) & (columns.reported <= last)
        is_own = (columns.own_first <= last) & (columns.own_last >= first)
        falls_due = (first <= columns.own_end) & (columns.own_end <= last)
        return np.asarray(is_own | falls_due, dtype=np.bool_)

    def _find_events(self, query: Query, named: Sequence[Named], clock: Clock) -> Ints:
        columns, summary = self._events.columns, self._texts.summary
        found = np.ones(len(columns), dtype=np.bool_)
        # What stands in the summary, or names the place, is likelier meant than what an account mentions.
        weight = np.zeros(len(columns), dtype=np.int32)
        for at, word in enumerate(query.words):
            ids = frozenset().union(*(one.ids for one in named if one.first <= at < one.last))
            is_named = summary.having(word)
            if ids:
                is_named |= columns.districts.holding(ids) | columns.places.holding(ids)
            weight += is_named
            found &= is_named | self._texts.in_accounts(word)
        if query.days:
            found &= np.any([self.on(days, clock) for days in query.days], axis=0)
        rows = np.flatnonzero(found).astype(np.int32)
        # Of events on a day, those of just that day come before those of its month or year.
        width = np.maximum(columns.own_last - columns.own_first, 0) * bool(query.days)
        return rows[np.lexsort((rows, columns.counts(clock)[rows], width[rows], -weight[rows]))]

    def _find_speaking(self, query: Query) -> tuple[Speaking, ...]:
        if not query.words or query.days:
            return ()
        speaker, of_account = self._texts.speaker, self._texts.rows
        groups: dict[str, dict[str, int]] = {}
        for one in speaker.distinct_having(query.words)[:MOST_NAMES].tolist():
            name = speaker.distinct[one].as_py()
            groups.setdefault(self._names.get(name, name), {})[name] = one
        found = []
        for own, names in list(groups.items())[:MOST_SPEAKERS]:
            rows = np.unique(of_account[np.isin(speaker.places, list(names.values()))])
            is_own = all(f" {word}" in f" {fold(own)}" for word in query.words)
            name = own if is_own else min(names, key=len)
            found.append(Speaking(name, rows, _shared_words(name, names)))
        return tuple(found)

    def _find_sources(self, query: Query) -> tuple[Source, ...]:
        return tuple(one for one in self._sources if _is_asked(one, query))

    @cached_property
    def _texts(self) -> _Texts:
        texts = self._events.texts()
        summary, says, speaker = map(fold_column, (texts.summary, texts.says, texts.speaker))
        return _Texts(summary, says, speaker, texts.rows, len(self._events))


@dataclass(frozen=True, slots=True)
class _Texts:
    """Folded texts: the summary of each event, and, one row an account, what is said and by whom."""

    summary: Column
    says: Column
    speaker: Column
    rows: Ints
    count: int

    def in_accounts(self, word: str) -> Flags:
        """Return for each event whether an account has a word."""
        found: NDArray[np.bool_] = np.zeros(self.count, dtype=np.bool_)
        found[self.rows[self.says.having(word) | self.speaker.having(word)]] = True
        return found


def _shared_words(name: str, names: Iterable[str]) -> str:
    """Return the words of a name that each of some names has: the name itself if that is all of them."""
    others, own = [fold(one).split() for one in names], fold(name).split()
    shared = [word for word in own if all(word in words for words in others)]
    return name if shared == own else " ".join(shared)


def _is_asked(source: Source, query: Query) -> bool:
    text = f" {fold(' '.join((source.title, source.publisher, source.origin, source.byline)))}"
    if not all(f" {word}" in text for word in query.words):
        return False
    if not query.days:
        return True
    if source.published == UNKNOWN:
        return False
    published = parse_day(source.published)
    return any(days.first <= published <= days.last for days in query.days)
