"""The map follows the page's slider: with late answers, in any order, and where it cannot see the slider."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.conftest import Opened
from tests.helpers.answers import Answers, step_and_reverse

Visit = Callable[..., Opened]

# Notes, at each change of the map, the date it shows beside the one under the slider's handle.
COMPARE = """
() => {
  const map = document.querySelector(".st-key-map iframe").contentDocument.querySelector("#map_div");
  window.compared = [];
  const handle = () => document.querySelector(".st-key-date [aria-valuetext]").getAttribute("aria-valuetext");
  const note = () => window.compared.push([map.dataset.date, handle()]);
  new MutationObserver(note).observe(map, { attributes: true, attributeFilter: ["data-date"] });
}
"""
# The page has a slider, but none that the map's script can find.
HIDE_HANDLE = """
if (window.top === window) {
  const own = Document.prototype.querySelector;
  Document.prototype.querySelector = function (selector) {
    return selector.includes("aria-valuetext") ? null : own.call(this, selector);
  };
}
"""
# The page is closed to the frame, as one of another origin is: only messages pass.
CLOSE_PAGE = """
if (window.top !== window) {
  const page = window.parent;
  const closed = { postMessage: (...message) => page.postMessage(...message) };
  Object.defineProperty(closed, "document", { get() { throw new DOMException("closed", "SecurityError"); } });
  Object.defineProperty(window, "parent", { get: () => closed });
}
"""


def handle(page: Page) -> str:
    """Return the date under the slider's handle."""
    return page.locator(".st-key-date [aria-valuetext]").get_attribute("aria-valuetext") or ""


def compared(page: Page) -> list[list[str]]:
    told: list[list[str]] = page.evaluate("window.compared")
    return told


def test_late_answers_do_not_take_the_map_back(server: str, visit: Visit) -> None:
    answers = Answers()
    opened = visit(f"{server}/?date=2020-11-05", between=answers.stand_between)
    opened.page.evaluate(COMPARE)
    for key, times, day in (("ArrowRight", 20, "2020-11-25"), ("ArrowLeft", 12, "2020-11-13")):
        answers.is_holding = True
        opened.slide(key, times)
        opened.wait_for_date(day)
        opened.page.wait_for_timeout(500)
        answers.is_holding = False
        # The answers to the first steps arrive while the hand moves on.
        held = list(answers.held)
        answers.held.clear()
        answers.release(held[: len(held) // 2])
        opened.slide("ArrowRight", 3)
        answers.release(held[len(held) // 2 :])
        opened.slide("ArrowLeft", 3)
        opened.wait_for_date(day)
    expect(opened.page.locator(".the-day")).to_contain_text("13 November 2020")
    seen = compared(opened.page)
    # Of the days of one frame the last is drawn.
    assert 3 <= len(seen) <= 20 + 12 + 12
    assert [pair for pair in seen if pair[0] != pair[1]] == []
    assert (opened.date(), handle(opened.page)) == ("2020-11-13", "2020-11-13")


def test_answers_out_of_order_leave_the_map_where_the_hand_is(server: str, visit: Visit) -> None:
    answers = Answers()
    opened = visit(f"{server}/?date=2020-11-05", between=answers.stand_between)
    opened.page.evaluate(COMPARE)
    step_and_reverse(opened, answers, ("2020-11-06", "2020-11-07", "2020-11-08"))
    # What the heading says of the view is an old answer now; the map holds on to the handle.
    assert (opened.date(), handle(opened.page)) == ("2020-11-08", "2020-11-08")
    assert compared(opened.page) == [[day, day] for day in ("2020-11-06", "2020-11-07", "2020-11-08")]


def test_where_the_handle_is_hidden_the_map_follows_the_answers(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-22", script=HIDE_HANDLE)
    expect(opened.map).to_have_attribute("data-follows", "page")
    for day in ("2020-11-23", "2020-11-24", "2020-11-25"):
        opened.slide("ArrowRight")
        opened.wait_for_date(day)
    assert opened.classes()["AZ-KAL"] == "entered"
    opened.slide("ArrowLeft", 10)
    opened.wait_for_date("2020-11-15")
    assert opened.errors == []


def test_where_the_page_is_closed_to_the_map_the_server_still_moves_it(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-22", script=CLOSE_PAGE)
    expect(opened.map).to_have_attribute("data-follows", "none")
    for day in ("2020-11-23", "2020-11-24", "2020-11-25"):
        opened.slide("ArrowRight")
        opened.wait_for_date(day)
    assert opened.classes()["AZ-KAL"] == "entered"
    assert opened.errors == []


def test_the_map_finds_the_slider_again_after_the_page_has_replaced_it(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-09")
    opened.page.get_by_text("Whole chronology").click()
    expect(opened.page.locator(".st-key-date input")).to_have_attribute("max", "13")
    opened.slide("Home")
    opened.wait_for_date("1988-01-01")
    opened.page.get_by_role("link", name="Sources").click()
    expect(opened.page.locator(".st-key-map")).to_have_count(0)
    opened.page.get_by_role("link", name="Map").click()
    opened.frame.locator("#map_div[data-date]").wait_for()
    day = handle(opened.page)
    opened.wait_for_date(day)
    opened.slide("ArrowRight")
    opened.wait_for_date(handle(opened.page))
    expect(opened.map).to_have_attribute("data-follows", "slider")
    assert handle(opened.page) != day
