"""Windows of every size, letters enlarged, colours of the reader's own, less motion: on one open page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect

from tests.conftest import AXIS, DESKTOP, Opened
from tests.geo.drawing.test_symbols import contrast

# Width and height in CSS pixels, and how high the map is at least. A window of 1280 × 1024 is half of that at
# 200 %, a quarter at 400 %.
SIZES = {
    "1920": ((1920, 1080), 600),
    "1366": (DESKTOP, 400),
    "820": ((820, 1180), 400),
    "200 %": ((640, 512), 220),
    "390": ((390, 844), 400),
    "400 %": ((320, 256), 220),
}
PAGES = ("", "sources", "sources?source=trend-3339845", "disagreements", "?compare=2020-11-15", "?story=2")
# What runs out of the window at either side and can be scrolled to in nothing.
OUTSIDE = """() => {
  const isScrolled = (one) => {
    const isWithin = (above) => above && !above.matches(".st-key-page");
    for (let above = one.parentElement; isWithin(above); above = above.parentElement) {
      const { overflowX, clipPath } = getComputedStyle(above);
      if (overflowX !== "visible" || clipPath !== "none") return true;
    }
    return false;
  };
  // A text may be narrower than its box.
  const measure = (one) => {
    const drawn = document.createRange();
    drawn.selectNodeContents(one);
    return one.childElementCount ? one.getBoundingClientRect() : drawn.getBoundingClientRect();
  };
  return [...document.querySelectorAll(".st-key-page *")].filter((one) => {
    const { left, right, width, height } = measure(one);
    const isThere = width > 1 && height > 1 && one.checkVisibility({ visibilityProperty: true });
    return isThere && (left < -1 || right > window.innerWidth + 1) && !isScrolled(one);
  }).map((one) => `${one.tagName}.${one.className}: ${one.textContent.slice(0, 40)}`);
}"""
MOVING = """() => {
  const all = [...document.querySelectorAll("*")];
  const long = (one, pseudo) => {
    const { transitionDuration, animationDuration, animationName } = getComputedStyle(one, pseudo);
    const isSet = (text) => text.split(", ").some((part) => parseFloat(part) > 0.01);
    return isSet(transitionDuration) || (animationName !== "none" && isSet(animationDuration));
  };
  const moving = all.filter((one) => [undefined, "::before", "::after"].some((pseudo) => long(one, pseudo)));
  return [...new Set(moving.map((one) => `${one.tagName}.${one.getAttribute("class")}`))];
}"""


@pytest.fixture(scope="module")
def opened(browser: Browser, server: str) -> Iterator[Opened]:
    context = browser.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]}, locale="en")
    shown = Opened(context.new_page())
    shown.watch()
    shown.page.set_default_timeout(20_000)
    shown.page.goto(f"{server}/?date=2020-11-25&district=AZ-KAL")
    shown.page.locator(".page-foot").wait_for(state="attached")
    shown.frame.locator("#map_div[data-date]").wait_for()
    yield shown
    context.close()


def resize(page: Page, size: tuple[int, int]) -> None:
    """Set the size of the window, and wait until the page has followed."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def box(part: Locator) -> FloatRect:
    found = part.bounding_box()
    assert found is not None
    return found


@pytest.mark.parametrize("name", SIZES)
def test_nothing_runs_out_of_the_window_and_the_map_can_be_used(opened: Opened, name: str) -> None:
    size, least = SIZES[name]
    resize(opened.page, size)
    assert opened.page.evaluate("() => document.documentElement.scrollWidth") <= size[0]
    assert opened.page.evaluate(OUTSIDE) == []
    frame = box(opened.page.locator(".st-key-map iframe"))
    assert frame["height"] >= least
    assert frame["width"] >= min(min(size[0], 1600) * 0.55, size[0] - 40)
    legend = box(opened.frame.locator(".legend"))
    assert legend["width"] * legend["height"] <= frame["width"] * frame["height"] / 3
    # The handle of the axis, its whole rail, and every button are within reach.
    rail = opened.page.locator(AXIS)
    rail.scroll_into_view_if_needed()
    stands = box(rail)
    assert 0 <= stands["x"] <= stands["x"] + stands["width"] <= size[0]
    assert 0 <= stands["y"] <= size[1] - stands["height"]
    for button in opened.page.locator(".axis-controls :is(button, select, input, summary):visible").all():
        assert box(button)["x"] + box(button)["width"] <= size[0], button
        assert button.evaluate("(one) => one.scrollWidth - one.clientWidth") <= 1, button
    assert opened.errors == []


