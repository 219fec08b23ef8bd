"""The map as a picture of its own: title, date, legend, sources, and nothing from elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from geo.print.projection import Window
from geo.print.sheet import MOST_NAMED, Sheet, draw_sheet
from tests.geo.print.test_picture import COLLECTION, SHAPES, make_moment, settings

SHEET = Sheet(
    title="The region on 25 November 2020",
    stamp="Handover Map, version 1.0.0, exported on 1 December 2020",
    clock="By what had happened up to the day shown.",
    sources=COLLECTION.sources,
)


def read(sheet: Sheet = SHEET, **changes: str) -> tuple[ElementTree.Element, list[str]]:
    moment = replace(make_moment("2020-11-25"), **changes)  # type: ignore[arg-type]
    drawn = ElementTree.fromstring(draw_sheet(SHAPES, settings(), moment, sheet))  # noqa: S314
    return drawn, [one.text or "" for one in drawn.iter() if one.tag.endswith("text")]


def test_it_says_what_it_shows_on_which_day_under_which_clock_and_by_whom() -> None:
    drawn, texts = read()
    assert texts[:2] == [SHEET.title, SHEET.clock]
    whole = " ".join(texts)
    assert "Sources: " in whole
    assert "World Today News, " in whole
    assert SHEET.stamp in texts
    assert "Natural Earth" in whole
    assert "Reported: Azerbaijani units entered" in texts
    assert [drawn.get(name) for name in ("width", "role")] == ["900", "img"]
    labelled = str(drawn.get("aria-labelledby")).split()
    assert set(labelled) <= {str(one.get("id")) for one in drawn.iter()}


def test_nothing_lies_beyond_the_sheet_and_nothing_is_too_small() -> None:
    drawn, texts = read()
    height = float(str(drawn.get("height")))
    own = [one for one in drawn if one.tag.endswith("text")]
    assert all(float(str(one.get("y"))) < height for one in own)
    assert max(map(len, texts)) <= 132
    sizes = [float(size) for one in drawn.iter() if (size := one.get("font-size"))]
    assert min(sizes) >= 12


def test_it_needs_nothing_else() -> None:
    written = draw_sheet(SHAPES, settings(), make_moment("2020-11-25"), SHEET)
    assert set(re.findall(r"https?://[^\"<]+", written)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<script|<style|<image|href|foreignObject", written)


def test_names_are_in_the_language_that_is_asked_for() -> None:
    drawn, texts = read(lang="az")
    assert {"Kəlbəcər", "Ermənistan", "Sevan (Göyçə)"} <= set(texts)
    assert "Armenia" not in texts
    languages = {one.text: one.get("lang") for one in drawn.iter() if one.tag.endswith("text")}
    assert [languages[text] for text in ("Kəlbəcər", "Ermənistan", "by 1 Dec · 6 days left")] == [
        "az",
        "az",
        None,
    ]


def test_layers_that_it_cannot_draw_are_named_below_it() -> None:
    assert "Not drawn" not in " ".join(read()[1])
    _, texts = read(replace(SHEET, left_out=["Counts", "Stars"]))
    assert "Not drawn in this picture: Counts; Stars." in texts


def test_many_sources_are_counted() -> None:
    many = replace(SHEET, sources=[COLLECTION.sources[0]] * (MOST_NAMED + 3))
    assert "; 3 articles more." in " ".join(read(many)[1])
    assert "Nothing in these sources." in read(replace(SHEET, sources=[]))[1]


@pytest.mark.parametrize("text", ["</text><script>alert(1)</script>", '"><b>', "a & b"])
def test_text_from_outside_stays_text(text: str) -> None:
    source = replace(COLLECTION.sources[0], publisher=text)
    drawn, texts = read(replace(SHEET, title=text, sources=[source]))
    assert texts[0] == text
    assert text in " ".join(texts[-12:])
    assert not [one for one in drawn.iter() if one.tag.endswith(("script", "}b"))]


def names_on(drawn: ElementTree.Element, cls: str) -> set[str]:
    """Return the texts of a class."""
    return {str(one.text) for one in drawn.iter() if one.get("class") == cls}


def test_the_part_of_the_map_that_is_seen_is_drawn_with_its_legend_below() -> None:
    # About Kalbajar, at the zoom of a map 800 pixels wide.
    sheet = replace(SHEET, window=Window(lat=40.2, lon=46.1, zoom=10, size=(800, 600)))
    whole, seen = read()[0], read(sheet)[0]
    assert {"Lachin", "Agdam", "Tovuz", "Kalbajar"} <= names_on(whole, "district-name")
    assert names_on(seen, "district-name") == {"Kalbajar", "Dashkasan", "Goygol"}
    frame = next(one for one in seen.iter() if one.get("class") == "picture")
    assert (frame.get("y"), frame.get("width"), frame.get("height")) == ("62", "900", "675")
    legend = next(one for one in seen.iter() if one.get("class") == "legend")
    assert legend not in list(frame.iter())
    assert "Reported: Azerbaijani units entered" in {one.text for one in legend.iter()}
    texts = [one for one in seen if one.tag.endswith("text")][2:]
    below = [float(str(one.get("y"))) for one in texts]
    assert min(below) > 62 + 675 + 100
    assert max(below) < float(str(seen.get("height")))


def test_layers_that_are_off_are_left_out() -> None:
    off = frozenset({"neighbours", "movements", "settlements", "ceasefire_line_1994"})
    whole, less = (read(**change)[0] for change in ({}, {"off": off}))  # type: ignore[arg-type]

    def classes(drawn: ElementTree.Element) -> set[str]:
        return {str(one.get("class")).split()[0] for one in drawn.iter() if one.get("class")}

    assert {"neighbour", "route", "place", "border"} <= classes(whole)
    assert not {"neighbour", "route", "place"} & classes(less)
    kinds = [
        {one.get("class") for one in drawn.iter() if "ceasefire" in str(one.get("class"))}
        for drawn in (whole, less)
    ]
    assert [bool(one) for one in kinds] == [True, False]


def test_so_near_that_less_than_a_kilometre_is_seen_the_bar_is_of_metres() -> None:
    sheet = replace(SHEET, window=Window(lat=40.1, lon=46.05, zoom=16, size=(800, 600)))
    assert "100 m" in read(sheet)[1]
