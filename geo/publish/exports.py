"""Every export format of the whole collection, ready-made: what the page writes when it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.util import find_spec

from events.exchange.formats import FORMATS, STYLE, STYLED
from events.words.catalogue import _
from geo.views.exports import write_export, write_style
from geo.views.opened import Opened
from geo.views.part import take_all, take_shown
from geo.views.shown import Shown
from geo.views.view import View

# What writes GeoPackages; an extra of the package.
GEOPACKAGE = "pyogrio"
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
    part = take_all(Shown(opened, View(opened.settings.opens_on)), made)
    for key, format in FORMATS.items():
        # Dossiers follow, one for each district; what a package that is not installed writes is left out.
        if key == "dossier" or (key == "gpkg" and find_spec(GEOPACKAGE) is None):
            continue
        yield Export(f"downloads/collection{format.suffix}", _(format.name), partial(write_export, key, part))
        if key == STYLED:
            yield Export(f"downloads/collection{STYLE.suffix}", _(STYLE.name), partial(write_style, part))
    for code in (None, *opened.names):
        yield Export(
            f"dossiers/{code or 'region'}.html",
            _("Dossier: {where}").format(where=opened.names[code] if code else _("the region")),
            partial(_write_dossier, opened, code, made),
        )


def _write_dossier(opened: Opened, code: str | None, made: date) -> bytes:
    """Return the dossier of a district, or of the region, on the last day of the collection."""
    shown = Shown(opened, View(opened.settings.last_day, district=code))
    return write_export("dossier", take_shown(shown, made))
