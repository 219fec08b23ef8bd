"""The outlines of any collection's districts: of the shapes that ship, or of a file that it brings along."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geo.shapes.outlines import SHAPE_FILES, SHIPPED, WORLD, bounds_of, load_shapes, points_of

CODES = ["AZ-KAL", "AZ-AGM", "AZ-LAC", "AZ-TOV", "AZ-GYG", "AZ-DAS"]


def ids(shapes: dict[str, Any], layer: str) -> list[str]:
    return [feature["properties"]["id"] for feature in shapes[layer]["features"]]


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
        "credits",
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
