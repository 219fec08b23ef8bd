"""Keys and pointer move handle and map at once, and the slider makes of it what it would have."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.conftest import PHONE, Opened

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


@pytest.mark.parametrize(("key", "day", "place"), [("End", "2020-12-05", "34"), ("Home", "2020-11-01", "0")])
def test_the_ends_are_reached_before_the_slider_is_told(
    server: str, visit: Visit, key: str, day: str, place: str
) -> None:
    opened = visit(f"{server}/?date=2020-11-05")
    opened.page.evaluate(NOTE)
    opened.slide(key)
    expect(opened.page).to_have_url(f"{server}/?date={day}")
    assert opened.page.evaluate("window.noted") == [[day, day, day, 4]]
    assert (value(opened), handle(opened)) == (place, day)


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


# How the slider looks: its handle, the filled part of its rail, its label.
LOOKS = """
() => {
  const thumb = document.querySelector(".st-key-date input").parentElement.parentElement;
  const label = thumb.querySelector("[data-testid=stSliderThumbValue]");
  const place = ({ left, right }) => [Math.round(left), Math.round(right)];
  return [
    thumb.style.left, getComputedStyle(thumb.parentElement.firstElementChild).backgroundImage,
    ...place(label.getBoundingClientRect()), label.textContent,
  ];
}
"""


def point(opened: Opened, day: float) -> tuple[float, float]:
    """Return where on the slider's rail a day lies, counted from the first as 0."""
    x, y = opened.page.evaluate(
        """(day) => {
            const input = document.querySelector(".st-key-date input");
            const rail = input.parentElement.parentElement.parentElement;
            const { left, width, top, height } = rail.getBoundingClientRect();
            return [left + (width * day) / (input.max - input.min), top + height / 2];
        }""",
        day,
    )
    return float(x), float(y)


def test_handle_label_and_map_follow_the_pointer_and_the_slider_is_told_at_the_end(
    server: str, visit: Visit
) -> None:
    opened = visit(f"{server}/?date=2020-11-05")
    opened.page.evaluate(NOTE)
    mouse = opened.page.mouse
    mouse.move(*point(opened, 4))
    mouse.down()
    for day in (5, 6, 10, 9):
        mouse.move(*point(opened, day))
        opened.wait_for_date(f"2020-11-{day + 1:02}")
    expect(opened.notes_head()).to_have_text("The region on 10 November 2020")
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-05")
    days = ["2020-11-06", "2020-11-07", "2020-11-11", "2020-11-10"]
    assert opened.page.evaluate("window.noted") == [[day, day, day, 4] for day in days]
    mouse.up()
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-10")
    expect(opened.notes_head()).to_have_text("The region on 10 November 2020")
    assert (value(opened), handle(opened), opened.date()) == ("9", "2020-11-10", "2020-11-10")
    opened.slide("ArrowRight")
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-11")
    assert opened.errors == []


def test_a_touch_of_the_rail_moves_the_handle_there_and_on_from_there(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-05")
    opened.page.evaluate(NOTE)
    mouse = opened.page.mouse
    x, y = point(opened, 20)
    mouse.move(x + 4, y)
    mouse.down()
    opened.wait_for_date("2020-11-21")
    assert opened.page.evaluate("window.noted") == [["2020-11-21", "2020-11-21", "2020-11-21", 4]]
    mouse.move(point(opened, 22)[0] + 4, y)
    opened.wait_for_date("2020-11-23")
    mouse.up()
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-23")
    assert (value(opened), handle(opened), opened.date()) == ("22", "2020-11-23", "2020-11-23")


def test_beyond_its_ends_the_handle_waits_for_the_pointer_to_come_back(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-12-01")
    mouse = opened.page.mouse
    mouse.move(*point(opened, 30))
    mouse.down()
    # The first is outside of the window, too.
    for day, shown in ((36, "2020-12-05"), (34.6, "2020-12-05"), (33, "2020-12-04"), (34, "2020-12-05")):
        mouse.move(*point(opened, day))
        opened.wait_for_date(shown)
    mouse.move(point(opened, 34)[0], 700)
    mouse.up()
    expect(opened.page).to_have_url(f"{server}/?date=2020-12-05")
    assert (value(opened), handle(opened), opened.date()) == ("34", "2020-12-05", "2020-12-05")


def test_while_it_is_dragged_the_slider_looks_as_it_does_when_it_is_let_go(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-05", PHONE)
    mouse = opened.page.mouse
    for day in (0, 12, 34, 20):
        start = int(value(opened))
        mouse.move(*point(opened, start))
        mouse.down()
        mouse.move(*point(opened, day))
        expect(opened.page.locator("[data-dragging]")).to_have_count(1)
        held = opened.page.evaluate(LOOKS)
        mouse.up()
        expect(opened.page.locator(".st-key-date input")).to_have_js_property("value", str(day))
        expect(opened.page.locator("[data-dragging]")).to_have_count(0)
        opened.page.wait_for_timeout(300)
        assert opened.page.evaluate(LOOKS) == held
        assert (
            opened.page.evaluate("document.querySelectorAll('.st-key-date [style*=background]').length") == 0
        )


def test_a_finger_drags_as_a_mouse_does(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-05", PHONE, has_touch=True, is_mobile=True)
    opened.page.evaluate(NOTE)
    hand = opened.page.context.new_cdp_session(opened.page)

    def touch(kind: str, day: float | None) -> None:
        points = [] if day is None else [dict(zip("xy", point(opened, day), strict=True))]
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 4)
    for day in (5, 7, 9):
        touch("touchMove", day)
        opened.wait_for_date(f"2020-11-{day + 1:02}")
    days = ["2020-11-06", "2020-11-08", "2020-11-10"]
    assert opened.page.evaluate("window.noted") == [[day, day, day, 4] for day in days]
    touch("touchEnd", None)
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-10")
    assert (value(opened), handle(opened), opened.date()) == ("9", "2020-11-10", "2020-11-10")
    assert opened.errors == []


@pytest.mark.parametrize(
    ("options", "day"), [({"script": HIDE_LABEL}, "2020-11-11"), ({"locale": "ar"}, "2020-11-11")]
)
def test_where_the_slider_is_built_otherwise_it_drags_itself(
    server: str, visit: Visit, options: dict[str, str], day: str
) -> None:
    opened = visit(f"{server}/?date=2020-11-05", **options)
    mouse, far = opened.page.mouse, 34 - 4 if "locale" in options else 4
    mouse.move(*point(opened, far))
    mouse.down()
    mouse.move(*point(opened, far + (-6 if "locale" in options else 6)), steps=6)
    opened.wait_for_date(day)
    mouse.up()
    expect(opened.page).to_have_url(f"{server}/?date={day}")
    expect(opened.notes_head()).to_have_text("The region on 11 November 2020")
    assert opened.errors == []
