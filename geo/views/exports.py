"""Every export format written, for the page, the command line and published files: one function for all.

`write_export` writes a part of a collection (`part`) in a format by its name in FORMATS
(`events.exchange.formats`). The same part gives the same bytes.
"""

from __future__ import annotations

from codecs import getincrementalencoder
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from events.exchange.acled import write_acled
from events.exchange.annotations import write_annotations
from events.exchange.cells import guard
from events.exchange.citations import CitationFormat, write_citations
from events.exchange.formats import FORMATS
from events.exchange.table import write_csv
from events.model import Event, Point
from events.words.catalogue import _
from geo.drawing.layers import points_of
from geo.drawing.style import class_of, word_state, words_of
from geo.exchange.geojson import write_geojson
from geo.exchange.linked_places import Extract, write_linked_places
from geo.exchange.states import (
    find_areas,
    list_area_rows,
    list_rows,
    write_states_csv,
    write_states_geojson,
)
from geo.print.dossier import Edition, write_dossier, write_range
from geo.views.part import Part, word_filtered
from geo.views.pictures import draw_shown

CITATIONS: tuple[CitationFormat, ...] = ("bibtex", "ris", "csl", "text")


def write_export(format: str, part: Part) -> bytes:
    """Write a part in one of FORMATS, as `stream_export` does."""
    return b"".join(stream_export(format, part))


def stream_export(format: str, part: Part) -> Iterator[bytes]:
    """Yield a part in one of FORMATS, in the encoding of its file, piece by piece.

    Raises KeyError for another format, ExportError for what the format cannot hold, ModuleNotFoundError
    where it needs a package that is not installed.
    """
    written = _WRITERS[format](part)
    if isinstance(written, bytes):
        yield written
    else:
        encode = getincrementalencoder(FORMATS[format].encoding)().encode
        yield from map(encode, [written] if isinstance(written, str) else written)


def write_style(part: Part) -> bytes:
    """Write how QGIS draws the states of a part (QML), which it takes from beside them, by the same name."""
    from geo.exchange.qgis import write_style as write

    return write(part.opened.settings).encode()


def _head(part: Part) -> dict[str, str]:
    """Return what GeoJSON says of itself."""
    stamp = part.stamp
    head = {"title": stamp.title, "version": stamp.version, "date": stamp.day.isoformat()}
    return head | ({"chosen": stamp.chosen} if stamp.chosen else {})


def _list_states(part: Part) -> list[dict[str, object]]:
    words = words_of(part.opened.settings)
    rows = list_rows(part.spans, part.opened.names, lambda state: word_state(state, words))
    return [*rows, *list_area_rows(part.areas, part.area_days)]


def _write_dossier(part: Part) -> str:
    opened, shown, view = part.opened, part.shown, part.shown.view
    by_id: Mapping[str, Event] = opened.timeline.by_id
    if view.clock == "reported":
        known = opened.timeline.known(opened.collection.events, part.until, view.clock)
        by_id = {event.id: event for event in known}
    edition = Edition(
        settings=opened.settings,
        sources=opened.collection.sources,
        by_id=by_id,
        shapes=opened.drawn_shapes,
        clock=view.clock,
        made=part.stamp.day,
        filtered=word_filtered(shown),
    )
    first, last = part.days
    if first is None and last is not None:
        return write_dossier(edition, shown.moment(view.date), part.events, district=view.district)
    first, last = first or opened.earliest, last or max(opened.settings.last_day, opened.earliest)
    marked = opened.timeline.marked(part.events, view.clock)
    days = {day: opened.timeline.newest_first(events, view.clock) for day, events in marked.items()}
    return write_range(edition, (shown.moment(first), shown.moment(last)), days, district=view.district)


def _write_linked_places(part: Part) -> str:
    opened = part.opened
    states = {code: opened.timeline.changes(code, part.shown.view.clock) for code in part.codes}
    taken = {event.id for event in part.events}
    # What a state rests on is cited even where the filter hides it.
    basis = {id for changes in states.values() for state in changes for id in state.rests_on} - taken
    events = [*part.events, *(opened.timeline.by_id[id] for id in sorted(basis))]
    used = {account.source for event in events for account in event.accounts}
    extract = Extract(
        settings=opened.settings,
        events=events,
        sources=[one for one in opened.collection.sources if part.is_all or one.id in used],
        day=part.stamp.day,
        chosen=part.stamp.chosen,
    )
    return write_linked_places(extract, states, opened.shapes)


