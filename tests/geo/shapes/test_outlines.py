"""The outlines of any collection's districts: of the shapes that ship, or of a file that it brings along."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from geo.shapes.geoparquet import read_districts, read_points
from geo.shapes.outlines import SHAPE_FILES, SHIPPED, WORLD, bounds_of, load_shapes, points_of

CODES = ["AZ-KAL", "AZ-AGM", "AZ-LAC", "AZ-TOV", "AZ-GYG", "AZ-DAS"]
SQUARES = [shapely.box(10, 50, 11, 51), shapely.box(11, 50, 12, 51)]


def ids(shapes: dict[str, Any], layer: str) -> list[str]:
    return [feature["properties"]["id"] for feature in shapes[layer]["features"]]


def write_shapes(
    folder: Path, shapes: Sequence[BaseGeometry | None], crs: str = "EPSG:4326", **columns: Any
) -> Path:
    """Write districts A, B, … with these shapes and return the folder."""
    letters = [chr(ord("A") + at) for at in range(len(shapes))]
    given = {"id": letters, "name": [f"District {letter}" for letter in letters]} | columns
    geopandas.GeoDataFrame(given, geometry=shapes, crs=crs).to_parquet(folder / "districts.parquet")
    return folder


# ---- the shapes that ship ----------------------------------------------------------------------------


def test_without_codes_the_shipped_districts_are_drawn() -> None:
    shapes = load_shapes()
    assert list(shapes) == [
        "districts",
        "neighbours",
        "borders",
        "waters",
        "places",
        "names",
        "locator",
        "faults",
    ]
    assert ids(shapes, "districts") == CODES
    assert shapes["faults"] == []


def test_a_collection_names_its_districts_and_all_others_are_neighbours() -> None:
    shapes = load_shapes(["AZ-BA", "AZ-KAL"])
    assert ids(shapes, "districts") == ["AZ-BA", "AZ-KAL"]
    assert len(ids(shapes, "neighbours")) == 86
    assert {"AZ-AGM", "AM-SU"} <= set(ids(shapes, "neighbours"))
    assert not {"AZ-BA", "AZ-KAL"} & set(ids(shapes, "neighbours"))
    assert shapes["districts"]["features"][0]["properties"]["bbox"] == [
        49.29673,
        39.63199,
        50.61626,
        40.59768,
    ]


def test_each_of_the_88_shipped_units_can_be_a_district() -> None:
    units = [*ids(load_shapes(), "districts"), *ids(load_shapes(), "neighbours")]
    shapes = load_shapes(units)
    assert ids(shapes, "districts") == units
    assert len(units) == 88
    assert shapes["neighbours"]["features"] == []
    for feature in shapes["districts"]["features"]:
        west, south, east, north = feature["properties"]["bbox"]
        lon, lat = feature["properties"]["label"]
        assert west < lon < east, feature["properties"]["id"]
        assert south < lat < north, feature["properties"]["id"]


def test_a_district_without_a_shape_is_named_and_not_drawn() -> None:
    shapes = load_shapes(["AZ-KAL", "XX-1", "XX-2"])
    assert ids(shapes, "districts") == ["AZ-KAL"]
    assert [str(fault) for fault in shapes["faults"]] == [
        "sources.toml: collection, districts: XX-1, XX-2: expected codes of shipped shapes or of "
        "districts.parquet; districts without a shape are not drawn"
    ]


def test_of_many_districts_without_a_shape_twenty_are_named_and_the_rest_counted() -> None:
    [fault] = load_shapes([f"XX-{number}" for number in range(23)])["faults"]
    assert "XX-18, XX-19 and 3 more: expected" in str(fault)


def test_shapes_are_read_from_the_folder_that_is_given(tmp_path: Path) -> None:
    for name in SHAPE_FILES:
        (tmp_path / name).write_text(f'["{name}"]', encoding="utf-8")
    assert load_shapes(shipped=tmp_path)["waters"] == ["waters.geojson"]


def test_a_collections_folder_without_shapes_changes_nothing(tmp_path: Path) -> None:
    assert load_shapes(CODES, tmp_path) == load_shapes()
    assert (SHIPPED / "districts.geojson").is_file()


def test_the_map_opens_on_all_districts() -> None:
    assert bounds_of(load_shapes()) == [[39.45483, 45.44582], [41.23514, 47.28445]]
    assert bounds_of(load_shapes(["AZ-KAL", "AZ-BA"])) == [[39.63199, 45.60166], [40.59768, 50.61626]]


def test_a_map_without_districts_opens_on_the_world() -> None:
    assert bounds_of(load_shapes([])) == WORLD


def test_places_and_districts_have_the_points_at_which_they_are_named() -> None:
    shapes = load_shapes()
    points = points_of(shapes)
    assert points["toghana"] == [40.42697, 46.31091]
    assert points["AZ-KAL"] == [40.10494, 46.16548]
    assert set(points) == set(CODES) | {place["id"] for place in shapes["places"]}
    assert all(39 < lat < 42 and 45 < lon < 48 for lat, lon in points.values())


# ---- shapes of a collection's own --------------------------------------------------------------------


def test_a_collections_own_shapes_stand_alone(tmp_path: Path) -> None:
    write_shapes(tmp_path, [*SQUARES], ru=["А", None])
    shapes = load_shapes(["B", "A"], tmp_path)
    assert ids(shapes, "districts") == ["B", "A"]
    first = shapes["districts"]["features"][1]
    assert first["properties"] == {
        "id": "A",
        "name": "District A",
        "names": {"en": "District A", "ru": "А"},
        "label": [10.5, 50.5],
        "bbox": [10, 50, 11, 51],
    }
    assert first["geometry"]["type"] == "Polygon"
    assert shapes["districts"]["features"][0]["properties"]["names"] == {"en": "District B"}
    assert [shapes[name]["features"] for name in ("neighbours", "borders", "waters")] == [[], [], []]
    assert shapes["places"] == shapes["faults"] == []
    assert bounds_of(shapes) == [[50, 10], [51, 12]]


def test_of_a_collections_own_shapes_those_it_names_are_drawn_and_what_it_misses_is_reported(
    tmp_path: Path,
) -> None:
    shapes = load_shapes(["B", "AZ-KAL"], write_shapes(tmp_path, [*SQUARES]))
    assert ids(shapes, "districts") == ["B"]
    assert [fault.value for fault in shapes["faults"]] == ["AZ-KAL"]


def test_a_faulty_row_is_named_with_its_value_and_the_others_are_drawn(tmp_path: Path) -> None:
    shapes = [SQUARES[0], shapely.Point(10, 50), None, shapely.box(190, 0, 191, 1), *SQUARES, SQUARES[1]]
    codes, names = ["A", "B", "C", "D", "", "A", "G"], ["a", "b", "c", "d", "e", "f", " "]
    write_shapes(tmp_path, shapes, id=codes, name=names)
    features, faults = read_districts(tmp_path / "districts.parquet")
    assert [feature["properties"]["id"] for feature in features] == ["A"]
    assert [str(fault) for fault in faults] == [
        "districts.parquet: row 5, id: '': expected a code such as AZ-KAL",
        "districts.parquet: row 7, name: ' ': expected a name",
        "districts.parquet: row 6, id: 'A': expected a code of its own: it stands in an earlier row",
        "districts.parquet: row 2, geometry: 'Point': expected a Polygon or MultiPolygon that is not empty",
        "districts.parquet: row 3, geometry: None: expected a Polygon or MultiPolygon that is not empty",
        "districts.parquet: row 4, geometry: '190, 0 to 191, 1': expected longitude and latitude in degrees",
    ]


def test_an_outline_that_crosses_itself_is_mended_and_reported(tmp_path: Path) -> None:
    bow = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    features, faults = read_districts(write_shapes(tmp_path, [bow]) / "districts.parquet")
    assert [(fault.record, fault.field, fault.value.partition("[")[0]) for fault in faults] == [
        ("row 1", "geometry", "Self-intersection")
    ]
    assert faults[0].expected == "an outline that does not cross itself; it is mended and drawn"
    assert features[0]["geometry"]["type"] == "MultiPolygon"


@pytest.mark.parametrize(
    ("crs", "columns", "fault"),
    [
        (
            "EPSG:3857",
            {},
            "crs: 'WGS 84 / Pseudo-Mercator': expected WGS 84 (OGC:CRS84, EPSG:4326)",
        ),
        ("EPSG:4326", {"name": None}, "row 1, name: None: expected a name"),
    ],
)
def test_a_file_in_other_degrees_or_without_names_is_reported(
    tmp_path: Path, crs: str, columns: dict[str, Any], fault: str
) -> None:
    features, faults = read_districts(
        write_shapes(tmp_path, SQUARES[:1], crs, **columns) / "districts.parquet"
    )
    assert features == []
    assert [str(one) for one in faults] == [f"districts.parquet: {fault}"]


def test_what_is_no_geoparquet_is_reported_and_nothing_crashes(tmp_path: Path) -> None:
    (tmp_path / "districts.parquet").write_text("id,name", encoding="utf-8")
    shapes = load_shapes(["A"], tmp_path)
    assert shapes["districts"]["features"] == []
    assert (shapes["faults"][0].file, shapes["faults"][0].expected) == (
        "districts.parquet",
        "a GeoParquet file",
    )


def test_many_points_are_simplified_and_borders_stay_shared(tmp_path: Path) -> None:
    steps = np.linspace(0, 1, 4000)
    border = list(zip(11 + 0.05 * np.sin(steps * 40), 50 + steps, strict=True))
    left = shapely.Polygon([(10, 50), *border, (10, 51)])
    right = shapely.Polygon([*border, (12, 51), (12, 50)])
    path = write_shapes(tmp_path, [left, right]) / "districts.parquet"
    features, faults = read_districts(path)
    coarse, _ = read_districts(path, most=1500)
    assert faults == []
    sizes = [sum(len(json.dumps(one["geometry"])) for one in made) for made in (features, coarse)]
    assert sizes[1] < 3000 < sizes[0] < 60_000
    for made in (features, coarse):
        shapes = [shapely.from_geojson(json.dumps(one["geometry"])) for one in made]
        assert all(shape.is_valid for shape in shapes)
        assert shapes[0].intersection(shapes[1]).area == 0
        joined = shapely.union_all(shapes)
        assert isinstance(joined, shapely.Polygon)
        assert len(joined.interiors) == 0, "no gap between the two"
        assert joined.bounds == (10, 50, 12, 51)
    assert all(a >= b for a, b in pairwise(sizes))


def test_points_belong_to_the_rows_of_the_file(tmp_path: Path) -> None:
    shapes = [shapely.Point(46.5, 40.25), None, SQUARES[0], shapely.Point(200, 0), shapely.Point(-10, 5)]
    lon, lat = read_points(write_shapes(tmp_path, shapes) / "districts.parquet")
    assert lon.tolist()[::4] == [46.5, -10]
    assert lat.tolist()[::4] == [40.25, 5]
    assert np.isnan(lon[1:4]).all()
    assert np.isnan(lat[1:4]).all()


def test_a_file_without_points_has_one_nowhere_for_each_row(tmp_path: Path) -> None:
    table = geopandas.GeoDataFrame({"id": ["a", "b"]}, geometry=SQUARES).drop(columns="geometry")
    table.to_parquet(tmp_path / "events.parquet")
    lon, lat = read_points(tmp_path / "events.parquet")
    assert len(lon) == len(lat) == 2
    assert np.isnan(lon).all()
