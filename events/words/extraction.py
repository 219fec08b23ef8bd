"""From the source of the program to `messages.pot`: `python -m events.words` writes it anew."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

TEMPLATE = Path(__file__).parent / "messages.pot"
ROOT = Path(__file__).parents[2]
# The functions that take messages, and which of their arguments those are.
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "count": (1, 2), "plural_forms": (1, 2)}


def extract_messages(root: Path = ROOT) -> bytes:
    """Return the template of all messages of `events` and `geo`, sorted by the files that hold them."""
    catalogue = Catalog(fuzzy=False)
    for path in sorted([*root.glob("events/**/*.py"), *root.glob("geo/**/*.py")]):
        for _line, message, comments, _context in extract_from_file("python", path, KEYWORDS):
            catalogue.add(message, locations=[(path.relative_to(root).as_posix(), 0)], auto_comments=comments)
    written = BytesIO()
    # A header would name the day and the version of Babel: the template changes only as messages do.
    write_po(written, catalogue, width=110, omit_header=True, sort_by_file=True, include_lineno=False)
    return written.getvalue()
