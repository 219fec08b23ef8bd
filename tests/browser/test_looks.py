"""Letters large enough to be read, by day and by night: on the map and on its controls."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.conftest import DESKTOP, PHONE, Opened
from tests.geo.drawing.test_symbols import contrast

Visit = Callable[..., Opened]
SMALL = """(map) => [...map.querySelectorAll("*")].filter((one) => {
  const isText = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  return isText && one.checkVisibility() && parseFloat(getComputedStyle(one).fontSize) < 12;
}).map((one) => one.outerHTML)"""
COLOURS = """(one) => {
  const style = getComputedStyle(one);
  return [style.color, style.backgroundColor];
}"""
MARKS_OUTSIDE = """(marks) => {
  const { bottom } = marks.getBoundingClientRect();
  const below = (one) => one.getBoundingClientRect().bottom > bottom;
  return [...marks.querySelectorAll(".axis-mark")].filter(below).map((one) => one.title);
}"""
LARGE = "addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '200%'; });"
CUT = """(part) => [...part.querySelectorAll("*")].filter((one) => (
  getComputedStyle(one).overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1
)).map((one) => one.textContent)"""
BOXES = [
    ".legend",
    ".locator",
    ".leaflet-control-attribution",
    ".leaflet-control-scale-line",
    ".leaflet-control-zoom-in",
    ".home",
    ".leaflet-control-layers",
]


def hexed(colour: str) -> str:
    """Return rgb(1, 2, 3) as #010203."""
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", colour)[:3])


def colours(one: Locator) -> list[str]:
    return [hexed(colour) for colour in one.evaluate(COLOURS)]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_no_text_of_the_map_is_smaller_than_twelve_pixels(
    server: str, visit: Visit, size: tuple[int, int]
) -> None:
    opened = visit(f"{server}/?date=2020-11-25", size)
    opened.map.evaluate("(map) => map.querySelectorAll('details').forEach((one) => { one.open = true; })")
    opened.map.locator(".leaflet-control-layers-toggle").press("Enter")
    assert opened.map.evaluate(SMALL) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_controls_can_be_read_by_day_and_by_night(server: str, visit: Visit, scheme: str) -> None:
    opened = visit(f"{server}/?date=2020-11-25", color_scheme=scheme)
    for selector in BOXES:
        ink, paper = colours(opened.frame.locator(selector).first)
        assert contrast(ink, paper) >= 4.5, selector
        assert (contrast(paper, "#000000") < 3) == (scheme == "dark"), selector


