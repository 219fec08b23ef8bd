"""From where to where: the places of a movement, by the words before each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from events.reading.findings import FoundPlace
from events.reading.languages.tables import Table
from events.reading.places.choose import UNITS

Role = Literal["from", "to", ""]


def find_routes(
    low: str, places: Sequence[FoundPlace], table: Table
) -> list[tuple[str, str, tuple[FoundPlace, ...]]]:
    """Return (from, to, places) of each movement; ids, empty where not told. One for each origin."""
    roles: list[tuple[FoundPlace, Role]] = []
    last: FoundPlace | None = None
    for one in places:
        role = _role(low, one, table)
        if (
            not role
            and last is not None
            and table.patterns["link"].search(low[last.words.end : one.words.start])
        ):
            role = roles[-1][1]
        roles.append((one, role))
        last = one
    origins = _without_units([one for one, role in roles if role == "from"])
    targets = _without_units([one for one, role in roles if role == "to"])
    if not origins and not targets:
        return [("", "", tuple(places))]
    # What only says in which district a village lies, or who speaks, is no end of the route.
    target = targets[-1] if targets else None
    routes = []
    for origin in origins or (None,):
        ends = tuple(one for one in (origin, target) if one is not None)
        routes.append((origin.id if origin else "", target.id if target else "", ends))
    return routes


def _role(low: str, place: FoundPlace, table: Table) -> Role:
    before = low[max(0, place.words.start - 45) : place.words.start]
    after = low[place.words.end : place.words.end + 30]
    word = low[place.words.start : place.words.end]
    if (ending := table.patterns.get("origin_after")) and ending.search(word + after):
        return "from"
    if (ending := table.patterns.get("target_after")) and ending.search(word + after):
        return "to"
    if table.patterns["target"].search(before):
        return "to"
    return "from" if table.patterns["origin"].search(before) else ""


def _without_units(places: list[FoundPlace]) -> list[FoundPlace]:
    """Leave out a unit that stands beside a settlement of its own, and doubles."""
    around = {one.district for one in places if one.kind not in UNITS}
    kept: dict[str, FoundPlace] = {}
    for one in places:
        if not (one.kind in UNITS and one.id in around):
            kept.setdefault(one.id, one)
    return list(kept.values())
