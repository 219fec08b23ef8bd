"""The rules that an event keeps beyond its shape: what it refers to is there, and its date fits its kind.

They are the same for every kind of data file. What breaks one is a Fault, which names the file, the record,
the field, the value and what was expected.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from events.dates import When, parse_day, parse_when
from events.errors import DateError, Fault, RecordsError
from events.kinds import find_kind
from events.model import DEFAULT_KINDS, UNKNOWN, Event, Kind, Settings, Source
from events.records.folder import SOURCES_FILE
from events.records.record import from_record, read_source
from events.records.schema import EventInput, SourceInput, check_shape
from events.slips import suggest, suggest_date

SUPERSEDED = "the id of another deadline or extension of the same district"
SHOWN = "a record that can be shown: this is a fault of the program, of which its makers want to know"
UNIQUE = "an id that no earlier record has"
# With more districts than this, a message gives only their number.
_MOST_NAMED = 40

Report = Callable[[str, str, str], None]


@dataclass(frozen=True, slots=True)
class Known:
    """What an event of a file may refer to; without settings (None) districts and sides are not judged.

    `unused` are the sources that are set aside themselves, `texts` those with a text, in which passages
    stand (None: any may have one), `datasets` those with rows. `unshown` are the ids of events that could
    not be shown although they keep every rule, with the reason.
    """

    file: str
    codes: Collection[str] | None
    sources: Collection[str]
    sides: Collection[str] | None = None
    kinds: Sequence[Kind] = DEFAULT_KINDS
    unused: Collection[str] = ()
    unshown: Mapping[str, str] = field(default_factory=dict)
    texts: Collection[str] | None = None
    datasets: Collection[str] = ()

    def word_codes(self) -> str:
        """Word which districts there are."""
        codes = self.codes or ()
        if len(codes) > _MOST_NAMED:
            return f"one of the {len(codes):,} districts of the collection"
        if not codes:
            return "no district, as the collection has none"
        return f"one of {', '.join(sorted(codes))}"

    def word_sides(self) -> str:
        """Word whose voices there are."""
        if self.sides:
            return f"one of {', '.join(self.sides)}"
        return f"no side, as [collection.sides] of {SOURCES_FILE} has none"


class Link(NamedTuple):
    """A deadline or an extension, as far as others supersede it."""

    id: str
    kind: Kind
    districts: tuple[str, ...]
    supersedes: str | None


def know(
    file: str, settings: Settings | None, sources: Iterable[Source], unshown: Mapping[str, str]
) -> Known:
    """Return what the events of a file may refer to, given the settings and the sources beside it."""
    sources = list(sources)
    return Known(
        file,
        {district.code for district in settings.districts} if settings else None,
        {source.id for source in sources},
        [id for id, _ in settings.sides] if settings else None,
        settings.kinds if settings else DEFAULT_KINDS,
        unshown=unshown,
        texts={source.id for source in sources if source.file},
        datasets={source.id for source in sources if source.kind == "dataset"},
    )


def check_event(name: str, given: EventInput, known: Known, faults: list[Fault]) -> Event | None:
    """Return the record of an event; add each of its faults, if it has any, and return None."""
    before, report = len(faults), _reporter(known.file, name, faults)
    if given.id in known.unshown:
        faults.append(Fault(known.file, name, "", known.unshown[given.id], SHOWN))
    for code in given.districts:
        if known.codes is not None and code not in known.codes:
            report("districts", code, known.word_codes() + suggest(code, known.codes))
    _check_accounts(given, known, report)
    when, kind = _read_when(given.when, report), _read_kind(given.kind, known.kinds, report)
    if when is None or kind is None:
        return None
    if kind.is_deadline and when.last is None:
        report("when", given.when, "a last day, as this is a deadline: 2020-11-09/2020-11-20")
    if given.supersedes and kind.rule != "extension":
        named = (
            _list_ids(one for one in known.kinds if one.rule == "extension") or "with the rule 'extension'"
        )
        report("supersedes", given.supersedes, f"kind {named}, as only an extension supersedes a deadline")
    _check_control(given, kind, known, report)
    return None if len(faults) > before else from_record(given.model_dump(by_alias=True), known.kinds)


def check_source(file: str, name: str, given: SourceInput, faults: list[Fault]) -> Source | None:
    """Return the record of a source; add each of its faults, if it has any, and return None."""
    if given.published != UNKNOWN:
        try:
            parse_day(given.published)
        except DateError:
            expected = f"a day such as 2020-11-25, or {UNKNOWN}"
            faults.append(Fault(file, name, "published", repr(given.published), expected))
            return None
    for asked in ("url", "sha256") if given.file else ():
        if getattr(given, asked) is None:
            faults.append(Fault(file, name, asked, "missing", "a value, as the source has a file"))
            return None
    if given.sha256 and not given.file:
        faults.append(Fault(file, name, "file", "missing", "a value, as the source has a sha256"))
        return None
    return read_source(given.model_dump())


def read_records(
    file: str, named: Iterable[tuple[str, Any]], kinds: Sequence[Kind] = DEFAULT_KINDS
) -> list[Event]:
    """Return the events of plain forms that may be a part of a collection, each given with its name.

    Shape, kind and date of each are checked, not whether what it refers to is there. Raises RecordsError with
    every fault of every record.
    """
    faults: list[Fault] = []
    events = []
    for name, raw in named:
        id = raw.get("id") if isinstance(raw, Mapping) else None
        name = f"{name} ({id})" if isinstance(id, str) and id else name
        given = check_shape(EventInput, raw, faults, file=file, record=name)
        report = _reporter(file, name, faults)
        if given is None:
            kind = raw.get("kind") if isinstance(raw, Mapping) else None
            if isinstance(kind, str):
                _read_kind(kind, kinds, report)
            continue
        is_known = _read_kind(given.kind, kinds, report) is not None
        if _read_when(given.when, report) is not None and _read_whens(given, report) and is_known:
            events.append(from_record(given.model_dump(by_alias=True), kinds))
    for id, times in Counter(event.id for event in events).items():
        if times > 1:
            faults.append(Fault(file, id, "id", f"stands {times} times", "an id that stands once"))
    if faults:
        raise RecordsError(faults)
    return events


def check_kind(file: str, name: str, id: str, kinds: Sequence[Kind], faults: list[Fault]) -> None:
    """Add a fault if a record of a file names a kind that the collection does not have."""
    _read_kind(id, kinds, _reporter(file, name, faults))


def find_strays(links: Iterable[Link]) -> list[Link]:
    """Return every extension that supersedes no deadline; one left out may leave others alone."""
    kept = {link.id: link for link in links}
    strays: list[Link] = []
    while bad := [
        link for link in kept.values() if link.kind.rule == "extension" and not _extends(link, kept)
    ]:
        strays += bad
        for link in bad:
            del kept[link.id]
    return strays


def stray_fault(file: str, name: str, supersedes: str | None) -> Fault:
    """Word that an extension supersedes no deadline."""
    value = repr(supersedes) if supersedes else "missing"
    return Fault(file, name, "supersedes", value, SUPERSEDED)


def _reporter(file: str, record: str, faults: list[Fault]) -> Report:
    """Return a function that adds a fault of one record, given field, value and what was expected."""

    def report(field: str, value: str, expected: str) -> None:
        faults.append(Fault(file, record, field, repr(value), expected))

    return report


def _check_control(given: EventInput, kind: Kind, known: Known, report: Report) -> None:
    """Report a side that is unknown, or named where control does not change, or missing where it does."""
    if given.controlled_by and kind.rule != "control":
        report("controlled_by", given.controlled_by, "nothing, as events of this kind change no control")
    elif given.controlled_by and known.sides is not None and given.controlled_by not in known.sides:
        near = suggest(given.controlled_by, known.sides)
        report("controlled_by", given.controlled_by, known.word_sides() + near)
    elif kind.rule == "control" and not kind.control and not given.controlled_by:
        report("controlled_by", "", known.word_sides())


def _check_accounts(given: EventInput, known: Known, report: Report) -> None:
    _read_whens(given, report)
    for number, account in enumerate(given.accounts, 1):
        if account.side and known.sides is not None and account.side not in known.sides:
            expected = known.word_sides() + suggest(account.side, known.sides)
            report(f"accounts.{number}.side", account.side, expected)
        if account.source not in known.sources:
            expected = f"the id of a source in {SOURCES_FILE}{suggest(account.source, known.sources)}"
            if account.source in known.unused:
                expected = f"a source that can be used: this one of {SOURCES_FILE} has faults itself"
            report(f"accounts.{number}.source", account.source, expected)
        _check_basis(given, number, known, report)
        if (account.stance == "differs") != bool(account.differs_on):
            expected = "the point at issue if the stance is 'differs', else nothing"
            report(f"accounts.{number}.differs_on", account.differs_on or "", expected)


def _check_basis(given: EventInput, number: int, known: Known, report: Report) -> None:
    """Report where an account names half a passage, or rests on what its source has not."""
    account, field = given.accounts[number - 1], f"accounts.{number}"
    has_passage = bool(account.sentences)
    has_text = known.texts is None or account.source in known.texts
    if account.source not in known.sources:
        return
    if has_passage != (account.paragraph is not None):
        name = "paragraph" if has_passage else "sentences"
        report(f"{field}.{name}", "", "paragraph and sentences, or neither of them")
    elif has_passage and not has_text:
        report(f"{field}.sentences", account.source, f"a source with a file, in {SOURCES_FILE}")
    elif known.texts is not None and has_text and not has_passage:
        report(f"{field}.sentences", "", "the passage, as this source has a file: paragraph and sentences")
    if account.row and known.texts is not None and account.source not in known.datasets:
        report(f"{field}.row", account.row, f"no row, as {account.source} is no dataset")


def _read_when(text: str, report: Report, field: str = "when") -> When | None:
    try:
        return parse_when(text)
    except DateError as error:
        report(field, text, str(error).split("expected ", 1)[-1] + suggest_date(text))
        return None


def _read_kind(id: str, kinds: Sequence[Kind], report: Report) -> Kind | None:
    try:
        return find_kind(id, kinds)
    except KeyError:
        report("kind", id, _list_ids(kinds) + suggest(id, [kind.id for kind in kinds]))
        return None


def _list_ids(kinds: Iterable[Kind]) -> str:
    """Word ids as a choice: 'capture', 'entry' or 'report'."""
    *first, last = [repr(kind.id) for kind in kinds] or [""]
    return f"{', '.join(first)} or {last}" if first else last


def _read_whens(given: EventInput, report: Report) -> bool:
    """Report every date of an account that is none; return whether there is no such."""
    is_sound = True
    for number, account in enumerate(given.accounts, 1):
        if account.when and _read_when(account.when, report, f"accounts.{number}.when") is None:
            is_sound = False
    return is_sound


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
