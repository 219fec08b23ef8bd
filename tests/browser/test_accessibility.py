"""What axe-core, the usual checker of accessibility, finds on the page in each of its states: nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.conftest import PHONE, Opened
from tests.helpers.points import write_points
from tests.web.test_javascript import HERE, INSTALL, give_up, run

Visit = Callable[..., Opened]
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
FIND = """async () => {
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}"""
MAPS = {
    "the map": "",
    "a district": "?district=AZ-LAC&date=2020-12-02",
    "the chronology": "?scale=chronology&date=1988-01-01",
    "a step of the story": "?story=2",
    "two days compared": "?compare=2020-11-15",
    "a search": "?q=satellite",
    "a filter": "?date=2020-11-20&kinds=movement",
    "a wrong address": "?date=yesterday",
}


@pytest.fixture(scope="module")
def axe() -> str:
    """Return the checker's script; skip where it cannot be had."""
    npm = shutil.which("npm")
    if not AXE.is_file() and (npm is None or run(npm, *INSTALL).returncode):
        give_up("no axe-core: it comes by npm")
    return AXE.read_text("utf-8")


def find(opened: Opened, axe: str) -> list[str]:
    """Return what is found in the page and in the frame of its map."""
    for frame in opened.page.frames:
        frame.evaluate(axe)
    found: list[str] = opened.page.evaluate(FIND)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", MAPS.values(), ids=MAPS)
def test_the_map_in_each_state(server: str, visit: Visit, axe: str, query: str, scheme: str) -> None:
    opened = visit(f"{server}/{query}", color_scheme=scheme)
    assert find(opened, axe) == []


def test_a_collection_of_points_and_areas_by_keyboard(
    tmp_path: Path, serve_collection: Callable[..., str], visit: Visit, axe: str
) -> None:
    server = serve_collection(write_points(tmp_path))
    for scheme in ("light", "dark"):
        opened = visit(f"{server}/?date=2020-11-10", color_scheme=scheme)
        expect(opened.frame.get_by_role("button", name="The mill's fields")).to_be_visible()
        stops = opened.frame.locator(".spot-stop")
        expect(stops).to_have_count(1)
        stops.focus()
        expect(stops).to_have_count(2)
        assert find(opened, axe) == []
    expect(stops.nth(0)).to_be_focused()
    expect(stops.nth(0)).to_have_accessible_name("1 event here")
    opened.page.keyboard.press("ArrowRight")
    expect(stops.nth(1)).to_be_focused()
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator(".notes-spot h2")).to_have_text("2 events here")
    expect(opened.page.locator(".notes-spot .event")).to_have_count(2)
    expect(opened.page.locator(".notes-day")).to_be_empty()
    # Meridians and parallels tell where it is, as nothing lies around it.
    expect(opened.frame.locator(".graticule-name").first).to_be_attached()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_line_that_says_offline_on_a_phone(server: str, visit: Visit, axe: str, scheme: str) -> None:
    opened = visit(f"{server}/?date=2020-11-18", PHONE, color_scheme=scheme)
    opened.page.context.set_offline(True)
    line = opened.page.locator(".offline")
    expect(line).to_contain_text("Offline: the server does not answer.")
    assert find(opened, axe) == []
    box = line.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE[0]
    # It covers a sixth of the window at most.
    assert box["height"] <= PHONE[1] / 6


def test_the_filter_whose_languages_say_which_they_are(server: str, visit: Visit, axe: str) -> None:
    opened = visit(f"{server}/?date=2020-11-25", color_scheme="dark")
    opened.page.get_by_role("button", name="Clock and filters").click()
    links = opened.page.get_by_role("navigation", name="Names on the map").get_by_role("link")
    expect(links).to_have_text(["English", "Azərbaycanca", "Հայերեն", "Русский"])
    assert [link.get_attribute("lang") for link in links.all()] == ["en", "az", "hy", "ru"]
    assert find(opened, axe) == []
    links.nth(2).press("Enter")
    expect(links.nth(2)).to_have_attribute("aria-current", "true")
    expect(links.nth(2)).to_be_focused()
    # Read out as words of the page, a name in another script may be passed over.
    district = opened.frame.locator("path.district.AZ-KAL")
    expect(district).to_have_attribute("aria-label", re.compile(r"^Քարվաճառ \(Kalbajar\): Reported"))
    assert "lang=hy" in opened.page.url


def test_a_dark_page_is_light_on_paper(server: str, visit: Visit, axe: str) -> None:
    opened = visit(f"{server}/?date=2020-11-25&district=AZ-KAL", color_scheme="dark")
    opened.page.emulate_media(media="print")
    expect(opened.page.locator(".st-key-table")).to_be_hidden()
    colours = "(one) => [getComputedStyle(one).color, getComputedStyle(one).colorScheme]"
    assert opened.notes_head().evaluate(colours) == ["rgb(27, 27, 27)", "light"]
    assert find(opened, axe) == []


@pytest.mark.parametrize("page", ["sources", "sources?source=trend-3339845", "disagreements"])
def test_the_other_pages(server: str, visit: Visit, axe: str, page: str) -> None:
    opened = visit(f"{server}/{page}", has_map=False)
    opened.page.locator(".page-foot").wait_for()
    assert find(opened, axe) == []


def test_a_fault_is_found(server: str, visit: Visit, axe: str) -> None:
    opened = visit(f"{server}/disagreements", has_map=False)
    opened.page.locator(".page-foot").wait_for()
    opened.page.evaluate(
        "() => document.querySelector('.page-foot').append(document.createElement('button'))"
    )
    assert find(opened, axe) == ["button-name: footer > button"]
