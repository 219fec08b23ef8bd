"""Other people's collections on the real page: 77 districts, hundreds of events, shapes of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import geopandas
import pytest
import shapely
from playwright.sync_api import expect

from events.records.collection import load_collection
from events.timeline.timeline import Timeline
from geo.shapes.outlines import load_shapes
from tests.conftest import Opened
from tests.helpers.plain_timeline import drawn_days
from tests.helpers.records import make_report, write_event
from tests.helpers.specimens import SOURCES, write_collection

Visit = Callable[..., Opened]
Serve = Callable[..., str]
DAYS = ("2020-11-01", "2020-11-09", "2020-11-15", "2020-11-21", "2020-11-30")


def make_sources(districts: dict[str, str]) -> str:
    """Return the settings and the source of the bridge, about these districts."""
    head, _, rest = SOURCES.partition("[collection.districts]")
    _, _, rest = rest.partition("[collection.zones]")
    named = "\n".join(f'{code} = "{name}"' for code, name in districts.items())
    return f"{head}[collection.districts]\n{named}\n\n[collection.zones]{rest}"


def make_event(id: str, kind: str, when: str, code: str) -> str:
    return write_event(make_report(when, f"What happened: {id}.", id=id, kind=kind, districts=[code]))


def make_events(codes: list[str]) -> str:
    """Return some events of every district: deadlines that pass or are met, captures, clashes, reports."""
    events = []
    for at, code in enumerate(codes):
        day = date(2020, 11, 2) + timedelta(days=at % 11)
        ends = day + timedelta(days=3 + at % 7)
        if at % 4 == 0:
            events.append(make_event(f"deadline-{at}", "deadline", f"{day}/{ends}", code))
        if at % 8 == 0:
            events.append(make_event(f"entry-{at}", "entry", str(ends), code))
        if at % 4 == 1:
            events.append(make_event(f"capture-{at}", "capture", str(day), code))
        if at % 4 == 2:
            events.append(make_event(f"clash-{at}", "hostilities", f"{day}/{ends}", code))
        events += [
            make_event(f"report-{at}-{number}", "report", str(day + timedelta(days=number)), code)
            for number in range(3)
        ]
    return "\n".join(events)


@pytest.fixture
def country(tmp_path: Path) -> Path:
    """Write a collection about all districts of Azerbaijan whose shapes ship."""
    shapes = load_shapes()
    units = [*shapes["districts"]["features"], *shapes["neighbours"]["features"]]
    properties = [unit["properties"] for unit in units]
    districts = {unit["id"]: unit["name"] for unit in properties if unit["id"].startswith("AZ-")}
    return write_collection(tmp_path, make_sources(districts), make_events(list(districts)))


def test_a_collection_about_a_whole_country_is_drawn_as_its_timeline_says(
    country: Path, serve_collection: Serve, visit: Visit
) -> None:
    collection = load_collection(country)
    assert collection.settings is not None
    assert not collection.faults
    codes = [district.code for district in collection.settings.districts]
    timeline = Timeline(collection.events)
    opened = visit(f"{serve_collection(country)}/?date={DAYS[0]}")
    assert len(codes) == opened.frame.locator("path.district").count() == 77
    assert opened.frame.locator("path.neighbour").count() == 11
    # The notes of all days are fetched once, soon after the page has opened.
    opened.page.wait_for_function(
        "() => performance.getEntriesByType('resource').some(({ name }) => name.includes('notes.json'))"
    )
    requested: list[str] = []
    opened.page.on("request", lambda request: requested.append(request.url))
    for before, day in zip((None, *DAYS), DAYS, strict=False):
        if before:
            opened.slide("ArrowRight", int(day[8:]) - int(before[8:]))
        opened.wait_for_date(day)
        states = {code: timeline.state(code, date.fromisoformat(day)).control for code in codes}
        assert opened.classes() == states, day
        clashes = {
            code
            for event in collection.events
            if event.kind.id == "hostilities"
            and (span := drawn_days(timeline, event, "happened"))
            and span[0] <= date.fromisoformat(day) <= span[1]
            for code in event.districts
        }
        drawn = opened.frame.locator("path.district.clash").evaluate_all(
            "paths => paths.map((path) => path.dataset.district)"
        )
        assert set(drawn) == clashes, day
    assert requested == [], "a step requests nothing"
    count = sum(event.kind.id != "background" for event in collection.events)
    expect(opened.frame.locator(".counts-told")).to_have_text(f"{count} events in 30 days")
    assert opened.errors == []
    assert opened.foreign == []


def test_a_collection_with_shapes_of_its_own_is_drawn_and_what_is_missing_is_reported(
    tmp_path: Path, serve_collection: Serve, visit: Visit
) -> None:
    names = {"X-1": "West", "X-2": "East", "X-3": "Nowhere"}
    events = make_event("a", "capture", "2020-11-05", "X-1") + make_event("b", "report", "2020-11-05", "X-3")
    write_collection(tmp_path, make_sources(names), events)
    squares = [shapely.box(10, 50, 11, 51), shapely.box(11, 50, 12, 51)]
    table = {"id": ["X-1", "X-2"], "name": ["West", "East"]}
    geopandas.GeoDataFrame(table, geometry=squares, crs="EPSG:4326").to_parquet(
        tmp_path / "districts.parquet"
    )
    opened = visit(f"{serve_collection(tmp_path)}/?date=2020-11-10")
    assert opened.classes() == {"X-1": "held", "X-2": "none"}
    assert opened.frame.locator("path.neighbour").count() == 0
    expect(opened.page.locator(".faults")).to_contain_text("X-3: expected codes of shipped shapes")
    assert opened.errors == []
