"""From a claim to its sentence and back, in a real browser against a real server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from events.records.collection import load_collection
from tests.conftest import PHONE, Opened
from tests.helpers.specimens import ARTICLES, BRIDGE, CLOSED, EVENTS, NO_ARTICLES, SOURCES

Visit = Callable[..., Opened]
Serve = Callable[..., str]


@pytest.fixture
def herald(tmp_path: Path, serve_collection: Serve) -> str:
    """Serve the tiny collection with its text at hand."""
    (tmp_path / "sources.toml").write_text(SOURCES, "utf-8")
    (tmp_path / "events.toml").write_text(EVENTS, "utf-8")
    (tmp_path / "bridge.txt").write_text(BRIDGE, "utf-8")
    return serve_collection(tmp_path, tmp_path)


def test_an_account_leads_to_its_highlighted_sentence_and_back(herald: str, visit: Visit) -> None:
    opened = visit(f"{herald}/?date=2020-11-15&district=AZ-KAL")
    event = opened.page.locator('article[data-event="bridge-deadline"]')
    event.get_by_text("Read the passage").click()
    expect(event.locator("blockquote mark")).to_have_text("The bridge over the Arpa was closed at noon.")
    event.get_by_role("link", name="Read it in the whole article").click()
    chosen = opened.page.locator("mark.chosen")
    expect(chosen).to_have_text("The bridge over the Arpa was closed at noon.")
    expect(chosen).to_be_in_viewport()
    expect(opened.page).to_have_url(f"{herald}/sources?source=herald&sentence={CLOSED}")
    chosen.click()
    opened.wait_for_date("2020-11-15")
    expect(opened.notes_head()).to_have_text("Kalbajar")
    assert opened.errors == [error for error in opened.errors if "404" in error]


def test_the_table_of_articles_shows_what_rests_on_each(herald: str, visit: Visit) -> None:
    opened = visit(f"{herald}/sources", has_map=False)
    rows = opened.page.locator(".st-key-sources tbody tr")
    expect(rows).to_have_count(1)
    for text in ("The bridge is closed", "The Herald", "11 November 2020", "at hand"):
        expect(rows.first).to_contain_text(text)


def test_a_step_of_the_slider_leaves_the_event_of_the_link_behind(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-20&event=entry-agdam-2020-11-20&district=AZ-AGM")
    opened.slide("ArrowRight")
    opened.wait_for_date("2020-11-21")
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-21&district=AZ-AGM")


def test_without_the_texts_the_page_holds_paraphrases_and_the_publishers_address(
    server: str, visit: Visit
) -> None:
    opened = visit(f"{server}/sources?source=trend-3339912", has_map=False)
    page = opened.page.locator(".st-key-article")
    expect(page).to_contain_text("What is recorded of this article")
    numbers = page.locator(".number")
    expect(numbers).to_have_text(["¶1", "¶2", "¶3", "¶4", "¶5", "¶6", "¶7", "¶8"])
    links = page.get_by_text("Open at this passage").evaluate_all("links => links.map(link => link.href)")
    assert len(links) == 13
    assert all(
        link.startswith("https://en.trend.az/azerbaijan/politics/3339912.html#:~:text=") for link in links
    )
    assert opened.foreign == []


@pytest.mark.parametrize("size", [(1366, 768), PHONE], ids=["desktop", "phone"])
def test_disagreements_stand_side_by_side(server: str, visit: Visit, size: tuple[int, int]) -> None:
    opened = visit(f"{server}/disagreements", size, has_map=False)
    points = opened.page.locator(".at-issue")
    expect(points).to_have_text(
        [
            "The accounts differ on when it began: in 1988, or in the 1990s.",
            "The accounts differ on when the war was: between 1988 and 1994, or in the 1990s.",
            "The accounts differ on what to call it.",
            "The accounts differ on how far it had gone: units “entered”, or the territory “will be taken” "
            "under control.",
            "The accounts differ on the state of the roads and of mine clearance.",
        ]
    )
    expect(opened.page.locator(".sides .side")).to_have_count(10)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_small_mark_on_the_map_stands_for_accounts_that_differ(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-25")
    label = opened.frame.locator(".district-name.AZ-KAL span")
    assert label.all_inner_texts() == ["Kalbajar", "units entered", "≠ accounts differ"]
    opened.slide("ArrowRight")
    opened.wait_for_date("2020-11-26")
    assert label.all_inner_texts() == ["Kalbajar", "units entered"]


def test_wrong_addresses_of_sources_are_reported(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/sources?source=<img src=x onerror=alert(1)>", has_map=False)
    expect(opened.page.locator(".faults")).to_contain_text("expected one of today-az-200841")
    expect(opened.page.locator(".st-key-sources tbody tr")).to_have_count(5)


@pytest.mark.skipif(not ARTICLES.is_dir(), reason=NO_ARTICLES)
def test_every_account_of_every_event_is_marked_in_its_article(visit: Visit, serve_collection: Serve) -> None:
    address = serve_collection(None, ARTICLES)
    opened = visit(f"{address}/?date=2020-12-05")
    links = opened.page.locator('.st-key-notes a[href*="sentence="]').evaluate_all(
        "links => links.map(link => link.href)"
    )
    collection = load_collection()
    named = {
        (query["source"][0], query["sentence"][0])
        for query in (parse_qs(urlsplit(one).query) for one in links)
    }
    accounts = [account for event in collection.events for account in event.accounts]
    assert len(links) == len(accounts) == 75
    assert named == {(one.source, one.passage.sentences[0]) for one in accounts}
    for source in collection.sources:
        opened.page.goto(f"{address}/sources?source={source.id}")
        opened.page.locator(".article mark").first.wait_for()
        marked = opened.page.locator(".article a.passage").evaluate_all("links => links.map(link => link.id)")
        needed = {
            f"s-{mark}" for one in accounts if one.source == source.id for mark in one.passage.sentences
        }
        assert set(marked) == needed, source.id
