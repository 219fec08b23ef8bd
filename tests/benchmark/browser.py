"""A page in the browser, observed: what it shows when, and what it sends, receives, reloads and requests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Frame, Page, Request, Route, TimeoutError, WebSocket

from tests.benchmark.subjects import Subject
from tests.conftest import DESKTOP

Bench = dict[str, Any]
OWN_HOSTS = ("localhost", "127.0.0.1")


@dataclass(frozen=True, slots=True)
class Conditions:
    """The window's size in pixels, how many times the processor is slowed down, and patience in seconds."""

    size: tuple[int, int] = DESKTOP
    throttle: float = 1
    patience: float = 30

    def __str__(self) -> str:
        """Word them for the tables."""
        return f"{self.size[0]}×{self.size[1]}" + (f", {self.throttle:g}× slower" * (self.throttle != 1))


@dataclass
class Watched:
    """A page in a browser with what it sends, receives, reloads and requests from other hosts."""

    page: Page
    patience: float = 30
    sent: int = 0
    received: int = 0
    loads: int = 0
    requests: int = 0
    foreign: list[str] = field(default_factory=list)

    def bench(self) -> Bench:
        """Return what the probe has noted so far."""
        found: Bench = self.page.evaluate("window.bench")
        return found

    def now(self) -> float:
        """Return the time by the page's own clock, in milliseconds."""
        found: float = self.page.evaluate("performance.now()")
        return found


@contextmanager
def open_subject(
    browser: Browser, subject: Subject, address: str, conditions: Conditions
) -> Iterator[Watched]:
    """Open a page in a fresh profile and wait until it shows its first day and has come to rest."""
    context = new_context(browser, subject, conditions)
    try:
        if subject.instead:
            answer_instead(context, subject.instead)
        watched = watch(context.new_page(), conditions.patience)
        watched.page.goto(address)
        for what in subject.awaited:
            wait_for_mark(watched.page, what, conditions)
        watched.page.wait_for_timeout(1_000)
        slow_down(watched.page, conditions)
        yield watched
    finally:
        context.close()


def new_context(browser: Browser, subject: Subject, conditions: Conditions) -> BrowserContext:
    """Return a fresh profile with the window's size, the probe and the patience."""
    width, height = conditions.size
    context = browser.new_context(viewport={"width": width, "height": height})
    context.set_default_timeout(conditions.patience * 1000)
    context.add_init_script(subject.probe())
    return context


def wait_for_mark(page: Page, what: str, conditions: Conditions) -> dict[str, Any]:
    """Wait until the probe has seen a part of the page painted; return its mark.

    Raises LookupError after the patience of the conditions.
    """
    found = "(what) => window.bench.marks.find((one) => one.what === what && one.painted)"
    try:
        mark: dict[str, Any] = page.wait_for_function(found, arg=what).json_value()
    except TimeoutError as error:
        raise LookupError(f"no {what} within {conditions.patience:g} s of opening") from error
    return mark


def slow_down(page: Page, conditions: Conditions) -> None:
    """Slow the page's processor down as the conditions say."""
    if conditions.throttle != 1:
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": conditions.throttle})


def watch(page: Page, patience: float) -> Watched:
    """Count what a page sends, receives, reloads and requests from now on."""
    watched = Watched(page, patience)

    def note_sent(payload: str | bytes) -> None:
        watched.sent += len(payload)

    def note_received(payload: str | bytes) -> None:
        watched.received += len(payload)

    def note_socket(socket: WebSocket) -> None:
        socket.on("framesent", note_sent)
        socket.on("framereceived", note_received)

    def note_frame(frame: Frame) -> None:
        # A new address of the page itself, in the same document, is no reload.
        watched.loads += frame.parent_frame is not None and frame.url.startswith("http")

    def note_page(_: Page) -> None:
        watched.loads += 1

    def note_request(request: Request) -> None:
        if not request.url.startswith("http"):
            return
        watched.requests += 1
        if urlsplit(request.url).hostname not in OWN_HOSTS:
            watched.foreign.append(request.url)

    page.on("websocket", note_socket)
    page.on("framenavigated", note_frame)
    page.on("load", note_page)
    page.on("request", note_request)
    return watched


def answer_instead(context: BrowserContext, instead: Mapping[str, Path]) -> None:
    """Answer requests to other hosts from files, all others with nothing."""

    def answer(route: Route) -> None:
        url = route.request.url
        found = next((path for name, path in instead.items() if url.endswith(name)), None)
        if found:
            route.fulfill(path=found)
        else:
            route.fulfill(body="", content_type="text/css" if url.endswith(".css") else "text/javascript")

    context.route(lambda url: urlsplit(url).hostname not in OWN_HOSTS, answer)
