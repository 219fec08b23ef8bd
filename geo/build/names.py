"""Names of the build: which name a record is shown by, and by which it may be found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from geo.build.selection import LANGUAGES, Choice

Record = Mapping[str, object]

# Words that say what a unit is, not what it is called: "Agdam District", "Ağdam rayonu", "Աղդամի շրջան".
KIND_WORDS = re.compile(
    r"\b(district|city|province|region|rayonu?|şəhəri|mərzi|район|область|province|marz|շրջան|մարզ)\b",
    re.IGNORECASE,
)
# The schwa and the apostrophe each come as two characters in the reference.
SAME_LETTERS = str.maketrans({"ǝ": "ə", "Ǝ": "Ə", "’": "'", "`": "'"})


def shown_names(record: Record, choice: Choice) -> dict[str, str]:
    """Return one name for each language that has any: ours, else the first without a word of kind."""
    names: dict[str, str] = {}
    for language, column in LANGUAGES.items():
        listed = [] if choice.only else _listed(record, column)
        kept = [name for name in listed if name not in choice.drop]
        plain = [name for name in kept if not KIND_WORDS.search(name)]
        name = choice.names.get(language) or next(iter(plain or kept), "")
        if name:
            names[language] = name
    return names


def bare_name(name: str) -> str:
    """Return the name without its words of kind: "Khojaly District" is called Khojaly."""
    return " ".join(KIND_WORDS.sub(" ", name).split()) or name


def all_names(record: Record, choice: Choice, *, main: str) -> list[str]:
    """Return every name by which a place may be found, without doubles, the shown ones first."""
    given = [main, *choice.names.values(), *choice.also]
    if not choice.only:
        given += [_clean(str(record.get("wof_name") or record.get("name") or ""))]
        given += [name for column in LANGUAGES.values() for name in _listed(record, column)]
    return unique(name for name in given if name not in choice.drop)


def unique(names: Iterable[str]) -> list[str]:
    """Return the names in their order, each once whatever its case, empty ones left out."""
    first: dict[str, str] = {}
    for name in names:
        if name:
            first.setdefault(name.casefold(), name)
    return list(first.values())


def _listed(record: Record, column: str) -> list[str]:
    text = record.get(column)
    return unique(_clean(name) for name in text.split("|")) if isinstance(text, str) else []


def _clean(name: str) -> str:
    return " ".join(name.translate(SAME_LETTERS).split())
