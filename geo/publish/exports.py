"""Every export format of the whole collection, ready-made: what the page writes when it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from events.exchange.acled import write_acled
from events.exchange.annotations import write_annotations
from events.exchange.citations import CitationFormat, write_citations
from events.exchange.formats import FORMATS, Stamp
from events.exchange.table import write_csv
from events.words.catalogue import _
from geo.drawing.layers import points_of
from geo.exchange.geojson import write_geojson
from geo.exchange.linked_places import Extract, write_linked_places
from geo.print.dossier import Edition, write_dossier
from geo.views.opened import Opened
from geo.views.shown import Shown
from geo.views.view import View

CITATIONS: tuple[CitationFormat, ...] = ("bibtex", "ris", "csl", "text")
# Of larger collections each export is a file that no browser opens well: they are left to the program.
MOST_EXPORTED = 20_000


@dataclass(frozen=True, slots=True)
class Export:
    """A file to download: its address within the site, its name in words, and what writes it."""

    file: str
    name: str
    write: Callable[[], bytes]


def list_exports(opened: Opened, made: date) -> Iterator[Export]:
    """Yield every format of the whole collection, then the dossier of the region and of each district.

    The texts of articles are not looked at: what is published holds none of their sentences.
    """
    if len(opened.timeline.columns) > MOST_EXPORTED:
        return
    settings, sources, shapes = opened.settings, opened.collection.sources, opened.shapes
    stamp = Stamp(title=settings.title, version=settings.version, day=made)
    events = list(opened.collection.events)
    names = (
        {place["id"]: place["name"] for place in shapes["places"]} | {"AZ": "Azerbaijan"} | dict(opened.names)
    )
    points = {name: (lat, lon) for name, (lat, lon) in points_of(shapes).items()}

    def write_places() -> str:
        extract = Extract(settings=settings, events=events, sources=sources, day=made, chosen="")
        states = {code: opened.timeline.changes(code) for code in opened.names}
        return write_linked_places(extract, states, shapes)

    writers: dict[str, Callable[[], str]] = {
        "geojson": lambda: write_geojson(events, settings, shapes, day=made),
        "csv": lambda: write_csv(events, sources, stamp=stamp),
        "linked-places": write_places,
        "annotations": lambda: write_annotations(events, sources, {}, stamp=stamp),
        "acled": lambda: write_acled(events, sources, points=points, names=names, stamp=stamp),
    }
    writers |= {one: partial(write_citations, sources, one, stamp=stamp) for one in CITATIONS}
    for key, write in writers.items():
        yield Export(f"downloads/collection{FORMATS[key].suffix}", _(FORMATS[key].name), _encode(key, write))
    for code in (None, *opened.names):
        yield Export(
            f"dossiers/{code or 'region'}.html",
            _("Dossier: {where}").format(where=opened.names[code] if code else _("the region")),
            _encode("dossier", partial(_write_dossier, opened, code, made)),
        )


def _encode(key: str, write: Callable[[], str]) -> Callable[[], bytes]:
    return lambda: write().encode(FORMATS[key].encoding)


def _write_dossier(opened: Opened, code: str | None, made: date) -> str:
    """Return the dossier of a district, or of the region, on the last day of the collection."""
    shown = Shown(opened, View(opened.settings.last_day, district=code))
    edition = Edition(
        settings=opened.settings,
        sources=opened.collection.sources,
        events=opened.collection.events,
        shapes=opened.shapes,
        clock="happened",
        made=made,
    )
    events = opened.timeline.records(shown.up_to())
    return write_dossier(edition, shown.moment(shown.view.date), events, district=code)
