"""What the benchmark reports: tables, the machine it ran on, and the same as JSON."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.benchmark.statistics import Figure, Measured, Value, ratio, shorten
from tests.benchmark.subjects import FLOOR, HELLO

Rows = Sequence[Sequence[str]]
PACKAGES = ("streamlit", "folium", "streamlit-folium", "pydeck", "pyarrow")
HEAD = (
    "Times in milliseconds, median / 95th percentile. A step: from the key event to the map changed and"
    " painted (to the text, where there is no map), the notes (text) changed and painted, the page at rest."
    " “× floor”: the median by that of a page with a slider and one line of text, measured at the beginning"
    " and at the end. Rivals show one line of text where this page shows its notes. “+ hello”: more than a"
    " hello-world page."
)
# What is compared with the floor, or with hello-world.
RATIOS = {"steps": ("painted", "text")}
DIFFERENCES = {"opening": ("cold start", "first view", "second view", "first bytes", "second bytes")}


@dataclass
class Results:
    """All that a run has found.

    `missing` holds a line for each figure that could not be had, `failures` one for each that had to be.
    """

    machine: dict[str, str]
    measured: list[Measured] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def describe_machine(browser: Browser) -> dict[str, str]:
    """Describe the machine: processor, cores, memory, system, browser, versions."""
    model, memory = platform.processor() or platform.machine(), "unknown"
    for path, pattern in (("/proc/cpuinfo", r"model name\s*: (.+)"), ("/proc/meminfo", r"MemTotal:\s*(\d+)")):
        found = re.search(pattern, Path(path).read_text("utf-8")) if Path(path).is_file() else None
        if found and "cpu" in path:
            model = found[1].strip()
        elif found:
            memory = f"{int(found[1]) / 1024**2:.0f} GB"
    return {
        "processor": model,
        "cores": str(os.cpu_count()),
        "memory": memory,
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "browser": f"Chromium {browser.version}",
        **{name: version(name) for name in PACKAGES},
    }


def word_machine(machine: Mapping[str, str]) -> str:
    """Word the machine in one line."""
    versions = ", ".join(f"{name} {machine[name]}" for name in PACKAGES if name in machine)
    return (
        f"{machine['processor']}, {machine['cores']} cores, {machine['memory']} memory, {machine['system']},"
        f" Python {machine['python']}, {machine['browser']}, {versions}"
    )


def write_text(results: Results) -> str:
    """Return everything as text: the machine, a table for each part and collection, what is missing."""
    groups: dict[tuple[str, str, str], list[Measured]] = {}
    for one in results.measured:
        groups.setdefault((one.part, one.collection, one.conditions), []).append(one)
    tables = [draw_table(make_rows(group, results.measured)) for group in groups.values()]
    lines = [
        *(f"missing: {one}" for one in results.missing),
        *(f"did not run: {one}" for one in results.failures),
    ]
    return "\n\n".join([word_machine(results.machine), HEAD, *tables, *lines])


def make_rows(group: Sequence[Measured], measured: Iterable[Measured]) -> Rows:
    """Return the table of one part: a row for each subject, beside the floor's of the same run."""
    first = group[0]
    filled = {name for one in group for name, value in one.figures.items() if value is not None}
    names = [name for name in dict.fromkeys(name for one in group for name in one.figures) if name in filled]
    peers = [one for one in measured if (one.part, one.conditions) == (first.part, first.conditions)]
    floors = [one for one in peers if one.subject.split(",")[0] == FLOOR and "slider" not in one.subject]
    hello = next((one for one in peers if one.subject == HELLO), None)
    ratios, differences = RATIOS.get(first.part, ()), DIFFERENCES.get(first.part, ())
    rows = [[f"{first.part}: {first.collection}; {first.conditions}".rstrip("; ")]]
    for name in names:
        rows[0].append(name.replace("bytes", "kB"))
        rows[0] += ["× floor"] * (name in ratios) + ["+ hello"] * (name in differences)
    for one in group:
        row = [one.subject]
        for name in names:
            row.append(word_value(name, one.figures.get(name)))
            if name in ratios:
                row.append(_word_ratio(ratio(one.figure(name), [floor.figure(name) for floor in floors])))
            if name in differences:
                row.append(_word_difference(name, one, hello))
        rows.append(row)
    return rows


def word_value(name: str, value: Value) -> str:
    """Word one cell: a figure, a number, a text; sizes in kB."""
    if isinstance(value, Figure):
        return f"{value.median / 1000:,.1f}" if name.endswith("bytes") else str(value)
    if isinstance(value, int | float):
        return shorten(value)
    return value or ""


def _word_ratio(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _word_difference(name: str, one: Measured, hello: Measured | None) -> str:
    figure, base = one.figure(name), hello.figure(name) if hello else None
    if figure is None or base is None or one is hello:
        return ""
    more = figure.median - base.median
    return f"{more / 1000:+,.1f}" if name.endswith("bytes") else f"{more:+,.0f}"


def draw_table(rows: Rows) -> str:
    """Draw a table as Markdown, its columns in line."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def write_results(results: Results, file: Path) -> None:
    """Write everything as JSON."""
    file.write_text(json.dumps(asdict(results), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read_results(file: Path) -> Results:
    """Read what an earlier run has written."""
    answer: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    for one in answer["measured"]:
        one["figures"] = {
            name: Figure(**value) if isinstance(value, dict) else value
            for name, value in one["figures"].items()
        }
    return Results(**answer | {"measured": [Measured(**one) for one in answer["measured"]]})
