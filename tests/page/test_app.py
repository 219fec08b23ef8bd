"""The page without a browser, through Streamlit's own test runner: what the server sends."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from events.model import Clock
from events.records.collection import SHIPPED, load_collection
from events.timeline.timeline import Timeline
from tests.conftest import ROOT


def opened(**parameters: str) -> AppTest:
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in parameters.items():
        test.query_params[name] = value
    return test.run()


def map_arguments(test: AppTest) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(test.get("component_instance")[0].proto.json_args)
    return told


def html(test: AppTest) -> str:
    return "\n".join(element.proto.body for element in test.get("html"))


def test_it_runs_without_an_exception() -> None:
    test = opened()
    assert not test.exception
    assert test.select_slider(key="date").value == "2020-11-25"
    assert "The region on 25 November 2020" in html(test)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2020-11-08", "Reported under Armenian forces’ control"),
        ("2020-11-09", "Handover due by 25 November 2020 (moved from 15 November 2020), 16 days left"),
        ("2020-11-24", "Handover due by 25 November 2020 (moved from 15 November 2020), 1 day left"),
        ("2020-11-25", "Reported: Azerbaijani units entered"),
    ],
)
def test_the_slider_moves_the_notes(day: str, told: str) -> None:
    test = opened(district="AZ-KAL")
    test.select_slider(key="date").set_value(day).run()
    assert not test.exception
    assert told in html(test)


def test_a_step_changes_nothing_of_the_map_but_one_small_call() -> None:
    test = opened()
    before = map_arguments(test)
    test.select_slider(key="date").set_value("2020-11-18").run()
    after = map_arguments(test)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"feature_group"}
    assert '"date":"2020-11-18"' in after["feature_group"]
    assert len(after["feature_group"]) < 1_000
    assert len(json.dumps(after)) < 10_000


def test_the_map_loads_nothing_from_another_host() -> None:
    told = map_arguments(opened())
    links = told["js_links"] + told["css_links"]
    assert [link.rsplit("/", 1)[1].split("-")[0] for link in links] == [
        "leaflet",
        "data",
        "map",
        "leaflet",
        "map",
    ]
    assert all(link.startswith("../geo.page.panels.assets/") for link in links)


@pytest.mark.parametrize("day", ["2020-11-01", "2020-11-09", "2020-11-10", "2020-11-25", "2020-12-05"])
@pytest.mark.parametrize(
    "chosen", [{}, {"district": "AZ-KAL"}, {"clock": "reported"}, {"kinds": "deadline,entry"}]
)
def test_the_notes_hold_every_event_up_to_the_day_newest_first(day: str, chosen: dict[str, str]) -> None:
    collection = load_collection(SHIPPED)
    timeline = Timeline(collection.events)
    clock: Clock = "reported" if "clock" in chosen else "happened"
    kinds = chosen.get("kinds", "").split(",") if "kinds" in chosen else ()
    told = timeline.told(
        date.fromisoformat(day),
        clock=clock,
        district=chosen.get("district"),
        among=timeline.pick(kinds=kinds),
    )
    wanted = [event.id for rows in (told.of_day, told.earlier) for event in timeline.records(rows)]
    test = opened(date=day, **chosen)
    assert re.findall(r'<article class="event" id="e-([^"]+)"', html(test)) == wanted
    assert f"Up to this day ({len(told.earlier)})" in html(test)
    empty = (not len(told.of_day)) + (not len(told.earlier))
    assert html(test).count("Nothing in these sources.") == empty


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
def test_each_wrong_value_of_the_address_is_told(name: str, value: str) -> None:
    test = opened(**{name: value})
    assert not test.exception
    assert f"{name}=" in html(test)
    assert "in the address: expected" in html(test)
    assert test.select_slider(key="date").value == "2020-11-25"


def test_a_day_between_the_steps_is_shown_all_the_same() -> None:
    test = opened(date="2020-06-15", district="AZ-KAL")
    assert test.select_slider(key="date").value == "2020-06-15"
    assert "Reported under Armenian forces’ control" in html(test)


def test_every_event_is_in_the_table() -> None:
    test = opened()
    table = next(element.proto.body for element in test.get("html") if "<table>" in element.proto.body)
    assert table.count("<tr>") == 31


def test_running_the_whole_page_again_while_it_plays_moves_nothing() -> None:
    test = opened(date="2020-11-04")
    test.button(key="play").click().run()
    for _ in range(2):
        test.run()
        assert test.button(key="play").label == "⏸ Pause"
        assert test.select_slider(key="date").value == "2020-11-04"
