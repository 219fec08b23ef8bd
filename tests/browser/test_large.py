"""A collection of thousands of events over years, as a file of columns, on the real page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect
from tests.browser.test_follow import COMPARE

from events.model import CONTROLS
from events.records.collection import load_collection
from events.timeline.timeline import Timeline
from tests.conftest import Opened, serve
from tests.helpers.specimens_large import make_large, write_large

Visit = Callable[..., Opened]
DAY = "2019-03-01"
HEADINGS = """() => {
  window.headings = [];
  const read = () => {
    const day = JSON.parse(document.querySelector(".the-day").dataset.view).date;
    if (day !== window.headings.at(-1)) window.headings.push(day);
  };
  const options = { subtree: true, attributes: true, attributeFilter: ["data-view"] };
  new MutationObserver(read).observe(document.body, options);
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("large")
    return write_large(place, make_large(events=3_000, districts=40, years=8))


@pytest.fixture(scope="module")
def large(folder: Path) -> Iterator[str]:
    yield from serve(folder)


@pytest.fixture(scope="module")
def timeline(folder: Path) -> Timeline:
    held = load_collection(folder)
    assert held.settings is not None
    return Timeline(held.events)


def test_of_many_days_the_browser_is_told_those_on_either_side(large: str, visit: Visit) -> None:
    opened = visit(f"{large}/?date={DAY}")
    place = opened.page.locator(".told[data-near]")
    address, begin = place.get_attribute("data-near"), place.get_attribute("data-from")
    assert begin == "2019-02-05"
    with urlopen(f"{large}/{address}&date={begin}") as answer:  # noqa: S310 - our own server
        near = json.load(answer)
    told = list(near["days"])
    assert (told[0], told[-1], len(told)) == ("2019-02-05", "2019-03-25", 49)
    assert near["ends"] == [False, False]


def test_more_days_are_asked_for_before_the_known_ones_end(large: str, visit: Visit) -> None:
    opened = visit(f"{large}/?date={DAY}")
    opened.page.wait_for_timeout(1_000)
    asked: list[str] = []
    opened.page.on("request", lambda request: asked.append(request.url.partition("&date=")[2]))
    # Twelve days before the end of the known ones the next are asked for.
    for day, wanted in (("2019-03-12", []), ("2019-03-16", ["2019-02-20"])):
        opened.slide("ArrowRight", 11 if not wanted else 4)
        expect(opened.page).to_have_url(f"{large}/?date={day}")
        opened.page.wait_for_timeout(1_000)
        assert [one for one in asked if one] == wanted


def test_a_step_through_years_is_one_day_and_the_map_agrees_with_the_records(
    large: str, timeline: Timeline, visit: Visit
) -> None:
    opened = visit(f"{large}/?date={DAY}")
    slider = opened.page.locator(".st-key-date input")
    slider.focus()
    opened.page.keyboard.press("ArrowRight")
    expect(opened.frame.locator("#map_div")).to_have_attribute("data-date", "2019-03-02")
    expect(opened.notes_head()).to_have_text("The region on 2 March 2019")
    expect(opened.page).to_have_url(f"{large}/?date=2019-03-02")
    told = [CONTROLS[number] for number in timeline.controls(date(2019, 3, 2)).tolist()]
    assert opened.classes() == dict(zip(timeline.columns.codes, told, strict=True))
    assert opened.errors == []


def test_many_districts_are_counted_by_what_holds_in_them(
    large: str, timeline: Timeline, visit: Visit
) -> None:
    opened = visit(f"{large}/?date={DAY}")
    found = timeline.controls(date(2019, 3, 1)).tolist()
    shown = opened.page.locator(".notes-head .counts b").all_inner_texts()
    assert shown == [str(found.count(number)) for number in range(len(CONTROLS)) if number in found]


def test_a_district_is_chosen_from_a_list_and_its_events_are_counted(
    large: str, timeline: Timeline, visit: Visit
) -> None:
    opened = visit(f"{large}/?date={DAY}")
    opened.page.locator(".st-key-chooser").get_by_role("combobox").fill("District 17")
    opened.page.get_by_role("option", name="District 17", exact=True).click()
    expect(opened.notes_head()).to_have_text("District 17")
    expect(opened.frame.locator("path.selected")).to_have_attribute("data-district", "XX-0017")
    told = timeline.rows_on(date(2019, 3, 1), district="XX-0017")
    headings = opened.page.locator(".st-key-notes .notes-part")
    expect(headings).to_have_text(
        [f"On this day ({len(told.of_day)})", f"Up to this day ({len(told.earlier)})"]
    )


def test_notes_that_are_too_many_are_counted(large: str, timeline: Timeline, visit: Visit) -> None:
    opened = visit(f"{large}/?date={DAY}")
    earlier = len(timeline.rows_on(date(2019, 3, 1)).earlier)
    assert earlier > 1_000
    told = f"and {earlier - 15:,} more: choose a district, or look in the table below."
    expect(opened.page.locator(".st-key-notes")).to_contain_text(told)


def test_the_table_turns_its_pages(large: str, visit: Visit) -> None:
    opened = visit(f"{large}/?date={DAY}")
    table = opened.page.locator(".st-key-table")
    expect(table.locator("tbody tr")).to_have_count(100)
    first = table.locator("tbody tr").first.inner_text()
    table.get_by_label("Page, of 30: 100 rows each of 3,000 events").fill("30")
    opened.page.keyboard.press("Enter")
    expect(table.locator("tbody tr").first).not_to_have_text(first)
    expect(table.locator("tbody tr")).to_have_count(100)
    assert opened.errors == []


def test_the_axis_tells_how_many_events_there_are(large: str, visit: Visit) -> None:
    opened = visit(f"{large}/?date={DAY}")
    bars = opened.page.locator(".st-key-timeline .bar")
    counted = bars.evaluate_all(
        "(bars) => bars.map((bar) => Number(/([\\d,]+) events?$/.exec(bar.title)[1].replace(',', '')))"
    )
    assert sum(counted) == 3_000


def test_years_are_played_day_by_day_between_what_the_server_is_told(large: str, visit: Visit) -> None:
    opened = visit(f"{large}/?date={DAY}")
    opened.page.evaluate(COMPARE)
    opened.page.evaluate(HEADINGS)
    opened.page.locator(".st-key-speed input").click()
    opened.page.get_by_role("option", name="30 steps/s", exact=True).click()
    expect(opened.page.locator(".st-key-speed [data-stale=true]")).to_have_count(0)
    opened.page.get_by_role("button", name="▶ Play").click()
    told = "() => new Set(window.compared.map(([shown]) => shown)).size > 30"
    opened.page.wait_for_function(told)
    opened.page.get_by_role("button", name="⏸ Pause").click()
    shown = [date.fromisoformat(one) for one, _ in opened.page.evaluate("window.compared")]
    assert shown == [date(2019, 3, 2) + timedelta(days=number) for number in range(len(shown))]
    # The server is told of some of the days only: those that the heading has shown.
    assert len(shown) > 30
    assert opened.page.evaluate("window.headings.length") < len(shown) / 2
