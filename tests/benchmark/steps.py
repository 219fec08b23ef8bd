"""Steps of the slider in a real browser: single keys, and a burst of them."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import Any

from tests.benchmark.browser import Bench, Watched
from tests.benchmark.statistics import Figures, summarise
from tests.benchmark.subjects import Subject

# Milliseconds of quiet between two keys, after everything that a step changes has been seen.
PAUSE = 150
# After this many steps that were not seen in time, no more are tried.
MOST_MISSED = 2
TIMES = ("text", "text painted", "heading", "settled")


def measure_steps(watched: Watched, subject: Subject, days: Sequence[str]) -> Figures:
    """Press the right-arrow key once for each day after the first, one step at a time.

    Times in milliseconds from the key event: `changed` and `painted` are the map's (or the text's, where
    there is no map), `text` is the notes', `settled` the last change of the page. Sizes are bytes for
    each step.
    """
    page = watched.page
    page.locator(subject.slider).first.focus()
    sent, received, missed = [], [], 0
    loads, requests = watched.loads, watched.requests
    for day in days[1:]:
        before = watched.sent, watched.received
        page.keyboard.press("ArrowRight")
        missed += not _wait_for(watched, subject, day)
        sent.append(watched.sent - before[0])
        received.append(watched.received - before[1])
        if missed == MOST_MISSED:
            break
    bench = watched.bench()
    # A key that the page never got would shift all that follow.
    if len(bench["inputs"]) != len(sent):
        raise LookupError(f"{len(sent)} keys were pressed, {len(bench['inputs'])} arrived")
    bench["inputs"].append({"at": float("inf"), "settled": bench["changed"]})
    taken = [_take_step(bench, number, day) for number, day in enumerate(days[1 : len(sent) + 1])]
    figures: dict[str, Any] = {
        "changed": summarise(step.get(subject.main) for step in taken),
        "painted": summarise(step.get(f"{subject.main} painted") for step in taken),
        **{name: summarise(step.get(name) for step in taken) for name in TIMES},
        "received bytes": summarise(received),
        "sent bytes": summarise(sent),
        "reloads": watched.loads - loads,
        "requests": watched.requests - requests,
    }
    if missed:
        note = f"{missed} of {len(sent)} not within {watched.patience:g} s"
        figures["not seen"] = note + (", then given up" if missed == MOST_MISSED else "")
    if subject.is_static:
        figures |= {"settled": None, "received bytes": None, "sent bytes": None}
    return figures


def _wait_for(watched: Watched, subject: Subject, day: str) -> bool:
    """Wait until everything shows the day, and a moment more; return whether it does."""
    until = monotonic() + watched.patience
    shown = (
        "(day) => window.bench.marks.filter((one) => one.value === day && one.painted).map((one) => one.what)"
    )
    while monotonic() < until:
        watched.page.wait_for_timeout(PAUSE)
        if set(subject.awaited) <= set(watched.page.evaluate(shown, day)):
            watched.page.wait_for_timeout(PAUSE)
            return True
    return False


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


def measure_burst(watched: Watched, subject: Subject, days: Sequence[str]) -> Figures:
    """Press the key for each day without a pause; return when the last day is shown, and how many were.

    Times in milliseconds from the last key event; none for what never came.
    """
    page = watched.page
    page.locator(subject.slider).first.focus()
    for _ in days[1:]:
        page.keyboard.press("ArrowRight")
    _wait_for(watched, subject, days[-1])
    bench = watched.bench()
    first, last = bench["inputs"][0]["at"], bench["inputs"][-1]["at"]
    note: dict[str, float | str | None] = {
        "keys": len(bench["inputs"]),
        "keys per second": 1000 * (len(bench["inputs"]) - 1) / (last - first),
        "days painted": len(painted_days(bench, subject.main, since=first)),
    }
    for what in dict.fromkeys((subject.main, "text")):
        ends = [one for one in bench["marks"] if one["what"] == what and one["value"] == days[-1]]
        note[f"{what} painted"] = ends[0]["painted"] - last if ends and ends[0]["painted"] else None
    if note[f"{subject.main} painted"] is None:
        note["not seen"] = f"the last day not within {watched.patience:g} s"
    return note


def painted_days(bench: Bench, what: str, *, since: float) -> list[dict[str, Any]]:
    """Return the marks that were painted, one for each frame: the last of those painted together."""
    marks = [one for one in bench["marks"] if one["what"] == what and one["at"] >= since and one["painted"]]
    frames: list[dict[str, Any]] = []
    for mark in marks:
        if frames and mark["painted"] - frames[-1]["painted"] < 1:
            frames[-1] = mark
        else:
            frames.append(mark)
    return frames
