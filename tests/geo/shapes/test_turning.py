"""Maps around the antimeridian: the land stays whole, and the map opens on it, not on the whole world."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from geo.drawing.points import make_spots
from geo.shapes.outlines import Shapes, bounds_of, load_shapes
from geo.shapes.turning import find_seam, turn_longitudes, turn_shapes
from tests.geo.shapes.test_geoparquet import write_shapes

NOWHERE = np.zeros(0)
# Chukotka, roughly, with its longitudes going on, and a land beside it.
CHUKOTKA, BESIDE = shapely.box(160, 62, 190, 72), shapely.box(140, 60, 160, 70)


def load(folder: Path, *shapes: BaseGeometry) -> Shapes:
    return load_shapes(None, write_shapes(folder, list(shapes)))


def test_a_land_across_the_antimeridian_is_drawn_whole(tmp_path: Path) -> None:
    shapes = load(tmp_path, BESIDE, CHUKOTKA)
    assert bounds_of(shapes) == [[60, -180], [72, 180]], "files have it cut"
    seam = find_seam(shapes, NOWHERE)
    assert seam == pytest.approx(-15, abs=0.1)
    turned = turn_shapes(shapes, seam)
    assert bounds_of(turned) == [[60, 140], [72, 190]]
    whole = turned["districts"]["features"][1]
    assert whole["geometry"]["type"] == "Polygon"
    assert shapely.from_geojson(json.dumps(whole["geometry"])).area == pytest.approx(300)
    assert turned["districts"]["features"][0] is shapes["districts"]["features"][0]
    assert bounds_of(shapes) == [[60, -180], [72, 180]], "what is exported stays as it was"


def test_islands_on_either_side_are_drawn_side_by_side(tmp_path: Path) -> None:
    fiji = shapely.MultiPolygon([shapely.box(177, -19, 180, -16), shapely.box(-180, -18, -179, -16)])
    shapes = load(tmp_path, fiji)
    assert bounds_of(turn_shapes(shapes, find_seam(shapes, NOWHERE))) == [[-19, 177], [-16, 181]]


@pytest.mark.parametrize(
    "shapes",
    [
        (shapely.box(10, 50, 11, 51),),
        # The whole world is drawn as ever, whatever crosses the antimeridian.
        (CHUKOTKA, *(shapely.box(west, 0, west + 40, 40) for west in range(-170, 150, 50))),
        (shapely.box(-180, -90, 180, -70),),
    ],
)
def test_any_other_map_is_drawn_from_180_degrees_on(tmp_path: Path, shapes: tuple[BaseGeometry, ...]) -> None:
    found = load(tmp_path, *shapes)
    assert find_seam(found, NOWHERE) is None
    assert turn_shapes(found, None) is found


def test_points_alone_open_on_themselves(tmp_path: Path) -> None:
    nothing = load_shapes([], tmp_path)
    lon = np.array([178.0, -179.0, 179.5])
    seam = find_seam(nothing, lon)
    spots = make_spots(3, np.arange(3), turn_longitudes(lon, seam), np.array([-17.0, -18.0, -16.5]))
    assert bounds_of(nothing, spots.corners()) == [[-18.1, 177.9], [-16.4, 181.1]]
    assert find_seam(nothing, NOWHERE) is None
    assert bounds_of(nothing) == [[-60, -180], [78, 180]]


def test_a_collection_of_points_has_nothing_of_what_ships_around_it(tmp_path: Path) -> None:
    shapes = load_shapes([], tmp_path)
    assert [shapes[name] for name in ("places", "names", "credits", "faults")] == [[], [], [], []]
    assert all(not shapes[name]["features"] for name in ("neighbours", "borders", "waters", "locator"))


def test_what_encircles_a_pole_has_it_within(tmp_path: Path) -> None:
    ring = shapely.Polygon([(-150, -70), (-60, -70), (30, -70), (120, -70), (170, -70), (-170, -70)])
    shapes = load(tmp_path, ring)
    assert [fault.expected for fault in shapes["faults"]] == [
        "an outline that ends there; it is cut, and drawn at both edges of the map"
    ]
    assert bounds_of(shapes) == [[-90, -180], [-70, 180]]
    (feature,) = shapes["districts"]["features"]
    assert shapely.from_geojson(json.dumps(feature["geometry"])).area == pytest.approx(360 * 20)
