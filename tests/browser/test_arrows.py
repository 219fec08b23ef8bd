"""The arrows of the movements: whole or not at all, buttons that open their event, marked by a link."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_symbols import MOVEMENT
from tests.conftest import Opened
from tests.helpers.map_alone import tell

Visit = Callable[..., Opened]
OTHER = "movement-dashkasan-kalbajar-2020-11-25"
# Where each arrow that is drawn ends on the map, beside where its line ends in the data: [lat, lon] each.
ENDS = """(map) => {
  const found = [];
  map.eachLayer((layer) => {
    const path = layer instanceof L.Polyline && layer.getElement();
    if (!path || !path.hasAttribute("marker-end") || getComputedStyle(path).display === "none") return;
    const end = path.getPointAtLength(path.getTotalLength());
    const drawn = map.layerPointToLatLng([end.x, end.y]);
    const meant = layer.getLatLngs().at(-1);
    found.push([drawn.lat - meant.lat, drawn.lng - meant.lng]);
  });
  return found;
}"""


@pytest.mark.parametrize(
    ("centre", "zoom", "drawn"),
    [
        # All of both arrows; their beginnings only; nothing of them.
        ([40.2, 46.0], 9, 2),
        ([40.55, 46.2], 11, 2),
        ([40.3, 45.35], 11, 0),
        ([39.0, 48.0], 10, 0),
    ],
)
def test_no_head_stands_where_no_movement_ends(
    alone: Page, centre: list[float], zoom: int, drawn: int
) -> None:
    tell(alone, "(map, [at, zoom]) => map.setView(at, zoom, { animate: false })", [centre, zoom])
    ends = tell(alone, ENDS)
    assert len(ends) == drawn
    for lat, lon in ends:
        assert abs(lat) < 0.003
        assert abs(lon) < 0.003


def test_an_arrow_opens_its_movement_and_is_marked(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-25")
    # The middle of the arrow, which may be a gap between two dashes.
    place = opened.frame.locator(f"path[data-route={MOVEMENT}]").evaluate(
        """(path) => {
          const middle = path.getPointAtLength(path.getTotalLength() / 2);
          const { x, y } = middle.matrixTransform(path.getScreenCTM());
          return [x, y];
        }"""
    )
    opened.map.click(position={"x": place[0], "y": place[1]})
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-25&district=AZ-KAL&event={MOVEMENT}")
    expect(opened.page.locator(f"#e-{MOVEMENT}.linked details[open]")).to_be_visible()
    expect(opened.frame.locator("path.route.selected")).to_have_attribute("data-route", MOVEMENT)
    # By keyboard, the other one.
    arrow = opened.frame.locator(f"path[data-route={OTHER}]")
    expect(arrow).to_have_attribute("role", "button")
    arrow.press("Enter")
    expect(opened.page.locator(f"#e-{OTHER}.linked")).to_be_visible()
    expect(opened.frame.locator("path.route.selected")).to_have_attribute("data-route", OTHER)
    assert opened.errors == []


def test_the_movement_of_a_link_is_marked_on_its_day(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-25&district=AZ-KAL&event={MOVEMENT}")
    marked = opened.frame.locator("path.route.selected")
    expect(marked).to_have_attribute("data-route", MOVEMENT)
    expect(opened.frame.locator("path.route-casing.selected")).to_have_count(1)
    opened.slide("ArrowRight")
    opened.wait_for_date("2020-11-26")
    expect(marked).to_have_count(0)
