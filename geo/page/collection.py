"""What every run of the page needs, worked out once a server."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from threading import Event as Signal

import streamlit as st

from events.errors import RecordsError
from events.model import CLOCKS, Settings, word_day
from events.records.collection import Collection, load_collection
from events.records.parquet import EVENTS_STORE, StoredEvents
from events.timeline.timeline import Timeline
from geo.drawing.basemap import write_assets
from geo.drawing.layers import Shapes, Subject, bounds_of, load_shapes, make_map_data
from geo.drawing.points import Points
from geo.html.notes import Notes

# Until then a reader is told why there is nothing to see yet.
IS_OPEN = Signal()


@dataclass(frozen=True, eq=False)
class Site:
    """All that is worked out once a server.

    `names` are the districts' names by code, `start` what the map's script is told once besides its words,
    `groups` the keys and titles of the map's layers, `earliest` the first day that can be shown,
    `version` a word for the collection as this server has opened it.
    """

    collection: Collection
    settings: Settings
    timeline: Timeline
    shapes: Shapes
    notes: Notes
    names: Mapping[str, str]
    folder: TemporaryDirectory[str]
    files: tuple[list[str], list[str]]
    groups: Mapping[str, str]
    bounds: list[list[float]]
    earliest: date
    first_report: str
    unplaced: tuple[str, ...]
    version: str
    page_script: str = "./front/page/page.js"


@st.cache_resource(show_spinner=False)
def open_site(folder: str) -> Site:
    """Load a collection and write what the map's frame loads. Raises RecordsError without settings."""
    collection = load_collection(Path(folder))
    if collection.settings is None:
        raise RecordsError(collection.faults)
    settings, events = collection.settings, collection.events
    names = {district.code: district.name for district in settings.districts}
    timeline, shapes = Timeline(events, collection.sources, names), load_shapes(names, Path(folder))
    states = {clock: {code: timeline.changes(code, clock) for code in names} for clock in CLOCKS}
    subject = Subject(
        shapes=shapes,
        settings=settings,
        columns=timeline.columns,
        states=states,
        points=_read_points(Path(folder), events),
    )
    drawn = make_map_data(subject)
    assets = TemporaryDirectory(prefix="handover-map-")
    files = write_assets(Path(assets.name), drawn.bundle, drawn.files)
    known_as = {
        one["properties"]["id"]: one["properties"]["names"] for one in shapes["districts"]["features"]
    }
    days = timeline.days()
    site = Site(
        collection=collection,
        settings=settings,
        timeline=timeline,
        shapes=shapes,
        notes=Notes(settings, collection.sources, known_as),
        names=names,
        folder=assets,
        files=files,
        groups=drawn.groups,
        bounds=bounds_of(shapes),
        earliest=min([*days[:1], settings.first_day]),
        first_report=_word_first_report(timeline),
        unplaced=drawn.unplaced,
        version=token_hex(4),
    )
    # Streamlit collects garbage after every run; what lives as long as the server need not be looked at.
    gc.collect()
    gc.freeze()
    IS_OPEN.set()
    return site


def _read_points(folder: Path, events: object) -> Points | None:
    """Return the points of the events, if they come from a file that holds any."""
    if not isinstance(events, StoredEvents):
        return None
    # geopandas is slow to import: who brings no such file need not wait for it.
    from geo.shapes.geoparquet import read_points

    lon, lat = read_points(folder / EVENTS_STORE)
    return lon[events.rows], lat[events.rows]


def _word_first_report(timeline: Timeline) -> str:
    """Word from which day on anything counts under the clock `reported`."""
    reported = timeline.columns.reported
    if not len(reported):
        return ""
    first = date.fromordinal(int(reported.min()))
    return (
        f"The first article of this collection is of {word_day(first)}: before that day nothing had been "
        "reported in it. An undated article counts from the latest day that it tells of as past."
    )
