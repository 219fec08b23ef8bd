"""The check of the shapes that ship, made once, when they are built: the page reads them as they are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from events.errors import Fault
from geo.errors import DistrictsError


def check_units(path: Path) -> dict[str, tuple[str, BaseGeometry]]:
    """Check the units of a GeoJSON file that the build has written; return name and shape of each by its id.

    Raises DistrictsError with every fault of the file: ids that are missing or stand twice, empty names,
    shapes that are no valid polygon, coordinates out of range, labels outside their shape.
    """
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    faults = []
    for number, feature in enumerate(features, 1):
        called = str(feature["properties"].get("id") or f"feature {number}")
        faults += [Fault(path.name, called, *fault) for fault in _check_feature(feature)]
    counts = Counter(feature["properties"].get("id") or "" for feature in features)
    twice = {id: n for id, n in counts.items() if id and n > 1}
    faults += [Fault(path.name, id, "id", f"stands {n} times", "an id of its own") for id, n in twice.items()]
    faults += [] if features else [Fault(path.name, "", "features", "[]", "at least one unit")]
    if faults:
        raise DistrictsError(faults)
    return {
        feature["properties"]["id"]: (feature["properties"]["name"], _shape_of(feature["geometry"]))
        for feature in features
    }


def _check_feature(feature: dict[str, Any]) -> Iterable[tuple[str, str, str]]:
    """Yield field, value and what was expected, for each fault of a feature."""
    properties = feature["properties"]
    for field, expected in (("id", "an ISO 3166-2 code"), ("name", "a name")):
        if not _is_text(properties.get(field)):
            yield field, repr(properties.get(field)), expected
    names = properties.get("names")
    if not isinstance(names, dict) or not names or not all(_is_text(text) for text in names.values()):
        yield "names", repr(names), "a name for each language"
    shape_faults = list(_check_shape(feature["geometry"]))
    yield from (("geometry", *fault) for fault in shape_faults)
    label = properties.get("label")
    if not shape_faults and not (label and _shape_of(feature["geometry"]).contains(shapely.Point(label))):
        yield "label", repr(label), "a point within the shape"


def _check_shape(geometry: object) -> Iterable[tuple[str, str]]:
    shape = shapely.from_geojson(json.dumps(geometry), on_invalid="ignore") if geometry else None
    if shape is None or shape.is_empty or shape.geom_type not in ("Polygon", "MultiPolygon"):
        found = "unreadable" if geometry else "missing"
        if shape is not None:
            found = f"an empty {shape.geom_type}" if shape.is_empty else f"a {shape.geom_type}"
        yield found, "a Polygon or MultiPolygon"
        return
    if not shape.is_valid:
        yield shapely.is_valid_reason(shape), "a valid shape"
    west, south, east, north = shape.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        yield f"{west:g}, {south:g} to {east:g}, {north:g}", "longitude and latitude in degrees"


def _shape_of(geometry: object) -> BaseGeometry:
    return shapely.from_geojson(json.dumps(geometry))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
