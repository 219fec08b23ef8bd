"""What ships in geo/data, every record of it, and whether it is what the reference makes."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from geo.build.check import check_units
from geo.build.files import DATA, build
from geo.build.report import PAGE_FILES, compare_shapes, file_table, word_maker

LAYERS = ["districts.geojson", "neighbours.geojson", "borders.geojson", "waters.geojson"]
SHARED = Path(__file__).parents[4] / "shared" / "reference"
needs_reference = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the reference files, which are no part of the project, are not beside it"
)


def features(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((DATA / name).read_text(encoding="utf-8"))["features"]
    return found


def shape_of(feature: dict[str, Any]) -> BaseGeometry:
    return shapely.from_geojson(json.dumps(feature["geometry"]))


def units() -> dict[str, BaseGeometry]:
    return {one["id"]: shape_of(one) for name in LAYERS[:2] for one in features(name)}


def gazetteer_rows() -> list[dict[str, str]]:
    with (DATA / "gazetteer.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("layer", LAYERS)
def test_every_shape_is_valid_and_written_with_five_decimals(layer: str) -> None:
    text = (DATA / layer).read_text(encoding="utf-8")
    assert text.endswith("}\n")
    assert max(len(decimals) for decimals in re.findall(r"\d\.(\d+)", text)) == 5
    found = features(layer)
    for feature in found:
        west, south, east, north = shape_of(feature).bounds
        assert shape_of(feature).is_valid, feature["properties"]
        assert 43 < west < east < 51, feature["properties"]
        assert 38 < south < north < 42, feature["properties"]
    assert (
        len(found) == {"districts": 6, "neighbours": 82, "borders": 9, "waters": 13}[layer.partition(".")[0]]
    )


def test_every_unit_has_an_id_a_name_and_a_label_inside_it() -> None:
    found = [one for name in LAYERS[:2] for one in features(name)]
    assert len({one["id"] for one in found}) == 88
    for one in found:
        properties = one["properties"]
        assert properties["id"] == one["id"]
        assert properties["name"] == properties["names"]["en"] != ""
        assert all(properties["names"].values())
        assert shape_of(one).contains(shapely.Point(properties["label"])), one["id"]
    assert {one["properties"]["country"] for one in features("neighbours.geojson")} == {"AZ", "AM"}


def test_the_districts_show_these_names() -> None:
    shown = {
        one["id"]: " · ".join(one["properties"]["names"].values()) for one in features("districts.geojson")
    }
    assert shown == {
        "AZ-KAL": "Kalbajar · Kəlbəcər · Քարվաճառ · Кельбаджар",
        "AZ-AGM": "Agdam · Ağdam · Աղդամ · Агдам",
        "AZ-LAC": "Lachin · Laçın · Լաչին · Лачин",
        "AZ-TOV": "Tovuz · Tovuz · Թովուզ · Товуз",
        "AZ-GYG": "Goygol · Göygöl · Գյոյգյոլ · Гёйгёль",
        "AZ-DAS": "Dashkasan · Daşkəsən · Դաշքեսան · Дашкесан",
    }
    for one in features("districts.geojson"):
        assert one["properties"]["bbox"] == list(shape_of(one).bounds)


def test_units_share_their_edges_without_overlap_or_gap() -> None:
    shapes = list(units().values())
    assert shapely.coverage_is_valid(shapes)
    union = shapely.union_all(shapes)
    assert [ring for part in shapely.get_parts(union) for ring in part.interiors] == []
    overlap = sum(shape.area for shape in shapes) - union.area
    assert abs(overlap) < 1e-9


def test_a_gap_of_a_metre_between_units_would_be_seen() -> None:
    shapes = units()
    shapes["AZ-KAL"] = shapely.transform(shapes["AZ-KAL"], lambda coordinates: coordinates + 1e-5)
    assert not shapely.coverage_is_valid(list(shapes.values()))


def test_borders_and_waters_are_of_known_kinds() -> None:
    borders = [one["properties"] for one in features("borders.geojson")]
    assert {one["kind"] for one in borders} == {
        "international_border",
        "nkao_border_1991",
        "ceasefire_line_1994",
    }
    assert "Armenia / Azerbaijan" in {one["name"] for one in borders}
    assert Counter(one["properties"]["kind"] for one in features("waters.geojson")) == {
        "river": 11,
        "lake": 2,
    }
    names = {one["properties"]["name"] for one in features("waters.geojson")}
    assert {"Tartar", "Sevan"} <= names
    assert "Terter" not in names


def test_the_lines_of_a_time_say_their_year_and_are_named_on_themselves() -> None:
    found = {one["properties"]["kind"]: one for one in features("borders.geojson")}
    for kind, since in (("nkao_border_1991", "1923-07-07"), ("ceasefire_line_1994", "1994-05-12")):
        properties = found[kind]["properties"]
        assert properties["since"] == since
        assert list(properties["names"]) == ["en", "az", "hy", "ru"]
        assert all(kind[-4:] in name for name in properties["names"].values())
        assert shape_of(found[kind]).distance(shapely.Point(properties["label"])) < 0.03
    assert "since" not in found["international_border"]["properties"]


def test_countries_regions_and_the_lake_are_named_where_they_are_in_four_languages() -> None:
    named = json.loads((DATA / "names.json").read_text(encoding="utf-8"))
    assert Counter(one["kind"] for one in named) == {"country": 6, "region": 2, "lake": 1}
    here = {
        code: shapely.union_all([s for id, s in units().items() if id[:2] == code]) for code in ("AM", "AZ")
    }
    for one in named:
        assert list(one["names"]) == ["en", "az", "hy", "ru"], one
        assert all(one["names"].values()), one
        for point in map(shapely.Point, one["points"]):
            inside = [code for code, shape in here.items() if shape.contains(point)]
            expected = {"Armenia": ["AM"], "Lake Sevan": ["AM"], "Azerbaijan": ["AZ"]}
            regions = {"Nakhchivan": ["AZ"], "Nagorno-Karabakh": ["AZ"]}
            assert inside == (expected | regions).get(one["names"]["en"], []), one


def test_the_locator_is_small_and_has_no_border_but_two() -> None:
    drawn = features("locator.geojson")
    assert [(one["properties"]["kind"], one["properties"]["id"]) for one in drawn] == [
        *(("land", ""), ("country", "AM"), ("country", "AZ")),
    ]
    assert (DATA / "locator.geojson").stat().st_size < 5_000
    kalbajar, black_sea = shapely.Point(46.0, 40.1), shapely.Point(35, 43)
    assert [shape_of(one).contains(kalbajar) for one in drawn] == [True, False, True]
    assert not shape_of(drawn[0]).contains(black_sea)


def test_the_border_is_drawn_along_the_units_edges() -> None:
    edges = shapely.union_all([shape.boundary for shape in units().values()])
    for one in features("borders.geojson"):
        if one["properties"]["kind"] == "international_border":
            assert shape_of(one).difference(edges.buffer(2e-5)).is_empty, one["properties"]


def test_every_labelled_place_lies_in_its_unit_and_is_in_the_gazetteer() -> None:
    shapes = units()
    rows = {row["id"]: row for row in gazetteer_rows()}
    places = json.loads((DATA / "places.json").read_text(encoding="utf-8"))
    for place in places:
        assert shapes[place["district"]].contains(shapely.Point(place["lon"], place["lat"])), place
        row = rows[place["id"]]
        assert (float(row["lat"]), float(row["lon"])) == (place["lat"], place["lon"])
        assert [row[key] for key in ("name", "kind", "district")] == [
            place[key] for key in ("name", "kind", "district")
        ]
        assert set(place["names"].values()) <= {row["name"], *row["names"].split("|")}
    where = {place["id"]: place["district"] for place in places}
    assert where == {
        "kalbajar-town": "AZ-KAL",
        "agdam-town": "AZ-AGM",
        "lachin-town": "AZ-LAC",
        "tovuz-town": "AZ-TOV",
        "goygol-town": "AZ-GYG",
        "dashkasan-town": "AZ-DAS",
        "toghana": "AZ-GYG",
        "istisu": "AZ-KAL",
        "shusha-town": "AZ-SUS",
        "khankendi-town": "AZ-XA",
        "ganja-town": "AZ-GA",
        "vardenis-town": "AM-GR",
    }


def test_every_row_of_the_gazetteer_is_whole() -> None:
    rows = gazetteer_rows()
    codes = set(units())
    assert len(rows) == 8119
    assert len({row["id"] for row in rows}) == len(rows)
    assert {row["id"] for row in rows if row["kind"] in ("district", "city", "province")} == codes
    assert Counter(row["country"] for row in rows) == {"AZ": 5107, "AM": 3012}
    for row in rows:
        assert row["name"], row
        assert row["name"] not in row["names"].split("|"), row
        assert 38 < float(row["lat"]) < 42, row
        assert 43 < float(row["lon"]) < 51, row
        assert row["district"] in codes | {""}, row
    assert sum(row["district"] == "" for row in rows if row["id"] not in codes) < 30


def test_lankaran_is_named_only_where_it_is() -> None:
    wrong = {"lankaran", "lankaran city", "lənkəran", "լենքորան", "ленкорань", "ленкоранский район"}
    named = {
        row["id"]: row["district"]
        for row in gazetteer_rows()
        if wrong & {name.casefold() for name in (row["name"], *row["names"].split("|"))}
    }
    assert named == {"AZ-LA": "", "AZ-LAN": "", "wof-421182679": "AZ-LA", "wof-1141908127": "AZ-LA"}
    for name in ("districts.geojson", "places.json"):
        text = (DATA / name).read_text(encoding="utf-8").casefold()
        assert not [word for word in wrong if word in text]


def test_shusha_stands_once_and_goygol_keeps_its_old_name() -> None:
    rows = {row["id"]: row for row in gazetteer_rows()}
    assert [one["id"] for one in features("neighbours.geojson")].count("AZ-SUS") == 1
    assert rows["AZ-GYG"]["name"] == "Goygol"
    assert {"Xanlar", "Khanlar", "Ханлар"} <= set(rows["AZ-GYG"]["names"].split("|"))


def test_what_the_page_loads_is_small() -> None:
    assert sum((DATA / name).stat().st_size for name in PAGE_FILES) <= 150_000
    assert (DATA / "gazetteer.csv").stat().st_size <= 1_200_000


def test_the_readme_has_the_measured_figures() -> None:
    text = (DATA / "README.md").read_text(encoding="utf-8")
    assert file_table(DATA) in text
    for id, (name, shape) in check_units(DATA / "districts.geojson").items():
        (line,) = [line for line in text.splitlines() if line.startswith(f"| {id} {name} |")]
        _, _, _, after, overlap, ratio, area, _ = (cell.strip() for cell in line.split("|"))
        assert int(after) == shapely.get_num_coordinates(shape)
        assert float(overlap) >= 0.99
        assert 0.99 <= float(ratio) <= 1.01
        assert area == f"{compare_shapes(shape, shape)[2]:,.0f}"


# Against the reference.


@needs_reference
def test_shapes_are_those_of_the_reference() -> None:
    raw = json.loads((SHARED / "azerbaijan_districts.geojson").read_text(encoding="utf-8"))["features"]
    reference = {one["properties"]["iso_3166_2"]: shape_of(one) for one in raw}
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    for id, (_, shape) in check_units(DATA / "districts.geojson").items():
        overlap, ratio, _ = compare_shapes(shape, reference[id])
        assert overlap >= 0.99, id
        assert ratio == pytest.approx(1, abs=0.01), id
        assert f"| {overlap:.4f} | {ratio:.4f} |" in readme


@needs_reference
def test_building_again_gives_the_same_bytes(tmp_path: Path) -> None:
    if word_maker() not in (DATA / "README.md").read_text(encoding="utf-8"):
        pytest.skip(f"the shipped layers were made with another release: {word_maker()}")
    build(SHARED, tmp_path)
    written = sorted(path.name for path in tmp_path.iterdir())
    assert written == sorted([*PAGE_FILES, "gazetteer.csv", "links.csv", "README.md"])
    assert [name for name in written if (tmp_path / name).read_bytes() != (DATA / name).read_bytes()] == []
