"""The page Desk, in a real browser against a real server: from an article to an event on the map."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from events.records.collection import load_collection
from tests.browser.test_accessibility import FIND
from tests.browser.test_accessibility import axe as axe
from tests.helpers.desk import ARTICLE
from tests.helpers.writing import PASSWORD, serve_writing

HOSTILE = "<img src=x onerror=window.hacked=1>"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desk") / "mine"


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    yield from serve_writing(folder, "desk")


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    page = context.new_page()
    page.goto(f"{address}/desk")
    yield page
    context.close()


def test_an_article_becomes_an_event_of_the_collection(
    page: Page, folder: Path, axe: str, tmp_path: Path
) -> None:
    page.get_by_label("Your name").fill("Ada")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password", exact=True).press("Enter")
    page.get_by_text("Bring articles in").click()
    sent = tmp_path / "units.txt", tmp_path / "empty.txt"
    sent[0].write_text(f"{ARTICLE}\n{HOSTILE}\n", encoding="utf-8")
    sent[1].write_text(" ", encoding="utf-8")
    page.locator("input[type=file]").set_input_files(sent)
    told = page.get_by_text("1 article read, 3 events proposed.")
    # What is not yet with the server when the form is sent is sent the next time.
    while not told.is_visible():
        page.get_by_role("button", name="Read", exact=True).click()
        page.get_by_text("1 article read").or_(page.get_by_text("No article was sent")).first.wait_for()
    expect(page.locator(".faults")).to_contain_text("empty.txt has no text")
    article = page.locator(".desk-article")
    expect(article.locator("mark").first).to_contain_text("Army units entered")
    expect(article).to_contain_text(HOSTILE)
    assert page.evaluate("window.hacked") is None
    # What the rules of records ask for is told, and nothing is stored before.
    page.get_by_role("button", name="Accept").click()
    expect(page.locator(".faults").last).to_contain_text("publisher: missing: expected a value")
    for label, value in (
        ("Title, in words of ours", "Units"),
        ("Who published it", "The Hill Gazette"),
        ("Newsroom that it comes from", "The Hill Gazette"),
        ("Address", "https://a.example/1"),
    ):
        page.get_by_label(label, exact=True).last.fill(value)
    page.get_by_role("button", name="Keep").click()
    waiting = page.get_by_role("region", name="Articles on the desk")
    expect(page.locator(".faults").filter(has_text="Not accepted")).to_have_count(0)
    page.get_by_label("Summary, in words of ours").first.fill("Units enter Tovuz.")
    page.get_by_label("Summary, in words of ours").first.press("Tab")
    page.get_by_role("button", name="Accept").click()
    expect(waiting).to_contain_text("2 of 3")
    assert "Units enter Tovuz." in [event.summary for event in load_collection(folder).events]
    page.get_by_role("button", name="Undo").click()
    expect(waiting).to_contain_text("3 of 3")
    assert len(load_collection(folder).events) == 4
    page.get_by_role("button", name="Redo").click()
    expect(waiting).to_contain_text("2 of 3")
    page.evaluate(axe)
    # Streamlit's own names of shortcuts are quiet: the label beside them says what the button does.
    assert [one for one in page.evaluate(FIND) if not one.startswith("color-contrast: kbd")] == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
