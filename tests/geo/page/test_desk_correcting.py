"""The form of every field on the desk: checks beside the fields, two editors at once, accounts parted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from events.desk.decisions import correct
from events.desk.differences import tidy
from events.desk.holdings import Desk
from events.records.collection import load_collection
from geo.page.writing.desk.record_fields import (
    OF_ACCOUNT,
    OF_EVENT,
    get_field,
    read_field,
    set_fields,
    write_field,
)
from tests.helpers.desk import all_held, bring_article, held, make_desk

EVENT = "landslide"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path / "roads")


def _correcting(folder: str, kind: str, id: str) -> None:
    from pathlib import Path

    import streamlit as st

    from geo.page.writing.desk.correcting import show_correcting
    from tests.helpers.desk import held, make_desk

    desk = make_desk(Path(folder), "Ada")
    # Another editor may store before what this page sent is dealt with.
    if meanwhile := st.session_state.pop("meanwhile", None):
        meanwhile()
    show_correcting(desk, held(desk, kind, id))


def show(desk: Desk, kind: str, id: str) -> AppTest:
    return AppTest.from_function(_correcting, default_timeout=30, args=(str(desk.folder), kind, id)).run()


def press(test: AppTest, label: str) -> AppTest:
    (button,) = [one for one in test.button if one.label == label]
    button.click().run()
    assert not test.exception
    return test


def html(test: AppTest) -> str:
    return "\n".join(element.proto.body for element in test.get("html"))


def test_a_field_is_stored_and_its_fault_is_told_beside_it(desk: Desk) -> None:
    test = show(desk, "event", EVENT)
    key = f"event_{EVENT}_1"
    test.text_area(key=f"points_{key}").input("40.6 north")
    press(test, "Store it")
    assert "&#x27;north&#x27;: expected a valid number" in html(test)
    test.text_area(key=f"points_{key}").input("40.6 46.3")
    test.text_input(key=f"when_{key}").input("2024-05-33")
    press(test, "Store it")
    assert "2024-05-33" in html(test)
    assert held(desk, "event", EVENT).version == 1
    assert test.text_input(key=f"when_{key}").value == "2024-05-33"
    test.text_input(key=f"when_{key}").input("2024-05-04")
    test.text_area(key=f"tags_{key}").input("road\nrain")
    press(test, "Store it")
    (event,) = [one for one in load_collection(desk.folder).events if one.id == EVENT]
    assert event.when.text == "2024-05-04"
    assert [(point.lat, point.lon) for point in event.points] == [(40.6, 46.3)]
    assert event.tags == ("road", "rain")


def test_what_two_editors_changed_is_shown_field_by_field_and_chosen(desk: Desk) -> None:
    test = show(desk, "event", EVENT)
    key = f"event_{EVENT}_1"
    first = held(desk, "event", EVENT).present
    other = first | {"summary": "Rocks fall.", "tags": ["theirs"]}
    bea = replace(desk, author="Bea")
    test.session_state["meanwhile"] = lambda: correct(bea, "event", EVENT, other, seen=1)
    test.text_area(key=f"summary_{key}").input("Earth slides.")
    test.text_input(key=f"location_{key}").input("the pass")
    press(test, "Store it")
    # Nothing of mine is stored, both values are shown, and what only one of us changed is not asked for.
    assert held(desk, "event", EVENT).present == other
    assert "Earth slides." in html(test)
    assert "Rocks fall." in html(test)
    assert [one.label for one in test.radio] == ["Which is to stand in row 1"]
    test.radio[0].set_value("Yours")
    press(test, "Store the choice")
    now = held(desk, "event", EVENT).present
    assert (now["summary"], now["location"], now["tags"]) == ("Earth slides.", "the pass", ["theirs"])
    assert not test.radio


def test_a_proposal_is_checked_as_an_event_is_and_split(desk: Desk) -> None:
    bring_article(desk)
    id, value = next(iter(all_held(desk, "proposal").items()))
    test = show(desk, "proposal", id)
    key = f"proposal_{id}_1"
    test.text_input(key=f"source_{key}_1").input("nobody")
    press(test, "Store it")
    assert "&#x27;nobody&#x27;: expected the id of a source" in html(test)
    assert held(desk, "proposal", id).present == value
    before = len(all_held(desk, "proposal"))
    press(test, "Split")
    assert len(all_held(desk, "proposal")) == before + 1


def test_every_field_becomes_text_and_itself_again() -> None:
    record = {
        "kind": "report", "when": "2024", "summary": "A.", "districts": ["AZ-TOV"], "places": ["a", "b"],
        "route": {"from": "a", "to": "b"}, "points": [[40.5, 46.0]], "actors": ["The Roads Office", "B"],
        "fatalities": {"low": 0, "high": 3}, "details": {"Road no": "7 = 8"}, "tags": ["t"],
        "media": [{"url": "https://a.example/1.jpg", "alt": "A road", "credit": "Ada"}],
    }  # fmt: skip
    texts = {one.path: write_field(get_field(record, one.path), one.form) for one in OF_EVENT}
    forms = {one.path: one.form for one in OF_EVENT} | {"districts": "list"}
    assert set_fields({}, {path: read_field(text, forms[path]) for path, text in texts.items()}) == record
    account = {"source": "s", "paragraph": 2, "sentences": ["0" * 16], "words": ["a b", "c d"], "says": "A."}
    again = {
        one.path: read_field(write_field(account.get(one.path), one.form), one.form) for one in OF_ACCOUNT
    }
    assert tidy(set_fields({}, again)) == account
