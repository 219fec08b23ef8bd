"""The table of what is drawn: read as a style sheet is read, and written as one."""

from __future__ import annotations

from geo.drawing.style import CLASH, LOOKS
from geo.drawing.symbols import LABELS, draw_as, draw_tile, mix_plain, write_css


def test_an_element_has_the_looks_of_all_its_classes_the_later_entries_above_the_earlier() -> None:
    assert draw_as("district AZ-KAL entered") == {
        "fill-opacity": "0.82",
        "stroke-opacity": "0.9",
        "stroke-width": "1.5",
    }
    assert draw_as("selected leaves district") == {
        "fill-opacity": "0.82",
        "stroke": "#000",
        "stroke-opacity": "1",
        "stroke-width": "4",
    }
    assert draw_as("selected") == {}
    assert draw_as("place-name village", LABELS) == {"fill": "#333", "font-style": "italic"}


def test_a_border_of_a_kind_of_its_own_is_drawn_as_a_border() -> None:
    plain = {"fill": "none", "stroke": "#77706a", "stroke-width": "1.8", "stroke-dasharray": "9 3 2 3"}
    assert draw_as("border old_line") == draw_as("border international_border") == plain
    assert draw_as("border ceasefire_line_1994") == plain | {"stroke": "#b3261e", "stroke-dasharray": "7 4"}


def test_a_tile_is_a_fill_and_a_hatch() -> None:
    assert draw_tile(LOOKS["unreported"]) == [
        ("rect", {"width": "8", "height": "8", "fill": "#d9a3c2"}),
        ("circle", {"cx": "4", "cy": "4", "r": "1.5", "fill": "#7a2f5a", "fill-opacity": "0.8"}),
    ]
    line = {"stroke": "#a03a00", "stroke-width": "1.1", "stroke-opacity": "0.75", "fill": "none"}
    assert draw_tile(CLASH) == [
        ("rect", {"width": "8", "height": "8", "fill": "#f2efe9"}),
        ("path", {"d": "M-2,2 L2,-2 M0,8 L8,0 M6,10 L10,6"} | line),
        ("path", {"d": "M-2,6 L2,10 M0,0 L8,8 M6,-2 L10,2"} | line),
    ]


def test_from_afar_a_hatch_mixes_with_its_fill() -> None:
    assert mix_plain(LOOKS["entered"]) == "#5aa9d6"
    # A fifth of #6e6400 on #f5e76a.
    assert mix_plain(LOOKS["due"]) == "#dacd55"


def test_the_style_sheet_holds_the_table_in_its_order() -> None:
    rules = write_css().splitlines()
    assert rules[0] == "#map_div { background: #e3dfd6; }"
    assert ".water.lake { fill: #bfdbe7; fill-opacity: 1; stroke: #9cc3d5; }" in rules
    assert ".neighbour-name { color: #6b655e; letter-spacing: 0.03em; }" in rules
    names = (".district {", ".district.leaves", ".district.selected")
    order = [next(at for at, rule in enumerate(rules) if rule.startswith(name)) for name in names]
    assert order == sorted(order)
