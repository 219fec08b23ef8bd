"""The story as a newcomer follows it: offered, step by step, each with its day, district and events."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Locator, expect

from events.records.collection import SHIPPED, load_collection
from tests.conftest import AXIS, PHONE, Opened

Visit = Callable[..., Opened]


def offer(opened: Opened) -> Locator:
    return opened.page.get_by_role("link", name="Follow the story in 6 steps")


def head(opened: Opened) -> Locator:
    return opened.page.locator(".story-step h2")


def test_a_newcomer_is_offered_the_story_and_goes_through_it(server: str, visit: Visit) -> None:
    story = load_collection().story
    assert story is not None
    opened = visit(server)
    offer(opened).click()
    for number, step in enumerate(story.steps, 1):
        expect(head(opened)).to_have_text(step.title)
        expect(opened.page.locator(".story-step .story-text")).to_have_text(step.text)
        opened.wait_for_date(step.date.isoformat())
        expect(opened.page.locator(".story-step li")).to_have_count(len(step.events))
        district = f"&district={step.district}" if step.district else ""
        expect(opened.page).to_have_url(f"{server}/?date={step.date}{district}&story={number}")
        if number < len(story.steps):
            opened.page.get_by_role("link", name="Next step").click()
    expect(opened.page.get_by_role("link", name="Next step")).to_have_count(0)
    expect(opened.notes_head()).to_have_text("Lachin")
    opened.page.get_by_role("link", name="Previous step").click()
    expect(head(opened)).to_have_text(story.steps[-2].title)
    opened.page.go_back()
    expect(head(opened)).to_have_text(story.steps[-1].title)
    assert opened.errors == []
    assert opened.foreign == []


def test_a_link_opens_a_step_on_its_day_and_district(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?story=3")
    opened.wait_for_date("2020-11-20")
    expect(head(opened)).to_have_text("Agdam, on the day of its deadline")
    expect(opened.notes_head()).to_have_text("Agdam")
    expect(offer(opened)).to_have_count(0)


def test_a_link_with_a_day_keeps_the_day_of_the_reader(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?story=3&date=2020-11-23")
    opened.wait_for_date("2020-11-23")
    expect(head(opened)).to_have_text("Agdam, on the day of its deadline")


def test_an_event_of_a_step_opens_and_the_story_stays(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?story=2")
    opened.page.locator(".story-step").get_by_role("link", name="The deadline for Kalbajar").click()
    opened.wait_for_date("2020-11-25")
    expect(head(opened)).to_have_text("Kalbajar’s deadline is moved")
    event = "extension-kalbajar-2020-11-25"
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-25&district=AZ-KAL&event={event}&story=2")
    opened.page.get_by_role("link", name="Leave the story").click()
    expect(opened.page.locator(".story-step")).to_have_count(0)
    expect(offer(opened)).to_be_visible()
    assert opened.date() == "2020-11-25"


def test_the_story_is_followed_by_keyboard(server: str, visit: Visit) -> None:
    opened = visit(server)
    offer(opened).focus()
    opened.page.keyboard.press("Enter")
    expect(head(opened)).to_be_focused()
    opened.page.keyboard.press("Tab")
    expect(opened.page.get_by_role("link", name="Next step")).to_be_focused()
    opened.page.keyboard.press("Enter")
    expect(head(opened)).to_have_text("Kalbajar’s deadline is moved")
    expect(opened.page.get_by_role("link", name="Next step")).to_be_focused()
    region = opened.page.get_by_role("region", name="The story: From the statement")
    expect(region).to_have_attribute("aria-live", "polite")
    opened.page.keyboard.press("Tab")
    expect(opened.page.get_by_role("link", name="Leave the story")).to_be_focused()
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator(".story-step")).to_have_count(0)
    # The focus is not lost with the part that had it.
    expect(opened.page.locator(AXIS)).to_be_focused()


def test_a_dismissed_offer_stays_small_in_this_browser(server: str, visit: Visit) -> None:
    opened = visit(server)
    smaller = opened.page.get_by_role("button", name="Make this offer smaller")
    smaller.click()
    expect(smaller).to_be_hidden()
    expect(offer(opened)).to_be_focused()
    opened.page.reload()
    expect(offer(opened)).to_be_visible()
    expect(smaller).to_be_hidden()


def test_steps_of_the_axis_leave_the_story_where_it_is(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?story=3")
    opened.wait_for_date("2020-11-20")
    opened.slide("ArrowRight", 2)
    opened.wait_for_date("2020-11-22")
    expect(head(opened)).to_have_text("Agdam, on the day of its deadline")
    opened.page.get_by_role("link", name="Next step").click()
    opened.wait_for_date("2020-11-25")


def test_a_step_that_there_is_not_is_reported(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?story=7")
    expect(opened.page.locator(".faults li")).to_have_text(
        "story='7' in the address: expected a number from 1 to 6"
    )
    expect(opened.page.locator(".story-step")).to_have_count(0)


@pytest.mark.parametrize("size", [(320, 800), PHONE, (820, 1180), (1366, 768)])
def test_a_step_fits_any_width(server: str, visit: Visit, size: tuple[int, int]) -> None:
    opened = visit(f"{server}/?story=4", size)
    expect(head(opened)).to_be_visible()
    box = opened.page.locator(".story-step").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size[0]
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_collection_without_the_file_has_no_story_and_a_faulty_one_is_set_aside(
    serve_collection: Callable[..., str], visit: Visit, tmp_path: Path
) -> None:
    folder = tmp_path / "collection"
    copytree(SHIPPED, folder)
    (folder / "story.toml").write_text('[story]\ntitle = "<b>None</b>"\n', encoding="utf-8")
    opened = visit(serve_collection(folder))
    expect(opened.page.locator(".faults li")).to_have_text("story.toml: step: 0 steps: expected 5 to 7 steps")
    expect(offer(opened)).to_have_count(0)
    (folder / "story.toml").unlink()
    opened = visit(serve_collection(folder))
    expect(opened.page.locator(".faults")).to_have_count(0)
    expect(offer(opened)).to_have_count(0)
