"""Playing: the map's script moves the slider as a hand would, and gives way to the hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.test_follow import COMPARE
from tests.conftest import Opened

Visit = Callable[..., Opened]


def days(first: date, last: date) -> list[str]:
    return [(first + timedelta(days=number)).isoformat() for number in range((last - first).days + 1)]


def play(opened: Opened, speed: str) -> None:
    """Choose a speed and press play."""
    opened.page.locator(".st-key-speed input").click()
    opened.page.get_by_role("option", name=speed, exact=True).click()
    expect(opened.page.locator(".st-key-speed [data-stale=true]")).to_have_count(0)
    opened.page.evaluate(COMPARE)
    opened.page.get_by_role("button", name="▶ Play").click()


def shown(opened: Opened) -> list[str]:
    """Return the days that the map has shown, each of which stood under the handle."""
    compared: list[list[str]] = opened.page.evaluate("window.compared")
    assert [pair for pair in compared if pair[0] != pair[1]] == []
    return [pair[0] for pair in compared]


def wait_until(opened: Opened, day: str) -> None:
    """Wait until a day has been shown, though it may be over."""
    opened.page.wait_for_function("day => window.compared.some(([shown]) => shown === day)", arg=day)


def handle(opened: Opened) -> str | None:
    return opened.page.locator(".st-key-date [aria-valuetext]").get_attribute("aria-valuetext")


@pytest.mark.parametrize(
    ("speed", "first"), [("30 steps/s", date(2020, 11, 1)), ("4 steps/s", date(2020, 11, 28))]
)
def test_every_day_is_played_in_order_and_all_end_on_the_last(
    server: str, visit: Visit, speed: str, first: date
) -> None:
    opened = visit(f"{server}/?date={first}")
    play(opened, speed)
    opened.wait_for_date("2020-12-05")
    expect(opened.page.get_by_role("button", name="▶ Play")).to_be_visible()
    assert shown(opened) == days(first + timedelta(days=1), date(2020, 12, 5))
    assert handle(opened) == "2020-12-05"
    expect(opened.page.locator(".the-day")).to_contain_text("5 December 2020")
    expect(opened.notes_head()).to_have_text("The region on 5 December 2020")
    expect(opened.page).to_have_url(f"{server}/?date=2020-12-05")
    assert opened.errors == []


def test_playing_from_the_last_day_starts_over(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-12-05")
    play(opened, "30 steps/s")
    wait_until(opened, "2020-11-20")
    opened.wait_for_date("2020-12-05")
    assert shown(opened) == days(date(2020, 11, 1), date(2020, 12, 5))


def test_a_key_on_the_slider_stops_it(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-01")
    opened.page.locator(".st-key-date input").focus()
    play(opened, "4 steps/s")
    wait_until(opened, "2020-11-05")
    opened.slide("ArrowLeft")
    stopped = opened.date()
    assert stopped == handle(opened)
    expect(opened.page.get_by_role("button", name="▶ Play")).to_be_visible()
    opened.page.wait_for_timeout(1500)
    assert (opened.date(), handle(opened)) == (stopped, stopped)
    expect(opened.page.locator(".the-day")).to_contain_text(f"{int((stopped or '')[8:])} November")


def test_grabbing_the_handle_stops_it_and_the_hand_decides(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-01")
    play(opened, "15 steps/s")
    wait_until(opened, "2020-11-05")
    track = opened.page.locator(".st-key-timeline .marks").bounding_box()
    thumb = opened.page.locator("[data-testid=stSliderThumbValue]").bounding_box()
    assert track is not None
    assert thumb is not None
    mouse = opened.page.mouse
    height = thumb["y"] + thumb["height"] + 6
    mouse.move(track["x"] + track["width"] * 29 / 34, height)
    mouse.down()
    opened.wait_for_date("2020-11-30")
    # While it is held the handle stays where the hand has it, and the server is told to stop.
    expect(opened.page.get_by_role("button", name="▶ Play")).to_be_visible()
    assert (opened.date(), handle(opened)) == ("2020-11-30", "2020-11-30")
    mouse.move(track["x"] + track["width"] * 19 / 34, height, steps=5)
    mouse.up()
    expect(opened.notes_head()).to_have_text("The region on 20 November 2020")
    opened.page.wait_for_timeout(1500)
    assert (opened.date(), handle(opened)) == ("2020-11-20", "2020-11-20")
    expect(opened.page.get_by_role("button", name="▶ Play")).to_be_visible()


def test_pause_stops_at_once_and_the_notes_come_to_the_same_day(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-01")
    opened.map.evaluate("map => { map.ownerDocument.defaultView.isTheSame = true; }")
    play(opened, "8 steps/s")
    wait_until(opened, "2020-11-07")
    opened.page.get_by_role("button", name="⏸ Pause").click()
    stopped = opened.date()
    assert stopped == handle(opened)
    number = int((stopped or "")[8:])
    expect(opened.page.get_by_role("button", name="▶ Play")).to_be_visible()
    expect(opened.notes_head()).to_have_text(f"The region on {number} November 2020")
    opened.page.wait_for_timeout(1000)
    assert (opened.date(), handle(opened)) == (stopped, stopped)
    assert shown(opened) == days(date(2020, 11, 2), date(2020, 11, number))
    assert opened.map.evaluate("map => map.ownerDocument.defaultView.isTheSame") is True
