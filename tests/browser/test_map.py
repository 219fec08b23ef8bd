"""The page as a reader uses it, in a real browser against a real server: the date and the map."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from events.__main__ import main
from tests.conftest import Opened

Visit = Callable[..., Opened]
DAYS = [(date(2020, 11, 1) + timedelta(days=number)).isoformat() for number in range(35)]


def controls_by_command(day: str, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    assert main(["at", day, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)["districts"]
    return {code: state["control"] for code, state in answer.items()}


def test_it_opens_without_errors_and_requests_nothing_of_other_hosts(server: str, visit: Visit) -> None:
    opened = visit(server)
    assert opened.date() == "2020-11-25"
    assert opened.classes() == {
        "AZ-KAL": "entered",
        "AZ-AGM": "entered",
        "AZ-LAC": "due",
        "AZ-TOV": "none",
        "AZ-GYG": "none",
        "AZ-DAS": "none",
    }
    assert opened.errors == []
    assert opened.foreign == []


def test_each_of_the_35_days_shows_what_the_command_says(
    server: str, visit: Visit, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = visit(f"{server}/?date=2020-11-01")
    shown, said = {}, {}
    for day in DAYS:
        opened.wait_for_date(day)
        shown[day], said[day] = opened.classes(), controls_by_command(day, capsys)
        opened.slide("ArrowRight")
    assert shown == said
    assert shown["2020-11-14"]["AZ-KAL"] == "due"
    assert shown["2020-12-02"]["AZ-LAC"] == "unreported"
    expect(opened.notes_head()).to_have_text("The region on 5 December 2020")
    assert opened.errors == []
    assert opened.foreign == []


def test_a_burst_of_keys_ends_on_the_right_day_without_a_new_map(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-01&district=AZ-KAL")
    opened.map.evaluate("map => { map.ownerDocument.defaultView.isTheSame = true; }")
    for key, times, day in (("ArrowRight", 34, "2020-12-05"), ("ArrowLeft", 20, "2020-11-15")):
        opened.slide(key, times)
        opened.wait_for_date(day)
        expect(opened.page.locator(".the-day")).to_contain_text(f"{int(day[8:])} ")
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-15&district=AZ-KAL")
    expect(opened.page.locator(".notes-head .state")).to_have_text(
        "Handover due by 25 November 2020 (moved from 15 November 2020), 10 days left"
    )
    assert opened.date() == "2020-11-15"
    assert opened.map.evaluate("map => map.ownerDocument.defaultView.isTheSame") is True


def test_arrows_show_on_the_day_of_the_movements_only(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-24")
    routes = opened.frame.locator("path.route[data-route]")
    found = {}
    for day in ("2020-11-24", "2020-11-25", "2020-11-26"):
        opened.wait_for_date(day)
        found[day] = sorted(routes.evaluate_all("paths => paths.map(path => path.dataset.route)"))
        opened.slide("ArrowRight")
    assert found == {
        "2020-11-24": [],
        "2020-11-25": [
            "movement-dashkasan-kalbajar-2020-11-25",
            "movement-toghana-kalbajar-2020-11-25",
        ],
        "2020-11-26": [],
    }


def test_a_deadline_stands_on_its_district_with_the_days_left(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-18")
    label = opened.frame.locator(".district-name.AZ-KAL span")
    assert label.all_inner_texts() == ["Kalbajar", "by 25 Nov · 7 days left", "moved from 15 Nov"]
    opened.slide("ArrowRight", 13)
    opened.wait_for_date("2020-12-01")
    lachin = opened.frame.locator(".district-name.AZ-LAC span")
    assert lachin.all_inner_texts() == ["Lachin", "by 1 Dec · today"]
    opened.slide("ArrowRight")
    opened.wait_for_date("2020-12-02")
    assert lachin.all_inner_texts() == ["Lachin", "outcome not reported"]


def test_hovering_names_the_district_in_its_languages_with_its_state(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-18")
    opened.frame.locator("path.AZ-KAL").hover()
    expect(opened.frame.locator(".district-tip strong")).to_have_text(
        "Kalbajar · Kəlbəcər · Քարվաճառ · Кельбаджар"
    )
    names = opened.frame.locator(".district-tip bdi").all()
    assert [name.get_attribute("lang") for name in names] == ["en", "az", "hy", "ru"]
    expect(opened.frame.locator(".district-tip span")).to_have_text(
        "Handover due by 25 November 2020 (moved from 15 November 2020), 7 days left"
    )


@pytest.fixture
def layers(server: str, visit: Visit) -> Opened:
    opened = visit(f"{server}/?date=2020-11-25")
    opened.frame.locator(".leaflet-control-layers").hover()
    return opened


def test_the_layer_control_lists_every_layer_and_no_online_map_is_on(layers: Opened) -> None:
    box = layers.frame.locator(".leaflet-control-layers-list label")
    assert [text.strip() for text in box.all_inner_texts()] == [
        "No online map",
        "OpenStreetMap (online)",
        "OpenTopoMap (online)",
        "Neighbouring districts and provinces",
        "Districts with a deadline or a handover",
        "Districts troops set out from",
        "Clashes, July 2020",
        "Troop movements",
        "Events of the 30 days up to this day",
        "Towns and villages",
        "Ceasefire Line 1994",
        "Former USSR oblast in 1991",
    ]
    checked = box.locator("input").evaluate_all("inputs => inputs.map(input => input.checked)")
    assert checked == [True, False, False, True, True, True, True, True, False, True, True, True]


@pytest.mark.parametrize(
    ("layer", "selector", "count"),
    [
        ("Neighbouring districts and provinces", "path.neighbour", 82),
        ("Districts with a deadline or a handover", "path.role-handover", 3),
        ("Districts troops set out from", "path.role-origin", 2),
        ("Clashes, July 2020", "path.role-clash", 1),
        ("Troop movements", "path.route[data-route]", 2),
        ("Towns and villages", "path.place", 12),
    ],
)
def test_a_layer_can_be_switched_off_and_on(layers: Opened, layer: str, selector: str, count: int) -> None:
    drawn = layers.frame.locator(selector)
    expect(drawn).to_have_count(count)
    layers.frame.get_by_label(layer).uncheck()
    expect(drawn).to_have_count(0)
    layers.frame.get_by_label(layer).check()
    expect(drawn).to_have_count(count)
    assert layers.classes()["AZ-KAL"] == "entered"


def test_a_copied_link_opens_the_same_place_layers_and_day(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?district=AZ-AGM", permissions=["clipboard-read", "clipboard-write"])
    opened.map.locator(".leaflet-control-zoom-in").click()
    opened.page.wait_for_function("() => window.handover?.at")
    opened.map.locator(".leaflet-control-layers-toggle").press("Enter")
    opened.frame.get_by_label("Troop movements").press("Space")
    opened.page.wait_for_function("() => window.handover.layers")
    opened.slide("ArrowLeft")
    opened.page.get_by_role("button", name="Copy link").click()
    opened.page.get_by_role("button", name="Copied").wait_for()
    link = opened.page.evaluate("navigator.clipboard.readText()")
    shown = parse_qs(urlsplit(link).query)
    assert (shown["date"], shown["district"]) == (["2020-11-24"], ["AZ-AGM"])
    again = visit(link)
    again.wait_for_date("2020-11-24")
    place = """() => {
        const { lat, lng } = window.map.getCenter();
        return [lat.toFixed(4), lng.toFixed(4), window.map.getZoom()].join(",");
    }"""
    assert again.map.evaluate(place) == shown["at"][0]
    assert "movements" not in shown["layers"][0]
    again.map.locator(".leaflet-control-layers-toggle").press("Enter")
    assert not again.map.get_by_role("checkbox", name="Troop movements").is_checked()
    assert again.errors == []
