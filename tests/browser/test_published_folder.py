"""A published folder in a real browser: below a path, and of collections whose notes stand in files."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, expect

from events.model import CLOCKS
from events.timeline.comparison import changed_districts
from events.timeline.filter import Filter
from geo.publish.given import page as given
from geo.views.view import View, write_view
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
    # Filters, search and comparison look in files of words and values.
    day = date(2020, 11, 26)
    views += [
        View(day, filter=Filter(kinds=("deadline", "entry"), districts=("AZ-KAL",))),
        View(day, filter=Filter(sources=("trend-3339845",), sides=("foreign-media",))),
        View(day, district="AZ-KAL", clock="reported", filter=Filter(words="albaj UNITS")),
    ]
    edition = read_edition()
    assert page.evaluate(COMPARE, [describe(edition, view, sources="") for view in views]) == []
    page.get_by_role("searchbox").fill("Kielbajara units")
    expect(page.locator(".found h2").first).to_have_text(re.compile(r"Events \([1-9]\d*\)"))
    compared = View(date(2020, 11, 9), compare=day)
    page.evaluate("(query) => { location.hash = query; }", urlencode(write_view(compared)))
    changes = len(changed_districts(edition.opened.timeline, compared.date, day))
    expect(page.locator(".comparison h2")).to_have_text("9 November 2020 and 26 November 2020 compared")
    expect(page.locator(".comparison .changes > li")).to_have_count(changes)
    expect(page.locator(".comparison-map .district.due.AZ-KAL")).to_have_count(1)
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
