"""Text from anybody, in every field and parameter: nothing runs, nobody is asked, it reads as it stands.

One collection, each of whose fields holds a text of its own, is gone through once: every page, popover and
dialog of it, then its published file. What has been read on the way must hold every text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from geo.views.view import PARAMETERS
from tests.conftest import Opened, serve
from tests.helpers.hostile import (
    ALL,
    CODES,
    MARKDOWN,
    SCRIPTS,
    TEXTS,
    draw_text,
    in_two,
    write_hostile,
    write_texts,
)
from tests.helpers.published import publish_one
from tests.helpers.refused import REFUSED, write_refused

Visit = Callable[..., Opened]
# Some are those of the lists, the others are drawn.
NAMES = dict(zip(CODES, (*MARKDOWN[:3], SCRIPTS[0], draw_text("name-1"), draw_text("name-2")), strict=True))
# Any script of a text would be told as an error.
TELL = """Object.defineProperty(window, "hacked", { set: () => console.error("a script of a text ran") });"""
# All that can be read or is read out, in one document.
READ = """() => {
  const copy = document.body.cloneNode(true);
  for (const one of copy.querySelectorAll("script, style")) one.remove();
  const names = ["aria-label", "title", "placeholder", "alt", "data-said", "data-copy"];
  const all = [...document.querySelectorAll("*")];
  const named = all.flatMap((one) => names.map((name) => one.getAttribute(name) ?? ""));
  const fields = [...document.querySelectorAll("input, textarea")].map((one) => one.value);
  return [document.title, copy.textContent, ...named, ...fields].join("\\n");
}"""
# These stand nowhere: zones and other names are for dates and searches that this has not, and of a place only
# what is known by its id is named.
UNSHOWN = {"zone", "speaker-alias", "event-place"}


def plain(text: str) -> str:
    """Return a text without what lays it out: kinds of spaces, ends of lines, what keeps its direction."""
    return " ".join(text.replace("\u2068", "").replace("\u2069", "").split())


class Session:
    """One page of a browser, and all that has been read in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.read = ""

    def look(self) -> None:
        """Read what is there now, in the frames, too."""
        self.read += plain("\n".join(frame.evaluate(READ) for frame in self.page.frames))

    def find_missing(self, texts: dict[str, str]) -> dict[str, str]:
        """Return which texts have not come out as they are."""
        return {field: text for field, text in texts.items() if plain(text) not in self.read}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = write_hostile(tmp_path_factory.mktemp("hostile"), draw_text, NAMES)
    write_refused(home, draw_text)
    write_texts(home / "texts", draw_text("text"))
    return home


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the text of each field as it is to be read."""
    texts: dict[str, str] = {}

    def say(field: str) -> str:
        texts[field] = draw_text(field)
        return texts[field]

    write_hostile(tmp_path_factory.mktemp("again"), say, NAMES)
    for field, text in texts.items():
        if field.startswith("step-"):
            texts[field] = in_two(text) if field.startswith("step-text-") else text[:79]
    return NAMES | {field: text for field, text in texts.items() if field not in UNSHOWN}


@pytest.fixture(scope="module")
def hostile(folder: Path) -> Iterator[str]:
    yield from serve(folder, folder / "texts")


def assert_harmless(opened: Opened) -> None:
    assert opened.foreign == []
    # Asked for below a page of its own, Streamlit's script first looks in vain for the server there.
    assert [one for one in opened.errors if "404" not in one] == []


def go_through_map(opened: Opened, session: Session) -> None:
    """Read the map with its tips, the notes, and what each button of the page opens."""
    page = opened.page
    session.look()
    for selector, tip in (
        ("path.AZ-KAL", ".district-tip"),
        ("path.route", ".leaflet-tooltip, .district-tip"),
    ):
        opened.frame.locator(selector).first.focus()
        expect(opened.frame.locator(tip).first).to_be_visible()
        session.look()
    opened.slide("ArrowLeft", 2)
    opened.wait_for_date("2020-11-18")
    page.locator(".st-key-filters button").first.click()
    for part in ("kinds", "districts", "sources", "sides"):
        page.locator(f".st-key-{part} input").click()
        page.locator("[role=option]").first.wait_for()
        session.look()
        page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.locator(".st-key-guide button").click()
    page.get_by_role("dialog").get_by_role("heading").first.wait_for()
    session.look()
    page.keyboard.press("Escape")
    page.locator(".st-key-take button").click()
    dialog = page.get_by_role("dialog")
    for scope in ("One event", "A range of days", "Whole collection", "What is shown"):
        dialog.get_by_text(scope, exact=True).click()
        dialog.get_by_role("radio", name=scope, checked=True).wait_for()
        if scope == "One event":
            dialog.get_by_role("combobox", name="Event").click()
            page.locator("[role=option]").first.wait_for()
            session.look()
            page.keyboard.press("Escape")
        session.look()
    page.keyboard.press("Escape")
    page.locator(".st-key-table_tools button").first.click()
    page.get_by_role("button", name="Download CSV").wait_for()
    session.look()
    page.keyboard.press("Escape")


def test_every_text_of_a_collection_reads_as_it_stands_on_every_page(
    hostile: str, visit: Visit, said: dict[str, str]
) -> None:
    opened = visit(f"{hostile}/?date=2020-11-20&district=AZ-KAL", script=TELL)
    session = Session(opened.page)
    go_through_map(opened, session)
    for address in (
        "sources",
        "sources?source=herald&sentence=9dbafb8067416fb6",
        "sources?source=courier",
        "disagreements",
        *(f"?story={step}" for step in range(1, 6)),
        "?date=2020-11-20&compare=2020-11-02&lang=ru",
        "?q=pixel&scale=chronology",
        "?date=2020-11-18&clock=reported",
    ):
        opened.page.goto(f"{hostile}/{address}")
        opened.page.locator(".page-foot").wait_for(state="attached")
        if "q=" in address:
            opened.page.locator(".search .found").wait_for()
        if "story=" in address:
            opened.page.locator(".story-title").wait_for()
        session.look()
    assert session.find_missing(said) == {}
    # What is refused is told with the beginning of what was given.
    refused = {
        f"{file}-{field}": draw_text(f"{file}-{field}") for file, all in REFUSED.items() for field in all
    }
    told = {field: repr(text)[:100] for field, text in refused.items()}
    assert session.find_missing(told) == {}
    assert_harmless(opened)


@pytest.mark.parametrize("page", ["", "sources", "disagreements"])
def test_no_parameter_of_the_address_is_more_than_text(hostile: str, visit: Visit, page: str) -> None:
    names = (*PARAMETERS, "source", "sentence", "embed", "embed_options", "x")
    drawn = {name: f"{draw_text(name)} {ALL}" for name in names}
    asked = "&".join(f"{name}={quote(text)}" for name, text in drawn.items())
    opened = visit(f"{hostile}/{page}?{asked}#{quote(ALL)}", has_map=False, script=TELL)
    opened.page.locator(".page-foot").wait_for(state="attached")
    if page != "disagreements":
        session = Session(opened.page)
        expect(opened.page.locator(".faults", has_text="Not all of this address").first).to_be_attached()
        session.look()
        told = ("date", "district", "clock", "kinds", "event", "at") if page == "" else ("source",)
        assert session.find_missing({name: repr(drawn[name])[1:-1] for name in told}) == {}
    assert_harmless(opened)


def test_a_list_of_many_districts_shows_their_names(
    tmp_path: Path, visit: Visit, serve_collection: Callable[..., str]
) -> None:
    more = ("AZ-XVD", "AZ-FUZ", "AZ-CAB", "AZ-QBI", "AZ-ZAN", "AZ-TAR", "AZ-GOY", "AZ-SKR", "AZ-GAD")
    # Of two with the same name each can be chosen.
    names = dict(zip((*CODES, *more), cycle((*TEXTS[:-2], TEXTS[0])), strict=False))
    address = serve_collection(write_hostile(tmp_path, lambda field: f"plain {field}", names))
    opened = visit(f"{address}/?district=AZ-AGM", script=TELL)
    field = opened.page.locator(".st-key-district")
    expect(field.locator("input")).to_have_value(names["AZ-AGM"])
    field.locator("input").click()
    session = Session(opened.page)
    opened.page.locator("[role=option]").first.wait_for()
    session.look()
    assert session.find_missing(dict(enumerate_texts(TEXTS[1:-2]))) == {}
    assert_harmless(opened)


def enumerate_texts(texts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return ((str(number), text) for number, text in enumerate(texts))


def test_the_published_file_of_such_a_collection_is_as_harmless(
    folder: Path, browser: Browser, tmp_path: Path, said: dict[str, str]
) -> None:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en")
    context.add_init_script(TELL)
    opened = Opened(context.new_page())
    opened.watch()
    session = Session(opened.page)
    opened.page.goto(f"{publish_one(tmp_path / 'map.html', folder).as_uri()}#date=2020-11-20&district=AZ-KAL")
    opened.page.locator(".part-map[data-date='2020-11-20']").wait_for()
    session.look()
    opened.page.locator("path.AZ-KAL").focus()
    session.look()
    opened.page.locator(".part-search input").fill("pixel")
    opened.page.locator(".search .found").wait_for()
    session.look()
    asked = "&".join(f"{name}={quote(ALL)}" for name in PARAMETERS)
    for view in (*(f"story={step}" for step in range(1, 6)), asked):
        opened.page.evaluate("(view) => { window.location.hash = view; }", view)
        if view != asked:
            opened.page.locator(".story-title").wait_for()
        session.look()
    assert session.find_missing(said) == {}
    assert_harmless(opened)
    context.close()
