"""A published file in a real browser, opened from the disk: what it shows, and that it asks nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from events.model import CLOCKS
from events.timeline.filter import Filter
from geo.views.axis import find_axis
from geo.views.notes import list_rows, word_spoken
from geo.views.view import SCALES, View
from tests.browser.test_accessibility import FIND
from tests.browser.test_accessibility import axe as axe
from tests.helpers.map_alone import serve_folder
from tests.helpers.published import COMPARE, describe, publish_one, read_edition


@pytest.fixture(scope="module")
def one_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_one(tmp_path_factory.mktemp("published") / "map.html")


@pytest.fixture
def visit_file(browser: Browser, one_file: Path) -> Iterator[Page]:
    """Return the file, opened from the disk; afterwards nothing may have been asked for or refused."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en")
    page = context.new_page()
    page.set_default_timeout(20_000)
    faults: list[str] = []
    # What the policy refuses is told on the console, too.
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.append(request.url))
    page.goto(one_file.as_uri())
    page.locator(".part-map[data-date]").wait_for()
    yield page
    assert [one for one in faults if not one.startswith(("file:", "data:"))] == []
    context.close()


def test_every_day_district_and_clock_shows_what_the_program_knows(visit_file: Page) -> None:
    edition = read_edition()
    known = edition.opened
    views = [
        View(day, district=code, clock=clock, scale=scale)
        for scale in SCALES
        for day in find_axis(known, scale, known.settings.opens_on).days
        for code in (None, *known.names)
        for clock in CLOCKS
    ]
    wanted = [describe(edition, view) for view in views]
    # Thirty-five days and fifteen dates of the chronology; the region and six districts; two clocks.
    assert len(wanted) == 700
    assert visit_file.evaluate(COMPARE, wanted) == []


def notes_titles(page: Page) -> list[str]:
    return page.locator(".part-notes h3").all_inner_texts()


def test_a_filter_is_that_of_the_program(visit_file: Page) -> None:
    edition = read_edition()
    day = edition.opened.settings.opens_on
    wanted = (
        Filter(kinds=("deadline",)),
        Filter(kinds=("entry", "movement"), districts=("AZ-KAL",)),
        Filter(sources=("trend-3339845",), words="KÁLBAJAR units"),
        Filter(sides=("foreign-media",), words="kalbajar"),
        Filter(words="no such word"),
    )
    views = [View(day, filter=one, clock=clock) for one in wanted for clock in CLOCKS]
    compared = [describe(edition, view) for view in views]
    assert visit_file.evaluate(COMPARE, compared) == []


def test_the_axis_works_by_keyboard_and_the_address_follows(visit_file: Page) -> None:
    visit_file.locator(".part-date input[type=range]").focus()
    for key in ("Home", "ArrowRight", "PageUp"):
        visit_file.keyboard.press(key)
    expect(visit_file.locator(".part-map")).to_have_attribute("data-date", "2020-11-06")
    expect(visit_file.locator(".part-notes h2")).to_have_text("The region on 6 November 2020")
    visit_file.wait_for_url("**#date=2020-11-06")


def test_a_district_is_chosen_by_key_and_left_by_back(visit_file: Page) -> None:
    visit_file.locator("path.district.AZ-AGM").focus()
    visit_file.keyboard.press("Enter")
    expect(visit_file.locator(".part-notes h2")).to_have_text("Agdam")
    expect(visit_file.locator(".part-chooser").get_by_role("button", name="Agdam")).to_have_attribute(
        "aria-pressed", "true"
    )
    visit_file.go_back()
    expect(visit_file.locator(".part-notes h2")).to_have_text("The region on 25 November 2020")


def test_what_an_address_names_and_is_not_there_is_told(visit_file: Page, one_file: Path) -> None:
    visit_file.goto(f"{one_file.as_uri()}#date=2020-11-18&kinds=deadline,party")
    visit_file.reload()
    expect(visit_file.locator(".part-messages li")).to_have_count(1)
    told = "kinds='deadline,party' in the address: expected some of background, capture, hostilities"
    expect(visit_file.locator(".part-messages li")).to_contain_text(told)
    visit_file.locator(".part-chooser button", has_text="Lachin").click()
    expect(visit_file.locator(".part-messages li")).to_have_count(0)


