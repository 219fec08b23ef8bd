"""One run of the benchmark: every subject, one after the other, in one browser on one machine."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmark_browser import Conditions, Watched, open_subject
from benchmark_opening import Opening, measure_opening
from benchmark_report import draw_picture, draw_table, opening_rows, other_rows, step_rows, word_machine
from benchmark_rivals import write_rivals, write_static
from benchmark_steps import Steps, measure_burst, measure_drag, measure_play, measure_steps
from benchmark_subjects import Subject, fetch_scripts, floor_of, rivals_of, serve_subject, this_page
from conftest import DESKTOP, PHONE, find_browser, start_browser
from playwright.sync_api import Browser, Error

KEYS, QUICK_KEYS = 32, 6
NO_STATIC = (
    "left out: TimeSliderChoropleth and the Timeline plugin as static pages, as npm could not fetch what"
    " they load from other hosts"
)
PHONE_SLOW = Conditions(PHONE, 4)


@dataclass
class Results:
    """All that a run has found; `failures` holds a line for each part that did not run."""

    machine: str
    conditions: str
    steps: dict[str, Steps] = field(default_factory=dict)
    phone: dict[str, Steps] = field(default_factory=dict)
    bursts: dict[str, dict[str, Any]] = field(default_factory=dict)
    drags: dict[str, dict[str, Any]] = field(default_factory=dict)
    plays: dict[str, dict[str, Any]] = field(default_factory=dict)
    openings: dict[str, Opening] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def run(options: Namespace) -> int:
    """Measure, print the tables, write the files asked for; return 1 if something did not run."""
    path = find_browser()
    if path is None:
        print("no Chrome or Chromium found (or set CHROME)", file=sys.stderr)
        return 1
    conditions = Conditions(PHONE if options.phone else DESKTOP, options.throttle)
    with start_browser(path) as browser, TemporaryDirectory(prefix="benchmark-") as name:
        results = Results(word_machine(browser), str(conditions))
        folder = Path(name)
        days = write_rivals(folder)
        subjects = [floor_of(folder), this_page()]
        if not options.quick:
            subjects[1:1] = rivals_of(folder) + _static_of(folder, results)
        for subject in subjects:
            _measure(browser, subject, days, options, results)
        print(tell(results))
        if options.picture and results.steps:
            draw_picture(browser, results.steps, results.machine, options.picture)
    if options.json:
        told = json.dumps(asdict(results), indent=1, ensure_ascii=False)
        options.json.write_text(told + "\n", encoding="utf-8")
    return 1 if results.failures else 0


def _static_of(folder: Path, results: Results) -> list[Subject]:
    scripts = fetch_scripts(folder / "npm")
    if scripts is None:
        results.notes.append(NO_STATIC)
        return []
    return write_static(folder, scripts)


def _measure(
    browser: Browser, subject: Subject, days: list[str], options: Namespace, results: Results
) -> None:
    """Measure one subject: its steps, and whatever else is asked of it."""
    name, is_quick = subject.name, options.quick
    conditions = Conditions(PHONE if options.phone else DESKTOP, options.throttle)
    some = days[: (QUICK_KEYS if is_quick else KEYS) + 1]
    is_main = name in ("floor", "this page")
    with serve_subject(subject) as address:

        def attempt(
            part: str, into: dict[str, Any], measure: Callable[[Watched], Any], under: Conditions = conditions
        ) -> None:
            with (
                _telling(f"{name}: {part}", results),
                open_subject(browser, subject, address, under) as opened,
            ):
                into[name] = measure(opened)

        attempt("steps", results.steps, lambda opened: measure_steps(opened, subject, some))
        if not is_quick:
            attempt("a burst", results.bursts, lambda opened: measure_burst(opened, subject, some))
        if not is_quick and not subject.is_static and name != "floor":
            attempt("a drag", results.drags, lambda opened: measure_drag(opened, subject, 2))
        if not is_quick and is_main:
            slow = "steps on a phone, slowed down"
            attempt(slow, results.phone, lambda opened: measure_steps(opened, subject, some), PHONE_SLOW)
        if not is_quick and name == "this page":
            attempt("playing", results.plays, lambda opened: measure_play(opened, 4))
    if is_main:
        with _telling(f"{name}: opening", results):
            times = (1, 1) if is_quick else (5, 10)
            results.openings[name] = measure_opening(browser, subject, conditions, *times)


@contextmanager
def _telling(part: str, results: Results) -> Iterator[None]:
    """Tell that a part begins; if it does not run, keep why, and go on."""
    print(part, file=sys.stderr, flush=True)
    try:
        yield
    except (Error, OSError, LookupError) as error:
        results.failures.append(f"{part}: {str(error).splitlines()[0]}")


def tell(results: Results) -> str:
    """Return everything as text: the machine, then a table for each kind of figure."""
    head = "milliseconds from the key event, median / 95th percentile; kB received over the websocket"
    parts = [results.machine, head]
    for taken, conditions in ((results.steps, results.conditions), (results.phone, str(PHONE_SLOW))):
        if "floor" in taken:
            parts.append(draw_table(step_rows(taken, conditions)))
    others = {
        "a burst of keys, ms from the last": results.bursts,
        "a drag of 2 s, before release": results.drags,
        "playing for 4 s": results.plays,
    }
    parts += [draw_table(other_rows(taken, title)) for title, taken in others.items() if taken]
    if results.openings:
        parts.append(draw_table(opening_rows(results.openings)))
    return "\n\n".join([*parts, *results.notes, *(f"did not run: {line}" for line in results.failures)])
