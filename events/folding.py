"""Texts as they are compared in searches and filters: without case, accents and punctuation.

Names of places have keys of their own (`geo.places.spelling`), which also join alphabets; fingerprints of
sentences (`events.texts.passages`) keep accents.
"""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Return the letters and digits of a text without case and accents, words apart by one space.

    `events.finding.text_columns` does the same to whole columns.
    """
    parts = unicodedata.normalize("NFKD", text)
    plain = "".join(one for one in parts if not unicodedata.category(one).startswith("M")).lower()
    kept = "".join(one if unicodedata.category(one)[0] in "LN" else " " for one in plain)
    return " ".join(kept.split())
