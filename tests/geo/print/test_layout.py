"""What a map is drawn on: a page of its own, or a panel beside others."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from geo.print.picture import PANEL, draw_map
from tests.geo.print.test_picture import SHAPES, SVG, make_moment, settings


def test_a_panel_has_no_legend_and_holds_the_districts_within_its_frame() -> None:
    drawn = draw_map(SHAPES, settings(), make_moment("2020-11-25"), layout=PANEL)
    root = ElementTree.fromstring(drawn)  # noqa: S314 - our own
    assert root.get("viewBox") == "0 0 600 520"
    assert "Legend" not in "".join(root.itertext())
    paths = [path.get("d") or "" for path in root.iter(f"{SVG}path") if path.get("data-district")]
    assert len(paths) == 6
    for path in paths:
        pairs = re.findall(r"(-?[0-9.]+),(-?[0-9.]+)", path)
        assert all(0 < float(x) < 600 and 0 < float(y) < 490 for x, y in pairs)
