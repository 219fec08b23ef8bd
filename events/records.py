"""Data files to records: read, check everything, set aside what cannot be used, with its reason.

A collection is a folder with `sources.toml` (settings and sources) and `events.toml`. Nothing is dropped in
silence: `load_collection` returns the good records and every fault of every file, told at once.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from events.dates import parse_day, parse_when
from events.errors import DateError, Fault
from events.model import DEADLINES, UNKNOWN, District, Event, Settings, Source
from events.schema import EventInput, SettingsInput, SourceInput, check_shape

SHIPPED = Path(__file__).parent / "data"
SOURCES_FILE, EVENTS_FILE = "sources.toml", "events.toml"

_Shape = TypeVar("_Shape", bound=BaseModel)
_Identified = TypeVar("_Identified", SourceInput, EventInput)


@dataclass(frozen=True, slots=True)
class Collection:
    """All records of a folder that can be used, and the faults of those that cannot.

    `set_aside` counts the records left out. `settings` is None only if the settings cannot be read.
    """

    settings: Settings | None
    sources: tuple[Source, ...]
    events: tuple[Event, ...]
    faults: tuple[Fault, ...]
    set_aside: int = 0


def load_collection(folder: Path = SHIPPED) -> Collection:
    """Read a collection's folder; raises nothing: what is wrong is in the answer's `faults`."""
    faults: list[Fault] = []
    raw_sources = _read_toml(folder / SOURCES_FILE, ("collection", "source"), faults)
    raw_events = _read_toml(folder / EVENTS_FILE, ("event",), faults)
    settings = _read_settings(raw_sources, folder, faults)
    given = [(_name(raw, n), raw) for n, raw in enumerate(_tables(raw_sources, "source"), 1)]
    sources = _unique(_valid(given, SourceInput, SOURCES_FILE, faults), SOURCES_FILE, faults)
    good_sources = [source for name, record in sources if (source := _source(name, record, faults))]
    given_events = [(_name(raw, n), raw) for n, raw in enumerate(_tables(raw_events, "event"), 1)]
    inputs = _unique(_valid(given_events, EventInput, EVENTS_FILE, faults), EVENTS_FILE, faults)
    codes = {district.code for district in settings.districts} if settings else None
    known = {source.id for source in good_sources}
    events = [event for name, record in inputs if (event := _event(name, record, codes, known, faults))]
    kept = _check_supersedes(events, {record.id: name for name, record in inputs}, faults)
    total = len(given) + len(given_events)
    return Collection(
        settings, tuple(good_sources), tuple(kept), tuple(faults), total - len(good_sources) - len(kept)
    )


def _read_toml(path: Path, keys: tuple[str, ...], faults: list[Fault]) -> dict[str, Any] | None:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        faults.append(Fault(path.name, "", "", f"cannot be read ({error.strerror})", f"a file at {path}"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        faults.append(Fault(path.name, "", "", str(error), "TOML in UTF-8"))
    else:
        for key in sorted(data.keys() - set(keys)):
            faults.append(Fault(path.name, key, "", "unknown table", f"one of {', '.join(keys)}"))
        return data
    return None


def _tables(raw: dict[str, Any] | None, key: str) -> list[Any]:
    found = (raw or {}).get(key, [])
    return found if isinstance(found, list) else [found]


def _name(raw: Any, number: int) -> str:
    name = raw.get("id") if isinstance(raw, dict) else None
    return f"record {number}" + (f" ({name})" if isinstance(name, str) and name else "")


def _valid(
    given: Iterable[tuple[str, Any]], shape: type[_Shape], file: str, faults: list[Fault]
) -> list[tuple[str, _Shape]]:
    checked = ((name, check_shape(shape, raw, faults, file=file, record=name)) for name, raw in given)
    return [(name, record) for name, record in checked if record is not None]


def _unique(
    records: list[tuple[str, _Identified]], file: str, faults: list[Fault]
) -> list[tuple[str, _Identified]]:
    """Keep the first record of each id: what others refer to stays findable."""
    seen: Counter[str] = Counter()
    kept = []
    for name, record in records:
        seen[record.id] += 1
        if seen[record.id] > 1:
            faults.append(Fault(file, name, "id", repr(record.id), "an id that no earlier record has"))
        else:
            kept.append((name, record))
    return kept


def _read_settings(raw: dict[str, Any] | None, folder: Path, faults: list[Fault]) -> Settings | None:
    if raw is None:
        return None
    found = _valid([("collection", raw.get("collection", {}))], SettingsInput, SOURCES_FILE, faults)
    if not found:
        return None
    given = found[0][1]
    if not given.first_day <= given.opens_on <= given.last_day:
        value = f"{given.first_day}, {given.opens_on}, {given.last_day}"
        faults.append(Fault(SOURCES_FILE, "collection", "opens_on", value, "first_day ≤ opens_on ≤ last_day"))
        return None
    return Settings(
        title=given.title,
        description=given.description,
        version=given.version,
        first_day=given.first_day,
        last_day=given.last_day,
        opens_on=given.opens_on,
        districts=tuple(District(code=code, name=name) for code, name in given.districts.items()),
        zones=tuple(given.zones.items()),
        words=tuple(given.words.items()),
        # Told from the collection's own folder, wherever the program is started.
        articles=str(folder / given.articles) if given.articles else "",
    )


def _source(name: str, given: SourceInput, faults: list[Fault]) -> Source | None:
    if given.published != UNKNOWN:
        try:
            parse_day(given.published)
        except DateError:
            expected = f"a day such as 2020-11-25, or {UNKNOWN}"
            faults.append(Fault(SOURCES_FILE, name, "published", repr(given.published), expected))
            return None
    return Source(**given.model_dump())


def _event(
    name: str, given: EventInput, codes: set[str] | None, known: set[str], faults: list[Fault]
) -> Event | None:
    before = len(faults)

    def fault(field: str, value: str, expected: str) -> None:
        faults.append(Fault(EVENTS_FILE, name, field, repr(value), expected))

    for code in given.districts:
        if codes is not None and code not in codes:
            fault("districts", code, f"one of {', '.join(sorted(codes))}")
    faults += _account_faults(name, given, known)
    try:
        when = parse_when(given.when)
    except DateError as error:
        fault("when", given.when, str(error).split("expected ", 1)[-1])
        return None
    if given.kind in DEADLINES and when.last is None:
        fault("when", given.when, "a last day, as this is a deadline: 2020-11-09/2020-11-20")
    if given.supersedes and given.kind != "extension":
        fault("supersedes", given.supersedes, "kind 'extension', as only an extension supersedes a deadline")
    if len(faults) > before:
        return None
    return given.to_event(when)


def _account_faults(name: str, given: EventInput, known: set[str]) -> list[Fault]:
    found = []
    for number, account in enumerate(given.account, 1):
        if account.source not in known:
            expected = f"the id of a source in {SOURCES_FILE}"
            found.append((f"account.{number}.source", account.source, expected))
        if (account.stance == "differs") != bool(account.differs_on):
            expected = "the point at issue if the stance is 'differs', else nothing"
            found.append((f"account.{number}.differs_on", account.differs_on or "", expected))
    return [Fault(EVENTS_FILE, name, field, repr(value), expected) for field, value, expected in found]


def _check_supersedes(events: list[Event], names: dict[str, str], faults: list[Fault]) -> list[Event]:
    """Set aside every extension that supersedes no deadline; repeated, as it may leave another alone."""
    kept = events
    while True:
        deadlines = {event.id: event for event in kept if event.kind in DEADLINES}
        bad = [event for event in kept if event.kind == "extension" and not _extends(event, deadlines)]
        if not bad:
            return kept
        for event in bad:
            expected = "the id of another deadline or extension of the same district"
            value = repr(event.supersedes) if event.supersedes else "missing"
            faults.append(Fault(EVENTS_FILE, names[event.id], "supersedes", value, expected))
        kept = [event for event in kept if event not in bad]


def _extends(event: Event, deadlines: dict[str, Event]) -> bool:
    seen = {event.id}
    earlier = deadlines.get(event.supersedes or "")
    if earlier is None or not set(event.districts) <= set(earlier.districts):
        return False
    if earlier.districts and not event.districts:
        return False
    while earlier is not None:
        if earlier.id in seen:
            return False
        seen.add(earlier.id)
        earlier = deadlines.get(earlier.supersedes or "")
    return True
