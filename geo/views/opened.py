"""A collection that is open: its records, and all that every view of it needs, worked out once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from events.errors import Fault, RecordsError
from events.extras import word_missing
from events.model import CLOCKS, Event, Settings
from events.records.collection import Collection, load_collection
from events.records.parquet import EVENTS_STORE
from events.timeline.store import EventStore
from events.timeline.timeline import Timeline
from events.words.catalogue import _
from events.words.direction import isolate
from events.words.support import list_credits
from geo.drawing.areas import make_areas, make_traces
from geo.drawing.chunks import MOST_ROWS
from geo.drawing.layers import MapData, Shapes, Subject, load_shapes, make_map_data, names_of
from geo.drawing.points import Spots, make_spots
from geo.html.notes import Notes
from geo.places.nearest import find_nearest
from geo.places.own import find_own, list_drawn, read_own
from geo.shapes.outlines import AROUND, OWN, languages_of
from geo.shapes.turning import turn_shapes

# What reads a collection's own shapes and points; an extra of the package.
READER = "geopandas"

_Function = TypeVar("_Function", bound=Callable[..., Any])
_REMEMBERED: list[Callable[[], None]] = []


@dataclass(frozen=True, eq=False, kw_only=True)
class Opened:
    """A collection with all that is worked out of it once.

    `names` are the districts' names by code, `groups` the keys and titles of the map's layers, `bounds` the
    box that it shows first, `earliest` the first day that can be shown, `unplaced` what has no place on the
    map, `version` a word for the collection as it was opened, `spots` the points that the collection itself
    gives its events.
    """

    collection: Collection
    settings: Settings
    timeline: Timeline
    shapes: Shapes
    notes: Notes
    names: Mapping[str, str]
    groups: Mapping[str, str]
    bounds: list[list[float]]
    earliest: date
    unplaced: tuple[str, ...]
    version: str
    spots: Spots | None = None
    locate: Callable[[Event], str] = lambda _event: ""
    langs: tuple[str, ...] = ("en",)
    seam: float | None = None
    drawn_spots: Spots | None = None
    is_counted: bool = False

    @cached_property
    def drawn_shapes(self) -> Shapes:
        """Return the shapes as the map is drawn: beyond 180 degrees what lies across the antimeridian."""
        return turn_shapes(self.shapes, self.seam)


def remembered(size: int) -> Callable[[_Function], _Function]:
    """Make a function remember its latest answers, until `forget_all` is called."""

    def wrap(function: _Function) -> _Function:
        cached: Any = lru_cache(maxsize=size)(function)
        _REMEMBERED.append(cached.cache_clear)
        return cached  # type: ignore[no-any-return]

    return wrap


def forget_all() -> None:
    """Let go of all that was remembered of the collections that were open."""
    for forget in _REMEMBERED:
        forget()


def open_folder(home: Path, version: str, *, limit: int = MOST_ROWS) -> tuple[Opened, MapData]:
    """Load a collection and open it as `open_loaded` does. Raises RecordsError as that does."""
    return open_loaded(load_collection(home), home, version, limit=limit)


def open_loaded(
    collection: Collection, home: Path, version: str, *, limit: int = MOST_ROWS
) -> tuple[Opened, MapData]:
    """Return a collection that was loaded from a folder, open, with what its map is drawn of.

    The map's days come in chunks of about `limit` rows.

    Raises RecordsError without settings, or where shapes or points need a package that is not installed.
    """
    if collection.settings is None:
        raise RecordsError(collection.faults)
    settings, events = collection.settings, collection.events
    read = [file for file in (OWN, AROUND) if (home / file).is_file()]
    read += [events.geometry.path.name] if events.geometry is not None else []
    if read and find_spec(READER) is None:
        file = read[-1]
        raise RecordsError([Fault(file, "", "geometry", "cannot be read", word_missing(READER))])
    names = {district.code: district.name for district in settings.districts}
    timeline, shapes = Timeline(events), load_shapes(names, home)
    shapes["areas"] = make_areas(collection.areas, settings, timeline.columns)
    _add_places(shapes, home, timeline)
    shapes["credits"] = [*shapes["credits"], *settings.credits, *list_credits(collection.sources)]
    states = {clock: {code: timeline.changes(code, clock) for code in names} for clock in CLOCKS}
    spots, traces, left_out = _read_places(events)
    shapes["traces"] = make_traces(traces, timeline.columns)
    if left_out:
        value = f"{left_out:,} more lines and areas of events"
        shapes["faults"] = [*shapes["faults"], Fault(EVENTS_STORE, "", "geometry", value, "fewer: not drawn")]
    subject = Subject(
        shapes=shapes,
        settings=settings,
        columns=timeline.columns,
        states=states,
        spots=spots,
        precisions=events.precisions(),
    )
    drawn = make_map_data(subject, limit=limit)
    days = timeline.days()
    locate = _make_locate(events, spots, shapes)
    opened = Opened(
        collection=collection,
        settings=settings,
        timeline=timeline,
        shapes=shapes,
        notes=Notes(settings, collection.sources, names_of(shapes), locate=locate),
        locate=locate,
        names=names,
        groups=drawn.groups,
        bounds=drawn.bounds,
        seam=drawn.seam,
        drawn_spots=drawn.spots,
        is_counted=drawn.bundle["days"]["counts"]["shown"],
        earliest=min([*days[:1], settings.first_day]),
        unplaced=drawn.unplaced,
        version=version,
        spots=spots,
        langs=languages_of(shapes),
    )
    return opened, drawn


def _add_places(shapes: Shapes, home: Path, timeline: Timeline) -> None:
    """Add to the shapes the places of the collection's own gazetteer, if it has one."""
    path = find_own(home)
    if path is None:
        return
    columns, own = timeline.columns, read_own(path)
    moving = timeline.records(np.flatnonzero(columns.has_route).astype(np.int32))
    routes = [event.route for event in moving if event.route]
    named = {*columns.places.names, *(end for one in routes for end in (one.origin, one.to))}
    known = {place["id"] for place in shapes["places"]}
    shapes["places"] = [*shapes["places"], *(one for one in list_drawn(own, named) if one["id"] not in known)]
    shapes["faults"] = [*shapes["faults"], *own.faults]


