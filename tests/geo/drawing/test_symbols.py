"""The table of what is drawn: read as a style sheet is read, and written as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations
from typing import get_args

import numpy as np
import pytest

from geo.drawing.style import CLASH, LOOKS, SIDE_LOOKS, Hatch, Look, all_looks
from geo.drawing.symbols import (
    BEYOND,
    DARK,
    LABELS,
    PANEL,
    SCREEN,
    SHAPES,
    draw_as,
    draw_tile,
    mix_plain,
    write_css,
    write_pictures,
    write_swatches,
)

# What full colour blindness of three kinds makes of linear RGB (Machado, Oliveira, Fernandes 2009).
BLINDNESS = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
TO_XYZ = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
# A hatch by what is drawn of it: a plain fill has none.
HATCHED = {name: name.replace("solid", "none") for name in get_args(Hatch)}
LAND = [BEYOND, SHAPES["neighbour"]["fill"], SHAPES["neighbour AM"]["fill"]]
FILLS = [look.fill for look in LOOKS.values()]
# What lies under each kind of label.
UNDER = {
    "district-name": [*FILLS, *LAND],
    "place-name": [*FILLS, *LAND],
    "place-name context": LAND[1:],
    "neighbour-name": [*LAND, SHAPES["water lake"]["fill"]],
    "ground-name": LAND,
    "lake-name": [SHAPES["water lake"]["fill"]],
    "line-name": LAND[1:],
    "line-name nkao_border_1991": LAND[1:],
    "line-name ceasefire_line_1994": LAND[1:],
}


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours #rrggbb or #rgb (WCAG 2.2, relative luminance)."""

    def shine(colour: str) -> float:
        colour = colour if len(colour) > 4 else "#" + "".join(part * 2 for part in colour[1:])
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((shine(one), shine(other)))
    return (high + 0.05) / (low + 0.05)


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


def test_every_colour_has_another_for_dark_pages() -> None:
    tables = [*SHAPES.values(), *LABELS.values(), *SCREEN.values(), PANEL]
    used = {value for table in tables for value in table.values() if value.startswith("#")}
    used |= {colour for look in (*all_looks().values(), CLASH) for colour in (look.fill, look.stroke)} - {
        "none"
    }
    assert sorted(used - set(DARK)) == []


def test_words_stand_out_from_what_lies_under_them_by_day_and_by_night() -> None:
    assert set(UNDER) == {key for key, attributes in LABELS.items() if "fill" in attributes}
    for key, grounds in UNDER.items():
        ink = LABELS[key]["fill"]
        for ground in grounds:
            assert contrast(ink, ground) >= 4.5, (key, ground)
            assert contrast(DARK[ink], DARK[ground]) >= 4.5, (key, ground, "dark")
    for name in ("text", "link"):
        assert contrast(PANEL[name], PANEL["paper"]) >= 4.5
        assert contrast(DARK[PANEL[name]], DARK[PANEL["paper"]]) >= 4.5
    assert contrast("#ffffff", "#777777") < 4.5


def test_looks_are_told_apart_by_night_too() -> None:
    assert len({DARK[fill] for fill in FILLS}) == len(FILLS)
    for look in (*all_looks().values(), CLASH):
        under = LOOKS["none"].fill if look.fill == "none" else look.fill
        assert contrast(DARK[look.stroke], DARK[under]) >= 3, look.words


def see(colour: str, matrix: list[list[float]]) -> list[float]:
    """Return a colour #rrggbb as a colour-blind reader sees it, in CIE L*a*b* (D65)."""
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    xyz = np.array(TO_XYZ) @ np.clip(np.array(matrix) @ linear, 0, 1) / np.array([0.9505, 1, 1.089])
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return [116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])]


def clashing(fills: Mapping[str, tuple[str, str]], matrix: list[list[float]]) -> list[tuple[str, str]]:
    """Return the looks (hatch and fill by name) that cannot be told apart: one hatch, colours too near."""
    return [
        (one, other)
        for one, other in combinations(fills, 2)
        if HATCHED[fills[one][0]] == HATCHED[fills[other][0]]
        and np.linalg.norm(np.subtract(see(fills[one][1], matrix), see(fills[other][1], matrix))) < 10
    ]


@pytest.mark.parametrize("kind", BLINDNESS)
def test_states_are_told_apart_by_colour_blind_readers_by_day_and_by_night(kind: str) -> None:
    looks: dict[str, Look] = {str(name): look for name, look in LOOKS.items()}
    looks["clash"] = replace(CLASH, fill=LOOKS["none"].fill)
    fills = {name: (str(look.hatch), look.fill) for name, look in looks.items()}
    assert clashing(fills, BLINDNESS[kind]) == []
    by_night = {name: (hatch, DARK[fill]) for name, (hatch, fill) in fills.items()}
    assert clashing(by_night, BLINDNESS[kind]) == []
    same = {"one": ("dots", "#808080"), "other": ("dots", "#858585")}
    assert clashing(same, BLINDNESS[kind]) == [("one", "other")]


@pytest.mark.parametrize("kind", BLINDNESS)
def test_sides_are_told_apart_by_colour_blind_readers_by_day_and_by_night(kind: str) -> None:
    fills = {str(name): (str(look.hatch), look.fill) for name, look in SIDE_LOOKS.items()}
    assert clashing(fills, BLINDNESS[kind]) == []
    by_night = {name: (hatch, DARK[fill]) for name, (hatch, fill) in fills.items()}
    assert clashing(by_night, BLINDNESS[kind]) == []


def test_the_style_sheet_holds_the_table_in_its_order() -> None:
    rules = write_css().splitlines()
    assert rules[0].startswith(".leaflet-container { background: #e3dfd6; --paper: #ffffff;")
    assert ".water.lake { fill: #bfdbe7; fill-opacity: 1; stroke: #9cc3d5; }" in rules
    assert ".neighbour-name { color: #625c55; letter-spacing: 0.03em; }" in rules
    names = (".district {", ".district.leaves", ".district.selected")
    order = [next(at for at, rule in enumerate(rules) if rule.startswith(name)) for name in names]
    assert order == sorted(order)
    dark = rules[rules.index("@media screen and (prefers-color-scheme: dark) {") :]
    assert ".water.lake { fill: #234656; stroke: #4f7f96; }" in dark
    assert "#hatch-due rect { fill: #645b10; }" in dark
    assert "#hatch-due path { stroke: #d9cd5c; }" in dark
    assert ".district.due, .area.due, .sample.due { stroke: #d9cd5c; }" in dark
    assert dark.index(".district.selected { stroke: #ffffff; }") > dark.index(
        ".district.due, .area.due, .sample.due { stroke: #d9cd5c; }"
    )


def test_what_is_written_of_a_state_stands_beside_the_colour_that_the_map_has_by_day_and_night() -> None:
    due = LOOKS["due"]
    light_dark = [f"light-dark({colour}, {DARK[colour]})" for colour in (due.fill, due.stroke)]
    rule = f":is(.state, .swatch).due {{ --swatch: {light_dark[0]}; --edge: {light_dark[1]}; }}\n"
    assert rule in write_swatches()
    assert write_swatches().count("light-dark") == 2 * len(all_looks())


def test_a_picture_on_a_dark_page_has_the_colours_of_the_map_by_night() -> None:
    assert ".picture [fill='#f5e76a'] { fill: light-dark(#f5e76a, #645b10); }\n" in write_pictures()
    assert ".picture [stroke='#6e6400'] { stroke: light-dark(#6e6400, #d9cd5c); }\n" in write_pictures()
    assert write_pictures().startswith("@media screen {")