@pytest.mark.parametrize("page", PAGES[1:])
def test_no_other_page_runs_out_of_the_window(opened: Opened, server: str, page: str) -> None:
    opened.page.goto(f"{server}/{page}")
    opened.page.locator(".page-foot").wait_for(state="attached")
    for name, (size, _least) in SIZES.items():
        resize(opened.page, size)
        assert opened.page.evaluate("() => document.documentElement.scrollWidth") <= size[0], name
        assert opened.page.evaluate(OUTSIDE) == [], name


def test_in_a_narrow_window_a_table_needs_no_scrolling_and_cells_name_their_heads(
    opened: Opened, server: str
) -> None:
    opened.page.goto(f"{server}/sources")
    resize(opened.page, SIZES["400 %"][0])
    table = opened.page.locator(".table")
    assert table.evaluate(
        "(one) => [one.scrollWidth - one.clientWidth, one.scrollHeight - one.clientHeight]"
    ) == [*(0, 0)]
    heads = """(row) => [...row.cells].filter((cell) => cell.checkVisibility())
      .map((cell) => getComputedStyle(cell, "::before").content)"""
    assert table.locator("tbody tr").nth(2).evaluate(heads) == [
        *("none", '"Publisher: "', '"Origin: "', '"By: "', '"Published: "'),
        *('"Language: "', '"Events: "', '"Text: "'),
    ]


def colours(part: Locator) -> list[str]:
    """Return the colours of a part of the screen, the most frequent first."""
    with Image.open(BytesIO(part.screenshot())) as image:
        parts = iter(image.convert("RGB").tobytes())
    found = Counter(zip(parts, parts, parts, strict=True))
    return [f"#{red:02x}{green:02x}{blue:02x}" for (red, green, blue), _count in found.most_common()]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_colours_of_the_readers_own_rail_handle_marks_and_choice_are_seen(
    opened: Opened, server: str, scheme: str
) -> None:
    resize(opened.page, DESKTOP)
    opened.page.emulate_media(forced_colors="active", color_scheme=scheme)  # type: ignore[arg-type]
    opened.page.goto(f"{server}/?date=2020-11-25&district=AZ-KAL")
    opened.frame.locator("#map_div[data-date]").wait_for()
    opened.page.locator(".page-foot").wait_for(state="attached")
    rail = opened.page.locator(AXIS)
    mark = opened.page.locator(".axis-marks .axis-mark").first
    span = opened.page.locator(".axis-span").first
    for part in (rail, mark, span):
        ground, *others = colours(part)
        assert any(contrast(ground, one) >= 4.5 for one in others), part
    # The handle has a colour that the rail has not.
    assert len([one for one in colours(rail)[:6] if contrast(colours(rail)[0], one) >= 3]) >= 2
    chosen, other = (
        opened.page.locator(f".st-key-chooser [role=radio][aria-checked={state}]").first
        for state in ("true", "false")
    )
    assert colours(chosen)[0] != colours(other)[0]
    rail.focus()
    expect(rail).to_have_css("outline-style", "solid")
    opened.page.emulate_media(forced_colors="none", color_scheme="light")


def test_who_wants_less_motion_sees_none(opened: Opened, server: str) -> None:
    opened.page.emulate_media(reduced_motion="reduce")
    opened.page.goto(f"{server}/?date=2020-11-18")
    opened.frame.locator("#map_div[data-date]").wait_for()
    opened.page.locator(".page-foot").wait_for(state="attached")
    # What anybody's style sets in motion stands still, too.
    for motion, moving in (("no-preference", ["FOOTER.page-foot"]), ("reduce", [])):
        opened.page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
        opened.page.add_style_tag(content=".page-foot { transition: opacity 2s; }")
        assert opened.page.evaluate(MOVING) == moving
    assert opened.map.evaluate(MOVING.replace("() =>", "(_map) =>", 1)) == []
    play = opened.page.locator(".axis-play")
    play.click()
    opened.frame.locator('#map_div:not([data-date="2020-11-18"])').wait_for()
    assert opened.map.evaluate("() => document.getAnimations().length") == 0
    play.click()
    # One that is over at once may still be there for a frame.
    lasting = "() => document.getAnimations().map((one) => one.effect.getComputedTiming().duration)"
    assert [one for one in opened.page.evaluate(lasting) if one > 10] == []
    opened.page.emulate_media(reduced_motion="no-preference")
