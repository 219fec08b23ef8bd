"""Every state distinguished by colour, for colour-blind readers too, by hatch and by words."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import get_args

import pytest

from events.model import CONTROLS, DistrictState
from events.records.collection import load_collection
from geo.drawing.style import (
    LOOKS,
    SHORT,
    SIDE_LOOKS,
    Hatch,
    all_looks,
    word_days_left,
    word_moved,
    word_state,
    words_of,
)
from tests.helpers.html_reader import make_settings

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

# Machado, Oliveira and Fernandes 2009, "A Physiologically-based Model for Simulation of Color Vision
# Deficiency", severity 1.0, on linear RGB.
SIGHTS: dict[str, Matrix] = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# Linear sRGB to CIE XYZ (IEC 61966-2-1), white point D65.
TO_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
# CIE76: 2.3 is just noticeable side by side; fills lie apart on a map, so several times that.
LEAST = 12.0
# Those that may stand beside each other where sides control.
OF_SIDES = ("none", *(cls for cls in all_looks() if cls.startswith("side-")))


def times(matrix: Matrix, vector: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def lab(fill: str, sight: Matrix) -> Triple:
    """Return CIE L*a*b* of a #rrggbb colour as seen by a sight."""
    parts = (int(fill[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    seen = times(sight, (red, green, blue))
    clipped = (min(1.0, max(0.0, seen[0])), min(1.0, max(0.0, seen[1])), min(1.0, max(0.0, seen[2])))
    white = zip(times(TO_XYZ, clipped), (0.95047, 1.0, 1.08883), strict=True)
    x, y, z = (
        ratio ** (1 / 3) if (ratio := part / full) > 216 / 24389 else (24389 / 27 * ratio + 16) / 116
        for part, full in white
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, sight: str) -> float:
    """Return how far two colours lie apart for a sight (CIE76)."""
    pairs = zip(lab(one, SIGHTS[sight]), lab(other, SIGHTS[sight]), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def test_every_control_has_a_look_and_words() -> None:
    names = ["none", "implied", "held", "due", "unreported", "entered"]
    assert list(LOOKS) == list(SHORT) == list(CONTROLS) == names
    assert len({look.words for look in LOOKS.values()}) == 6
    assert all(look.words for look in LOOKS.values())


def test_the_state_shows_without_colour() -> None:
    hatches = [look.hatch for look in LOOKS.values()]
    assert hatches == ["none", "upright", "cross", "lines", "dots", "solid"]
    of_sides = [look.hatch for look in SIDE_LOOKS.values()]
    assert of_sides == ["solid", "cross", "upright", "dots", "lines", "falling"]
    assert set(hatches) | set(of_sides) == set(get_args(Hatch))


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize(("one", "other"), [*combinations(LOOKS, 2), *combinations(OF_SIDES, 2)])
def test_any_two_fills_can_be_distinguished_whatever_the_sight(one: str, other: str, sight: str) -> None:
    assert distance(all_looks()[one].fill, all_looks()[other].fill, sight) >= LEAST


def test_the_measure_of_colours_is_right_and_can_fail() -> None:
    assert distance("#000000", "#ffffff", "all colours") == pytest.approx(100, abs=0.01)
    assert distance("#ff0000", "#ff0000", "protanopia") == 0
    # A red and a green of one brightness, of which the common colour blindness makes one colour.
    assert distance("#b35900", "#808000", "all colours") > 3 * LEAST
    assert distance("#b35900", "#808000", "deuteranopia") < LEAST


@pytest.mark.parametrize("cls", all_looks())
def test_the_fill_bears_the_text_of_the_page(cls: str) -> None:
    ink, paper = (
        lab("#222222", SIGHTS["all colours"])[0],
        lab(all_looks()[cls].fill, SIGHTS["all colours"])[0],
    )
    assert paper - ink >= 50


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (DistrictState(code="A", day=date.min), "No handover or change of control reported"),
        (
            DistrictState(code="A", day=date.min, control="held"),
            "Reported under the control of the side that took it",
        ),
        (
            DistrictState(code="A", day=date.min, control="due", deadline=date(2020, 12, 1), days_left=3),
            "Handover due by 1 December 2020",
        ),
        (
            DistrictState(code="A", day=date.min, control="unreported", deadline=date(2020, 12, 1)),
            "Deadline of 1 December 2020 passed, outcome not reported in these sources",
        ),
        (
            DistrictState(code="A", day=date.min, control="entered", deadline=date(2020, 12, 1)),
            "Reported: units entered",
        ),
    ],
)
def test_a_state_is_put_in_words(state: DistrictState, words: str) -> None:
    general = {str(control): look.words for control, look in LOOKS.items()}
    assert word_state(state, general) == words


def test_a_moved_deadline_is_named_with_all_the_earlier_ones() -> None:
    assert word_moved(()) == ""
    assert word_moved((date(2020, 11, 15),)).startswith(" (moved from 15 November 2020")
    both = word_moved((date(2020, 11, 15), date(2020, 11, 20)))
    assert both.startswith(" (moved from 15 November 2020 and 20 November 2020")
    assert both.endswith(")")


def test_days_left_are_counted_in_words() -> None:
    assert [word_days_left(days) for days in (0, 1, 2, 22)] == [
        *("today", "1 day left", "2 days left", "22 days left"),
    ]


def test_a_collections_own_words_take_the_place_of_the_general_ones() -> None:
    settings = load_collection().settings
    assert settings is not None
    words = words_of(settings)
    assert words["held"] == "Reported under Armenian forces’ control"
    assert words["entered"] == "Reported: Azerbaijani units entered"
    assert words["due"] == LOOKS["due"].words
    assert words_of(make_settings("mine"))["none"] == "mine"
    assert LOOKS["none"].words == "No handover or change of control reported"
