"""Opening: from the start of the server, or of the page, to the first painted view; and what is fetched."""

from __future__ import annotations

from collections.abc import Mapping
from time import time
from typing import Any

from benchmark_browser import Conditions, new_context, slow_down, wait_for_mark
from benchmark_statistics import Figures, summarise
from benchmark_subjects import Subject, serve_subject, start_server, stop_server, wait_for_server
from playwright.sync_api import Browser, BrowserContext


def measure_opening(
    browser: Browser, subject: Subject, conditions: Conditions, days: str, times: tuple[int, int]
) -> Figures:
    """Open a page on cold servers, and on a warm one in fresh profiles, twice in each.

    `days` is the query of the address, `times` how often it is opened cold and warm. The first view is that
    of a fresh profile, the second that of one that has seen the page before.
    """
    cold_times, warm_times = times
    cold = [_open_cold(browser, subject, conditions, days) for _ in range(cold_times)]
    found: dict[str, list[float]] = {
        name: [] for name in ("first view", "second view", "first bytes", "second bytes")
    }
    with serve_subject(subject) as served:
        # The server's own first page is the cold start's affair.
        for number in range(warm_times + 1):
            context = new_context(browser, subject, conditions)
            views = [_open(context, served.address + days, subject, conditions) for _ in range(2)]
            context.close()
            if number > 0:
                for name, (took, fetched) in zip(("first", "second"), views, strict=True):
                    found[f"{name} view"].append(took)
                    found[f"{name} bytes"].append(fetched)
    return {"cold start": summarise(cold), **{name: summarise(values) for name, values in found.items()}}


def _open_cold(browser: Browser, subject: Subject, conditions: Conditions, days: str) -> float:
    """Return the milliseconds from `streamlit run` to the painted view in a fresh profile."""
    context = new_context(browser, subject, conditions)
    start = time()
    served = start_server(subject)
    try:
        wait_for_server(served.address)
        took, _ = _open(context, served.address + days, subject, conditions, since=start)
    finally:
        context.close()
        stop_server(served)
    return took


def _open(
    context: BrowserContext,
    address: str,
    subject: Subject,
    conditions: Conditions,
    *,
    since: float | None = None,
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
    slow_down(page, conditions)
    page.goto(address)
    mark = wait_for_mark(page, subject.main, conditions)
    origin = float(page.evaluate("performance.timeOrigin"))
    page.wait_for_timeout(1_000)
    page.close()
    painted = float(mark["painted"])
    return (origin + painted - since * 1000 if since else painted), fetched
