"""What a large collection is filtered and searched by: which rows each key has, in files of bounded size.

A key is a word of the events' texts, folded, or a value of theirs: its first letter says which, such as in
`w:bridge`, `k:entry`, `d:AZ-KAL`, and `i:` before the id of one event. Keys stand in order, so that those
that begin with some letters stand in one file or in a few that follow each other.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Any

import numpy as np

from events.finding.text_columns import fold_column
from events.timeline.columns import Ints, Lists
from events.timeline.filter import MOST_READ, Filter
from geo.drawing.layers import pack_rows
from geo.drawing.published_data import KeysPart
from geo.views.opened import Opened

# A file is begun when the one before has more characters than these.
FULL = 150_000
# Texts are looked through by so many at once, so that all of them need not be in memory.
BATCH = 20_000


def list_keys(opened: Opened) -> Iterator[KeysPart]:
    """Yield the files of all keys, in order."""
    part: KeysPart = {"keys": [], "rows": []}
    size = 0
    for key, rows in _gather(opened):
        packed = _pack(rows, len(opened.timeline.columns))
        part["keys"].append(key)
        part["rows"].append(packed)
        size += len(key) + (len(packed) if isinstance(packed, str) else len(str(packed)))
        if size > FULL:
            yield part
            part, size = {"keys": [], "rows": []}, 0
    if part["keys"]:
        yield part


def _gather(opened: Opened) -> Iterator[tuple[str, Ints]]:
    """Yield every key with its rows, in the order in which a browser compares texts."""
    columns, timeline = opened.timeline.columns, opened.timeline
    kinds = sorted(kind.id for kind in columns.kinds)
    for letter, make in (
        ("d", lambda: dict(_group(columns.districts))),
        ("i", lambda: {id: row for row, id in enumerate(columns.ids.tolist())}),
        ("k", lambda: {kind: timeline.rows(timeline.pick(Filter(kinds=(kind,)))) for kind in kinds}),
        ("p", lambda: dict(_group(columns.places))),
        ("s", lambda: dict(_group(columns.sources))),
        ("v", lambda: _find_sides(opened)),
        ("w", lambda: _gather_words(opened)),
    ):
        found = make()
        for name in sorted(found, key=lambda one: one.encode("utf-16-be")):
            yield f"{letter}:{name}", np.unique(np.asarray(found.pop(name), dtype=np.int32))


def _find_sides(opened: Opened) -> dict[str, Ints]:
    """Return the rows of each voice, where the page, too, filters by it."""
    timeline = opened.timeline
    sides = dict(opened.settings.sides) if len(timeline.columns) <= MOST_READ else {}
    return {side: timeline.rows(timeline.pick(Filter(sides=(side,)))) for side in sides}


def _group(lists: Lists) -> Iterator[tuple[str, Ints]]:
    """Yield the rows that have each name."""
    order = np.argsort(lists.values, kind="stable")
    rows = lists.rows()[order].astype(np.int32)
    ends = np.searchsorted(lists.values[order], np.arange(len(lists.names) + 1))
    for place, name in enumerate(lists.names):
        yield name, rows[ends[place] : ends[place + 1]]


def _gather_words(opened: Opened) -> dict[str, array[int]]:
    """Return the rows of each word of the texts by which the page, too, searches."""
    texts = opened.collection.events.texts()
    own = np.arange(len(opened.timeline.columns), dtype=np.int32)
    words: dict[str, array[int]] = {}
    for column, rows in ((texts.summary, own), (texts.says, texts.rows), (texts.speaker, texts.rows)):
        _add_words(words, column, rows)
    return words


def _add_words(words: dict[str, array[int]], column: Any, rows: Ints) -> None:
    folded = fold_column(column)
    order = np.argsort(folded.places, kind="stable")
    ends = np.searchsorted(folded.places[order], np.arange(len(folded.distinct) + 1)).tolist()
    ordered = rows[order]
    for start in range(0, len(folded.distinct), BATCH):
        for number, text in enumerate(folded.folded.slice(start, BATCH).to_pylist(), start):
            own = ordered[ends[number] : ends[number + 1]].tolist()
            for word in set(text.split()):
                words.setdefault(word, array("i")).extend(own)


def _pack(rows: Ints, count: int) -> str | list[int]:
    """Return rows as bits, or, where that is shorter, as the steps from each to the next."""
    if len(rows) * 3 > count / 6:
        flags = np.zeros(count, dtype=np.bool_)
        flags[rows] = True
        return pack_rows(flags) or ""
    steps: list[int] = np.diff(rows, prepend=0).tolist()
    return steps
