"""The keyboard alone: what it reaches, in how many stops, where the focus is seen, what is told of a day."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import AXIS, Opened

Visit = Callable[..., Opened]
# The element that has the focus, in the map's frame, too: its classes and what it is called.
FOCUSED = """() => {
  let one = document.activeElement;
  while (one && one.tagName === "IFRAME") one = one.contentDocument.activeElement;
  const style = getComputedStyle(one);
  const isSeen = style.outlineStyle !== "none" || style.boxShadow !== "none";
  const part = one.closest("[class*=st-key-]")?.getAttribute("class").match(/st-key-\\w+/)[0] ?? "map";
  const name = one.getAttribute("aria-label") || one.title || one.innerText;
  return [part, one.getAttribute("class") ?? "", name, isSeen];
}"""
# What is written into the one region that tells of the day, from now on.
LISTEN = """() => {
  const region = document.querySelector(".axis-said");
  window.said = [];
  new MutationObserver(() => window.said.push(region.textContent)).observe(region, { childList: true });
}"""


def focused(page: Page) -> str:
    """Return what the element is called that has the focus."""
    return str(page.evaluate(FOCUSED)[2]).split("\n")[0]


def press(page: Page, key: str) -> str:
    """Press a key; return what is focused then."""
    page.keyboard.press(key)
    return focused(page)


def go_round(page: Page) -> list[list[str]]:
    """Press Tab until the page has been gone through; return what had the focus, 80 stops at most."""
    stops: list[list[str]] = []
    while len(stops) < 80:
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stops.append(page.evaluate(FOCUSED))
    return stops


def test_a_round_is_short_in_the_order_of_the_screen_and_the_focus_is_seen(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-25&district=AZ-KAL")
    stops = go_round(opened.page)
    # Of 162; the field of the date alone is four of a browser's own.
    assert len(stops) < 55
    parts = list(dict.fromkeys(part for part, *_ in stops[2:]))
    order = ["page", "search_field", "head", "guide", "date", "map", "scale", "filters", "story_offer_links"]
    order += ["district", "compare_button", "take", "notes_of_day", "table_tools", "table"]
    assert [part.removeprefix("st-key-") for part in parts] == order
    # The page around ours: what it puts first, and the button within a date field.
    unseen = [stop for stop in stops[2:] if not stop[3] and stop[1] != "axis-pick"]
    assert unseen == []
    arrows = [name for _part, classes, name, _ in stops if "route" in classes.split()]
    begin = "Military vehicles of the Azerbaijani army move from "
    assert [name.removeprefix(begin).split()[0] for name in arrows] == ["the", "Dashkasan"]


@pytest.mark.parametrize(
    ("page", "most", "list_of"),
    [
        ("sources", 16, ".table"),
        ("sources?source=trend-3339845", 14, ".article"),
        ("disagreements", 14, ".disagreements"),
    ],
)
def test_a_list_of_another_page_is_one_stop_and_arrows_lead_through_it(
    server: str, visit: Visit, page: str, most: int, list_of: str
) -> None:
    opened = visit(f"{server}/{page}", has_map=False)
    opened.page.locator(".page-foot").wait_for()
    stops = go_round(opened.page)
    assert len(stops) <= most, [name for _part, _classes, name, _seen in stops]
    assert [stop for stop in stops[2:] if not stop[3]] == []
    listed = opened.page.locator(list_of).first
    links = listed.locator("a[href], button, summary")
    assert links.count() > 3
    links.first.focus()
    opened.page.keyboard.press("End")
    expect(links.last).to_be_focused()
    opened.page.keyboard.press("Home")
    expect(links.first).to_be_focused()
    opened.page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()


def test_links_skip_and_arrows_lead_through_lists(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-25")
    page, address = opened.page, opened.page.url
    for part, name in {
        "date": "Date",
        "notes": "The region on 25 November 2020",
        "table": "All events",
    }.items():
        page.locator(f"[data-skip={part}]").focus()
        assert press(page, "Enter") == name
    assert press(page, "Tab") == "1988"
    assert press(page, "ArrowUp") == "1988"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.table') !== null")
    press(page, "Tab")
    assert page.evaluate("document.activeElement.closest('.table') === null")
    page.locator("[data-skip=notes]").focus()
    press(page, "Enter")
    assert [press(page, key) for key in ("Tab", "ArrowDown")] == ["Copy link", "Copy citation of this view"]
    press(page, "End")
    assert page.evaluate("document.activeElement.closest('.notes-day') !== null")
    press(page, "Tab")
    assert page.evaluate("document.activeElement.closest('.notes-day') === null")
    page.locator("[data-skip=map]").focus()
    page.keyboard.press("Enter")
    assert press(page, "Tab") == "Map of the districts: each is a button that opens its notes"
    expect(page.locator(".st-key-map iframe")).to_have_attribute("title", focused(page))
    assert page.url == address


def test_the_focus_stays_and_comes_back(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-25")
    page, frame = opened.page, opened.frame
    frame.locator("path.AZ-AGM").focus()
    page.keyboard.press("Enter")
    expect(opened.notes_head()).to_have_text("Agdam")
    expect(frame.locator("path.outline")).to_have_count(1)
    assert focused(page).startswith("Agdam: ")
    # The next in the order of the districts, as before: Agdam has not moved to their end.
    assert press(page, "Tab").startswith("Lachin: ")
    expect(frame.locator(".district-tip")).to_be_visible()
    press(page, "Escape")
    expect(frame.locator(".district-tip")).to_be_hidden()
    layers = frame.locator(".leaflet-control-layers-toggle")
    for key in ("Enter", " "):
        layers.focus()
        page.keyboard.press(key)
        expect(frame.locator(".leaflet-control-layers-selector").first).to_be_focused()
        page.keyboard.press("Escape")
        expect(layers).to_be_focused()
    frame.locator(".legend summary").focus()
    press(page, "Escape")
    expect(frame.locator(".legend")).not_to_have_attribute("open", "")
    summary = page.locator(".axis-key summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".axis-key ul")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".axis-key ul")).to_be_hidden()
    expect(summary).to_be_focused()
    for name in ("filters", "take", "guide"):
        button = page.locator(f".st-key-{name} button").first
        button.focus()
        page.keyboard.press("Enter")
        shown = page.locator("[role=dialog], .st-key-clock").first
        expect(shown).to_be_visible()
        page.keyboard.press("Escape")
        expect(shown).to_be_hidden()
        expect(button).to_be_focused()
    assert opened.errors == []


def test_one_region_tells_what_a_day_brings_when_the_reader_stays(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-22")
    page = opened.page
    page.evaluate(LISTEN)
    region = page.locator(".axis-said")
    opened.slide("ArrowRight", 3)
    expect(region).to_have_text("25 November 2020: Kalbajar, units entered; 13 events")
    opened.frame.locator("path.AZ-LAC").focus()
    page.keyboard.press("Enter")
    expect(region).to_have_text("25 November 2020: Lachin, due by 1 December 2020; 0 events")
    play = page.locator(".axis-play")
    page.locator(AXIS).press("Home")
    expect(region).to_contain_text("1 November 2020: Lachin, ")
    play.focus()
    page.keyboard.press("Enter")
    opened.frame.locator('#map_div:not([data-date="2020-11-01"])').wait_for()
    expect(play).to_be_focused()
    page.keyboard.press("Enter")
    expect(play).to_have_text("▶ Play")
    expect(play).to_be_focused()
    shown = opened.date() or ""
    expect(region).to_contain_text(f"{int(shown[-2:])} November 2020: Lachin, ")
    # Nothing while the keys followed each other, nothing while the days played.
    assert len(page.evaluate("window.said")) == 4
    # The name of a control is said once: no description repeats it.
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    told = [[one.get(part, {}).get("value") for part in ("name", "description")] for one in tree]
    assert [name for name, description in told if name and name == description] == []


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("", "Handover Map"),
        ("sources", "Sources – Handover Map"),
        ("sources?source=trend-3339845", "["),
        ("disagreements", "Disagreements – Handover Map"),
    ],
)
def test_each_page_has_a_title_and_headings_in_order(
    server: str, visit: Visit, page: str, title: str
) -> None:
    opened = visit(f"{server}/{page}", has_map=False)
    opened.page.locator(".page-foot").wait_for()
    opened.page.wait_for_function("title => document.title.startsWith(title)", arg=title)
    heads = opened.page.locator("h1, h2, h3, h4").evaluate_all(
        "heads => heads.map((head) => Number(head.tagName[1]))"
    )
    assert heads[0] == 1
    assert all(level - before <= 1 for before, level in pairwise(heads))
    if page:
        opened.page.locator("[data-skip=content]").focus()
        opened.page.keyboard.press("Enter")
        expect(opened.page.locator("#content")).to_be_focused()
