"""Events in chunks of days: whatever their number, a day needs one chunk, and that holds all of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest

from events.kinds import DEFAULT_KINDS, find_kind
from events.model import PRECISIONS, Event
from events.timeline.columns import Columns, make_columns
from geo.drawing.chunks import (
    COUNTED_DAYS,
    EPOCH,
    Pairs,
    cut,
    find_peak,
    make_chunk,
    pack_chunks,
    pair_rows,
    prepare_events,
    to_ints,
    word_dates,
)
from geo.drawing.points import (
    AROUND,
    EXACT,
    NEAR,
    Spots,
    blur_spots,
    find_spots,
    find_wide,
    make_spots,
    merge_spots,
)
from geo.drawing.roles import find_roles
from tests.helpers.specimens import make_event, make_route, make_source

CODES = ["AZ-KAL", "AZ-AGM"]
CLASH, MOVEMENT = (DEFAULT_KINDS.index(find_kind(id)) for id in ("hostilities", "movement"))


def columns_of(*events: Event) -> Columns:
    return make_columns(events, [make_source()])


def pairs_of(first: Sequence[int], length: Sequence[int]) -> Pairs:
    """Return rows with these days, each an event of its own in the first district."""
    begins = to_ints(first)
    every, none = to_ints(range(len(first))), to_ints([-1] * len(first))
    return Pairs(every, every * 0, none, begins, begins + to_ints(length))


def random_pairs(seed: int, count: int = 400) -> Pairs:
    rng = np.random.default_rng(seed)
    first = np.sort(rng.integers(-200, 900, count))
    # Now and then one that lasts long.
    return pairs_of(
        first.tolist(), np.where(rng.random(count) < 0.05, 300, rng.integers(0, 9, count)).tolist()
    )


def spots_of(count: int, *points: tuple[int, float, float]) -> Spots:
    """Return the spots of so many events: of each point its event, longitude and latitude."""
    rows, lon, lat = np.array(points, dtype=float).reshape(-1, 3).T
    return make_spots(count, to_ints(rows), lon, lat)


def number(day: str) -> int:
    return date.fromisoformat(day).toordinal() - EPOCH


# ---- rows --------------------------------------------------------------------------------------------


def test_each_event_has_a_row_for_each_of_its_districts_in_order_of_its_days() -> None:
    columns = columns_of(
        make_event("late", "entry", "2020-11-25", "AZ-AGM", "AZ-KAL"),
        make_event("month", "hostilities", "2020-07", "AZ-KAL"),
        make_event("undated", "report", "/2020-07-31", "AZ-KAL"),
        make_event("elsewhere", "report", "2020-11-26", "XX-1"),
    )
    pairs = pair_rows(columns, spots_of(len(columns)), CODES, "happened")
    july, november = number("2020-07-01"), number("2020-11-25")
    assert pairs.event.tolist() == [1, 0, 0, 3]
    assert pairs.district.tolist() == [0, 1, 0, -1]
    assert pairs.first.tolist() == [july, november, november, november + 1]
    assert pairs.last.tolist() == [july + 30, november, november, november + 1]
    # All were first reported in an article of 31 December.
    assert set(pair_rows(columns, spots_of(len(columns)), CODES, "reported").first.tolist()) == {
        number("2020-12-31")
    }


def test_an_event_without_a_district_has_a_row_too() -> None:
    event = make_event("a", "agreement", "2020-11-09")
    whole = make_event("b", "agreement", "2020-11-09", districts=())
    pairs = pair_rows(columns_of(event, whole), spots_of(2), CODES, "happened")
    assert list(zip(pairs.event.tolist(), pairs.district.tolist(), strict=True)) == [(0, 0), (1, -1)]


def test_a_collection_without_events_has_an_empty_chunk() -> None:
    pairs = pair_rows(columns_of(), spots_of(0), CODES, "happened")
    [(start, among)] = cut(pairs)
    chunk = make_chunk(prepare_events(columns_of(), spots_of(0), {}), pairs, among)
    assert start == 0
    assert all(values == [] for values in chunk.values())
    assert find_peak(pairs, spots_of(0)) == 1


# ---- chunks ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(6))
def test_the_chunk_of_a_day_holds_all_that_is_drawn_or_counted_on_it(seed: int) -> None:
    pairs = random_pairs(seed)
    chunks = cut(pairs, limit=60)
    starts = [start for start, _ in chunks]
    assert starts == sorted(set(starts))
    assert len(chunks) > 5
    for day in range(-230, 1250):
        among = chunks[max(int(np.searchsorted(starts, day, side="right")) - 1, 0)][1]
        is_drawn = (pairs.first <= day) & (day <= pairs.last)
        is_counted = (pairs.first <= day) & (day < pairs.first + COUNTED_DAYS)
        assert set(np.flatnonzero(is_drawn | is_counted)) <= set(among.tolist()), day


def test_a_chunk_has_at_most_so_many_rows() -> None:
    pairs = pairs_of(range(0, 1000, 10), [0] * 100)
    chunks = cut(pairs, limit=12)
    # Three rows of each chunk were the last ones of the chunk before.
    assert {len(among) for _, among in chunks[1:-1]} == {12}
    assert chunks[0][1].tolist() == list(range(12))
    assert chunks[1][0] == 120
    assert chunks[1][1].tolist() == list(range(10, 22))


def test_a_small_collection_is_one_chunk() -> None:
    pairs = random_pairs(1, 12)
    [(start, among)] = cut(pairs)
    assert start == pairs.first[0]
    assert among.tolist() == list(range(12))


@pytest.mark.parametrize("limit", [1, 40])
def test_crowded_days_do_not_multiply_the_rows(limit: int) -> None:
    pairs = pairs_of(np.repeat(range(365), 50).tolist(), [0] * 365 * 50)
    chunks = cut(pairs, limit)
    assert sum(len(among) for _, among in chunks) < 2.5 * len(pairs.first)


def test_a_chunk_is_lists_of_numbers_and_what_the_map_says_in_words() -> None:
    columns = columns_of(
        make_event("month", "hostilities", "2020-07", "AZ-KAL"),
        make_event("day", "hostilities", "2020-07-03", "AZ-AGM"),
        make_event("column", "movement", "2020-07-03/2020-07-04", route=make_route("AZ-AGM", "AZ-KAL")),
    )
    spots = spots_of(3, (1, 46.123456, -40.98765), (2, 46.0, 39.5))
    pairs = pair_rows(columns, spots, CODES, "happened")
    chunk = make_chunk(prepare_events(columns, spots, {2: {"id": "column"}}), pairs, to_ints([0, 1, 2]))
    july = number("2020-07-01")
    assert chunk == {
        "event": [0, 1, 2],
        "first": [july, 2, 0],
        "length": [30, 0, 1],
        "kind": [CLASH, CLASH, MOVEMENT],
        "district": [0, 1, 0],
        "place": [-1, 0, 1],
        "places": [46.1235, -40.9876, 46.0, 39.5],
        "ways": [0, 0],
        "wide": [],
        "differs": [],
        "title": [0, 1],
        "titles": ["July 2020", "3 July 2020"],
        "routes": [{"id": "column", "days": [july + 2, july + 3]}],
    }


def test_the_chunk_of_the_opening_day_comes_along_and_the_others_are_files() -> None:
    chunks = [(start, {"event": [start]}) for start in (0, 100, 200)]
    packed, files = pack_chunks(chunks, 150)
    assert packed["starts"] == [0, 100, 200]
    assert packed["here"] == {1: {"event": [100]}}
    assert packed["files"][1] is None
    assert [json.loads(files[name]) for name in (packed["files"][0], packed["files"][2])] == [
        {"event": [0]},
        {"event": [200]},
    ]
    assert len(files) == 2
    assert all(name.startswith("chunk-") and name.endswith(".json") for name in files)
    assert list(pack_chunks(chunks, -5)[0]["here"]) == [0], "before all events"
    assert pack_chunks(chunks, None)[0]["here"] == {}
    assert pack_chunks(chunks[:1], None) == (
        {"starts": [0], "files": [None], "here": {0: {"event": [0]}}},
        {},
    )


def test_the_fullest_month_of_a_district_sets_the_size_of_the_circles() -> None:
    assert find_peak(pairs_of([0, 1, 2, 40, 41], [0] * 5), spots_of(5)) == 3


# ---- all events at once ------------------------------------------------------------------------------


def test_an_event_stands_at_each_of_its_places_that_is_known() -> None:
    columns = columns_of(
        make_event("a", "report", "2020", places=("atlantis", "toghana", "agdam")),
        make_event("b", "report", "2020"),
        make_event("c", "report", "2020", places=("agdam",)),
        make_event("d", "report", "2020", places=("atlantis",)),
    )
    spots = find_spots(columns, {"toghana": [40.4, 46.3], "agdam": [40.0, 46.9]})
    assert [spots.of(event) for event in range(4)] == [[(46.3, 40.4), (46.9, 40.0)], [], [(46.9, 40.0)], []]
    assert find_spots(columns, {}).count().tolist() == [0, 0, 0, 0]


def test_points_of_its_own_go_before_the_places_of_an_event() -> None:
    places = spots_of(3, (0, 46.3, 40.4), (1, 46.9, 40.0))
    assert merge_spots(None, places) is places
    merged = merge_spots(spots_of(3, (0, 1.0, 2.0), (0, 3.0, 4.0)), places)
    assert [merged.of(event) for event in range(3)] == [[(1.0, 2.0), (3.0, 4.0)], [(46.9, 40.0)], []]


def test_a_point_says_no_more_than_is_known_of_the_place() -> None:
    spots = spots_of(7, *((event, 46.0, 40.0) for event in range(7)))
    told = ("exact", "near", "district", "province", "country", "unknown", None)
    precisions = np.array([-1 if one is None else PRECISIONS.index(one) for one in told], dtype=np.int8)
    nowhere, somewhere = np.zeros(7, dtype=np.bool_), np.ones(7, dtype=np.bool_)
    blurred = blur_spots(spots, precisions, nowhere)
    assert blurred.count().tolist() == [1, 1, 1, 1, 0, 0, 1]
    assert blurred.way.tolist() == [EXACT, NEAR, AROUND, AROUND, EXACT]
    # What fills its district has no point in it.
    blurred = blur_spots(spots, precisions, somewhere)
    assert blurred.count().tolist() == [1, 1, 0, 0, 0, 0, 1]
    assert find_wide(precisions).tolist() == [False, False, True, True, False, False, False]


def test_an_event_with_several_points_has_a_row_for_each_and_no_district_twice() -> None:
    columns = columns_of(
        make_event("a", "report", "2020-11-09", "AZ-KAL"),
        make_event("b", "report", "2020-11-09", "AZ-KAL", "AZ-AGM"),
    )
    spots = spots_of(2, (0, 46.0, 40.0), (0, 47.0, 40.0), (0, 48.0, 40.0), (1, 46.5, 40.5))
    pairs = pair_rows(columns, spots, CODES, "happened")
    assert pairs.event.tolist() == [0, 0, 0, 1, 1]
    assert pairs.district.tolist() == [0, -1, -1, 0, 1]
    assert pairs.spot.tolist() == [0, 1, 2, 3, -1]


def test_dates_are_worded_as_the_sources_give_them() -> None:
    texts = ["2020-07", "2020-07-03", "2020-07-01/2020-07-31", "2020-11-10T00:00:00+03:00", "2020-07-03"]
    columns = columns_of(*(make_event(f"e{at}", "hostilities", text) for at, text in enumerate(texts)))
    assert word_dates(columns, to_ints(range(5))) == [
        "July 2020",
        "3 July 2020",
        "1 July 2020 to 31 July 2020",
        "10 November 2020, 00:00 (UTC+0300) (9 November 2020, 21:00 UTC)",
        "3 July 2020",
    ]


def test_of_very_many_dates_each_is_put_in_words_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.drawing.chunks.MOST_WORDED", 3)
    texts = ["2020-07", "2020-07-03", "2020-07-01/2020-07-31", "2020-11-10T00:00:00+03:00", "2020-07-03"]
    columns = columns_of(*(make_event(f"e{at}", "hostilities", text) for at, text in enumerate(texts)))
    assert word_dates(columns, to_ints(range(5))) == [
        *("July 2020", "3 July 2020", "1 July 2020 to 31 July 2020", "10 November 2020", "3 July 2020"),
    ]


def test_a_district_of_none_of_the_roles_is_drawn_with_those_of_handovers() -> None:
    columns = columns_of(
        make_event("a", "report", "2020", "AZ-KAL"), make_event("b", "hostilities", "2020", "AZ-AGM")
    )
    assert find_roles(columns, ["AZ-KAL", "AZ-AGM", "AZ-TOV"]) == {
        "AZ-KAL": "handover",
        "AZ-AGM": "clash",
        "AZ-TOV": "handover",
    }
