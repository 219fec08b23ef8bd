"""The legend tells what is on the map, and no more; tips name what the pointer is on and do not hide it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import DESKTOP, PHONE, Opened
from tests.helpers.map_alone import show

Visit = Callable[..., Opened]
ROUTE = "Movement reported on this day: direction only, not the road taken"
CLASH = "Clashes reported in its direction"
ALWAYS = {"International border", "Former USSR oblast in 1991"}
OVERLAP = """([one, other]) => {
  const [a, b] = [one, other].map((selector) => document.querySelector(selector).getBoundingClientRect());
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}"""


def rows(page: Page) -> set[str]:
    return set(page.locator(".legend-row:visible span").all_inner_texts())


def test_the_legend_has_what_is_on_the_map_of_the_day(alone: Page) -> None:
    none, line = "No handover or change of control reported", "Ceasefire Line 1994"
    due, entered = "Handover due: deadline not yet passed", "Reported: Azerbaijani units entered"
    assert rows(alone) == ALWAYS | {none, due, entered, ROUTE, line}
    show(alone, "2020-11-26")
    assert rows(alone) == ALWAYS | {none, due, entered, line}
    show(alone, "2020-12-02")
    missed = "Deadline passed, outcome not reported in these sources"
    assert rows(alone) == ALWAYS | {none, entered, missed, line}
    show(alone, "2020-07-15")
    assert CLASH in rows(alone)
    assert due not in rows(alone)
    show(alone, "1993-04-03")
    assert line not in rows(alone)
    assert "Reported under Armenian forces’ control" in rows(alone)


def test_the_legend_leaves_out_what_is_switched_off(alone: Page) -> None:
    alone.locator(".leaflet-control-layers").hover()
    alone.get_by_label("Troop movements").uncheck()
    assert ROUTE not in rows(alone)
    alone.get_by_label("Districts with a deadline or a handover").uncheck()
    assert "Reported: Azerbaijani units entered" not in rows(alone)
    alone.get_by_label("Troop movements").check()
    assert ROUTE in rows(alone)


@pytest.mark.parametrize("size", [DESKTOP, (820, 1180), PHONE, (320, 640)])
def test_the_legend_takes_a_third_of_the_map_at_most(
    server: str, visit: Visit, size: tuple[int, int]
) -> None:
    opened = visit(f"{server}/?date=2020-11-25", size)
    legend = opened.frame.locator(".legend")
    is_open = opened.map.evaluate("(map) => map.clientWidth > 560")
    assert (legend.get_attribute("open") is not None) == is_open
    if not is_open:
        legend.locator("summary").click()
    expect(legend.locator(".legend-row:visible").first).to_be_visible()
    box, whole = legend.bounding_box(), opened.map.bounding_box()
    assert box
    assert whole
    assert box["width"] * box["height"] <= whole["width"] * whole["height"] / 3
    assert box["height"] <= whole["height"] * 0.61


def test_a_tip_covers_neither_the_name_it_tells_of_nor_is_covered_by_the_legend(alone: Page) -> None:
    tip = alone.locator(".district-tip")
    for code in ("AZ-KAL", "AZ-AGM", "AZ-LAC", "AZ-TOV"):
        label = alone.locator(f".district-name.{code} span").first.bounding_box()
        assert label
        # Just above the name.
        alone.mouse.move(label["x"] + label["width"] / 2, label["y"] - 6)
        expect(tip).to_be_visible()
        assert not alone.evaluate(OVERLAP, [".district-tip", f".district-name.{code} span"]), code
    on_top = tip.evaluate("(tip) => Number(getComputedStyle(tip).zIndex) > 1000")
    assert on_top


def test_hovering_a_village_names_it_with_its_district(alone: Page) -> None:
    tip = alone.locator(".district-tip")
    name = alone.locator(".place-name.village span", has_text="Toghana").bounding_box()
    assert name
    # Its dot stands before its name; then the name itself.
    for x in (name["x"] - 6, name["x"] + name["width"] / 2):
        alone.mouse.move(x, name["y"] + name["height"] / 2)
        expect(tip.locator("strong")).to_have_text("Toghana · Toğanalı · Թողանալը · Тоганалы")
        expect(tip.locator("span")).to_have_text("Village in Goygol")
    assert not alone.evaluate(OVERLAP, [".district-tip", ".place-name.village span"])


def test_the_keyboard_shows_tips_too_and_escape_hides_them(alone: Page) -> None:
    tip = alone.locator(".district-tip")
    alone.locator("path.AZ-TOV").focus()
    alone.keyboard.press("Tab")
    expect(tip).to_be_visible()
    alone.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_an_arrow_has_a_tip(alone: Page) -> None:
    alone.mouse.move(5, 5)
    middle = alone.locator("path.route[data-route]").first.evaluate(
        """(path) => {
          const { x, y } = path.getPointAtLength(path.getTotalLength() / 2);
          const point = new DOMPoint(x, y).matrixTransform(path.getScreenCTM());
          return [point.x, point.y];
        }"""
    )
    alone.mouse.move(*middle)
    expect(alone.locator(".district-tip span")).to_have_text(ROUTE)
