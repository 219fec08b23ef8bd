"""Cells of CSV that a spreadsheet would take for formulas, guarded so that they come back as they were.

LibreOffice and Excel calculate a cell that begins with `=`, `+`, `-`, `@` (or the wide forms of these), and
drop a tab or a return before it. A guarded cell has an apostrophe in front. So has one that began with
apostrophes before such a sign: of every guarded cell exactly one apostrophe is taken away again. A number
stays as it is: nothing but itself can come of it.
"""

from __future__ import annotations

import re

GUARD = "'"
_LIVE = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def guard(cell: str) -> str:
    """Return a cell that no spreadsheet calculates."""
    return GUARD + cell if _is_live(cell) else cell


def unguard(cell: str) -> str:
    """Return what `guard` was given."""
    return cell[1:] if cell.startswith(GUARD) and _is_live(cell[1:]) else cell


def _is_live(cell: str) -> bool:
    return _LIVE.match(cell) is not None and _NUMBER.fullmatch(cell.lstrip(GUARD)) is None
