"""The connection lost and found, the server started again, the collection changed: in a real browser."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import expect

from tests.benchmark.subjects import wait_for_server
from tests.conftest import AXIS, ROOT, Opened, free_port
from tests.helpers.specimens import EVENTS, write_collection

Visit = Callable[..., Opened]
Serve = Callable[..., str]
OFFLINE = "Offline: the server does not answer. The map and the notes of the days around go on;"
DATE = "/?date=2020-11-18&district=AZ-KAL"


@contextmanager
def running(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run the page on a port, which another server may have had before."""
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port)]
    command += ["--server.headless", "true", "--server.fileWatcherType", "none"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HANDOVER_")}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet) as process:
        try:
            wait_for_server(f"http://localhost:{port}")
            yield process
        finally:
            process.kill()


def expect_day(opened: Opened, day: str) -> None:
    """Expect axis, map and notes to show a day."""
    expect(opened.page.locator(AXIS)).to_have_attribute("data-day", day)
    opened.wait_for_date(day)
    expect(opened.page.locator(f'.st-key-notes [data-day="{day}"]')).to_be_attached()


def wait_for_notes(opened: Opened) -> None:
    """Wait for the notes of the days around, which are fetched soon after the page has opened."""
    opened.page.wait_for_function(
        "() => performance.getEntriesByType('resource').some(({ name }) => name.includes('notes.json'))"
    )


def expect_address(opened: Opened, text: str) -> None:
    opened.page.wait_for_function("(text) => window.location.search.includes(text)", arg=text)


def test_without_its_server_the_page_goes_on_and_with_another_one_the_same_view_comes_back(
    visit: Visit,
) -> None:
    port = free_port()
    with running(port):
        opened = visit(f"http://localhost:{port}{DATE}")
        wait_for_notes(opened)
    opened.slide("ArrowRight", 3)
    expect_day(opened, "2020-11-21")
    line = opened.page.locator(".offline")
    expect(line).to_contain_text(OFFLINE, timeout=20_000)
    expect(line).to_have_attribute("role", "status")
    expect_address(opened, "date=2020-11-21")
    # No dialog stands over the page.
    assert opened.page.get_by_role("dialog").count() == 0
    opened.slide("ArrowRight")
    expect_day(opened, "2020-11-22")
    with running(port):
        expect(line).to_be_empty(timeout=60_000)
        expect_day(opened, "2020-11-22")
        expect_address(opened, "date=2020-11-22")
        expect(opened.notes_head()).to_have_text("Kalbajar")
        opened.slide("ArrowRight")
        expect_day(opened, "2020-11-23")
        expect_address(opened, "date=2020-11-23")


def test_a_network_that_is_away_for_a_while_is_told_and_nothing_is_lost(visit: Visit, server: str) -> None:
    opened = visit(f"{server}{DATE}")
    wait_for_notes(opened)
    line = opened.page.locator(".offline")
    expect(line).to_be_empty()
    opened.page.context.set_offline(True)
    expect(line).to_contain_text(OFFLINE)
    opened.slide("ArrowRight", 2)
    expect_day(opened, "2020-11-20")
    opened.page.context.set_offline(False)
    expect(line).to_be_empty(timeout=60_000)
    expect_day(opened, "2020-11-20")
    expect_address(opened, "date=2020-11-20")
    expect(opened.notes_head()).to_have_text("Kalbajar")


def test_a_page_that_is_open_takes_up_a_changed_collection(
    tmp_path: Path, visit: Visit, serve_collection: Serve
) -> None:
    write_collection(tmp_path)
    opened = visit(f"{serve_collection(tmp_path)}/?date=2020-11-10&district=AZ-KAL")
    expect(opened.page.locator(".st-key-notes")).to_contain_text("The bridge is to be opened.")
    write_collection(tmp_path, events=EVENTS.replace("The bridge is to be opened.", "It is to be mended."))
    opened.slide("ArrowRight")
    expect(opened.page.locator(".st-key-notes")).to_contain_text("It is to be mended.")
    expect_day(opened, "2020-11-11")
    # A file that is half written is told, and what could be read last stays.
    (tmp_path / "events.toml").write_text(EVENTS[:300], "utf-8")
    opened.slide("ArrowRight")
    expect(opened.page.locator(".faults")).to_contain_text("cannot be used as they are now. Shown is")
    expect(opened.page.locator(".faults")).to_contain_text("events.toml, line ")
    expect(opened.page.locator(".st-key-notes")).to_contain_text("It is to be mended.")
    expect_day(opened, "2020-11-12")
    # The notes of a version that is gone may have been asked for once.
    assert all("404" in error for error in opened.errors)
