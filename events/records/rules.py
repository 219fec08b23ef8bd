"""The rules that an event keeps beyond its shape: what it refers to is there, and its date fits its kind.

They are the same for every kind of data file; what breaks one is told with the file, the record, the field,
the value and what was expected.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from events.dates import When, parse_when
from events.errors import DateError, Fault
from events.model import DEADLINES, Event, Kind
from events.records.schema import EventInput

SOURCES_FILE = "sources.toml"
SUPERSEDED = "the id of another deadline or extension of the same district"
UNIQUE = "an id that no earlier record has"
# Of more districts than these a message tells the number.
_MOST_NAMED = 40

Tell = Callable[[str, str, str], None]


@dataclass(frozen=True, slots=True)
class Known:
    """What an event of a file may refer to; without settings (None) districts are not judged."""

    file: str
    codes: Collection[str] | None
    sources: Collection[str]

    def word_codes(self) -> str:
        """Word which districts there are."""
        codes = self.codes or ()
        if len(codes) > _MOST_NAMED:
            return f"one of the {len(codes):,} districts of the collection"
        return f"one of {', '.join(sorted(codes))}"


class Link(NamedTuple):
    """A deadline or an extension, as far as others supersede it."""

    id: str
    kind: Kind
    districts: tuple[str, ...]
    supersedes: str | None


def check_event(name: str, given: EventInput, known: Known, faults: list[Fault]) -> Event | None:
    """Return the record of an event; add each of its faults, if it has any, and return None."""
    before = len(faults)

    def tell(field: str, value: str, expected: str) -> None:
        faults.append(Fault(known.file, name, field, repr(value), expected))

    for code in given.districts:
        if known.codes is not None and code not in known.codes:
            tell("districts", code, known.word_codes())
    _check_accounts(given, known.sources, tell)
    when = _read_when(given.when, tell)
    if when is None:
        return None
    if given.kind in DEADLINES and when.last is None:
        tell("when", given.when, "a last day, as this is a deadline: 2020-11-09/2020-11-20")
    if given.supersedes and given.kind != "extension":
        tell("supersedes", given.supersedes, "kind 'extension', as only an extension supersedes a deadline")
    return None if len(faults) > before else given.to_event(when)


def find_strays(links: Iterable[Link]) -> list[Link]:
    """Return every extension that supersedes no deadline; one left out may leave others alone."""
    kept = {link.id: link for link in links}
    strays: list[Link] = []
    while bad := [link for link in kept.values() if link.kind == "extension" and not _extends(link, kept)]:
        strays += bad
        for link in bad:
            del kept[link.id]
    return strays


def stray_fault(file: str, name: str, supersedes: str | None) -> Fault:
    """Word that an extension supersedes no deadline."""
    value = repr(supersedes) if supersedes else "missing"
    return Fault(file, name, "supersedes", value, SUPERSEDED)


def _check_accounts(given: EventInput, known: Collection[str], tell: Tell) -> None:
    for number, account in enumerate(given.account, 1):
        if account.source not in known:
            tell(f"account.{number}.source", account.source, f"the id of a source in {SOURCES_FILE}")
        if (account.stance == "differs") != bool(account.differs_on):
            expected = "the point at issue if the stance is 'differs', else nothing"
            tell(f"account.{number}.differs_on", account.differs_on or "", expected)


def _read_when(text: str, tell: Tell) -> When | None:
    try:
        return parse_when(text)
    except DateError as error:
        tell("when", text, str(error).split("expected ", 1)[-1])
        return None


def _extends(link: Link, deadlines: Mapping[str, Link]) -> bool:
    seen = {link.id}
    earlier = deadlines.get(link.supersedes or "")
    if earlier is None or not set(link.districts) <= set(earlier.districts):
        return False
    if earlier.districts and not link.districts:
        return False
    while earlier is not None:
        if earlier.id in seen:
            return False
        seen.add(earlier.id)
        earlier = deadlines.get(earlier.supersedes or "")
    return True
