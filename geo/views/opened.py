"""A collection that is open: its records, and all that every view of it needs, worked out once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

from events.errors import Fault, RecordsError
from events.extras import word_missing
from events.model import CLOCKS, Settings
from events.records.collection import Collection, load_collection
from events.timeline.store import EventStore
from events.timeline.timeline import Timeline
from geo.drawing.areas import make_areas
from geo.drawing.chunks import MOST_ROWS
from geo.drawing.layers import MapData, Shapes, Subject, bounds_of, load_shapes, make_map_data, names_of
from geo.drawing.points import Points
from geo.html.notes import Notes
from geo.shapes.outlines import OWN

# What reads a collection's own shapes and points; an extra of the package.
READER = "geopandas"

_Function = TypeVar("_Function", bound=Callable[..., Any])
_REMEMBERED: list[Callable[[], None]] = []


@dataclass(frozen=True, eq=False, kw_only=True)
class Opened:
    """A collection with all that is worked out of it once.

    `names` are the districts' names by code, `groups` the keys and titles of the map's layers, `bounds` the
    box that it shows first, `earliest` the first day that can be shown, `unplaced` what has no place on the
    map, `version` a word for the collection as it was opened, `points` the longitudes and latitudes in
    degrees that the collection itself gives its events, NaN where it gives none.
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
    points: Points | None = None


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
    if (events.geometry is not None or (home / OWN).is_file()) and find_spec(READER) is None:
        file = OWN if events.geometry is None else events.geometry.path.name
        raise RecordsError([Fault(file, "", "geometry", "cannot be read", word_missing(READER))])
    names = {district.code: district.name for district in settings.districts}
    timeline, shapes = Timeline(events), load_shapes(names, home)
    shapes["areas"] = make_areas(collection.areas, settings, timeline.columns)
    states = {clock: {code: timeline.changes(code, clock) for code in names} for clock in CLOCKS}
    points = _read_points(events)
    subject = Subject(
        shapes=shapes,
        settings=settings,
        columns=timeline.columns,
        states=states,
        points=points,
    )
    drawn = make_map_data(subject, limit=limit)
    days = timeline.days()
    opened = Opened(
        collection=collection,
        settings=settings,
        timeline=timeline,
        shapes=shapes,
        notes=Notes(settings, collection.sources, names_of(shapes)),
        names=names,
        groups=drawn.groups,
        bounds=bounds_of(shapes),
        earliest=min([*days[:1], settings.first_day]),
        unplaced=drawn.unplaced,
        version=version,
        points=points,
    )
    return opened, drawn


def _read_points(events: EventStore) -> Points | None:
    """Return the points of the events, if their store knows any."""
    if events.geometry is None:
        return None
    # geopandas is slow to import: who brings no such file need not wait for it.
    from geo.shapes.geoparquet import read_points

    lon, lat = read_points(events.geometry.path)
    return lon[events.geometry.rows], lat[events.geometry.rows]
