"""What every run of the page needs, worked out once a server."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from events.errors import RecordsError
from events.model import CLOCKS, Settings, word_day
from events.records import Collection, load_collection
from events.timeline import Timeline
from geo.basemap import write_assets
from geo.layers import Shapes, load_shapes, make_bundle
from geo.notes import Notes


@dataclass(frozen=True)
class Site:
    """All that is worked out once a server."""

    collection: Collection
    settings: Settings
    timeline: Timeline
    shapes: Shapes
    notes: Notes
    folder: TemporaryDirectory[str]
    files: tuple[list[str], list[str]]
    unplaced: tuple[str, ...]

    def first_report(self) -> str:
        """Word from which day on anything counts under the clock `reported`."""
        first = min(self.timeline.reported(event) for event in self.collection.events)
        return (
            f"The first article of this collection is of {word_day(first)}: before that day nothing had been "
            "reported in it. An undated article counts from the latest day that it tells of as past."
        )


@st.cache_resource(show_spinner="Opening the collection …")
def open_site(folder: str) -> Site:
    """Load a collection and write what the map's frame loads. Raises RecordsError without settings."""
    collection = load_collection(Path(folder))
    if collection.settings is None:
        raise RecordsError(collection.faults)
    settings, events = collection.settings, collection.events
    timeline, shapes = Timeline(events, collection.sources), load_shapes()
    codes = [district.code for district in settings.districts]
    states = {clock: {code: timeline.changes(code, clock) for code in codes} for clock in CLOCKS}
    drawn = make_bundle(shapes, settings, events, states, timeline.drawn_days)
    assets = TemporaryDirectory(prefix="handover-map-")
    files = write_assets(Path(assets.name), drawn.bundle)
    names = {
        feature["properties"]["id"]: feature["properties"]["names"]
        for feature in shapes["districts"]["features"]
    }
    notes = Notes(settings, collection.sources, names)
    # Streamlit collects garbage after every run; what lives as long as the server need not be looked at.
    gc.collect()
    gc.freeze()
    return Site(collection, settings, timeline, shapes, notes, assets, files, drawn.unplaced)
