"""Two days compared, as a reader sees them: what changed, by which events, on two maps; in the address."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.conftest import PHONE, Opened

Visit = Callable[..., Opened]
BOTH = "?date=2020-11-15&compare=2020-11-25"


def shown_days(opened: Opened) -> list[str]:
    pictures = opened.page.locator(".comparison svg.picture").all()
    return [picture.get_attribute("data-date") or "" for picture in pictures]


def test_a_link_opens_what_changed_and_both_maps(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/{BOTH}")
    part = opened.page.get_by_role("region", name="Comparison with 25 November 2020")
    expect(part.get_by_role("heading", name="15 November 2020 and 25 November 2020 compared")).to_be_visible()
    changed = part.locator(".changes > li")
    expect(changed).to_have_count(2)
    expect(changed.first).to_contain_text("Kalbajar")
    expect(changed.first.locator(".state")).to_have_text(
        [
            "Handover due by 25 November 2020 (moved from 15 November 2020), 10 days left",
            "Reported: Azerbaijani units entered",
        ]
    )
    expect(changed.first.get_by_role("link")).to_have_text(["Azerbaijani units enter Kalbajar district."])
    expect(part).to_contain_text("Without a change: Lachin, Tovuz, Goygol, Dashkasan")
    assert shown_days(opened) == ["2020-11-15", "2020-11-25"]
    expect(part.get_by_role("img", name="Map of the districts on 25 November 2020")).to_be_visible()
    assert opened.date() == "2020-11-15"
    assert opened.errors == []
    assert opened.foreign == []


def test_the_button_compares_and_the_field_chooses_the_second_day(server: str, visit: Visit) -> None:
    opened = visit(server)
    opened.page.get_by_role("button", name="Compare with another day").click()
    expect(opened.page.locator(".comparison h2")).to_have_text(
        "1 November 2020 and 25 November 2020 compared"
    )
    opened.page.get_by_label("Second day").fill("2020-11-15")
    expect(opened.page.locator(".comparison h2")).to_have_text(
        "15 November 2020 and 25 November 2020 compared"
    )
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-25&compare=2020-11-15")
    expect(opened.page.get_by_label("Second day")).to_be_focused()
    opened.page.go_back()
    expect(opened.page.locator(".comparison h2")).to_have_text(
        "1 November 2020 and 25 November 2020 compared"
    )


def test_a_step_of_the_axis_changes_the_first_day(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/{BOTH}")
    opened.slide("ArrowRight", 4)
    opened.wait_for_date("2020-11-19")
    expect(opened.page.locator(".comparison h2")).to_have_text(
        "19 November 2020 and 25 November 2020 compared"
    )
    assert shown_days(opened) == ["2020-11-19", "2020-11-25"]
    assert opened.date() == "2020-11-19"


def test_it_is_closed_on_the_day_under_the_handle(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/{BOTH}")
    opened.slide("ArrowRight")
    opened.page.get_by_role("link", name="Close the comparison").click()
    expect(opened.page.locator(".comparison")).to_have_count(0)
    expect(opened.page).to_have_url(f"{server}/?date=2020-11-16")
    expect(opened.page.get_by_role("button", name="Compare with another day")).to_be_visible()


def test_an_event_of_the_comparison_opens_on_the_map(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/{BOTH}")
    opened.page.locator(".changes").get_by_role(
        "link", name="Azerbaijani units enter Agdam district."
    ).click()
    opened.wait_for_date("2020-11-20")
    expect(opened.notes_head()).to_have_text("Agdam")
    expect(opened.page.locator(".comparison")).to_have_count(0)


def test_clock_filter_and_district_hold_for_it(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/{BOTH}&clock=reported&kinds=movement&district=AZ-KAL")
    expect(opened.page.locator(".changes > li")).to_have_count(1)
    expect(opened.page.locator(".changes .state").first).to_have_text(
        "No handover or change of control reported"
    )
    between = opened.page.locator(".comparison > section").last
    expect(between.locator("li")).to_have_count(2)
    expect(opened.page.locator(".comparison path.route")).to_have_count(2)
    expect(opened.page.locator(".comparison path.selected")).to_have_count(2)


def test_a_second_day_that_cannot_be_shown_is_reported(server: str, visit: Visit) -> None:
    opened = visit(f"{server}/?date=2020-11-15&compare=2020-11-31")
    expect(opened.page.locator(".faults li")).to_have_text(
        "compare='2020-11-31' in the address: expected a day such as 2020-11-18"
    )
    expect(opened.page.locator(".comparison")).to_have_count(0)


@pytest.mark.parametrize("size", [(320, 800), PHONE, (820, 1180), (1366, 768)])
def test_the_maps_stand_beside_each_other_or_below_on_a_phone(
    server: str, visit: Visit, size: tuple[int, int]
) -> None:
    opened = visit(f"{server}/{BOTH}", size)
    expect(opened.page.locator(".comparison svg.picture")).to_have_count(2)
    boxes = [figure.bounding_box() for figure in opened.page.locator(".comparison figure").all()]
    first, second = (box for box in boxes if box)
    assert (first["y"] == second["y"]) is (size[0] > 800)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= size[0]
