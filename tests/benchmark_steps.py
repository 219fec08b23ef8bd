"""Steps of the slider in a real browser: single keys, a burst, a drag, playing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from time import monotonic
from typing import Any

from benchmark_browser import Bench, Watched
from benchmark_statistics import Figure, summarise
from benchmark_subjects import Subject
from playwright.sync_api import Error, Page

# Milliseconds of quiet between two keys, after everything that a step changes has been seen.
PAUSE = 150


@dataclass(frozen=True, slots=True)
class Steps:
    """Figures of a subject's steps; times in milliseconds from the key event, bytes for each step."""

    changed: Figure | None
    painted: Figure | None
    heading: Figure | None
    text: Figure | None
    settled: Figure | None
    received: Figure | None
    sent: Figure | None
    loads: int
    missing: int
    foreign: int


def measure_steps(watched: Watched, subject: Subject, days: Sequence[str]) -> Steps:
    """Press the right-arrow key once for each day after the first, one step at a time."""
    page = watched.page
    page.locator(subject.slider).first.focus()
    sent, received, loads = [], [], watched.loads
    for day in days[1:]:
        before = watched.sent, watched.received
        page.keyboard.press("ArrowRight")
        _wait_for(watched, subject, day)
        sent.append(watched.sent - before[0])
        received.append(watched.received - before[1])
    bench = watched.bench()
    bench["inputs"].append({"at": float("inf"), "settled": bench["changed"]})
    taken = [_take_step(bench, number, day) for number, day in enumerate(days[1:])]
    main = "text" if "map" not in subject.awaited else "map"
    return Steps(
        changed=summarise(step.get(main) for step in taken),
        painted=summarise(step.get(f"{main} painted") for step in taken),
        heading=summarise(step.get("heading") for step in taken),
        text=summarise(step.get("text") for step in taken),
        settled=summarise(step.get("settled") for step in taken if not subject.is_static),
        received=summarise(received),
        sent=summarise(sent),
        loads=watched.loads - loads,
        missing=sum(what not in step for step in taken for what in subject.awaited),
        foreign=0 if subject.instead else len(watched.foreign),
    )


def _wait_for(watched: Watched, subject: Subject, day: str) -> None:
    until = monotonic() + 10
    shown = (
        "(day) => window.bench.marks.filter((one) => one.value === day && one.painted).map((one) => one.what)"
    )
    while monotonic() < until:
        watched.page.wait_for_timeout(PAUSE)
        if set(subject.awaited) <= set(watched.page.evaluate(shown, day)):
            watched.page.wait_for_timeout(PAUSE)
            return


def _take_step(bench: Bench, number: int, day: str) -> dict[str, float]:
    start, following = bench["inputs"][number], bench["inputs"][number + 1]
    taken: dict[str, float] = {}
    for mark in bench["marks"]:
        if mark["value"] == day and start["at"] <= mark["at"] < following["at"] and mark["what"] not in taken:
            taken[mark["what"]] = mark["at"] - start["at"]
            if mark["painted"]:
                taken[f"{mark['what']} painted"] = mark["painted"] - start["at"]
    if following["settled"] > start["at"]:
        taken["settled"] = following["settled"] - start["at"]
    return taken


def measure_burst(watched: Watched, subject: Subject, days: Sequence[str]) -> dict[str, float | None]:
    """Press the key for each day without a pause; tell when the last day is shown, and how many were.

    Times in milliseconds from the last key event; None for what never came.
    """
    page = watched.page
    page.locator(subject.slider).first.focus()
    for _ in days[1:]:
        page.keyboard.press("ArrowRight")
    _wait_for(watched, subject, days[-1])
    bench = watched.bench()
    first, last = bench["inputs"][0]["at"], bench["inputs"][-1]["at"]
    main = "map" if "map" in subject.awaited else "text"
    told: dict[str, float | None] = {"keys": len(days) - 1, "seconds": (last - first) / 1000}
    for what in (main, "text"):
        ends = [one for one in bench["marks"] if one["what"] == what and one["value"] == days[-1]]
        told[f"{what} painted"] = ends[0]["painted"] - last if ends and ends[0]["painted"] else None
    told["days painted"] = len(_painted_days(bench, main, since=first))
    return told


def measure_drag(watched: Watched, subject: Subject, seconds: float) -> dict[str, float | str | None]:
    """Drag the handle from the first to the last day; tell what is painted before it is let go."""
    page = watched.page
    rail, thumb = _find_rail(page, subject)
    page.mouse.move(*thumb)
    page.mouse.down()
    begin, steps = monotonic(), max(int(seconds * 60), 2)
    since = page.evaluate("performance.now()")
    for number in range(1, steps + 1):
        page.mouse.move(thumb[0] + (rail - thumb[0]) * number / steps, thumb[1])
        page.wait_for_timeout(max(0, (begin + seconds * number / steps - monotonic()) * 1000))
    page.wait_for_timeout(100)
    bench = watched.bench()
    page.mouse.up()
    page.wait_for_timeout(2_000)
    painted = _painted_days(bench, "map", since=since)
    handles = [one for one in bench["handles"] if one["at"] >= since]
    lags = [one["painted"] - one["moved"] for one in painted]
    took = (bench["moved"] - since) / 1000
    lag = summarise(lags)
    return {
        "days of the handle": len(handles),
        "days painted": len(painted),
        "painted per second": len(painted) / took if took else None,
        "from movement to painted": str(lag) if lag else None,
    }


def _find_rail(page: Page, subject: Subject) -> tuple[float, tuple[float, float]]:
    thumb = page.locator(subject.thumb).first
    thumb.scroll_into_view_if_needed()
    # The input is hidden within the handle that is seen, one box further out.
    box = thumb.locator("xpath=../..").bounding_box() or {"x": 0, "y": 0, "width": 0, "height": 0}
    rail = page.locator(".st-key-date").first.bounding_box() or box
    return rail["x"] + rail["width"], (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def measure_play(watched: Watched, seconds: float) -> dict[str, float | str | None]:
    """Play at the fastest speed that the page offers; tell how evenly the days are painted."""
    page = watched.page
    speed = ""
    try:
        page.locator(".st-key-speed").locator("[role=combobox], input, button").first.click()
        options = page.get_by_role("option").all_inner_texts()
        speed = max(options, key=lambda text: float((re.findall(r"[\d.]+", text) or ["0"])[0]))
        page.get_by_role("option", name=speed, exact=True).click()
    except (Error, ValueError):
        speed = "as set"
    page.wait_for_timeout(1_000)
    since = page.evaluate("performance.now()")
    page.locator(".st-key-play button").click()
    page.wait_for_timeout(seconds * 1000)
    painted = _painted_days(watched.bench(), "map", since=since)
    gaps = [after["painted"] - before["painted"] for before, after in pairwise(painted)]
    gap = summarise(gaps)
    rate = 1000 * len(gaps) / sum(gaps) if gaps and sum(gaps) else None
    return {"speed": speed, "days painted": len(painted), "painted per second": rate, "gaps": str(gap)}


def _painted_days(bench: Bench, what: str, *, since: float) -> list[dict[str, Any]]:
    """Return the marks that were painted, one for each frame: the last of those painted together."""
    marks = [one for one in bench["marks"] if one["what"] == what and one["at"] >= since and one["painted"]]
    frames: list[dict[str, Any]] = []
    for mark in marks:
        if frames and mark["painted"] - frames[-1]["painted"] < 1:
            frames[-1] = mark
        else:
            frames.append(mark)
    return frames
