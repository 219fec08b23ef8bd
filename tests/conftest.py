"""What the tests share: a real server, a real browser, the inputs that may be absent."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    FrameLocator,
    Locator,
    Page,
    Request,
    WebSocketRoute,
    sync_playwright,
)

# In the suite hypothesis draws the same few examples each time; `pytest tests/fuzz --hypothesis-profile=long`
# looks for new ones, for about ten minutes: 2,000 of each kind, 100 of what is slow (`costly`).
settings.register_profile("suite", max_examples=20, deadline=None, derandomize=True, database=None)
settings.register_profile("long", max_examples=2_000, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile("suite")

ROOT = Path(__file__).parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
# Chromium's own background requests would be taken for the page's.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)
AXIS = ".st-key-date input[type=range]"
# Notes, at each change of the map, the date it shows beside the one on the axis.
COMPARE = """
() => {
  const map = document.querySelector(".st-key-map iframe").contentDocument.querySelector("#map_div");
  window.compared = [];
  const axis = document.querySelector(".axis-range");
  const note = () => window.compared.push([map.dataset.date, axis.dataset.day]);
  new MutationObserver(note).observe(map, { attributes: true, attributeFilter: ["data-date"] });
}
"""
DESKTOP, PHONE = (1366, 768), (390, 844)


@dataclass
class Opened:
    """The page in a browser, with its errors and its requests to other hosts."""

    page: Page
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Note errors and requests from now on."""

        def note_console(message: ConsoleMessage) -> None:
            if message.type == "error":
                self.errors.append(message.text)

        def note_request(request: Request) -> None:
            address = urlsplit(request.url)
            is_network = address.scheme in ("http", "https", "ws", "wss")
            if is_network and address.hostname not in ("localhost", "127.0.0.1"):
                self.foreign.append(request.url)

        self.page.on("console", note_console)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", note_request)

    @property
    def frame(self) -> FrameLocator:
        return self.page.frame_locator(".st-key-map iframe")

    @property
    def map(self) -> Locator:
        return self.frame.locator("#map_div")

    def date(self) -> str | None:
        return self.map.get_attribute("data-date")

    def wait_for_date(self, day: str) -> None:
        self.frame.locator(f'#map_div[data-date="{day}"]').wait_for()

    def classes(self) -> dict[str, str]:
        """Return the control that each district's path carries as a class, by code."""
        names_by_code = self.frame.locator("path.district").evaluate_all(
            "paths => paths.map(path => [path.dataset.district, path.getAttribute('class').split(' ')])"
        )
        controls = {"none", "implied", "held", "due", "unreported", "entered"}
        return {code: next(name for name in names if name in controls) for code, names in names_by_code}

    def notes_head(self) -> Locator:
        return self.page.locator(".st-key-notes h2")

    def slide(self, key: str, times: int = 1) -> None:
        slider = self.page.locator(AXIS)
        slider.focus()
        for _ in range(times):
            self.page.keyboard.press(key)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


def serve(
    data: Path | None = None, articles: Path | None = None, variables: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Run the real page on a free port; yield its address. Without `articles` no texts are at hand."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    command += ["--server.port", str(port), "--server.headless", "true", "--server.fileWatcherType", "none"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HANDOVER_")}
    environment |= {"HANDOVER_DATA": str(data)} if data else {}
    environment |= {"HANDOVER_ARTICLES": str(articles)} if articles else {}
    environment |= variables or {}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:
        address = f"http://localhost:{port}"
        wait_until_served(address, process)
        yield address
        process.terminate()


def wait_until_served(address: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers that its page can be opened; end its process if that takes a minute."""
    for _ in range(240):
        try:
            with urlopen(f"{address}/_stcore/health"):  # noqa: S310 - our own server
                return
        except (URLError, ConnectionError):
            time.sleep(0.25)
    process.kill()
    pytest.fail(f"no answer from {address} within a minute")


@pytest.fixture(scope="session", autouse=True)
def _programs_take_interrupts() -> None:
    """Let programs that tests start take Ctrl-C, which those started by a run in the background ignore."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    yield from serve()


def find_browser() -> str | None:
    """Return the path of any Chrome or Chromium."""
    names = (os.environ.get("CHROME", ""), *BROWSERS)
    return next((path for name in names if name and (path := shutil.which(name))), None)


@contextmanager
def start_browser(path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # Root, as in a container, may not use the browser's own sandbox.
        rights = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        started = playwright.chromium.launch(executable_path=path, args=[*QUIET, *rights])
        yield started
        started.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start any browser there is; skip without one, except in CI."""
    path = find_browser()
    if path is None:
        reason = f"no browser: none of {', '.join(BROWSERS)} is installed (or set CHROME)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with start_browser(path) as started:
        yield started


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Opened]]:
    """Return a function that opens an address in a fresh browser profile.

    `script` runs in each document, `between` gets the connection to the server, `before` the page before
    it is opened; `profile` are options of the browser's profile.
    """
    contexts = []

    def open_page(
        address: str,
        size: tuple[int, int] = DESKTOP,
        *,
        has_map: bool = True,
        script: str = "",
        between: Callable[[WebSocketRoute], None] | None = None,
        before: Callable[[Page], None] = lambda _: None,
        **profile: Any,
    ) -> Opened:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, **({"locale": "en"} | profile)
        )
        contexts.append(context)
        if script:
            context.add_init_script(script)
        opened = Opened(context.new_page())

        opened.watch()
        before(opened.page)
        if between:
            opened.page.route_web_socket("**/_stcore/stream", between)
        opened.page.set_default_timeout(20_000)
        opened.page.goto(address)
        if has_map:
            opened.frame.locator("#map_div[data-date]").wait_for()
            # What comes after the map, in no certain order.
            for part in (AXIS, ".st-key-notes h2", ".page-foot"):
                opened.page.locator(part).wait_for(state="attached")
        return opened

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def serve_collection() -> Iterator[Callable[..., str]]:
    """Return a function that serves another collection's folder, with texts if their folder is given."""
    running: list[Iterator[str]] = []

    def start(data: Path | None = None, articles: Path | None = None, **variables: str) -> str:
        server = serve(data, articles, variables)
        running.append(server)
        return next(server)

    yield start
    for server in running:
        next(server, None)
