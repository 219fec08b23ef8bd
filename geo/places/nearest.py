"""The known place that is nearest to a point: what to call a point that has no name of its own."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

# A place further away is not named, in kilometres; the same in geo/web/map/points/spots.js.
FAR = 60.0
DEGREE = 111.2


def find_nearest(
    places: Sequence[Mapping[str, Any]], point: tuple[float, float]
) -> tuple[Mapping[str, Any], float] | None:
    """Return the place nearest to a point and how far it is, in kilometres; None if none is near.

    `places` have `lat` and `lon`, in degrees; the point is longitude and latitude.
    """
    lon, lat = point
    narrow = math.cos(math.radians(lat))
    best: tuple[Mapping[str, Any], float] | None = None
    for place in places:
        east = abs((place["lon"] - lon + 540) % 360 - 180) * narrow
        away = math.hypot(east, place["lat"] - lat) * DEGREE
        if away <= (best[1] if best else FAR):
            best = place, away
    return best
