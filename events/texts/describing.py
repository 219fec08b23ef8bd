"""What a text says of itself: its title, its language, the day it was published: guesses, all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from events.model import UNKNOWN

# A first line of at most this many letters that ends like no sentence is a headline.
_HEADLINE = 160
# A day is looked for in so many paragraphs from the beginning: byline, dateline, the first sentences.
_HEAD = 4
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
# Days as they are written at the head of articles, and how Python reads each. Names of months are English.
_DAYS = (
    (re.compile(r"\b(\d{4}-\d{2}-\d{2})\b"), ("%Y-%m-%d",)),
    (re.compile(r"\b(\d{1,2}\.\d{1,2}\.\d{4})\b"), ("%d.%m.%Y",)),
    (re.compile(rf"\b(\d{{1,2}} {_MONTH}\.?,? \d{{4}})\b"), ("%d %B %Y", "%d %b %Y")),
    (re.compile(rf"\b({_MONTH}\.? \d{{1,2}},? \d{{4}})\b"), ("%B %d %Y", "%b %d %Y")),
)
# Letters that only some languages have, of those that are easily taken for others.
_LETTERS = ((re.compile("[ա-և]"), "hy"), (re.compile("[ა-ჰ]"), "ka"), (re.compile("[əƏ]"), "az"))
# Fewer letters tell no language.
_LEAST = 20


def guess_title(paragraphs: Sequence[str]) -> str:
    """Return the headline, if the text begins with one; else an empty text."""
    first = " ".join(paragraphs[0].split()) if paragraphs else ""
    return first if len(first) <= _HEADLINE and not re.search(r"[.:;,]$", first) else ""


def guess_language(text: str) -> str:
    """Return the language as BCP 47 tag; `und` if it cannot be told."""
    letters = re.sub(r"[\W\d_]+", "", text)
    if len(letters) < _LEAST:
        return "und"
    for pattern, language in _LETTERS:
        if len(pattern.findall(letters)) > len(letters) / 50:
            return language
    from py3langid import classify

    return str(classify(text)[0])


def guess_published(paragraphs: Sequence[str], today: date) -> str:
    """Return the day at the head of the text, ISO; `unknown` if none stands there, or one after today."""
    head = "\n".join(paragraphs[:_HEAD])
    found: list[tuple[int, date]] = []
    for pattern, forms in _DAYS:
        for match in pattern.finditer(head):
            plain = re.sub(r"[.,](?= |$)", "", match[1]).replace("Sept ", "Sep ")
            day = next((day for form in forms if (day := _read(plain, form))), None)
            found += [(match.start(), day)] if day and day <= today else []
    return min(found)[1].isoformat() if found else UNKNOWN


def _read(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()
    except ValueError:
        return None
