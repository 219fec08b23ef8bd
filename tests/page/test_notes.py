"""The notes that a browser fetches for a block of days are those that the page itself writes for each."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from events.records.collection import load_collection
from tests.page.test_app import component, opened

Serve = Callable[..., str]


def fetch(server: str, address: str) -> dict[str, Any]:
    with urlopen(f"{server}/{address.removeprefix('./')}") as answer:  # noqa: S310 - our own server
        assert answer.headers["Content-Type"] == "application/json"
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        block: dict[str, Any] = json.load(answer)
        return block


def version_of(server: str) -> str:
    """Return the word for the collection as the server has opened it, which a refused request names."""
    message = refused(server, "notes.json?block=0", 404)
    found = re.search(r"of version '(\w+)'", message)
    assert found is not None
    return found[1]


def refused(server: str, address: str, status: int) -> str:
    with pytest.raises(HTTPError) as caught:
        urlopen(f"{server}/{address}")  # noqa: S310
    message = caught.value.read().decode()
    caught.value.close()
    assert caught.value.code == status
    assert caught.value.headers["Content-Type"] == "text/plain; charset=utf-8"
    return message


def join(block: dict[str, Any], day: str) -> dict[str, list[str]]:
    """Return the digest and the HTML of each place on a day."""
    return {
        place: [digest, "".join(block["pieces"][number] for number in numbers)]
        for place, (digest, numbers) in block["days"][day].items()
    }


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
def test_each_day_of_a_block_is_as_the_page_writes_it(server: str, chosen: dict[str, str]) -> None:
    given = component(opened(date="2020-11-01", **chosen), "mountNotes")
    address = re.sub(r"of=\w+", f"of={version_of(server)}", given["address"])
    block = fetch(server, f"{address}0")
    days = [f"2020-11-{day:02}" for day in range(1, 31)] + [f"2020-12-{day:02}" for day in range(1, 6)]
    assert list(block["days"]) == days
    assert given["block"] == 64
    for day in ("2020-11-01", "2020-11-09", "2020-11-18", "2020-11-25", "2020-12-05"):
        assert component(opened(date=day, **chosen), "mountNotes")["places"] == join(block, day)


def test_each_note_is_sent_once_however_many_days_it_stands_on(server: str) -> None:
    block = fetch(server, f"notes.json?of={version_of(server)}&block=0")
    notes = [piece for piece in block["pieces"] if piece.startswith("<article ")]
    assert len(notes) == len(set(notes))
    assert len({re.search(r'id="e-([^"]+)"', note)[1] for note in notes}) == 33  # type: ignore[index]


def test_a_day_that_is_no_step_of_its_scale_makes_blocks_of_its_own(server: str) -> None:
    given = component(opened(date="2020-06-15"), "mountNotes")
    assert given["address"].startswith("./notes.json?date=2020-06-15&scale=chronology&of=")
    address = re.sub(r"of=\w+", f"of={version_of(server)}", given["address"])
    assert "2020-06-15" in fetch(server, f"{address}0")["days"]
    assert "date=" not in component(opened(date="1993-04-03"), "mountNotes")["address"]


def test_notes_of_what_had_been_reported_rest_on_nothing_published_later() -> None:
    published = {source.url: source.published for source in load_collection().sources}
    told = dict[str, str]()
    for number in range(24, 28):
        day = f"2020-11-{number}"
        places = component(opened(date=day, clock="reported"), "mountNotes")["places"]
        html = "".join(html for _, html in places.values())
        cited = {published[url] for url in re.findall(r'href="(https://[^"#]+)', html)}
        assert all(one == "unknown" or one <= day for one in cited), day
        told[day] = str(len(re.findall(r"more accounts? (was|were) published after this day", html)))
        note = re.search(r'data-event="conflict-begins-1988".*?</article>', html, re.S)
        if note:
            told[day] += " " + "; ".join(re.findall(r"<summary>(.*?)(?:<|$)", note[0]))
    assert told == {
        "2020-11-24": "0",
        "2020-11-25": "10 2 origins, 3 articles, 2 speakers",
        "2020-11-26": "0 2 origins, 4 articles, 2 speakers",
        "2020-11-27": "0 2 origins, 4 articles, 2 speakers",
    }


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("date=yesterday", "date='yesterday' in the address: expected a day such as 2020-11-18"),
        ("district=%3Cb%3E", "district='<b>' in the address: expected one of AZ-KAL, "),
        ("kinds=war", "kinds='war' in the address: expected some of background, "),
        ("scale=weeks", "scale='weeks' in the address: expected one of days, chronology"),
        ("block=-1", "block='-1' in the address: expected a whole number"),
        ("", "block='' in the address: expected a whole number"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_reason(server: str, query: str, message: str) -> None:
    query = query if "block" in query or not query else f"{query}&block=0"
    assert refused(server, f"notes.json?{query}", 400).startswith(message)


def test_blocks_of_another_version_are_refused_and_not_kept(server: str) -> None:
    with pytest.raises(HTTPError) as caught:
        urlopen(f"{server}/notes.json?of=0000&block=0")  # noqa: S310
    caught.value.close()
    assert caught.value.code == 404
    assert caught.value.headers["Cache-Control"] == "no-store"


def test_more_of_a_list_comes_after_what_is_shown(server: str) -> None:
    asked = "notes.json?scale=days&block=&more=past&start=3&on=2020-11-25"
    with urlopen(f"{server}/{asked}") as answer:  # noqa: S310 - our own server
        html = json.load(answer)["html"]
    _digest, shown = component(opened(date="2020-11-25"), "mountNotes")["places"]["earlier"]
    listed = re.findall(r'data-event="([^"]+)"', shown)
    assert len(listed) > 10
    assert re.findall(r'data-event="([^"]+)"', html) == listed[3:33]
    assert refused(server, "notes.json?more=all&start=x&on=never", 400).splitlines() == [
        "more='all' in the address: expected one of own, going, past",
        "start='x' in the address: expected a whole number",
        "on='never' in the address: expected a day such as 2020-11-18",
    ]
