"""What the benchmark tells: tables, the machine it ran on, a picture."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmark_opening import Opening
from benchmark_statistics import Figure, ratio
from benchmark_steps import Steps
from playwright.sync_api import Browser

Rows = Sequence[Sequence[str]]


def word_machine(browser: Browser) -> str:
    """Word the machine: processor, cores, versions."""
    model = platform.processor() or platform.machine()
    told = Path("/proc/cpuinfo")
    if told.is_file():
        lines = told.read_text("utf-8").splitlines()
        model = next(
            (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), model
        )
    versions = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "folium", "streamlit-folium"))
    python = f"Python {platform.python_version()}"
    return f"{model}, {os.cpu_count()} cores, {python}, Chromium {browser.version}, {versions}"


def step_rows(taken: Mapping[str, Steps], conditions: str) -> Rows:
    """Return the table of single steps; ratios are those of medians, to the floor of the same conditions."""
    floor = taken["floor"]
    rows = [
        ["a step", "changed", "painted", "× floor", "text", "× floor", "all at rest", "kB", "reloads"],
    ]
    for name, steps in taken.items():
        rows.append(
            [
                name,
                _figure(steps.changed),
                _figure(steps.painted),
                _times(ratio(steps.painted, floor.painted)),
                _figure(steps.text),
                _times(ratio(steps.text, floor.text)),
                _figure(steps.settled),
                f"{steps.received.median / 1000:.1f}" if steps.received else "",
                f"{steps.loads}" + (f", {steps.missing} not seen" if steps.missing else ""),
            ]
        )
    rows[0][0] = f"a step, {conditions}"
    return rows


def opening_rows(taken: Mapping[str, Opening]) -> Rows:
    """Return the table of opening."""
    rows = [["opening", "cold start", "first view", "second view", "first kB", "second kB"]]
    for name, one in taken.items():
        sizes = [one.first_bytes, one.second_bytes]
        rows.append(
            [
                name,
                *(_figure(figure) for figure in (one.cold, one.first, one.second)),
                *(f"{figure.median / 1000:,.1f}" if figure else "" for figure in sizes),
            ]
        )
    return rows


def other_rows(taken: Mapping[str, Mapping[str, Any]], title: str) -> Rows:
    """Return a table of whatever was told of each subject."""
    heads = list(dict.fromkeys(head for told in taken.values() for head in told))
    return [
        [title, *heads],
        *([name, *(_plain(told.get(head)) for head in heads)] for name, told in taken.items()),
    ]


def draw_table(rows: Rows) -> str:
    """Draw a table as Markdown, its columns in line."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def draw_picture(browser: Browser, taken: Mapping[str, Steps], machine: str, file: Path) -> None:
    """Draw the medians of painted steps as bars, with a line to the 95th percentile, to a PNG file."""
    from geo.markup import escape

    shown = {name: steps.painted for name, steps in taken.items() if steps.painted}
    most = max(figure.p95 for figure in shown.values())
    bars = []
    for name, figure in shown.items():
        is_ours = " class='ours'" if name == "this page" else ""
        bar = f"<b style='width:{62 * figure.median / most:.2f}%'></b>"
        line = f"<i style='width:{62 * (figure.p95 - figure.median) / most:.2f}%'></i>"
        label = f"{name}: slider and a line, no map" if name == "floor" else name
        bars.append(f"<tr{is_ours}><th>{escape(label)}<td>{bar}{line}<span>{figure} ms</span>")
    title = "From the key to the map painted: median, and line to the 95th percentile"
    style = (
        "body{font:14px sans-serif;margin:16px;width:820px;color:#1b1b1b}h1{font-size:15px;margin:0 0 8px}"
        "table{width:100%;border-collapse:collapse}"
        "th{font-weight:400;text-align:right;white-space:nowrap;width:270px;padding:3px 8px}"
        "td{border-left:1px solid #777}"
        "b,i{display:inline-block;vertical-align:middle}b{height:16px;background:#a9a396}"
        "i{height:2px;background:#777}.ours b{background:#0b5d8f}.ours th{font-weight:700}"
        "span{padding-left:6px}p{color:#555;font-size:12px;margin:8px 0 0}"
    )
    html = f"<meta charset=utf-8><style>{style}</style><h1>{title}</h1><table>{''.join(bars)}</table>"
    page = browser.new_page(viewport={"width": 852, "height": 40}, device_scale_factor=2)
    page.set_content(f"{html}<p>{escape(machine)}</p>")
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=file, full_page=True)
    page.close()


def _figure(figure: Figure | None) -> str:
    return str(figure) if figure else ""


def _times(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _plain(value: object) -> str:
    return "" if value is None else f"{value:.1f}" if isinstance(value, float) else str(value)
