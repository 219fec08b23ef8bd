"""What the scripts of a published file work out is what the program does: asked of node, without a page."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from events.finding.queries import read_query
from events.folding import fold
from events.model import CLOCKS
from events.timeline.filter import Filter
from events.words.catalogue import current_language
from geo.drawing.layers import pack_rows
from geo.escaping import script_json
from geo.page.parts.search import find_names
from geo.publish.given.page import make_given
from geo.views import comparison
from geo.views.axis import choose_rows, find_axis, make_axis_data
from geo.views.comparison import write_comparison
from geo.views.view import SCALES, View, write_view
from tests.helpers.html_reader import Reader
from tests.helpers.published import read_edition
from tests.web.test_javascript import give_up

ANSWERS = Path(__file__).parents[2] / "web" / "shelf_answers.js"
EDITION = read_edition()
OPENED = EDITION.opened
FILTERS = (
    Filter(kinds=("deadline",)),
    Filter(kinds=("entry", "movement"), districts=("AZ-KAL",)),
    Filter(districts=("AZ-AGM", "AZ-LAC"), sources=("trend-3339845",)),
    Filter(sides=("foreign-media",)),
    Filter(words="KÁLBAJAR units"),
    Filter(words="no such word"),
)


def ask(views: list[View], *, folded: tuple[str, ...] = (), sought: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the answers of the scripts."""
    node = shutil.which("node")
    if node is None:
        give_up("no node: the scripts are asked where it is installed")
    given = make_given(OPENED, EDITION.drawn, is_one_file=True)
    queries = [urlencode(write_view(view) | {"scale": view.scale}) for view in views]
    question = script_json({"site": given, "folded": folded, "queries": queries, "sought": sought})
    done = subprocess.run([node, ANSWERS], input=question, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    answers: dict[str, Any] = json.loads(done.stdout)
    return answers


def test_texts_are_folded_as_by_the_program() -> None:
    names = [name for place in OPENED.shapes["places"] for name in place["names"].values()]
    summaries = [event.summary for event in OPENED.collection.events]
    texts = ("", "İı ÉTÉ ǅ ﬁ №5 — “x”", "Straße, Ⅻ ½", "ԿԵՆՏՐՈՆ և", *names, *summaries)
    assert ask([], folded=texts)["folded"] == [fold(text) for text in texts]


def test_a_filter_lets_through_and_leaves_on_the_axis_what_it_does_on_the_page() -> None:
    day = OPENED.settings.opens_on
    views = [View(day, filter=one, clock=clock, scale=scale)
             for one in FILTERS for clock in CLOCKS for scale in SCALES]  # fmt: skip
    for view, answer in zip(views, ask(views)["views"], strict=True):
        axis = find_axis(OPENED, view.scale, view.date)
        wanted = make_axis_data(OPENED, axis, view.clock, view.filter, current_language())
        assert answer["bits"] == pack_rows(choose_rows(OPENED, view.filter)), view
        assert [tuple(one) for one in answer["counts"]] == wanted["counts"], view
        assert answer["stops"] == wanted["stops"], view
        assert answer["marks"] == wanted["marks"], view


def read_comparison(html: str) -> list[str]:
    """Return the words of a comparison."""
    return Reader(html).text.split()


def test_two_days_are_compared_as_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    # The pictures are the page's own, and slow.
    monkeypatch.setattr(comparison, "MOST_DRAWN", 0)
    first = OPENED.settings.first_day
    days = [
        date(1993, 1, 1),
        date(1993, 4, 3),
        *(first + timedelta(days=n) for n in (8, 9, 14, 15, 19, 24, 25, 30, 31)),
    ]
    views = [
        View(one, compare=other, district=code, clock=clock)
        for one, other in combinations(days, 2)
        for code in (None, "AZ-KAL", "AZ-LAC", "AZ-TOV")
        for clock in CLOCKS
    ]
    views += [View(days[-1], compare=days[0], filter=one) for one in FILTERS]
    views += [replace(views[-1], date=days[2], compare=days[2])]
    for view, answer in zip(views, ask(views)["views"], strict=True):
        wanted = write_comparison(OPENED, view, current_language())
        assert read_comparison(answer["comparison"]) == read_comparison(wanted), view


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Гёйгёль", "Goygol"),
        ("Kielbajara", "Kalbajar"),
        ("Qelbecer", "Kalbajar"),
        ("Քարվաճառ", "Kalbajar"),
        ("товуз", "Tovuz"),
        ("Lachyn", "Lachin"),
    ],
)
def test_a_place_is_found_by_a_spelling_by_which_the_page_finds_it(typed: str, name: str) -> None:
    _named, places = find_names(OPENED, read_query(typed, []))
    assert name in {place.name for place in places}
    (found,) = ask([], sought=(typed,))["found"]
    assert f'class="what" dir="auto">{name}</span>' in found["html"]


def test_what_names_no_place_finds_none() -> None:
    for found in ask([], sought=("Ankara", "mercy", "xyzzy"))["found"]:
        assert found["summary"] == "Nothing found in these sources"
