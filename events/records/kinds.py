"""The kinds of events and the colours of the sides that a collection lists, checked and completed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from events.errors import Fault
from events.kinds import ACLED, DEFAULT_KINDS, SIDE_COLOURS, Kind, SideColour
from events.model import Settings
from events.records.folder import SOURCES_FILE
from events.records.schema import KindInput, SideInput


def read_kinds(given: Mapping[str, KindInput], faults: list[Fault]) -> tuple[Kind, ...]:
    """Return the kinds of a collection in its order; DEFAULT_KINDS if it lists none.

    One of a default kind's id takes from that what it leaves out. One with a fault is not among them.
    """
    defaults = {kind.id: kind for kind in DEFAULT_KINDS}
    found = []
    for id, fields in given.items():
        kind = _read_kind(id, fields, defaults.get(id), faults)
        found += [kind] if kind else []
    return tuple(found) or DEFAULT_KINDS


def _read_kind(id: str, given: KindInput, default: Kind | None, faults: list[Fault]) -> Kind | None:
    name = f"collection.kinds.{id}"
    label = given.label or (default.label if default else "")
    if not label:
        expected = 'what an event of this kind is called: label = "protest"'
        faults.append(Fault(SOURCES_FILE, name, "label", "missing", expected))
        return None
    kind = default or Kind(id, label)
    acled = tuple(given.acled) if given.acled else kind.acled
    if acled not in ACLED:
        subs = [sub for type, sub in ACLED if type == acled[0]]
        types = ", ".join(dict.fromkeys(type for type, _ in ACLED))
        expected = (
            f"{acled[0]!r} with one of {', '.join(subs)}" if subs else f"a type of ACLED, one of {types}"
        )
        faults.append(Fault(SOURCES_FILE, name, "acled", repr(list(acled)), expected))
        return None
    rule = given.rule or kind.rule
    if given.control and rule != "control":
        faults.append(
            Fault(SOURCES_FILE, name, "control", repr(given.control), "the rule 'control' beside it")
        )
        return None
    return Kind(
        id,
        label,
        rule,
        acled,
        given.symbol or kind.symbol,
        given.colour or kind.colour,
        (given.control or kind.control) if rule == "control" else None,
        given.plural or ("" if given.label else kind.plural),
    )


def read_colours(
    given: Mapping[str, str | SideInput], faults: list[Fault]
) -> tuple[tuple[str, SideColour], ...]:
    """Return the sides that name a colour of their own, with it; of those that name the same, the first."""
    chosen: dict[str, SideColour] = {}
    for id, side in given.items():
        if isinstance(side, str) or side.colour is None:
            continue
        if side.colour in chosen.values():
            free = [one for one in SIDE_COLOURS if one not in chosen.values()]
            expected = f"a colour that no other side has: {', '.join(free) or 'none is left'}"
            record = f"collection.sides.{id}"
            faults.append(Fault(SOURCES_FILE, record, "colour", repr(side.colour), expected))
            continue
        chosen[id] = side.colour
    return tuple(chosen.items())


def colour_sides(settings: Settings, controlling: Collection[str]) -> Settings:
    """Return settings in which each side that controls something has a colour: its own, or one that is free.

    When no colour is left, all others are grey.
    """
    chosen = dict(settings.colours)
    free = iter([colour for colour in SIDE_COLOURS if colour not in chosen.values()])
    for id, _name in settings.sides:
        if id in controlling and id not in chosen:
            chosen[id] = next(free, "grey")
    in_order = tuple((id, chosen[id]) for id, _name in settings.sides if id in chosen)
    return replace(settings, colours=in_order)
