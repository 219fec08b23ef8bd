"""The page opens with its map; the rest is sent when the map is drawn, or after a moment."""

from __future__ import annotations

from collections.abc import Callable
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import DESKTOP, PHONE, Opened

Visit = Callable[..., Opened]

# Notes where the map stands, and what of the rest of the page is there when it first shows a date.
WATCH = """
if (window.top === window) {
  window.opening = { there: null, places: [] };
  const note = () => {
    const frame = document.querySelector(".st-key-map iframe");
    const map = frame && frame.contentDocument && frame.contentDocument.querySelector("#map_div[data-date]");
    if (map) {
      const axis = ".st-key-date input[type=range]";
      const parts = ["h1", axis, ".st-key-notes h2", ".st-key-table table", ".page-foot"];
      if (!opening.there) opening.there = parts.filter((one) => document.querySelector(one));
      const { top, width } = frame.getBoundingClientRect();
      const place = `${Math.round(top)} ${Math.round(width)}`;
      if (place !== opening.places.at(-1)) opening.places.push(place);
    }
    requestAnimationFrame(note);
  };
  note();
}
"""


@pytest.mark.parametrize("size", [DESKTOP, (880, 700), PHONE], ids=["desktop", "tablet", "phone"])
def test_the_map_is_drawn_first_and_stays_where_it_is(
    server: str, visit: Visit, size: tuple[int, int]
) -> None:
    # The first visit fetches the files, so that the second is even.
    visit(f"{server}/?date=2020-11-18")
    opened = visit(f"{server}/?date=2020-11-18", size, script=WATCH)
    assert opened.classes()["AZ-KAL"] == "due"
    assert opened.date() == "2020-11-18"
    # A later step that the server has answered: by then all of the opening is there.
    opened.slide("ArrowRight")
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-19")
    assert opened.page.evaluate("opening.there") == ["h1"]
    assert len(opened.page.evaluate("opening.places")) == 1
    assert opened.errors == []


def test_the_page_comes_even_if_the_map_reports_nothing(server: str, visit: Visit) -> None:
    def refuse(page: Page) -> None:
        page.route("**/drawn?*", lambda route: route.abort())

    opened = visit(f"{server}/?date=2020-11-18", before=refuse)
    expect(opened.notes_head()).to_have_text("The region on 18 November 2020")
    opened.slide("ArrowRight")
    opened.wait_for_date("2020-11-19")
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-19")


def test_back_from_another_page_the_map_comes_with_the_rest(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-18")
    opened.page.get_by_role("link", name="Sources", exact=True).click()
    expect(opened.page.locator(".st-key-map")).to_have_count(0)
    opened.page.get_by_role("link", name="Map", exact=True).click()
    opened.frame.locator("#map_div[data-date]").wait_for()
    expect(opened.notes_head()).to_be_visible()
    assert opened.errors == []


def test_an_opening_that_nothing_waits_for_may_be_reported(server: str) -> None:
    for query in ("", "?of=", "?of=nobody", "?of=%3Cb%3E"):
        with urlopen(f"{server}/drawn{query}") as answer:  # noqa: S310 - our own server
            assert (answer.status, answer.read()) == (204, b"")
