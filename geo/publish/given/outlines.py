"""The outlines of the map, written shorter: each point as steps from the one before, in whole numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

# The size of a step in degrees, about ten metres: as fine as a browser draws these shapes.
GRAIN = 0.0001


def pack_outlines(given: Any) -> Any:
    """Return data with the lines of all its geometries as `x, y, dx, dy, dx, dy ...`, in steps of GRAIN."""
    if isinstance(given, Mapping):
        return {
            name: _pack(value) if name == "coordinates" else pack_outlines(value)
            for name, value in given.items()
        }
    return [pack_outlines(one) for one in given] if isinstance(given, list) else given


def _pack(parts: Sequence[Any]) -> list[Any]:
    if not isinstance(parts[0][0], int | float):
        return [_pack(part) for part in parts]
    packed: list[int] = []
    x, y = 0, 0
    for lon, lat in parts:
        east, north = round(lon / GRAIN), round(lat / GRAIN)
        if not packed or (east, north) != (x, y):
            packed += [east - x, north - y]
        x, y = east, north
    return packed
