"""Text on its way to a terminal, where some characters are orders: to move, to erase, to run backwards.

Nothing that the program prints needs one of them. All commands write by way of `guard_streams`: a terminal
is shown such characters escaped, as JSON does it; a file or a pipe gets texts as they are.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import TextIOBase
from typing import Any, TextIO
from unicodedata import category

# Control characters, those of format such as overrides of direction, ends of lines, halves of characters.
UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# Ends of lines, tabs, and what joins or parts letters in Persian and in signs.
KEPT = frozenset("\n\t\u200c\u200d")


def escape_controls(text: str) -> str:
    """Return a text with every character that is an order to a terminal escaped as in JSON."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_escape, text))


@cache
def _escape(character: str) -> str:
    if character in KEPT or category(character) not in UNSAFE:
        return character
    code = ord(character)
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def write_json(document: Any, indent: int | None = 2) -> str:
    """Return a value as JSON in which no character is an order to a terminal."""
    return escape_controls(json.dumps(document, ensure_ascii=False, indent=indent))


class GuardedStream(TextIOBase):
    """A terminal's stream that shows orders within a text escaped.

    It does not say that it is a terminal: who asks would send it orders of its own, such as for colours.
    """

    def __init__(self, stream: TextIO) -> None:
        """Take the stream that is written to."""
        self.stream = stream

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """Return the encoding of the stream."""
        return self.stream.encoding

    def writable(self) -> bool:
        """Return that it is written to."""
        return True

    def write(self, text: str) -> int:
        """Write a text; line ends of two characters become those of a terminal."""
        self.stream.write(escape_controls(text.replace("\r\n", "\n")))
        return len(text)

    def flush(self) -> None:
        """Write what is held back."""
        self.stream.flush()


@contextmanager
def guard_streams() -> Iterator[None]:
    """Guard standard output and standard error, each if it is a terminal."""
    before = sys.stdout, sys.stderr
    guarded = [GuardedStream(one) if one is not None and one.isatty() else one for one in before]
    sys.stdout, sys.stderr = guarded
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
