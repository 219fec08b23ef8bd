"""What the map's script reads out of the data: the words, days and changes that the server knows."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from events.model import CLOCKS, Clock, District, Event, Settings
from events.timeline.store import EventList
from events.timeline.timeline import Timeline
from geo.drawing.basemap import WEB
from geo.drawing.layers import MapData, load_shapes
from geo.drawing.style import short_of, word_state, words_of
from geo.escaping import script_json
from tests.helpers.map_alone import draw, open_map, serve_folder, show, write_map
from tests.helpers.plain_timeline import drawn_days
from tests.helpers.specimens import make_event, make_route, make_source

CODES = ("AZ-KAL", "AZ-AGM", "AZ-LAC", "AZ-BA")
SETTINGS = Settings(
    title="Four districts",
    description="",
    version="1",
    first_day=date(2020, 1, 1),
    last_day=date(2022, 12, 31),
    opens_on=date(2020, 3, 1),
    districts=tuple(District(code=code, name=code) for code in CODES),
    words=(("held", "Held, it says"), ("due", "Due, without a day")),
)
START = date(2020, 1, 1)
OpenEvents = Callable[..., AbstractContextManager[Page]]


def make_events() -> list[Event]:
    """Make three years of events: clashes, two deadlines, one of them moved, entries, columns."""
    events = []
    for at in range(120):
        day, code = START + timedelta(days=at * 9), CODES[at % 4]
        events.append(make_event(f"clash-{at}", "hostilities", f"{day}/{day + timedelta(days=at % 5)}", code))
        if at % 10 == 3:
            route = make_route(CODES[(at + 1) % 4], code)
            codes = (code, CODES[(at + 1) % 4])
            events.append(make_event(f"column-{at}", "movement", str(day), *codes, route=route))
    # While this lasts, the clashes of single days come first in the collection.
    events.append(make_event("month", "hostilities", "2020-05", "AZ-KAL"))
    agreed, ends, moved = "2021-02-01", "2021-02-20", "2021-03-20"
    events.append(make_event("first", "deadline", f"{agreed}/{ends}", "AZ-KAL", "AZ-AGM"))
    events.append(make_event("second", "extension", f"/{moved}", "AZ-KAL", supersedes="first"))
    events.append(make_event("taken", "capture", "2020-06-01", "AZ-LAC"))
    events.append(make_event("entered", "entry", "2021-02-18", "AZ-AGM"))
    return events


EVENTS = make_events()
TIMELINE = Timeline(EventList(EVENTS, [make_source(published="2021-02-10")]))
VIEW = "({date: %r, clock: %r, among: %s})"


# The script's own reader of days, unbundled, beside the one of the map.
OPEN_DAYS = """async () => {
    const [{ openDays }, answer] = await Promise.all([import("/web/days/day.js"), fetch("/bundle.json")]);
    const load = async file => (await fetch(file)).json();
    window.days = openDays((await answer.json()).days, load, () => {});
}"""


def write_modules(folder: Path, drawn: MapData) -> None:
    """Write the modules of the script and the data as they are, for OPEN_DAYS."""
    shutil.copytree(WEB, folder / "web")
    (folder / "bundle.json").write_text(script_json(drawn.bundle), encoding="utf-8")


@pytest.fixture
def open_events(browser: Browser, tmp_path: Path) -> OpenEvents:
    """Return a way to open the map of the events above, in chunks of a few rows."""

    @contextmanager
    def start(limit: int = 25) -> Iterator[Page]:
        shapes = load_shapes(CODES)
        drawn = draw(shapes, SETTINGS, TIMELINE, limit=limit)
        assert (len(drawn.files) > 5) == (limit < 100)
        write_map(tmp_path, shapes, drawn)
        write_modules(tmp_path, drawn)
        with serve_folder(tmp_path) as address:
            page = open_map(browser, address)
            page.evaluate(OPEN_DAYS)
            yield page
            page.context.close()

    return start


def read_chunks(folder: Path) -> dict[str, Any]:
    """Return what the data says of the chunks of the clock `happened`."""
    bundle = json.loads((folder / "bundle.json").read_text(encoding="utf-8"))
    chunks: dict[str, Any] = bundle["days"]["clocks"]["happened"]
    return chunks


def covered(day: date, clock: Clock) -> dict[str, Any]:
    """Return what the records say of a day: the first clash of each district, the columns."""
    drawn: dict[str, Any] = {"clashes": {}, "routes": [], "leaves": set()}
    for event in EVENTS:
        span = drawn_days(TIMELINE, event, clock)
        if not span or not span[0] <= day <= span[1]:
            continue
        if event.kind.id == "hostilities":
            drawn["clashes"].setdefault(event.districts[0], event.id)
        elif event.route:
            drawn["routes"].append(event.id)
            drawn["leaves"] |= set(event.districts) - {event.route.to}
    return drawn


def read(page: Page, day: date, clock: Clock) -> dict[str, Any]:
    """Return what the script tells of a day, once its chunk is there."""
    view = VIEW % (day.isoformat(), clock, "null")
    page.wait_for_function(f"() => days.today{view}.ready")
    found = page.evaluate(f"days.today{view}")
    return {
        "clashes": {code: EVENTS[clash["event"]].id for code, clash in found["clashes"].items()},
        "routes": [route["id"] for route in found["routes"]],
        "leaves": set(found["leaves"]),
    }


@pytest.mark.parametrize("clock", CLOCKS)
def test_each_day_holds_what_the_records_say(open_events: OpenEvents, clock: Clock) -> None:
    days = [START + timedelta(days=number) for number in range(-40, 1150, 5)]
    with open_events(10_000) as page:
        assert {day: read(page, day, clock) for day in days} == {day: covered(day, clock) for day in days}


def list_fetched(page: Page) -> list[str]:
    """Return the list that the names of the chunks requested from now on are added to."""
    names: list[str] = []
    page.on("request", lambda request: names.extend(re.findall(r"chunk-[^/]*$", request.url)))
    return names


def run_clock(page: Page) -> None:
    """Let the page's clock run until no timer is left, and again once what was fetched is there."""
    for _ in range(2):
        page.clock.run_for(5_000)
        # Requests are reported in order: once this one is answered, those before it are in the list.
        page.evaluate("async () => { await (await fetch('/bundle.json')).text(); }")


