"""Shapes of the districts, loaded and checked once, at the door."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geopandas
import shapely
from shapely.geometry.base import BaseGeometry

from events.errors import Fault
from geo.errors import DistrictsError

DISTRICTS = Path(__file__).parents[1] / "data" / "districts.geojson"
WGS84 = {"urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326"}


def load_districts(path: Path = DISTRICTS) -> geopandas.GeoDataFrame:
    """Load a GeoJSON file of districts: columns id, name, names, label, bbox, geometry; index id; EPSG:4326.

    Raises DistrictsError with every fault of the file: what is no GeoJSON, another reference system, ids that
    are missing or stand twice, empty names, shapes that are no valid polygon, coordinates out of range.
    """
    features = _read_features(path)
    faults = []
    for number, feature in enumerate(features, 1):
        called = str(_properties(feature).get("id") or f"feature {number}")
        faults += [Fault(path.name, called, *fault) for fault in _check_feature(feature)]
    counts = Counter(str(_properties(feature).get("id") or "") for feature in features)
    twice = {id: n for id, n in counts.items() if id and n > 1}
    faults += [Fault(path.name, id, "id", f"stands {n} times", "an id of its own") for id, n in twice.items()]
    if faults:
        raise DistrictsError(faults)
    table = geopandas.GeoDataFrame(
        [_properties(feature) for feature in features],
        geometry=[shapely.from_geojson(json.dumps(feature["geometry"])) for feature in features],
        crs="EPSG:4326",
    )
    return table.set_index("id", drop=False)


def _read_features(path: Path) -> list[dict[str, Any]]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DistrictsError([Fault(path.name, "", "", str(error), "GeoJSON")]) from error
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or not all(isinstance(feature, dict) for feature in features):
        raise DistrictsError([Fault(path.name, "", "features", "missing", "a FeatureCollection")])
    if not features:
        raise DistrictsError([Fault(path.name, "", "features", "[]", "at least one district")])
    crs = content.get("crs")
    if crs is not None:
        name = crs.get("properties", {}).get("name") if isinstance(crs, dict) else crs
        if name not in WGS84:
            raise DistrictsError([Fault(path.name, "", "crs", repr(name), "WGS 84 (EPSG:4326)")])
    return features


def _check_feature(feature: dict[str, Any]) -> Iterable[tuple[str, str, str]]:
    """Yield field, value and what was expected, for each fault of a feature."""
    properties = _properties(feature)
    for field, expected in (("id", "an ISO 3166-2 code"), ("name", "a name")):
        if not _is_text(properties.get(field)):
            yield field, repr(properties.get(field)), expected
    names = properties.get("names")
    if not isinstance(names, dict) or not names or not all(_is_text(text) for text in names.values()):
        yield "names", repr(names), "a name for each language"
    yield from (("geometry", *fault) for fault in _check_shape(feature.get("geometry")))


def _check_shape(geometry: object) -> Iterable[tuple[str, str]]:
    shape: BaseGeometry | None = None
    if geometry is not None:
        shape = shapely.from_geojson(json.dumps(geometry), on_invalid="ignore")
    if shape is None or shape.is_empty or shape.geom_type not in ("Polygon", "MultiPolygon"):
        found = "missing" if geometry is None else "unreadable"
        if shape is not None:
            found = f"an empty {shape.geom_type}" if shape.is_empty else f"a {shape.geom_type}"
        yield found, "a Polygon or MultiPolygon"
        return
    if not shape.is_valid:
        yield shapely.is_valid_reason(shape), "a valid shape"
    west, south, east, north = shape.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        yield f"{west:g}, {south:g} to {east:g}, {north:g}", "longitude and latitude in degrees"


def _properties(feature: dict[str, Any]) -> dict[str, Any]:
    properties = feature.get("properties")
    return properties if isinstance(properties, dict) else {}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
