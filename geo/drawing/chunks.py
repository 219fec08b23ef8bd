"""The days of a collection as the browser gets them: rows of numbers, in chunks of a stretch of days each.

A row is an event in one of its districts and at one of its points. A chunk of the days [start, end) holds
every row that is drawn on one of them, or that counts in the thirty days up to one of them: whatever the size
of the collection, a day needs one chunk. Days are numbers since 1970-01-01, as the browser has them.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

from events.model import Clock
from events.timeline.columns import Columns, Flags, Ints
from events.words.dating import word_when
from events.words.wording import word_day
from geo.drawing.points import WAYS, Spots

# This many rows take a few hundred kilobytes and are read without a noticeable wait.
MOST_ROWS = 12_000
# The days of which events are counted up to a day, itself included.
COUNTED_DAYS = 30
# To word an event's own date, hours included, its record is needed. With more clashes than this, each day is
# worded once.
MOST_WORDED = 10_000
EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Pairs:
    """Each event with each of its districts and points, in order of the first day under one clock.

    The n-th row of an event has its n-th district and its n-th point, as far as it has so many: `event`,
    `district` and `spot` are numbers, the latter two -1 where there is none.
    """

    event: Ints
    district: Ints
    spot: Ints
    first: Ints
    last: Ints
    clock: Clock = "happened"


@dataclass(frozen=True, slots=True)
class DrawnEvents:
    """What is drawn of all events: their columns, their points, their routes by row, their dates in words.

    `titles` are empty for other kinds than clashes, as the map words the dates of those alone. `is_wide`
    tells which are known to have been somewhere in their districts, which they fill.
    """

    columns: Columns
    spots: Spots
    routes: Mapping[int, dict[str, Any]]
    titles: NDArray[np.object_]
    is_wide: Flags


def prepare_events(
    columns: Columns, spots: Spots, routes: Mapping[int, dict[str, Any]], is_wide: Flags | None = None
) -> DrawnEvents:
    """Return what all chunks are made of; the dates are put in words once."""
    if is_wide is None:
        is_wide = np.zeros(len(columns), dtype=np.bool_)
    clashes = np.flatnonzero(columns.follow("clash"))
    titles = np.full(len(columns), "", dtype=object)
    titles[clashes] = word_dates(columns, clashes)
    return DrawnEvents(columns, spots, routes, titles, is_wide)


def word_dates(columns: Columns, among: NDArray[np.integer[Any]]) -> list[str]:
    """Word the dates of the events `among`; of very many, a single day without its hour."""
    if len(among) <= MOST_WORDED:
        return [word_when(columns.events[row].when) for row in among.tolist()]
    # A span is not each of its days, as a month is.
    spans = np.column_stack((columns.first[among], columns.last[among], columns.own_last[among]))
    distinct, at, inverse = np.unique(spans, axis=0, return_index=True, return_inverse=True)
    words = [
        word_day(date.fromordinal(first)) if first == last else word_when(columns.events[row].when)
        for (first, last, _), row in zip(distinct.tolist(), among[at].tolist(), strict=True)
    ]
    return [words[number] for number in inverse.reshape(-1).tolist()]


def pair_rows(columns: Columns, spots: Spots, codes: Sequence[str], clock: Clock) -> Pairs:
    """Return the rows to draw under a clock; `district` is a place in `codes`."""
    first, last = columns.drawn(clock)
    lists = columns.districts
    known = {code: number for number, code in enumerate(codes)}
    numbers = to_ints([known.get(code, -1) for code in lists.names])
    # An event without a district or a point takes one row, too.
    count = np.maximum(np.maximum(np.diff(lists.offsets), spots.count()), 1)
    event = np.repeat(np.arange(len(count), dtype=np.int32), count)
    nth = np.arange(len(event)) - np.repeat(np.cumsum(count) - count, count)
    district = _nth_of(lists.offsets, event, nth)
    has_district = district >= 0
    district[has_district] = numbers[lists.values[district[has_district]]]
    spot = _nth_of(spots.offsets, event, nth)
    order = np.lexsort((event, first[event]))
    order = order[first[event[order]] <= last[event[order]]]
    event, district, spot = event[order], district[order], spot[order]
    return Pairs(event, district, spot, first[event] - EPOCH, last[event] - EPOCH, clock)


def _nth_of(offsets: NDArray[np.int64], event: Ints, nth: NDArray[np.int64]) -> Ints:
    """Return where the n-th value of each event stands, -1 if it has not so many."""
    at = offsets[event] + nth
    return to_ints(np.where(at < offsets[event + 1], at, -1))


def cut(pairs: Pairs, limit: int = MOST_ROWS) -> list[tuple[int, Ints]]:
    """Cut rows into chunks: the first day of each, and the numbers of its rows.

    A chunk has at most `limit` rows, or twice those that it takes over from the chunk before it if they are
    more, or those of a single day: so all chunks together hold few more rows than there are.
    """
    total = len(pairs.first)
    if not total:
        return [(0, to_ints([]))]
    needed_to = np.maximum(pairs.last, pairs.first + COUNTED_DAYS - 1)
    ends = np.sort(needed_to)
    found: list[tuple[int, Ints]] = []
    start = int(pairs.first[0])
    while True:
        begun, gone = int(np.searchsorted(pairs.first, start)), int(np.searchsorted(ends, start))
        room = gone + max(limit, 2 * (begun - gone))
        if room >= total:
            return [*found, (start, to_ints(np.flatnonzero(needed_to >= start)))]
        # The first day that no longer fits begins the next chunk; a chunk has one day at least.
        end = max(int(pairs.first[room]), start + 1)
        upto = int(np.searchsorted(pairs.first, end))
        found.append((start, to_ints(np.flatnonzero(needed_to[:upto] >= start))))
        start = end


def make_chunk(events: DrawnEvents, pairs: Pairs, among: Ints) -> dict[str, Any]:
    """Return the rows `among` as the browser reads them: lists of one length, `first` as steps of days.

    `place` is a place in `places` [lon, lat, lon, …] or -1, `ways` has how near each is meant (WAYS), `wide`
    lists rows that fill their district, `differs` lists rows, `title` has a number in `titles` for each row
    of a clash. Each route comes with its `days`, the first and the last.
    """
    columns, spots, routes = events.columns, events.spots, events.routes
    event = pairs.event[among]
    first, last = pairs.first[among], pairs.last[among]
    kind = columns.kind[event]
    places, ways, place = _number_points(spots, pairs.spot[among])
    titles: dict[str, int] = {}
    title = [
        titles.setdefault(words, len(titles))
        for words in events.titles[event[columns.follow("clash", rows=event)]]
    ]
    moves = columns.has_route[event]
    days = zip(event[moves].tolist(), first[moves].tolist(), last[moves].tolist(), strict=True)
    moving = {number: [begin, end] for number, begin, end in days if number in routes}
    return {
        "event": event.tolist(),
        "first": np.diff(first, prepend=np.int32(0)).tolist(),
        "length": (last - first).tolist(),
        "kind": kind.tolist(),
        "district": pairs.district[among].tolist(),
        "place": place.tolist(),
        "places": places,
        "ways": ways,
        "wide": np.flatnonzero(events.is_wide[event] & (pairs.district[among] >= 0)).tolist(),
        "differs": np.flatnonzero(columns.disputed(pairs.clock)[event]).tolist(),
        "title": title,
        "titles": list(titles),
        "routes": [routes[number] | {"days": span} for number, span in moving.items()],
    }


def pack_chunks(
    chunks: Sequence[tuple[int, dict[str, Any]]], opens_on: int | None
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return what the browser must know of the chunks of a clock, and their files.

    `starts` are the first days of the chunks, `files` their names. The chunk of the day `opens_on`, and one
    that is alone, have no file: they are `here`, by their number.
    """
    starts = [start for start, _ in chunks]
    opening = max(bisect_right(starts, opens_on) - 1, 0) if opens_on is not None else None
    names: list[str | None] = []
    here, files = {}, {}
    for number, (_, chunk) in enumerate(chunks):
        if number == opening or len(chunks) == 1:
            here[number] = chunk
            names.append(None)
            continue
        content = json.dumps(chunk, ensure_ascii=False, separators=(",", ":")).encode()
        name = f"chunk-{sha256(content).hexdigest()[:12]}.json"
        files[name] = content
        names.append(name)
    return {"starts": starts, "files": names, "here": here}, files


