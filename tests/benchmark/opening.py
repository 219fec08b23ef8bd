"""Opening: from the start of the server, or of the page, to the first painted view; and what is fetched."""

from __future__ import annotations

from time import time
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext

from tests.benchmark.browser import Conditions, new_context, slow_down, wait_for_mark
from tests.benchmark.relay import relay_to
from tests.benchmark.statistics import Figures, summarise
from tests.benchmark.subjects import Subject, serve_subject, start_server, stop_server, wait_for_server

# How long a page is left open, in milliseconds: what it fetches after it has come to rest counts, too.
REST = 1_500


def measure_opening(
    browser: Browser, subject: Subject, conditions: Conditions, days: str, times: tuple[int, int]
) -> Figures:
    """Open a page on cold servers, and on a warm one in fresh profiles, twice in each.

    `days` is the query of the address, `times` how often it is opened cold and warm. The first view is that
    of a fresh profile, the second that of one that has seen the page before.
    """
    cold_times, warm_times = times
    cold = [_open_cold(browser, subject, conditions, days) for _ in range(cold_times)]
    found: dict[str, list[float]] = {"first view": [], "second view": []}
    with serve_subject(subject) as served:
        # The server's own first page is the cold start's affair.
        for number in range(warm_times + 1):
            with new_context(browser, subject, conditions) as context:
                views = [_open(context, served.address + days, subject, conditions) for _ in range(2)]
            if number > 0:
                for name, took in zip(found, views, strict=True):
                    found[name].append(took)
        sizes = _weigh(browser, subject, conditions, served.address, days)
    views_taken = {name: summarise(values) for name, values in found.items()}
    return {"cold start": summarise(cold), **views_taken, **sizes}


def _weigh(browser: Browser, subject: Subject, conditions: Conditions, address: str, days: str) -> Figures:
    """Return the bytes that a fresh profile's first and second view fetch, as they cross the wire."""
    sizes = {}
    with (
        relay_to(urlsplit(address).port or 80) as relay,
        new_context(browser, subject, conditions) as context,
    ):
        for name in ("first bytes", "second bytes"):
            before = relay.received
            _open(context, relay.address + urlsplit(address).path + days, subject, conditions)
            sizes[name] = summarise([relay.received - before])
    return sizes


def _open_cold(browser: Browser, subject: Subject, conditions: Conditions, days: str) -> float:
    """Return the milliseconds from `streamlit run` to the painted view in a fresh profile."""
    context = new_context(browser, subject, conditions)
    start = time()
    served = start_server(subject)
    try:
        wait_for_server(served.address)
        return _open(context, served.address + days, subject, conditions, since=start)
    finally:
        context.close()
        stop_server(served)


def _open(
    context: BrowserContext,
    address: str,
    subject: Subject,
    conditions: Conditions,
    *,
    since: float | None = None,
) -> float:
    """Return the milliseconds until the view is painted, from `since` or the page's own start."""
    page = context.new_page()
    slow_down(page, conditions)
    page.goto(address)
    mark = wait_for_mark(page, subject.main, conditions)
    origin = float(page.evaluate("performance.timeOrigin"))
    page.wait_for_timeout(REST)
    page.close()
    painted = float(mark["painted"])
    return origin + painted - since * 1000 if since else painted
