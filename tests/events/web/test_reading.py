"""Pages read in a process of their own, which is ended when a page takes it too long."""

from __future__ import annotations

import pytest

from events.errors import FetchError
from events.web.extraction import Score
from events.web.reading import read_apart
from tests.helpers.newspaper import FLOOD, make_page

HTML = "text/html; charset=utf-8"


def test_a_page_with_a_million_attributes_is_given_up_and_the_next_is_read() -> None:
    attributes = " ".join(f"a{number}=''" for number in range(1_000_000))
    page = f"<html><body><p {attributes}>The river rose.</p></body></html>".encode()
    with pytest.raises(
        FetchError, match=r"cannot be read as a page: it was given up after 0\.2 s or 2,000 MB"
    ):
        read_apart(page, HTML, [], longest=0.2)
    paragraphs, score = read_apart(make_page(*FLOOD).encode(), HTML, [])
    assert (paragraphs[1:], score) == (list(FLOOD), Score(0, 0))


def test_a_page_that_takes_too_much_memory_is_given_up() -> None:
    with pytest.raises(FetchError, match="cannot be read as a page"):
        read_apart(b"a" * 400_000_000, "text/plain", [])
