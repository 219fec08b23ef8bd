"""Where the map is: home by a button, at the chosen district, and never where there is nothing to see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from geo.drawing.layers import bounds_of
from tests.conftest import DESKTOP, PHONE, Opened
from tests.geo.print.test_picture import SHAPES as OUTLINES
from tests.helpers.map_alone import open_shipped, show, tell

Visit = Callable[..., Opened]
AWAY = "(map) => map.setView([39.3, 47.9], 10, { animate: false })"
HOLDS = "(map, [low, high]) => map.getBounds().contains([low, high])"
# Where the middle of Kalbajar stands on the screen.
MIDDLE = """(map) => {
  let found = null;
  map.eachLayer((layer) => {
    if (layer.getElement?.()?.dataset?.district === "AZ-KAL") found = layer.getBounds().getCenter();
  });
  const { x, y } = map.latLngToContainerPoint(found);
  return [x, y];
}"""


@pytest.fixture
def alone(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    with open_shipped(browser, tmp_path) as page:
        page.emulate_media(reduced_motion="reduce")
        show(page, "2020-11-25")
        yield page


def holds_all(page: Page) -> Any:
    return tell(page, HOLDS, bounds_of(OUTLINES))


def test_a_button_shows_all_districts_again(alone: Page) -> None:
    assert holds_all(alone)
    tell(alone, AWAY)
    assert not holds_all(alone)
    home = alone.get_by_role("button", name="Show all districts")
    home.focus()
    alone.keyboard.press("Enter")
    assert holds_all(alone)


def test_a_chosen_district_out_of_view_is_brought_into_it(alone: Page) -> None:
    tell(alone, AWAY)
    show(alone, "2020-11-25", district="AZ-TOV")
    box = alone.locator("path.AZ-TOV").bounding_box()
    assert box
    assert box["x"] >= 0 <= box["y"]
    assert box["x"] + box["width"] <= 1000
    assert box["y"] + box["height"] <= 700


def test_a_chosen_district_that_is_in_view_moves_nothing(alone: Page) -> None:
    before = tell(alone, "(map) => [map.getCenter(), map.getZoom()]")
    show(alone, "2020-11-25", district="AZ-LAC")
    assert tell(alone, "(map) => [map.getCenter(), map.getZoom()]") == before


def zoom_in(page: Page) -> None:
    """Press the button for plus, and wait until the map has come to rest."""
    tell(page, "(map) => { window.rest = new Promise((rested) => map.once('zoomend moveend', rested)); }")
    page.get_by_role("button", name="Zoom in").click()
    page.evaluate("() => window.rest")


def test_plus_and_minus_keep_the_chosen_district_where_it_is(alone: Page) -> None:
    show(alone, "2020-11-25", district="AZ-KAL")
    before, zoom = tell(alone, MIDDLE), tell(alone, "(map) => map.getZoom()")
    zoom_in(alone)
    assert tell(alone, "(map) => map.getZoom()") == zoom + 1
    assert tell(alone, MIDDLE) == pytest.approx(before, abs=2)


def test_plus_leads_back_to_a_chosen_district_that_was_left(alone: Page) -> None:
    show(alone, "2020-11-25", district="AZ-KAL")
    tell(alone, AWAY)
    zoom_in(alone)
    assert tell(alone, MIDDLE) == pytest.approx([500, 350], abs=2)


def test_plus_zooms_into_the_middle_if_nothing_is_chosen(alone: Page) -> None:
    before = tell(alone, "(map) => map.getCenter()")
    zoom_in(alone)
    after = tell(alone, "(map) => map.getCenter()")
    assert [after["lat"], after["lng"]] == pytest.approx([before["lat"], before["lng"]], abs=0.01)


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_map_cannot_be_dragged_until_it_is_empty(
    server: str, visit: Visit, size: tuple[int, int]
) -> None:
    opened = visit(f"{server}/?date=2020-11-25", size)
    box = opened.map.bounding_box()
    assert box
    for _ in range(4):
        opened.map.evaluate(
            "() => { window.rest = new Promise((rested) => window.map.once('moveend', rested)); }"
        )
        opened.page.mouse.move(box["x"] + box["width"] - 20, box["y"] + box["height"] / 2)
        opened.page.mouse.down()
        opened.page.mouse.move(box["x"] + 20, box["y"] + box["height"] / 2, steps=4)
        opened.page.mouse.up()
        opened.map.evaluate("() => window.rest")
    expect(opened.frame.locator("path.district:not([d='M0 0'])").first).to_be_attached()
    seen = opened.frame.locator("path.district").evaluate_all(
        """(paths) => paths.map((path) => path.getBoundingClientRect())
          .filter((box) => box.right > 0 && box.left < innerWidth)
          .filter((box) => box.bottom > 0 && box.top < innerHeight).length"""
    )
    assert seen >= 1
    assert opened.errors == []
