"""A made-up language for the tests: every message with accents, a third longer, in brackets."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from events.words.extraction import TEMPLATE

# The tag that other programs use for English with accents.
TAG = "en-XA"
ACCENTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "àƀçďéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÀƁÇĎÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ",
)
# What stands in braces is filled in by the program.
_NAMES = re.compile(r"(\{\w*\})")


def distort(message: str) -> str:
    """Return a message as the made-up language has it; names in braces stay as they are."""
    parts = [part if _NAMES.fullmatch(part) else part.translate(ACCENTS) for part in _NAMES.split(message)]
    longer = "·" * max(1, len(_NAMES.sub("", message)) // 3)
    return f"⟦{''.join(parts)}{longer}⟧"


def write_pseudo(folder: Path) -> Path:
    """Write the catalogue of the made-up language into a folder, and return the folder."""
    with TEMPLATE.open("rb") as file:
        template = read_po(file)
    catalogue = Catalog(locale="en")
    for message in template:
        if isinstance(message.id, str) and message.id:
            catalogue.add(message.id, distort(message.id))
        elif message.id:
            catalogue.add(message.id, tuple(distort(one) for one in message.id))
    written = BytesIO()
    write_po(written, catalogue)
    (folder / f"{TAG}.po").write_bytes(written.getvalue())
    return folder
