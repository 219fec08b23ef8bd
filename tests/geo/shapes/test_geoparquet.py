"""The shapes and points that a collection brings along: what is drawn, mended, refused, and told."""

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

from geo.shapes import geoparquet
from geo.shapes.event_points import read_geometries
from geo.shapes.geoparquet import read_districts
from geo.shapes.outlines import bounds_of, load_shapes
from tests.geo.shapes.test_outlines import ids

SQUARES = [shapely.box(10, 50, 11, 51), shapely.box(11, 50, 12, 51)]


def write_shapes(
    folder: Path, shapes: Sequence[BaseGeometry | None], crs: str | None = "EPSG:4326", **columns: Any
) -> Path:
    """Write districts A, B, … with these shapes and return the folder."""
    letters = [chr(ord("A") + at) for at in range(len(shapes))]
    given = {"id": letters, "name": [f"District {letter}" for letter in letters]} | columns
    geopandas.GeoDataFrame(given, geometry=shapes, crs=crs).to_parquet(folder / "districts.parquet")
    return folder


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
    shapes = [SQUARES[0], shapely.Point(10, 50), None, shapely.box(90, 89, 91, 91), *SQUARES, SQUARES[1]]
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
        "districts.parquet: row 4, geometry: '90, 89 to 91, 91': expected longitude and latitude in degrees",
    ]


def test_an_outline_that_crosses_itself_is_mended_and_reported(tmp_path: Path) -> None:
    bow = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    features, faults = read_districts(write_shapes(tmp_path, [bow]) / "districts.parquet")
    assert [(fault.record, fault.field, fault.value.partition("[")[0]) for fault in faults] == [
        ("row 1", "geometry", "Self-intersection")
    ]
    assert faults[0].expected == "an outline that does not cross itself; it is mended and drawn"
    assert features[0]["geometry"]["type"] == "MultiPolygon"


def test_outlines_in_another_reference_system_are_transformed_and_reported(tmp_path: Path) -> None:
    metres = geopandas.GeoSeries(SQUARES[:1], crs="EPSG:4326").to_crs(3857)
    path = write_shapes(tmp_path, list(metres), "EPSG:3857") / "districts.parquet"
    features, faults = read_districts(path)
    assert features[0]["properties"]["bbox"] == [10, 50, 11, 51]
    assert [str(one) for one in faults] == [
        "districts.parquet: crs: 'WGS 84 / Pseudo-Mercator': expected WGS 84 (OGC:CRS84, EPSG:4326); "
        "the outlines are transformed to it and drawn"
    ]


