"""What a journalist asks, answered on the real page in as few clicks as promised: each test counts them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from playwright.sync_api import Locator, expect

from tests.conftest import Opened
from tests.helpers.specimens import ARTICLES, NO_ARTICLES

Visit = Callable[..., Opened]
EPOCH = date(1970, 1, 1)
ARTICLE = "http://www.today.az/news/politics/200841.html"


@dataclass
class Reader:
    """One who opens the page as it opens, and clicks."""

    opened: Opened
    clicks: int = 0

    def click(self, target: Locator) -> None:
        target.click()
        self.clicks += 1

    @property
    def notes(self) -> Locator:
        return self.opened.page.locator(".st-key-notes")

    def note(self, event: str) -> Locator:
        return self.opened.page.locator(f'article[data-event="{event}"]')

    def mark(self, day: str) -> Locator:
        """Return what stands below a day of the axis: the mark of an event, or the span up to a deadline."""
        number = (date.fromisoformat(day) - EPOCH).days
        return self.opened.page.locator(f'.st-key-date button[data-day="{number}"]').first

    def district(self, name: str) -> Locator:
        return self.opened.page.locator(".st-key-chooser").get_by_role("radio", name=name, exact=True)


@pytest.fixture
def reader(server: str, visit: Visit) -> Reader:
    return Reader(visit(server, permissions=["clipboard-read", "clipboard-write"]))


def test_what_happened_on_20_november(reader: Reader) -> None:
    reader.click(reader.mark("2020-11-20"))
    expect(reader.opened.notes_head()).to_have_text("The region on 20 November 2020")
    expect(reader.note("entry-agdam-2020-11-20")).to_contain_text("Azerbaijani units enter Agdam district.")
    assert reader.clicks == 1


def test_was_the_deadline_of_kalbajar_moved(reader: Reader) -> None:
    reader.click(reader.district("Kalbajar"))
    expect(reader.notes.locator("dl")).to_contain_text(
        "15 November 2020; moved on a date these sources do not give"
    )
    assert reader.clicks == 1


def test_what_of_lachin_after_1_december(reader: Reader) -> None:
    reader.click(reader.district("Lachin"))
    expect(reader.opened.notes_head()).to_have_text("Lachin")
    # The last day of the axis, where the rail ends.
    rail = reader.opened.page.locator(".axis-range")
    box = rail.bounding_box()
    assert box is not None
    rail.click(position={"x": box["width"] - 4, "y": box["height"] / 2})
    reader.clicks += 1
    reader.opened.wait_for_date("2020-12-05")
    expect(reader.notes.locator(".state")).to_have_text(
        "Deadline of 1 December 2020 passed, outcome not reported in these sources"
    )
    assert reader.clicks == 2


def test_who_contradicts_whom_on_the_roads(reader: Reader) -> None:
    reader.click(reader.opened.page.get_by_role("link", name="Disagreements"))
    note = reader.note("engineering-kalbajar-2020-11-25")
    expect(note.locator(".at-issue")).to_have_text(
        "The accounts differ on the state of the roads and of mine clearance."
    )
    sides = note.locator(".side")
    expect(sides.nth(0)).to_contain_text("Vagif Dargahli, spokesman of Azerbaijan's Ministry of Defence")
    expect(sides.nth(1)).to_contain_text("Ministry of Defence of Azerbaijan, in a machine translation")
    expect(note).to_contain_text("Both sides are the words of: Ministry of Defence of Azerbaijan.")
    assert reader.clicks <= 2


def open_movement(reader: Reader) -> Locator:
    """Click the arrow from Toghana; return the note of its movement."""
    arrow = reader.opened.frame.locator('path[data-route="movement-toghana-kalbajar-2020-11-25"]')
    # The middle of a bow is not that of its box.
    x, y = arrow.evaluate(
        """(path) => {
          const middle = path.getPointAtLength(path.getTotalLength() / 2);
          const { x, y } = middle.matrixTransform(path.getScreenCTM());
          return [x, y];
        }"""
    )
    reader.opened.map.click(position={"x": x, "y": y})
    reader.clicks += 1
    note = reader.note("movement-toghana-kalbajar-2020-11-25")
    # The note of the day before the click is there, too, and open: the one that the click brings is marked.
    expect(note).to_contain_class("linked")
    expect(note.locator("details").first).to_have_attribute("open", "")
    return note


def test_the_sentence_behind_the_movement_from_toghana_at_its_publisher(reader: Reader) -> None:
    note = open_movement(reader)
    expect(note.locator(".place")).to_have_text(
        "paragraph 1, “The military vehicles of … Dargahli said, Trend reports”"
    )
    link = note.get_by_role("link", name="Open the article at this passage")
    fragment = "#:~:text=The%20military%20vehicles%20of,Dargahli%20said%2C%20Trend%20reports"
    assert link.get_attribute("href") == ARTICLE + fragment
    # The test leaves the publisher alone.
    context = reader.opened.page.context
    context.route("http://www.today.az/**", lambda route: route.fulfill(body="The article."))
    with context.expect_page() as opening:
        reader.click(link)
    expect(opening.value).to_have_url(ARTICLE)
    assert reader.clicks == 2


@pytest.mark.skipif(not ARTICLES.is_dir(), reason=NO_ARTICLES)
def test_the_sentence_behind_the_movement_from_toghana_with_the_texts_at_hand(
    serve_collection: Callable[..., str], visit: Visit
) -> None:
    reader = Reader(visit(serve_collection(None, ARTICLES)))
    note = open_movement(reader)
    reader.click(note.locator(".passage-text summary"))
    expect(note.locator("blockquote mark")).to_contain_text("Toghana")
    assert reader.clicks == 2


def test_a_citation_of_it_in_the_clipboard(reader: Reader) -> None:
    note = open_movement(reader)
    reader.click(note.get_by_role("button", name="Copy citation"))
    expect(note.get_by_role("button", name="Copied")).to_be_visible()
    copied = reader.opened.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Today.az, undated, by Trend: [Military vehicles on the way to Kalbajar")
    assert "#:~:text=" in copied
    assert reader.clicks <= 3


def test_the_view_in_the_clipboard(reader: Reader) -> None:
    reader.click(reader.district("Kalbajar"))
    expect(reader.opened.notes_head()).to_have_text("Kalbajar")
    page = reader.opened.page
    for name, begins in (
        ("Copy link", page.url),
        (
            "Copy citation of this view",
            f"Handover Map, collection 1.0.0: Kalbajar on 25 November 2020. {page.url}",
        ),
        ("Copy as a frame", f'<iframe src="{page.url}&amp;embed=true" title="Handover Map"'),
    ):
        button = reader.notes.get_by_role("button", name=name, exact=True).element_handle()
        button.click()
        page.wait_for_function("(button) => button.textContent === 'Copied'", arg=button)
        assert page.evaluate("navigator.clipboard.readText()").startswith(begins)


def test_the_15th_against_the_25th(reader: Reader) -> None:
    page = reader.opened.page
    reader.click(reader.mark("2020-11-15"))
    reader.opened.wait_for_date("2020-11-15")
    reader.click(page.get_by_role("button", name="Compare with another day"))
    comparison = page.locator(".comparison")
    expect(comparison.locator("h2")).to_have_text("15 November 2020 and 25 November 2020 compared")
    expect(comparison.locator(".changes > li")).to_have_count(2)
    kalbajar = comparison.locator(".changes > li").filter(has_text="Kalbajar")
    expect(kalbajar).to_contain_text("Handover due by 25 November 2020 (moved from 15 November 2020)")
    expect(kalbajar).to_contain_text("Reported: Azerbaijani units entered")
    assert reader.clicks == 2


def test_satellite_is_found_by_one_click_and_typing(reader: Reader) -> None:
    field = reader.opened.page.get_by_role("searchbox")
    reader.click(field)
    reader.opened.page.keyboard.type("satellite")
    result = reader.opened.page.locator(".found a").first
    expect(result).to_contain_text("Azercosmos")
    expect(result).to_contain_text("25 November 2020")
    assert reader.clicks == 1


@pytest.mark.parametrize("page", ["sources", "disagreements"])
def test_the_search_on_the_other_pages_leads_to_the_map(server: str, visit: Visit, page: str) -> None:
    opened = visit(f"{server}/{page}", has_map=False)
    opened.page.get_by_role("searchbox").fill("satellite")
    opened.page.locator(".found a").first.click()
    opened.wait_for_date("2020-11-25")
    expect(opened.page.locator('article[data-event="satellite-images-2020-11-25"].linked')).to_be_visible()
    opened.page.go_back()
    expect(opened.page).to_have_url(f"{server}/{page}")
