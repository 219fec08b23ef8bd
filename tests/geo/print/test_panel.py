"""The map as one of several beside each other: without a legend, within its own frame."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

from events.records.collection import load_collection
from events.timeline.timeline import Timeline
from geo.drawing.layers import load_shapes
from geo.print.moment import Moment
from geo.print.picture import PANEL, draw_map

SVG = "{http://www.w3.org/2000/svg}"


def test_a_panel_has_no_legend_and_holds_the_districts_within_its_frame() -> None:
    held, day = load_collection(), date(2020, 11, 25)
    assert held.settings is not None
    timeline = Timeline(held.events)
    states = {one.code: timeline.state(one.code, day) for one in held.settings.districts}
    drawn = draw_map(load_shapes(), held.settings, Moment(day=day, states=states), layout=PANEL)
    root = ElementTree.fromstring(drawn)  # noqa: S314 - our own
    assert root.get("viewBox") == "0 0 600 520"
    assert "Legend" not in "".join(root.itertext())
    paths = [path.get("d") or "" for path in root.iter(f"{SVG}path") if path.get("data-district")]
    assert len(paths) == 6
    for path in paths:
        pairs = re.findall(r"(-?[0-9.]+),(-?[0-9.]+)", path)
        assert all(0 < float(x) < 600 and 0 < float(y) < 490 for x, y in pairs)
