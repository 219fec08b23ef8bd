"""What tells a reader where in the world the map is: names of countries, regions and lakes, and the locator.

The names are the selection's; a lake's stands in its widest part. The locator is the land of Natural Earth's
map at 1:110 million, in one piece: without the borders of countries that the map is not about.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import files
from pathlib import Path

import geopandas
import shapely
from shapely.geometry.base import BaseGeometry

from events.errors import Fault
from geo.build.reference import COUNTRIES, Drawn, Properties
from geo.build.selection import Selection
from geo.build.shapes import label_point
from geo.errors import SelectionError

# Natural Earth's countries come with a package that the build has: among the files of its own tests.
PACKAGE, WORLD = "pyogrio", "naturalearth_lowres.shp"


def list_names(chosen: Selection, waters: Sequence[Drawn]) -> list[Properties]:
    """Return the names on the ground: `kind`, `names`, `points`, and `afar`, the point in the locator."""
    points = {
        properties["name"]: [list(label_point(shape))]
        for properties, shape in waters
        if properties["kind"] == "lake" and properties["name"]
    }
    unknown = sorted({one.water for one in chosen.names if one.water} - set(points))
    if unknown:
        expected = "the name of a lake"
        raise SelectionError(
            [Fault("selection.toml", "names", "water", repr(name), expected) for name in unknown]
        )
    return [
        {
            "kind": one.kind,
            "names": dict(one.names),
            "points": points[one.water] if one.water else [list(point) for point in one.points],
            "afar": list(one.afar) if one.afar else None,
        }
        for one in chosen.names
    ]


def read_locator(chosen: Selection) -> list[Drawn]:
    """Return the land around the map and the countries that it is about; nothing without a box."""
    if chosen.locator is None:
        return []
    table = geopandas.read_file(_find_world())
    box = shapely.box(*chosen.locator)
    tolerance = chosen.tolerances["locator"]
    land = _simplify(shapely.union_all(list(table.geometry)), box, tolerance)
    drawn: list[Drawn] = [({"kind": "land", "id": ""}, land)]
    for code, name in sorted(COUNTRIES.items()):
        shape = shapely.union_all(list(table.geometry[table["name"] == name]))
        drawn.append(({"kind": "country", "id": code}, _simplify(shape, box, tolerance / 2)))
    return drawn


def _simplify(shape: BaseGeometry, box: BaseGeometry, tolerance: float) -> BaseGeometry:
    """Return a shape cut to a box and simplified; islands too small to be seen are left out."""
    parts = shapely.get_parts(shapely.simplify(shapely.intersection(shape, box), tolerance))
    large = [part for part in parts if part.area > tolerance]
    return shapely.set_precision(shapely.union_all(large), 0.01)


def _find_world() -> Path:
    for file in files(PACKAGE) or ():
        if file.name == WORLD:
            return Path(str(file.locate()))
    expected = f"a file of the package {PACKAGE}"
    raise SelectionError([Fault(WORLD, "", "", "missing", expected)])
