"""The picture of a collection of points: it shows them, as large as they are many, and nothing else."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from events.model import Settings
from geo.print.moment import Moment
from geo.print.picture import draw_map
from geo.shapes.outlines import load_shapes

DAY = date(2020, 11, 25)
SETTINGS = Settings(
    title="Points", description="", version="1", first_day=DAY, last_day=DAY, opens_on=DAY, districts=()
)


def test_points_are_discs_by_their_number_and_need_no_legend(tmp_path: Path) -> None:
    discs = [(18.5, 4.4, 9), (20.0, 6.0, 1)]
    moment = Moment(day=DAY, states={}, discs=discs, corners=((18.5, 4.4), (20.0, 6.0)))
    shapes = load_shapes([], tmp_path) | {"credits": ["Events: A dataset (CC BY 4.0)", "Land survey"]}
    svg = draw_map(shapes, SETTINGS, moment)
    circles = re.findall(r'class="disc" cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', svg)
    assert [radius for _x, _y, radius in circles] == ["9.6", "4.5"]
    (west, south, _), (east, north, _) = [tuple(map(float, circle)) for circle in circles]
    assert 0 < west < east < 900
    assert 0 < north < south < 720
    assert re.findall(r'class="disc-number"[^>]*>(\d+)<', svg) == ["9"]
    assert 'class="legend"' not in svg
    assert "Events: A dataset (CC BY 4.0) · Land survey" in svg
