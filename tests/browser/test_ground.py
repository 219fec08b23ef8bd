"""What lies around the districts: countries, lakes and regions by name, lines of a time, the locator."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import PHONE, Opened
from tests.helpers.map_alone import show

Visit = Callable[..., Opened]


def seen(opened: Opened, kind: str) -> set[str]:
    """Return the names of a kind that are not hidden and lie within the map."""
    texts = opened.frame.locator(f".{kind}-name span").evaluate_all(
        """(spans) => spans.filter((span) => {
          const { left, right, top, bottom } = span.getBoundingClientRect();
          const isWithin = left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
          return isWithin && !span.classList.contains("hidden");
        }).map((span) => span.textContent)"""
    )
    return set(texts)


def test_countries_and_the_lake_are_named(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-25")
    expect(opened.frame.locator(".country-name span").first).to_be_visible()
    assert {"Armenia", "Azerbaijan", "Georgia"} <= seen(opened, "country")
    assert seen(opened, "lake") == {"Lake Sevan"}
    assert "Nagorno-Karabakh" in seen(opened, "region")


@pytest.mark.parametrize(
    ("lang", "country", "lake"),
    [("az", "Ermənistan", "Sevan (Göyçə)"), ("hy", "Հայաստան", "Սևանա լիճ"), ("ru", "Армения", "Севан")],
)
def test_they_are_named_in_the_language_of_names(
    server: str, visit: Visit, lang: str, country: str, lake: str
) -> None:
    opened = visit(f"{server}/?date=2020-11-25&lang={lang}")
    expect(opened.frame.locator(".lake-name span")).to_have_text(lake)
    assert country in seen(opened, "country")


def test_a_phone_shows_both_countries_and_no_locator(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-25", PHONE)
    expect(opened.frame.locator(".country-name span").first).to_be_visible()
    assert {"Armenia", "Azerbaijan"} <= seen(opened, "country")
    drawing = opened.frame.locator(".locator svg")
    expect(drawing).to_be_hidden()
    opened.frame.locator(".locator summary").press("Enter")
    expect(drawing).to_be_visible()


def test_a_wide_map_shows_where_in_the_world_it_is(alone: Page) -> None:
    drawing = alone.get_by_role("img", name="Small map of where in the world")
    expect(drawing).to_be_visible()
    assert alone.locator(".locator-name").all_text_contents() == ["Iran", "Türkiye", "Russia"]
    box, frame = drawing.bounding_box(), alone.locator(".locator-here").bounding_box()
    assert box
    assert frame
    # Between the Black Sea and the Caspian, in the middle of what is shown.
    assert 0.5 < (frame["x"] - box["x"]) / box["width"] < 0.6
    assert 0.4 < (frame["y"] - box["y"]) / box["height"] < 0.6


def test_armenia_azerbaijan_and_the_land_beyond_have_tints_of_their_own(alone: Page) -> None:
    tints = [
        alone.locator(f"path.neighbour.{code}").first.evaluate("(path) => getComputedStyle(path).fill")
        for code in ("AM", "AZ")
    ]
    tints.append(
        alone.locator("#map_div, .leaflet-container").first.evaluate(
            "(map) => getComputedStyle(map).backgroundColor"
        )
    )
    assert len(set(tints)) == 3


def test_a_line_of_a_time_is_drawn_with_its_date_from_its_day_on(alone: Page) -> None:
    line = alone.locator("path.border.ceasefire_line_1994")
    name = alone.locator(".line-name.ceasefire_line_1994 span")
    expect(name).to_have_text("Ceasefire Line 1994")
    for day, count in (("1994-05-11", 0), ("1994-05-12", 1), ("1993-04-03", 0), ("2020-11-25", 1)):
        show(alone, day)
        expect(line.and_(alone.locator(".leaflet-lines-pane *"))).to_have_count(count)
        expect(name).to_have_count(count)
    expect(alone.locator(".leaflet-lines-pane path.nkao_border_1991")).to_have_count(1)
