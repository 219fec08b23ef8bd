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

from geo.errors import DistrictsError

DISTRICTS = Path(__file__).parents[1] / "data" / "districts.geojson"
WGS84 = {"urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326"}


def load_districts(path: Path = DISTRICTS) -> geopandas.GeoDataFrame:
    """Load a GeoJSON file of districts: columns id, name, names, label, bbox, geometry; index id; EPSG:4326.

    Raises DistrictsError with every fault of the file: what is no GeoJSON, another reference system, ids that
    are missing or stand twice, empty names, shapes that are no valid polygon, coordinates out of range.
    """
    features = _read_features(path)
    faults = [
        fault for number, feature in enumerate(features, 1) for fault in _check_feature(number, feature)
    ]
    counts = Counter(str(_properties(feature).get("id") or "") for feature in features)
    faults += [f"{id!r} stands {n} times: ids are unique" for id, n in counts.items() if id and n > 1]
    if faults:
        raise DistrictsError(path, faults)
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
        raise DistrictsError(path, [f"cannot be read as GeoJSON: {error}"]) from error
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or not all(isinstance(feature, dict) for feature in features):
        raise DistrictsError(path, ["is not a GeoJSON FeatureCollection"])
    if not features:
        raise DistrictsError(path, ["holds no feature: expected at least one district"])
    crs = content.get("crs")
    if crs is not None:
        name = crs.get("properties", {}).get("name") if isinstance(crs, dict) else crs
        if name not in WGS84:
            raise DistrictsError(path, [f"reference system is {name!r}: expected WGS 84 (EPSG:4326)"])
    return features


def _check_feature(number: int, feature: dict[str, Any]) -> Iterable[str]:
    properties = _properties(feature)
    id = properties.get("id")
    if not isinstance(id, str) or not id.strip():
        yield f"feature {number}: id is {id!r}: expected an ISO 3166-2 code"
    called = f"{id}" if id else f"feature {number}"
    name = properties.get("name")
    if not isinstance(name, str) or not name.strip():
        yield f"{called}: name is {name!r}: expected a name"
    names = properties.get("names")
    if not isinstance(names, dict) or not names or not all(_is_text(text) for text in names.values()):
        yield f"{called}: names is {names!r}: expected a name for each language"
    yield from (f"{called}: {fault}" for fault in _check_shape(feature.get("geometry")))


def _check_shape(geometry: object) -> Iterable[str]:
    shape: BaseGeometry | None = None
    if geometry is not None:
        shape = shapely.from_geojson(json.dumps(geometry), on_invalid="ignore")
    if shape is None or shape.is_empty or shape.geom_type not in ("Polygon", "MultiPolygon"):
        found = "missing" if geometry is None else "unreadable"
        if shape is not None:
            found = f"an empty {shape.geom_type}" if shape.is_empty else f"a {shape.geom_type}"
        yield f"geometry is {found}: expected a Polygon or MultiPolygon"
        return
    if not shape.is_valid:
        yield f"geometry is invalid: {shapely.is_valid_reason(shape)}"
    west, south, east, north = shape.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        bounds = f"{west:g}, {south:g} to {east:g}, {north:g}"
        yield f"coordinates {bounds} are out of range: expected longitude and latitude in degrees"


def _properties(feature: dict[str, Any]) -> dict[str, Any]:
    properties = feature.get("properties")
    return properties if isinstance(properties, dict) else {}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