def test_ground_hatches_and_names_are_dark_for_who_wants_it_dark(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-18", color_scheme="dark")
    assert colours(opened.map)[1] == "#212428"
    fill = "(one) => getComputedStyle(one).fill"
    assert hexed(opened.frame.locator("#hatch-due rect").evaluate(fill)) == "#645b10"
    assert hexed(opened.frame.locator("path.neighbour.AM").first.evaluate(fill)) == "#2c3a35"
    assert colours(opened.frame.locator(".district-name.AZ-KAL"))[0] == "#f4f4f4"
    outline = "(one) => getComputedStyle(one).stroke"
    assert hexed(opened.frame.locator("path.AZ-KAL").evaluate(outline)) == "#d9cd5c"
    assert opened.errors == []


def test_the_maps_of_a_comparison_are_dark_for_who_wants_it_dark(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-18&compare=2020-11-15", color_scheme="dark")
    neighbour = opened.page.locator(".comparison .neighbour.AM").first
    expect(neighbour).to_have_css("fill", "rgb(44, 58, 53)")
    # Streamlit changes its theme a moment later than the browser.
    opened.page.emulate_media(color_scheme="light")
    expect(neighbour).to_have_css("fill", "rgb(234, 240, 232)")


@pytest.mark.parametrize("size", [DESKTOP, (820, 1180), PHONE, (320, 700)])
def test_the_marks_of_the_axis_keep_above_what_is_below_them(
    server: str, visit: Visit, size: tuple[int, int]
) -> None:
    marks = visit(server, size).page.locator(".axis-marks")
    assert marks.locator(".axis-mark").count() > 5
    assert marks.evaluate(MARKS_OUTSIDE) == []


def test_on_paper_a_legend_that_was_closed_is_open(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-25", PHONE)
    row = opened.frame.locator(".legend-row:not([hidden])").first
    expect(row).not_to_be_visible()
    opened.page.emulate_media(media="print")
    opened.page.set_viewport_size({"width": 690, "height": 1000})
    expect(row).to_be_visible()


def test_on_paper_the_map_is_as_wide_as_the_sheet_and_shows_what_was_seen(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-25", (1366, 768))
    shown = "(map) => [map.clientWidth, map.clientHeight]"
    before = opened.map.evaluate(shown)
    opened.map.evaluate("() => { dispatchEvent(new Event('beforeprint')); }")
    # 182 by 150 mm, and a line of a pixel around it.
    assert opened.map.evaluate(shown) == [686, 565]
    assert before != [686, 565]
    box = opened.map.bounding_box()
    for code in ("AZ-KAL", "AZ-AGM", "AZ-LAC", "AZ-TOV", "AZ-GYG", "AZ-DAS"):
        path = opened.frame.locator(f"path.{code}").bounding_box()
        assert box
        assert path
        assert box["x"] < path["x"]
        assert path["x"] + path["width"] < box["x"] + box["width"]
        assert box["y"] < path["y"]
        assert path["y"] + path["height"] < box["y"] + box["height"]
    opened.map.evaluate("() => { dispatchEvent(new Event('afterprint')); }")
    assert opened.map.evaluate(shown) == before


@pytest.mark.parametrize("size", [(820, 1180), PHONE])
def test_what_rests_on_an_article_is_not_cut_off_beside_it(
    server: str, visit: Visit, size: tuple[int, int]
) -> None:
    opened = visit(f"{server}/sources?source=trend-3339912", size, has_map=False)
    rests = opened.page.locator(".article")
    expect(rests).to_contain_text("one speaker: Sahiba Gafarova, Speaker of the parliament of Azerbaijan")
    assert rests.evaluate("(one) => one.scrollWidth - one.clientWidth") == 0


def test_where_letters_are_twice_as_large_no_choice_is_cut_off(server: str, visit: Visit) -> None:
    page = visit(server, PHONE, script=LARGE).page
    for part in (".st-key-pace", ".st-key-chooser"):
        expect(page.locator(part).get_by_role("radio").first).to_be_visible()
        assert page.locator(part).evaluate(CUT) == []
    left = "(one) => one.getBoundingClientRect().left"
    assert page.get_by_role("searchbox").evaluate(left) == page.locator(".page-head").evaluate(left)
    page.locator(".st-key-take button").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("radio", name="Whole collection")).to_be_visible()
    assert dialog.get_by_role("radiogroup").evaluate(CUT) == []
    # Two lines: none of its words is broken.
    heading = dialog.get_by_role("heading", name="Download and cite").locator("p")
    lines = heading.evaluate(
        "(one) => one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight)"
    )
    assert round(lines) == 2


def test_what_opens_fits_a_low_screen_and_is_as_wide_as_a_text(server: str, visit: Visit) -> None:
    page = visit(server, (1366, 768)).page
    page.locator(".st-key-filters button").click()
    panel = page.get_by_role("dialog")
    expect(panel.get_by_role("link", name="English")).to_be_visible()
    assert panel.evaluate("(one) => one.scrollHeight - one.clientHeight") == 0
    page.keyboard.press("Escape")
    page.locator(".st-key-guide button").click()
    expect(page.locator(".guide")).to_be_visible()
    assert page.get_by_role("dialog").evaluate("(one) => one.clientWidth") <= 800