def test_a_link_to_an_event_opens_its_note(visit_file: Page) -> None:
    visit_file.locator(".part-table tbody a").first.click()
    expect(visit_file.locator(".part-notes .event.linked")).to_have_count(1)
    expect(visit_file.locator(".part-notes .event.linked details")).to_have_attribute("open", "")


def test_two_days_are_compared_and_the_focus_follows(visit_file: Page) -> None:
    button = visit_file.get_by_role("button", name="Compare with another day")
    button.press("Enter")
    heading = visit_file.locator(".comparison h2")
    expect(heading).to_be_focused()
    expect(heading).to_have_text("1 November 2020 and 25 November 2020 compared")
    visit_file.get_by_label("Second day").fill("2020-12-02")
    expect(heading).to_have_text("25 November 2020 and 2 December 2020 compared")
    expect(visit_file.locator(".comparison .changes b")).to_have_text(["Lachin"])
    expect(visit_file.locator(".comparison-map .district.unreported.AZ-LAC")).to_have_count(1)
    visit_file.wait_for_url("**compare=2020-12-02**")
    visit_file.get_by_role("link", name="Close the comparison").press("Enter")
    expect(visit_file.locator(".part-comparison")).to_be_hidden()
    expect(button).to_be_focused()


def test_the_search_finds_names_of_any_language_and_days(visit_file: Page) -> None:
    field = visit_file.get_by_role("searchbox")
    field.fill("гейгель")
    expect(visit_file.locator(".found h2").first).to_have_text("Places")
    field.fill("20 noyabr")
    visit_file.locator(".found a", has_text="20 November 2020").first.click()
    expect(visit_file.locator(".part-map")).to_have_attribute("data-date", "2020-11-20")


def test_the_story_is_followed_step_by_step(visit_file: Page) -> None:
    visit_file.get_by_role("link", name="Follow the story in 6 steps").click()
    visit_file.get_by_role("link", name="Next step").click()
    expect(visit_file.locator(".story-step")).to_contain_text("Step 2 of 6")
    visit_file.get_by_role("link", name="Leave the story").click()
    expect(visit_file.locator(".story-step")).to_have_count(0)