def find_peak(pairs: Pairs, spots: Spots) -> int:
    """Return how many events the fullest district has in thirty days, roughly: what a circle must hold.

    What has a point and no district counts with all of its degree.
    """
    if not len(pairs.first):
        return 1
    where = pairs.district.astype(np.int64)
    is_point = (where < 0) & (pairs.spot >= 0)
    spot = pairs.spot[is_point]
    degree = np.floor(spots.lon[spot]) + 360 * np.floor(spots.lat[spot])
    where[is_point] = degree.astype(np.int64) - 1_000_000
    months = where * 1_000_000 + pairs.first // COUNTED_DAYS
    return int(np.unique(months, return_counts=True)[1].max())


def to_ints(values: Any) -> Ints:
    """Return values as an array of 32 bits each."""
    return np.asarray(values, dtype=np.int32)


def _number_points(spots: Spots, spot: Ints) -> tuple[list[float], list[int], Ints]:
    """Return the distinct points, to four decimals, with the way of each, and for each row its number."""
    number = np.full(len(spot), -1, dtype=np.int32)
    has_point = spot >= 0
    # One number for all, as sorting pairs is slow.
    east = np.round((spots.lon[spot[has_point]] + 180) * 10_000).astype(np.int64)
    north = np.round((spots.lat[spot[has_point]] + 90) * 10_000).astype(np.int64)
    whole = (north * 10_000_000 + east) * len(WAYS) + spots.way[spot[has_point]]
    distinct, number[has_point] = np.unique(whole, return_inverse=True)
    distinct, ways = np.divmod(distinct, len(WAYS))
    places = np.column_stack((distinct % 10_000_000 - 1_800_000, distinct // 10_000_000 - 900_000)) / 10_000
    return places.reshape(-1).tolist(), ways.tolist(), number
