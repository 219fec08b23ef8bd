"""A dossier as a journalist gets it: opened from the disk, on a screen, on a phone, on paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from geo.print.sheet import draw_sheet
from tests.browser.test_accessibility import FIND
from tests.browser.test_accessibility import axe as axe
from tests.conftest import DESKTOP, PHONE
from tests.geo.print.test_dossier import write_day, write_days
from tests.geo.print.test_picture import SHAPES, make_moment, settings
from tests.geo.print.test_sheet import SHEET

# A4 in points, to the tenth.
A4 = [595.3, 841.9]


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """Return the files of three dossiers in a folder with nothing else."""
    texts = {
        "district": write_day("2020-11-25", "AZ-KAL"),
        "region": write_day("2020-11-18"),
        "range": write_days("2020-11-01", "2020-11-30"),
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: tmp_path / f"{name}.html" for name in texts}


def open_file(browser: Browser, file: Path, size: tuple[int, int]) -> tuple[Page, list[str], list[str]]:
    """Open a file; return the page, the messages of its console, and the addresses it requested."""
    page = browser.new_context(viewport={"width": size[0], "height": size[1]}, offline=True).new_page()
    said: list[str] = []
    requested: list[str] = []

    def note_console(message: ConsoleMessage) -> None:
        said.append(message.text)

    def note_request(request: Request) -> None:
        requested.append(request.url)

    page.on("console", note_console)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", note_request)
    page.goto(file.as_uri())
    return page, said, requested


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("name", ["district", "region", "range"])
def test_it_opens_from_the_disk_and_requests_nothing(
    browser: Browser, files: dict[str, Path], name: str, size: tuple[int, int]
) -> None:
    page, said, requested = open_file(browser, files[name], size)
    assert (said, requested) == ([], [files[name].as_uri()])
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert page.evaluate("document.compatMode") == "CSS1Compat"
    # The style is not refused by the document's own policy.
    assert page.locator("body").evaluate("body => getComputedStyle(body).marginTop") == "0px"
    page.context.close()


@pytest.mark.parametrize("media", ["screen", "print"])
def test_axe_finds_nothing(
    browser: Browser, files: dict[str, Path], axe: str, media: Literal["screen", "print"]
) -> None:
    page = browser.new_context(bypass_csp=True).new_page()
    page.emulate_media(media=media)
    for file in files.values():
        page.goto(file.as_uri())
        page.evaluate(axe)
        assert page.evaluate(FIND) == []
    # The map as a picture, opened by itself.
    drawing = files["region"].with_name("map.svg")
    drawing.write_text(draw_sheet(SHAPES, settings(), make_moment("2020-11-25"), SHEET), "utf-8")
    page.goto(drawing.as_uri())
    page.evaluate(axe)
    assert page.evaluate(FIND) == []
    page.context.close()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_all_districts_and_the_key_to_them_are_in_sight(
    browser: Browser, files: dict[str, Path], size: tuple[int, int]
) -> None:
    page, _, _ = open_file(browser, files["district"], size)
    frame = page.locator(".map").bounding_box()
    assert frame
    for path in page.locator("path.district").all():
        box = path.bounding_box()
        assert box
        assert frame["x"] <= box["x"]
        assert box["x"] + box["width"] <= frame["x"] + frame["width"]
    assert page.locator("path.district").count() == 6
    # Words of the map that are smaller than this are hard to read.
    assert page.locator("text.district-state").first.evaluate("one => one.getBoundingClientRect().height") > 8
    legend = page.locator(".picture .legend").bounding_box()
    assert legend
    is_inside = legend["x"] >= frame["x"]
    assert (is_inside, page.locator(".key").is_visible()) == (
        (True, False) if size == DESKTOP else (False, True)
    )
    page.context.close()


def test_a_number_leads_to_its_source_and_a_state_to_its_event(
    browser: Browser, files: dict[str, Path]
) -> None:
    page, _, _ = open_file(browser, files["district"], DESKTOP)
    page.locator(".facts a[href='#e-entry-kalbajar-2020-11-25']").click()
    assert page.locator(":target h3").inner_text() == "Azerbaijani units enter Kalbajar district."
    page.locator(":target a.cite").first.click()
    assert (
        page.locator(":target cite").inner_text()
        == "[Military vehicles on the way to Kalbajar: the Defence Ministry on the route]"
    )
    page.context.close()


def test_differing_accounts_stand_beside_each_other_and_on_a_phone_below(
    browser: Browser, files: dict[str, Path]
) -> None:
    for size, beside in ((DESKTOP, True), (PHONE, False)):
        page, _, _ = open_file(browser, files["district"], size)
        boxes = [side.bounding_box() for side in page.locator("#e-statement-2020-11-09 .side").all()]
        first, second = (box for box in boxes if box)
        assert (first["y"] == second["y"]) == beside
        page.context.close()


@pytest.mark.parametrize(("name", "least", "most"), [("district", 4, 6), ("region", 5, 7), ("range", 6, 8)])
def test_it_prints_on_a_few_pages_of_a4(
    browser: Browser, files: dict[str, Path], name: str, least: int, most: int
) -> None:
    page, _, _ = open_file(browser, files[name], DESKTOP)
    printed = page.pdf(prefer_css_page_size=True)
    page.context.close()
    pages = re.findall(rb"/Type\s*/Page\b(?!s)", printed)
    assert least <= len(pages) <= most
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", printed)
    assert boxes
    for width, height in boxes:
        assert [float(width), float(height)] == pytest.approx(A4, abs=1)


def test_paper_keeps_events_and_rows_whole_and_colours_and_hatches(
    browser: Browser, files: dict[str, Path]
) -> None:
    page, _, _ = open_file(browser, files["range"], DESKTOP)
    page.emulate_media(media="print")
    found = page.evaluate(
        """() => ['.event', 'tr', 'figure', '.sources li'].map(
            one => getComputedStyle(document.querySelector(one)).breakInside)"""
    )
    assert found == ["avoid"] * 4
    assert page.locator("body").evaluate("one => getComputedStyle(one).printColorAdjust") == "exact"
    assert page.locator(".key").first.is_hidden()
    assert page.locator(".sources .address").first.inner_text().startswith("http")
    page.context.close()
