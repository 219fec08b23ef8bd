"""The article in a web page, as paragraphs: of several readings, the one that holds most of what is sought.

A page is read in the encoding it declares, and in the one its bytes look like; by trafilatura's extraction,
and, as that can lose a paragraph, by two plainer ways of the same library. Which reading is kept is decided
by the passages: how many are found, then how many in the paragraph that the records name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from events.texts.passages import find_sentence, fingerprint, split_paragraphs

# A sentence that begins in one line may end in a later one: this many lines are tried together.
_MOST_LINES = 4
# Longer than any article: what is longer is not searched, or not mended, so that no page costs minutes.
_MOST_CHARACTERS = 60_000
_MOST_TO_MEND = 15_000
# trafilatura takes a time that grows with the square of the tags: seconds at this many.
_MOST_TAGS = 40_000
# At most this much comes before the first paragraph that the records count: headline, date, byline.
_MOST_HEADS = 5
# The symbol for a record separator occurs in no article: it marks where a block of the page begins or ends.
_EDGE = "␞"
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*$")
_BLOCK = re.compile(
    r"(?=</?(?:address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header"
    r"|hr|li|main|nav|ol|p|pre|section|table|td|th|tr|ul)\b)",
    re.IGNORECASE,
)

Sought = tuple[int, str]


@dataclass(frozen=True, slots=True, order=True)
class Score:
    """How many of the passages a text holds, and how many of them where the records name them."""

    found: int
    in_place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The article of a page, and what the page's metadata tell of it; empty where they tell nothing."""

    paragraphs: tuple[str, ...]
    published: str = ""
    publisher: str = ""


def read_page(body: bytes, content_type: str) -> Page:
    """Return the article in a page with its day and publisher, as the page's metadata tell them."""
    from trafilatura import extract_metadata

    paragraphs, _ = read_article(body, content_type, [])
    page = next(_decode(body, content_type), "")
    if page.count("<") > _MOST_TAGS:
        return Page(paragraphs=tuple(paragraphs))
    # The text tells its own days: of the page only what is marked as its date is taken.
    told = extract_metadata(
        page, date_config={"extensive_search": False, "original_date": True}, extensive=False
    )
    return Page(paragraphs=tuple(paragraphs), published=told.date or "", publisher=told.sitename or "")


def score_paragraphs(paragraphs: Sequence[str], sought: Sequence[Sought]) -> Score:
    """Count the passages, each a (paragraph, fingerprint), that a text holds."""
    held = list(paragraphs)
    spans = [(number, find_sentence(mark, held, number)) for number, mark in sought]
    return Score(
        sum(span is not None for _, span in spans),
        sum(span is not None and span.paragraph == number for number, span in spans),
    )


def read_article(body: bytes, content_type: str, sought: Sequence[Sought]) -> tuple[list[str], Score]:
    """Return the paragraphs of the article in a page, and their score; no paragraph if there is none.

    `content_type` is the header field of the answer. `sought` are the source's passages.
    """
    best: tuple[list[str], Score] = ([], Score(0, 0))
    is_plain = content_type.partition(";")[0].strip().lower() == "text/plain"
    for text in _decode(body, content_type):
        for paragraphs in [split_paragraphs(text)] if is_plain else _read_page(text, sought):
            if not paragraphs or _measure(paragraphs) > _MOST_CHARACTERS:
                continue
            numbered, score = _number(_mend(paragraphs, sought), sought)
            if not best[0] or score > best[1]:
                best = (numbered, score)
            if score == Score(len(sought), len(sought)):
                return best
    return best


def _decode(body: bytes, content_type: str) -> Iterator[str]:
    """Return the page as declared (WHATWG's labels, by header, then by meta), then as it looks."""
    from trafilatura.utils import decode_file
    from w3lib.encoding import (
        html_body_declared_encoding,
        http_content_type_encoding,
        read_bom,
        to_unicode,
    )

    declared = (
        read_bom(body)[0] or http_content_type_encoding(content_type) or html_body_declared_encoding(body)
    )
    texts = [to_unicode(body, declared)] if declared else []
    for text in dict.fromkeys([*texts, decode_file(body)]):
        yield text.lstrip("\ufeff")


def _read_page(page: str, sought: Sequence[Sought]) -> Iterator[list[str]]:
    """Return the article by trafilatura, as a stretch of the page's whole text, and by the baseline.

    The baseline comes last, as it knows few paragraphs; it reads what a page holds for its scripts only.
    """
    from trafilatura import baseline, extract, html2txt

    if page.count("<") > _MOST_TAGS:
        return

    def lines(text: str | None) -> list[str]:
        return [line.strip() for line in (text or "").splitlines() if line.strip()]

    extracted = lines(extract(page, favor_recall=True, include_comments=False))
    yield extracted
    marked = _BLOCK.sub(_EDGE, page.replace(_EDGE, " "))
    yield _cut([part.strip() for part in html2txt(marked).split(_EDGE) if part.strip()], extracted, sought)
    yield lines(baseline(page)[1])


def _cut(paragraphs: list[str], extracted: list[str], sought: Sequence[Sought]) -> list[str]:
    """Cut away what stands before the first and after the last paragraph known to be of the article."""
    known = {fingerprint(line) for line in extracted}
    marks = {mark for _, mark in sought}
    holding = [
        number
        for number, text in enumerate(paragraphs)
        if fingerprint(text) in known or any(find_sentence(mark, [text]) for mark in marks)
    ]
    return paragraphs[holding[0] : holding[-1] + 1] if holding else paragraphs


def _mend(paragraphs: list[str], sought: Sequence[Sought]) -> list[str]:
    """Join the lines of one sentence: where a page breaks a line, the records may know one paragraph."""
    if _measure(paragraphs) > _MOST_TO_MEND:
        return paragraphs
    held = paragraphs
    for mark in dict.fromkeys(mark for _, mark in sought):
        if find_sentence(mark, held) is not None:
            continue
        for first, after in _runs(held):
            if find_sentence(mark, ["\n".join(held[first:after])]) is not None:
                joined = [*held[:first], "\n".join(held[first:after]), *held[after:]]
                # A heading joined to a sentence can hide the sentence that was found without it.
                if score_paragraphs(joined, sought).found > score_paragraphs(held, sought).found:
                    held = joined
                break
    return held


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Return the (first, after) of the lines that may hold one sentence: a line before the last is open."""
    is_open = [_ENDS.search(line) is None for line in lines]
    for size in range(2, _MOST_LINES + 1):
        for first in range(len(lines) - size + 1):
            if any(is_open[first : first + size - 1]):
                yield first, first + size


def _number(paragraphs: list[str], sought: Sequence[Sought]) -> tuple[list[str], Score]:
    """Return the paragraphs as the records number them, if possible: without a headline, or all as one."""
    score = score_paragraphs(paragraphs, sought)
    there = [(number, mark) for number, mark in sought if find_sentence(mark, paragraphs, number)]
    forms = [paragraphs[heads:] for heads in range(_MOST_HEADS + 1)]
    for form in [*forms[1:], *(["\n".join(form)] for form in forms)]:
        if score.in_place == score.found:
            break
        tried = score_paragraphs(form, there)
        if tried > score:
            paragraphs, score = form, tried
    return paragraphs, score


def _measure(paragraphs: Sequence[str]) -> int:
    return sum(map(len, paragraphs))
