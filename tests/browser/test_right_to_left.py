"""The interface in a language written from right to left: language, direction, axis and marks follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from events.words import catalogue
from events.words.catalogue import language
from tests.browser.test_sizes import OUTSIDE, resize
from tests.conftest import DESKTOP, PHONE, Opened, serve
from tests.helpers.published import publish_one
from tests.helpers.right_to_left import WORDS, write_catalogues

Visit = Callable[..., Opened]
# In which language and direction a document is, by what it says and by how it is laid out.
SPOKEN = """() => {
  const { lang, dir } = document.documentElement;
  return [lang, dir, getComputedStyle(document.body).direction];
}"""
# Where the handle of the rail and the marks of the day below it stand: its middle, and theirs.
STANDS = """(day) => {
  const range = document.querySelector(".axis-range");
  const { left, right, width } = range.getBoundingClientRect();
  const share = Number(range.value) / Number(range.max);
  const isMirrored = getComputedStyle(range).direction === "rtl";
  const along = 9 + (width - 18) * share;
  const marks = [...document.querySelectorAll(`.axis-cell [data-day="${day}"]`)].map((one) => {
    const box = one.parentElement.getBoundingClientRect();
    return (box.left + box.right) / 2;
  });
  return [isMirrored, isMirrored ? right - along : left + along, marks];
}"""
# 20 November 2020, in days since 1970.
DAY = 18586


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_catalogues(tmp_path_factory.mktemp("catalogues"))


@pytest.fixture(scope="module")
def arabic(folder: Path) -> Iterator[str]:
    yield from serve(variables={"HANDOVER_LANGUAGE": "ar", "HANDOVER_CATALOGUES": str(folder)})


def check_axis(page: Page) -> None:
    """The axis runs from right to left, marks stand under the handle, and arrows lead where they point."""
    rail = page.locator(".axis-range")
    expect(rail).to_have_attribute("data-day", "2020-11-20")
    # The arrow of the button for an earlier event points there.
    expect(page.locator(".axis-previous span")).to_have_css("transform", "matrix(-1, 0, 0, 1, 0, 0)")
    is_mirrored, handle, marks = page.evaluate(STANDS, DAY)
    assert is_mirrored
    assert marks
    assert marks == pytest.approx([handle] * len(marks), abs=3)
    box = rail.bounding_box()
    assert box is not None
    # Days that come later stand further to the left.
    page.mouse.click(handle - 2 * (box["width"] - 18) / 34, box["y"] + box["height"] / 2)
    expect(rail).to_have_attribute("data-day", "2020-11-22")
    rail.press("ArrowLeft")
    expect(rail).to_have_attribute("data-day", "2020-11-23")
    rail.press("ArrowRight")
    expect(rail).to_have_attribute("data-day", "2020-11-22")


def test_the_page_in_arabic_runs_from_right_to_left(arabic: str, visit: Visit) -> None:
    opened = visit(f"{arabic}/?date=2020-11-20&district=AZ-KAL", locale="ar")
    page, words = opened.page, WORDS["ar"]
    assert [frame.evaluate(SPOKEN) for frame in page.frames] == [["ar", "rtl", "rtl"]] * 2
    expect(page.locator(".axis-play")).to_contain_text(words["Play"])
    expect(opened.frame.locator(".legend summary")).to_have_text(words["Legend"])
    expect(page.locator(".the-day")).to_contain_text("نوفمبر")
    # A name in letters that run the other way stands where the page's lines begin.
    expect(page.locator(".st-key-notes h2")).to_have_css("direction", "ltr")
    expect(page.locator(".st-key-notes h2")).to_have_css("text-align", "right")
    check_axis(page)
    opened.wait_for_date("2020-11-22")
    drawn, notes = (page.locator(part).bounding_box() for part in (".st-key-map iframe", ".st-key-notes"))
    assert drawn is not None
    assert notes is not None
    assert notes["x"] + notes["width"] <= drawn["x"]
    for size in (PHONE, DESKTOP):
        resize(page, size)
        assert page.evaluate(OUTSIDE) == []
        assert page.evaluate("() => document.documentElement.scrollWidth") <= size[0]
    for other in ("sources", "disagreements"):
        page.goto(f"{arabic}/{other}")
        page.locator(".page-foot").wait_for(state="attached")
        assert page.evaluate(SPOKEN) == ["ar", "rtl", "rtl"]
        assert page.evaluate(OUTSIDE) == []
    assert [one for one in opened.errors if "404" not in one] == []


@pytest.mark.parametrize("tag", ["fa", "he"])
def test_a_published_file_in_persian_or_hebrew_runs_from_right_to_left(
    folder: Path, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tag: str
) -> None:
    monkeypatch.setattr(catalogue, "_folders", [folder])
    catalogue._translations.cache_clear()
    with language(tag):
        path = publish_one(tmp_path / "map.html")
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale=tag)
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto(f"{path.as_uri()}#date=2020-11-20")
    page.locator(".part-map[data-date='2020-11-20']").wait_for()
    assert page.evaluate(SPOKEN) == [tag, "rtl", "rtl"]
    expect(page.locator(".axis-play")).to_contain_text(WORDS[tag]["Play"])
    check_axis(page)
    page.locator(".part-map[data-date='2020-11-22']").wait_for()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 1366
    context.close()
    catalogue._translations.cache_clear()