@pytest.mark.parametrize(
    ("shape", "crs", "columns", "fault"),
    [
        (
            SQUARES[0],
            None,
            {},
            "crs: missing: expected WGS 84 (OGC:CRS84, EPSG:4326), or another reference system that the "
            "file names",
        ),
        (SQUARES[0], "EPSG:4326", {"name": None}, "row 1, name: None: expected a name"),
        (
            SQUARES[0],
            "EPSG:4326",
            {"id": [["A"]]},
            "row 1, id: array(['A'], dtype=object): expected a code such as AZ-KAL",
        ),
        (
            shapely.box(1113194, 6446275, 1224514, 6621293),
            "EPSG:4326",
            {},
            "row 1, geometry: '1.11319e+06, 6.44628e+06 to 1.22451e+06, 6.62129e+06': "
            "expected longitude and latitude in degrees",
        ),
        (
            shapely.Polygon([(10, 50), (11, 50), (np.inf, 51)]),
            "EPSG:4326",
            {},
            "row 1, geometry: '10, 50 to inf, 51': expected longitude and latitude in degrees",
        ),
        (
            shapely.Polygon(),
            "EPSG:4326",
            {},
            "row 1, geometry: 'empty Polygon': expected a Polygon or MultiPolygon that is not empty",
        ),
        (
            shapely.Polygon([(10, 50), (11, 51), (10, 50)]),
            "EPSG:4326",
            {},
            "row 1, geometry: 'Too few points in geometry component[10 50]': "
            "expected an outline around an area",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_which_and_why(
    tmp_path: Path, shape: BaseGeometry, crs: str | None, columns: dict[str, Any], fault: str
) -> None:
    features, faults = read_districts(write_shapes(tmp_path, [shape], crs, **columns) / "districts.parquet")
    assert features == []
    assert [str(one) for one in faults] == [f"districts.parquet: {fault}"]


@pytest.mark.parametrize(
    ("shape", "boxes"),
    [
        # On beyond 180 degrees, either way; leaping; with a hole that lies on one side.
        (shapely.box(178, -20, 182, -15), [(-180, -20, -178, -15), (178, -20, 180, -15)]),
        (shapely.box(-182, -20, -178, -15), [(-180, -20, -178, -15), (178, -20, 180, -15)]),
        (
            shapely.Polygon([(178, -20), (-178, -20), (-178, -15), (178, -15)]),
            [(-180, -20, -178, -15), (178, -20, 180, -15)],
        ),
        (
            shapely.Polygon(
                [(170, 0), (-170, 0), (-170, 10), (170, 10)], [[(-179, 4), (-178, 4), (-178, 6), (-179, 6)]]
            ),
            [(-180, 0, -170, 10), (170, 0, 180, 10)],
        ),
        (shapely.box(190, 0, 191, 1), [(-170, 0, -169, 1)]),
    ],
)
def test_an_outline_over_the_antimeridian_is_cut_there_and_reported(
    tmp_path: Path, shape: BaseGeometry, boxes: list[tuple[float, ...]]
) -> None:
    features, faults = read_districts(write_shapes(tmp_path, [shape]) / "districts.parquet")
    assert [str(one) for one in faults] == [
        "districts.parquet: row 1, geometry: crosses the antimeridian: expected an outline that ends there; "
        "it is cut, and drawn at both edges of the map"
    ]
    drawn = shapely.from_geojson(json.dumps(features[0]["geometry"]))
    assert sorted(part.bounds for part in shapely.get_parts(drawn)) == boxes
    lon, lat = features[0]["properties"]["label"]
    assert drawn.contains(shapely.Point(lon, lat))


def test_what_spans_the_world_is_no_crossing(tmp_path: Path) -> None:
    ice = shapely.Polygon([(-180, -90), (-180, -70), (0, -75), (180, -70), (180, -90)])
    wide = shapely.MultiPolygon([shapely.box(-180, 60, -170, 70), shapely.box(30, 50, 180, 70)])
    features, faults = read_districts(write_shapes(tmp_path, [ice, wide]) / "districts.parquet")
    assert faults == []
    assert [feature["properties"]["bbox"] for feature in features] == [
        [-180, -90, 180, -70],
        [-180, 50, 180, 70],
    ]


def test_a_file_of_more_than_a_map_can_show_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_shapes(tmp_path, SQUARES) / "districts.parquet"
    for name, fault in (
        ("MOST_ROWS", "districts.parquet: 2 rows: expected at most 1"),
        ("MOST_SIZE", f"districts.parquet: {path.stat().st_size:,} bytes: expected at most 1"),
        ("MOST_POINTS", "districts.parquet: geometry: 10 points: expected at most 1: simplify the outlines"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(geoparquet, name, 1)
            features, faults = read_districts(path)
        assert (features, [str(one) for one in faults]) == ([], [fault])


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
    two = shapely.MultiPoint([(1, 2), (3, 4)])
    shapes = [shapely.Point(46.5, 40.25), None, SQUARES[0], shapely.Point(200, 0), two, shapely.Point(-10, 5)]
    rows, lon, lat, *_rest = read_geometries(write_shapes(tmp_path, shapes) / "districts.parquet")
    assert rows.tolist() == [0, 4, 4, 5]
    assert lon.tolist() == [46.5, 1, 3, -10]
    assert lat.tolist() == [40.25, 2, 4, 5]


def test_a_file_without_geometry_has_no_points(tmp_path: Path) -> None:
    table = geopandas.GeoDataFrame({"id": ["a", "b"]}, geometry=SQUARES).drop(columns="geometry")
    table.to_parquet(tmp_path / "events.parquet")
    assert [len(axis) for axis in read_geometries(tmp_path / "events.parquet")[:4]] == [0, 0, 0, 0]
