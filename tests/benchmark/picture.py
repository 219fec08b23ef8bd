"""The picture of a run: bars of the steps, and growth with the number of events on log-log axes.

Drawn by Vega-Lite, which Streamlit brings: a page of one chart is served, and its picture taken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser

from tests.benchmark.report import Results, word_machine
from tests.benchmark.statistics import Measured
from tests.benchmark.subjects import FLOOR, OURS, Subject, serve_subject

# This page in the page's own blue; the floor grey, as it is no rival. Colours apart for colour-blind eyes.
COLOURS = ("#0b5d8f", "#8a8a8a", "#d55e00", "#e0a800", "#009e73", "#a05195", "#6f4e37")
PAGE = """
import json
from pathlib import Path

import streamlit as st

st.set_page_config(layout="wide")
chart = json.loads((Path(__file__).parent / "chart.json").read_text())
st.vega_lite_chart(chart, theme=None, width="content")
"""
GROWN = re.compile(r"^([\d,]+) events, 78 districts, 365 days$")
PATIENCE = 30_000


def draw_picture(browser: Browser, results: Results, file: Path) -> None:
    """Draw what there is of a run to a PNG file. Raises LookupError if there is nothing to draw."""
    chart = make_chart(results)
    with TemporaryDirectory(prefix="benchmark-picture-") as name:
        page = Path(name) / "chart.py"
        page.write_text(PAGE, encoding="utf-8")
        page.with_suffix(".json").write_text(json.dumps(chart), encoding="utf-8")
        with serve_subject(Subject("picture", page, {})) as served:
            opened = browser.new_page(viewport={"width": 1300, "height": 1000}, device_scale_factor=1.5)
            opened.goto(served.address)
            drawn = opened.locator("[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg")
            drawn.first.wait_for()
            opened.wait_for_timeout(1_000)
            file.parent.mkdir(parents=True, exist_ok=True)
            drawn.first.screenshot(path=file)
            opened.close()


def make_chart(results: Results) -> dict[str, Any]:
    """Return the chart as a specification of Vega-Lite. Raises LookupError if there is nothing to draw."""
    bars = bar_values(results)
    panels = {
        "A step: key to map painted, ms": _grown(results, "steps", lambda one: _median(one, "painted")),
        "A step: key to notes changed, ms": _grown(results, "steps", lambda one: _median(one, "text")),
        "Opening on a warm server, ms": _grown(results, "opening", lambda one: _median(one, "first view")),
        "The collection loaded, once a server, ms": _grown(
            results, "server", lambda one: one.figures.get("load")
        ),
    }
    shown = {title: values for title, values in panels.items() if values}
    if not bars and not shown:
        raise LookupError("no figure to draw: expected steps, or growth")
    names = list(dict.fromkeys(one["subject"] for values in (bars, *shown.values()) for one in values))
    names.sort(key=lambda name: (name != OURS, name != FLOOR))
    colour: dict[str, Any] = {"field": "subject", "type": "nominal", "title": None, "sort": names}
    colour["scale"] = {"domain": names, "range": list(COLOURS[: len(names)])}
    parts = [_bars(bars, colour)] if bars else []
    plots = [_plot(title, values, colour) for title, values in shown.items()]
    parts += [{"hconcat": plots}] if plots else []
    return {
        "title": {
            "text": "This page beside other ways of moving a map",
            "subtitle": _fold(word_machine(results.machine)),
            "anchor": "start",
        },
        "background": "white",
        "padding": {"left": 12, "top": 12, "right": 12, "bottom": 12},
        "vconcat": parts,
        "config": {"view": {"stroke": None}, "legend": {"orient": "bottom", "columns": 4}},
    }


def bar_values(results: Results) -> list[dict[str, Any]]:
    """Return the painted steps of the first collection and conditions, the floor's of the run's beginning."""
    steps = [
        one for one in results.measured if one.part == "steps" and not one.subject.startswith(f"{FLOOR},")
    ]
    steps = [one for one in steps if not GROWN.match(one.collection)]
    first = [
        one for one in steps if (one.collection, one.conditions) == (steps[0].collection, steps[0].conditions)
    ]
    return [
        {"subject": one.subject, "median": figure.median, "p95": figure.p95, "label": f"{figure} ms"}
        for one in first
        if (figure := one.figure("painted"))
    ]


def _bars(values: list[dict[str, Any]], colour: dict[str, Any]) -> dict[str, Any]:
    rows = {"field": "subject", "type": "nominal", "title": None, "sort": None, "axis": {"labelLimit": 260}}
    along = {"field": "median", "type": "quantitative", "title": None}
    return {
        "title": "A step: key to map painted (floor: to its line of text), ms; line to the 95th percentile",
        "width": 780,
        "data": {"values": values},
        "encoding": {"y": rows},
        "layer": [
            {"mark": "bar", "encoding": {"x": along, "color": colour}},
            {"mark": "rule", "encoding": {"x": along, "x2": {"field": "p95"}}},
            {
                "mark": {"type": "text", "align": "left", "dx": 6},
                "encoding": {"x": {"field": "p95", "type": "quantitative"}, "text": {"field": "label"}},
            },
        ],
    }


def _plot(title: str, values: list[dict[str, Any]], colour: dict[str, Any]) -> dict[str, Any]:
    axes = {
        "x": {"field": "events", "type": "quantitative", "scale": {"type": "log"}, "title": "events"}
        | {"axis": {"values": [10, 100, 1_000, 10_000, 100_000]}},
        "y": {"field": "ms", "type": "quantitative", "scale": {"type": "log"}, "title": None},
    }
    crosses = {"type": "point", "shape": "cross", "filled": True, "size": 90, "angle": 45}
    return {
        "title": {"text": title, "fontSize": 11},
        "width": 230,
        "height": 230,
        "data": {"values": values},
        "encoding": {**axes, "color": colour},
        "layer": [
            {"mark": {"type": "line", "point": True}},
            {"mark": crosses, "transform": [{"filter": "datum.failed"}]},
        ],
    }


def _grown(results: Results, part: str, read: Callable[[Measured], Any]) -> list[dict[str, Any]]:
    """Return a value for each subject and number of events; what took too long stands at 30 s."""
    values = []
    for one in results.measured:
        found = GROWN.match(one.collection)
        if one.part != part or not found:
            continue
        value = read(one)
        failed = value is None or bool(one.figures.get("not seen"))
        if value is None and "not seen" not in one.figures:
            continue
        events = int(found[1].replace(",", ""))
        # Here the floor is named after its slider.
        subject = one.subject.split(",")[0]
        values.append({"subject": subject, "events": events, "ms": value or PATIENCE, "failed": failed})
    return values


def _median(one: Measured, name: str) -> float | None:
    figure = one.figure(name)
    return figure.median if figure else None


def _fold(text: str) -> list[str]:
    """Break a line at the comma closest to its middle."""
    at = text.find(", ", len(text) // 2)
    return [text] if at < 0 else [text[: at + 1], text[at + 2 :]]
