"""What a reader does in a real browser besides keys: drag, click on the rail, play, choose kinds, filter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from time import monotonic
from typing import Any

from playwright.sync_api import Page

from tests.benchmark.browser import Watched
from tests.benchmark.statistics import Figures, summarise
from tests.benchmark.steps import painted_days
from tests.benchmark.subjects import Subject

DRAGGED, PLAYED, QUIET = 2.0, 4.0, 1.5
# Clicks far apart, each held as long as a finger does.
CLICKS, STRIDE, HELD = 24, 13, 60


def measure_drag(watched: Watched, subject: Subject, _: Sequence[str]) -> Figures:
    """Drag the handle to the last day within two seconds; return what is painted before its release.

    `lag` is the time in milliseconds from the last movement before a change to its painting, `pauses` that
    between two paintings. Of the lag, `unheard` is the browser's: it tells a page of movements once a frame.
    """
    page = watched.page
    rail, thumb = _find_rail(page, subject)
    page.mouse.move(*thumb)
    page.mouse.down()
    begin, steps, since = monotonic(), int(DRAGGED * 60), watched.now()
    for number in range(1, steps + 1):
        page.mouse.move(thumb[0] + (rail - thumb[0]) * number / steps, thumb[1])
        page.wait_for_timeout(max(0, (begin + DRAGGED * number / steps - monotonic()) * 1000))
    page.wait_for_timeout(100)
    bench = watched.bench()
    page.mouse.up()
    page.wait_for_timeout(2_000)
    painted = painted_days(bench, subject.main, since=since)
    days = {one["value"] for one in bench["handles"] if one["at"] >= since}
    return {
        "days under the handle": None if subject.is_static else len(days),
        "days painted": len(painted),
        **_follow(painted),
        "pauses": summarise(after["painted"] - before["painted"] for before, after in pairwise(painted)),
    }


def measure_clicks(watched: Watched, subject: Subject, _: Sequence[str]) -> Figures:
    """Click on the rail, to and fro; the figures are those of a drag, from the pointer's press on."""
    page = watched.page
    right, (left, middle) = _find_rail(page, subject)
    marks: list[dict[str, Any]] = []
    for number in range(1, CLICKS + 1):
        place = left + (right - left) * (number * STRIDE % CLICKS + 0.5) / CLICKS
        page.mouse.move(place, middle)
        page.wait_for_timeout(250)
        since = watched.now()
        page.mouse.down()
        page.wait_for_timeout(HELD)
        page.mouse.up()
        page.wait_for_timeout(450)
        marks += painted_days(watched.bench(), subject.main, since=since)[:1]
    return {"clicks": CLICKS, "painted": len(marks), **_follow(marks)}


def _follow(painted: Sequence[Mapping[str, Any]]) -> Figures:
    """Return how far the map is behind the pointer, and of that, how long the page has not heard of it."""
    return {
        "lag": summarise(one["painted"] - one["moved"] for one in painted),
        "unheard": summarise(one["heard"] - one["moved"] for one in painted),
        "from then on": summarise(one["painted"] - one["heard"] for one in painted),
    }


def _find_rail(page: Page, subject: Subject) -> tuple[float, tuple[float, float]]:
    """Return the right end of the slider, and the middle of its handle."""
    thumb = page.locator(subject.thumb).first
    thumb.scroll_into_view_if_needed()
    if subject.is_native:
        box = thumb.bounding_box() or _missing(subject.thumb)
        edge = 8
        value: float = thumb.evaluate("one => (one.value - one.min) / (one.max - one.min)")
        at = box["x"] + edge + (box["width"] - 2 * edge) * value
        return box["x"] + box["width"] - edge, (at, box["y"] + box["height"] / 2)
    # The input is hidden within the handle that is seen, one box further out.
    box = thumb.locator("xpath=../..").bounding_box() or _missing(subject.thumb)
    rail = page.locator(".st-key-date").first.bounding_box() or box
    return rail["x"] + rail["width"], (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def _missing(selector: str) -> dict[str, float]:
    raise LookupError(f"{selector}: expected a box on the page")


def measure_play(watched: Watched, subject: Subject, _: Sequence[str]) -> Figures:
    """Play at the fastest speed that the page offers, for four seconds; return how evenly it paints."""
    page = watched.page
    pace = page.locator(".axis-pace")
    speed = pace.locator("option").all_inner_texts()[-1]
    pace.select_option(label=speed)
    page.wait_for_timeout(1_000)
    since = watched.now()
    page.locator(".axis-play").click()
    page.wait_for_timeout(PLAYED * 1000)
    bench = watched.bench()
    painted = painted_days(bench, subject.main, since=since)
    gaps = [after["painted"] - before["painted"] for before, after in pairwise(painted)]
    days = {one["value"] for one in bench["handles"] if one["at"] >= since}
    return {
        "speed": speed,
        "days under the handle": len(days),
        "days painted": len(painted),
        "painted per second": 1000 * len(gaps) / sum(gaps) if gaps else None,
        "pauses": summarise(gaps),
    }


def measure_choices(watched: Watched, _: Subject, __: Sequence[str]) -> Figures:
    """Choose the first two kinds in the filter; return when the page has come to rest.

    Milliseconds from the click on the option to the last change of the page.
    """
    page = watched.page
    page.locator(".st-key-filters button").first.click()
    found = []
    for _choice in range(2):
        page.locator(".st-key-kinds input").first.click()
        page.get_by_role("option").first.click()
        clicked = float(watched.bench()["clicked"])
        found.append(_rest(watched) - clicked)
    return {"kinds chosen": summarise(found)}


def _rest(watched: Watched) -> float:
    """Wait until the page has not changed for a while; return when it last did; LookupError if never."""
    until = monotonic() + watched.patience
    while monotonic() < until:
        watched.page.wait_for_timeout(200)
        changed = float(watched.bench()["changed"])
        if watched.now() - changed > QUIET * 1000:
            return changed
    raise LookupError(f"the page did not come to rest within {watched.patience:g} s")