def test_without_scripts_the_day_and_all_events_are_there(browser: Browser, one_file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(one_file.as_uri())
    expect(page.locator(".part-notes h2")).to_have_text("The region on 25 November 2020")
    expect(page.locator(".part-map svg.picture")).to_be_visible()
    expect(page.locator(".all-accounts .event")).to_have_count(33)
    expect(page.get_by_role("button", name="Copy link")).to_have_count(0)
    context.close()


@pytest.mark.parametrize(
    ("query", "scheme"),
    [("", "light"), ("#district=AZ-LAC&date=yesterday", "dark"), ("#story=2&q=satellite", "light")],
)
def test_axe_finds_nothing(visit_file: Page, axe: str, query: str, scheme: str) -> None:
    visit_file.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    visit_file.evaluate("(query) => { location.hash = query; }", query)
    visit_file.locator(".filters > summary").click()
    visit_file.evaluate(axe)
    assert visit_file.evaluate(FIND) == []


def test_a_dark_page_is_light_on_paper_and_axe_finds_nothing_there(visit_file: Page, axe: str) -> None:
    visit_file.emulate_media(color_scheme="dark", media="print")
    ink = "(one) => [getComputedStyle(one).color, getComputedStyle(one).colorScheme]"
    assert visit_file.locator("body").evaluate(ink) == ["rgb(27, 27, 27)", "light"]
    expect(visit_file.locator(".part-table")).to_be_hidden()
    visit_file.evaluate(axe)
    assert visit_file.evaluate(FIND) == []


def test_each_copy_button_copies_what_it_says(visit_file: Page) -> None:
    visit_file.evaluate("() => document.body.prepend(document.createElement('textarea'))")
    pasted = visit_file.locator("textarea")
    visit_file.locator(".embedding > summary").click()
    address = f"{visit_file.url.partition('#')[0]}#date=2020-11-25"

    for name, inside, begins, has in (
        ("Copy link", ".part-notes", "file:///", address),
        ("Copy citation of this view", ".part-notes", "Handover Map, collection 1.", address),
        ("Copy as a frame", ".part-notes", "<iframe src=", f"{address}&amp;embed=true"),
        ("Copy citation", ".part-notes .event", "Today.az, undated, by Trend: [", "#:~:text="),
        ("Copy citation", "#disagreements", "Trend, 25 November 2020, by", "#:~:text="),
        ("Copy", ".embedding", "<iframe src=", "?embed"),
    ):
        button = (
            visit_file.locator(inside).get_by_role("button", name=name, exact=True).first.element_handle()
        )
        button.click()
        visit_file.wait_for_function("(button) => button.textContent === 'Copied'", arg=button)
        pasted.fill("")
        pasted.press("Control+v")
        copied = pasted.input_value()
        assert copied.startswith(begins)
        assert has in copied


def test_a_frame_tells_its_height_and_leaves_the_history_alone(
    browser: Browser, one_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "map.html").write_bytes(one_file.read_bytes())
    (tmp_path / "index.html").write_text(
        "<!doctype html><script>window.told = [];"
        "addEventListener('message', (message) => window.told.push(message.data));</script>"
        '<iframe src="map.html?embed#date=2020-11-18" width="700" height="520"></iframe>',
        "utf-8",
    )
    with serve_folder(tmp_path) as address:
        context = browser.new_context(viewport={"width": 900, "height": 700})
        page = context.new_page()
        page.goto(address)
        frame = page.frame_locator("iframe")
        expect(frame.locator(".part-map")).to_have_attribute("data-date", "2020-11-18")
        expect(frame.locator(".part-notes h2")).to_be_visible()
        expect(frame.locator(".part-table")).to_be_hidden()
        page.wait_for_function(
            "() => window.told.some((one) => one.type === 'handover-map:height' && one.height > 300)"
        )
        before = page.evaluate("history.length")
        frame.locator("input[type=range]").press("ArrowRight")
        expect(frame.locator(".part-map")).to_have_attribute("data-date", "2020-11-19")
        frame.locator("path.district.AZ-LAC").press("Enter")
        expect(frame.locator(".part-notes h2")).to_have_text("Lachin")
        assert page.evaluate("history.length") == before
        context.close()


def test_skip_links_lead_the_focus_and_leave_the_view_alone(visit_file: Page) -> None:
    links = visit_file.get_by_role("navigation", name="Skip").get_by_role("link")
    expect(links).to_have_text(
        ["Skip to the date", "Skip to the map", "Skip to the notes", "Skip to the table of all events"]
    )
    before = visit_file.url
    for place, taking in enumerate((".axis-range", ".part-map", ".notes-day", ".part-table .table")):
        links.nth(place).focus()
        visit_file.keyboard.press("Enter")
        expect(visit_file.locator(taking)).to_be_focused()
    assert visit_file.url == before


def test_a_day_is_told_in_a_region_that_stays(visit_file: Page) -> None:
    said = visit_file.locator(".axis-said")
    expect(said).to_have_attribute("role", "status")
    said.evaluate("(element) => { element.isTheSame = true; }")
    visit_file.get_by_role("slider").press("Home")
    for day in ("2020-11-20", "2020-11-21"):
        edition = read_edition()
        visit_file.evaluate("(day) => { location.hash = `date=${day}`; }", day)
        view = View(date.fromisoformat(day))
        count = len(list_rows(edition.opened, view).own)
        expect(said).to_have_text(word_spoken(edition.opened, view, count))
    assert said.evaluate("(element) => element.isTheSame")


def test_one_tab_stop_leads_through_the_notes(visit_file: Page) -> None:
    stops = visit_file.locator(".notes-day").locator("a[href], button, summary")
    stops.first.focus()
    visit_file.keyboard.press("ArrowDown")
    expect(stops.nth(1)).to_be_focused()
    expect(visit_file.locator(".notes-day [tabindex='0']")).to_have_count(1)
    visit_file.keyboard.press("Home")
    expect(stops.first).to_be_focused()
