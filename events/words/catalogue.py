"""Messages in the current language, by gettext: their English texts are their keys.

Catalogues are `.po` files, read when a language is first asked for: those beside this module, and those of a
folder that is named for more (`add_catalogues`). What a catalogue does not translate comes out in English.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCE_LANGUAGE = "en"
SHIPPED = Path(__file__).parent
_folders: list[Path] = [SHIPPED]
_current: ContextVar[str] = ContextVar("language", default=SOURCE_LANGUAGE)


@contextmanager
def language(tag: str) -> Iterator[None]:
    """Use this language (a BCP 47 tag) within a `with` statement, in this thread or task."""
    token = _current.set(tag)
    try:
        yield
    finally:
        _current.reset(token)


def current_language() -> str:
    """Return the tag of the current language; what is worded and kept is kept for each language apart."""
    return _current.get()


def current_locale() -> Locale:
    """Return how the current language writes days and numbers; English in its international form."""
    return _locale(current_language())


def add_catalogues(folder: Path) -> None:
    """Search one more folder for catalogues, before those that ship."""
    if folder not in _folders:
        _folders.insert(0, folder)
        _translations.cache_clear()


def N_(message: str) -> str:  # noqa: N802 - gettext's own name
    """Mark a message for translation and return it as it is: it is translated where it is shown."""
    return message


def _(message: str) -> str:
    """Return a message in the current language."""
    return _translations(current_language()).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a message for a number of things, in the current language."""
    return _translations(current_language()).ngettext(one, many, number)


@lru_cache(maxsize=16)
def _translations(tag: str) -> NullTranslations:
    for folder in _folders:
        path = folder / f"{tag}.po"
        if path.is_file():
            compiled = BytesIO()
            with path.open("rb") as file:
                write_mo(compiled, read_po(file))
            compiled.seek(0)
            return GNUTranslations(compiled)
    return NullTranslations()


@lru_cache(maxsize=16)
def _locale(tag: str) -> Locale:
    if tag == SOURCE_LANGUAGE:
        return Locale.parse("en_001")
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return _locale(tag.partition("-")[0]) if "-" in tag else Locale.parse("en_001")
