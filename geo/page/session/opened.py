"""A collection with all that the page works out of it once: timeline, shapes, what the browser fetches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from secrets import token_hex

from events.errors import RecordsError
from events.model import CLOCKS, Settings
from events.records.collection import Collection
from events.timeline.store import EventStore
from events.timeline.timeline import Timeline
from geo.drawing.basemap import write_assets, write_file
from geo.drawing.layers import Shapes, Subject, bounds_of, load_shapes, make_map_data, names_of
from geo.drawing.points import Points
from geo.drawing.scripts import join_modules
from geo.html.notes import Notes
from geo.page.session.files import served_folder

# What starts the map in its frame.
FRAME = Path(__file__).parents[1] / "frame.js"
# What runs the axis and the notes in the page.
PAGE = Path(__file__).parents[1] / "page.js"


@dataclass(frozen=True, eq=False)
class OpenCollection:
    """A collection with all that is worked out of it once a server.

    `names` are the districts' names by code, `files` the scripts and the styles of the map by their names,
    `beside` the files that its script fetches later,
    `groups` the keys and titles of the map's layers, `bounds` the box that it shows first, `earliest` the
    first day that can be shown, `version` a word for the collection as this server has opened it.
    """

    collection: Collection
    settings: Settings
    timeline: Timeline
    shapes: Shapes
    notes: Notes
    names: Mapping[str, str]
    files: tuple[list[str], list[str]]
    beside: tuple[str, ...]
    groups: Mapping[str, str]
    bounds: list[list[float]]
    earliest: date
    unplaced: tuple[str, ...]
    version: str
    page_script: str


def open_loaded(collection: Collection, folder: Path) -> OpenCollection:
    """Work out all that a loaded collection needs, and write what the map's frame loads.

    Raises RecordsError without settings, OSError if a file cannot be written.
    """
    if collection.settings is None:
        raise RecordsError(collection.faults)
    settings, events = collection.settings, collection.events
    names = {district.code: district.name for district in settings.districts}
    timeline, shapes = Timeline(events), load_shapes(names, folder)
    states = {clock: {code: timeline.changes(code, clock) for code in names} for clock in CLOCKS}
    subject = Subject(
        shapes=shapes,
        settings=settings,
        columns=timeline.columns,
        states=states,
        points=_read_points(events),
    )
    drawn = make_map_data(subject)
    served = served_folder()
    files = write_assets(served, FRAME, drawn.bundle, drawn.files)
    known_as = names_of(shapes)
    days = timeline.days()
    return OpenCollection(
        collection=collection,
        settings=settings,
        timeline=timeline,
        shapes=shapes,
        notes=Notes(settings, collection.sources, known_as),
        names=names,
        files=files,
        beside=tuple(drawn.files),
        groups=drawn.groups,
        bounds=bounds_of(shapes),
        earliest=min([*days[:1], settings.first_day]),
        unplaced=drawn.unplaced,
        version=token_hex(4),
        page_script=write_file(served, "page.js", join_modules(PAGE, global_name=None).encode()),
    )


def _read_points(events: EventStore) -> Points | None:
    """Return the points of the events, if their store knows any."""
    if events.geometry is None:
        return None
    # geopandas is slow to import: who brings no such file need not wait for it.
    from geo.shapes.geoparquet import read_points

    lon, lat = read_points(events.geometry.path)
    return lon[events.geometry.rows], lat[events.geometry.rows]
