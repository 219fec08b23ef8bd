"""The values of the address: read, or reported by the name of the parameter and replaced by the default."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from events.model import KINDS
from events.records.collection import load_collection
from geo.page.view import View, read_view

SETTINGS = load_collection().settings
SPAN = (date(1988, 1, 1), date(2020, 12, 5))
DEFAULT = View(date(2020, 11, 25))
HOSTILE = "\"><script>alert('1')</script>"


def read(**parameters: Sequence[str]) -> tuple[View, dict[str, str]]:
    assert SETTINGS is not None
    return read_view(parameters, SETTINGS, SPAN)


def test_a_bare_address_opens_the_defaults() -> None:
    view, messages = read()
    assert (view, messages) == (DEFAULT, {})
    assert (view.district, view.clock, view.kinds, view.lang) == (None, "happened", (), "en")


def test_a_full_address_opens_just_that() -> None:
    view, messages = read(
        date=["2020-11-18"], district=["AZ-LAC"], clock=["reported"], kinds=["deadline,entry"], lang=["hy"]
    )
    assert view == View(date(2020, 11, 18), "AZ-LAC", "reported", ("deadline", "entry"), "hy")
    assert messages == {}


@pytest.mark.parametrize("day", ["1988-01-01", "2020-12-05", "2020-02-29"])
def test_each_day_of_the_span_can_be_opened(day: str) -> None:
    view, messages = read(date=[day])
    assert (str(view.date), messages) == (day, {})


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("date", "2020-11-31", "a day such as 2020-11-18"),
        ("date", "yesterday", "a day such as 2020-11-18"),
        ("date", "2020-11", "a day such as 2020-11-18"),
        ("date", "2020-W47-3", "a day such as 2020-11-18"),
        ("date", HOSTILE, "a day such as 2020-11-18"),
        ("date", "1987-12-31", "a day from 1988-01-01 to 2020-12-05"),
        ("date", "2020-12-06", "a day from 1988-01-01 to 2020-12-05"),
        ("district", "AZ-XXX", "one of AZ-KAL, AZ-AGM, AZ-LAC, AZ-TOV, AZ-GYG, AZ-DAS"),
        ("district", "az-kal", "one of AZ-KAL, AZ-AGM, AZ-LAC, AZ-TOV, AZ-GYG, AZ-DAS"),
        ("district", HOSTILE, "one of AZ-KAL, AZ-AGM, AZ-LAC, AZ-TOV, AZ-GYG, AZ-DAS"),
        ("clock", "sundial", "one of happened, reported"),
        ("clock", HOSTILE, "one of happened, reported"),
        ("kinds", "party", f"some of {', '.join(KINDS)}"),
        ("kinds", HOSTILE, f"some of {', '.join(KINDS)}"),
        ("lang", "fr", "one of en, az, hy, ru"),
        ("lang", HOSTILE, "one of en, az, hy, ru"),
    ],
)
def test_a_wrong_value_is_reported_by_its_parameter_and_the_default_used(
    name: str, value: str, expected: str
) -> None:
    view, messages = read(**{name: [value]})
    assert view == DEFAULT
    assert messages == {name: f"{name}={value!r} in the address: expected {expected}"}


def test_every_wrong_value_is_reported_and_the_right_ones_kept() -> None:
    view, messages = read(date=["never"], district=["AZ-AGM"], clock=["x"], kinds=["entry,x,y"], lang=["x"])
    assert view == View(date(2020, 11, 25), "AZ-AGM", "happened", ("entry",), "en")
    assert list(messages) == ["date", "kinds", "clock", "lang"]
    assert messages["kinds"].startswith("kinds='x, y' in the address: expected some of background, ")


@pytest.mark.parametrize(
    "given", [["entry,deadline"], ["deadline", "entry"], ["entry", "deadline,entry"], [",deadline,,entry,"]]
)
def test_kinds_may_be_joined_or_repeated_and_come_in_their_own_order(given: list[str]) -> None:
    view, messages = read(kinds=given)
    assert (view.kinds, messages) == (("deadline", "entry"), {})


def test_of_a_repeated_parameter_the_last_counts() -> None:
    view, messages = read(date=["never", "2020-11-18"], district=["AZ-XXX", "AZ-TOV"])
    assert (view.date, view.district, messages) == (date(2020, 11, 18), "AZ-TOV", {})


@pytest.mark.parametrize("name", ["date", "district", "clock", "kinds", "lang"])
def test_an_empty_parameter_is_as_none(name: str) -> None:
    assert read(**{name: [""]}) == (DEFAULT, {})
    assert read(**{name: []}) == (DEFAULT, {})


def test_parameters_of_others_are_left_alone() -> None:
    assert read(utm_source=["x"], embed=["true"]) == (DEFAULT, {})
