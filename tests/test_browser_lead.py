"""A key moves handle and map within one frame, and the slider makes of it what it would have."""

from __future__ import annotations

from collections.abc import Callable

from conftest import Opened
from playwright.sync_api import expect

Visit = Callable[..., Opened]

# Notes, at each change of the map: its date, what the handle and its label tell, and the slider's own value.
NOTE = """
() => {
  const map = document.querySelector(".st-key-map iframe").contentDocument.querySelector("#map_div");
  const slider = document.querySelector(".st-key-date input");
  const label = document.querySelector("[data-testid=stSliderThumbValue] p");
  window.noted = [];
  const note = () => window.noted.push(
    [map.dataset.date, slider.getAttribute("aria-valuetext"), label.textContent, Number(slider.value)]);
  new MutationObserver(note).observe(map, { attributes: true, attributeFilter: ["data-date"] });
}
"""
# The label of the handle cannot be found, as in another version of the slider.
HIDE_LABEL = """
if (window.top === window) {
  const own = Element.prototype.querySelector;
  Element.prototype.querySelector = function (selector) {
    return selector.includes("stSliderThumbValue") ? null : own.call(this, selector);
  };
}
"""


def value(opened: Opened) -> str:
    return opened.page.locator(".st-key-date input").input_value()


def handle(opened: Opened) -> str | None:
    return opened.page.locator(".st-key-date input").get_attribute("aria-valuetext")


def test_map_handle_and_label_move_before_the_slider_is_told(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-05")
    opened.page.evaluate(NOTE)
    opened.slide("ArrowRight")
    expect(opened.notes_head()).to_have_text("The region on 6 November 2020")
    day = "2020-11-06"
    assert opened.page.evaluate("window.noted") == [[day, day, day, 4]]
    assert (value(opened), handle(opened)) == ("5", day)
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-06")
    assert opened.errors == []


def test_in_the_middle_the_map_goes_first_too(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-17")
    opened.slide("ArrowRight")
    expect(opened.notes_head()).to_have_text("The region on 18 November 2020")
    opened.page.evaluate(NOTE)
    opened.slide("ArrowRight")
    expect(opened.notes_head()).to_have_text("The region on 19 November 2020")
    day = "2020-11-19"
    assert opened.page.evaluate("window.noted") == [[day, day, day, 17]]


def test_each_key_does_what_it_does_without_the_map(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-05")
    opened.page.locator(".st-key-date input").focus()
    # Two arrows and what follows come within one frame, as a rule.
    for keys, day in (
        (("ArrowUp", "ArrowDown", "ArrowRight"), "2020-11-06"),
        (("ArrowLeft", "ArrowLeft", "PageUp"), "2020-11-07"),
        (("ArrowRight", "Home", "ArrowRight"), "2020-11-02"),
        (("ArrowLeft", "ArrowLeft", "ArrowLeft"), "2020-11-01"),
        (("ArrowRight", "End", "ArrowRight"), "2020-12-05"),
        (("ArrowLeft", "Shift+ArrowLeft"), "2020-12-01"),
    ):
        for key in keys:
            opened.page.keyboard.press(key)
        opened.wait_for_date(day)
        expect(opened.notes_head()).to_contain_text(f"{int(day[8:])} {'Nov' if day[6] == '1' else 'Dec'}")
        assert (opened.date(), handle(opened)) == (day, day)


def test_a_held_key_ends_where_the_handle_does(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-01")
    opened.page.locator(".st-key-date input").focus()
    for _ in range(20):
        opened.page.keyboard.down("ArrowRight")
    opened.page.keyboard.up("ArrowRight")
    expect(opened.notes_head()).to_have_text("The region on 21 November 2020")
    assert (opened.date(), handle(opened), value(opened)) == ("2020-11-21", "2020-11-21", "20")
    expect(opened.page.locator("[data-testid=stSliderThumbValue]")).to_have_text("2020-11-21")


def test_where_the_slider_is_built_otherwise_the_key_is_its_own(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-05", script=HIDE_LABEL)
    opened.slide("ArrowRight", 3)
    opened.wait_for_date("2020-11-08")
    expect(opened.notes_head()).to_have_text("The region on 8 November 2020")
    assert handle(opened) == "2020-11-08"
    assert opened.errors == []


def test_where_the_slider_runs_from_the_right_the_key_is_its_own(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-05", locale="ar")
    opened.slide("ArrowRight")
    opened.wait_for_date("2020-11-04")
    expect(opened.notes_head()).to_have_text("The region on 4 November 2020")
    assert handle(opened) == "2020-11-04"


def test_in_the_chronology_a_key_goes_to_the_next_date(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-09")
    opened.page.get_by_text("Whole chronology").click()
    expect(opened.page.locator(".st-key-date input")).to_have_attribute("max", "13")
    opened.page.evaluate(NOTE)
    opened.slide("ArrowLeft")
    opened.wait_for_date("2020-09-27")
    expect(opened.notes_head()).to_have_text("The region on 27 September 2020")
    assert handle(opened) == "2020-09-27"
    day = "2020-09-27"
    assert opened.page.evaluate("window.noted") == [[day, day, day, 6]]


def test_a_step_asks_for_no_file(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-05&district=AZ-KAL")
    opened.page.wait_for_timeout(1_000)
    asked: list[str] = []
    opened.page.on("request", lambda request: asked.append(request.url))
    for day in range(6, 12):
        opened.slide("ArrowRight")
        expect(opened.page).to_have_url(f"{server}/?date=2020-11-{day:02}&district=AZ-KAL")
        expect(opened.page.locator(".the-day")).to_contain_text(f"{day} November 2020")
    assert [url for url in asked if not url.startswith("data:")] == []
