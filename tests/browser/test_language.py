"""The page in a made-up language: no word of ours is left in English, and nothing overflows.

Every message has accents and is a third longer, so what is written without them is either of the records or
was left out of the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from events.records.collection import SHIPPED
from events.words.wording import month_names, weekday_names
from geo.drawing.basemap import TILES
from geo.views.choices import LANG_WORDS
from tests.conftest import ROOT, Opened, serve
from tests.helpers.pseudo import TAG, distort, write_pseudo

Visit = Callable[..., Opened]
# What a reader sees or hears: text that is drawn, and the attributes that stand for text.
READ = """(root) => {
  // An icon is drawn as the ligature of its English name.
  const isIcon = (one) => getComputedStyle(one).fontFamily.includes("Material");
  const found = [];
  for (const one of root.querySelectorAll("*")) {
    if (one.matches("script, style, svg, noscript, iframe") || isIcon(one) || !one.checkVisibility())
      continue;
    for (const name of ["aria-label", "aria-valuetext", "title", "placeholder", "alt"])
      if (one.hasAttribute(name)) found.push(one.getAttribute(name));
    for (const node of one.childNodes) if (node.nodeType === 3) found.push(node.data);
  }
  return found.join("\\n");
}"""
WORD = re.compile(r"[A-Za-z]{2,}")
# Buttons, fields and headings of ours whose words are cut off.
CLIPPED = """() => [...document.querySelectorAll(".axis-controls *, .axis-key, .page-head, h2, h3")]
  .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.textContent)"""
# Streamlit's own words.
STREAMLIT = "Skip to main content Open"
# Names, which are the same in every language, and units.
NAMES = "Leaflet OpenStreetMap OpenTopoMap Natural Earth GeoNames km mi ft UTC Baku Yerevan Moscow"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = write_pseudo(tmp_path_factory.mktemp("catalogues"))
    yield from serve(variables={"HANDOVER_LANGUAGE": TAG, "HANDOVER_CATALOGUES": str(folder)})


@pytest.fixture(scope="module")
def vocabulary() -> set[str]:
    """Return all words of the records, of names on the map, and of dates."""
    files = [
        *SHIPPED.glob("*.toml"),
        *(ROOT / "geo" / "data").glob("*.*json"),
        *(ROOT / "geo" / "data").glob("*.csv"),
    ]
    words = {word for path in files for word in WORD.findall(path.read_text("utf-8"))}
    dates = [*month_names(), *month_names("abbreviated"), *weekday_names(), *weekday_names("abbreviated")]
    texts = [*dates, *LANG_WORDS.values(), *TILES, NAMES, STREAMLIT]
    return words.union(*(WORD.findall(text) for text in texts))


def left_in_english(text: str, vocabulary: set[str]) -> set[str]:
    """Return the words without accents that are not of the records."""
    # A value of the address is shown as it was given, in quotation marks.
    return set(WORD.findall(re.sub(r"\w+='[^']*'|xyzzy", "", text))) - vocabulary


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?date=2020-11-18&district=AZ-KAL&clock=reported",
        "?scale=chronology&date=1993-04-03",
        "?date=1800-01-01",
        "?date=2020-11-18&q=Lachin",
        "?date=2020-11-18&q=Toghana+2020",
        "?q=xyzzy",
        "?date=2020-11-15&compare=2020-11-25",
        "?story=4",
        "?date=2020-11-15&compare=2020-11-15&district=AZ-KAL",
    ],
)
def test_the_map_has_no_word_of_ours_in_english(
    address: str, visit: Visit, vocabulary: set[str], query: str
) -> None:
    opened = visit(f"{address}/{query}")
    opened.page.locator(".axis-key summary").click()
    opened.map.locator(".leaflet-control-layers-toggle").press("Enter")
    read = opened.page.locator("body").evaluate(READ) + opened.map.evaluate(READ)
    assert distort("Play") in read
    assert distort("Legend") in read
    assert distort("No online map") in read
    assert left_in_english(read, vocabulary) == set()
    assert opened.errors == []


def test_what_a_step_and_a_click_bring_has_none_either(
    address: str, visit: Visit, vocabulary: set[str]
) -> None:
    opened = visit(f"{address}/?date=2020-11-18")
    opened.slide("ArrowRight", 2)
    opened.wait_for_date("2020-11-20")
    opened.page.locator(".st-key-filters button").click()
    opened.page.locator(".st-key-clock").wait_for()
    assert left_in_english(opened.page.locator("body").evaluate(READ), vocabulary) == set()


@pytest.mark.parametrize(
    "page", ["sources", "sources?source=trend-3339845", "disagreements", "sources?source=none"]
)
def test_the_other_pages_have_none(address: str, visit: Visit, vocabulary: set[str], page: str) -> None:
    opened = visit(f"{address}/{page}", has_map=False)
    opened.page.locator(".page-foot").wait_for()
    opened.page.get_by_text(distort("Sources")).first.wait_for()
    read = opened.page.locator("body").evaluate(READ)
    assert left_in_english(read, vocabulary) == set()


@pytest.mark.parametrize("width", [320, 390, 820, 1366])
def test_nothing_overflows(address: str, visit: Visit, width: int) -> None:
    opened = visit(f"{address}/?date=2020-11-18&district=AZ-KAL", (width, 800))
    assert opened.page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert opened.page.evaluate(CLIPPED) == []


def test_a_word_without_accents_is_found() -> None:
    assert left_in_english(f"{distort('Play')} Kalbajar Stop", {"Kalbajar"}) == {"Stop"}
