"""The same event told by several articles made one, with an account for each.

Two tellings are of one event if they have the kind and the place in common, and their days can be the same.
What they do not agree on stays: each account keeps its own day, and one that denies what others report says
so. Articles of one origin count once. An article that denies what its own publisher reported before takes it
back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from events.dates import When, parse_when
from events.errors import DateError
from events.kinds import DEADLINES
from events.reading.findings import FoundEvent, Modality, Reading

# Entries and captures happen once: days that far apart are two accounts of one, which differ.
_ONCE: tuple[str, ...] = ("entry", "capture")
_WORD = re.compile(r"[^\W\d_]{4,}")
_APART = timedelta(days=3)
# What others deny or plan is told after what is reported.
_ORDER: tuple[Modality, ...] = ("reported", "planned", "conditional", "denied")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article that was read: its id, and the origin that copies of it share.

    `records` are the ids of the collection's events that its mentions are, one for each, if it has records.
    """

    source: str
    origin: str
    reading: Reading
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedAccount:
    """What one article tells of an event.

    `differs_on` says on what it does not agree with the event; `taken_back_by` is a later article of the same
    publisher that denies it. `record` is the collection's event that has this account already, or empty.
    """

    source: str
    origin: str
    mention: FoundEvent
    differs_on: str = ""
    taken_back_by: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedEvent:
    """One event and its accounts; its fields are those of the account that tells most."""

    kind: str
    when: str
    districts: tuple[str, ...]
    places: tuple[str, ...]
    origin: str
    to: str
    modality: Modality
    accounts: tuple[MergedAccount, ...]

    @property
    def record(self) -> str:
        """Return the id of the collection's event that this is; empty if it has none."""
        return next((account.record for account in self.accounts if account.record), "")

    @property
    def origins(self) -> int:
        """Return on how many origins it rests."""
        return len({account.origin for account in self.accounts})


# What articles tell of one event, with the record that it is of, or an empty text.
_Group = list[tuple[Article, FoundEvent, str]]


def merge(articles: Sequence[Article]) -> tuple[MergedEvent, ...]:
    """Merge what articles tell; in the order in which events are first told.

    What has records comes first: what else is told joins their events.
    """
    groups: list[_Group] = []
    by_place: dict[tuple[str, ...], list[int]] = {}
    by_record: dict[str, int] = {}
    for article in articles:
        records = article.records or ("",) * len(article.reading.events)
        for event, record in zip(article.reading.events, records, strict=True):
            keys = [(event.kind, place) for place in (event.districts or ("",))]
            near = sorted({number for key in keys for number in by_place.get(key, ())})
            fit = [number for number in near if _is_same(event, [other for _, other, _ in groups[number]])]
            if record:
                # A record says itself which event it is of.
                fit = [by_record[record]] if record in by_record else []
            # Without a day it belongs to the only event that it can be of; to none, if there are several.
            if fit and (event.when or record or len(fit) == 1):
                number = fit[0]
                groups[number].append((article, event, record))
            else:
                number = len(groups)
                groups.append([(article, event, record)])
            if record:
                by_record[record] = number
            for key in keys:
                numbers = by_place.setdefault(key, [])
                if number not in numbers:
                    numbers.append(number)
    return tuple(_merged(group) for group in groups)


def _is_same(event: FoundEvent, others: Sequence[FoundEvent]) -> bool:
    """Return whether an event is the one that others tell."""
    first = others[0]
    if event.kind != first.kind or not _same_place(event, first):
        return False
    if event.kind == "announcement" and not _same_voice(event, first):
        return False
    if event.kind == "movement" and not _same_route(event, first):
        return False
    return any(_same_time(event, other) for other in others)


def _same_place(one: FoundEvent, other: FoundEvent) -> bool:
    if not one.districts or not other.districts:
        return not one.districts and not other.districts
    if one.places and other.places and not {*one.places} & {*other.places}:
        return False
    return bool({*one.districts} & {*other.districts})


def _same_voice(one: FoundEvent, other: FoundEvent) -> bool:
    """Return whether two announcements are of one speaker, by a capital that their names share."""
    mine, theirs = (
        {word.casefold() for word in _WORD.findall(each.attributed_to) if word[0].isupper()}
        for each in (one, other)
    )
    return not mine or not theirs or bool(mine & theirs)


def _same_route(one: FoundEvent, other: FoundEvent) -> bool:
    return all(
        not mine or not theirs or mine == theirs
        for mine, theirs in ((one.origin, other.origin), (one.to, other.to))
    )


def _same_time(one: FoundEvent, other: FoundEvent) -> bool:
    mine, theirs = _parse(one.when), _parse(other.when)
    if mine is None or theirs is None:
        return one.kind in _ONCE or one.when == other.when
    if one.kind in DEADLINES:
        return mine.last == theirs.last
    room = _APART if one.kind in _ONCE else timedelta(0)
    if mine.first and theirs.last and mine.first > theirs.last + room:
        return False
    return not (theirs.first and mine.last and theirs.first > mine.last + room)


def _parse(text: str) -> When | None:
    try:
        return parse_when(text) if text else None
    except DateError:
        return None


def _merged(group: _Group) -> MergedEvent:
    _, main, _ = min(group, key=lambda one: (not one[2], *_rank(one[1])))
    accounts = []
    for article, mention, record in group:
        account = MergedAccount(
            source=article.source,
            origin=article.origin,
            mention=mention,
            differs_on=_differs_on(mention, main),
            taken_back_by=_taken_back_by(article, mention, group),
            record=record,
        )
        accounts.append(account)
    return MergedEvent(
        kind=main.kind,
        when=main.when,
        districts=main.districts,
        places=main.places,
        origin=main.origin,
        to=main.to,
        modality=main.modality,
        accounts=tuple(accounts),
    )


def _rank(mention: FoundEvent) -> tuple[int, int, bool]:
    """Return what sorts tellings: facts first, then the most exact day, then what is certain."""
    when = _parse(mention.when)
    exact = {"instant": 0, "day": 1}.get(when.precision, 2) if when else 3
    return (_ORDER.index(mention.modality), exact, not mention.is_certain)


def _differs_on(mention: FoundEvent, main: FoundEvent) -> str:
    """Return on what a telling does not agree with the event; to be silent is not to differ."""
    points = []
    if (mention.modality == "denied") != (main.modality == "denied"):
        points.append("whether it happened")
    mine, theirs = _parse(mention.when), _parse(main.when)
    if mine and theirs and mention.kind not in DEADLINES and _excludes(mine, theirs):
        points.append(f"when it was: {mention.when}, not {main.when}")
    return "; ".join(points)


def _excludes(one: When, other: When) -> bool:
    late = one.first and other.last and one.first > other.last
    early = other.first and one.last and other.first > one.last
    return bool(late or early)


def _taken_back_by(article: Article, mention: FoundEvent, group: _Group) -> str:
    if mention.modality == "denied":
        return ""
    for other, theirs, _ in group:
        mine, after = article.reading, other.reading
        same = bool(mine.publisher) and mine.publisher == after.publisher
        is_dated = "unknown" not in (mine.published, after.published)
        if same and theirs.modality == "denied" and is_dated and after.published > mine.published:
            return other.source
    return ""
