"""Linked Places format (JSON-LD, which is GeoJSON), as rows of the columns that its table form, LP-TSV, has.

Format: https://github.com/LinkedPasts/linked-places-format, version 1.3.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import shapely

from geo.imports.features import Feature, Features

COLUMNS = (
    "id", "title", "title_source", "title_uri", "start", "end", "ccodes", "variants", "types", "matches",
    "lon",
    "lat", "description",
)  # fmt: skip


def is_linked_places(document: Any) -> bool:
    """Return whether a JSON document is in this format."""
    return isinstance(document, dict) and "linkedplaces" in json.dumps(document.get("@context", "")).replace(
        "-", ""
    )


def read_linked_places(document: Mapping[str, Any]) -> Features:
    """Return the places of a document, with the first and the last time that each tells."""
    listed = [one for one in document.get("features") or () if isinstance(one, dict)]
    return Features(COLUMNS, _make_rows(listed), len(listed))


def _make_rows(features: list[dict[str, Any]]) -> Iterator[Feature]:
    for feature in features:
        properties = feature.get("properties") or {}
        start, end = _read_when(feature.get("when") or {})
        shape = _read_shape(feature.get("geometry"))
        is_point = shape is not None and shape.geom_type == "Point"
        names = _list(feature, "names")
        cited = next((one for name in names for one in _list(name, "citations")), {})
        cells = {
            "id": str(feature.get("@id") or ""),
            "title": str(properties.get("title") or ""),
            "title_source": str(cited.get("label") or ""),
            "title_uri": str(cited.get("@id") or ""),
            "start": start,
            "end": end,
            "ccodes": ";".join(map(str, properties.get("ccodes") or ())),
            "variants": ";".join(str(one.get("toponym", "")) for one in names),
            "types": ";".join(str(one.get("label", "")) for one in _list(feature, "types")),
            "matches": ";".join(str(one.get("identifier", "")) for one in _list(feature, "links")),
            "lon": repr(float(shape.x)) if is_point else "",
            "lat": repr(float(shape.y)) if is_point else "",
            "description": " ".join(str(one.get("value", "")) for one in _list(feature, "descriptions")),
        }
        yield Feature(cells, None if shape is None else shapely.to_wkb(shape))


def _read_when(when: Mapping[str, Any]) -> tuple[str, str]:
    """Return the first and the last time of all spans, as they stand there."""
    spans = _list(when, "timespans")
    starts, ends = ([span.get(name) or {} for span in spans] for name in ("start", "end"))
    first = [str(one.get("in") or one.get("earliest") or "") for one in starts]
    last = [str(one.get("in") or one.get("latest") or one.get("earliest") or "") for one in ends]
    if first and not first[0] and (latest := str(starts[0].get("latest") or "")):
        return f"[..{latest}]", ""
    return (first[0] if first else ""), (last[-1] if last else "")


def _read_shape(geometry: Any) -> Any:
    if not isinstance(geometry, dict):
        return None
    if geometry.get("type") == "GeometryCollection":
        shapes = [
            shape for one in geometry.get("geometries") or () if (shape := _read_shape(one)) is not None
        ]
        points = [shape for shape in shapes if shape.geom_type == "Point"]
        return shapely.MultiPoint(points) if len(points) > 1 else next(iter(shapes), None)
    try:
        shape = shapely.from_geojson(json.dumps(geometry))
    except shapely.errors.ShapelyError:
        return None
    return None if shapely.is_empty(shape) else shape


def _list(given: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    found = given.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
