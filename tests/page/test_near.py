"""What the browser is told of the days near one is what the server tells of each of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.page.test_app import html, opened

Serve = Callable[..., str]


def near(server: str, query: str) -> dict[str, Any]:
    with urlopen(f"{server}/notes.json?{query}") as answer:  # noqa: S310 - our own server
        assert answer.headers["Content-Type"] == "application/json"
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        told: dict[str, Any] = json.load(answer)
        return told


def join(near: dict[str, Any], day: str, place: str) -> str:
    digest, *numbers = near["days"][day][place]
    return f"{digest} " + "".join(near["pieces"][number] for number in numbers)


def told(page: str, place: str) -> str:
    """Return what a page that the server has sent tells at a place: digest and HTML."""
    begin = re.search(rf'<(?:div|span) class="told" data-place="{place}" data-told="(\w+)"[^>]*>', page)
    assert begin is not None
    # Each place is the end of an element of its own.
    end = page.find("\n", begin.end())
    return f"{begin[1]} {page[begin.end() : end]}"


@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"district": "AZ-KAL"},
        {"clock": "reported"},
        {"kinds": "deadline,entry"},
        {"district": "AZ-LAC", "clock": "reported", "kinds": "deadline,hostilities"},
    ],
)
def test_each_day_is_told_as_the_server_tells_it(server: str, chosen: dict[str, str]) -> None:
    test = opened(date="2020-11-01", **chosen)
    address = re.search(r'data-near="\./notes\.json\?([^"]+)" data-from="2020-11-01"', html(test))
    assert address is not None
    asked = near(server, address[1].replace("&amp;", "&") + "&date=2020-11-01")
    assert asked["ends"] == [True, True]
    days = [f"2020-11-{day:02}" for day in range(1, 31)] + [f"2020-12-{day:02}" for day in range(1, 6)]
    assert list(asked["days"]) == days
    for day in ("2020-11-01", "2020-11-09", "2020-11-18", "2020-11-25", "2020-12-05"):
        page = html(test.select_slider(key="date").set_value(day).run())
        assert re.sub(r"&amp;of=\w+", "", address[0]) in re.sub(r"&amp;of=\w+", "", page)
        assert told(page, "heading") == join(asked, day, "heading") + "</span></p>"
        for place in ("day", "earlier"):
            assert told(page, place) == join(asked, day, place) + "</div>"


def test_each_note_is_told_once_however_many_days_it_stands_on(server: str) -> None:
    pieces = near(server, "date=2020-11-01")["pieces"]
    # Eight of thirty events end the notes on every day and are not told of each.
    notes = [piece for piece in pieces if piece.startswith("<article ")]
    assert len(notes) == len(set(notes))
    assert len({re.search(r'id="e-([^"]+)"', note)[1] for note in notes}) == 22  # type: ignore[index]


def test_a_day_that_is_not_the_sliders_own_and_an_event_that_is_asked_for_are_told_by_the_server_alone() -> (
    None
):
    for parameters in ({"date": "2020-06-15"}, {"date": "2020-11-25", "event": "entry-kalbajar-2020-11-25"}):
        assert "data-near" not in html(opened(**parameters))
    chronology = r'data-near="\./notes\.json\?scale=Whole\+chronology&amp;[^"]+" data-from="1988-01-01"'
    assert re.search(chronology, html(opened(date="1993-04-03")))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("date=yesterday", "date='yesterday' in the address: expected a day such as 2020-11-18"),
        ("district=%3Cb%3E", "district='<b>' in the address: expected one of AZ-KAL, "),
        ("kinds=war", "kinds='war' in the address: expected some of background, "),
        ("scale=weeks", "scale='weeks' in the address: expected one of Each day, Whole chronology"),
    ],
)
def test_what_cannot_be_asked_for_is_told(server: str, query: str, message: str) -> None:
    with pytest.raises(HTTPError) as caught:
        urlopen(f"{server}/notes.json?{query}")  # noqa: S310
    told = caught.value.read().decode()
    caught.value.close()
    assert caught.value.code == 400
    assert caught.value.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert told.startswith(message)
