"""Events as GeoJSON (RFC 7946), for other programs; `events.exchange.geojson` reads them again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from events.model import Event, Settings
from events.records.record import to_record
from geo.drawing.layers import Shapes, points_of


def write_geojson(
    events: Iterable[Event], settings: Settings, shapes: Shapes, *, day: date | None = None, chosen: str = ""
) -> str:
    """Write events as a FeatureCollection, WGS 84, with EDTF dates.

    A route is a line, a place a point, a district its polygon; an event without any of them has no geometry.
    With the `day` of the export it says so, names the part that was `chosen`, and winds polygons as RFC 7946
    has them, the outer ring counterclockwise.
    """
    points = {name: [lon, lat] for name, (lat, lon) in points_of(shapes).items()}
    polygons = {
        feature["properties"]["id"]: wind_rings(feature["geometry"]) if day else feature["geometry"]
        for feature in shapes["districts"]["features"]
    }
    features = [
        {
            "type": "Feature",
            "id": event.id,
            "geometry": _geometry(event, points, polygons),
            "properties": {name: value for name, value in to_record(event).items() if name != "id"},
        }
        for event in events
    ]
    document: dict[str, Any] = {
        "type": "FeatureCollection",
        "title": settings.title,
        "version": settings.version,
    }
    document |= ({"date": day.isoformat()} if day else {}) | ({"chosen": chosen} if chosen else {})
    return json.dumps(document | {"features": features}, ensure_ascii=False, indent=1)


def wind_rings(geometry: Mapping[str, Any]) -> dict[str, Any]:
    """Return a Polygon or MultiPolygon with outer rings counterclockwise and holes clockwise.

    RFC 7946, 3.1.6.
    """
    is_whole = geometry["type"] == "MultiPolygon"
    parts = geometry["coordinates"] if is_whole else [geometry["coordinates"]]
    wound = [[_wind(ring, is_outer=number == 0) for number, ring in enumerate(part)] for part in parts]
    return {**geometry, "coordinates": wound if is_whole else wound[0]}


def _wind(ring: list[list[float]], *, is_outer: bool) -> list[list[float]]:
    # The shoelace formula: twice the area, positive if counterclockwise.
    doubled = sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairwise(ring))
    return ring if (doubled > 0) == is_outer else ring[::-1]


def _geometry(
    event: Event, points: Mapping[str, list[float]], polygons: Mapping[str, Any]
) -> dict[str, Any] | None:
    if event.route and event.route.origin in points and event.route.to in points:
        return {"type": "LineString", "coordinates": [points[event.route.origin], points[event.route.to]]}
    if places := [points[place] for place in event.places if place in points]:
        return {"type": "MultiPoint", "coordinates": places}
    parts: list[Any] = []
    for geometry in (polygons[code] for code in event.districts if code in polygons):
        is_whole = geometry["type"] == "MultiPolygon"
        parts += geometry["coordinates"] if is_whole else [geometry["coordinates"]]
    return {"type": "MultiPolygon", "coordinates": parts} if parts else None
