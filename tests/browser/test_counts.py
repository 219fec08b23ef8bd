"""The layer of counts: how many events the thirty days up to a date have, and where they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from events.model import District, Event, Settings
from events.timeline.store import EventList
from events.timeline.timeline import Timeline
from geo.drawing.layers import load_shapes, pack_rows, points_of
from geo.drawing.points import make_spots
from tests.helpers.map_alone import draw, open_map, serve_folder, show, write_map
from tests.helpers.specimens import make_event, make_source

CODES = ["AZ-KAL", "AZ-AGM", "AZ-LAC"]
SETTINGS = Settings(
    title="Three districts",
    description="",
    version="1",
    first_day=date(2020, 11, 1),
    last_day=date(2020, 12, 31),
    opens_on=date(2020, 11, 25),
    districts=tuple(District(code=code, name=code) for code in (*CODES, "XX-1")),
)
LAYER = "Events of the 30 days up to this day"
# Two in the village on one day, one there before; two of districts, one of both of them; two of nowhere; in
# December one in a district without a shape, and one both there and in another.
EVENTS = [
    make_event("village-1", "entry", "2020-11-25", "AZ-KAL", places=("toghana",)),
    make_event("village-2", "report", "2020-11-25", "AZ-KAL", "AZ-AGM", places=("toghana",)),
    make_event("village-3", "report", "2020-11-20", "AZ-KAL", places=("toghana",)),
    make_event("district", "report", "2020-11-24", "AZ-LAC"),
    make_event("districts", "hostilities", "2020-11-25", "AZ-LAC", "AZ-AGM"),
    make_event("nowhere-1", "agreement", "2020-11-25", districts=()),
    make_event("nowhere-2", "agreement", "2020-10-27", districts=()),
    make_event("half-known", "report", "2020-12-20", "XX-1", "AZ-LAC"),
    make_event("unknown", "report", "2020-12-20", "XX-1"),
    make_event("before", "report", "2020-10-26", "AZ-LAC"),
    make_event("after", "report", "2020-11-26", "AZ-LAC"),
]
Counted = Callable[..., AbstractContextManager[Page]]


@pytest.fixture
def counted(browser: Browser, tmp_path: Path) -> Counted:
    """Return a way to open a map of events with the layer switched on."""

    @contextmanager
    def start(events: list[Event] = EVENTS, *, switch: bool = True, **options: Any) -> Iterator[Page]:
        shapes = load_shapes(CODES)
        timeline = Timeline(EventList(events, [make_source(published="2020-11-25")]))
        write_map(tmp_path, shapes, draw(shapes, SETTINGS, timeline, **options))
        with serve_folder(tmp_path) as address:
            page = open_map(browser, address)
            show(page, "2020-11-25")
            if switch:
                page.locator(".leaflet-control-layers").hover()
                page.get_by_label(LAYER).check()
            yield page
            page.context.close()

    return start


def read_circles(page: Page) -> list[dict[str, Any]]:
    """Return what the layer of counts has drawn on its canvas: `number`, `own`, `way` and `at`."""
    circles: list[dict[str, Any]] = page.evaluate(
        """() => {
            const [map, layers] = [Object.values(window).find((one) => one instanceof L.Map), []];
            map.eachLayer((layer) => layers.push(layer));
            return layers.filter((layer) => layer.circles).flatMap((layer) => layer.circles());
        }"""
    )
    return circles


def circles(page: Page) -> list[tuple[int, int, bool]]:
    """Return the circles drawn: how many events, how many of them of the day, whether at a point."""
    return sorted((one["number"], one["own"], one["way"] == 0) for one in read_circles(page))


def key_text(page: Page) -> str:
    return page.locator(".counts-told").inner_text()


def test_events_of_thirty_days_are_counted_where_they_are(counted: Counted) -> None:
    with counted() as page:
        assert key_text(page) == "7 events in 30 days, 2 without a place"
        # The village; Agdam; Lachin.
        assert circles(page) == [(1, 1, False), (2, 1, False), (3, 2, True)]
        points = points_of(load_shapes(CODES))
        for one in read_circles(page):
            place = "toghana" if one["way"] == 0 else "AZ-LAC" if one["number"] == 2 else "AZ-AGM"
            assert [one["at"]["lat"], one["at"]["lng"]] == pytest.approx(points[place], abs=1e-3)


def test_the_thirtieth_day_is_the_last_that_counts(counted: Counted) -> None:
    with counted() as page:
        found = {}
        for day in (
            "2020-11-24",
            "2020-11-25",
            "2020-11-26",
            "2020-12-19",
            "2020-12-20",
            "2020-12-25",
            "2021-01-18",
            "2021-01-19",
            "2019-01-01",
        ):
            show(page, day)
            found[day] = key_text(page)
    assert found == {
        "2020-11-24": "4 events in 30 days, 1 without a place",
        "2020-11-25": "7 events in 30 days, 2 without a place",
        "2020-11-26": "7 events in 30 days, 1 without a place",
        "2020-12-19": "7 events in 30 days, 1 without a place",
        "2020-12-20": "8 events in 30 days, 2 without a place",
        "2020-12-25": "3 events in 30 days, 1 without a place",
        "2021-01-18": "2 events in 30 days, 1 without a place",
        "2021-01-19": "0 events in 30 days",
        "2019-01-01": "0 events in 30 days",
    }


def test_the_events_that_the_filter_lets_through_are_counted(counted: Counted) -> None:
    with counted() as page:
        among = np.array([event.kind.id in ("entry", "hostilities") for event in EVENTS])
        show(page, "2020-11-25", among=pack_rows(among))
        assert key_text(page) == "2 events in 30 days"
        assert circles(page) == [(1, 1, False), (1, 1, False), (1, 1, True)]


def test_the_clock_decides_on_which_day_an_event_counts(counted: Counted) -> None:
    with counted() as page:
        show(page, "2020-11-25", clock="reported")
        assert key_text(page) == "11 events in 30 days, 3 without a place"
        show(page, "2020-11-24", clock="reported")
        assert key_text(page) == "0 events in 30 days"


def test_near_events_share_a_circle_until_the_map_is_near_enough(counted: Counted) -> None:
    events = [make_event(f"e{at}", "report", "2020-11-25", "AZ-KAL") for at in range(40)]
    # Ten points, 700 m apart, of four events each.
    spots = make_spots(40, np.arange(40), np.repeat(46.2 + np.arange(10) * 0.008, 4), np.full(40, 40.1))
    with counted(events, spots=spots) as page:
        numbers = [number for number, _, _ in circles(page)]
        assert sum(numbers) == 40
        assert len(numbers) <= 2
        # Once the reader has touched it, the map no longer keeps all districts in view.
        page.locator("#map_div, .leaflet-container").first.dispatch_event("pointerdown")
        page.evaluate(
            "() => Object.values(window).find((one) => one instanceof L.Map)"
            ".setView([40.1, 46.236], 14, { animate: false })"
        )
        numbers = [number for number, _, _ in circles(page)]
        assert set(numbers) == {4}


def test_the_day_of_another_chunk_is_counted_when_it_has_come(counted: Counted) -> None:
    days = [date.fromordinal(date(2015, 1, 1).toordinal() + at * 7) for at in range(320)]
    events = [make_event(f"e{at}", "report", str(day), CODES[at % 3]) for at, day in enumerate(days)]
    with counted(events, switch=False, limit=20) as page:
        for day in (date(2016, 8, 1), date(2019, 3, 3)):
            show(page, day.isoformat())
            count = sum(0 <= (day - one).days < 30 for one in days)
            expect(page.locator(".counts-told")).to_have_text(f"{count} events in 30 days")
            assert sum(number for number, _, _ in circles(page)) == count


@pytest.mark.parametrize(("count", "is_on"), [(200, False), (201, True)])
def test_the_layer_is_on_from_the_start_in_a_large_collection_only(
    counted: Counted, count: int, is_on: bool
) -> None:
    events = [make_event(f"e{at}", "report", "2020-11-25", "AZ-KAL") for at in range(count)]
    with counted(events, switch=False) as page:
        page.locator(".leaflet-control-layers").hover()
        expect(page.get_by_label(LAYER)).to_be_checked(checked=is_on)
        assert page.locator("canvas.counts").count() == int(is_on)
        assert circles(page) == ([(count, count, False)] if is_on else [])


def test_the_layer_can_be_switched_off_again_and_takes_no_click(counted: Counted) -> None:
    with counted() as page:
        assert page.locator("canvas.counts").count() == 1
        assert page.locator(".leaflet-counts-pane").evaluate("pane => pane.style.pointerEvents") == "none"
        page.get_by_label(LAYER).uncheck()
        assert page.locator("canvas.counts").count() == 0
        assert page.locator(".counts-told").count() == 0
        show(page, "2020-11-26")
        page.get_by_label(LAYER).check()
        assert key_text(page) == "7 events in 30 days, 1 without a place"


def test_a_circle_tells_how_many_events_it_holds_and_a_click_which(counted: Counted) -> None:
    with counted() as page:
        page.evaluate("addEventListener('handover:spot', ({ detail }) => { window.spot = detail; })")
        (village,) = (one for one in read_circles(page) if one["way"] == 0)
        x, y = page.evaluate(
            """(at) => {
                const map = Object.values(window).find((one) => one instanceof L.Map);
                const { x, y } = map.latLngToContainerPoint(at);
                const { left, top } = map.getContainer().getBoundingClientRect();
                return [left + x, top + y];
            }""",
            village["at"],
        )
        page.mouse.move(x, y)
        expect(page.locator(".district-tip")).to_have_text("3 events here, near Toghana")
        page.mouse.click(x, y)
        assert page.evaluate("window.spot") == {"events": [1, 0, 2], "day": "2020-11-25"}
        page.evaluate("window.spot = null")
        page.mouse.click(x + 60, y)
        assert page.evaluate("window.spot") is None
