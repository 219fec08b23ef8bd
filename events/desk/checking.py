"""The checks of record files, for what is about to be stored: the same rules, told in the same words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection

from events.desk.differences import tidy
from events.desk.errors import Value
from events.desk.holdings import Desk, Held, list_held
from events.errors import Fault, RecordsError
from events.model import Event, Source
from events.records.record import read_source, to_record, to_source_record
from events.records.rules import Known, Link, check_event, check_source, find_strays, know, stray_fault
from events.records.schema import EventInput, SourceInput, check_shape

# A record of the desk stands in no file: faults name this in its place.
DESK = "desk"


def check_events(desk: Desk, known: Known, records: Mapping[str, Value], faults: list[Fault]) -> list[Event]:
    """Return the events of records that keep every rule by themselves; add the faults of the others."""
    found = []
    for id, record in records.items():
        given = check_shape(EventInput, record, faults, file=DESK, record=id)
        event = check_event(id, given, known, faults) if given else None
        if event and _check_places(event, desk.places, faults):
            found.append(event)
    return found


def list_faults(desk: Desk, record: Value) -> list[Fault]:
    """Return what would keep the draft of an event from being accepted; what its article must tell is not."""
    with desk.store.reading() as connection:
        sources = [read_source(one.present) for one in list_held(connection, "source")]
        articles = {one.id for one in list_held(connection, "article")}
    known = know(DESK, desk.settings, sources, {})
    known = replace(known, sources={*known.sources, *articles}, texts={*(known.texts or ()), *articles})
    faults: list[Fault] = []
    check_events(desk, known, {str(record.get("id", "")): record}, faults)
    return faults


def to_clean_event(event: Event) -> Value:
    """Return the record of an event as the desk keeps it."""
    return tidy(to_record(event))


def to_clean_source(source: Source) -> Value:
    """Return the record of a source as the desk keeps it."""
    return tidy(to_source_record(source))


def check_touched(
    connection: Connection, desk: Desk, before: Mapping[tuple[str, str], Value | None]
) -> dict[tuple[str, str], Value]:
    """Check sources and events that a decision has changed, and all that refers to them.

    `before` are the values of what it changed, by kind and id. Return those that it stores, in the form in
    which all are kept. Raises RecordsError with every fault.
    """
    touched = {kind: {id for one, id in before if one == kind} for kind in ("source", "event")}
    if not touched["source"] and not touched["event"]:
        return {}
    faults: list[Fault] = []
    sources = _check_sources(list_held(connection, "source"), touched["source"], faults)
    if faults:
        # What rests on such a source is told once the source is right.
        raise RecordsError(faults)
    known = know(DESK, desk.settings, sources, {})
    held = {one.id: one.present for one in list_held(connection, "event")}
    # An event that was right can be wrong for what it refers to alone.
    again = held if touched["source"] else {id: held[id] for id in touched["event"] if id in held}
    checked = check_events(desk, known, again, faults)
    if any(
        _is_deadline(desk, value) for id in touched["event"] for value in (held.get(id), before["event", id])
    ):
        _check_extensions(desk, held, faults)
    if faults:
        raise RecordsError(faults)
    clean = {("source", one.id): to_clean_source(one) for one in sources if one.id in touched["source"]}
    return clean | {("event", one.id): to_clean_event(one) for one in checked if one.id in touched["event"]}


def _check_sources(held: Iterable[Held], touched: Collection[str], faults: list[Fault]) -> list[Source]:
    sources = []
    for one in held:
        if one.id not in touched:
            sources.append(read_source(one.present))
            continue
        given = check_shape(SourceInput, one.present, faults, file=DESK, record=one.id)
        source = check_source(DESK, one.id, given, faults) if given else None
        sources += [source] if source else []
    return sources


def _check_places(event: Event, places: Collection[str] | None, faults: list[Fault]) -> bool:
    if places is None:
        return True
    route = [event.route.origin, event.route.to] if event.route else []
    named = {"places": event.places, "route": route}
    named |= {f"accounts.{number}.places": one.places for number, one in enumerate(event.accounts, 1)}
    wrong = [(field, id) for field, ids in named.items() for id in ids if id not in places]
    expected = "the id of a place of the gazetteer, as `handover-map find NAME` tells"
    faults += [Fault(DESK, event.id, field, repr(id), expected) for field, id in wrong]
    return not wrong


def _is_deadline(desk: Desk, value: Value | None) -> bool:
    deadlines = {kind.id for kind in desk.settings.kinds if kind.is_deadline}
    return value is not None and value.get("kind") in deadlines


def _check_extensions(desk: Desk, held: Mapping[str, Value], faults: list[Fault]) -> None:
    kinds = {kind.id: kind for kind in desk.settings.kinds}
    links = [
        Link(id, kinds[one["kind"]], tuple(one.get("districts", ())), one.get("supersedes"))
        for id, one in held.items()
        if _is_deadline(desk, one)
    ]
    faults += [stray_fault(DESK, link.id, link.supersedes) for link in find_strays(links)]
