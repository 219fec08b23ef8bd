"""Everything that can be shown of a collection, made once: page, print, exports and commands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from events.__main__ import main
from events.exchange.formats import FORMATS
from events.exchange.geojson import read_geojson
from events.exchange.table import read_csv
from events.model import Clock, Event
from events.records.collection import load_collection
from events.words.catalogue import current_language
from geo.drawing.layers import make_step
from geo.html.readings import article_held, disagreements
from geo.page.parts.search import write_found
from geo.print.dossier import Edition, write_dossier, write_range
from geo.print.sheet import Sheet, draw_sheet
from geo.views.addresses import event_addresses
from geo.views.axis import make_axis_data, work_out
from geo.views.comparison import write_comparison
from geo.views.exports import write_export
from geo.views.notes import write_block, write_notes
from geo.views.opened import Opened, open_loaded
from geo.views.opened_view import OpenedView
from geo.views.part import take_all
from geo.views.texts import Texts
from geo.views.view import View
from tests.helpers.records import write_event
from tests.helpers.specimens import SOURCES

DAY = date(2020, 11, 10)
# GDAL takes long to open a file; the rows of its layers are those of the workbook.
SLOW = ("gpkg",)
TWO_SOURCES = (
    SOURCES.replace("Agdam", "{where} {0} {").replace(
        "[collection.zones]",
        '[collection.sides]\nleft = "The left bank"\narticle = "Articles"\n\n[collection.zones]',
    )
    + SOURCES.partition("[[source]]")[1]
    + SOURCES.partition("[[source]]")[2]
    .replace("herald", "times")
    .replace('published = "2020-11-11"', 'published = "unknown"')
)


def open_plainly(folder: Path) -> Opened:
    """Open a collection whose every record must be shown: nothing guards it, and nothing lies around it."""
    opened = open_loaded(load_collection(folder), folder, "")[0]
    nothing = {"type": "FeatureCollection", "features": []}
    context = dict.fromkeys(("neighbours", "borders", "waters", "locator"), nothing)
    return replace(opened, shapes=opened.shapes | context)


def show_everything(opened: Opened, days: Iterable[date], clock: Clock) -> None:
    """Make all that page, print and exports make of a collection, on some days and by one clock."""
    texts = Texts({}, opened.notes)
    for day in days:
        for district in (None, *opened.names):
            _show_view(opened, texts, View(day, district, clock))
        long = View(day, clock=clock, scale="chronology", q="told 2020", compare=DAY)
        _show_view(opened, texts, long)
        write_comparison(opened, long, current_language())
        write_found(opened, long, current_language())
    _write_all(opened, opened.timeline.records(opened.timeline.rows()), clock)


def _show_view(opened: Opened, texts: Texts, view: View) -> None:
    choices = work_out(opened, view)
    json.dumps(make_axis_data(opened, choices.axis, view.clock, view.filter, current_language()))
    write_notes(opened, texts, view)
    if len(choices.axis.days) < 100:
        write_block(opened, texts, view, 0, current_language())
    make_step({"date": view.date.isoformat()})
    shown = OpenedView(opened, view)
    moment = shown.moment(view.date)
    sheet = Sheet(title=shown.name(), stamp="", clock="", sources=opened.collection.sources)
    draw_sheet(opened.shapes, opened.settings, moment, sheet, chosen=view.district)
    events = opened.timeline.records(shown.up_to())
    edition = _edition(opened, view.clock)
    write_dossier(edition, moment, events, district=view.district)
    by_day = opened.timeline.marked(events, view.clock)
    write_range(edition, (moment, shown.moment(DAY)), by_day, district=view.district)


def _edition(opened: Opened, clock: Clock) -> Edition:
    return Edition(
        settings=opened.settings,
        sources=opened.collection.sources,
        by_id=opened.timeline.by_id,
        shapes=opened.shapes,
        clock=clock,
        made=DAY,
    )


def _write_all(opened: Opened, events: Sequence[Event], clock: Clock) -> None:
    sources = opened.collection.sources
    addresses = event_addresses(opened, events, View(DAY, clock=clock))
    opened.notes.table(events, addresses)
    disagreements([event for event in events if event.differs], addresses, notes=opened.notes)
    for source in sources:
        told = [(event, one) for event in events for one in event.accounts if one.source == source.id]
        article_held(source, told, addresses, notes=opened.notes)
    whole = take_all(OpenedView(opened, View(DAY, clock=clock)), DAY)
    written = {format: write_export(format, whole) for format in FORMATS if format not in SLOW}
    for format, read in (("geojson", read_geojson), ("csv", read_csv)):
        assert [one.when for one in read(written[format].decode())] == [one.when for one in whole.events]
    for format in ("linked-places", "annotations", "states-geojson", "csl"):
        json.loads(written[format])


def run_commands(folder: Path, days: Iterable[date]) -> None:
    """Run every command that reads a collection, in words and as JSON.

    Status 1 says that something was found, 2 that it ended with a reason.
    """
    for command in (["list"], ["sources"], ["check"], ["cite"], *(["at", day.isoformat()] for day in days)):
        for form in ([], ["--json"]):
            assert main([*command, "--data", str(folder), *form]) in (0, 1, 2)


def write_events(folder: Path, events: Iterable[Mapping[str, Any]]) -> Path:
    """Write events beside settings of two districts and two articles, one undated; return the folder."""
    (folder / "sources.toml").write_text(TWO_SOURCES, encoding="utf-8")
    (folder / "events.toml").write_text("\n".join(map(write_event, events)), encoding="utf-8")
    return folder
