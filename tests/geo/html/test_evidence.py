"""What an event rests on, with the passage itself where the reader has the text."""

from __future__ import annotations

from geo.html.evidence import Evidence, Quote
from tests.helpers.html_reader import Reader, make_settings
from tests.helpers.specimens import CLOSED, make_account, make_event, make_source

TEXT = "The bridge was closed at noon. Nobody told the miller. <b>He</b> waited."


def write(*quotes: Quote, words: tuple[str, ...] = ("The bridge", "at noon")) -> str:
    account = make_account(words=words)
    event = make_event("event", "report", "2020-11-10", accounts=(account,))
    return Evidence(make_settings(), [make_source()], {}, lambda _: quotes).accounts(event)


def test_with_the_text_at_hand_the_sentence_opens_within_the_note_marked_in_its_paragraph() -> None:
    html = write(Quote(TEXT, ((0, 30), (31, 54))))
    assert "<summary>Read the passage: “The bridge … at noon”</summary>" in html
    assert (
        "<mark>The bridge was closed at noon.</mark> <mark>Nobody told the miller.</mark>"
        " &lt;b&gt;He&lt;/b&gt; waited.</blockquote>"
    ) in html
    assert f'href="./sources?source=herald&amp;sentence={CLOSED}"' in html


def test_a_passage_whose_words_are_not_recorded_opens_all_the_same() -> None:
    html = write(Quote(TEXT, ((0, 30),)), words=())
    assert "<summary>Read the passage</summary>" in html
    assert "<mark>The bridge was closed at noon.</mark>" in html


def test_without_a_text_nothing_promises_the_passage() -> None:
    html = write()
    assert "Read the passage" not in html
    assert "Open the article at this passage" in Reader(html).text
