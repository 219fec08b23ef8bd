"""Which events a reader lets through: of some kinds, districts, sources or sides, or with some words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from events.folding import fold
from events.model import Event
from events.timeline.columns import Flags
from events.timeline.store import EventStore

# To look at sides and words the record of each event is read: not of more events than these.
MOST_READ = 10_000


@dataclass(frozen=True, slots=True)
class Filter:
    """What is let through: events that fulfil every part that is given; an empty part lets all through.

    `kinds`, `sources` and `sides` are ids, `districts` codes. A deadline that was moved is a deadline: a kind
    that sets deadlines lets those through that move them, too. Each of the `words`
    must stand somewhere in an event, whatever its case and accents.
    """

    kinds: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    words: str = ""

    def count_parts(self) -> int:
        """Return how many parts are given."""
        return sum(bool(part) for part in (self.kinds, self.districts, self.sources, self.sides, self.words))

    def lets(self, event: Event) -> bool:
        """Return whether an event's accounts speak for one of the sides, and it has the words."""
        if self.sides and not any(account.side in self.sides for account in event.accounts):
            return False
        if not self.words:
            return True
        said = (part for one in event.accounts for part in (one.says, one.attributed_to))
        text = fold(" ".join([event.summary, *said]))
        return all(word in text for word in fold(self.words).split())


NO_FILTER = Filter()


def pick(events: EventStore, wanted: Filter) -> Flags:
    """Return for each row whether a filter lets it through.

    Raises ValueError for sides or words among more than MOST_READ events.
    """
    columns = events.columns
    passes = np.ones(len(columns), dtype=np.bool_)
    if wanted.kinds:
        asked = [kind for kind in columns.kinds if kind.id in wanted.kinds]
        sets_any = any(kind.rule == "deadline" for kind in asked)
        is_let = [kind in asked or (sets_any and kind.rule == "extension") for kind in columns.kinds]
        passes &= np.array(is_let, dtype=np.bool_)[columns.kind]
    if wanted.districts:
        passes &= columns.districts.holding(wanted.districts)
    if wanted.sources:
        passes &= columns.sources.holding(wanted.sources)
    if wanted.sides or wanted.words:
        if len(columns) > MOST_READ:
            raise ValueError(f"sides and words of {len(columns)} events: expected at most {MOST_READ}")
        passes &= np.array([wanted.lets(event) for event in events], dtype=np.bool_)
    return passes
