"""The article in a page: encodings, lost paragraphs, lines that the records know as one paragraph."""

from __future__ import annotations

import json

import pytest

from events.texts.passages import fingerprint, split_sentences
from events.web.extraction import Score, read_article
from tests.helpers.newspaper import FLOOD, FOOT, LOG, MEETS, MENUS, ROSE, SINCE, TOLD, make_page

HTML = "text/html; charset=utf-8"
SOUGHT = [
    (number, fingerprint(one)) for number, one in ((1, ROSE), (1, TOLD), (2, LOG), (3, MEETS), (3, SINCE))
]
# Invented, in Russian and in French.
NIGHT = (
    "Ночью уровень воды в реке Ольме поднялся на два метра, сообщил смотритель шлюза.",
    "Жителей нижнего города никто не предупредил, хотя сторож видел воду ещё вечером.",
)
DAWN = (
    "À l’aube, la rivière était montée de deux mètres, a déclaré le gardien de l’écluse.",
    "Personne n’avait prévenu les habitants de la ville basse, où l’eau a pénétré jusqu’à l’église.",
)


def seek(*paragraphs: str) -> list[tuple[int, str]]:
    return [
        (number, fingerprint(sentence))
        for number, paragraph in enumerate(paragraphs, 1)
        for sentence in split_sentences(paragraph)
    ]


def test_the_article_stands_without_menus_and_advertisements() -> None:
    paragraphs, score = read_article(make_page(*FLOOD).encode(), HTML, SOUGHT)
    assert (paragraphs, score) == (list(FLOOD), Score(5, 5))


def test_an_article_of_which_nothing_is_sought_comes_with_its_headline() -> None:
    paragraphs, score = read_article(make_page(*FLOOD).encode(), HTML, [])
    assert (paragraphs, score) == (["Flood in the lower town", *FLOOD], Score(0, 0))


@pytest.mark.parametrize(
    ("paragraphs", "encoding", "header", "head"),
    [
        (NIGHT, "windows-1251", "text/html; charset=windows-1251", ""),
        (NIGHT, "windows-1251", "text/html", '<meta charset="windows-1251">'),
        (
            NIGHT,
            "koi8-r",
            "text/html",
            '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">',
        ),
        (NIGHT, "windows-1251", "text/html", ""),
        (NIGHT, "utf-16", "text/html", ""),
        (NIGHT, "utf-8", "text/html; charset=ISO-8859-1", ""),
        (NIGHT, "utf-8", "text/html; charset=no-such-charset", ""),
        # ISO-8859-1 on the web is windows-1252 (WHATWG), which has ’ in its place.
        (DAWN, "windows-1252", "text/html; charset=ISO-8859-1", ""),
        (DAWN, "windows-1252", "text/html", '<meta charset="iso-8859-1">'),
        (DAWN, "windows-1252", "text/html; charset=utf-8", ""),
    ],
)
def test_a_page_is_read_in_its_encoding(
    paragraphs: tuple[str, ...], encoding: str, header: str, head: str
) -> None:
    page = make_page(*paragraphs, head=head, headline="2019").encode(encoding)
    assert read_article(page, header, seek(*paragraphs)) == (list(paragraphs), Score(2, 2))


def test_quotes_dashes_and_spaces_may_differ() -> None:
    copy = tuple(
        part.replace('"', "”").replace(" - ", " — ").replace("'", "’").replace(" the ", " \u00a0the\n ")
        for part in FLOOD
    )
    assert copy[1].count("—") == 2
    assert read_article(make_page(*copy).encode(), HTML, SOUGHT)[1] == Score(5, 5)


def test_a_paragraph_that_the_extraction_loses_is_found_in_the_whole_page() -> None:
    """The opening stands in a box of its own, which the extraction takes for a list of links."""
    box = f'<div class="related sidebar"><p>{FLOOD[0]}</p></div>'
    rest = "".join(f"<p>{part}</p>" for part in FLOOD[1:])
    foot = f'<div class="newsletter">Write to us.</div>{FOOT}'
    page = f"<html><body>{MENUS}{box}<article>{rest}</article>{foot}</body></html>"
    paragraphs, score = read_article(page.encode(), HTML, SOUGHT)
    assert (paragraphs, score) == (list(FLOOD), Score(5, 5))


def test_an_article_that_a_page_shows_in_part_and_holds_whole_for_its_scripts_is_found() -> None:
    data = json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(FLOOD)})
    script = f'<script type="application/ld+json">{data}</script>'
    for shown in ((), (FLOOD[0] * 5, "Subscribe to read on, for the price of one boot a month.")):
        page = make_page(*shown, head=script)
        assert read_article(page.encode(), HTML, SOUGHT)[1].found == 5


def test_a_sentence_that_a_page_breaks_into_lines_is_joined() -> None:
    half = len("The council meets on Friday")
    broken = f"<p>{FLOOD[0]}</p><p>{LOG}</p><p>{MEETS[:half]}<br>{MEETS[half:]} {SINCE}</p>"
    page = f"<html><body>{MENUS}<article>{broken}</article>{FOOT}</body></html>"
    assert read_article(page.encode(), HTML, SOUGHT) == (
        [FLOOD[0], LOG, "The council meets on Friday\nto hear the keeper of the gate. " + SINCE],
        Score(5, 5),
    )


def test_a_text_that_the_records_count_as_one_paragraph_is_numbered_so() -> None:
    sought = [(1, mark) for _, mark in SOUGHT]
    assert read_article(make_page(*FLOOD).encode(), HTML, sought) == (
        ["\n".join(FLOOD)],
        Score(5, 5),
    )


def test_a_plain_text_is_taken_as_it_is() -> None:
    text = "\n\n".join(FLOOD).encode()
    assert read_article(text, "text/plain; charset=utf-8", SOUGHT) == (list(FLOOD), Score(5, 5))


@pytest.mark.parametrize("body", [b"", b"<html><body></body></html>", b"\0\0\0", b"   "])
def test_a_page_without_text_holds_no_article(body: bytes) -> None:
    assert read_article(body, HTML, SOUGHT) == ([], Score(0, 0))


@pytest.mark.parametrize(
    "body",
    [
        b"<div>" * 60_000,
        b"<p>A word. " * 90_000,
        b"a. " * 300_000,
        b"<table><tr><td>" * 20_000,
        b"<" * 200_000,
    ],
)
def test_a_hostile_page_ends_without_a_passage(body: bytes) -> None:
    assert read_article(body, HTML, SOUGHT)[1] == Score(0, 0)
