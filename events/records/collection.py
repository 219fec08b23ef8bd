"""Data files to records: read, check everything, set aside what cannot be used, with its reason.

A collection is a folder with `sources.toml` (settings and sources) and `events.toml`. A large one holds its
events in `events.parquet` instead, and may name its districts in `districts.parquet`. With `story.toml` it
has a story, with `areas.geojson` areas of control. Nothing is dropped in silence: `load_collection` returns
the good records and every fault of every file.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from events.errors import Fault, word_os_error
from events.files import place_folder
from events.model import DEFAULT_KINDS, Area, District, Event, Settings, Source, Story
from events.records.areas import read_areas
from events.records.folder import SHIPPED as SHIPPED
from events.records.folder import SOURCES_FILE as SOURCES_FILE
from events.records.kinds import colour_sides, read_colours, read_kinds
from events.records.parquet import DISTRICTS_STORE, EVENTS_STORE, read_districts, read_store
from events.records.rules import (
    UNIQUE,
    Link,
    check_event,
    check_kind,
    check_source,
    find_strays,
    know,
    stray_fault,
)
from events.records.schema import EventInput, SettingsInput, SourceInput, check_shape
from events.records.story import STORY_FILE, check_story
from events.slips import find_line, suggest, word_encoding_error, word_toml_error
from events.timeline.ordering import ById
from events.timeline.store import EventList, EventStore

EVENTS_FILE = "events.toml"
_NAMED = re.compile(r"record \d+ \((.+)\)")
_SOURCE = re.compile(r"accounts\.\d+\.source")

_Shape = TypeVar("_Shape", bound=BaseModel)
_Identified = TypeVar("_Identified", SourceInput, EventInput)


@dataclass(frozen=True, slots=True)
class Collection:
    """All records of a folder that can be used, and the faults of those that cannot.

    `set_aside` counts the records left out. `settings` is None only if the settings cannot be read.
    """

    settings: Settings | None
    sources: tuple[Source, ...]
    events: EventStore
    faults: tuple[Fault, ...]
    set_aside: int = 0
    story: Story | None = None
    areas: tuple[Area, ...] = ()

    @property
    def is_unread(self) -> bool:
        """Return whether a file of the folder could not be read as a whole."""
        return any(fault.is_unread for fault in self.faults)


def load_collection(folder: Path = SHIPPED, *, unshown: Mapping[str, str] | None = None) -> Collection:
    """Read a collection's folder; never raises: what is wrong is in its `faults`.

    `unshown` are the ids of events that keep every rule and could not be shown all the same, each with the
    reason: these are set aside, too.
    """
    faults: list[Fault] = []
    raw_sources = _read_toml(folder / SOURCES_FILE, ("collection", "source"), faults)
    settings = _read_settings(raw_sources, folder, faults)
    given = [(_name(raw, n), raw) for n, raw in enumerate(_tables(raw_sources, "source"), 1)]
    read = _unique(_valid(given, SourceInput, SOURCES_FILE, faults), SOURCES_FILE, faults)
    sources = [
        source for name, record in read if (source := check_source(SOURCES_FILE, name, record, faults))
    ]
    read_events = _read_stored_events if (folder / EVENTS_STORE).is_file() else _read_toml_events
    events, set_aside = read_events(folder, settings, sources, unshown or {}, faults)
    set_aside += len(given) - len(sources)
    areas: tuple[Area, ...] = ()
    if settings:
        areas, left_out = read_areas(folder, settings, ById(events), faults)
        set_aside += left_out
        named = {side for side in events.columns.controlled_by if side}
        settings = colour_sides(settings, named | {area.side for area in areas})
    story = None
    if settings and (folder / STORY_FILE).is_file():
        raw_story = _read_toml(folder / STORY_FILE, ("story", "step"), faults)
        story = check_story(raw_story, settings, events, faults) if raw_story is not None else None
        set_aside += story is None
    if raw_sources is None:
        # No account has a source then: the one fault says it for all of them.
        faults = [fault for fault in faults if not _SOURCE.fullmatch(fault.field)]
    texts: dict[str, str] = {}
    located = tuple(_locate(fault, texts, folder) for fault in faults)
    return Collection(settings, tuple(sources), events, located, set_aside, story, areas)


def _read_stored_events(
    folder: Path,
    settings: Settings | None,
    sources: list[Source],
    unshown: Mapping[str, str],
    faults: list[Fault],
) -> tuple[EventStore, int]:
    if (folder / EVENTS_FILE).exists():
        value, expected = f"beside {EVENTS_STORE}, which is used", "one of these two files"
        faults.append(Fault(EVENTS_FILE, "", "", value, expected))
    return read_store(folder / EVENTS_STORE, settings, sources, unshown, faults)


def _read_toml_events(
    folder: Path,
    settings: Settings | None,
    sources: list[Source],
    unshown: Mapping[str, str],
    faults: list[Fault],
) -> tuple[EventStore, int]:
    raw_events = _read_toml(folder / EVENTS_FILE, ("event",), faults)
    given = [(_name(raw, n), _rename(raw)) for n, raw in enumerate(_tables(raw_events, "event"), 1)]
    shaped = _valid(given, EventInput, EVENTS_FILE, faults)
    inputs = _unique(shaped, EVENTS_FILE, faults)
    codes = [district.code for district in settings.districts] if settings else None
    kinds = settings.kinds if settings else DEFAULT_KINDS
    misshapen = {name for name, _raw in given} - {name for name, _record in shaped}
    for name, raw in given:
        id = raw.get("kind") if isinstance(raw, dict) else None
        if name in misshapen and isinstance(id, str):
            check_kind(EVENTS_FILE, name, id, kinds, faults)
    known = know(EVENTS_FILE, settings, sources, unshown)
    # Sources with faults have been told of before.
    unused = {id for fault in faults if (id := _id_of(fault)) and id not in known.sources}
    known = replace(known, unused=unused)
    events = [event for name, record in inputs if (event := check_event(name, record, known, faults))]
    kept = _check_supersedes(events, {record.id: name for name, record in inputs}, faults)
    return EventList(kept, sources, codes or (), kinds), len(given) - len(kept)


def _read_toml(path: Path, keys: tuple[str, ...], faults: list[Fault]) -> dict[str, Any] | None:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        value = f"cannot be read ({word_os_error(error)})"
        faults.append(Fault(path.name, "", "", value, f"a file at {path}{_near(path)}", is_unread=True))
    except tomllib.TOMLDecodeError as error:
        line, value, expected = word_toml_error(str(error), path.read_text(encoding="utf-8-sig"))
        faults.append(Fault(path.name, "", "", value, expected, is_unread=True, line=line))
    except UnicodeDecodeError as error:
        line, value, expected = word_encoding_error(path.read_bytes(), error)
        faults.append(Fault(path.name, "", "", value, expected, is_unread=True, line=line))
    except RecursionError as error:
        faults.append(Fault(path.name, "", "", str(error), "TOML in UTF-8", is_unread=True))
    else:
        for key in sorted(data.keys() - set(keys)):
            faults.append(
                Fault(path.name, key, "", "unknown table", f"one of {', '.join(keys)}{suggest(key, keys)}")
            )
        return data
    return None


def _near(path: Path) -> str:
    """Return the name of a file beside it that was probably meant."""
    folder = path.parent
    return suggest(path.name, [one.name for one in folder.iterdir()]) if folder.is_dir() else ""


def _locate(fault: Fault, texts: dict[str, str], folder: Path) -> Fault:
    """Return a fault of a TOML file with its line; `texts` are the files that were read for it."""
    if fault.line or not fault.record or not fault.file.endswith(".toml"):
        return fault
    if fault.file not in texts:
        try:
            texts[fault.file] = (folder / fault.file).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            texts[fault.file] = ""
    return replace(fault, line=find_line(texts[fault.file], fault.record, fault.field))


def _tables(raw: dict[str, Any] | None, key: str) -> list[Any]:
    found = (raw or {}).get(key, [])
    return found if isinstance(found, list) else [found]


def _rename(raw: Any) -> Any:
    """Return a table of events.toml in the words of the records: it lists accounts as `[[event.account]]`."""
    if not isinstance(raw, dict) or "account" not in raw or "accounts" in raw:
        return raw
    return {"accounts" if name == "account" else name: value for name, value in raw.items()}


def _name(raw: Any, number: int) -> str:
    name = raw.get("id") if isinstance(raw, dict) else None
    return f"record {number}" + (f" ({name})" if isinstance(name, str) and name else "")


def _id_of(fault: Fault) -> str:
    """Return the id of the source that a fault is of; empty for any other fault."""
    found = _NAMED.fullmatch(fault.record) if fault.file == SOURCES_FILE else None
    return found[1] if found else ""


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
            faults.append(Fault(file, name, "id", repr(record.id), UNIQUE))
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
    districts = given.districts or read_districts(folder / DISTRICTS_STORE, faults)
    if not given.first_day <= given.opens_on <= given.last_day:
        value = f"{given.first_day}, {given.opens_on}, {given.last_day}"
        faults.append(Fault(SOURCES_FILE, "collection", "opens_on", value, "first_day ≤ opens_on ≤ last_day"))
        return None
    kinds = read_kinds(given.kinds, faults)
    return Settings(
        title=given.title,
        description=given.description,
        version=given.version,
        first_day=given.first_day,
        last_day=given.last_day,
        opens_on=given.opens_on,
        districts=tuple(District(code=code, name=name) for code, name in (districts or {}).items()),
        zones=tuple(given.zones.items()),
        words=tuple(given.words.items()),
        articles=_place_articles(folder, given.articles, faults),
        sides=tuple((id, side if isinstance(side, str) else side.name) for id, side in given.sides.items()),
        colours=read_colours(given.sides, faults),
        speakers=tuple((name, tuple(others)) for name, others in given.speakers.items()),
        kinds=kinds,
        credits=tuple(given.credits),
    )


def _place_articles(folder: Path, named: str | None, faults: list[Fault]) -> str:
    """Return the folder of the texts that the settings name: within the collection's.

    A collection may come from anybody: one that lies elsewhere is a fault, as texts are written into it.
    """
    if not named:
        return ""
    place = place_folder(folder, named)
    if place is None:
        expected = "a folder within the collection's; only --articles and HANDOVER_ARTICLES name another"
        faults.append(Fault(SOURCES_FILE, "collection", "articles", repr(named), expected))
    return str(place) if place else ""


def _check_supersedes(events: list[Event], names: dict[str, str], faults: list[Fault]) -> list[Event]:
    """Set aside every extension that supersedes no deadline."""
    deadlines = [event for event in events if event.kind.is_deadline]
    strays = find_strays(Link(one.id, one.kind, one.districts, one.supersedes) for one in deadlines)
    faults += [stray_fault(EVENTS_FILE, names[link.id], link.supersedes) for link in strays]
    left_out = {link.id for link in strays}
    return [event for event in events if event.id not in left_out]
