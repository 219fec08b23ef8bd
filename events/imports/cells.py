"""The cells of a row: codes and numbers as they are compared, and templates of a mapping that name them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from hashlib import sha256
from html import unescape

from events.imports.mapping import COLUMN, Mapping, Value
from events.imports.rows import fold_name

Cells = dict[str, str]
Reader = Callable[[Cells], str]

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_DEGREES = re.compile(
    r"(?P<minus>-?)(?P<degrees>[0-9]{1,3}(?:\.[0-9]+)?)\s*(?P<sign>[°º]?)\s*"
    r"(?:(?P<minutes>[0-9]{1,2}(?:\.[0-9]+)?)\s*['′’]\s*(?:(?P<seconds>[0-9]{1,2}(?:\.[0-9]+)?)\s*(?:[\"″”]|''))?)?"
    r"\s*(?P<side>[NSEW]?)"
)
# What stands in a cell where there is nothing.
NULLS = frozenset({"", "na", "n/a", "nan", "null", "none", "-"})


class Binder:
    """Binds the templates of a mapping to the columns of a table."""

    def __init__(self, mapping: Mapping, columns: Sequence[str]) -> None:
        """Keep the columns, and what the mapping translates in them."""
        self._by_name = {fold_name(name): name for name in columns}
        self._found: dict[str, str | None] = {}
        self._words = {
            column: {read_code(key): text for key, text in words.items()}
            for name, words in mapping.words.items()
            if (column := self._by_name.get(fold_name(name)))
        }

    def bind(self, value: Value) -> Reader:
        """Return what reads a value of the mapping from the cells of a row."""
        if isinstance(value, list):
            readers = [self.bind(one) for one in value]
            return lambda cells: next((text for read in readers if (text := read(cells))), "")
        names = [self._by_name.get(fold_name(name), "") for name in COLUMN.findall(value)]
        if not all(names):
            # A text that names a column that is not there is empty.
            return lambda _cells: ""
        words = [self._words.get(name, {}) for name in names]
        if COLUMN.fullmatch(value.strip()):
            return self._bind_column(names[0], words[0])
        parts = [part for number, part in enumerate(COLUMN.split(value)) if number % 2 == 0]

        def read(cells: Cells) -> str:
            found = [parts[0]]
            for name, known, part in zip(names, words, parts[1:], strict=True):
                text = cells[name].strip()
                if not text:
                    return ""
                found += (known.get(read_code(text), text), part)
            return "".join(found)

        return read

    @staticmethod
    def _bind_column(name: str, words: dict[str, str]) -> Reader:
        if not words:
            return lambda cells: cells[name].strip()
        return lambda cells: words.get(read_code(text := cells[name].strip()), text)

    def find(self, template: str) -> str | None:
        """Return the column that a template or a name stands for; None if there is none."""
        if template not in self._found:
            name = fold_name(template.strip("{} "))
            self._found[template] = self._by_name.get(name) if name else None
        return self._found[template]

    def name(self, template: str) -> str:
        """Return what to call that column: as the table does, if it has it."""
        return self.find(template) or template.strip("{} ")

    def cell(self, cells: Cells, template: str) -> str:
        """Return the cell that a template stands for, as it is; empty without such a column."""
        name = self.find(template)
        return cells[name].strip() if name else ""


def strip_html(text: str) -> str:
    """Return the text of HTML: without tags, its entities as letters, one line for a paragraph."""
    if "<" not in text and "&" not in text:
        return text.strip()
    text = re.sub(r"<(script|style)\b.*?</\1\s*>", "", text, flags=re.IGNORECASE | re.DOTALL)
    parted = re.sub(r"(?i)<(br|/p|/div|/li|/h[1-6])\b[^>]*>", "\n", text)
    lines = unescape(re.sub(r"<[^<>]*>", "", parted)).split("\n")
    return "\n".join(stripped for line in lines if (stripped := " ".join(line.split())))


def make_slug(text: str) -> str:
    """Return a slug of an id: its own if it is one but for case, else with a part of its hash."""
    slug = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
    if slug and slug == text.casefold():
        return slug
    mark = sha256(text.encode()).hexdigest()[:6]
    return f"{slug[:60].strip('-')}-{mark}" if slug else mark


def read_number(text: str) -> float | None:
    """Return a number, with a point or a comma; None if the text is none."""
    text = text.replace("−", "-").replace(" ", "")
    if text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    return float(text) if _NUMBER.fullmatch(text) else None


def read_degrees(text: str) -> float | None:
    """Return degrees, as a number or as degrees, minutes and seconds (40°30'00"N); None for anything else.

    South and west are negative.
    """
    number = read_number(text)
    if number is not None:
        return number
    found = _DEGREES.fullmatch(text.strip().upper().replace(",", "."))
    if found is None or not (found["side"] or found["sign"] or found["minutes"]):
        return None
    parts = [float(found[name] or 0) for name in ("degrees", "minutes", "seconds")]
    if parts[1] >= 60 or parts[2] >= 60:
        return None
    size = parts[0] + parts[1] / 60 + parts[2] / 3600
    is_behind = found["minus"] == "-" or (found["side"] or "N") in "SW"
    return -size if is_behind else size


def split_point(text: str) -> tuple[str, str] | None:
    """Return the latitude and the longitude of a cell that has both, as `40.5, 46.2`; None for any other."""
    parts = [part for part in re.split(r"\s*[,;]\s+|\s*;\s*|\s+", text.strip("() \t")) if part]
    if len(parts) == 1:
        parts = text.strip("() \t").split(",")
    return (parts[0], parts[1]) if len(parts) == 2 and None not in map(read_degrees, parts) else None


def read_code(text: str) -> str:
    """Return a code as it is compared: 1.0 is 1, and the case does not matter."""
    text = text.strip().casefold()
    return text[:-2] if text.endswith(".0") else text
