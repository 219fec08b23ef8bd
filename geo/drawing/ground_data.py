"""What the map's script is given of the ground: outlines, lines, waters, places. A part of `data`."""

from __future__ import annotations

from typing import Any, Generic, Literal, NotRequired, TypeVar

from typing_extensions import TypedDict

from events.model import Clock

P = TypeVar("P")
Point = tuple[float, float]
Box = tuple[float, float, float, float]


class Geometry(TypedDict):
    """A geometry of GeoJSON (RFC 7946)."""

    type: Literal["Polygon", "MultiPolygon", "LineString", "MultiLineString"]
    coordinates: list[Any]


class Feature(TypedDict, Generic[P]):
    """A feature of GeoJSON (RFC 7946)."""

    type: Literal["Feature"]
    id: NotRequired[str]
    properties: P
    geometry: Geometry


class Features(TypedDict, Generic[P]):
    """A collection of features of GeoJSON (RFC 7946)."""

    type: Literal["FeatureCollection"]
    features: list[Feature[P]]


class District(TypedDict):
    """A district: names by language, the point of its name, its box (west, south, east, north)."""

    id: str
    name: str
    names: dict[str, str]
    label: Point
    bbox: Box
    country: NotRequired[str]


class Neighbour(TypedDict):
    """A district or province around the map."""

    id: str
    name: str
    names: dict[str, str]
    label: Point | None
    country: NotRequired[str]
    bbox: NotRequired[Box]


class Line(TypedDict):
    """A border, a river or a lake; a line of a time is drawn `since` a day, and has names and their point."""

    kind: str
    name: str
    since: NotRequired[str]
    names: NotRequired[dict[str, str]]
    label: NotRequired[Point]


class AreaData(TypedDict):
    """An area under the control of a `side`: its look, the `event` it rests on, and its days by clock.

    The first and the last day are numbers since 1970-01-01; null where an end is not known.
    """

    id: str
    event: str
    look: str
    name: str
    words: str
    side: str
    days: dict[Clock, tuple[int | None, int | None]]
    geometry: Geometry


class GroundName(TypedDict):
    """The name of a country, a region or a lake, where it may stand, and where in the locator."""

    kind: Literal["country", "region", "lake"]
    names: dict[str, str]
    points: list[Point]
    afar: Point | None


class LocatorPart(TypedDict):
    """Land, or a country that the map is about, on the map of where in the world this is."""

    kind: Literal["land", "country"]
    id: str


class Place(TypedDict):
    """A town or village."""

    id: str
    name: str
    names: dict[str, str]
    kind: str
    district: str
    country: str
    lat: float
    lon: float
