"""How geo/data is made: each step on small shapes, and a whole collection that is not ours."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from geo.build.files import DATA, REFERENCE_FILES, build
from geo.build.names import all_names, bare_name, shown_names, unique
from geo.build.selection import Choice, read_selection
from geo.build.shapes import (
    close_seam,
    cut_lines,
    label_point,
    make_coverage,
    name_borders,
    simplify_coverage,
)
from geo.errors import SelectionError


def shape_of(feature: dict[str, Any]) -> BaseGeometry:
    return shapely.from_geojson(json.dumps(feature["geometry"]))


# Another collection: two districts a and b side by side, the province c east of them, half a kilometre away.

SELECTION = """
[map]
subjects = ["AZ-A"]
extent = [0, 0, 5, 5]
[simplify]
subjects = 0.001
context = 0.01
lines = 0.001
waters = 0.001
[seam]
reach = 0.05
near = 0.1
[merge]
5 = "2"
[units.AZ-A]
names = { en = "Aston", az = "Astan" }
only = true
[units.AZ-B]
names = { en = "Beeston" }
[places.11]
id = "aston-town"
names = { en = "Aston" }
[waters]
Old = "New"
[english]
AM-C = "Ceeton"
"""
# What a selection may say besides.
GROUND = """
[lines.old_line]
since = "1990-01-02"
label = [0.5, 3]
names = { en = "Old line, 1990" }
[[names]]
kind = "country"
names = { en = "Here" }
points = [[1, 2], [3, 4]]
afar = [5, 6]
[[names]]
kind = "lake"
water = "New"
names = { en = "Lake New" }
[locator]
extent = [22, 26, 66, 52]
"""


def a_collection(folder: Path, selection: str = SELECTION) -> Path:
    names = {
        "wof_name": "X",
        "names_eng": "Wrong District",
        "names_aze": "",
        "names_hye": "",
        "names_rus": "Икс",
    }
    a, b, b2, c = (
        shapely.box(*edges) for edges in ((0, 0, 1, 1), (1, 0, 3, 1), (1, 1, 3, 2), (3.005, 0, 5, 2))
    )
    azerbaijan = [
        ({"wof_id": 1, "iso_3166_2": "AZ-A", **names}, a),
        ({"wof_id": 2, "iso_3166_2": "AZ-B", **names}, b),
        ({"wof_id": 5, "iso_3166_2": "AZ-B", **names}, b2),
    ]
    a_layer(folder / REFERENCE_FILES[0], azerbaijan)
    a_layer(folder / REFERENCE_FILES[1], [({"wof_id": 3, "iso_3166_2": "AM-C", **names}, c)])
    border = shapely.linestrings([(3, 0), (3, 2)])
    old = shapely.linestrings([(0.5, 0), (0.5, 9)])
    lines = [
        ({"kind": "international_border", "ne_name": "Azerbaijan / Armenia"}, border),
        ({"kind": "old_line", "ne_name": "Old line"}, old),
    ]
    a_layer(folder / REFERENCE_FILES[3], lines)
    a_layer(folder / REFERENCE_FILES[4], [({"kind": "river", "name": "Old"}, old)])
    columns = "country,wof_id,name,names_eng,names_aze,names_hye,names_rus,population,lat,lon,region_wof_id"
    rows = ["AZ,11,Garbled,,,,,0,0.5,0.5,", "AZ,12,Dee,Dee City,,,,6000.0,1.5,1.5,5.0", "AM,13,Ee,,,,,,4,4,"]
    (folder / REFERENCE_FILES[2]).write_text("\n".join([columns, *rows]) + "\n", encoding="utf-8")
    (folder / "selection.toml").write_text(selection, encoding="utf-8")
    (folder / "README.md").write_text((DATA / "README.md").read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def a_layer(path: Path, records: Sequence[tuple[Mapping[str, Any], BaseGeometry]]) -> None:
    found = [
        {"type": "Feature", "properties": properties, "geometry": json.loads(shapely.to_geojson(shape))}
        for properties, shape in records
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": found}), encoding="utf-8")


def test_another_collection_is_built_the_same_way(tmp_path: Path) -> None:
    folder, out = a_collection(tmp_path), tmp_path / "out"
    out.mkdir()
    for name in ("gazetteer.csv", "links.csv", "names.json", "README.md"):
        (out / name).symlink_to(tmp_path / f"elsewhere-{name}")
    build(folder, out, data=folder)
    assert list(tmp_path.glob("elsewhere-*")) == []
    read = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir()}
    (district,) = json.loads(read["districts.geojson"])["features"]
    assert district["properties"]["names"] == {"en": "Aston", "az": "Astan"}
    assert (district["properties"]["label"], district["properties"]["bbox"]) == (
        [0.5, 0.5],
        [0.0, 0.0, 1.0, 1.0],
    )
    shapes = {one["id"]: shape_of(one) for one in json.loads(read["neighbours.geojson"])["features"]}
    assert shapes["AZ-B"].bounds == (1.0, 0.0, 3.0, 2.0)
    assert shapes["AM-C"].bounds == (3.0, 0.0, 5.0, 2.0)
    borders = json.loads(read["borders.geojson"])["features"]
    assert [one["properties"]["name"] for one in borders] == ["Old line", "Armenia / Azerbaijan"]
    assert [shape_of(one).length for one in borders] == [5.0, 2.0]
    assert json.loads(read["waters.geojson"])["features"][0]["properties"] == {"kind": "river", "name": "New"}
    assert read["gazetteer.csv"].splitlines()[1:] == [
        "AM-C,province,Ceeton,X|Wrong District|Икс,1.0,4.0,,AM,",
        "AZ-A,district,Aston,Astan,0.5,0.5,,AZ,",
        "AZ-B,district,Beeston,X|Wrong District|Икс,1.0,2.0,,AZ,",
        "aston-town,town,Aston,Garbled,0.5,0.5,AZ-A,AZ,",
        "wof-12,town,Dee,Dee City,1.5,1.5,AZ-B,AZ,6000",
        "wof-13,village,Ee,,4.0,4.0,,AM,",
    ]


def test_a_selection_may_name_the_ground_and_date_a_line(tmp_path: Path) -> None:
    selection = SELECTION.replace("waters = 0.001", "waters = 0.001\nlocator = 0.25") + GROUND
    folder = a_collection(tmp_path, selection)
    a_layer(folder / REFERENCE_FILES[4], [({"kind": "lake", "name": "Old"}, shapely.box(1, 1, 3, 3))])
    build(folder, tmp_path / "out", data=folder)
    read = {path.name: json.loads(path.read_text("utf-8")) for path in (tmp_path / "out").glob("*.*json")}
    assert read["names.json"] == [
        {"kind": "country", "names": {"en": "Here"}, "points": [[1, 2], [3, 4]], "afar": [5, 6]},
        {"kind": "lake", "names": {"en": "Lake New"}, "points": [[2, 2]], "afar": None},
    ]
    assert read["borders.geojson"]["features"][0]["properties"] == {
        "kind": "old_line",
        "name": "Old line",
        "since": "1990-01-02",
        "names": {"en": "Old line, 1990"},
        "label": [0.5, 3],
    }
    assert [one["properties"] for one in read["locator.geojson"]["features"]] == [
        {"kind": "land", "id": ""},
        {"kind": "country", "id": "AM"},
        {"kind": "country", "id": "AZ"},
    ]
    with pytest.raises(SelectionError, match="'None such': expected the name of a lake"):
        build(
            a_collection(tmp_path, selection.replace('"New"', '"None such"')), tmp_path / "out", data=folder
        )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            'subjects = ["AZ-A"]',
            'subjects = ["AZ-Q"]',
            "selection.toml: 'AZ-Q': expected a unit of the reference",
        ),
        ("[units.AZ-B]", "[units.AZ-R]", "selection.toml: 'AZ-R': expected a unit of the reference"),
        ("[places.11]", "[places.99]", "selection.toml: places: '99': expected the wof_id"),
        ('5 = "2"', "", "'AZ-B': expected a code that no other record has: merge 5"),
        ("near = 0.1", "", "selection.toml: near: missing: expected an entry"),
        ("[places.11]", "[places.11]\npoint = [0.2, 0.4]", "without point_from, which says whose it is"),
        ("[map]", "[map", "Expected ']'"),
    ],
)
def test_a_selection_that_does_not_fit_the_reference_is_refused(
    tmp_path: Path, old: str, new: str, fault: str
) -> None:
    folder = a_collection(tmp_path, SELECTION.replace(old, new))
    with pytest.raises(SelectionError, match=fault):
        build(folder, tmp_path / "out", data=folder)


def test_a_point_that_the_selection_gives_with_its_source_is_the_place_s(tmp_path: Path) -> None:
    given = '[places.11]\npoint = [0.2, 0.4]\npoint_from = "A gazette"'
    folder = a_collection(tmp_path, SELECTION.replace("[places.11]", given))
    build(folder, tmp_path / "out", data=folder)
    rows = (tmp_path / "out" / "gazetteer.csv").read_text("utf-8").splitlines()
    assert "aston-town,town,Aston,Garbled,0.2,0.4,AZ-A,AZ," in rows


def test_the_selection_names_the_subjects() -> None:
    chosen = read_selection(DATA / "selection.toml")
    assert list(chosen.subjects) == ["AZ-KAL", "AZ-AGM", "AZ-LAC", "AZ-TOV", "AZ-GYG", "AZ-DAS"]
    assert chosen.units["AZ-LAC"].only
    assert chosen.units["AZ-LAC"].names["hy"] == "Լաչին"


# The steps.


def test_a_coverage_gives_an_overlap_to_the_first_and_a_narrow_gap_to_a_neighbour() -> None:
    shapes = {
        "a": shapely.box(0, 0, 1, 1),
        "b": shapely.Polygon([(0.99, 0), (2, 0), (1.9999, 0.5), (2, 1), (0.99, 1)]),
        "c": shapely.box(2, 0, 3, 1),
    }
    assert not shapely.coverage_is_valid(list(shapes.values()))
    joined = make_coverage(shapes)
    assert shapely.coverage_is_valid(list(joined.values()))
    assert joined["a"].equals(shapely.box(0, 0, 1, 1))
    assert joined["b"].equals(shapely.box(1, 0, 2, 1))
    assert joined["c"].equals(shapely.box(2, 0, 3, 1))


def test_the_seam_is_closed_and_a_bay_is_not() -> None:
    first = {"a": shapely.box(0, 0, 1, 1)}
    second = {"b": shapely.box(1.02, 0, 2, 1).difference(shapely.box(1.5, 0.5, 1.52, 1))}
    closed = close_seam(first, second, 0.05)
    assert closed["b"].covers(shapely.Point(1.01, 0.5))
    assert not closed["b"].covers(shapely.Point(1.51, 0.75))


def test_subjects_keep_corners_that_others_lose() -> None:
    between = [(1, 0), (1, 0.45), (0.95, 0.5), (1, 0.55), (1, 1)]
    far = [(2, 1), (2, 0.55), (1.95, 0.5), (2, 0.45), (2, 0)]
    shapes = {
        "a": shapely.Polygon([(0, 0), *between, (0, 1)]),
        "b": shapely.Polygon([*between, *far]),
        "c": shapely.Polygon([*far[::-1], (3, 1), (3, 0)]),
    }
    simple = simplify_coverage(shapes, ["a"], fine=0.01, coarse=0.2)
    assert simple["a"].equals(shapes["a"])
    assert simple["b"].equals(shapely.Polygon([*between, (2, 1), (2, 0)]))
    assert simple["c"].equals(shapely.box(2, 0, 3, 1))


def test_lines_are_joined_and_cut_to_the_box() -> None:
    lines = [shapely.linestrings([(0, 0), (1, 0.0001), (2, 0)]), shapely.linestrings([(2, 0), (9, 0)])]
    assert cut_lines(lines, shapely.box(0, -1, 5, 1), 0.01).equals(shapely.linestrings([(0, 0), (5, 0)]))


def test_a_border_takes_its_name_from_the_reference_and_its_course_from_the_shapes() -> None:
    shapes = {"Here": shapely.box(0, 0, 1, 1), "There": shapely.box(1, 0, 2, 1)}
    lines = {
        "Here / There": shapely.linestrings([(1.03, 0), (1.03, 1)]),
        "Far / There": shapely.linestrings([(2.03, 0), (2.03, 1)]),
        "Sea / There": shapely.linestrings([(2.03, 0.5), (2.03, 2)]),
    }
    named = name_borders(shapes, lines, 0.05)
    assert named["Here / There"].equals(shapely.linestrings([(1, 0), (1, 1)]))
    assert named["Far / There"].intersects(shapely.Point(2, 0.5))
    assert not named["Far / There"].intersects(shapely.Point(1, 0.5))
    # No edge is drawn twice: of two borders close to it, it belongs to the first.
    assert named["Sea / There"].intersection(named["Far / There"]).length == 0


def test_a_label_stands_in_the_widest_part() -> None:
    spoon = shapely.union_all([shapely.box(0, 0, 1, 1), shapely.box(1, 0.45, 4, 0.55)])
    assert label_point(spoon) == pytest.approx((0.5, 0.5), abs=0.05)


def test_names_are_chosen_and_joined() -> None:
    record = {
        "wof_name": "Xanlar",
        "names_eng": "Xanlar|Goygol District",
        "names_aze": "Göygöl rayonu|Göygöl",
        "names_rus": None,
    }
    assert shown_names(record, Choice()) == {"en": "Xanlar", "az": "Göygöl"}
    assert shown_names(record, Choice(names={"en": "Goygol"}, only=True)) == {"en": "Goygol"}
    names = all_names(record, Choice(also=("Khanlar",), drop=frozenset(("Goygol District",))), main="Goygol")
    assert names == ["Goygol", "Khanlar", "Xanlar", "Göygöl rayonu", "Göygöl"]
    assert unique(["b", "a", "B", "", "a"]) == ["b", "a"]
    assert (bare_name("Khojaly District"), bare_name("District")) == ("Khojaly", "District")
