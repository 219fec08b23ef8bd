"""The page in Firefox, too: keys and a drag of the handle, a click on the map, a link, play.

Firefox is driven by Mozilla's own Marionette, which needs no driver beside the browser; Playwright drives
builds of its own only.
"""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

with warnings.catch_warnings():
    # What it imports is of older versions of Python; the newest have that no more.
    warnings.simplefilter("ignore", DeprecationWarning)
    pytest.importorskip("marionette_driver.marionette", exc_type=ImportError)
    from marionette_driver import By, Wait
    from marionette_driver.keys import Keys
    from marionette_driver.marionette import ActionSequence, Marionette

NAMES = ("firefox-esr", "firefox")
MAP = "document.querySelector('.st-key-map iframe')?.contentDocument?.querySelector('#map_div')"
HEAD = "document.querySelector('.st-key-notes h2')"
SHOWN = f"return [{MAP}?.dataset.date ?? null, location.search, {HEAD}?.textContent ?? null]"
# The middle of a district's name in the page's window, and where the handle of a day is.
NAME = f"""const box = {MAP}.querySelector(arguments[0]).getBoundingClientRect();
const frame = document.querySelector('.st-key-map iframe').getBoundingClientRect();
const [x, y] = [frame.left + box.left + box.width / 2, frame.top + box.top + box.height / 2];
return [Math.round(x), Math.round(y)]"""
PLACE = """const box = document.querySelector('.axis-range').getBoundingClientRect();
const along = box.left + 9 + (box.width - 18) * arguments[0] / 34;
return [Math.round(along), Math.round(box.top + box.height / 2)]"""
LABEL = ".district-name.AZ-LAC span"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Marionette]:
    """Start Firefox; skip without one, except in CI."""
    path = next((path for name in NAMES if (path := shutil.which(name))), None)
    if path is None:
        reason = f"no Firefox: none of {', '.join(NAMES)} is installed"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    log = tmp_path_factory.mktemp("firefox") / "gecko.log"
    driver = Marionette(bin=str(Path(path).resolve()), headless=True, gecko_log=str(log))
    driver.start_session()
    driver.set_window_rect(width=1366, height=900)
    yield driver
    driver.quit()


def wait(driver: Marionette, *expected: str | None) -> None:
    """Wait for the day on the map, what the address holds, and the head of the notes, as far as given."""

    def is_shown(_: Marionette) -> bool:
        day, query, head = driver.execute_script(SHOWN)
        wanted = [*expected, None, None][:3]
        return wanted[0] in (None, day) and (wanted[1] or "") in query and wanted[2] in (None, head)

    Wait(driver, 20).until(is_shown, message=f"{expected}: {driver.execute_script(SHOWN)}")


def open_page(driver: Marionette, address: str, day: str) -> None:
    driver.navigate(address)
    wait(driver, day)
    find: Callable[[Marionette], object] = lambda _: driver.find_elements(By.CSS_SELECTOR, ".axis-mark")  # noqa: E731
    Wait(driver, 20).until(find)


def click(driver: Marionette, at: list[int], *to: list[int]) -> None:
    """Press the mouse at a point of the window, and release it there, or at the last of further points."""
    mouse = ActionSequence(driver, "pointer", "mouse", {"pointerType": "mouse"})
    mouse.pointer_move(*at).pointer_down()
    for point in to:
        mouse.pointer_move(*point, duration=60)
    mouse.pointer_up().perform()


def test_handle_map_links_and_play(server: str, firefox: Marionette) -> None:
    open_page(firefox, f"{server}/?date=2020-11-18", "2020-11-18")
    handle = firefox.find_element(By.CSS_SELECTOR, ".axis-range")
    handle.send_keys(Keys.RIGHT)
    wait(firefox, "2020-11-19", "date=2020-11-19", "The region on 19 November 2020")
    places = [firefox.execute_script(PLACE, [number]) for number in (18, 20, 22, 24)]
    click(firefox, *places)
    wait(firefox, "2020-11-25", "date=2020-11-25", "The region on 25 November 2020")
    click(firefox, firefox.execute_script(NAME, [LABEL]))
    wait(firefox, "2020-11-25", "district=AZ-LAC", "Lachin")
    play = firefox.find_element(By.CSS_SELECTOR, ".axis-play")
    play.send_keys(Keys.ENTER)
    wait(firefox, "2020-12-05", "date=2020-12-05", "Lachin")
    assert firefox.execute_script("return document.activeElement.className") == "axis-play"
    row = firefox.find_element(By.CSS_SELECTOR, ".st-key-table .table a")
    firefox.navigate(row.get_property("href"))
    wait(firefox, "1988-01-01", "date=1988-01-01")
