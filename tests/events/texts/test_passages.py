"""Paragraphs, sentences and fingerprints, on invented sentences only."""

from __future__ import annotations

from hashlib import sha256

import pytest

from events.texts.passages import (
    Span,
    find_sentence,
    fingerprint,
    split_paragraphs,
    split_sentences,
)
from tests.helpers.specimens import CLOSED, TOLD, WAITED


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("one\n\ntwo", ["one", "two"]),
        ("one\nstill one\n\ntwo", ["one\nstill one", "two"]),
        ("one\r\n\r\ntwo\r\n", ["one", "two"]),
        ("one\r\rtwo", ["one", "two"]),
        ("\n\n  one\n\n\n\n two\n", ["one", "two"]),
        ("one\n \t\ntwo", ["one", "two"]),
        # Without a blank line, each line is a paragraph.
        ("one\ntwo\nthree\n", ["one", "two", "three"]),
        ("one\r\n two \r\n", ["one", "two"]),
        ("one", ["one"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_blank_lines_part_paragraphs_and_line_ends_where_there_are_none(
    text: str, paragraphs: list[str]
) -> None:
    assert split_paragraphs(text) == paragraphs


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("The mill stood. It fell.", ["The mill stood.", "It fell."]),
        ("Is it open? Yes! Good", ["Is it open?", "Yes!", "Good"]),
        (
            "The road was closed on Nov. 26. It opened on Sept. 27. Nobody said why.",
            ["The road was closed on Nov. 26.", "It opened on Sept. 27.", "Nobody said why."],
        ),
        ("He waited. 3 days passed. Then he left.", ["He waited. 3 days passed.", "Then he left."]),
        ("Mr. Grey and Gen. Brown came.", ["Mr. Grey and Gen. Brown came."]),
        ("It cost 3.5 million. And more.", ["It cost 3.5 million.", "And more."]),
        ("“We are ready.” The crowd left.", ["“We are ready.”", "The crowd left."]),
        ('He said: "Go!" and they went.', ['He said: "Go!" and they went.']),
        ("The bridge stands.” The river is low.", ["The bridge stands.”", "The river is low."]),
        ("It stood (for years.) Then it fell.", ["It stood (for years.)", "Then it fell."]),
        ("It stood. ” ...", ["It stood."]),
        ("", []),
    ],
)
def test_a_paragraph_falls_into_sentences(paragraph: str, sentences: list[str]) -> None:
    assert split_sentences(paragraph) == sentences


def test_a_fingerprint_is_sixteen_digits_of_the_letters_hash() -> None:
    assert fingerprint("The bridge over the Arpa was closed at noon.") == "9dbafb8067416fb6"
    assert sha256(b"thebridgeoverthearpawasclosedatnoon").hexdigest()[:16] == "9dbafb8067416fb6"


@pytest.mark.parametrize(
    "copy",
    [
        "The bridge over the Arpa was closed at noon",
        "“The bridge over the Arpa — was closed at  noon.”",
        "'The bridge over the Arpa - was closed\nat noon'...",
        "THE BRIDGE OVER THE ARPA WAS CLOSED AT NOON!",
        "The bridge over the \uff21rpa was closed at\u00a0noon.",
    ],
)
def test_a_copy_has_the_same_fingerprint_whatever_its_marks_spaces_and_case(copy: str) -> None:
    assert fingerprint(copy) == CLOSED


@pytest.mark.parametrize(
    "other",
    ["The bridge over the Arpa was closed at dawn.", "The bridge over the Arpa was closed at noon 2."],
)
def test_another_word_is_another_fingerprint(other: str) -> None:
    assert fingerprint(other) != CLOSED


def test_letters_of_all_scripts_count() -> None:
    assert fingerprint("Мост закрыт.") == fingerprint("мост — ЗАКРЫТ") != fingerprint("Мост открыт.")
    assert fingerprint("Straße") == fingerprint("STRASSE")


TEXT = ["The bridge over the Arpa was closed at noon.", " Nobody told the miller. He waited until dark."]


def test_a_sentence_is_found_where_it_stands() -> None:
    assert find_sentence(CLOSED, TEXT, 1) == Span(1, 0, 44)
    assert find_sentence(TOLD, TEXT, 2) == Span(2, 1, 24)
    span = find_sentence(WAITED, TEXT, 2)
    assert span == Span(2, 25, 46)
    assert TEXT[1][25:46] == "He waited until dark."


def test_a_sentence_that_moved_to_another_paragraph_is_found_there() -> None:
    assert find_sentence(CLOSED, ["A new beginning.", *TEXT], 1) == Span(2, 0, 44)
    assert find_sentence(CLOSED, TEXT, 9) == Span(1, 0, 44)
    assert find_sentence(CLOSED, TEXT) == Span(1, 0, 44)


def test_of_two_copies_the_one_in_the_stated_paragraph_is_found() -> None:
    assert find_sentence(CLOSED, [TEXT[0], TEXT[0]], 2) == Span(2, 0, 44)


def test_a_sentence_that_was_split_elsewhere_is_found() -> None:
    mark = fingerprint("Nobody told the miller. He waited until dark.")
    assert find_sentence(mark, TEXT, 2) == Span(2, 1, 46)
    abbreviated = "On approx. Monday they met. So they say."
    assert find_sentence(fingerprint("On approx. Monday they met."), [abbreviated]) == Span(1, 0, 27)


def test_a_sentence_that_is_not_there_is_not_found() -> None:
    assert find_sentence(fingerprint("The bridge fell."), TEXT, 1) is None
    assert find_sentence(CLOSED, [], 1) is None
    changed = ["The old bridge over the Arpa was closed at noon.", TEXT[1]]
    assert find_sentence(CLOSED, changed, 1) is None
