"""One run of the benchmark: every subject, one after the other, in one browser on one machine."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from subprocess import SubprocessError
from tempfile import TemporaryDirectory
from time import monotonic

from playwright.sync_api import Browser, Error

from tests.benchmark.__main__ import PARTS
from tests.benchmark.browser import Conditions, Watched, open_subject
from tests.benchmark.collections import GROWTH, OTHERS, Load, make_collection
from tests.benchmark.opening import measure_opening
from tests.benchmark.picture import draw_picture
from tests.benchmark.pointer import measure_choices, measure_clicks, measure_drag, measure_play
from tests.benchmark.report import Results, describe_machine, read_results, write_results, write_text
from tests.benchmark.rivals import write_rivals
from tests.benchmark.server import measure_server
from tests.benchmark.static import fetch_scripts, write_static
from tests.benchmark.statistics import Figures, Measured
from tests.benchmark.steps import measure_burst, measure_steps
from tests.benchmark.subjects import (
    FLOOR,
    HELLO,
    OURS,
    PUBLISHED,
    Served,
    Subject,
    floor_of,
    hello_of,
    published_of,
    rivals_of,
    serve_subject,
    this_page,
)
from tests.conftest import DESKTOP, PHONE, find_browser, start_browser

Measure = Callable[[Watched, Subject, Sequence[str]], Figures]

KEYS, FEW_KEYS, QUICK_KEYS = 32, 12, 6
BY_HAND: dict[str, Measure] = {
    "steps": measure_steps,
    "burst": measure_burst,
    "drag": measure_drag,
    "clicks": measure_clicks,
    "play": measure_play,
    "choices": measure_choices,
}
# Only this page has these.
OWN_PARTS = ("clicks", "play", "choices")
# The rivals were seen dragged with the shipped collection: they paint nothing before the handle is let go.
UNDER_CONDITIONS, OF_LOADS = ("drag", "play"), ("drag", "clicks", "play", "choices")
OF_FEW = ("drag", "clicks")
NO_STATIC = (
    "TimeSliderChoropleth and the Timeline plugin as static pages: npm could not fetch what they load from"
    " other hosts"
)
# A collection of one window of days and a few hundred events; above, all parts are worth their time.
SMALL = 1_000


@dataclass(frozen=True)
class Bench:
    """The browser, the options, the folder for what is made up, and what has been found so far."""

    browser: Browser
    options: Namespace
    folder: Path
    results: Results
    conditions: Conditions
    began: float

    def wants(self, part: str) -> bool:
        """Return whether a part is asked for; a quick run has only a few."""
        quick = ("steps", "clicks", "choices", "opening", "growth", "server")
        return part in (self.options.only or (quick if self.options.quick else PARTS))

    def keep(self, part: str, subject: str, collection: str, work: Callable[[], Figures]) -> None:
        """Measure one part and keep its figures; if it does not run, keep why, and go on."""
        name = f"{part}: {subject}; {collection}" + (f"; {self.conditions}" if part != "server" else "")
        print(f"{monotonic() - self.began:5.0f} s  {name}", file=sys.stderr, flush=True)
        try:
            figures = work()
        except (Error, OSError, LookupError, ValueError, SubprocessError) as error:
            line = f"{name}: {(str(error).splitlines() or [type(error).__name__])[0]}"
            is_ours = subject.split(",")[0] in (OURS, FLOOR, HELLO, PUBLISHED)
            (self.results.failures if is_ours else self.results.missing).append(line)
            return
        conditions = "" if part == "server" else str(self.conditions)
        self.results.measured.append(Measured(part, subject, collection, conditions, figures))


def run(options: Namespace) -> int:
    """Measure, print the tables, write the files asked for; return 1 if something did not run."""
    path = find_browser()
    if path is None:
        print("no Chrome or Chromium found (or set CHROME)", file=sys.stderr)
        return 1
    with start_browser(path) as browser, TemporaryDirectory(prefix="benchmark-") as name:
        results = read_results(options.earlier) if options.earlier else Results(describe_machine(browser))
        if not options.earlier:
            conditions = Conditions(PHONE if options.phone else DESKTOP, options.throttle)
            measure_all(Bench(browser, options, Path(name), results, conditions, monotonic()))
        if options.picture:
            try:
                draw_picture(browser, results, options.picture)
            except (Error, LookupError, OSError) as error:
                results.failures.append(f"picture: {str(error).splitlines()[0]}")
        print(write_text(results))
        if options.json:
            write_results(results, options.json)
    return 1 if results.failures else 0


def measure_all(bench: Bench) -> None:
    """Measure what is asked for: the floor first and last, between them everything else."""
    folder, data = bench.folder / "shipped", bench.options.data
    days = write_rivals(folder, data)
    name = str(data.name) if data else "shipped"
    floor, ours = floor_of(folder), this_page(data)
    rivals, some = rivals_of(folder), days[: (QUICK_KEYS if bench.options.quick else KEYS) + 1]
    by_floor = any(bench.wants(part) for part in ("steps", "growth", "large"))
    if by_floor and not bench.wants("steps"):
        _measure_subject(bench, floor, name, some, ["steps"])
    by_hand = [part for part in BY_HAND if bench.wants(part)]
    for subject in (floor, *rivals, *_static_of(bench, folder), ours):
        _measure_subject(bench, subject, name, some, by_hand)
    if bench.wants("opening"):
        for subject in (hello_of(folder), floor, *rivals, ours):
            _measure_opening(bench, subject, name, days[0])
    _measure_published(bench, name, some)
    if bench.wants("server"):
        bench.keep("server", OURS, name, lambda: measure_server(data))
    if bench.wants("conditions"):
        for conditions in (Conditions(PHONE), Conditions(DESKTOP, 4), Conditions(PHONE, 4)):
            under, few = replace(bench, conditions=conditions), days[: FEW_KEYS + 1]
            for subject in (floor, *rivals, ours):
                _measure_subject(under, subject, name, few, ["steps", *UNDER_CONDITIONS])
    _measure_loads(bench)
    if by_floor:
        again = replace(floor, name=f"{FLOOR}, at the end")
        _measure_subject(bench, again, name, some, ["steps"])


def _measure_published(bench: Bench, name: str, days: Sequence[str]) -> None:
    if not bench.wants("published"):
        return
    subject = published_of(bench.folder, bench.options.data)
    _measure_subject(bench, subject, name, days, ["steps", "drag"])
    times = (0, 1 if bench.options.quick else 10)
    _measure_opening(bench, subject, name, days[0], times=times)


def _static_of(bench: Bench, folder: Path) -> list[Subject]:
    """Return the static pages if a part needs them, and npm can fetch what they load."""
    if bench.options.quick or not any(bench.wants(part) for part in ("steps", "burst", "drag")):
        return []
    scripts = fetch_scripts(bench.folder / "npm")
    if scripts is None:
        bench.results.missing.append(NO_STATIC)
        return []
    return write_static(folder, scripts)


def _measure_subject(
    bench: Bench, subject: Subject, collection: str, days: Sequence[str], parts: Sequence[str]
) -> None:
    """Measure some parts of one subject, in a fresh profile each, on one server."""
    parts = [part for part in parts if subject.name == OURS or part not in OWN_PARTS]
    if not parts:
        return
    with serve_subject(subject) as served:
        for part in parts:
            _attempt(bench, part, (subject, served), collection, (BY_HAND[part], days))


def _attempt(
    bench: Bench,
    part: str,
    of: tuple[Subject, Served],
    collection: str,
    work: tuple[Measure, Sequence[str]],
) -> None:
    """Open a page in a fresh profile, and measure one part of it."""
    (subject, served), (measure, days) = of, work
    address = served.address + subject.query(days[0])

    def measured() -> Figures:
        with open_subject(bench.browser, subject, address, bench.conditions) as watched:
            figures = dict(measure(watched, subject, days))
        if part == "steps":
            figures["server MB"] = served.memory().get("VmRSS")
        return figures

    bench.keep(part, subject.name, collection, measured)


def _measure_opening(
    bench: Bench, subject: Subject, collection: str, day: str, *, times: tuple[int, int] | None = None
) -> None:
    if times is None:
        times = (5, 10) if subject.name in (OURS, HELLO) else (2, 3)
        if bench.options.quick:
            times = (1, 1)
    if bench.options.quick and subject.name not in (OURS, HELLO, PUBLISHED):
        return
    bench.keep(
        "opening",
        subject.name,
        collection,
        lambda: measure_opening(bench.browser, subject, bench.conditions, f"?date={day}", times),
    )


def _measure_loads(bench: Bench) -> None:
    """Measure collections of other sizes: this page, and its rivals as long as their shapes are shipped."""
    loads: list[Load] = []
    if bench.wants("growth"):
        loads += GROWTH[1:2] if bench.options.quick else GROWTH
    if bench.wants("large"):
        loads += OTHERS
    for load in loads:
        if load.events in (bench.options.events or [load.events]):
            _measure_load(bench, load)


def _measure_load(bench: Bench, load: Load) -> None:
    folder = bench.folder / str(load)
    days = load.steps_from(3 if bench.options.quick else FEW_KEYS)
    try:
        data = make_collection(folder / "data", load)
    except (LookupError, OSError, ValueError) as error:
        bench.results.failures.append(str(error))
        return
    bench.keep("server", OURS, str(load), lambda: measure_server(data))
    ours = this_page(data)
    quick = bench.options.quick
    subjects = [ours]
    if load.districts <= 78 and not quick:
        write_rivals(folder / "rivals", data)
        floor = replace(floor_of(folder / "rivals"), name=f"{FLOOR}, slider of {load.days} days")
        subjects = [floor, *rivals_of(folder / "rivals"), ours]
    is_whole = load.events >= SMALL or load in OTHERS
    for subject in subjects:
        more = (OF_LOADS if is_whole else OF_FEW) if subject is ours and not quick else ()
        _measure_subject(bench, subject, str(load), days, ["steps", *more])
        if not quick and not subject.name.startswith((FLOOR, "pydeck")):
            _measure_opening(bench, subject, str(load), days[0], times=(0, 2))
