"""KML and KMZ: placemarks with their names, times and data, as rows of cells.

Format: OGC KML 2.3. Time is in TimeStamp or TimeSpan, which GDAL does not read from every file.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError, fromstring

import shapely

from geo.errors import ReadingError
from geo.imports.features import LATITUDE, LONGITUDE, Feature, Features

# A document unpacked may take so many bytes.
_MOST_BYTES = 500_000_000
_FIELDS = {
    "name": "name", "description": "description", "address": "address", "TimeStamp/when": "start_date",
    "TimeSpan/begin": "start_date", "TimeSpan/end": "end_date",
}  # fmt: skip


def read_kml(path: Path) -> Features:
    """Read the placemarks of a file. Raises ReadingError if it is no KML."""
    try:
        # Expat expands no entity without end.
        root = fromstring(_read(path))  # noqa: S314
    except (ParseError, zipfile.BadZipFile, OSError, KeyError) as error:
        raise ReadingError(f"{path.name}: {error}: expected KML or KMZ") from error
    for element in root.iter():
        # Names without their namespace: files of several versions are about.
        element.tag = str(element.tag).rpartition("}")[2]
    found = list(_find(root, ()))
    rows = [_make_feature(mark, folders) for mark, folders in found]
    columns = tuple(dict.fromkeys(name for row in rows for name in row.cells)) or ("name",)
    whole = (Feature(dict.fromkeys(columns, "") | row.cells, row.geometry) for row in rows)
    return Features(columns, whole, len(rows))


def _read(path: Path) -> bytes:
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        inside = next((one for one in archive.infolist() if one.filename.endswith(".kml")), None)
        if inside is None or inside.file_size > _MOST_BYTES:
            raise ReadingError(f"{path.name}: expected one document of at most {_MOST_BYTES:,} bytes in it")
        return archive.read(inside)


def _find(element: Element, folders: tuple[str, ...]) -> Iterator[tuple[Element, tuple[str, ...]]]:
    for child in element:
        if child.tag == "Placemark":
            yield child, folders
        elif child.tag in ("Document", "Folder", "kml"):
            name = (child.findtext("name") or "").strip() if child.tag == "Folder" else ""
            yield from _find(child, (*folders, name) if name else folders)


def _make_feature(mark: Element, folders: tuple[str, ...]) -> Feature:
    cells = {"id": mark.get("id", ""), "folder": " / ".join(folders), "start_date": "", "end_date": ""}
    cells |= {"name": "", "description": "", LONGITUDE: "", LATITUDE: ""}
    for where, column in _FIELDS.items():
        if text := (mark.findtext(where) or "").strip():
            cells[column] = text
    for one in mark.iter("Data"):
        cells[one.get("name") or "data"] = (one.findtext("value") or "").strip()
    for one in mark.iter("SimpleData"):
        cells[one.get("name") or "data"] = (one.text or "").strip()
    shape = _read_shape(mark)
    if shape is not None and shape.geom_type == "Point":
        cells |= {LONGITUDE: repr(float(shape.x)), LATITUDE: repr(float(shape.y))}
    return Feature(cells, None if shape is None else shapely.to_wkb(shape))


def _read_shape(mark: Element) -> Any:
    """Return the geometry of a placemark: its points, or its first line or area."""
    if len(several := list(mark.iter("Point"))) > 1:
        try:
            return shapely.MultiPoint([_read_points(one)[0] for one in several])
        except (ValueError, IndexError, shapely.errors.ShapelyError):
            return None
    for kind in ("Point", "LineString", "Polygon"):
        one = next(mark.iter(kind), None)
        if one is None:
            continue
        try:
            if kind == "Polygon":
                return _polygon(one)
            points = _read_points(one)
            return shapely.Point(points[0]) if kind == "Point" else shapely.LineString(points)
        except (ValueError, IndexError, shapely.errors.ShapelyError):
            return None
    return None


def _polygon(element: Element) -> Any:
    outer = element.find("outerBoundaryIs")
    inner = element.findall("innerBoundaryIs")
    return shapely.Polygon(
        _read_points(outer) if outer is not None else (), [_read_points(one) for one in inner]
    )


def _read_points(element: Element) -> list[tuple[float, ...]]:
    text = next((one.text for one in element.iter("coordinates")), None) or ""
    return [tuple(float(part) for part in one.split(",")[:2]) for one in text.split()]
