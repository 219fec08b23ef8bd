"""The date axis in a real browser: keys, pointer, marks, play, the address, and what follows the axis."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, Route, expect

from tests.conftest import AXIS, COMPARE, PHONE, Opened
from tests.helpers.answers import Answers

Visit = Callable[..., Opened]
SIZES = pytest.mark.parametrize("size", [(1366, 768), PHONE], ids=["desktop", "phone"])


def words(opened: Opened) -> str | None:
    return opened.page.locator(AXIS).get_attribute("aria-valuetext")


def compared(opened: Opened) -> list[str]:
    """Return the days that the map has shown since COMPARE, each of which the axis showed, too."""
    pairs: list[list[str]] = opened.page.evaluate("window.compared")
    assert [pair for pair in pairs if pair[0] != pair[1]] == []
    return [shown for shown, _ in pairs]


def days(first: date, count: int) -> list[str]:
    return [(first + timedelta(days=number)).isoformat() for number in range(count)]


def test_a_burst_of_keys_ends_on_the_right_day_everywhere(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-01")
    opened.page.evaluate(COMPARE)
    opened.slide("ArrowRight", 24)
    opened.wait_for_date("2020-11-25")
    expect(opened.page.locator(".the-day")).to_have_text("Wednesday 25 November 2020 13 events")
    expect(opened.notes_head()).to_have_text("The region on 25 November 2020")
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-25")
    assert words(opened) == "Wednesday 25 November 2020, 13 events"
    assert set(compared(opened)) <= set(days(date(2020, 11, 2), 24))
    assert (opened.errors, opened.foreign) == ([], [])


@pytest.mark.parametrize(
    ("key", "day"),
    [
        ("ArrowLeft", "2020-11-17"),
        ("Home", "2020-11-01"),
        ("End", "2020-12-05"),
        ("PageUp", "2020-11-22"),
        ("PageDown", "2020-11-14"),
    ],
)
def test_every_key_leads_to_its_day(server: str, visit: Visit, key: str, day: str) -> None:
    opened = visit(f"{server}/?date=2020-11-18")
    opened.slide(key)
    opened.wait_for_date(day)
    expect(opened.page.locator(AXIS)).to_have_attribute("data-day", day)


@SIZES
def test_the_map_follows_the_handle_while_it_is_dragged(
    server: str, visit: Visit, size: tuple[int, int]
) -> None:
    opened = visit(f"{server}/?date=2020-11-01", size)
    opened.page.evaluate(COMPARE)
    box = opened.page.locator(AXIS).bounding_box()
    assert box is not None
    mouse, height = opened.page.mouse, box["y"] + box["height"] / 2
    mouse.move(box["x"] + 9, height)
    mouse.down()
    mouse.move(box["x"] + 9 + (box["width"] - 18) * 19 / 34, height, steps=8)
    opened.wait_for_date("2020-11-20")
    mouse.up()
    expect(opened.notes_head()).to_have_text("The region on 20 November 2020")
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-20")
    assert len(compared(opened)) > 3


@SIZES
def test_a_deadline_is_a_span_that_ends_below_the_handle_of_its_day(
    server: str, visit: Visit, size: tuple[int, int]
) -> None:
    opened = visit(f"{server}/?date=2020-11-20", size)
    rail = opened.page.locator(AXIS).bounding_box()
    span = opened.page.locator(".axis-span", has_text="Agdam").bounding_box()
    assert rail is not None
    assert span is not None
    handle = rail["x"] + 9 + (rail["width"] - 18) * 19 / 34
    assert span["x"] + span["width"] == pytest.approx(handle, abs=2)


def test_each_mark_is_a_button_that_says_what_it_is_and_goes_there(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-01")
    mark = opened.page.locator("button.axis-mark.kind-entry").first
    expect(mark).to_have_attribute(
        "title", "20 November 2020: entry: Azerbaijani units enter Agdam district."
    )
    mark.click()
    opened.wait_for_date("2020-11-20")
    expect(opened.page.locator(".axis-said")).to_have_text("20 November 2020: Agdam, units entered; 2 events")
    assert opened.page.locator(".axis-marks button[tabindex='0']").count() == 1


def test_a_day_can_be_typed_and_events_stepped_to(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-18")
    opened.page.get_by_label("Go to a day").fill("2020-11-30")
    opened.wait_for_date("2020-11-30")
    opened.page.get_by_role("button", name="Previous event", exact=True).click()
    opened.wait_for_date("2020-11-25")
    opened.page.get_by_role("button", name="Next event", exact=True).click()
    opened.wait_for_date("2020-12-01")


def test_the_chronology_marks_where_days_are_left_out(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=1993-04-03")
    assert words(opened) == "Saturday 3 April 1993, 1 event"
    gap = opened.page.locator(".axis-gap.break").first
    expect(gap).to_have_attribute(
        "title", "Days without an event are left out here: 2 January 1988 to 31 December 1992"
    )
    opened.slide("Home")
    expect(opened.page.locator(".axis-day")).to_have_text("1988")


def test_every_day_is_played_and_nothing_moves_meanwhile(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-20")
    boxes = [opened.page.locator(f".axis-{name}") for name in ("previous", "play", "next", "pace", "pick")]
    before = [box.bounding_box() for box in boxes]
    opened.page.evaluate(COMPARE)
    opened.page.locator(".axis-pace").select_option("8")
    boxes[1].click()
    expect(boxes[1]).to_have_text("⏸ Pause")
    assert [box.bounding_box() for box in boxes] == before
    opened.page.locator(".axis-pace").select_option("30")
    opened.wait_for_date("2020-12-05")
    expect(boxes[1]).to_have_text("▶ Play")
    assert compared(opened) == days(date(2020, 11, 21), 15)
    expect(opened.page).to_have_url(f"{server}/?date=2020-12-05")
    boxes[1].click()
    opened.page.wait_for_function("() => window.compared.some(([shown]) => shown === '2020-11-01')")


def test_a_key_stops_the_days_that_play(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-01")
    opened.page.evaluate(COMPARE)
    opened.page.locator(".axis-play").click()
    opened.page.wait_for_function("() => window.compared.length > 2")
    opened.slide("ArrowLeft")
    expect(opened.page.locator(".axis-play")).to_have_text("▶ Play")
    shown = opened.date()
    expect(opened.page).to_have_url(f"{server}/?date={shown}")
    assert opened.date() == shown


def test_back_leads_from_one_place_of_rest_to_the_one_before(server: str, visit: Visit) -> None:
    opened = visit(server)
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-25")
    begun = opened.page.evaluate("history.length")
    opened.slide("ArrowLeft", 5)
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-20")
    opened.slide("ArrowRight", 3)
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-23")
    assert opened.page.evaluate("history.length") == begun + 2
    for day in ("2020-11-20", "2020-11-25"):
        opened.page.go_back()
        opened.wait_for_date(day)
        expect(opened.page.locator(AXIS)).to_have_attribute("data-day", day)
    opened.page.go_forward()
    opened.wait_for_date("2020-11-20")


def test_while_the_server_is_silent_map_and_notes_go_on(server: str, visit: Visit) -> None:
    answers = Answers()
    opened = visit(f"{server}/?date=2020-11-23&district=AZ-KAL", between=answers.stand_between)
    opened.page.wait_for_function(
        "() => performance.getEntriesByType('resource').some(({ name }) => name.includes('notes.json'))"
    )
    answers.is_holding = True
    opened.slide("ArrowRight", 2)
    opened.wait_for_date("2020-11-25")
    expect(opened.page.locator(".notes-head .state")).to_have_text("Reported: Azerbaijani units entered")
    opened.slide("ArrowRight", 2)
    answers.is_holding = False
    for group in reversed(answers.groups()):
        answers.release(group)
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-27&district=AZ-KAL")
    assert (opened.date(), opened.page.locator(AXIS).get_attribute("data-day")) == (
        "2020-11-27",
        "2020-11-27",
    )


def test_a_district_chosen_right_after_a_step_is_shown_on_the_day_under_the_handle(
    server: str, visit: Visit
) -> None:
    opened = visit(f"{server}/?date=2020-11-23")
    opened.slide("ArrowRight", 2)
    opened.page.locator(".st-key-chooser").get_by_text("Kalbajar").click()
    expect(opened.notes_head()).to_have_text("Kalbajar")
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-25&district=AZ-KAL")


def test_a_tap_and_a_finger_that_moves_lead_to_their_days(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-01", PHONE, has_touch=True, is_mobile=True)
    opened.page.evaluate(COMPARE)
    box = opened.page.locator(AXIS).bounding_box()
    assert box is not None
    steps, thumb = 34, 18

    def place_of(number: int) -> tuple[float, float]:
        along = (box["width"] - thumb) * number / steps
        return box["x"] + thumb / 2 + along, box["y"] + box["height"] / 2

    opened.page.touchscreen.tap(*place_of(19))
    opened.wait_for_date("2020-11-20")
    finger = opened.page.context.new_cdp_session(opened.page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        given = {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]}
        finger.send("Input.dispatchTouchEvent", given)

    touch("touchStart", place_of(19))
    # A finger that moves by less than some fifteen pixels still taps.
    for number in (21, 23, 24):
        touch("touchMove", place_of(number))
        opened.wait_for_date(f"2020-11-{number + 1}")
    touch("touchEnd")
    expect(opened.notes_head()).to_have_text("The region on 25 November 2020")
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-25")
    compared(opened)
    assert opened.errors == []


def test_notes_that_could_not_be_fetched_are_asked_for_again(server: str, visit: Visit) -> None:
    refused: list[str] = []

    def refuse_once(page: Page) -> None:
        def answer(route: Route) -> None:
            refused.append(route.request.url)
            route.abort()

        page.route("**/notes.json?*", answer, times=1)

    opened = visit(f"{server}/?date=2020-11-24", before=refuse_once)
    opened.slide("ArrowRight")
    opened.wait_for_date("2020-11-25")
    expect(opened.notes_head()).to_have_text("The region on 25 November 2020")
    assert len(refused) == 1
    assert all("net::ERR_FAILED" in error for error in opened.errors)
