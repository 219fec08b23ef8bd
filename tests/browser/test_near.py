"""Heading and notes follow the handle before the server has answered, and end where it does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import PHONE, Opened
from tests.helpers.answers import Answers, step_and_reverse

Visit = Callable[..., Opened]

# Notes, at each frame, the day that heading and notes tell, if it is another than before.
NOTE = """
() => {
  window.told = [];
  const read = (selector) => document.querySelector(selector).textContent;
  const note = () => {
    const now = `${read(".the-day")}, ${read(".st-key-notes h2")}`;
    if (now !== window.told.at(-1)) window.told.push(now);
    requestAnimationFrame(note);
  };
  note();
}
"""


def open_near(
    visit: Visit, address: str, size: tuple[int, int] = (1366, 768), answers: Answers | None = None
) -> Opened:
    """Open an address and wait until the days near it are known."""
    opened = visit(address, size, between=answers.stand_between if answers else None)
    opened.frame.locator("body").evaluate(
        """() => new Promise((found) => {
            const isHere = ({ name }) => name.includes("/notes.json?");
            const look = () => setTimeout(
                ...(performance.getEntriesByType("resource").some(isHere) ? [found, 200] : [look, 50]));
            look();
        })"""
    )
    return opened


def notes(opened: Opened) -> list[list[str]]:
    """Return each element of heading and notes: name, attributes in order, text.

    What names the opening of the collection is left out.
    """
    told: list[list[str]] = opened.page.evaluate(
        """() => [...document.querySelectorAll(".the-day *, .st-key-notes .stHtml *")].map((one) => [
            one.tagName,
            [...one.attributes].filter(({ name }) => name !== "data-near")
                .map(({ name, value }) => `${name}=${value}`).sort().join(),
            [...one.childNodes].map((node) => node.data || "").join("|"),
        ])"""
    )
    return told


@pytest.mark.parametrize("size", [(1366, 768), PHONE], ids=["desktop", "phone"])
def test_heading_and_notes_tell_the_day_while_the_server_is_silent(
    server: str, visit: Visit, size: tuple[int, int]
) -> None:
    answers = Answers()
    opened = open_near(visit, f"{server}/?date=2020-11-23&district=AZ-KAL", size, answers)
    answers.is_holding = True
    opened.slide("ArrowRight", 2)
    expect(opened.page.locator(".the-day")).to_have_text("25 November 2020Wednesday")
    expect(opened.page.locator(".notes-head .state")).to_have_text("Reported: Azerbaijani units entered")
    expect(opened.page.locator(".notes-part").first).to_have_text("On this day (11)")
    expect(opened.page.locator("#e-entry-kalbajar-2020-11-25 details")).to_have_attribute("open", "")
    ahead = notes(opened)
    answers.is_holding = False
    answers.release(answers.held)
    # The day on which the page opens by itself is not named.
    expect(opened.page).to_have_url(f"{server}/?district=AZ-KAL")
    opened.page.wait_for_timeout(500)
    assert notes(opened) == ahead
    assert opened.errors == []


@pytest.mark.parametrize("query", ["", "&district=AZ-AGM&clock=reported"])
def test_each_day_stands_there_as_if_it_had_been_opened(server: str, visit: Visit, query: str) -> None:
    opened = open_near(visit, f"{server}/?date=2020-11-08{query}")
    fresh = visit(f"{server}/?date=2020-11-08{query}")
    for day in (9, 10, 9):
        opened.slide("ArrowRight" if day > int(opened.date()[8:]) else "ArrowLeft")  # type: ignore[index]
        expect(opened.page.locator(".the-day")).to_contain_text(f"{day} November 2020")
        opened.page.wait_for_timeout(500)
        fresh.page.goto(f"{server}/?date=2020-11-{day:02}{query}")
        fresh.wait_for_date(f"2020-11-{day:02}")
        fresh.page.locator(".page-foot").wait_for()
        assert notes(opened) == notes(fresh)


def test_answers_in_any_order_leave_heading_and_notes_at_the_handle(server: str, visit: Visit) -> None:
    answers = Answers()
    opened = open_near(visit, f"{server}/?date=2020-11-05", answers=answers)
    step_and_reverse(opened, answers, ("2020-11-06", "2020-11-07", "2020-11-08"))
    expect(opened.page.locator(".the-day")).to_have_text("8 November 2020Sunday")
    expect(opened.notes_head()).to_have_text("The region on 8 November 2020")
    expect(opened.page.locator(".notes-head .states .state").nth(0)).to_have_text(
        "Reported under Armenian forces’ control"
    )
    assert opened.date() == "2020-11-08"


def test_late_answers_do_not_take_the_notes_back(server: str, visit: Visit) -> None:
    answers = Answers()
    opened = open_near(visit, f"{server}/?date=2020-11-05", answers=answers)
    answers.is_holding = True
    opened.slide("ArrowRight")
    expect(opened.notes_head()).to_have_text("The region on 6 November 2020")
    opened.page.wait_for_timeout(500)
    opened.slide("ArrowRight", 4)
    expect(opened.notes_head()).to_have_text("The region on 10 November 2020")
    opened.page.evaluate(NOTE)
    # The answer to the first step arrives after the fifth.
    first = list(answers.held)
    answers.held.clear()
    answers.release(first)
    opened.page.wait_for_timeout(500)
    told = ["10 November 2020Tuesday, The region on 10 November 2020"]
    assert opened.page.evaluate("window.told") == told
    answers.is_holding = False
    answers.release(answers.held)
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-10")
    assert opened.page.evaluate("window.told") == told


def test_another_district_is_told_by_the_server_and_then_by_the_browser(server: str, visit: Visit) -> None:
    answers = Answers()
    opened = open_near(visit, f"{server}/?date=2020-11-19", answers=answers)
    opened.page.locator(".st-key-chooser").get_by_role("radio", name="Agdam").click()
    expect(opened.notes_head()).to_have_text("Agdam")
    opened.page.wait_for_timeout(1_000)
    answers.is_holding = True
    opened.slide("ArrowRight")
    expect(opened.page.locator(".notes-head .state")).to_have_text("Reported: Azerbaijani units entered")
    expect(opened.notes_head()).to_have_text("Agdam")


def test_where_nothing_is_told_beforehand_the_notes_wait_for_the_server(server: str, visit: Visit) -> None:
    answers = Answers()

    def refuse(page: Page) -> None:
        page.route("**/notes.json*", lambda route: route.abort())

    opened = visit(f"{server}/?date=2020-11-05", between=answers.stand_between, before=refuse)
    opened.page.wait_for_timeout(1_000)
    answers.is_holding = True
    opened.slide("ArrowRight", 2)
    opened.wait_for_date("2020-11-07")
    opened.page.wait_for_timeout(500)
    assert opened.notes_head().inner_text() == "The region on 5 November 2020"
    answers.is_holding = False
    answers.release(answers.held)
    expect(opened.notes_head()).to_have_text("The region on 7 November 2020")
    expect(opened.page.locator(".the-day")).to_contain_text("7 November 2020")


def test_opened_accounts_stay_open_on_a_step_that_changes_nothing_of_them(server: str, visit: Visit) -> None:
    opened = open_near(visit, f"{server}/?date=2020-11-11&district=AZ-KAL")
    opened.page.locator("#e-statement-2020-11-09 summary").click()
    for day in (12, 13):
        opened.slide("ArrowRight")
        expect(opened.page).to_have_url(f"{server}/?date=2020-11-{day}&district=AZ-KAL")
        opened.page.wait_for_timeout(500)
    expect(opened.page.locator("#e-statement-2020-11-09 details")).to_have_attribute("open", "")
