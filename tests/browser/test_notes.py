"""The page as a reader uses it, in a real browser against a real server: districts, notes, address, table."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from geo.shapes.outlines import bounds_of, load_shapes, points_of
from tests.conftest import AXIS, PHONE, Opened

Visit = Callable[..., Opened]
NAMES = {
    "AZ-KAL": "Kalbajar",
    "AZ-AGM": "Agdam",
    "AZ-LAC": "Lachin",
    "AZ-TOV": "Tovuz",
    "AZ-GYG": "Goygol",
    "AZ-DAS": "Dashkasan",
}


@pytest.mark.parametrize("size", [(1366, 768), PHONE], ids=["desktop", "phone"])
def test_a_click_on_each_district_opens_its_notes(server: str, visit: Visit, size: tuple[int, int]) -> None:
    opened = visit(f"{server}/?date=2020-11-24", size)
    places = points_of(load_shapes())
    for code, name in NAMES.items():
        x, y = opened.map.evaluate(
            """(map, place) => {
                const point = window.map.latLngToContainerPoint(place);
                return [point.x, point.y];
            }""",
            places[code],
        )
        opened.map.click(position={"x": x, "y": y})
        expect(opened.notes_head()).to_have_text(name)
        expect(opened.frame.locator("path.selected")).to_have_attribute("data-district", code)
        expect(opened.page).to_have_url(f"{server}/?date=2020-11-24&district={code}")
    assert opened.errors == []


def test_a_second_click_and_a_click_elsewhere_choose_none(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-24")
    for _ in range(2):
        opened.frame.locator("path.AZ-AGM").click()
        expect(opened.notes_head()).to_have_text("Agdam")
        opened.frame.locator("path.AZ-AGM").click()
        expect(opened.notes_head()).to_have_text("The region on 24 November 2020")
    opened.frame.locator("path.AZ-AGM").click()
    expect(opened.notes_head()).to_have_text("Agdam")
    opened.map.click(position={"x": 700, "y": 330})
    expect(opened.notes_head()).to_have_text("The region on 24 November 2020")
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-24")


def test_a_district_is_reached_and_chosen_by_keyboard(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-24")
    lachin = opened.frame.get_by_role("button", name="Lachin: Handover due by 1 December 2020, 7 days left")
    lachin.focus()
    opened.page.keyboard.press("Enter")
    expect(opened.notes_head()).to_have_text("Lachin")
    expect(lachin).to_have_attribute("aria-pressed", "true")


def test_a_district_is_chosen_by_its_name_beside_the_map(server: str, visit: Visit) -> None:
    opened = visit(server)
    opened.page.locator(".st-key-chooser").get_by_role("radio", name="Tovuz").click()
    expect(opened.notes_head()).to_have_text("Tovuz")
    expect(opened.frame.locator("path.selected")).to_have_attribute("data-district", "AZ-TOV")


def test_notes_show_state_deadlines_and_what_they_rest_on(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-18&district=AZ-KAL")
    facts = opened.page.locator(".notes-head dl")
    expect(facts).to_contain_text("25 November 2020")
    expect(facts).to_contain_text("15 November 2020; moved on a date these sources do not give")
    events = opened.page.locator(".st-key-notes article.event").evaluate_all(
        "events => events.map(event => event.dataset.event)"
    )
    assert events == [
        "statement-2020-11-09",
        "extension-kalbajar-2020-11-25",
        "deadline-kalbajar-2020-11-15",
        "kalbajar-capture-1993",
        "kalbajar-displaced-1993",
    ]


def test_every_account_leads_to_its_article_in_a_new_tab(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-12-05")
    links = opened.page.locator(".st-key-notes .sources a[target=_blank]").evaluate_all(
        "links => links.map(link => [link.href, link.target, link.rel])"
    )
    accounts = sum(len(event["accounts"]) for event in listed(opened))
    assert len(links) == accounts
    assert {target for _, target, _ in links} == {"_blank"}
    assert all("noopener" in rel for _, _, rel in links)
    assert {href.split("#")[0] for href, _, _ in links} == {
        "http://www.today.az/news/politics/200841.html",
        "https://en.trend.az/azerbaijan/politics/3339912.html",
        "https://en.trend.az/azerbaijan/politics/3340347.html",
        "https://world-today-news.com/?p=1098273",
        "https://en.trend.az/azerbaijan/karabakh/3339845.html",
    }
    assert all(unquote(href).count("#:~:text=") == 1 for href, _, _ in links)


def listed(opened: Opened) -> list[dict[str, list[str]]]:
    """Return the events as the page's own GeoJSON holds them."""
    opened.page.locator(".st-key-table_tools button").click()
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name="Download GeoJSON").click()
    opened.page.keyboard.press("Escape")
    features = json.loads(Path(download.value.path()).read_text("utf-8"))["features"]
    return [feature["properties"] for feature in features]


