"""The values of the address: read, or reported by the name of the parameter and replaced by the default."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from events.finding.queries import LONGEST
from events.kinds import DEFAULT_KINDS
from events.records.collection import load_collection
from events.timeline.filter import Filter
from geo.views.view import Allowed, View, leave_aside, read_view, write_view

SETTINGS = load_collection().settings
KINDS = [kind.id for kind in DEFAULT_KINDS]
SPAN = (date(1988, 1, 1), date(2020, 12, 5))
LISTS = {
    "kinds": KINDS,
    "districts": ("AZ-KAL", "AZ-AGM"),
    "sources": ("trend-1", "trend-2"),
    "sides": ("azerbaijan", "article"),
}
DEFAULT = View(date(2020, 11, 25))
HOSTILE = "\"><script>alert('1')</script>"


def read(**parameters: Sequence[str]) -> tuple[View, dict[str, str]]:
    assert SETTINGS is not None
    return read_view(parameters, Allowed(SETTINGS, SPAN, LISTS, langs=("en", "az", "hy", "ru")))


def test_a_bare_address_opens_the_defaults() -> None:
    view, messages = read()
    assert (view, messages) == (DEFAULT, {})
    assert (view.district, view.clock, view.filter, view.lang) == (None, "happened", Filter(), "")


def test_a_full_address_opens_just_that() -> None:
    view, messages = read(
        date=["2020-11-18"], district=["AZ-LAC"], clock=["reported"], kinds=["deadline,entry"], lang=["hy"]
    )
    assert view == View(date(2020, 11, 18), "AZ-LAC", "reported", Filter(kinds=("deadline", "entry")), "hy")
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
        ("compare", "2020-11-31", "a day such as 2020-11-18"),
        ("compare", "2020-12-06", "a day from 1988-01-01 to 2020-12-05"),
        ("story", "1", "nothing: this collection has no story"),
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


def test_what_is_searched_for_is_read_and_written_again() -> None:
    view, messages = read(q=["  Гёйгёль   roads "])
    assert (view.q, messages) == ("Гёйгёль roads", {})
    assert write_view(view) == {"date": "2020-11-25", "q": "Гёйгёль roads"}
    assert len(read(q=["x" * 10_000])[0].q) == LONGEST
    assert leave_aside(view) == DEFAULT


@pytest.mark.parametrize(
    ("value", "story"), [("1", 1), ("6", 6), ("", None), ("0", None), ("7", None), ("01", None), ("x", None)]
)
def test_a_step_of_the_story_is_one_of_its_numbers(value: str, story: int | None) -> None:
    assert SETTINGS is not None
    view, messages = read_view({"story": [value]}, Allowed(SETTINGS, SPAN, LISTS, steps=6))
    assert view.story == story
    assert bool(messages) is (story is None and value != "")


def test_a_second_day_is_read_and_written_again() -> None:
    view, messages = read(compare=["2020-11-15"])
    assert (view.compare, messages) == (date(2020, 11, 15), {})
    assert write_view(view) == {"date": "2020-11-25", "compare": "2020-11-15"}


def test_every_wrong_value_is_reported_and_the_right_ones_kept() -> None:
    view, messages = read(date=["never"], district=["AZ-AGM"], clock=["x"], kinds=["entry,x,y"], lang=["x"])
    assert view == View(date(2020, 11, 25), "AZ-AGM", "happened", Filter(kinds=("entry",)))
    assert list(messages) == ["date", "clock", "kinds", "lang"]
    assert messages["kinds"].startswith("kinds='x, y' in the address: expected some of background, ")


@pytest.mark.parametrize(
    "given", [["entry,deadline"], ["deadline", "entry"], ["entry", "deadline,entry"], [",deadline,,entry,"]]
)
def test_kinds_may_be_joined_or_repeated_and_come_in_their_own_order(given: list[str]) -> None:
    view, messages = read(kinds=given)
    assert (view.filter.kinds, messages) == (("deadline", "entry"), {})


def test_every_part_of_the_filter_is_read_and_written() -> None:
    asked = {"kinds": "entry", "districts": "AZ-AGM,AZ-KAL", "sources": "trend-2", "sides": "article"}
    view, messages = read(words=["  roads   ready "], **{name: [value] for name, value in asked.items()})
    assert view.filter == Filter(("entry",), ("AZ-KAL", "AZ-AGM"), ("trend-2",), ("article",), "roads ready")
    assert messages == {}
    written = asked | {"date": "2020-11-25", "districts": "AZ-KAL,AZ-AGM", "words": "roads ready"}
    assert write_view(view) == written


def test_the_place_of_the_map_and_its_layers_are_read_and_written() -> None:
    assert SETTINGS is not None
    allowed = Allowed(SETTINGS, SPAN, LISTS, ("clash", "movements"))
    asked = {"date": "2020-11-25", "at": "39.9123,46.1,8.25", "layers": "clash"}
    view, messages = read_view({name: [value] for name, value in asked.items()}, allowed)
    assert (view.at, view.layers, messages) == ("39.9123,46.1,8.25", ("clash",), {})
    assert write_view(view) == asked
    for name, value in (("at", "here"), ("at", "91,46,8"), ("at", HOSTILE), ("layers", "fog")):
        view, messages = read_view({name: [value]}, allowed)
        assert (view, list(messages)) == (DEFAULT, [name])


def test_words_and_sides_are_not_looked_for_in_a_large_collection() -> None:
    assert SETTINGS is not None
    asked = {"words": ["roads"], "sides": ["article"], "kinds": ["entry"]}
    view, messages = read_view(asked, Allowed(SETTINGS, SPAN, LISTS, is_read=False))
    assert view.filter == Filter(kinds=("entry",))
    expected = "in the address: expected nothing: the collection is too large to look for this"
    assert messages == {"sides": f"sides='article' {expected}", "words": f"words='roads' {expected}"}


def test_of_a_repeated_parameter_the_last_counts() -> None:
    view, messages = read(date=["never", "2020-11-18"], district=["AZ-XXX", "AZ-TOV"])
    assert (view.date, view.district, messages) == (date(2020, 11, 18), "AZ-TOV", {})


@pytest.mark.parametrize("name", ["date", "district", "clock", "kinds", "lang"])
def test_an_empty_parameter_is_as_none(name: str) -> None:
    assert read(**{name: [""]}) == (DEFAULT, {})
    assert read(**{name: []}) == (DEFAULT, {})


def test_parameters_of_others_are_left_alone() -> None:
    assert read(utm_source=["x"], embed=["true"]) == (DEFAULT, {})
