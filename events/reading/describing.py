"""What a text says of itself, for the record of an article: title, language, day. Guesses, all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from events.model import UNKNOWN
from events.reading.dates.complete import Setting, complete
from events.reading.dates.grammar import find_matches
from events.reading.language import UNKNOWN as UNTOLD
from events.reading.language import find_language
from events.reading.languages.tables import LANGUAGES, load_table
from events.reading.segments import lower

# A first line of at most this many letters that ends like no sentence is a headline.
_HEADLINE = 160
# A day is looked for in so many paragraphs from the beginning: byline, dateline, the first sentences.
_HEAD = 4
# Fewer letters tell no language.
_LEAST = 20


def guess_title(paragraphs: Sequence[str]) -> str:
    """Return the headline, if the text begins with one; else an empty text."""
    first = " ".join(paragraphs[0].split()) if paragraphs else ""
    return first if len(first) <= _HEADLINE and not re.search(r"[.:;,]$", first) else ""


def guess_language(text: str) -> str:
    """Return the language as BCP 47 tag, also one that has no rules here; `und` if it cannot be told."""
    if sum(map(str.isalpha, text)) < _LEAST:
        return UNTOLD
    language = find_language(lower(text))
    if language != UNTOLD:
        return language
    from py3langid import classify

    return str(classify(text)[0])


def guess_published(paragraphs: Sequence[str], language: str, today: date) -> str:
    """Return the first day up to today that the head of a text gives in full, ISO; else `unknown`.

    A language without rules is read as English.
    """
    head = "\n".join(paragraphs[:_HEAD])
    table = load_table(language if language in LANGUAGES else "en")
    made = (
        complete(one, table, Setting(None, None, False)) for one in find_matches(head, lower(head), table)
    )
    days = (one.edtf for one in made if one.is_own and len(one.edtf) == len("2020-11-25"))
    return next((day for day in days if day <= today.isoformat()), UNKNOWN)
