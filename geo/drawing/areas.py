"""Areas of control with shapes of their own, and lines and areas of events: what is shown of them on a day.

An area is shown from its first to its last day. Under the clock `reported` it is not shown before the event
on which it rests is reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from events.model import CLOCKS, Area, Clock, Settings
from events.timeline.columns import ALWAYS, NEVER, Columns
from events.words.catalogue import _
from events.words.dating import word_when
from events.words.wording import word_day
from geo.drawing.ground_data import AreaData
from geo.drawing.style import class_of, words_of

EPOCH = date(1970, 1, 1).toordinal()
# Five decimals of a degree are about a metre.
_DECIMALS = 5
# The look of the lines and areas of events.
TRACE = "trace"


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


def make_traces(shapes: Mapping[int, Mapping[str, Any]], columns: Columns) -> list[AreaData]:
    """Return what is drawn of the lines and areas of events, which come by row; each on its event's days.

    They have no side, and their look is TRACE.
    """
    made: list[AreaData] = []
    drawn = {clock: columns.drawn(clock) for clock in CLOCKS}
    for row, geometry in shapes.items():
        event = columns.events[row]
        spans = {clock: (int(first[row]), int(last[row])) for clock, (first, last) in drawn.items()}
        if spans["happened"][0] > spans["happened"][1]:
            continue
        rounded: Any = {"type": geometry["type"], "coordinates": _round(geometry["coordinates"])}
        days: dict[Clock, tuple[int | None, int | None]] = {
            clock: (first - EPOCH, last - EPOCH) for clock, (first, last) in spans.items()
        }
        made.append(
            {
                "id": event.id,
                "event": event.id,
                "look": TRACE,
                "name": event.summary,
                "words": word_when(event.when),
                "side": "",
                "days": days,
                "geometry": rounded,
            }
        )
    return made


def find_corners(areas: Iterable[AreaData]) -> list[tuple[float, float]]:
    """Return two points for each area, longitude before latitude, between which it lies."""
    found = []
    for area in areas:
        points = list(_list_positions(area["geometry"]["coordinates"]))
        lon, lat = zip(*points, strict=True)
        found += [(min(lon), min(lat)), (max(lon), max(lat))]
    return found


def _list_positions(coordinates: Sequence[Any]) -> Iterator[tuple[float, float]]:
    if coordinates and isinstance(coordinates[0], int | float):
        yield coordinates[0], coordinates[1]
    else:
        for part in coordinates:
            yield from _list_positions(part)


def is_shown(area: AreaData, day: date, clock: Clock) -> bool:
    """Tell whether an area is on the map of a day: as `isShown` in geo/web/map/areas.js does."""
    first, last = area["days"][clock]
    number = day.toordinal() - EPOCH
    return (first is None or first <= number) and (last is None or number <= last)


def list_shown(
    shapes: Mapping[str, Any], day: date, clock: Clock, layer: Literal["areas", "traces"] = "areas"
) -> list[AreaData]:
    """Return the areas of control, or the traces, among the shapes that are on the map of a day."""
    return [area for area in shapes.get(layer, ()) if is_shown(area, day, clock)]


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
