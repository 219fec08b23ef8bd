"""The kinds of events that a collection lists, checked; what they leave out is the default's."""

from __future__ import annotations

from collections.abc import Mapping

from events.errors import Fault
from events.kinds import ACLED, DEFAULT_KINDS, Kind
from events.records.folder import SOURCES_FILE
from events.records.schema import KindInput


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
