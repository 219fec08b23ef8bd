"""The types of a dataset as kinds of events: those of the collection where it has them, else new ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from anyascii import anyascii

from events.imports.cells import NULLS, read_code
from events.kinds import DECISIVE, DEFAULT_KINDS, Colour, Symbol

# A column with more types, or with longer ones, tells something else.
MOST_KINDS, LONGEST_KIND = 40, 60
_DECISIVE = frozenset(kind.id for kind in DEFAULT_KINDS if kind.rule in DECISIVE)
# The marks of new kinds, one after another.
_COLOURS: tuple[Colour, ...] = ("blue", "green", "purple", "orange", "red", "ink")
_SYMBOLS: tuple[Symbol, ...] = ("dot", "square", "diamond", "triangle")


class Types:
    """Finds the kind of an event by the type that its row has."""

    def __init__(self, kinds: Mapping[str, str], labels: Mapping[str, str], *, grows: bool) -> None:
        """Keep what a mapping says of types, and the labels of the kinds that the collection has, by id.

        With `grows` a type that is neither becomes a kind of its own.
        """
        self._by_code = {read_code(code): kind for code, kind in kinds.items()}
        self._labels, self._grows = labels, grows
        for id, label in labels.items():
            if id not in _DECISIVE:
                self._by_code.setdefault(read_code(label), id)
        self.new: dict[str, dict[str, Any]] = {}

    def find(self, text: str, other: str) -> str:
        """Return the kind of a type; `other` for none, and for those beyond the most that there may be."""
        code = read_code(text)
        kind = self._by_code.get(code)
        if kind is None and self._grows and code not in NULLS and len(code) <= LONGEST_KIND:
            kind = self._by_code[code] = self._add(text, other)
        return kind or other

    def _add(self, text: str, other: str) -> str:
        id = re.sub(r"[^a-z0-9]+", "-", anyascii(text).casefold()).strip("-")
        if id in self._labels and id not in _DECISIVE:
            return id
        if id in self._labels:
            # A word alone takes no district from anybody.
            id = f"{id}-type"
        if not id or (id not in self.new and len(self.new) >= MOST_KINDS):
            return other
        number = len(self.new)
        symbol = _SYMBOLS[number // len(_COLOURS) % len(_SYMBOLS)]
        told = {"label": text.strip(), "colour": _COLOURS[number % len(_COLOURS)], "symbol": symbol}
        self.new.setdefault(id, told)
        return id
