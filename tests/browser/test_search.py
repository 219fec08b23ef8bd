"""The search field as a reader uses it: what it finds, where that leads, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, expect

from tests.conftest import Opened

Visit = Callable[..., Opened]


def field(opened: Opened) -> Locator:
    return opened.page.get_by_role("searchbox", name="Search events, places, people and articles")


def found(opened: Opened) -> Locator:
    return opened.page.locator(".found-list a")


def asked(opened: Opened) -> dict[str, list[str]]:
    return parse_qs(urlsplit(opened.page.url).query)


def test_typing_satellite_finds_the_images_and_goes_there(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-18")
    field(opened).click()
    opened.page.keyboard.type("satellite")
    expect(found(opened)).to_have_text(
        [
            "The company Azercosmos publishes satellite images of Kalbajar district. "
            "Kalbajar 25 November 2020",
            "[Satellite images of Kalbajar] article Trend, 25 November 2020",
        ]
    )
    expect(opened.page.get_by_role("status").filter(has_text="2 results")).to_be_visible()
    assert asked(opened) == {"date": ["2020-11-18"], "q": ["satellite"]}
    found(opened).first.click()
    opened.wait_for_date("2020-11-25")
    expect(opened.notes_head()).to_have_text("Kalbajar")
    expect(opened.page.locator(".found")).to_be_hidden()
    expect(field(opened)).to_have_value("")
    event = {"date": ["2020-11-25"], "district": ["AZ-KAL"], "event": ["satellite-images-2020-11-25"]}
    opened.page.wait_for_url(lambda url: "event=" in url)
    assert asked(opened) == event
    opened.page.go_back()
    expect(found(opened)).to_have_count(2)
    assert opened.errors == []
    assert opened.foreign == []


@pytest.mark.parametrize("text", ["Гёйгёль", "Göygöl", "Xanlar"])
def test_a_name_in_any_spelling_finds_the_district(server: str, visit: Visit, text: str) -> None:
    opened = visit(f"{server}/?date=2020-11-18&q={text}")
    expect(found(opened).first).to_have_text("Goygol district 1 event in the district")
    found(opened).first.click()
    expect(opened.notes_head()).to_have_text("Goygol")
    # The day is the reader's own.
    assert opened.date() == "2020-11-18"
    opened.page.wait_for_url(f"{server}/?date=2020-11-18&district=AZ-GYG")


@pytest.mark.parametrize("text", ["25 November", "2020-11-25", "Nov 25, 2020"])
def test_a_day_is_found_and_opened(server: str, visit: Visit, text: str) -> None:
    opened = visit(f"{server}/?date=2020-11-18")
    field(opened).fill(text)
    expect(found(opened).first).to_contain_text("25 November 2020")
    found(opened).first.click()
    opened.wait_for_date("2020-11-25")
    expect(opened.notes_head()).to_have_text("The region on 25 November 2020")


def test_a_day_long_before_the_slider_opens_in_the_chronology(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-18&q=1993-04-03")
    found(opened).first.click()
    opened.wait_for_date("1993-04-03")


def test_people_and_articles_are_found(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-18&q=Gafarova")
    speaking = opened.page.get_by_role("link", name="speaks in 4 events")
    expect(speaking).to_contain_text("Sahiba Gafarova, Speaker of the parliament of Azerbaijan")
    speaking.click()
    opened.wait_for_date("2020-11-25")
    expect(opened.page.get_by_role("button", name="Clock and filters: 1 filter on")).to_be_visible()
    field(opened).fill("broadcast")
    article = found(opened).filter(has_text="A French broadcast on Kalbajar")
    assert article.get_attribute("href") == "./sources?source=trend-3340347"
    article.click()
    expect(opened.page.get_by_role("heading", name="A French broadcast on Kalbajar")).to_be_visible()


def test_what_the_filter_hides_is_found_and_shown_without_it(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-25&kinds=deadline&q=satellite")
    found(opened).first.click()
    expect(opened.page.locator('article[data-event="satellite-images-2020-11-25"]')).to_be_visible()
    assert "kinds" not in asked(opened)


def test_results_are_walked_through_by_keyboard(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-18")
    field(opened).focus()
    opened.page.keyboard.type("Lachin")
    opened.page.keyboard.press("Enter")
    expect(found(opened).first).to_be_visible()
    opened.page.keyboard.press("ArrowDown")
    expect(found(opened).first).to_be_focused()
    opened.page.keyboard.press("ArrowDown")
    expect(found(opened).nth(1)).to_be_focused()
    opened.page.keyboard.press("ArrowUp")
    opened.page.keyboard.press("ArrowUp")
    expect(field(opened)).to_be_focused()
    opened.page.keyboard.press("Tab")
    expect(found(opened).first).to_be_focused()
    opened.page.keyboard.press("Enter")
    expect(opened.notes_head()).to_have_text("Lachin")


def test_escape_ends_the_search_and_a_click_elsewhere_closes_the_list(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-18&q=Lachin")
    expect(found(opened).first).to_be_visible()
    opened.page.locator(".page-head h1").click()
    expect(found(opened).first).to_be_hidden()
    field(opened).focus()
    expect(found(opened).first).to_be_visible()
    opened.page.keyboard.press("Escape")
    expect(found(opened).first).to_be_hidden()
    expect(field(opened)).to_have_value("")
    expect(field(opened)).to_be_focused()
    opened.page.wait_for_url(f"{server}/?date=2020-11-18")


def test_a_hostile_query_stays_text(server: str, visit: Visit) -> None:
    text = '"><img src=x onerror=alert(1)>'
    opened = visit(f"{server}/?date=2020-11-18")
    field(opened).fill(text)
    expect(opened.page.locator(".found .result-count")).to_have_text("Nothing found in these sources")
    expect(opened.page.locator(".found")).to_contain_text("a day may be written 2020-11-25")
    assert opened.page.locator(".found img").count() == 0
    assert opened.errors == []


def test_the_server_hears_nothing_of_steps_while_results_stand(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-18&q=Lachin")
    expect(found(opened).first).to_be_visible()
    opened.slide("ArrowRight", 2)
    opened.wait_for_date("2020-11-20")
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-20&q=Lachin")
    expect(found(opened).first).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390, 820, 1366])
def test_field_and_results_fit_any_width(server: str, visit: Visit, width: int) -> None:
    opened = visit(f"{server}/?date=2020-11-18&q=Kalbajar", (width, 800))
    expect(found(opened).first).to_be_visible()
    for part in (field(opened), opened.page.locator(".found")):
        box = part.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    # The field lies over nothing else of the head.
    above = opened.page.evaluate(
        """() => { const box = document.querySelector(".search input").getBoundingClientRect();
        return [0.02, 0.5, 0.98].map((part) =>
          document.elementFromPoint(box.left + box.width * part, box.top + box.height / 2)?.type); }"""
    )
    assert above == ["search"] * 3
