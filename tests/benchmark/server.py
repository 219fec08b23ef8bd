"""What a collection costs the server, in a process of its own: to load, to find the state of a day, memory.

`python -m tests.benchmark.server FOLDER` prints the figures as JSON; `measure_server` runs that.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from tests.benchmark.statistics import Figure, Figures, summarise
from tests.benchmark.subjects import memory_of
from tests.conftest import ROOT

Answer = TypeVar("Answer")
DAYS, LONGEST = 40, 300.0


def measure_server(folder: Path | None) -> Figures:
    """Return the figures of a collection's folder; of the shipped collection without one.

    Milliseconds: `records` to read them, `timeline` to put them in order, `load` for all that the page works
    out once a server (the two of them, and what the browser gets), `state` of a day, `rows` for the events of
    a day. Raises SubprocessError if the process fails or takes more than five minutes.
    """
    command = [sys.executable, "-m", "tests.benchmark.server", *([str(folder)] if folder else [])]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=LONGEST
    )
    if done.returncode:
        raise subprocess.SubprocessError((done.stderr.strip().splitlines() or ["no reason given"])[-1])
    answer: Mapping[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return {name: Figure(**one) if isinstance(one, dict) else one for name, one in answer.items()}


def run(folder: Path | None) -> dict[str, Any]:
    """Measure a collection in this process."""
    from events.records.collection import SHIPPED, load_collection
    from events.timeline.timeline import Timeline
    from geo.page.session.collection import open_collection

    folder = folder or SHIPPED
    before = memory_of("self").get("VmRSS")
    records, collection = _timed(lambda: load_collection(folder))
    settings = collection.settings
    if settings is None:
        raise SystemExit(f"{folder}: {'; '.join(str(fault) for fault in collection.faults[:3])}")
    ordered, timeline = _timed(lambda: Timeline(collection.events))
    load, _ = _timed(lambda: open_collection(str(folder)))
    after = memory_of("self").get("VmRSS")
    span = (settings.last_day - settings.first_day).days
    days = [settings.first_day + timedelta(days=span * number // DAYS) for number in range(DAYS)]
    code = settings.districts[0].code
    return {
        "events": len(collection.events),
        "set aside": collection.set_aside,
        "records": records,
        "timeline": ordered,
        "load": load,
        "state, all districts": _figure(lambda day: timeline.controls(day, "happened"), days),
        "state, one district": _figure(lambda day: timeline.state(code, day), days),
        "rows": _figure(lambda day: timeline.rows_on(day, clock="happened"), days),
        "memory MB": after,
        "memory before MB": before,
    }


def _timed(work: Callable[[], Answer]) -> tuple[float, Answer]:
    """Return the milliseconds that a call took, and its answer."""
    start = time.perf_counter()
    answer = work()
    return (time.perf_counter() - start) * 1000, answer


def _figure(work: Callable[[Any], object], days: Iterable[Any]) -> dict[str, Any] | None:
    """Return the figure of a call for each of several days, in milliseconds; the first is not counted."""
    took = [_timed(lambda day=day: work(day))[0] for day in days]  # type: ignore[misc]
    figure = summarise(took[1:])
    return asdict(figure) if figure else None


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    print(json.dumps(run(Path(sys.argv[1]) if sys.argv[1:] else None)))
