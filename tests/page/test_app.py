"""The page without a browser, through Streamlit's own test runner: what the server sends."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from events.model import Clock
from events.records.collection import SHIPPED, load_collection
from events.timeline.filter import Filter
from events.timeline.timeline import Timeline
from tests.conftest import ROOT


def opened(**parameters: str) -> AppTest:
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in parameters.items():
        test.query_params[name] = value
    return test.run()


def map_arguments(test: AppTest) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(test.get("component_instance")[0].proto.json_args)
    return answer


def component(test: AppTest, mount: str) -> dict[str, Any]:
    """Return the data that one of our components is given."""
    protos = [one.proto for one in test.get("bidi_component")]
    (found,) = [proto for proto in protos if proto.component_name.endswith(mount)]
    data: dict[str, Any] = json.loads(found.json)
    return data


def notes(test: AppTest) -> str:
    return "".join(html for _, html in component(test, "mountNotes")["places"].values())


def html(test: AppTest) -> str:
    return "\n".join(element.proto.body for element in test.get("html"))


def shown_day(test: AppTest) -> str:
    """Return the day that the axis is to show, and that map and notes are sent for."""
    _, day = component(test, "mountAxis")["move"]
    assert component(test, "mountNotes")["day"] == day
    assert f'"date":"{day}"' in map_arguments(test)["feature_group"]
    return str(day)


def test_it_runs_without_an_exception() -> None:
    test = opened()
    assert not test.exception
    assert shown_day(test) == "2020-11-25"
    assert "The region on 25 November 2020" in notes(test)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2020-11-08", "Reported under Armenian forces’ control"),
        ("2020-11-09", "Handover due by 25 November 2020 (moved from 15 November 2020), 16 days left"),
        ("2020-11-24", "Handover due by 25 November 2020 (moved from 15 November 2020), 1 day left"),
        ("2020-11-25", "Reported: Azerbaijani units entered"),
    ],
)
def test_the_notes_give_the_state_of_the_day(day: str, words: str) -> None:
    test = opened(district="AZ-KAL", date=day)
    assert not test.exception
    assert words in notes(test)


def test_another_day_changes_nothing_of_the_map_but_one_small_call() -> None:
    test = opened()
    before = map_arguments(test)
    test.session_state.view = replace(test.session_state.view, date=date(2020, 11, 18))
    after = map_arguments(test.run())
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"feature_group"}
    assert '"date":"2020-11-18"' in after["feature_group"]
    assert len(after["feature_group"]) < 1_000
    assert len(json.dumps(after)) < 10_000


def test_the_map_loads_nothing_from_another_host() -> None:
    arguments = map_arguments(opened())
    links = arguments["js_links"] + arguments["css_links"]
    assert [link.rsplit("/", 1)[1].split("-")[0] for link in links] == [
        "leaflet",
        "map",
        "data",
        "leaflet",
        "map",
    ]
    assert all(link.startswith("../../files/") for link in links)


@pytest.mark.parametrize("day", ["2020-11-01", "2020-11-09", "2020-11-10", "2020-11-25", "2020-12-05"])
@pytest.mark.parametrize(
    "chosen", [{}, {"district": "AZ-KAL"}, {"clock": "reported"}, {"kinds": "deadline,entry"}]
)
def test_the_notes_hold_every_event_up_to_the_day_newest_first(day: str, chosen: dict[str, str]) -> None:
    collection = load_collection(SHIPPED)
    timeline = Timeline(collection.events)
    clock: Clock = "reported" if "clock" in chosen else "happened"
    kinds = chosen.get("kinds", "").split(",") if "kinds" in chosen else ()
    now, district = date.fromisoformat(day), chosen.get("district")
    among = timeline.pick(Filter(kinds=tuple(kinds)))
    found = timeline.rows_on(now, clock=clock, district=district, among=among)
    every = timeline.rows_on(now, clock=clock, district=district)
    parts = [
        (found.of_day, every.of_day),
        *zip(*(timeline.split_going_on(one.earlier, now, clock) for one in (found, every)), strict=True),
    ]
    wanted = [event.id for rows, _ in parts for event in timeline.records(rows)]
    test = opened(date=day, **chosen)
    assert re.findall(r'<article class="event" id="e-([^"]+)"', notes(test)) == wanted
    assert f"Up to this day ({len(parts[2][0])})" in notes(test)
    for shown, there in parts:
        hidden = len(there) - len(shown)
        is_said = f"{hidden} event{'s are' if hidden > 1 else ' is'} hidden by the filter." in notes(test)
        assert is_said or not hidden
    empty = [not len(parts[0][1]), not len(parts[2][1])]
    assert notes(test).count("Nothing in these sources.") == sum(empty)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("date", "yesterday"),
        ("date", "1066-10-14"),
        ("district", "AZ-BA"),
        ("clock", "<b>"),
        ("kinds", "war"),
        ("lang", "fr"),
    ],
)
def test_each_wrong_value_of_the_address_is_reported(name: str, value: str) -> None:
    test = opened(**{name: value})
    assert not test.exception
    assert f"{name}=" in html(test)
    assert "in the address: expected" in html(test)
    assert shown_day(test) == "2020-11-25"


def test_a_day_between_the_steps_is_shown_all_the_same() -> None:
    test = opened(date="2020-06-15", district="AZ-KAL")
    assert shown_day(test) == "2020-06-15"
    assert "Reported under Armenian forces’ control" in notes(test)


def test_every_event_is_in_the_table() -> None:
    test = opened()
    table = next(element.proto.body for element in test.get("html") if "<table>" in element.proto.body)
    assert table.count("<tr>") == 34


def test_the_addresses_that_earlier_versions_wrote_still_open() -> None:
    test = opened(date="1993-04-03", scale="Whole chronology")
    assert not test.exception
    assert test.session_state.view.scale == "chronology"
    assert "in the address" not in html(test)


def test_what_is_chosen_is_in_the_address_as_codes() -> None:
    test = opened(date="2020-11-20")
    test.segmented_control(key="scale").set_value("chronology").run()
    test.pills(key="district").set_value("AZ-AGM").run()
    assert {name: test.query_params[name] for name in test.query_params} == {
        "date": "2020-11-20",
        "district": "AZ-AGM",
        "scale": "chronology",
    }
    assert "Agdam" in notes(test)


def test_the_scale_of_days_shows_a_day_of_its_own() -> None:
    test = opened(date="1993-04-03")
    assert test.session_state.view.scale == "chronology"
    test.segmented_control(key="scale").set_value("days").run()
    assert shown_day(test) == "2020-11-01"
