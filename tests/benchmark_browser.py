"""A page in the browser, under watch: what it shows when, sends, receives, loads anew and asks of others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmark_subjects import Subject
from conftest import DESKTOP
from playwright.sync_api import Browser, BrowserContext, Frame, Page, Route, WebSocket

Bench = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Conditions:
    """The window's size in pixels, and how many times the processor is slowed down."""

    size: tuple[int, int] = DESKTOP
    throttle: float = 1

    def __str__(self) -> str:
        """Word them for the tables."""
        return f"{self.size[0]}×{self.size[1]}" + (f", {self.throttle:g}× slower" * (self.throttle != 1))


@dataclass
class Watched:
    """A page in a browser with what it sends, receives, loads anew and asks of others."""

    page: Page
    sent: int = 0
    received: int = 0
    loads: int = 0
    foreign: list[str] = field(default_factory=list)

    def bench(self) -> Bench:
        """Return what the probe has noted so far."""
        told: Bench = self.page.evaluate("window.bench")
        return told


@contextmanager
def open_subject(
    browser: Browser, subject: Subject, address: str, conditions: Conditions
) -> Iterator[Watched]:
    """Open a page in a fresh profile and wait until it shows its first day and has come to rest."""
    width, height = conditions.size
    context = browser.new_context(viewport={"width": width, "height": height})
    try:
        context.add_init_script(subject.probe())
        if subject.instead:
            answer_instead(context, subject.instead)
        watched = watch(context.new_page())
        watched.page.set_default_timeout(30_000)
        watched.page.goto(address + subject.query)
        for what in subject.awaited:
            told = "(what) => window.bench.marks.some((mark) => mark.what === what)"
            watched.page.wait_for_function(told, arg=what)
        watched.page.wait_for_timeout(1_000)
        if conditions.throttle != 1:
            session = context.new_cdp_session(watched.page)
            session.send("Emulation.setCPUThrottlingRate", {"rate": conditions.throttle})
        yield watched
    finally:
        context.close()


def watch(page: Page) -> Watched:
    """Count what a page sends, receives, loads anew and asks of others from now on."""
    watched = Watched(page)

    def note_socket(socket: WebSocket) -> None:
        def note_sent(payload: str | bytes) -> None:
            watched.sent += len(payload)

        def note_received(payload: str | bytes) -> None:
            watched.received += len(payload)

        socket.on("framesent", note_sent)
        socket.on("framereceived", note_received)

    def note_load(frame: Frame) -> None:
        # A new address of the page itself, in the same document, is no reload.
        watched.loads += frame.parent_frame is not None and frame.url.startswith("http")

    def note_request(url: str) -> None:
        if url.startswith("http") and urlsplit(url).hostname not in ("localhost", "127.0.0.1"):
            watched.foreign.append(url)

    page.on("websocket", note_socket)

    def note_page(_: Page) -> None:
        watched.loads += 1

    page.on("framenavigated", note_load)
    page.on("load", note_page)
    page.on("request", lambda request: note_request(request.url))
    return watched


def answer_instead(context: BrowserContext, instead: Mapping[str, Path]) -> None:
    """Answer what is asked of other hosts from files, all else with nothing."""

    def answer(route: Route) -> None:
        url = route.request.url
        found = next((path for name, path in instead.items() if url.endswith(name)), None)
        if found:
            route.fulfill(path=found)
        else:
            route.fulfill(body="", content_type="text/css" if url.endswith(".css") else "text/javascript")

    context.route(lambda url: urlsplit(url).hostname not in ("localhost", "127.0.0.1"), answer)
