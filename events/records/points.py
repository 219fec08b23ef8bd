"""Points as WKB, as a file of events holds them: longitude and latitude in degrees, WGS 84."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from events.timeline.store import EventStore

Point = tuple[float, float]
GEOMETRY = "geometry"
_POINT, _POINTS = 1, 4
_LENGTH = 21


def pack_points(points: Sequence[Point]) -> bytes | None:
    """Return points as WKB, one as a Point and several as a MultiPoint; None for none."""
    packed = [struct.pack("<BIdd", 1, _POINT, *point) for point in points]
    if len(packed) < 2:
        return packed[0] if packed else None
    return struct.pack("<BII", 1, _POINTS, len(packed)) + b"".join(packed)


def unpack_points(geometry: bytes | None) -> list[Point]:
    """Return the points of WKB in little-endian order; none of anything but points."""
    if geometry is None or len(geometry) < _LENGTH or geometry[0] != 1:
        return []
    (kind,) = struct.unpack_from("<I", geometry, 1)
    parts = [geometry] if kind == _POINT else []
    if kind == _POINTS:
        parts = [geometry[at : at + _LENGTH] for at in range(9, len(geometry), _LENGTH)]
    found = [struct.unpack("<dd", part[5:]) for part in parts if len(part) == _LENGTH]
    return [(lon, lat) for lon, lat in found]


def read_points(events: EventStore) -> dict[str, list[Point]]:
    """Return the points that a store brings along, by the ids of its events; {} if it brings none."""
    if events.geometry is None:
        return {}
    from pyarrow import parquet

    file = parquet.ParquetFile(events.geometry.path)
    if GEOMETRY not in file.schema_arrow.names:
        return {}
    shapes = file.read([GEOMETRY])[GEOMETRY].take(events.geometry.rows).to_pylist()
    found = {id: unpack_points(shape) for id, shape in zip(events.columns.ids, shapes, strict=True)}
    return {id: points for id, points in found.items() if points}
