"""Files of boundaries as people have them, taken up as districts: nothing lost, no gap, all of it told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from geo.build.boundaries import Boundaries, encode_districts, take_boundaries
from geo.build.fields import Fields
from geo.errors import DistrictsError
from geo.shapes.geoparquet import read_districts
from geo.shapes.outlines import load_shapes
from tests.helpers.specimens import ROOT

UKRAINE = ROOT.parent / "shared" / "foreign" / "ua_oblasts.geojson"
WEST, EAST = shapely.box(10, 50, 11, 51), shapely.box(11, 50, 12, 51)
FIELDS = Fields(name="title", id="code")


def write(
    file: Path,
    shapes: list[BaseGeometry],
    crs: str | None = "EPSG:4326",
    columns: dict[str, Any] | None = None,
) -> Path:
    """Write a file with the fields code and title, X-1, X-2 … unless others are given."""
    given = {"code": [f"X-{n}" for n in range(1, len(shapes) + 1)]} | (columns or {})
    given.setdefault("title", [f"Land {n}" for n in range(1, len(shapes) + 1)])
    geopandas.GeoDataFrame(given, geometry=shapes, crs=crs).to_file(file)
    return file


def outlines(boundaries: Boundaries) -> list[Any]:
    return list(boundaries.table.geometry)


@pytest.mark.parametrize("name", ["lands.geojson", "lands.gpkg", "lands.shp"])
def test_each_kind_of_file_becomes_the_districts_of_a_collection(tmp_path: Path, name: str) -> None:
    boundaries = take_boundaries(write(tmp_path / name, [WEST, EAST]), FIELDS)
    assert boundaries.notes == ()
    (tmp_path / "districts.parquet").write_bytes(encode_districts(boundaries, credit="Land survey"))
    shapes = load_shapes(None, tmp_path)
    found = [feature["properties"] for feature in shapes["districts"]["features"]]
    assert [(one["id"], one["name"], one["bbox"]) for one in found] == [
        ("X-1", "Land 1", [10, 50, 11, 51]),
        ("X-2", "Land 2", [11, 50, 12, 51]),
    ]
    assert shapes["faults"] == []
    assert shapes["credits"] == ["Land survey"]


def test_borders_that_do_not_meet_are_joined(tmp_path: Path) -> None:
    # A gap of a hundred metres in the north, an overlap as wide in the south, and more vertices on one side.
    east = shapely.Polygon([(11.001, 51), (10.9995, 50.5), (10.999, 50), (12, 50), (12, 51)])
    boundaries = take_boundaries(write(tmp_path / "a.geojson", [WEST, east]), FIELDS)
    west, east = outlines(boundaries)
    assert shapely.coverage_is_valid([west, east])
    assert shapely.area(shapely.intersection(west, east)) == 0
    assert shapely.area(shapely.union(west, east)) == pytest.approx(2, rel=1e-6)


def test_what_neighbours_both_claim_goes_to_one_and_is_told(tmp_path: Path) -> None:
    boundaries = take_boundaries(write(tmp_path / "a.geojson", [WEST, shapely.box(10.9, 50, 12, 51)]), FIELDS)
    assert sorted(round(float(one.area), 3) for one in outlines(boundaries)) in ([0.9, 1.1], [1.0, 1.0])
    (note,) = boundaries.notes
    assert note.field == "geometry"
    assert note.value in ("-10.0% of its area", "-9.1% of its area")


def test_a_gap_wider_than_is_closed_stays(tmp_path: Path) -> None:
    ring = shapely.box(0, 0, 3, 3).difference(shapely.box(1, 1, 2, 2))
    (found,) = outlines(take_boundaries(write(tmp_path / "a.geojson", [ring]), FIELDS))
    assert found.area == pytest.approx(8)
    both = outlines(take_boundaries(write(tmp_path / "b.geojson", [ring, shapely.box(1, 1, 2, 2)]), FIELDS))
    assert [one.area for one in both] == pytest.approx([8, 1])


def test_an_outline_that_crosses_itself_is_mended_and_told_by_its_row(tmp_path: Path) -> None:
    bow = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    file = write(
        tmp_path / "a.geojson",
        [WEST, WEST, bow],
        columns={"code": ["X-1", "X-1", "X-3"], "title": ["A", "A", "C"]},
    )
    boundaries = take_boundaries(file, FIELDS)
    assert [(note.record, note.field) for note in boundaries.notes] == [
        ("row 1", "id"),
        ("row 3", "geometry"),
    ]
    assert [round(float(one.area)) for one in outlines(boundaries)] == [1, 2]


def test_rows_of_one_district_are_joined(tmp_path: Path) -> None:
    island = shapely.box(13, 50, 14, 51)
    file = write(
        tmp_path / "a.geojson",
        [WEST, EAST, island],
        columns={"code": [1, 2, 1], "title": [*"ABA"]},
    )
    boundaries = take_boundaries(file, FIELDS)
    assert [one.geom_type for one in outlines(boundaries)] == ["MultiPolygon", "Polygon"]
    assert [str(note) for note in boundaries.notes] == [
        "a.geojson: row 1, id: 2 rows of the id '1': expected a row for each; they are joined"
    ]


@pytest.mark.filterwarnings("ignore:'crs' was not provided")
def test_a_shapefile_in_metres_is_transformed_and_one_that_names_no_system_is_taken_for_degrees(
    tmp_path: Path,
) -> None:
    metres = list(geopandas.GeoSeries([WEST], crs=4326).to_crs(3857))
    (found,) = outlines(take_boundaries(write(tmp_path / "a.shp", metres, "EPSG:3857"), FIELDS))
    assert found.bounds == pytest.approx((10, 50, 11, 51))
    plain = take_boundaries(write(tmp_path / "b.shp", [WEST], None), FIELDS)
    assert [note.expected.partition(";")[2] for note in plain.notes] == [" WGS 84 is assumed"]
    with pytest.raises(DistrictsError, match=r"c\.shp: crs: missing, for coordinates from 1\.11319e\+06"):
        take_boundaries(write(tmp_path / "c.shp", metres, None), FIELDS)


def test_without_an_id_the_field_with_codes_of_iso_3166_2_is_taken(tmp_path: Path) -> None:
    columns = {"n": [1, 2], "hasc": ["FR.X", "FR.Y"], "iso": ["FR-A", "FR-01"]}
    mapping = take_boundaries(
        write(tmp_path / "a.gpkg", [WEST, EAST], columns=columns), Fields(name="title")
    ).mapping
    assert mapping.id == "iso"


def test_numbers_and_texts_with_blanks_are_made_codes(tmp_path: Path) -> None:
    file = write(
        tmp_path / "a.gpkg", [WEST, EAST], columns={"code": [7.0, 8.0], "other": ["Land, A", "B  c"]}
    )
    assert list(take_boundaries(file, FIELDS).table["id"]) == ["7", "8"]
    assert list(take_boundaries(file, Fields("title", "other")).table["id"]) == ["Land-A", "B-c"]


@pytest.mark.parametrize(
    ("name", "pattern", "expected"),
    [
        ("name", None, {"uk": "name:uk", "zh-Hant": "name:zh-Hant", "ru": "name_ru"}),
        ("name:uk", None, {"uk": "name:uk", "zh-Hant": "name:zh-Hant", "ru": "name_ru"}),
        ("name", "nm {lang}", {"fr": "nm fr"}),
    ],
)
def test_names_in_languages_are_found_by_their_fields(
    tmp_path: Path, name: str, pattern: str | None, expected: dict[str, str]
) -> None:
    fields = ("name", "name:uk", "name:zh-Hant", "name_ru", "name_alt", "nm fr")
    file = write(tmp_path / "a.gpkg", [WEST], columns={field: [f"in {field}"] for field in fields})
    boundaries = take_boundaries(file, Fields(name, "code", pattern))
    assert boundaries.mapping.names == expected
    (tmp_path / "districts.parquet").write_bytes(encode_districts(boundaries))
    names = read_districts(tmp_path / "districts.parquet")[0][0]["properties"]["names"]
    assert names.items() >= {lang: f"in {field}" for lang, field in expected.items()}.items()
    assert next(iter(names.values())) == f"in {name}"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.geojson", None, "there is no such file: expected a file of boundaries: .geojson, .json, .gpkg"),
        ("a.txt", b"x", "'.txt': expected a file of boundaries"),
        ("a.geojson", b"<OGRVRTDataSource/>", "the content is not what the ending says"),
        ("a.json", b'{"type": "FeatureCollection", "features": ', "expected a file of boundaries"),
        ("a.zip", b"PK", "File is not a zip file"),
    ],
)
def test_what_is_no_file_of_boundaries_is_told(
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(DistrictsError) as raised:
        take_boundaries(tmp_path / name)
    assert str(raised.value).startswith(f"{name}: ")
    assert said in str(raised.value)


def test_a_field_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(DistrictsError) as raised:
        take_boundaries(write(tmp_path / "a.gpkg", [WEST]), Fields("label", "code", "x"))
    assert str(raised.value).splitlines() == [
        "a.gpkg: name: 'label': expected a field of this file, by --name: code, title",
        "a.gpkg: names: 'x': expected a pattern with {lang}, such as NAME_{lang}",
    ]


def test_without_an_outline_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(DistrictsError, match=r"row 1, geometry: 'Point': expected a Polygon or MultiPolygon"):
        take_boundaries(write(tmp_path / "a.geojson", [shapely.Point(1, 2)]), FIELDS)


@pytest.mark.skipif(not UKRAINE.is_file(), reason="needs ../shared/foreign")
def test_the_oblasts_of_ukraine_are_a_coverage_of_the_same_areas() -> None:
    boundaries = take_boundaries(UKRAINE, Fields("name", "iso3166-2"))
    table, raw = boundaries.table, geopandas.read_file(UKRAINE)
    assert list(table["id"]) == list(raw["iso3166-2"])
    assert len(table) == 25
    assert list(boundaries.mapping.names) == ["en", "uk", "ru", "ar"]
    shapes = table.geometry.to_numpy()
    assert shapely.coverage_is_valid(shapes, gap_width=0.002)
    assert shapely.get_num_interior_rings(shapely.union_all(shapes)) == 0
    # In square metres, of an equal-area projection.
    given = shapely.area(shapely.make_valid(raw.to_crs(6933).geometry.to_numpy()))
    assert np.abs(table.to_crs(6933).area.to_numpy() / given - 1).max() < 0.0005
    mended = [note.value.partition("[")[0] for note in boundaries.notes]
    assert mended == ["Hole lies outside shell"] * 3