def test_accounts_that_differ_are_marked(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-25&district=AZ-KAL")
    event = opened.page.locator('article[data-event="engineering-kalbajar-2020-11-25"]')
    expect(event.locator("summary")).to_have_text("2 origins, 3 articles, 2 speakersaccounts differ")
    expect(event.locator("li.account")).to_have_count(3)
    expect(event.locator("li.account.differs")).to_contain_text("already been cleared of mines")


def test_a_link_opens_just_that_view(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-26&district=AZ-AGM&clock=reported&kinds=entry,deadline&lang=az")
    assert opened.date() == "2020-11-26"
    expect(opened.notes_head()).to_have_text("Agdam")
    kinds = set(opened.page.locator(".st-key-notes .kind").all_inner_texts())
    assert kinds == {"entry", "deadline"}
    assert opened.frame.locator(".district-name.AZ-AGM span").first.inner_text() == "Ağdam"
    expect(opened.page.locator(".st-key-notes")).to_contain_text("By what had been reported")


def test_by_what_had_been_reported_nothing_is_known_on_the_20th(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-20&clock=reported")
    assert set(opened.classes().values()) == {"none"}
    expect(opened.page.locator(".st-key-notes article.event")).to_have_count(0)
    expect(opened.page.locator(".st-key-notes")).to_contain_text("is of 25 November 2020")


def test_a_wrong_address_is_answered_with_a_message_and_the_default(server: str, visit: Visit) -> None:
    wrong = "?date=2020-02-31&district=XX&clock=sun&kinds=entry,war&lang=<script>alert(1)</script>"
    opened = visit(f"{server}/{wrong}")
    messages = opened.page.locator(".faults li")
    expect(messages).to_have_count(5)
    assert [line.split(" in the address")[0] for line in sorted(messages.all_inner_texts())] == [
        "clock='sun'",
        "date='2020-02-31'",
        "district='XX'",
        "kinds='war'",
        "lang='<script>alert(1)</script>'",
    ]
    assert opened.date() == "2020-11-25"
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-25&kinds=entry")
    opened.slide("ArrowLeft")
    expect(messages).to_have_count(0)
    assert opened.errors == []


def test_the_whole_view_fits_a_small_desktop(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-18&district=AZ-KAL", (1366, 768))
    for part in (".st-key-date", ".st-key-map", ".st-key-notes"):
        box = opened.page.locator(part).bounding_box()
        assert box is not None
        assert box["y"] >= 0, part
        assert box["y"] + box["height"] <= 768, part


def test_on_a_phone_slider_map_and_notes_follow_each_other(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-18&district=AZ-KAL", PHONE)
    boxes = [
        opened.page.locator(part).bounding_box() for part in (".st-key-date", ".st-key-map", ".st-key-notes")
    ]
    tops = [box["y"] for box in boxes if box]
    assert len(tops) == 3
    assert tops == sorted(tops)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    shown = opened.map.evaluate(
        "(_, bounds) => window.map.getBounds().contains(bounds)", bounds_of(load_shapes())
    )
    assert shown is True


def test_one_filter_holds_for_notes_axis_table_and_downloads(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-25")
    rows = opened.page.locator(".st-key-table tbody tr")
    expect(rows).to_have_count(33)
    opened.page.locator(".st-key-filters button").click()
    kinds = opened.page.get_by_role("combobox", name="Kinds of events", exact=True)
    kinds.press_sequentially("extension")
    opened.page.get_by_role("option", name="extension").click()
    # The list of kinds stays open over what is below it.
    opened.page.keyboard.press("Tab")
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text("by 25 November 2020; decided on a date these sources do not give")
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-25&kinds=extension")
    expect(opened.page.locator(".st-key-filters button")).to_contain_text("Clock and filters: 1 filter on")
    assert opened.page.locator(AXIS).get_attribute("aria-valuetext") == "Wednesday 25 November 2020, 1 event"
    opened.page.keyboard.press("Escape")
    opened.page.locator(".st-key-table_tools button").click()
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name="Download CSV").click()
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as file:
        records = list(csv.DictReader(file))
    assert [(row["id"], row["when"], row["source"], row["version"]) for row in records] == [
        ("extension-kalbajar-2020-11-25", "/2020-11-25", "world-today-news-1098273", "1.0.0")
    ]


def test_a_filter_says_how_many_events_it_hides_and_shows_them(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-20&kinds=movement")
    day = opened.page.locator(".notes-day")
    expect(day).to_contain_text("On this day (0)")
    expect(day).to_contain_text("Nothing that the filter lets through.")
    hidden = day.locator(".hidden-by-filter").first
    expect(hidden).to_contain_text("2 events are hidden by the filter.")
    hidden.get_by_role("button", name="Show all events").focus()
    opened.page.keyboard.press("Enter")
    expect(day).to_contain_text("On this day (2)")
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-20")
    expect(opened.page.locator(".hidden-by-filter")).to_have_count(0)


def test_with_deadlines_alone_the_moved_one_is_shown_on_its_day(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-25&kinds=deadline")
    expect(opened.page.locator(".notes-day .event")).to_have_count(1)
    expect(opened.page.locator(".notes-day .event")).to_contain_text("is moved from 15 to 25 November 2020")


def test_a_row_of_the_table_opens_its_event_on_the_map(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-25&lang=az")
    row = opened.page.locator(".st-key-table tbody tr", has_text="Azerbaijani units enter Agdam district")
    row.locator("a").first.click()
    opened.wait_for_date("2020-11-20")
    expect(opened.page.locator(".event.linked")).to_have_attribute("data-event", "entry-agdam-2020-11-20")
    expect(opened.page).to_have_url(re.compile("lang=az"))
