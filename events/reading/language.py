"""Which language a text is in: by its letters, then by its smallest words. No model, no library.

Languages that have no table are told by their letters where that can be done, and otherwise left open.
"""

from __future__ import annotations

import re
from collections import Counter

from events.reading.languages.tables import LANGUAGES, load_table

UNKNOWN = "und"
_SAMPLE = 1500
_WORD = re.compile(r"[^\W\d_]+")
# Letters that one language here has and the others lack.
_LETTERS = ((re.compile(r"[\u0531-\u0587]"), "hy"), (re.compile(r"[\u10a0-\u10ff]"), "ka"))
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_UKRAINIAN = re.compile(r"[іїєґ]")
# Below this share of a text's words, its small words are those of no language that is known here.
_LEAST = 0.06


def find_language(low: str) -> str:
    """Return the language of a text in small letters as a tag of BCP 47, or UNKNOWN."""
    sample = low[:_SAMPLE]
    letters = sum(map(str.isalpha, sample)) or 1
    for pattern, code in _LETTERS:
        if len(pattern.findall(sample)) * 2 > letters:
            return code
    words = _WORD.findall(sample)
    if len(_CYRILLIC.findall(sample)) * 2 > letters:
        return "uk" if len(_UKRAINIAN.findall(sample)) * 60 > letters else "ru"
    if sample.count("ə") * 60 > letters:
        return "az"
    counts = Counter(words)
    shares = {
        code: sum(counts[word] for word in load_table(code).words["letters"]) / (len(words) or 1)
        for code in LANGUAGES
    }
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= _LEAST else UNKNOWN
