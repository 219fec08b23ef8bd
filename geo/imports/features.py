"""What every reader here gives: features, as cells by column, each with its geometry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

LONGITUDE, LATITUDE = "longitude", "latitude"


class Feature(NamedTuple):
    """A feature: its cells by column, and its geometry as WKB in WGS 84, None if it has none.

    A point stands in the cells, too: `longitude` and `latitude`, in degrees.
    """

    cells: dict[str, str]
    geometry: bytes | None


class Features(NamedTuple):
    """The columns of a file, its features one after another, and their number."""

    columns: tuple[str, ...]
    rows: Iterator[Feature]
    number: int
