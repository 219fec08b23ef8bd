"""Spellings of a name brought together: script, diacritics, transliteration.

Names of this region reach an article through two or three alphabets: Kəlbəcər, Кельбаджар, Kelbecer,
Kalbajar. Two keys are made of each. The plain key drops script and diacritics and nothing else (anyascii).
The sound key also joins letters which the usual transliterations of Azerbaijani, Armenian and Russian write
for one another; the table says which.
"""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

# What a place is, not what it is called; plain keys of the words in the four languages.
KIND_WORDS = frozenset(
    "the of district region province city town village settlement rayon raion rayonu rayony rayona rayonunun "
    "seher seheri sehri kendi kend qesebesi merzi oblast gorod gorode selo poselok "
    "shrjan shrjani marz marzi k'aghak' kaghak gyugh gyughy".replace("'", "").split()
)

# Russian makes an adjective of a district's name: Товузский район, Агдамского района.
ADJECTIVE = re.compile(r"(?<=\w{3})sk(iy|ii|ij|oy|ogo|om|aya|oi|y|i)$")
OF_RUSSIAN_UNIT = frozenset(("rayon", "rayona", "rayone", "oblast", "oblasti", "raion"))

# In this order: what is written with more letters first. Left: as anyascii or an author writes it. Right: our
# class.
SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ow(?![aeiou])|ou", "u"),  # Armenian ու in anyascii, French ou
        (r"w", "v"),
        (r"shch|sch|sh", "s"),  # ş, ш, շ, and s where the cedilla was lost
        (r"dzh|dj|tch|ch|zh|j|c", "c"),  # c, ç and j of Azerbaijani; дж, ч; ջ, ճ, չ
        (r"kh|x|h", "h"),  # x, х, խ
        (r"gh|g|q|k", "k"),  # q, ğ, g of Azerbaijani; г, к; ղ, գ, ք
        (r"[iy](?=[aeiou])", ""),  # glides: ya, ye, yo, ie
        (r"e", "a"),  # ə is written a by English, e by Russian and Turkish
        (r"y", "i"),  # ı, ы, й
        (r"([b-df-hj-np-tv-xz]|i)\1+", r"\1"),  # doubled consonants
    )
)


def plain_key(text: str) -> str:
    """Return a name's letters in lower-case Latin, without words of kind or what stands in brackets."""
    composed = re.sub(r"\(.*?\)", " ", unicodedata.normalize("NFKC", text).casefold())
    ascii_text = anyascii("".join(" " if _is_picture(letter) else letter for letter in composed)).lower()
    words = re.findall(r"[a-z]+", re.sub(r"['’`ʼ]", "", ascii_text))
    if OF_RUSSIAN_UNIT & set(words):
        words = [ADJECTIVE.sub("", word) for word in words]
    return "".join(word for word in words if word not in KIND_WORDS)


def sound_key(plain: str) -> str:
    """Return the key under which spellings of one sound meet, made of a plain key."""
    for pattern, sound in SOUNDS:
        plain = pattern.sub(sound, plain)
    return plain


def _is_picture(letter: str) -> bool:
    """Return whether a letter is a picture or other sign, which anyascii spells out as a word (":smile:")."""
    return unicodedata.category(letter) in {"So", "Sk", "Cs", "Co", "Cn"}