def _make_locate(events: EventStore, spots: Spots | None, shapes: Shapes) -> Callable[[Event], str]:
    """Return what words near which of the places that the map names an event with a point was."""
    places, traced = shapes["places"], {trace["event"] for trace in shapes["traces"]}

    def locate(event: Event) -> str:
        row = events.row(event.id) if spots is not None else None
        points = spots.of(row) if spots is not None and row is not None else []
        found = [near[0]["name"] for point in points if (near := find_nearest(places, point))]
        named = ", ".join(isolate(name) for name in dict.fromkeys(found))
        return (
            _("near {place}").format(place=named)
            if named
            else _("on the map")
            if points or event.id in traced
            else ""
        )

    return locate


def _read_places(events: EventStore) -> tuple[Spots | None, dict[int, dict[str, Any]], int]:
    """Return the points of events, if there are any, their lines and areas by row, and how many not."""
    if events.geometry is None:
        found = [(row, point.lon, point.lat) for row, event in enumerate(events) for point in event.points]
        rows, lon, lat = np.array(found, dtype=float).reshape(-1, 3).T
        return (make_spots(len(events), rows.astype(np.int32), lon, lat) if found else None), {}, 0
    # geopandas is slow to import: who brings no such file need not wait for it.
    from geo.shapes.event_points import read_geometries

    rows, lon, lat, shapes, left_out = read_geometries(events.geometry.path)
    # From rows of the file to those of the events: some of the file may have been set aside.
    highest = max(rows.max(initial=-1), events.geometry.rows.max(initial=-1), *shapes, -1)
    number = np.full(highest + 1, -1)
    number[events.geometry.rows] = np.arange(len(events.geometry.rows))
    is_kept = number[rows] >= 0
    spots = make_spots(len(events), number[rows][is_kept], lon[is_kept], lat[is_kept])
    traces = {int(number[row]): shape for row, shape in shapes.items() if number[row] >= 0}
    return spots, traces, left_out
