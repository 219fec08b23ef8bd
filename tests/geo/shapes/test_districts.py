"""The shipped districts, and what is said of a file that cannot be used."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from geo.errors import DistrictsError, GeoError
from geo.shapes.districts import load_districts

SQUARE = [[[46.0, 40.0], [46.1, 40.0], [46.1, 40.1], [46.0, 40.1], [46.0, 40.0]]]
BOW_TIE = [[[46.0, 40.0], [46.1, 40.1], [46.1, 40.0], [46.0, 40.1], [46.0, 40.0]]]


def a_feature(id: str = "AZ-KAL", coordinates: Any = SQUARE, **properties: Any) -> dict[str, Any]:
    named = {"id": id, "name": "Kalbajar", "names": {"en": "Kalbajar", "az": "Kəlbəcər"}} | properties
    geometry = {"type": "Polygon", "coordinates": copy.deepcopy(coordinates)}
    return {"type": "Feature", "properties": named, "geometry": geometry}


def a_file(folder: Path, *features: dict[str, Any], **more: Any) -> Path:
    path = folder / "shapes.geojson"
    content = {"type": "FeatureCollection", "features": list(features), **more}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def faults_of(path: Path) -> tuple[str, ...]:
    with pytest.raises(DistrictsError) as caught:
        load_districts(path)
    assert isinstance(caught.value, GeoError)
    assert path.name in str(caught.value)
    return tuple(str(fault).removeprefix(f"{path.name}: ") for fault in caught.value.faults)


def test_the_six_districts_are_loaded_in_degrees() -> None:
    table = load_districts()
    assert list(table["id"]) == ["AZ-KAL", "AZ-AGM", "AZ-LAC", "AZ-TOV", "AZ-GYG", "AZ-DAS"]
    assert list(table["name"]) == ["Kalbajar", "Agdam", "Lachin", "Tovuz", "Goygol", "Dashkasan"]
    assert table.crs is not None
    assert table.crs.to_epsg() == 4326
    assert table.loc["AZ-LAC", "names"] == {"en": "Lachin", "az": "Laçın", "hy": "Լաչին", "ru": "Лачин"}


def test_a_good_file_is_loaded(tmp_path: Path) -> None:
    table = load_districts(a_file(tmp_path, a_feature("AZ-KAL"), a_feature("AZ-AGM")))
    assert list(table.index) == ["AZ-KAL", "AZ-AGM"]
    assert table.geometry.iloc[0].bounds == (46.0, 40.0, 46.1, 40.1)


@pytest.mark.parametrize(
    ("feature", "fault"),
    [
        (a_feature(id=""), "feature 1, id: '': expected an ISO 3166-2 code"),
        (a_feature(name="  "), "AZ-KAL, name: '  ': expected a name"),
        (a_feature(names={"en": ""}), "AZ-KAL, names: {'en': ''}: expected a name for each language"),
        (a_feature(names=None), "AZ-KAL, names: None: expected a name for each language"),
        (a_feature() | {"geometry": None}, "AZ-KAL, geometry: missing: expected a Polygon or MultiPolygon"),
        (
            a_feature() | {"geometry": {"type": "Point", "coordinates": [46.0, 40.0]}},
            "AZ-KAL, geometry: a Point: expected a Polygon or MultiPolygon",
        ),
        (
            a_feature(coordinates=[]),
            "AZ-KAL, geometry: an empty Polygon: expected a Polygon or MultiPolygon",
        ),
        (
            a_feature(coordinates="north"),
            "AZ-KAL, geometry: unreadable: expected a Polygon or MultiPolygon",
        ),
        (
            a_feature(coordinates=BOW_TIE),
            "AZ-KAL, geometry: Self-intersection[46.05 40.05]: expected a valid shape",
        ),
    ],
)
def test_a_fault_names_the_record_the_value_and_what_was_expected(
    tmp_path: Path, feature: dict[str, Any], fault: str
) -> None:
    assert faults_of(a_file(tmp_path, feature)) == (fault,)


def test_metres_are_told_from_degrees(tmp_path: Path) -> None:
    metres = [[[600000, 4400000], [610000, 4400000], [610000, 4410000], [600000, 4400000]]]
    (fault,) = faults_of(a_file(tmp_path, a_feature(coordinates=metres)))
    assert fault.startswith("AZ-KAL, geometry: 600000, 4.4e+06 to 610000, 4.41e+06: expected longitude")


@pytest.mark.parametrize(("lon", "lat"), [(-180.5, 0), (179.5, 0), (0, -90.5), (0, 89.5)])
def test_each_end_of_the_range_is_looked_at(tmp_path: Path, lon: float, lat: float) -> None:
    beyond = [[[lon, lat], [lon + 1, lat], [lon + 1, lat + 1], [lon, lat]]]
    (fault,) = faults_of(a_file(tmp_path, a_feature(coordinates=beyond)))
    assert ": expected longitude and latitude in degrees" in fault


def test_all_faults_are_told_together(tmp_path: Path) -> None:
    path = a_file(
        tmp_path, a_feature(name=""), a_feature(coordinates=BOW_TIE), a_feature(id="AZ-AGM", names={})
    )
    faults = faults_of(path)
    assert len(faults) == 4
    assert faults[0] == "AZ-KAL, name: '': expected a name"
    assert faults[1].startswith("AZ-KAL, geometry: Self-intersection")
    assert faults[2] == "AZ-AGM, names: {}: expected a name for each language"
    assert faults[3] == "AZ-KAL, id: stands 2 times: expected an id of its own"


def test_another_reference_system_is_refused(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32638"}}
    faults = faults_of(a_file(tmp_path, a_feature(), crs=crs))
    assert faults == ("crs: 'urn:ogc:def:crs:EPSG::32638': expected WGS 84 (EPSG:4326)",)


def test_what_is_no_collection_of_features_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "shapes.geojson"
    assert faults_of(path)[0].endswith(": expected GeoJSON")
    path.write_text("{", encoding="utf-8")
    assert faults_of(path)[0].endswith(": expected GeoJSON")
    path.write_text('["AZ-KAL"]', encoding="utf-8")
    assert faults_of(path) == ("features: missing: expected a FeatureCollection",)
    assert faults_of(a_file(tmp_path)) == ("features: []: expected at least one district",)
