"""The page Import, in a real browser against a real server: seen first, written then, by who is let in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from events.imports.setting_aside import ENDING
from events.records.collection import load_collection
from tests.browser.test_accessibility import FIND
from tests.browser.test_accessibility import axe as axe
from tests.helpers.writing import PASSWORD, serve_writing

TABLE = (
    "id;datum;titel;lat;lon;art\n"
    "1;03.12.2024;Die <img src=x onerror=window.hacked=1> [Brücke](https://a.example);40,5;46,2;Unfall\n"
    "2;04.12.2024;Protest;40,6;46,4;Protest\n"
    "3;gestern;Ohne Tag;40,6;46,4;Protest\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("writing") / "mine"


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    yield from serve_writing(folder, "import")


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 700}, color_scheme="dark")
    page = context.new_page()
    page.goto(f"{address}/import")
    yield page
    context.close()


def test_without_the_password_there_is_a_form_and_nothing_is_taken(page: Page, address: str) -> None:
    field = page.get_by_label("Password", exact=True)
    field.fill("guessed")
    field.press("Enter")
    expect(page.locator(".faults")).to_contain_text("This is not the password")
    assert page.locator("input[type=file]").count() == 0
    request = Request(f"{address}/_stcore/upload_file/a/b", b"x", method="PUT")  # noqa: S310
    with pytest.raises(HTTPError) as refused:
        urlopen(request)  # noqa: S310
    assert refused.value.code == 403


def test_a_file_is_seen_then_written_by_keyboard_alone(page: Page, folder: Path, axe: str) -> None:
    field = page.get_by_label("Password", exact=True)
    field.fill(PASSWORD)
    field.press("Enter")
    page.locator("input[type=file]").set_input_files(
        {"name": "unfälle.csv", "mimeType": "text/csv", "buffer": TABLE.encode("cp1252")}
    )
    page.get_by_role("button", name="Show what comes of it").press("Enter")
    aside = page.get_by_role("region", name="Rows that are set aside")
    expect(aside).to_contain_text("gestern")
    expect(page.get_by_role("region", name="The first events")).to_contain_text("2024-12-03")
    expect(page.get_by_role("region", name="The first rows")).to_contain_text("[Brücke](https://a.example)")
    expect(page.get_by_alt_text("Map of all these events")).to_be_visible()
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate(axe)
    # Streamlit's own field for files gives a part of itself both a role of none and an aria-label.
    found = [one for one in page.evaluate(FIND) if one != "presentation-role-conflict: section"]
    assert found == []
    assert not (folder / "events.parquet").exists()
    page.get_by_role("button", name="Write 2 events into the collection").press("Enter")
    expect(page.get_by_text("Written into the collection")).to_be_visible()
    written = {event.id: event.when.text for event in load_collection(folder).events}
    assert {id: when for id, when in written.items() if id.startswith("unf")} == {
        "unfalle-1": "2024-12-03",
        "unfalle-2": "2024-12-04",
    }
    assert "gestern" in (folder / f"unfälle{ENDING}").read_text("utf-8-sig")


def test_signing_out_shuts_the_door(page: Page) -> None:
    page.get_by_role("button", name="Sign out").press("Enter")
    expect(page.get_by_label("Password", exact=True)).to_be_visible()
