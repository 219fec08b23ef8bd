"""Texts written piece by piece, so that an export of any size takes little memory."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import Any


def write_rows(rows: Iterable[Iterable[Sequence[str]]]) -> Iterator[str]:
    """Yield rows as CSV (RFC 4180), so many together as are given together."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    for some in rows:
        writer.writerows(some)
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def write_list(head: Mapping[str, Any], name: str, items: Iterable[Any]) -> Iterator[str]:
    """Yield an object of JSON with the members of `head`, and by its name a list of items, each on a line."""
    opened = json.dumps({**head, name: []}, ensure_ascii=False)
    yield opened.removesuffix("]}")
    between = "\n"
    for item in items:
        yield between + json.dumps(item, ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"
