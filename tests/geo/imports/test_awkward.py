"""Files as people really have them: what they say of day and place comes in, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from events.records.collection import load_collection
from events.records.points import read_points
from tests.geo.imports.test_formats import bring

HERE = (46.25, 40.5)


def points(folder: Path) -> list[tuple[float, float]]:
    return [point for own in read_points(load_collection(folder / "c").events).values() for point in own]


@pytest.mark.parametrize(
    ("name", "content", "when", "point"),
    [
        (
            "titles.csv",
            "Report of 2020\n\nDate,Title,Lat,Lon\n2020-11-10,One,40.5,46.25\n",
            "2020-11-10",
            HERE,
        ),
        ("both.csv", 'date,title,Where\n2020-11-10,One,"40.5, 46.25"\n', "2020-11-10", HERE),
        ("dms.csv", "date,title,lat,lon\n2020-11-10,One,40°30'0\"N,46°15'E\n", "2020-11-10", HERE),
        ("south.csv", "date,title,lat,lon\n2020-11-10,One,40°30'S,46°15'W\n", "2020-11-10", (-46.25, -40.5)),
        (
            "form.csv",
            "Timestamp,Date of incident,What happened?,Location\n11/25/2020 9:00:00,11/13/2020,One,\n",
            "2020-11-13",
            None,
        ),
        (
            "lines.jsonl",
            '{"date":"2020-11-10","title":"One"}\n{"date":"2020-11-10","title":"One"}\n',
            "2020-11-10",
            None,
        ),
        ("ru.csv", "дата;название;широта;долгота\n10 ноября 2020 г.;Один;40,5;46,25\n", "2020-11-10", HERE),
        ("tr.csv", "tarih,title\n10 Kasım 2020,Bir\n", "2020-11-10", None),
        ("es.csv", "fecha,title\n10 de noviembre de 2020,Uno\n", "2020-11-10", None),
    ],
)
def test_a_table(
    tmp_path: Path, name: str, content: str, when: str, point: tuple[float, float] | None
) -> None:
    (event,) = bring(tmp_path, name, content)
    assert event.when.text == when
    assert event.summary in ("One", "Один", "Bir", "Uno")
    assert points(tmp_path) == ([pytest.approx(point)] if point else [])


def test_a_workbook_with_titles_and_merged_cells(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Monitoring 2024"], [], ["Event", "", "Place"], ["Date", "Title", "Lat", "Lon"]):
        sheet.append(row)
    for day in range(45353, 45357):
        sheet.append([day, "One", 40.5, 46.25])
    sheet.merge_cells("A1:D1")
    book.save(tmp_path / "book.xlsx")
    events = bring(tmp_path, "book.xlsx", (tmp_path / "book.xlsx").read_bytes())
    assert [event.when.text for event in events] == [f"2024-03-0{day}" for day in (2, 3, 4, 5)]


def test_several_points_of_one_event_stay_several(tmp_path: Path) -> None:
    marks = "".join(f"<Point><coordinates>{x},40</coordinates></Point>" for x in (46, 47))
    mark = f"<Placemark><name>One</name><TimeStamp><when>2020-11</when></TimeStamp><MultiGeometry>{marks}"
    bring(tmp_path, "a.kml", f"<kml>{mark}</MultiGeometry></Placemark></kml>")
    assert points(tmp_path) == [(46.0, 40.0), (47.0, 40.0)]
    one = {
        "@id": "https://places.example/1",
        "type": "Feature",
        "properties": {"title": "Mill"},
        "when": {"timespans": [{"start": {"in": "1813"}}]},
        "geometry": {
            "type": "GeometryCollection",
            "geometries": [{"type": "Point", "coordinates": [x, 40]} for x in (46, 47)],
        },
    }
    document = {"type": "FeatureCollection", "@context": "linkedplaces", "features": [one]}
    (tmp_path / "l").mkdir()
    bring(tmp_path / "l", "a.json", json.dumps(document))
    assert points(tmp_path / "l") == [(46.0, 40.0), (47.0, 40.0)]


def test_a_file_without_rows_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(AssertionError):
        bring(tmp_path, "a.csv", "id,date,title\n")
    assert "a.csv: no row below the names of the columns" in capsys.readouterr().err
