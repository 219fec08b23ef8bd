"""The check of what the build has made: a file that cannot be used is refused with all its faults."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from geo.build.check import check_units
from geo.build.files import DATA
from geo.errors import DistrictsError, GeoError

SQUARE = [[[46.0, 40.0], [46.1, 40.0], [46.1, 40.1], [46.0, 40.1], [46.0, 40.0]]]
BOW_TIE = [[[46.0, 40.0], [46.1, 40.1], [46.1, 40.0], [46.0, 40.1], [46.0, 40.0]]]


def a_feature(id: str = "AZ-KAL", coordinates: Any = SQUARE, **properties: Any) -> dict[str, Any]:
    named = {"id": id, "name": "Kalbajar", "names": {"en": "Kalbajar", "az": "Kəlbəcər"}}
    named |= {"label": [46.05, 40.05]} | properties
    geometry = {"type": "Polygon", "coordinates": copy.deepcopy(coordinates)}
    return {"type": "Feature", "properties": named, "geometry": geometry}


def a_file(folder: Path, *features: dict[str, Any]) -> Path:
    path = folder / "shapes.geojson"
    content = {"type": "FeatureCollection", "features": list(features)}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def faults_of(path: Path) -> tuple[str, ...]:
    with pytest.raises(DistrictsError) as caught:
        check_units(path)
    assert isinstance(caught.value, GeoError)
    assert path.name in str(caught.value)
    return tuple(str(fault).removeprefix(f"{path.name}: ") for fault in caught.value.faults)


def test_the_shipped_units_pass() -> None:
    districts = check_units(DATA / "districts.geojson")
    assert {code: name for code, (name, _) in districts.items()} == {
        "AZ-KAL": "Kalbajar",
        "AZ-AGM": "Agdam",
        "AZ-LAC": "Lachin",
        "AZ-TOV": "Tovuz",
        "AZ-GYG": "Goygol",
        "AZ-DAS": "Dashkasan",
    }
    assert len(check_units(DATA / "neighbours.geojson")) == 82


def test_a_good_file_is_read(tmp_path: Path) -> None:
    units = check_units(a_file(tmp_path, a_feature("AZ-KAL"), a_feature("AZ-AGM")))
    assert list(units) == ["AZ-KAL", "AZ-AGM"]
    assert units["AZ-AGM"][1].bounds == (46.0, 40.0, 46.1, 40.1)


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


def test_metres_are_refused(tmp_path: Path) -> None:
    metres = [[[600000, 4400000], [610000, 4400000], [610000, 4410000], [600000, 4400000]]]
    (fault,) = faults_of(a_file(tmp_path, a_feature(coordinates=metres)))
    assert fault.startswith("AZ-KAL, geometry: 600000, 4.4e+06 to 610000, 4.41e+06: expected longitude")


@pytest.mark.parametrize(("lon", "lat"), [(-180.5, 0), (179.5, 0), (0, -90.5), (0, 89.5)])
def test_each_end_of_the_range_is_looked_at(tmp_path: Path, lon: float, lat: float) -> None:
    beyond = [[[lon, lat], [lon + 1, lat], [lon + 1, lat + 1], [lon, lat]]]
    (fault,) = faults_of(a_file(tmp_path, a_feature(coordinates=beyond)))
    assert ": expected longitude and latitude in degrees" in fault


def test_all_faults_are_reported_together(tmp_path: Path) -> None:
    path = a_file(
        tmp_path, a_feature(name=""), a_feature(coordinates=BOW_TIE), a_feature(id="AZ-AGM", names={})
    )
    faults = faults_of(path)
    assert len(faults) == 4
    assert faults[0] == "AZ-KAL, name: '': expected a name"
    assert faults[1].startswith("AZ-KAL, geometry: Self-intersection")
    assert faults[2] == "AZ-AGM, names: {}: expected a name for each language"
    assert faults[3] == "AZ-KAL, id: stands 2 times: expected an id of its own"


def test_a_file_without_units_is_refused(tmp_path: Path) -> None:
    assert faults_of(a_file(tmp_path)) == ("features: []: expected at least one unit",)


@pytest.mark.parametrize("label", [None, [46.2, 40.05]])
def test_a_label_outside_its_shape_is_refused(tmp_path: Path, label: Any) -> None:
    faults = faults_of(a_file(tmp_path, a_feature(label=label)))
    assert faults == (f"AZ-KAL, label: {label!r}: expected a point within the shape",)
