"""A collection of thousands of events over years, as a file of columns, on the real page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from events.model import CONTROLS
from events.records.collection import load_collection
from events.timeline.timeline import Timeline
from tests.conftest import AXIS, COMPARE, Opened, serve
from tests.helpers.specimens_large import make_large, write_large

Visit = Callable[..., Opened]
DAY = "2019-03-01"


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


def test_blocks_are_fetched_as_the_axis_comes_near_them(large: str, visit: Visit) -> None:
    requested: list[str] = []

    def note(page: Page) -> None:
        page.on("request", lambda request: requested.append(request.url.rpartition("&block=")[2]))

    opened = visit(f"{large}/?date={DAY}", before=note)
    opened.page.wait_for_function(
        "() => performance.getEntriesByType('resource').some(({ name }) => name.includes('&block='))"
    )
    opened.slide("ArrowRight", 20)
    expect(opened.notes_head()).to_have_text("The region on 21 March 2019")
    # Sixteen days a block.
    assert len({block for block in requested if block.isdecimal()}) >= 2
    assert opened.errors == []


def test_a_step_through_years_is_one_day_and_the_map_agrees_with_the_records(
    large: str, timeline: Timeline, visit: Visit
) -> None:
    opened = visit(f"{large}/?date={DAY}")
    slider = opened.page.locator(AXIS)
    slider.focus()
    opened.page.keyboard.press("ArrowRight")
    expect(opened.frame.locator("#map_div")).to_have_attribute("data-date", "2019-03-02")
    expect(opened.notes_head()).to_have_text("The region on 2 March 2019")
    expect(opened.page).to_have_url(f"{large}/?date=2019-03-02")
    controls = [CONTROLS[number] for number in timeline.controls(date(2019, 3, 2)).tolist()]
    assert opened.classes() == dict(zip(timeline.columns.codes, controls, strict=True))
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
    rows = timeline.rows_on(date(2019, 3, 1), district="XX-0017")
    headings = opened.page.locator(".st-key-notes .notes-part")
    expect(headings).to_have_text(
        [f"On this day ({len(rows.of_day)})", f"Up to this day ({len(rows.earlier)})"]
    )


def test_notes_that_are_too_many_are_counted(large: str, timeline: Timeline, visit: Visit) -> None:
    opened = visit(f"{large}/?date={DAY}")
    earlier = len(timeline.rows_on(date(2019, 3, 1)).earlier)
    assert earlier > 1_000
    rest = f"and {earlier - 15:,} more. Show more"
    notes = opened.page.locator(".st-key-notes")
    expect(notes).to_contain_text(rest)
    before = notes.locator(".event").count()
    notes.get_by_role("button", name="Show more").click()
    expect(notes).to_contain_text(f"and {earlier - 45:,} more. Show more")
    expect(notes.locator(".event")).to_have_count(before + 30)


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


def test_the_axis_shows_how_many_events_there_are(large: str, visit: Visit) -> None:
    opened = visit(f"{large}/?date={DAY}")
    bars = opened.page.locator(".axis-bar")
    bars.first.wait_for()
    counted = bars.evaluate_all(
        "(bars) => bars.map((bar) => Number(/([\\d,]+) events?$/.exec(bar.title)[1].replace(',', '')))"
    )
    assert len(counted) > 100
    assert min(counted) > 0


def test_years_are_played_day_by_day(large: str, visit: Visit) -> None:
    opened = visit(f"{large}/?date={DAY}")
    opened.page.evaluate(COMPARE)
    opened.page.locator(".axis-pace").select_option("30")
    opened.page.locator(".axis-play").click()
    opened.page.wait_for_function("() => new Set(window.compared.map(([shown]) => shown)).size > 30")
    opened.page.locator(".axis-play").click()
    pairs = opened.page.evaluate("window.compared")
    assert [pair for pair in pairs if pair[0] != pair[1]] == []
    shown = [date.fromisoformat(one) for one, _ in pairs]
    assert shown == [date(2019, 3, 2) + timedelta(days=number) for number in range(len(shown))]
