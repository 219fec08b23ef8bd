"""Areas of control with shapes of their own: what the map, the notes and the pictures show of them on a day.

An area is shown from its first to its last day. Under the clock `reported` it is not shown before the event
on which it rests is reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from events.model import CLOCKS, Area, Clock, Settings
from events.timeline.columns import ALWAYS, NEVER, Columns
from events.words.catalogue import _
from events.words.wording import word_day
from geo.drawing.ground_data import AreaData
from geo.drawing.style import class_of, words_of

EPOCH = date(1970, 1, 1).toordinal()
# Five decimals of a degree are about a metre.
_DECIMALS = 5


def make_areas(areas: Iterable[Area], settings: Settings, columns: Columns) -> list[AreaData]:
    """Return what is drawn of areas, in their order; of those that are never shown, nothing."""
    rows = {id: row for row, id in enumerate(columns.ids.tolist())}
    sides, words = dict(settings.sides), words_of(settings)
    made: list[AreaData] = []
    for area in areas:
        row, name = rows[area.event], f"by-{area.side}"
        first, last = _days(area, int(columns.happened[row]))
        reported = int(columns.reported[row])
        made.append(
            {
                "id": area.id,
                "event": area.event,
                "look": class_of(name, settings),
                "name": area.name or sides[area.side],
                "words": words[name],
                "side": area.side,
                "days": {
                    "happened": (first, last),
                    "reported": (max(first or reported - EPOCH, reported - EPOCH), last),
                },
                "geometry": {
                    "type": area.geometry["type"],
                    "coordinates": _round(area.geometry["coordinates"]),
                },
            }
        )
    return made


def is_shown(area: AreaData, day: date, clock: Clock) -> bool:
    """Tell whether an area is on the map of a day: as `isShown` in geo/web/map/areas.js does."""
    first, last = area["days"][clock]
    number = day.toordinal() - EPOCH
    return (first is None or first <= number) and (last is None or number <= last)


def list_shown(shapes: Mapping[str, Any], day: date, clock: Clock) -> list[AreaData]:
    """Return the areas among the shapes that are on the map of a day."""
    return [area for area in shapes.get("areas", ()) if is_shown(area, day, clock)]


def word_span(area: AreaData, clock: Clock = CLOCKS[0]) -> str:
    """Word from when to when an area is held."""
    first, last = (
        None if day is None else word_day(date.fromordinal(day + EPOCH)) for day in area["days"][clock]
    )
    if first and last:
        return first if first == last else _("{begin} to {end}").format(begin=first, end=last)
    if first:
        return _("from {begin} on").format(begin=first)
    return _("until {end}").format(end=last) if last else ""


def _days(area: Area, happened: int) -> tuple[int | None, int | None]:
    """Return the first and the last day as numbers since 1970-01-01; without a beginning, the event's."""
    first: int | None = area.begin.toordinal() if area.begin else happened
    last = area.end.toordinal() - EPOCH if area.end else None
    return (None if first in (ALWAYS, NEVER) or first is None else first - EPOCH), last


def _round(coordinates: Sequence[Any]) -> list[Any]:
    """Return coordinates to a metre, without heights, and without positions that repeat the one before."""
    if coordinates and isinstance(coordinates[0], int | float):
        return [round(part, _DECIMALS) for part in coordinates[:2]]
    parts = [_round(part) for part in coordinates]
    if parts and parts[0] and isinstance(parts[0][0], int | float):
        kept = [parts[0]]
        kept += [part for part, before in zip(parts[1:], parts, strict=False) if part != before]
        return kept if len(kept) > 3 else parts
    return parts
