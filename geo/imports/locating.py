"""In which district each point lies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import geopandas
import numpy as np
import shapely


class Locator:
    """Knows the areas of some districts."""

    def __init__(self, table: geopandas.GeoDataFrame) -> None:
        """Keep the areas by their codes: columns id and geometry, in WGS 84."""
        self._codes = table["id"].to_list()
        self._tree = shapely.STRtree(table.geometry.to_numpy())

    @classmethod
    def read(cls, path: Path) -> Locator:
        """Read the districts of a collection from its GeoParquet file."""
        return cls(geopandas.read_parquet(path, columns=["id", "geometry"]))

    def find(self, points: Sequence[bytes | None]) -> list[str | None]:
        """Return the code of the district of each point (WKB, WGS 84), if it lies in one.

        On a border that several share, it is the first of them. What is no point is in none.
        """
        found: list[str | None] = [None] * len(points)
        shapes = shapely.from_wkb(np.array(points, dtype=object))
        rows = np.flatnonzero(shapely.get_type_id(shapes) == 0)
        if not len(rows):
            return found
        shapes = shapes[rows]
        at, area = self._tree.query(shapes, predicate="intersects")
        for place, district in sorted(zip(at.tolist(), area.tolist(), strict=True), reverse=True):
            found[int(rows[place])] = self._codes[district]
        return found
