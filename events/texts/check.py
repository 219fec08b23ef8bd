"""The check of a whole collection: every passage looked up, and on how many origins each event rests.

A passage fails the check if it is missing from the text at hand, or if there is no text at hand to look in;
and if its first and last words would open a link elsewhere (`edges`).
It also reports, without failing: a passage in another paragraph, a text whose SHA-256 is not the recorded
one (a reader's own download), events resting on one origin only, origins that do not agree with the texts,
and how many accounts rest on a row of a dataset, or on nothing that the program can look up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Collection as AbstractCollection
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import get_args

from events.model import Event, Source
from events.records.collection import Collection
from events.texts.articles import Article, Finding, Lookup, look_up_passages
from events.texts.decoding import UTF_8
from events.texts.edges import EdgeLookup, look_up_edges
from events.texts.likely import Unlikely, find_late, find_missing_media, find_unknown_places
from events.texts.origins import Disagreement, check_origins
from events.words.catalogue import _
from events.words.wording import count, word_number

FINDINGS: tuple[Finding, ...] = get_args(Finding)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What the check found.

    `sources` counts those with a text to look in, `rows` the accounts that rest on a row of a dataset, and
    `unchecked` those that rest on nothing that is looked up here. `lookups` has one entry for each
    fingerprint of each account, `passages` counts the accounts' passages by finding: the worst of their
    sentences. `edges` has one entry for the first and last words of each account that has both. `origins`
    tells for each event, by id, how many origins it rests on. `absent` are the sources without a text at
    hand, `altered` those whose text has another SHA-256 than recorded, `read_as` those that are not in
    UTF-8, each with the encoding that was taken.
    `unlikely` is what can hardly be: events after their article, places that are not known, pictures that are
    not there.
    """

    sources: int
    accounts: int
    lookups: tuple[Lookup, ...]
    passages: Mapping[Finding, int]
    edges: tuple[EdgeLookup, ...]
    origins: Mapping[str, int]
    absent: tuple[str, ...]
    altered: tuple[str, ...]
    disagreements: tuple[Disagreement, ...]
    read_as: tuple[tuple[str, str], ...] = ()
    unlikely: tuple[Unlikely, ...] = ()
    rows: int = 0
    unchecked: int = 0

    @property
    def not_found(self) -> tuple[Lookup, ...]:
        """Return what is not where the record says: moved, missing, or without a text."""
        return tuple(lookup for lookup in self.lookups if lookup.finding != "found")

    @property
    def loose_edges(self) -> tuple[EdgeLookup, ...]:
        """Return the first and last words that do not lead to their passage in a text at hand."""
        return tuple(edge for edge in self.edges if edge.finding not in ("found", "no text"))

    @property
    def resting_on_one(self) -> tuple[str, ...]:
        """Return the ids of the events that rest on one origin only."""
        return tuple(id for id, count in self.origins.items() if count == 1)

    @property
    def is_passed(self) -> bool:
        """Tell whether every passage is where it should be, with its words, and nothing is unlikely."""
        are_there = not any(lookup.finding in ("missing", "no text") for lookup in self.lookups)
        return are_there and not self.loose_edges and not self.unlikely

    def count(self, finding: Finding) -> int:
        """Count the sentences of a finding."""
        return sum(lookup.finding == finding for lookup in self.lookups)

    def summary(self) -> str:
        """Word the check on one line, in whole sentences."""
        found, moved = self.count("found"), self.count("moved")
        sentences = count("{n} sentence", "{n} sentences", len(self.lookups))
        if not self.sources:
            looked = _("No source here is a text that could be looked in")
        elif len(self.absent) == self.sources:
            looked = _(
                "The texts of the articles are not at hand, so their words could not be checked ({sentences})"
            ).format(sentences=sentences)
        else:
            looked = _("{n} of {sentences} were found in the texts at hand").format(
                n=word_number(found + moved), sentences=sentences
            )
            if moved:
                looked = _("{found}, {n} of them in another paragraph").format(
                    found=looked, n=word_number(moved)
                )
            if loose := len(self.loose_edges):
                looked = _("{found}, {passages} whose first and last words lead elsewhere").format(
                    found=looked, passages=count("{n} passage", "{n} passages", loose)
                )
        if self.rows:
            rows = count(
                "{n} account rests on a row of a dataset", "{n} accounts rest on rows of datasets", self.rows
            )
            looked = f"{looked}; {rows}"
        if self.unchecked:
            unchecked = count(
                "{n} account cannot be checked here", "{n} accounts cannot be checked here", self.unchecked
            )
            looked = f"{looked}; {unchecked}"
        return _("{looked}. Events told by one origin only: {n} of {all}.").format(
            looked=looked, n=word_number(len(self.resting_on_one)), all=word_number(len(self.origins))
        )


def check_collection(
    collection: Collection,
    articles: Mapping[str, Article],
    places: AbstractCollection[str] | None = None,
    follow: Callable[[Iterable[Event]], Iterable[Event]] = iter,
    home: Path | None = None,
) -> CheckReport:
    """Check a collection against the article texts at hand, by source id; there may be none.

    `places` are the ids of those that are known; without them, places are not looked at. `follow` hands on
    the events as they are looked up: it may tell how far that has come. `home` is the collection's folder, in
    which pictures and videos are looked for, if it is given.
    """
    unlikely = find_late(collection.events, {source.id: source for source in collection.sources})
    if places is not None:
        unlikely += find_unknown_places(collection.events, places)
    if home is not None:
        unlikely += find_missing_media(collection.events, home)
    lookups = look_up_passages(follow(collection.events), articles)
    origins = {source.id: source.origin for source in collection.sources}
    texts = [source for source in collection.sources if source.file]
    accounts = [account for event in collection.events for account in event.accounts]
    elsewhere = [account for account in accounts if not account.passage.sentences]
    rows = sum(bool(account.row) for account in elsewhere)
    return CheckReport(
        sources=len(texts),
        accounts=len(accounts),
        rows=rows,
        unchecked=len(elsewhere) - rows,
        lookups=tuple(lookups),
        passages=_count_passages(collection.events, lookups),
        edges=tuple(look_up_edges(collection.events, articles)),
        origins={
            event.id: len({origins[account.source] for account in event.accounts})
            for event in collection.events
        },
        absent=tuple(source.id for source in texts if source.id not in articles),
        altered=tuple(source.id for source in collection.sources if _is_altered(source, articles)),
        disagreements=tuple(check_origins(collection.sources, articles)),
        read_as=tuple((id, one.encoding) for id, one in articles.items() if one.encoding != UTF_8),
        unlikely=tuple(unlikely),
    )


def _count_passages(events: Iterable[Event], lookups: Iterable[Lookup]) -> dict[Finding, int]:
    following, counts = iter(lookups), Counter[Finding]()
    for event in events:
        for account in event.accounts:
            if not account.passage.sentences:
                continue
            own = [one.finding for one in islice(following, len(account.passage.sentences))]
            counts[max(own, key=FINDINGS.index)] += 1
    return {finding: counts[finding] for finding in FINDINGS}


def _is_altered(source: Source, articles: Mapping[str, Article]) -> bool:
    return source.id in articles and articles[source.id].sha256 != source.sha256
