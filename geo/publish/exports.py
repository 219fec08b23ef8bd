"""Every export format of the whole collection, ready-made: what the page writes when it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from importlib.util import find_spec

from events.exchange.formats import FORMATS, STYLE, STYLED
from events.words.catalogue import _
from events.words.wording import word_day, word_number
from geo.views.exports import write_export, write_style
from geo.views.opened import Opened
from geo.views.opened_view import OpenedView
from geo.views.part import Part, take_all, take_shown
from geo.views.view import View

# What writes GeoPackages; an extra of the package.
GEOPACKAGE = "pyogrio"
# Larger collections are exported in volumes of so many events, which programs open and which fit in memory.
VOLUME = 20_000
# Of more districts than these none has a dossier of its own: each holds a map.
MOST_DOSSIERS = 200


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
    part = take_all(OpenedView(opened, View(opened.settings.opens_on)), made)
    for key, format in FORMATS.items():
        # Dossiers follow, one for each district; what a package that is not installed writes is left out.
        if key == "dossier" or (key == "gpkg" and find_spec(GEOPACKAGE) is None):
            continue
        if len(part.rows) > VOLUME and (format.holds == "events" or key == "linked-places"):
            yield from _list_volumes(part, key)
        else:
            yield Export(
                f"downloads/collection{format.suffix}", _(format.name), partial(write_export, key, part)
            )
        if key == STYLED:
            yield Export(f"downloads/collection{STYLE.suffix}", _(STYLE.name), partial(write_style, part))
    codes = list(opened.names) if len(opened.names) <= MOST_DOSSIERS else []
    # The region has every event: of very many that is no file to read.
    region = [None] if len(part.rows) <= VOLUME else []
    for code in (*region, *codes):
        yield Export(
            f"dossiers/{code or 'region'}.html",
            _("Dossier: {where}, up to {day}").format(
                where=opened.names[code] if code else _("the region"),
                day=word_day(opened.settings.last_day),
            ),
            partial(_write_dossier, opened, code, made),
        )


def _list_volumes(part: Part, key: str) -> Iterator[Export]:
    """Yield a format of the events in volumes."""
    format, count = FORMATS[key], len(part.rows)
    for number, start in enumerate(range(0, count, VOLUME), 1):
        words = _("events {first} to {last} of {n}").format(
            first=word_number(start + 1), last=word_number(min(start + VOLUME, count)), n=word_number(count)
        )
        yield Export(
            f"downloads/collection-{number}{format.suffix}",
            f"{_(format.name)}: {words}",
            partial(_write_volume, part, key, slice(start, start + VOLUME), words),
        )


def _write_volume(part: Part, key: str, rows: slice, words: str) -> bytes:
    # A part keeps the events that it has read: each volume is one of its own, which is let go.
    stamp = replace(part.stamp, chosen=words)
    return write_export(key, replace(part, rows=part.rows[rows], stamp=stamp, is_all=False))


def _write_dossier(opened: Opened, code: str | None, made: date) -> bytes:
    """Return the dossier of a district, or of the region, on the last day of the collection."""
    shown = OpenedView(opened, View(opened.settings.last_day, district=code))
    return write_export("dossier", take_shown(shown, made))
