"""Areas under the control of a side, with shapes of their own: `areas.geojson` in a collection's folder.

A feature is an area from `begin` to `end` (EDTF; without an end until anything later is reported) under the
control of `side`, and rests on an `event`. It may have an `id` and a `name`. Shapes are Polygons and
MultiPolygons, longitude and latitude in WGS 84 (RFC 7946). What cannot be used is set aside with its reason.
"""

from __future__ import annotations

import json
from collections.abc import Container
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints

from events.dates import parse_when
from events.errors import DateError, Fault, word_os_error
from events.model import Area, Settings
from events.records.folder import SOURCES_FILE
from events.records.schema import check_shape
from events.slips import suggest, suggest_date

AREAS_FILE = "areas.geojson"
# More than this is no layer for a reader: such a file is refused before it fills the memory.
MOST_BYTES = 100_000_000
_TYPES = ("Polygon", "MultiPolygon")
_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class AreaInput(BaseModel):
    """The properties of a feature; others are not looked at."""

    model_config = ConfigDict(strict=True)

    side: _Text
    event: _Text
    begin: _Text | None = None
    end: _Text | None = None
    name: _Text | None = None


def read_areas(
    folder: Path, settings: Settings, events: Container[str], faults: list[Fault]
) -> tuple[tuple[Area, ...], int]:
    """Return the areas of a collection's folder, and how many are set aside; none if it has no such file.

    `events` holds the ids of those on which areas may rest.
    """
    path = folder / AREAS_FILE
    if not path.is_file():
        return (), 0
    try:
        if path.stat().st_size > MOST_BYTES:
            value, most = f"{path.stat().st_size:,} bytes", f"at most {MOST_BYTES:,}"
            faults.append(Fault(path.name, "", "", value, most, is_unread=True))
            return (), 0
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        faults.append(Fault(path.name, "", "", word_os_error(error), "GeoJSON in UTF-8", is_unread=True))
        return (), 0
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        faults.append(Fault(path.name, "", "features", "missing", "a FeatureCollection of areas"))
        return (), 0
    areas = [area for n, raw in enumerate(features, 1) if (area := _read(n, raw, settings, events, faults))]
    return tuple(areas), len(features) - len(areas)


def _read(
    number: int, raw: Any, settings: Settings, events: Container[str], faults: list[Fault]
) -> Area | None:
    before = len(faults)
    given = raw if isinstance(raw, dict) else {}
    id = str(given.get("id") or f"area-{number}")
    record = f"feature {number}" + (f" ({id})" if "id" in given else "")
    shape, geometry = given.get("properties"), given.get("geometry")
    geometry = geometry if isinstance(geometry, dict) else {}
    read = check_shape(AreaInput, shape, faults, file=AREAS_FILE, record=record)
    if geometry.get("type") not in _TYPES or not _is_sound(geometry):
        value = repr(geometry.get("type"))
        expected = "a Polygon or MultiPolygon of positions [longitude, latitude] in degrees"
        faults.append(Fault(AREAS_FILE, record, "geometry", value, expected))
    if read is None:
        return None
    sides = [side for side, _name in settings.sides]
    if read.side not in sides:
        expected = (
            f"one of {', '.join(sides)}" if sides else f"a side of [collection.sides] in {SOURCES_FILE}"
        )
        faults.append(
            Fault(AREAS_FILE, record, "side", repr(read.side), expected + suggest(read.side, sides))
        )
    if read.event not in events:
        faults.append(Fault(AREAS_FILE, record, "event", repr(read.event), "the id of an event it rests on"))
    begin, end = (_read_day(name, getattr(read, name), record, faults) for name in ("begin", "end"))
    if begin and end and end < begin:
        faults.append(Fault(AREAS_FILE, record, "end", repr(read.end), f"a day from {begin} on"))
    if len(faults) > before:
        return None
    return Area(
        id=id,
        name=read.name or "",
        side=read.side,
        event=read.event,
        begin=begin,
        end=end,
        geometry=geometry,
    )


def _read_day(name: str, text: str | None, record: str, faults: list[Fault]) -> date | None:
    """Return the first day that a beginning can mean, or the last that an end can."""
    if text is None:
        return None
    try:
        when = parse_when(text)
    except DateError as error:
        expected = str(error).split("expected ", 1)[-1]
        faults.append(Fault(AREAS_FILE, record, name, repr(text), expected + suggest_date(text)))
        return None
    return when.first if name == "begin" else when.last


def _is_sound(geometry: dict[str, Any]) -> bool:
    """Return whether every ring is closed, has four positions or more, and lies within the degrees."""
    given = geometry.get("coordinates")
    polygons = [given] if geometry["type"] == "Polygon" else given
    if not isinstance(polygons, list) or not polygons:
        return False
    rings = [ring for polygon in polygons if isinstance(polygon, list) for ring in polygon]
    if not rings or not all(isinstance(polygon, list) and polygon for polygon in polygons):
        return False
    return all(_is_ring(ring) for ring in rings)


def _is_ring(ring: Any) -> bool:
    if not isinstance(ring, list) or len(ring) < 4 or ring[0] != ring[-1]:
        return False
    return all(_is_position(one) for one in ring)


def _is_position(given: Any) -> bool:
    if not isinstance(given, list) or len(given) < 2:
        return False
    lon, lat = given[:2]
    if not all(isinstance(part, int | float) and not isinstance(part, bool) for part in (lon, lat)):
        return False
    return bool(-180 <= lon <= 180 and -90 <= lat <= 90)
