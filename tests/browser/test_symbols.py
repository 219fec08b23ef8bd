"""The live map and the picture: drawn alike, and in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from events.model import CLOCKS, Clock
from events.words.dating import word_when
from geo.drawing.style import DayMarks, label_lines, short_of, word_district, words_of
from geo.drawing.symbols import SHAPES
from geo.print.picture import draw_map
from tests.geo.print.test_picture import COLLECTION, TIMELINE, make_moment, settings
from tests.geo.print.test_picture import SHAPES as OUTLINES
from tests.helpers.map_alone import open_shipped, show
from tests.helpers.plain_timeline import drawn_days

MOVEMENT = "movement-toghana-kalbajar-2020-11-25"
# An element of either map, of each entry of the table.
ELEMENTS = {
    "neighbour": "path.neighbour.AZ",
    "neighbour AM": "path.neighbour.AM",
    "water river": "path.water.river",
    "water lake": "path.water.lake",
    "border": ":is(.leaflet-lines-pane, .picture) path.border.international_border",
    "border nkao_border_1991": "path.border.nkao_border_1991",
    "border ceasefire_line_1994": "path.border.ceasefire_line_1994",
    "district": "path.AZ-LAC",
    "district none": "path.AZ-TOV",
    "district leaves": "path.AZ-GYG.leaves",
    "district selected": "path.AZ-KAL.selected",
    "route-casing": "path.route-casing:not(.selected)",
    "route": "path.route:not(.selected)[data-route]",
    "route-casing selected": "path.route-casing.selected",
    "route selected": "path.route.selected[data-route]",
    "place": ".place:not(.context)",
    "place context": ".place.context",
}
# The picture stands in a document of its own, which no style sheet of the map reaches.
BESIDE = """(svg) => {
  const frame = document.createElement("iframe");
  frame.id = "beside";
  frame.width = 900;
  frame.height = 720;
  document.body.append(frame);
  frame.contentDocument.body.innerHTML = svg;
}"""
BOTH = '[document, document.getElementById("beside").contentDocument]'
STYLES = f"""([selector, names]) => {BOTH}.map((one) => {{
  const style = getComputedStyle(one.querySelector(selector));
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]));
}})"""
READ = f"""(ids) => {BOTH}.map((one, at) => {{
  const attributes = (node) => [...node.attributes].filter(({{ name }}) => name !== "id");
  const read = (node) => [
    node.tagName,
    Object.fromEntries(attributes(node).map(({{ name, value }}) => [name, value])),
    [...node.children].map(read),
  ];
  return read(one.getElementById(ids[at]));
}})"""
# Where the arrows run, as parts of the width of Kalbajar, from its upper left corner: at nine places of each.
ARROWS = f"""() => {BOTH}.map((one) => {{
  const box = one.querySelector("path.AZ-KAL").getBBox();
  const place = (path, at) => {{
    const {{ x, y }} = path.getPointAtLength((path.getTotalLength() * at) / 8);
    return [(x - box.x) / box.width, (y - box.y) / box.width];
  }};
  const paths = [...one.querySelectorAll("path.route[data-route]")];
  return paths.map((path) => [0, 1, 2, 3, 4, 5, 6, 7, 8].map((at) => place(path, at)));
}})"""
Words = dict[str, tuple[list[str], str]]
WORDS = """() => [...document.querySelectorAll("path.district")].map((path) => {
  const code = path.dataset.district;
  const lines = [...document.querySelectorAll(`.district-name.${code} span`)];
  return [code, lines.map((span) => span.textContent), path.getAttribute("aria-label")];
})"""


@pytest.fixture
def both(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Open the live map of a day with the picture of that day beside it."""
    with open_shipped(browser, tmp_path) as page:
        show(page, "2020-11-25", district="AZ-KAL", event=MOVEMENT)
        page.locator("path.AZ-KAL.selected").wait_for()
        moment = replace(make_moment("2020-11-25"), event=MOVEMENT)
        picture = draw_map(OUTLINES, settings(), moment, chosen="AZ-KAL")
        page.evaluate(BESIDE, picture)
        yield page


def test_every_entry_of_the_table_is_looked_at() -> None:
    # The shipped collection has no area of control, no line or area of an event, no event placed by district.
    absent = ("area", "somewhere", "trace", "trace closed", "trace selected")
    assert list(ELEMENTS) == [key for key in SHAPES if key not in absent]


def test_lines_areas_and_places_look_the_same_on_both_maps(both: Page) -> None:
    names = sorted({name for attributes in SHAPES.values() for name in attributes})
    for key, selector in ELEMENTS.items():
        live, picture = both.evaluate(STYLES, [selector, names])
        if key.startswith("district"):
            # A hatch has another name in either document: see the next test.
            assert live.pop("fill").replace("#hatch-", "#map-2020-11-25-") == picture.pop("fill")
        assert live == picture, key


@pytest.mark.parametrize("look", ["none", "implied", "held", "due", "unreported", "entered", "clash"])
def test_hatches_are_the_same_on_both_maps(both: Page, look: str) -> None:
    live, picture = both.evaluate(READ, [f"hatch-{look}", f"map-2020-11-25-{look}"])
    assert live == picture
    shapes = {"none": 1, "implied": 2, "held": 3, "due": 2, "unreported": 2, "entered": 1, "clash": 3}
    assert len(live[2]) == shapes[look]


def test_arrows_run_the_same_way_and_have_the_same_head_on_both_maps(both: Page) -> None:
    live, picture = both.evaluate(READ, ["arrow", "map-2020-11-25-arrow"])
    assert live == picture
    live, picture = both.evaluate(ARROWS)
    assert len(live) == len(picture) == 2
    for ours, theirs in zip(live, picture, strict=True):
        for one, other in zip(ours, theirs, strict=True):
            assert one == pytest.approx(other, abs=0.004)


def words_of_day(day: date, clock: Clock) -> Words:
    """Return each district's label and its words for screen readers, as Python composes them."""
    drawn = [(event, drawn_days(TIMELINE, event, clock)) for event in COLLECTION.events]
    shown = [(event, span[0]) for event, span in drawn if span and span[0] <= day <= span[1]]
    moment = make_moment(day.isoformat(), clock)
    found = {}
    for district in settings().districts:
        code, state = district.code, moment.states[district.code]
        clash = moment.clashes.get(code)
        differs = any(one.differs and first == day and code in one.districts for one, first in shown)
        marks = DayMarks(word_when(clash.when) if clash else "", code in moment.leaves, differs)
        label = label_lines(district.name, state, marks, short_of(settings()))
        spoken = f"{district.name}: {word_district(state, marks, words_of(settings()))}"
        found[code] = (label, spoken)
    return found


@pytest.mark.parametrize("clock", CLOCKS)
def test_both_maps_say_the_same_of_every_district_on_every_day(
    browser: Browser, tmp_path: Path, clock: Clock
) -> None:
    first, last = date(2020, 6, 28), date(2020, 12, 5)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    said: set[str] = set()
    with open_shipped(browser, tmp_path) as page:
        for day in [date(1993, 4, 2), date(1993, 4, 3), *days]:
            show(page, day.isoformat(), clock=clock)
            page.locator(f".leaflet-container[data-date='{day}']").wait_for()
            live = {code: (label, spoken) for code, label, spoken in page.evaluate(WORDS)}
            assert live == words_of_day(day, clock), day
            said |= {line for label, _ in live.values() for line in label}
    assert "by 1 Dec · today" in said
    assert "outcome not reported" in said
    assert "Clashes reported, July 2020" in said
    assert "≠ accounts differ" in said
