"""A collection in Arabic, with Latin names and numbers: every text keeps its order, and none is cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import PHONE, Opened, serve
from tests.helpers.specimens import BRIDGE, EVENTS, SOURCES

Visit = Callable[..., Opened]
# In Arabic: “The army entered Kalbajar on 25 November 2020, and with it 300 vehicles.”
SUMMARY = "دخل الجيش Kalbajar في 25 نوفمبر 2020 ومعه 300 مركبة."
SAYS = "يقول إن 12 مركبة وصلت إلى Kalbajar."
SPEAKER = "وزارة الدفاع (MoD)"
TITLE, PAPER, NAME = "الجسر مغلق 2020", "جريدة الجسر", "كلبجار"
ARABIC = (
    SOURCES.replace('title = "The bridge is closed"', f'title = "{TITLE}"')
    .replace('publisher = "The Herald"', f'publisher = "{PAPER}"')
    .replace('AZ-KAL = "Kalbajar"', f'AZ-KAL = "{NAME}"')
    .replace('title = "The bridge"', 'title = "الجسر والطاحونة"')
)
ARABIC_EVENTS = (
    EVENTS.replace("The bridge is to be opened.", SUMMARY)
    .replace("Says that it was closed.", SAYS)
    .replace('attributed_to = "The Herald"', f'attributed_to = "{SPEAKER}"')
)
STEP = f"""
[[step]]
date = 2020-11-10
title = "{TITLE}"
text = "{SUMMARY} {SAYS}"
events = ["bridge-deadline"]
"""
STORY = '[story]\ntitle = "الجسر"\n' + STEP * 5
# Where parts of a text stand on the screen: left and upper edge, and in how many pieces.
STANDS = """(element, parts) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = {};
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (const part of parts) {
      const at = node.data.indexOf(part);
      if (at < 0 || part in found) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + part.length);
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
      found[part] = [boxes[0].left, boxes[0].top, boxes.length];
    }
  return parts.map((part) => found[part] ?? null);
}"""
CLIPPED = """(root) => [...root.querySelectorAll("[dir], .where, .what, h2")]
  .filter((one) => one.checkVisibility() && getComputedStyle(one).overflow !== "visible"
    && one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.outerHTML)"""


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("arabic")
    for name, text in {
        "sources.toml": ARABIC,
        "events.toml": ARABIC_EVENTS,
        "story.toml": STORY,
        "bridge.txt": BRIDGE,
    }.items():
        (folder / name).write_text(text, "utf-8")
    yield from serve(folder, folder)


def lefts(element: Locator, *parts: str) -> list[float]:
    """Return the left edge of each part of a text; all must stand on one line, and none be torn apart."""
    found = element.evaluate(STANDS, list(parts))
    assert None not in found, parts
    assert len({round(top / 8) for _left, top, _boxes in found}) == 1, found
    assert all(boxes == 1 for _left, _top, boxes in found), found
    return [left for left, _top, _boxes in found]


def check_whole(page: Page, width: int) -> None:
    assert page.evaluate(CLIPPED.replace("(root) =>", "() =>").replace("root.", "document.")) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_note_runs_from_right_to_left_and_our_words_around_it_do_not(arabic: str, visit: Visit) -> None:
    opened = visit(f"{arabic}/?date=2020-11-15&district=AZ-KAL")
    note = opened.page.locator('article[data-event="bridge-deadline"]')
    summary = note.locator(".summary span[dir=auto]").first
    assert summary.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
    # Read from the right: the first word, the Latin name, the day, the end.
    first, name, day, end = lefts(summary, "دخل", "Kalbajar", "25", "مركبة")
    assert first > name > day > end
    # The Latin name itself runs from left to right.
    k, r = lefts(summary, "Kalb", "ajar")
    assert k < r
    # Our words and the date before it keep their place: nothing of it is drawn into them.
    basis = opened.page.locator(".notes-head dd li").first
    ours, theirs = lefts(basis, "by", "دخل")
    assert ours < theirs
    begin, end_of_day = lefts(basis, "15 November", "2020;")
    assert begin < end_of_day
    account = note.locator(".says")
    who, said = lefts(account, "وزارة", "يقول")
    assert who < said
    source = note.locator(".sources .source")
    paper, dated, title = lefts(source, "جريدة", "11 November 2020", "2020")
    assert paper < dated
    assert title > paper
    check_whole(opened.page, 1366)
    assert opened.errors == []


@pytest.mark.parametrize("size", [(1366, 768), PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize(
    "query",
    [
        "?date=2020-11-15",
        "?story=1",
        "?date=2020-11-12&compare=2020-11-16",
        "?date=2020-11-15&q=Kalbajar",
        "sources",
        "sources?source=herald",
    ],
)
def test_nothing_is_cut_off_on_any_page(arabic: str, visit: Visit, query: str, size: tuple[int, int]) -> None:
    opened = visit(f"{arabic}/{query}", size, has_map=not query.startswith("sources"))
    opened.page.locator(".page-foot").wait_for()
    expect(opened.page.get_by_text(NAME if "sources" not in query else TITLE).first).to_be_attached()
    check_whole(opened.page, size[0])


def test_texts_on_the_map_and_the_axis_say_how_they_run(arabic: str, visit: Visit) -> None:
    opened = visit(f"{arabic}/?date=2020-11-15")
    label = opened.frame.locator(".district-name.AZ-KAL span").first
    expect(label).to_have_attribute("dir", "auto")
    expect(label).to_have_attribute("lang", "en")
    span = opened.page.locator(".axis-span").first
    expect(span.locator("span")).to_have_attribute("dir", "auto")
    # In a name that is read out there are no elements: invisible marks keep the order.
    assert f"\u2068{SUMMARY}\u2069" in str(span.get_attribute("title"))


def test_the_story_and_the_table_say_how_their_texts_run(arabic: str, visit: Visit) -> None:
    opened = visit(f"{arabic}/?story=1")
    for part in (".story-title", ".story-text", ".story-step h2"):
        expect(opened.page.locator(part)).to_have_attribute("dir", "auto")
        assert opened.page.locator(part).evaluate("(one) => getComputedStyle(one).direction") == "rtl"
    row = opened.page.locator(".table tbody tr").filter(has_text=SUMMARY)
    text = row.locator("td [dir=auto]").first
    first, end = lefts(text, "دخل", "الجيش")
    assert first > end


def test_the_text_of_an_article_carries_its_language(arabic: str, visit: Visit) -> None:
    opened = visit(f"{arabic}/sources?source=herald", has_map=False)
    expect(opened.page.locator('.article .paragraph p > span[lang="en"]')).to_have_count(2)


def test_the_guide_of_a_dossier_keeps_the_order_too(arabic: str, visit: Visit) -> None:
    opened = visit(f"{arabic}/?date=2020-11-15&district=AZ-KAL")
    opened.page.get_by_role("button", name="Download and cite …").click()
    with opened.page.expect_download() as loaded:
        opened.page.get_by_role("dialog").get_by_role("button", name="Dossier (HTML)").click()
    text = Path(loaded.value.path()).read_text("utf-8")
    assert f'<h3 class="summary" dir="auto">{SUMMARY}</h3>' in text
