"""Events as GeoJSON (RFC 7946), for other programs; `events.exchange.geojson` reads them again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from events.model import Event, Source
from events.records.record import to_record, to_source_record
from geo.drawing.layers import Shapes, points_of
from geo.shapes.unions import unite


class Places:
    """Where events are: what the shapes know of their ids, and points that they bring along themselves.

    `own` holds points (longitude, latitude) in degrees, WGS 84, by the id of the event.
    """

    def __init__(
        self, shapes: Shapes, own: Mapping[str, Sequence[tuple[float, float]]] | None = None
    ) -> None:
        """Keep the points and the areas, wound as RFC 7946 has them."""
        self._points = {name: [lon, lat] for name, (lat, lon) in points_of(shapes).items()}
        self._polygons = {
            feature["properties"]["id"]: wind_rings(feature["geometry"])
            for feature in shapes["districts"]["features"]
        }
        self.own = own or {}
        self._united: dict[tuple[str, ...], dict[str, Any] | None] = {}

    def find(self, event: Event) -> dict[str, Any] | None:
        """Return the geometry of an event in GeoJSON: LineString, Point, MultiPoint or MultiPolygon.

        A route whose ends are known is a line, an event with points of its own these, places are points,
        districts the area that they cover together; an event without any of them has none.
        """
        points = self._points
        if event.route and event.route.origin in points and event.route.to in points:
            return {"type": "LineString", "coordinates": [points[event.route.origin], points[event.route.to]]}
        if own := self.own.get(event.id):
            several = [list(point) for point in own]
            one = {"type": "Point", "coordinates": several[0]}
            return {"type": "MultiPoint", "coordinates": several} if len(own) > 1 else one
        if places := [points[place] for place in event.places if place in points]:
            return {"type": "MultiPoint", "coordinates": places}
        return self._area(tuple(dict.fromkeys(code for code in event.districts if code in self._polygons)))

    def _area(self, codes: tuple[str, ...]) -> dict[str, Any] | None:
        if codes not in self._united:
            areas = [self._polygons[code] for code in codes]
            # Neighbours side by side in one MultiPolygon would be invalid: they share an edge.
            united = unite(areas) if len(areas) > 1 else _many(areas)
            self._united[codes] = united and wind_rings(united)
        return self._united[codes]


def _many(areas: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    if not areas or areas[0]["type"] == "MultiPolygon":
        return areas[0] if areas else None
    return {"type": "MultiPolygon", "coordinates": [areas[0]["coordinates"]]}


def write_geojson(
    events: Iterable[Event], places: Places, sources: Iterable[Source] = (), *, head: Mapping[str, str]
) -> str:
    """Write events as a FeatureCollection, WGS 84, wound as RFC 7946 has it.

    `head` is what it says of itself. The sources stand in their plain form in a member of their own, so that
    the whole can be read again.

    Dates stand as EDTF (`when`), and for programs that do not know it as the first and the last day that it
    can mean, `begin` and `end`, null where an end is open.
    """
    features = [
        {
            "type": "Feature",
            "id": event.id,
            "geometry": places.find(event),
            "properties": _properties(event),
        }
        for event in events
    ]
    listed = [to_source_record(source) for source in sources]
    document = {"type": "FeatureCollection", **head, **({"sources": listed} if listed else {})}
    written = json.dumps(document, ensure_ascii=False, indent=1).removesuffix("\n}")
    # A feature is a line: many are written ten times as fast as with each number on a line of its own.
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in features)
    return f'{written},\n "features": [\n{lines}\n ]\n}}'


def _properties(event: Event) -> dict[str, Any]:
    first, last = event.when.first, event.when.last
    days = {"begin": first.isoformat() if first else None, "end": last.isoformat() if last else None}
    record = {name: value for name, value in to_record(event).items() if name != "id"}
    at = list(record).index("when") + 1
    items = list(record.items())
    return dict(items[:at]) | days | dict(items[at:])


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
