"""The export formats with their file name extensions, and what every export says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from events.words.catalogue import N_, _
from events.words.wording import word_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What an export says of itself: the collection's title and version, and the day of the export.

    `chosen` words the part that was taken, as “Kalbajar (AZ-KAL) on 25 November 2020”; empty: all of it.
    """

    title: str
    version: str
    day: date
    chosen: str = ""

    @property
    def collection(self) -> str:
        """Return the collection's title and version: Handover Map, version 1.0.0."""
        return _("{title}, version {version}").format(title=self.title, version=self.version)

    def words(self) -> str:
        """Word all of it on one line."""
        given = {"collection": self.collection, "day": word_day(self.day)}
        if self.chosen:
            words = _("{chosen}, from {collection}, exported on {day}").format(chosen=self.chosen, **given)
        else:
            words = _("{collection}, exported on {day}").format(**given)
        return " ".join(words.split())


Holds = Literal["events", "states", "articles", "map"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that an export has: its name, file ending, MIME type, what it holds, and for whom it is.

    `encoding` is that of the file, or BINARY. Of `events` and `articles` every choice can be made; `states`
    are those of the chosen districts and days; a `map` is that of a day.
    """

    name: str
    suffix: str
    mime: str
    holds: Holds
    about: str
    encoding: str = "utf-8"

    @property
    def is_binary(self) -> bool:
        """Return whether the file is no text, so that it does not belong on a terminal."""
        return self.encoding == BINARY


BINARY = "binary"
# Spreadsheets read CSV as UTF-8 only if it begins with a byte order mark.
_SHEET = "utf-8-sig"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Every format, in the order in which it is offered.
FORMATS: dict[str, Format] = {
    "dossier": Format(
        N_("Dossier (HTML)"),
        ".html",
        "text/html",
        "map",
        N_("one file with map, states, events and numbered sources, for reading and printing"),
    ),
    "xlsx": Format(
        "XLSX", ".xlsx", _EXCEL, "events", N_("events, accounts, articles, states: for spreadsheets"), BINARY
    ),
    "csv": Format(
        "CSV", ".csv", "text/csv", "events", N_("a row for each account; this program reads it again"), _SHEET
    ),
    "geojson": Format(
        "GeoJSON",
        ".geojson",
        "application/geo+json",
        "events",
        N_("events with place and dates: for maps; this program reads it again"),
    ),
    "gpkg": Format(
        "GeoPackage",
        ".gpkg",
        "application/geopackage+sqlite3",
        "events",
        N_("layers of events and styled states: for QGIS and other GIS"),
        BINARY,
    ),
    "geoparquet": Format(
        "GeoParquet",
        ".parquet",
        "application/vnd.apache.parquet",
        "events",
        N_("events for data analysis"),
        BINARY,
    ),
    "kml": Format(
        "KML",
        ".kml",
        "application/vnd.google-earth.kml+xml",
        "events",
        N_("for Google Earth, with its time slider"),
    ),
    "states-geojson": Format(
        N_("States as GeoJSON"),
        ".states.geojson",
        "application/geo+json",
        "states",
        N_("who controls each district from when to when"),
    ),
    "states-csv": Format(
        N_("States as CSV"),
        ".states.csv",
        "text/csv",
        "states",
        N_("who controls each district from when to when"),
        _SHEET,
    ),
    "linked-places": Format(
        "Linked Places",
        ".lpf.json",
        "application/ld+json",
        "states",
        N_("districts with names and states: for gazetteers"),
    ),
    "annotations": Format(
        "Web Annotations",
        ".annotations.jsonld",
        "application/ld+json",
        "events",
        N_("each account at its passage (W3C)"),
    ),
    "acled": Format(
        N_("CSV in ACLED’s columns"),
        ".acled.csv",
        "text/csv",
        "events",
        N_("for programs that read ACLED"),
        _SHEET,
    ),
    "bibtex": Format(
        "BibTeX",
        ".bib",
        "application/x-bibtex",
        "articles",
        N_("articles: for LaTeX with biblatex, Zotero, JabRef"),
    ),
    "ris": Format(
        "RIS",
        ".ris",
        "application/x-research-info-systems",
        "articles",
        N_("articles: for EndNote, Zotero, Mendeley"),
    ),
    "csl": Format(
        "CSL JSON",
        ".csl.json",
        "application/vnd.citationstyles.csl+json",
        "articles",
        N_("articles: for pandoc and Zotero"),
    ),
    "text": Format(N_("Plain text"), ".txt", "text/plain", "articles", N_("articles as citations, to copy")),
    "svg": Format(
        N_("Map as SVG"), ".svg", "image/svg+xml", "map", N_("the map of the day with its legend and sources")
    ),
}
# What the browser paints of the SVG.
PNG = Format(N_("Map as PNG"), ".png", "image/png", "map", N_("the map of the day as a picture"), BINARY)

# How QGIS draws the states as GeoJSON: a file of the same name beside it.
STYLED = "states-geojson"
STYLE = Format(
    N_("Style of the states for QGIS"), ".states.qml", "text/xml", "states", N_("our colours and hatches")
)


def suggest_name(format: Format, stamp: Stamp) -> str:
    """Return a file name in plain ASCII: handover-map-1.0.0-kalbajar-az-kal-on-25-november-2020.geojson."""
    from anyascii import anyascii

    words = anyascii(f"{stamp.title} {stamp.version} {stamp.chosen}").casefold()
    slug = re.sub(r"[^a-z0-9.]+", "-", words).strip("-.")
    # Several file systems end a name at 255 bytes.
    return (slug[:120].rstrip("-.") or "collection") + format.suffix
