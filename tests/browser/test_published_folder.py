"""A published folder in a real browser: below a path, and of collections whose notes stand in files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from events.model import CLOCKS
from events.timeline.filter import Filter
from geo.publish.given import page as given
from geo.views.view import View
from tests.benchmark.collections import Load, make_collection
from tests.browser.test_accessibility import axe as axe
from tests.helpers.map_alone import serve_folder
from tests.helpers.published import COMPARE, describe, publish_folder, read_edition


def test_a_folder_works_below_any_path(browser: Browser, tmp_path: Path) -> None:
    publish_folder(tmp_path / "some" / "path")
    with serve_folder(tmp_path) as address:
        context = browser.new_context()
        page = context.new_page()
        foreign: list[str] = []
        page.on("request", lambda one: foreign.append(one.url) if not one.url.startswith(address) else None)
        page.goto(f"{address}some/path/?date=2020-11-20&district=AZ-AGM")
        expect(page.locator(".part-notes h2")).to_have_text("Agdam")
        page.get_by_role("link", name="Sources", exact=True).click()
        page.locator("table a").first.click()
        page.locator(".supports a[href*='index.html']").first.click()
        expect(page.locator(".part-notes .event.linked")).to_have_count(1)
        assert [one for one in foreign if not one.startswith("data:")] == []
        context.close()


def test_of_very_many_events_neither_filter_nor_search_is_offered(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As of a collection of more events than are read; those here are enough to stand in files.
    monkeypatch.setattr(given, "MOST_READ", 300)
    home = make_collection(tmp_path / "collection", Load(301, 20, 60))
    publish_folder(tmp_path / "site", home)
    assert not (tmp_path / "site" / "data" / "filter.js").exists()
    context = browser.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((tmp_path / "site" / "index.html").as_uri() + "#kinds=entry&q=bridge&words=ferry")
    expect(page.locator(".part-messages li")).to_have_count(3)
    expect(page.locator(".part-notes h3").first).to_be_visible()
    expect(page.locator(".part-notes")).not_to_have_attribute("aria-busy", "true")
    expect(page.get_by_role("searchbox")).to_have_count(0)
    page.locator(".filters > summary").click()
    expect(page.locator(".filters input[type=checkbox], .filters input[type=text]")).to_have_count(0)
    expect(page.locator(".filters")).to_contain_text("Of 301 events this file filters and searches none")
    page.locator("input[value=reported]").check()
    expect(page.locator(".part-notes")).to_contain_text("By what had been reported")
    assert faults == []
    context.close()


def test_notes_from_files_leave_out_what_is_published_later(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(given, "MOST_HERE", 10)
    monkeypatch.setattr(given, "PIECE", 8)
    publish_folder(tmp_path)
    context = browser.new_context()
    page = context.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    page.locator(".part-map[data-date]").wait_for()
    views = [
        View(date(2020, 11, day), district=code, clock=clock)
        for clock in CLOCKS
        for code in (None, "AZ-KAL")
        for day in (24, 25, 26)
    ]
    edition = read_edition()
    assert page.evaluate(COMPARE, [describe(edition, view, sources="") for view in views]) == []
    context.close()


def test_a_large_collection_loads_its_notes_from_files(browser: Browser, tmp_path: Path) -> None:
    home = make_collection(tmp_path / "collection", Load(1_000, 20, 60))
    publish_folder(tmp_path / "site", home)
    edition = read_edition(home)
    known, day = edition.opened, edition.opened.settings.opens_on
    context = browser.new_context()
    page = context.new_page()
    # From the disk: its files are scripts, which a browser loads there, too.
    page.goto((tmp_path / "site" / "index.html").as_uri())
    page.locator(".part-map[data-date]").wait_for()
    views = [
        View(day, district=code, clock=clock) for code in (None, *list(known.names)[:3]) for clock in CLOCKS
    ]
    views += [View(day, filter=Filter(kinds=("entry",)))]
    assert page.evaluate(COMPARE, [describe(edition, view, sources="") for view in views]) == []
    context.close()
