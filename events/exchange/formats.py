"""The export formats with their file name extensions, and what every export says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True, slots=True)
class Format:
    """A format that an export has: its name for a button, file ending, MIME type, encoding of the file."""

    name: str
    suffix: str
    mime: str
    encoding: str = "utf-8"


# Spreadsheets read CSV as UTF-8 only if it begins with a byte order mark.
FORMATS: dict[str, Format] = {
    "bibtex": Format("BibTeX", ".bib", "application/x-bibtex"),
    "ris": Format("RIS", ".ris", "application/x-research-info-systems"),
    "csl": Format("CSL JSON", ".csl.json", "application/vnd.citationstyles.csl+json"),
    "text": Format(N_("Plain text"), ".txt", "text/plain"),
    "geojson": Format("GeoJSON", ".geojson", "application/geo+json"),
    "csv": Format("CSV", ".csv", "text/csv", "utf-8-sig"),
    "linked-places": Format("Linked Places", ".lpf.json", "application/ld+json"),
    "annotations": Format("Web Annotations", ".annotations.jsonld", "application/ld+json"),
    "svg": Format(N_("Map as SVG"), ".svg", "image/svg+xml"),
    "png": Format(N_("Map as PNG"), ".png", "image/png"),
    "dossier": Format(N_("Dossier (HTML)"), ".html", "text/html"),
    "acled": Format(N_("CSV in ACLED’s columns"), ".acled.csv", "text/csv", "utf-8-sig"),
}


def suggest_name(format: Format, stamp: Stamp) -> str:
    """Return a file name in plain ASCII: handover-map-1.0.0-kalbajar-az-kal-on-25-november-2020.geojson."""
    from anyascii import anyascii

    words = anyascii(f"{stamp.title} {stamp.version} {stamp.chosen}").casefold()
    slug = re.sub(r"[^a-z0-9.]+", "-", words).strip("-.")
    # Several file systems end a name at 255 bytes.
    return (slug[:120].rstrip("-.") or "collection") + format.suffix
