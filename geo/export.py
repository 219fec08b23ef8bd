"""Events as GeoJSON (RFC 7946), for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from events.model import Event, Settings
from geo.layers import Shapes, points_of


def write_geojson(events: Iterable[Event], settings: Settings, shapes: Shapes) -> str:
    """Write events as a FeatureCollection, WGS 84, with EDTF dates.

    A route is a line, a place a point, a district its polygon; an event without any of them has no geometry.
    """
    points = {name: [lon, lat] for name, (lat, lon) in points_of(shapes).items()}
    polygons = {
        feature["properties"]["id"]: feature["geometry"] for feature in shapes["districts"]["features"]
    }
    features = [
        {
            "type": "Feature",
            "id": event.id,
            "geometry": _geometry(event, points, polygons),
            "properties": _properties(event),
        }
        for event in events
    ]
    document = {
        "type": "FeatureCollection",
        "title": settings.title,
        "version": settings.version,
        "features": features,
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _properties(event: Event) -> dict[str, Any]:
    return {
        "kind": event.kind,
        "when": event.when.text,
        "districts": list(event.districts),
        "places": list(event.places),
        "route": event.route and {"from": event.route.origin, "to": event.route.to},
        "supersedes": event.supersedes,
        "summary": event.summary,
        "accounts": [
            {
                "source": account.source,
                "paragraph": account.passage.paragraph,
                "sentences": list(account.passage.sentences),
                "words": list(account.passage.words),
                "says": account.says,
                "attributed_to": account.attributed_to,
                "stance": account.stance,
            }
            for account in event.accounts
        ],
    }


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