def _write_acled(part: Part) -> Iterator[str]:
    shapes = part.opened.shapes
    names = {place["id"]: place["name"] for place in shapes["places"]} | {"AZ": "Azerbaijan"}
    names |= part.opened.names
    points = {name: (lat, lon) for name, (lat, lon) in points_of(shapes).items()}
    own = part.places.own
    events = (
        replace(event, points=tuple(Point(lat=lat, lon=lon) for lon, lat in own[event.id]))
        if event.id in own
        else event
        for event in part.each()
    )
    return write_acled(events, part.sources, points=points, names=names, stamp=part.stamp)


def _write_states_csv(part: Part) -> Iterator[str]:
    stamp = part.stamp
    head = {"collection": stamp.title, "version": stamp.version, "exported": stamp.day.isoformat()}
    return write_states_csv(_list_states(part), head=head | {"chosen": stamp.chosen}, guard=guard)


def _write_kml(part: Part) -> Iterator[str]:
    from geo.exchange.kml import write_kml

    areas = find_areas(part.opened.shapes)
    settings = part.opened.settings
    classes = [class_of(span.state.name, settings) for span in part.spans]
    classes += [area["look"] for area in part.areas]
    rows = _list_states(part)
    states = [
        (row, areas.get(str(row["area"] or row["district"])), cls)
        for row, cls in zip(rows, classes, strict=True)
    ]
    titles = (part.stamp.title, part.stamp.words(), _("States of the districts"), _("Events"))
    by_id = {source.id: source for source in part.sources}
    return write_kml(part.each(), by_id, states, places=part.places, titles=titles)


def _write_gpkg(part: Part) -> bytes:
    from geo.exchange.layers import list_layers
    from geo.shapes.geopackage import write_geopackage

    areas = find_areas(part.opened.shapes)
    layers = list_layers(part.events, part.sources, part.places, _list_states(part), areas)
    layers[0] = replace(layers[0], style=write_style(part).decode())
    return write_geopackage(layers, part.stamp.day)


def _write_geoparquet(part: Part) -> bytes:
    import pyarrow

    from events.records.parquet import make_table
    from geo.shapes.table import write_geoparquet

    table = make_table(part.events)
    for name, days in (
        ("begin", [event.when.first for event in part.events]),
        ("end", [event.when.last for event in part.events]),
    ):
        table = table.append_column(name, pyarrow.array(days, pyarrow.date32()))
    return write_geoparquet(table, [part.places.find(event) for event in part.events])


def _write_xlsx(part: Part) -> bytes:
    from geo.exchange import rows
    from geo.exchange.states import COLUMNS
    from geo.exchange.workbook import write_workbook

    by_id = {source.id: source for source in part.sources}
    sheets: dict[str, tuple[Sequence[str], Iterable[Mapping[str, object]]]] = {
        "events": (rows.OF_EVENT, rows.list_events(part.each(), by_id)),
        "accounts": (rows.OF_ACCOUNT, rows.list_accounts(part.each())),
        "sources": (rows.OF_SOURCE, rows.list_sources(part.sources)),
        "states": (COLUMNS, _list_states(part)),
    }
    return write_workbook(sheets, title=part.stamp.title, note=part.stamp.words(), day=part.stamp.day)


def _write_citations(format: CitationFormat, part: Part) -> str:
    return write_citations(part.sources, format, stamp=part.stamp)


_WRITERS: dict[str, Callable[[Part], str | bytes | Iterator[str]]] = {
    "geojson": lambda part: write_geojson(part.each(), part.places, part.sources, head=_head(part)),
    "csv": lambda part: write_csv(part.each(), part.sources, stamp=part.stamp, points=part.places.own),
    "gpkg": _write_gpkg,
    "geoparquet": _write_geoparquet,
    "xlsx": _write_xlsx,
    "kml": _write_kml,
    "svg": lambda part: draw_shown(part.shown, part.stamp),
    "states-geojson": lambda part: write_states_geojson(
        _list_states(part), part.opened.shapes, head=_head(part)
    ),
    "states-csv": _write_states_csv,
    "linked-places": _write_linked_places,
    "annotations": lambda part: write_annotations(part.each(), part.sources, part.articles, stamp=part.stamp),
    "acled": _write_acled,
    "dossier": _write_dossier,
    **{format: partial(_write_citations, format) for format in CITATIONS},
}
