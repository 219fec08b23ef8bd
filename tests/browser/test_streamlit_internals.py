"""The page holds when Streamlit names its elements otherwise: what is private to it stands in one room.

Every `data-testid` and every class of Streamlit's own (`st…`; not `st-key-…`, which is documented) is renamed
in the scripts and styles on their way to the browser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route

from tests.conftest import AXIS, DESKTOP, PHONE, Opened

Visit = Callable[..., Opened]
# `stVerticalBlock`, `st-emotion-cache`: names of files and functions do not begin so.
OWN_CLASS = re.compile(r"(?<![\w-])st(?=[A-Z]|-emotion)")
LEFT = """() => [...document.querySelectorAll("*")].flatMap((one) => [
  ...(one.dataset.testid ? [one.dataset.testid] : []),
  ...[...one.classList].filter((name) => /^st(?!-key-)(?=[A-Z-])/.test(name)),
])"""
BOXES = """() => Object.fromEntries(["page", "date", "map", "notes"].map((key) => {
  const part = document.querySelector(key === "map" ? ".st-key-map iframe" : `.st-key-${key}`);
  const { left, top, right, bottom, width, height } = part.getBoundingClientRect();
  return [key, { left, top, right, bottom, width, height }];
}))"""


@pytest.fixture
def visit_renamed(visit: Visit) -> Iterator[Visit]:
    """Return a function that opens a page in which all that is private to Streamlit has another name."""
    pages: list[Page] = []

    def answer(route: Route) -> None:
        response = route.fetch()
        body = OWN_CLASS.sub("renamed", response.text()).replace("data-testid", "data-renamed")
        route.fulfill(response=response, body=body)

    def rename(page: Page) -> None:
        pages.append(page)
        page.route(re.compile(r"/static/(js|css)/[^?]*\.(js|css)$"), answer)

    yield lambda *given: visit(*given, before=rename)
    for page in pages:
        # What the browser still fetches beforehand is not waited for.
        page.unroute_all(behavior="ignoreErrors")


def find_faults(page: Page, *, is_beside: bool) -> list[str]:
    """Return what of the page's layout does not hold; the notes stand beside the map or below it."""
    boxes = page.evaluate(BOXES)
    whole, axis, drawn, notes = (boxes[key] for key in ("page", "date", "map", "notes"))
    follows = ("left", "right") if is_beside else ("top", "bottom")
    found = {
        "the map is less than 400 px high": drawn["height"] < 400,
        "the axis is not as wide as the page": abs(axis["width"] - whole["width"]) > 1,
        "the axis does not stand above the map": axis["bottom"] > drawn["top"] + 1,
        "the map is narrower than half of the page": drawn["width"] < whole["width"] / 2,
        "the notes do not follow the map": notes[follows[0]] < drawn[follows[1]],
        "the notes do not begin beside the map": is_beside and notes["top"] > drawn["bottom"],
        "the page is wider than the window": whole["right"] > page.viewport_size["width"] + 1,  # type: ignore[index]
    }
    return [fault for fault, is_found in found.items() if is_found]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_page_holds_with_every_private_name_of_streamlit_changed(
    server: str, visit_renamed: Visit, size: tuple[int, int]
) -> None:
    opened = visit_renamed(f"{server}/?date=2020-11-18", size)
    assert opened.page.evaluate(LEFT) == []
    assert opened.page.locator("[data-renamed]").count() > 20
    assert find_faults(opened.page, is_beside=size == DESKTOP) == []
    opened.slide("ArrowRight")
    opened.wait_for_date("2020-11-19")
    opened.page.locator(".st-key-notes h2", has_text="19 November 2020").wait_for()
    opened.page.locator(".st-key-chooser button", has_text="Lachin").click()
    opened.page.locator(".st-key-notes h2", has_text="Lachin").wait_for()
    assert opened.page.locator(AXIS).get_attribute("aria-valuetext") == "Thursday 19 November 2020, 0 events"
    assert opened.errors == []


def test_a_private_name_in_a_style_of_the_page_is_found(server: str, visit_renamed: Visit) -> None:
    opened = visit_renamed(f"{server}/?date=2020-11-18")
    opened.page.evaluate(
        """() => {
          for (const sheet of document.styleSheets)
            for (const [at, rule] of [...sheet.cssRules].entries())
              if (rule.selectorText === ".st-key-view > :has(.st-key-map)") {
                const { cssText } = rule.style;
                sheet.deleteRule(at);
                sheet.insertRule(`[data-testid="stLayoutWrapper"]:has(> .st-key-map) { ${cssText} }`, at);
                return;
              }
          throw new Error("the page has no such rule");
        }"""
    )
    assert find_faults(opened.page, is_beside=True) == ["the notes do not begin beside the map"]
