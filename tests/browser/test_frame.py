"""The host of the map in a frame: it takes the day from the page around it, all else from the server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from events.records.collection import SHIPPED, load_collection
from events.timeline.timeline import Timeline
from geo.drawing.layers import load_shapes
from tests.helpers.map_alone import draw, serve_folder, write_map

STEP: dict[str, object] = {
    "date": "2020-11-18",
    "clock": "happened",
    "kinds": [],
    "district": None,
    "lang": "en",
}
PAGE = (
    "<!doctype html><script>{script}</script><iframe src='/a/b/index.html' width='900' height='600'></iframe>"
)
SAY = """(date) => {
    window.handover = { day: date };
    window.dispatchEvent(new CustomEvent("handover:day", { detail: { date } }));
}"""


class Opened:
    """A page with the map in a frame."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.frame = page.frames[1]
        self.frame.wait_for_function("() => typeof HandoverMap === 'object'")

    def show(self, **step: object) -> None:
        """Send what the server sends at a run."""
        self.frame.evaluate(f"HandoverMap.show({json.dumps(STEP | step)})")

    def say(self, day: str) -> None:
        """Dispatch what the page dispatches at a step of its axis."""
        self.page.evaluate(SAY, day)

    def wait_for(self, day: str) -> None:
        self.frame.wait_for_selector(f'.leaflet-container[data-date="{day}"]')

    def day(self) -> str | None:
        return self.frame.locator(".leaflet-container").get_attribute("data-date")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the map two levels down, as in Streamlit's server."""
    collection = load_collection(SHIPPED)
    assert collection.settings is not None
    shapes = load_shapes(district.code for district in collection.settings.districts)
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    timeline = Timeline(collection.events)
    write_map(inner, shapes, draw(shapes, collection.settings, timeline))
    return tmp_path


@pytest.fixture
def opened(browser: Browser, folder: Path) -> Iterator[Opened]:
    yield from open_frame(browser, folder)


@pytest.fixture
def late(browser: Browser, folder: Path) -> Iterator[Opened]:
    """Return the map in a page that has named a day before the frame is there."""
    yield from open_frame(browser, folder, "window.handover = { day: '2020-11-25' };")


def open_frame(browser: Browser, folder: Path, script: str = "") -> Iterator[Opened]:
    (folder / "index.html").write_text(PAGE.format(script=script), encoding="utf-8")
    with serve_folder(folder) as address:
        page = browser.new_context().new_page()
        page.goto(address)
        yield Opened(page)
        page.context.close()


def test_nothing_is_drawn_before_the_server_has_said_what(opened: Opened) -> None:
    opened.say("2020-11-25")
    assert opened.day() is None
    opened.show()
    assert opened.day() == "2020-11-25"


def test_the_day_is_the_servers_until_the_page_names_one(opened: Opened) -> None:
    opened.show()
    assert opened.day() == "2020-11-18"
    opened.show(date="2020-11-19")
    opened.wait_for("2020-11-19")
    opened.say("2020-11-25")
    opened.wait_for("2020-11-25")
    # A late answer to an older step changes all else, and not the day.
    opened.show(date="2020-11-20", district="AZ-KAL")
    opened.frame.wait_for_selector("path.AZ-KAL.selected")
    assert opened.day() == "2020-11-25"


def test_a_frame_that_comes_late_shows_the_day_the_page_has_named(late: Opened) -> None:
    late.show()
    assert late.day() == "2020-11-25"


def test_of_many_days_in_one_frame_two_are_painted_and_the_last_stays(opened: Opened) -> None:
    opened.show()
    opened.frame.evaluate("() => new Promise(requestAnimationFrame)")
    painted = opened.frame.evaluate(
        """async () => {
            const [holder, painted] = [document.querySelector(".leaflet-container"), []];
            new MutationObserver(() => painted.push(holder.dataset.date))
                .observe(holder, { attributes: true, attributeFilter: ["data-date"] });
            await new Promise(requestAnimationFrame);
            for (const day of [19, 20, 21, 22, 23]) {
                const detail = { date: `2020-11-${day}` };
                window.parent.dispatchEvent(new CustomEvent("handover:day", { detail }));
                await null;
            }
            for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
            return painted;
        }"""
    )
    assert painted == ["2020-11-19", "2020-11-23"]


def test_the_first_painting_is_reported_once_for_its_opening(opened: Opened) -> None:
    requested: list[str] = []
    opened.page.on("request", lambda request: requested.append(request.url.partition("/drawn?")[2]))
    with opened.page.expect_request("**/drawn?of=one"):
        opened.show(opening="one")
    opened.show(opening="two", date="2020-11-19")
    opened.wait_for("2020-11-19")
    # What is sent once the map is painted is sent within two frames.
    opened.frame.evaluate(
        "async () => { for (const _ of [1, 2, 3]) await new Promise(requestAnimationFrame); }"
    )
    assert [of for of in requested if of] == ["of=one"]
