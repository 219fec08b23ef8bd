"""The forms of the desk on a store in a file, through Streamlit's own test runner: what they make of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from events.desk.holdings import Desk
from events.records.collection import load_collection
from events.web.download import Downloader
from events.web.fetch import download_article
from tests.helpers.desk import all_held, bring_article, held, make_desk
from tests.helpers.newspaper import FLOOD, make_page, open_press


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path / "roads")


def show(script: Callable[..., None], desk: Desk, *given: str) -> AppTest:
    """Run a form for the editor of a desk."""
    arguments = (str(desk.folder), desk.author, *given)
    return AppTest.from_function(script, default_timeout=30, args=arguments).run()


def html(test: AppTest) -> str:
    return "\n".join(element.proto.body for element in test.get("html"))


def _incoming(folder: str, author: str) -> None:
    from pathlib import Path

    from geo.page.writing.desk.incoming import show_incoming
    from tests.helpers.desk import make_desk

    show_incoming(make_desk(Path(folder), author))


def _selecting(folder: str, author: str, article: str) -> None:
    from pathlib import Path

    from events.desk.articles import read_text
    from geo.page.writing.desk.selecting import show_selecting
    from tests.helpers.desk import make_desk

    desk = make_desk(Path(folder), author)
    show_selecting(desk, article, read_text(desk, article))


def test_an_address_that_cannot_be_fetched_stops_no_article(desk: Desk) -> None:
    test = show(_incoming, desk)
    pasted, addresses = test.text_area
    pasted.input("Goygol, May 12, 2024. Army units entered Tovuz district on May 11, 2024.")
    addresses.input("http://127.0.0.1:9/flood")
    test.button[0].click().run()
    assert "1 article read, 1 event proposed." in html(test)
    assert "it was not asked: expected a public address" in html(test)
    assert len(all_held(desk, "article")) == 1
    assert [area.value for area in test.text_area] == ["", ""]


def test_an_article_is_taken_from_its_address_with_what_its_page_tells() -> None:
    with open_press() as press:
        press.put("/flood", make_page(*FLOOD))
        press.put("/plain", "\n\n".join(FLOOD), "text/plain")
        downloader = Downloader(press.options)
        assert download_article(downloader, f"http://{press.host}/flood").paragraphs[1:] == tuple(FLOOD)
        assert download_article(downloader, f"http://{press.host}/plain").paragraphs == tuple(FLOOD)


def test_a_sentence_that_is_selected_becomes_an_event_that_is_proposed(desk: Desk) -> None:
    article = bring_article(desk)
    before = set(all_held(desk, "proposal"))
    test = show(_selecting, desk, article)
    # The headline of the place, then what was told to reporters: two sentences of the first paragraph.
    test.multiselect(key=f"sentences_{article}_0").set_value([1])
    test.text_area(key=f"selected_says_{article}_0").input("The office speaks of the road.")
    test.text_input(key=f"selected_when_{article}_0").input("2024-05-12")
    test.text_area(key=f"selected_summary_{article}_0").input("Told about the road.")
    test.button[0].click().run()
    assert not test.exception
    (made,) = set(all_held(desk, "proposal")) - before
    value = held(desk, "proposal", made).present
    assert value["found"][0]["sentence"] == "The Roads Office told reporters about the road."
    assert value["record"]["summary"] == "Told about the road."
    assert value["record"]["accounts"][0]["says"] == "The office speaks of the road."


def test_a_sentence_that_is_selected_becomes_an_account_of_an_event(desk: Desk) -> None:
    article = bring_article(desk)
    test = show(_selecting, desk, article)
    event = load_collection(desk.folder).events[0]
    test.multiselect(key=f"sentences_{article}_0").set_value([0, 2])
    test.selectbox(key=f"into_{article}_0").set_value(event.id)
    test.text_area(key=f"selected_says_{article}_0").input("The office speaks of the road.")
    test.button[0].click().run()
    assert "have others between them" in html(test)
    test.multiselect(key=f"sentences_{article}_0").set_value([1])
    test.button[0].click().run()
    (now,) = [one for one in load_collection(desk.folder).events if one.id == event.id]
    assert [one.says for one in now.accounts[len(event.accounts) :]] == ["The office speaks of the road."]
