"""Opening: from the start of the server, or of the page, to the first painted view; and what is fetched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from time import time
from typing import Any

from benchmark_browser import Conditions
from benchmark_statistics import Figure, summarise
from benchmark_subjects import Subject, serve_subject, start_server, wait_for_server
from playwright.sync_api import Browser, BrowserContext


@dataclass(frozen=True, slots=True)
class Opening:
    """Figures of opening: milliseconds to the first painted view, bytes over the wire."""

    cold: Figure | None
    first: Figure | None
    second: Figure | None
    first_bytes: Figure | None
    second_bytes: Figure | None


def measure_opening(
    browser: Browser, subject: Subject, conditions: Conditions, cold_times: int, warm_times: int
) -> Opening:
    """Open a page on cold servers, and on a warm one in fresh profiles, twice in each."""
    cold = [_open_cold(browser, subject, conditions) for _ in range(cold_times)]
    first, second, first_bytes, second_bytes = [], [], [], []
    with serve_subject(subject) as address:
        # The server's own first page is the cold start's affair; a quick look may count it.
        unmeasured = int(warm_times > 1)
        for number in range(warm_times + unmeasured):
            context = _new_context(browser, subject, conditions)
            took, fetched = _open(context, subject, address)
            again, fetched_again = _open(context, subject, address)
            context.close()
            if number >= unmeasured:
                first.append(took)
                second.append(again)
                first_bytes.append(fetched)
                second_bytes.append(fetched_again)
    figures = [summarise(values) for values in (cold, first, second, first_bytes, second_bytes)]
    return Opening(*figures)


def _new_context(browser: Browser, subject: Subject, conditions: Conditions) -> BrowserContext:
    width, height = conditions.size
    context = browser.new_context(viewport={"width": width, "height": height})
    context.add_init_script(subject.probe())
    return context


def _open_cold(browser: Browser, subject: Subject, conditions: Conditions) -> float:
    """Return the milliseconds from `streamlit run` to the painted view in a fresh profile."""
    context = _new_context(browser, subject, conditions)
    start = time()
    process, address = start_server(subject)
    try:
        wait_for_server(address)
        took, _ = _open(context, subject, address, since=start)
    finally:
        context.close()
        process.terminate()
        process.wait(20)
    return took


def _open(
    context: BrowserContext, subject: Subject, address: str, *, since: float | None = None
) -> tuple[float, int]:
    """Return the milliseconds until the view is painted, from `since` or the page's own start; and bytes."""
    page = context.new_page()
    fetched = 0

    def note_end(event: Mapping[str, Any]) -> None:
        nonlocal fetched
        fetched += int(event["encodedDataLength"])

    def note_frame(event: Mapping[str, Any]) -> None:
        nonlocal fetched
        # Binary frames are told in base 64.
        is_binary, data = event["response"]["opcode"] == 2, event["response"]["payloadData"]
        fetched += len(data) * 3 // 4 if is_binary else len(data)

    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", note_end)
    session.on("Network.webSocketFrameReceived", note_frame)
    page.goto(address + subject.query)
    what = "map" if "map" in subject.awaited else "text"
    told = "(what) => window.bench.marks.find((one) => one.what === what && one.painted)"
    mark = page.wait_for_function(told, arg=what, timeout=60_000).json_value()
    origin = float(page.evaluate("performance.timeOrigin"))
    page.wait_for_timeout(1_000)
    page.close()
    painted = float(mark["painted"])
    return (origin + painted - since * 1000 if since else painted), fetched