def test_a_day_of_another_chunk_is_fetched_and_then_drawn(open_events: OpenEvents) -> None:
    with open_events() as page:
        fetched = list_fetched(page)
        for day in (date(2022, 6, 2), date(2020, 1, 20), date(2021, 2, 2)):
            show(page, day.isoformat())
            clash = [f"path.{code}.clash" for code in covered(day, "happened")["clashes"]]
            page.wait_for_function("paths => paths.every((path) => document.querySelector(path))", arg=clash)
            assert page.locator("path.district.clash").count() == len(clash)
            routes = page.locator("[data-route]").evaluate_all(
                "paths => paths.map((path) => path.dataset.route)"
            )
            assert routes == covered(day, "happened")["routes"]
    assert len(fetched) == len(set(fetched)) > 2


def test_the_chunks_before_and_after_are_fetched_ahead_and_no_others(
    open_events: OpenEvents, tmp_path: Path
) -> None:
    with open_events() as page:
        page.clock.install()
        fetched = list_fetched(page)
        packed = read_chunks(tmp_path)
        [here] = map(int, packed["here"])
        show(page, "2020-03-01")
        run_clock(page)
        neighbours = [packed["files"][at] for at in (here + 1, here - 1) if at >= 0]
        assert sorted(fetched) == sorted(neighbours)


def test_a_collection_of_one_chunk_fetches_nothing(open_events: OpenEvents) -> None:
    with open_events(10_000) as page:
        page.clock.install()
        fetched = list_fetched(page)
        for day in ("2020-02-01", "2022-06-02"):
            for clock in CLOCKS:
                show(page, day, clock=clock)
                run_clock(page)
    assert fetched == []


def test_days_passed_without_a_stop_fetch_nothing(open_events: OpenEvents, tmp_path: Path) -> None:
    with open_events() as page:
        page.clock.install()
        fetched = list_fetched(page)
        packed = read_chunks(tmp_path)
        files = packed["files"]
        page.evaluate(
            "dates => { for (const date of dates) days.today({date, clock: 'happened', among: null}); }",
            [(date(1970, 1, 1) + timedelta(days=start)).isoformat() for start in packed["starts"]],
        )
        run_clock(page)
        assert fetched[0] == files[-1]
        assert set(fetched) == set(files[-2:])


def test_a_chunk_that_does_not_come_is_requested_again(open_events: OpenEvents) -> None:
    failed: list[str] = []

    def fail_once(route: Route) -> None:
        if failed:
            route.continue_()
        else:
            failed.append(route.request.url)
            route.abort()

    with open_events() as page:
        page.route("**/chunk-*", fail_once)
        day = date(2022, 6, 2)
        with page.expect_event("requestfailed"):
            show(page, day.isoformat())
        # The state is known all the same.
        assert page.locator("path.AZ-AGM.entered").count() == 1
        assert page.locator("path.clash").count() == 0
        assert read(page, day, "happened") == covered(day, "happened")
        page.wait_for_function("() => document.querySelector('path.clash')")


@pytest.mark.parametrize("clock", CLOCKS)
def test_states_and_changes_are_those_of_the_timeline(open_events: OpenEvents, clock: Clock) -> None:
    days = [START + timedelta(days=number) for number in range(380, 480)]
    words, short = words_of(SETTINGS), short_of(SETTINGS)
    with open_events() as page:
        for before, day in pairwise(days):
            dates = [before.isoformat(), day.isoformat()]
            found, changed = page.evaluate(
                "([codes, [before, day], clock]) => [Object.fromEntries(codes.map((code) =>"
                " [code, days.state(code, day, clock)])), days.changed(before, day, clock)]",
                [list(CODES), dates, clock],
            )
            back = page.evaluate(
                "([before, day, clock]) => days.changed(day, before, clock)", [*dates, clock]
            )
            assert sorted(back) == sorted(changed)
            for code in CODES:
                state = TIMELINE.state(code, day, clock)
                assert found[code] == {
                    "control": state.control,
                    "short": short[state.name],
                    "deadline": state.deadline and state.deadline.isoformat(),
                    "supersedes": [moved.isoformat() for moved in state.supersedes],
                    "text": word_state(state, words),
                    "left": state.days_left,
                }
                earlier = TIMELINE.state(code, before, clock)
                is_other = (state.control, state.deadline, state.days_left) != (
                    earlier.control,
                    earlier.deadline,
                    earlier.days_left,
                )
                assert code in changed or not is_other, (code, day)
        assert page.evaluate(f"days.changed('', '2021-01-01', {json.dumps(clock)})") == list(CODES)
        assert page.evaluate("[days.has('AZ-KAL'), days.has('AZ-TOV')]") == [True, False]
