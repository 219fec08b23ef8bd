"""Where events stand on the map: at points of their own, else at the places they name that are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from events.model import PRECISIONS
from events.timeline.columns import Columns, Flags, Ints

Floats = NDArray[np.float64]
# How near to its point an event was: there, near it, somewhere around it. As in geo/web/map/points/cells.js.
WAYS = EXACT, NEAR, AROUND = 0, 1, 2
# Of each precision of a place: that of a country, or unknown, has no point.
_OF_PRECISION = {"near": NEAR, "district": AROUND, "province": AROUND}
_WIDE = [PRECISIONS.index(one) for one in ("district", "province")]
_NOWHERE = [PRECISIONS.index(one) for one in ("country", "unknown")]


@dataclass(frozen=True, slots=True)
class Spots:
    """The points of each event, some or none: those of event n are `offsets[n]` to `offsets[n + 1]`.

    `lon` and `lat` are in degrees, WGS 84, `way` is how near to it the event was: see WAYS.
    """

    offsets: NDArray[np.int64]
    lon: Floats
    lat: Floats
    way: NDArray[np.int8]

    def count(self) -> NDArray[np.int64]:
        """Return how many points each event has."""
        return np.diff(self.offsets)

    def rows(self) -> Ints:
        """Return the event of each point."""
        return np.repeat(np.arange(len(self.offsets) - 1, dtype=np.int32), self.count())

    def of(self, event: int) -> list[tuple[float, float]]:
        """Return the points of an event, longitude before latitude."""
        among = slice(self.offsets[event], self.offsets[event + 1])
        return list(zip(self.lon[among].tolist(), self.lat[among].tolist(), strict=True))

    def corners(self) -> tuple[tuple[float, float], ...]:
        """Return two points, longitude before latitude, between which all lie; none without any point."""
        if not len(self.lon):
            return ()
        low, high = ((float(end(self.lon)), float(end(self.lat))) for end in (np.min, np.max))
        return low, high


def make_spots(count: int, rows: NDArray[np.integer[Any]], lon: Floats, lat: Floats) -> Spots:
    """Return the spots of `count` events: of each point its event and its coordinates; NaN is no point.

    Each event is at these very points: `blur_spots` says otherwise.
    """
    is_point = ~(np.isnan(lon) | np.isnan(lat))
    rows, lon, lat = rows[is_point], lon[is_point], lat[is_point]
    order = np.argsort(rows, kind="stable")
    offsets = np.zeros(count + 1, dtype=np.int64)
    np.cumsum(np.bincount(rows, minlength=count), out=offsets[1:])
    return Spots(offsets, lon[order], lat[order], np.zeros(len(order), dtype=np.int8))


def blur_spots(spots: Spots, precisions: NDArray[np.int8], has_district: Flags) -> Spots:
    """Return the spots as the precision of each event's place allows: a place in PRECISIONS, or -1.

    Of an event that was somewhere in its districts, or in a country, a point would say more than is known.
    """
    rows = spots.rows()
    of_spot, is_in_district = precisions[rows], has_district[rows]
    is_false = np.isin(of_spot, _NOWHERE) | (np.isin(of_spot, _WIDE) & is_in_district)
    ways = np.array([*(_OF_PRECISION.get(one, EXACT) for one in PRECISIONS), EXACT], dtype=np.int8)
    blurred = replace(spots, way=ways[of_spot])
    if not is_false.any():
        return blurred
    kept = make_spots(len(precisions), rows[~is_false], spots.lon[~is_false], spots.lat[~is_false])
    return replace(kept, way=blurred.way[~is_false])


def find_wide(precisions: NDArray[np.int8]) -> Flags:
    """Return for each event whether it is told to have been somewhere in its districts."""
    return np.isin(precisions, _WIDE)


def find_spots(columns: Columns, known: Mapping[str, Sequence[float]]) -> Spots:
    """Return the points of the places that events name and that are in `known`, which holds [lat, lon]."""
    lists = columns.places
    where = np.array([known.get(name, (np.nan, np.nan)) for name in lists.names]).reshape(-1, 2)
    lat, lon = where[lists.values].T
    return make_spots(len(columns), lists.rows(), lon, lat)


def merge_spots(own: Spots | None, others: Spots) -> Spots:
    """Return the spots of each event: its own if it has any, else the others."""
    if own is None:
        return others
    rows = others.rows()
    is_alone = own.count()[rows] == 0
    lon, lat = (
        np.concatenate((mine, more[is_alone]))
        for mine, more in ((own.lon, others.lon), (own.lat, others.lat))
    )
    return make_spots(len(own.offsets) - 1, np.concatenate((own.rows(), rows[is_alone])), lon, lat)
