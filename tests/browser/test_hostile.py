"""Text from anybody, in every field and parameter: nothing runs, nobody is asked, it reads as it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, expect

from geo.views.view import PARAMETERS
from tests.conftest import Opened, serve
from tests.helpers.hostile import ALL, CODES, MARKDOWN, SCRIPTS, TEXTS, write_hostile, write_texts

Visit = Callable[..., Opened]
NAMES = dict(zip(CODES, cycle((*MARKDOWN[:5], SCRIPTS[0])), strict=False))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile")
    yield from serve(write_hostile(folder, ALL, NAMES), write_texts(folder / "texts", ALL))


def assert_shown(part: Locator, *texts: str) -> None:
    """Each text stands in one of the parts, but for what is laid out otherwise: spaces and ends of lines."""
    for text in texts:
        expect(part.filter(has_text=text).first).to_be_attached()


def assert_harmless(opened: Opened) -> None:
    assert opened.page.evaluate("window.hacked") is None
    assert opened.foreign == []
    assert opened.errors == []


def test_the_map_and_its_notes_show_what_stands_in_the_records(hostile: str, visit: Visit) -> None:
    opened = visit(f"{hostile}/?date=2020-11-20&district=AZ-KAL")
    page = opened.page
    assert_shown(page.locator(".st-key-chooser button"), *NAMES.values())
    assert_shown(page.locator(".st-key-notes"), NAMES["AZ-KAL"], *TEXTS)
    assert_shown(page.locator(".st-key-table"), *TEXTS)
    assert_shown(page.locator(".st-key-head"), *TEXTS)
    opened.frame.locator("path.AZ-KAL").hover()
    expect(opened.frame.locator(".district-tip strong")).to_be_visible()
    opened.slide("ArrowLeft", 3)
    opened.wait_for_date("2020-11-17")
    assert_harmless(opened)


@pytest.mark.parametrize(
    ("part", "chosen", "offered"),
    [
        ("districts", [NAMES["AZ-KAL"], NAMES["AZ-AGM"]], NAMES["AZ-LAC"]),
        ("sources", TEXTS, TEXTS[0]),
        ("sides", TEXTS, TEXTS[0]),
    ],
)
def test_the_filters_offer_what_stands_in_the_records(
    hostile: str, visit: Visit, part: str, chosen: Sequence[str], offered: str
) -> None:
    opened = visit(f"{hostile}/?date=2020-11-20&districts=AZ-KAL,AZ-AGM&sources=herald&sides=other")
    opened.page.locator(".st-key-filters button").first.click()
    field = opened.page.locator(f".st-key-{part}")
    assert_shown(field, *chosen)
    field.locator("input").click()
    assert_shown(opened.page.get_by_role("option"), offered)
    assert_harmless(opened)


def test_what_can_be_taken_along_is_named_as_it_stands(hostile: str, visit: Visit) -> None:
    opened = visit(f"{hostile}/?date=2020-11-20&district=AZ-KAL")
    page = opened.page
    page.locator(".st-key-take button").click()
    dialog = page.get_by_role("dialog")
    assert_shown(dialog, NAMES["AZ-KAL"])
    dialog.get_by_text("One event", exact=True).click()
    dialog.get_by_role("combobox", name="Event").click()
    assert_shown(page.get_by_role("option"), *TEXTS)
    assert_harmless(opened)


@pytest.mark.parametrize(
    "address",
    [
        "sources",
        "sources?source=herald&sentence=9dbafb8067416fb6",
        "sources?source=courier",
        "disagreements",
        "?story=1",
        "?date=2020-11-20&compare=2020-11-02",
        "?q=pixel",
    ],
)
def test_every_page_shows_what_stands_in_the_records(hostile: str, visit: Visit, address: str) -> None:
    opened = visit(f"{hostile}/{address}", has_map=False)
    opened.page.locator(".page-foot").wait_for()
    # Asked for below a page of its own, Streamlit's script first looks in vain for the server there.
    opened.errors = [one for one in opened.errors if "404" not in one]
    assert_shown(opened.page.locator(".st-key-page"), *TEXTS)
    assert_harmless(opened)


def test_a_list_of_many_districts_shows_their_names(
    tmp_path: Path, visit: Visit, serve_collection: Callable[..., str]
) -> None:
    more = ("AZ-XVD", "AZ-FUZ", "AZ-CAB", "AZ-QBI", "AZ-ZAN", "AZ-TAR", "AZ-GOY", "AZ-SKR", "AZ-GAD")
    names = dict(zip((*CODES, *more), cycle(TEXTS), strict=False))
    opened = visit(f"{serve_collection(write_hostile(tmp_path, 'plain', names))}/?district=AZ-AGM")
    field = opened.page.locator(".st-key-district")
    expect(field.locator("input")).to_have_value(names["AZ-AGM"])
    field.locator("input").click()
    assert_shown(opened.page.get_by_role("option"), *TEXTS)
    assert_harmless(opened)


@pytest.mark.parametrize("page", ["", "sources", "disagreements"])
def test_no_parameter_of_the_address_is_more_than_text(server: str, visit: Visit, page: str) -> None:
    names = (*PARAMETERS, "source", "sentence", "embed", "embed_options", "x")
    asked = "&".join(f"{name}={quote(ALL)}" for name in names)
    opened = visit(f"{server}/{page}?{asked}#{quote(ALL)}", has_map=False)
    opened.page.locator(".page-foot").wait_for(state="attached")
    opened.errors = [one for one in opened.errors if "404" not in one]
    if page != "disagreements":
        assert_shown(opened.page.locator(".faults"), MARKDOWN[0], SCRIPTS[1])
    assert_harmless(opened)
