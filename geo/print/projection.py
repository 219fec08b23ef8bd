"""The flat sheet a picture is drawn on: degrees to pixels, geometry to path data, lengths to scale.

The projection is the spherical Mercator of the live map (Snyder 1987, Map Projections: A Working Manual,
equations 7-1 and 7-2), in degrees times a scale, so that both show the same shapes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import asinh, atan, cos, degrees, pi, radians, sinh, tan
from typing import Any

from geo.drawing.symbols import BOW

# Mean radius of the Earth in kilometres (IUGG).
EARTH = 6371.0088
_ROUND = (1, 2, 3, 5)
# At zoom 0 the world is as wide as a tile, in pixels.
TILE = 256

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Return whether two rectangles share more than an edge."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)

    def has(self, point: Point) -> bool:
        """Return whether a point lies within the rectangle."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def holds(self, other: Box) -> bool:
        """Return whether the other rectangle lies within this one."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What a map on a screen shows: its middle in degrees, its zoom as Leaflet counts, its size in pixels."""

    lat: float
    lon: float
    zoom: float
    size: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Plane:
    """A sheet: its frame, pixels for a degree of longitude, and where longitude and latitude 0 would lie.

    With a `grain`, in pixels, lines are drawn no finer than that, and written shorter: from point to point.
    """

    frame: Box
    scale: float
    origin: Point
    grain: float | None = None

    def at(self, lon: float, lat: float) -> Point:
        """Return the pixel (x, y) of a longitude and latitude in degrees, WGS 84."""
        return self.origin[0] + lon * self.scale, self.origin[1] - _mercator(lat) * self.scale

    def path(self, geometry: Mapping[str, Any]) -> str:
        """Return GeoJSON lines or polygons as the path data of SVG."""
        end = "Z" if geometry["type"].endswith("Polygon") else ""
        return "".join(self.line(part) + end for part in _parts(geometry))

    def line(self, points: Sequence[Sequence[float]]) -> str:
        """Return a line through points [lon, lat] as path data; points that fall together are one."""
        pixels = (self.at(*point[:2]) for point in points)
        if self.grain is None:
            return "M" + " ".join(point for point, _ in groupby(f"{x:.1f},{y:.1f}" for x, y in pixels))
        grains = [(round(x / self.grain), round(y / self.grain)) for x, y in pixels]
        start, *rest = [point for point, _ in groupby(grains)]
        steps = [(x - a, y - b) for (a, b), (x, y) in pairwise([start, *rest])]
        return f"M{self._write(*start)}" + (
            f"l{' '.join(self._write(*step) for step in steps)}" if rest else ""
        )

    def _write(self, x: int, y: int) -> str:
        grain = self.grain or 1
        # A minus parts two numbers as well as a comma does.
        return f"{x * grain:.4g}{',' if y >= 0 else ''}{y * grain:.4g}"

    def shows(self, geometry: Mapping[str, Any]) -> bool:
        """Return whether the rectangle around a geometry reaches into the frame."""
        x, y = zip(*(self.at(*point[:2]) for part in _parts(geometry) for point in part), strict=True)
        return Box(min(x), min(y), max(x), max(y)).meets(self.frame)

    def bar(self, longest: float) -> tuple[float, float]:
        """Return a round number of kilometres and its pixels, at most `longest`, in the frame's middle."""
        middle = (self.origin[1] - (self.frame.top + self.frame.bottom) / 2) / self.scale
        pixels = self.scale / (pi * EARTH / 180 * cos(radians(_latitude(middle))))
        lengths = [one * 10**power for power in range(-3, 5) for one in _ROUND]
        length = max((one for one in lengths if one * pixels <= longest), default=lengths[0])
        return length, length * pixels


def fit_plane(bounds: Sequence[Sequence[float]], frame: Box, inner: Box, grain: float | None = None) -> Plane:
    """Lay a sheet so that `bounds` [[south, west], [north, east]] fill the `inner` part of its frame."""
    (south, west), (north, east) = bounds
    high = _mercator(north) - _mercator(south)
    scale = min((inner.right - inner.left) / (east - west), (inner.bottom - inner.top) / high)
    x = (inner.left + inner.right) / 2 - (west + east) / 2 * scale
    y = (inner.top + inner.bottom) / 2 + (_mercator(south) + high / 2) * scale
    return Plane(frame, scale, (x, y), grain)


def look_through(window: Window, frame: Box) -> Plane:
    """Lay a sheet so that its frame is as wide as a window, around the same middle."""
    scale = TILE * 2**window.zoom / 360 * (frame.right - frame.left) / window.size[0]
    x, y = (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2
    return Plane(frame, scale, (x - window.lon * scale, y + _mercator(window.lat) * scale))


def bow(start: Point, end: Point) -> list[Point]:
    """Return points (lon, lat) of a bow beside the straight line, stopped short of its end.

    The curve is that of the live map: see BOW.
    """
    (lon, lat), (to_lon, to_lat), bend, steps = start, end, BOW["bend"], int(BOW["steps"])
    aside = ((lon + to_lon) / 2 - (to_lat - lat) * bend, (lat + to_lat) / 2 + (to_lon - lon) * bend)
    ways = [step / steps * BOW["reach"] for step in range(steps + 1)]
    return [
        (
            (1 - way) ** 2 * lon + 2 * way * (1 - way) * aside[0] + way**2 * to_lon,
            (1 - way) ** 2 * lat + 2 * way * (1 - way) * aside[1] + way**2 * to_lat,
        )
        for way in ways
    ]


def _mercator(lat: float) -> float:
    return degrees(asinh(tan(radians(lat))))


def _latitude(y: float) -> float:
    return degrees(atan(sinh(radians(y))))


def _parts(geometry: Mapping[str, Any]) -> Iterator[Sequence[Sequence[float]]]:
    """Return every ring or line of a geometry."""
    depth = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}[geometry["type"]]
    parts = [geometry["coordinates"]]
    for _ in range(depth):
        parts = [inner for part in parts for inner in part]
    return iter(parts)
