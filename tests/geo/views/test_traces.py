"""Lines and areas of events: on the map on the days of their event, within its bounds, and in pictures."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from geo.commands.program import main
from geo.print.picture import draw_map
from geo.views.opened import open_folder
from geo.views.opened_view import OpenedView
from geo.views.view import View

ROAD = {"type": "LineString", "coordinates": [[46.0, 40.0], [46.5, 40.0000001], [47.0, 40.0]]}
FIELD = {"type": "Polygon", "coordinates": [[[46.0, 41.0], [46.4, 41.0], [46.4, 41.3], [46.0, 41.0]]]}


def test_they_are_drawn_on_their_days(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = (("road", ROAD, "2020-11-10/2020-11-12"), ("field", FIELD, "2020-11-12"))
    features = [
        {
            "type": "Feature",
            "geometry": shape,
            "properties": {"id": id, "date": when, "summary": f"What happened at the {id}."},
        }
        for id, shape, when in given
    ]
    (tmp_path / "roads.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    assert main(["import", str(tmp_path / "roads.geojson"), "--into", str(tmp_path / "made")]) == 0
    assert "2 added" in capsys.readouterr().out
    opened, drawn = open_folder(tmp_path / "made", "")
    road, field = drawn.bundle["traces"]
    # It is straight: what lies between its ends says nothing.
    assert road["geometry"]["coordinates"] == [[46, 40], [47, 40]]
    assert road["days"]["happened"] == (18576, 18578)
    assert field["name"] == "What happened at the field."
    assert drawn.groups["traces"] == "Lines and areas of events"
    (south, west), (north, east) = drawn.bounds
    assert south < 40 < 41.3 < north
    assert west < 46 < 47 < east
    shown = {}
    for day in (9, 10, 12, 13):
        on = date(2020, 11, day)
        moment = OpenedView(opened, View(on)).moment(on)
        svg = draw_map(opened.drawn_shapes, opened.settings, moment)
        shown[day] = [cls for cls, _id in re.findall(r'class="(trace[^"]*)" data-trace="([^"]*)"', svg)]
    assert shown == {9: [], 10: ["trace"], 12: ["trace", "trace closed"], 13: []}
