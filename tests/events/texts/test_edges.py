"""The first and last words of a passage: found as a browser does, or answer why a link opens elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.model import Passage
from events.texts.articles import Article
from events.texts.edges import EdgeFinding, find_words, look_up_edges
from events.texts.passages import Span, fingerprint, split_paragraphs
from tests.helpers.specimens import EVENTS, make_account, make_event, read_json, run, write_bridge
from tests.helpers.specimens import write_collection as write

TEXT = (
    "The ferry left at dawn with nine goats. The miller counted the nine goats.\n\n"
    "It came back at dusk. The miller’s wife was told nothing of the nine goats."
)
LEFT, COUNTED = "The ferry left at dawn with nine goats.", "The miller counted the nine goats."
ASKED = "The miller’s wife was told nothing of the nine goats."


def look_up(words: tuple[str, ...], *sentences: str, paragraph: int = 1) -> EdgeFinding:
    """Return what becomes of the words of a passage of the text above."""
    passage = Passage(paragraph=paragraph, sentences=tuple(map(fingerprint, sentences)), words=words)
    event = make_event("ferry", "report", "2020-11-10", accounts=(make_account(passage=passage),))
    article = Article("ferry.txt", tuple(split_paragraphs(TEXT)), "")
    (found,) = look_up_edges([event], {"herald": article})
    return found.finding


@pytest.mark.parametrize(
    ("words", "sentences", "finding"),
    [
        (("The ferry left", "nine goats"), (LEFT,), "found"),
        (("the  FERRY", "Nine\nGoats"), (LEFT,), "found"),
        # One sentence too many for these last words, as they stand in the first one, too.
        (("The ferry left", "nine goats"), (LEFT, COUNTED), "ends elsewhere"),
        (("The ferry left", "the nine goats"), (LEFT, COUNTED), "found"),
        (("The ferry left", "counted the nine"), (LEFT, COUNTED), "found"),
        (("A ferry left", "nine goats"), (LEFT,), "no first words"),
        (("The ferry", "ten goats"), (LEFT,), "no last words"),
        # What stands before the first words is no end of theirs, nor is what overlaps them.
        (("The miller’s wife", "counted the nine"), (ASKED,), "no last words"),
        (("The miller’s wife was", "wife was told"), (ASKED,), "no last words"),
        # A part of a word is no word.
        (("The ferry le", "nine goats"), (LEFT,), "no first words"),
        (("nine goats", "the nine goats"), (COUNTED,), "ambiguous"),
        (("It came back", "nine goats"), (ASKED,), "begins elsewhere"),
        # The apostrophe of the text is another one.
        (("The miller's wife", "nine goats"), (ASKED,), "found"),
    ],
)
def test_words_are_followed_as_a_link_is(
    words: tuple[str, str], sentences: tuple[str, ...], finding: EdgeFinding
) -> None:
    paragraph = 2 if ASKED in sentences else 1
    assert look_up(words, *sentences, paragraph=paragraph) == finding


def test_words_are_found_where_they_stand() -> None:
    assert find_words("nine goats", ["Nine goats, nine goatskins.", "Twenty-nine “goats”."]) == [
        Span(1, 0, 10)
    ]


def test_a_passage_without_words_is_not_looked_up_and_one_without_a_text_is_told() -> None:
    event = make_event("a", "report", "2020-11-10", accounts=(make_account(), make_account(words=("a", "b"))))
    assert [one.finding for one in look_up_edges([event], {})] == ["no text"]


WORDS = 'words = ["The bridge over", "at noon"]\nsays = "Says that it was closed."'


def test_check_fails_on_words_that_lead_elsewhere_and_names_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bridge = write_bridge(tmp_path)
    write(bridge, events=EVENTS.replace('says = "Says that it was closed."', WORDS))
    arguments = ["check", "--data", str(bridge), "--articles", str(bridge / "articles")]
    answer = read_json(capsys, *arguments)
    assert (answer["words"], answer["words_not_found"], answer["passed"]) == (1, [], True)
    write(bridge, events=EVENTS.replace('says = "Says that it was closed."', WORDS.replace("noon", "dawn")))
    answer = read_json(capsys, *arguments, status=1)
    assert answer["words_not_found"] == [
        {
            "event": "bridge-deadline",
            "source": "herald",
            "words": ["The bridge over", "at dawn"],
            "finding": "no last words",
        }
    ]
    done = run(*arguments)
    assert done.returncode == 1
    assert "bridge-deadline: herald, words “The bridge over … at dawn”: no last words\n" in done.stdout
    assert "in the texts at hand, 1 passage whose first and last words lead elsewhere. " in done.stdout
