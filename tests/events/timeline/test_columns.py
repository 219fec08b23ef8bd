"""Events as columns: what the arrays hold, and that a timeline of arrays keeps the rules stated plainly."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import numpy as np
import pytest

from events.kinds import DEFAULT_KINDS, Kind
from events.model import CLOCKS, CONTROLS, Event, Source
from events.timeline.columns import ALWAYS, NEVER, NO_ROW, OPEN_FIRST, OPEN_LAST, make_columns
from events.timeline.filter import Filter
from events.timeline.store import EventList
from events.timeline.timeline import Timeline
from tests.helpers.plain_timeline import PlainTimeline
from tests.helpers.specimens import make_account, make_event, make_route, make_source
from tests.helpers.specimens_large import make_large, make_large_columns, make_records, make_sources

CODES = ("AZ-KAL", "AZ-AGM", "AZ-LAC")
DAYS = [date(2020, 10, 30) + timedelta(days=number) for number in range(36)]
EDGES = [date.min, date(1, 1, 2), date(2019, 12, 31), date(2020, 1, 1), date(9999, 12, 30), date.max]


def ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def test_each_date_has_the_days_it_can_mean_as_numbers() -> None:
    texts = ["2020-11-25", "2020-07", "2020-11-09/2020-11-15", "1993/..", "/2020-11-20", "../.."]
    events = [make_event(f"e{n}", "report", text) for n, text in enumerate(texts)]
    columns = make_columns(events, [make_source()])
    day = ordinal("2020-11-25")
    assert columns.first.tolist() == [
        *(day, ordinal("2020-07-01"), ordinal("2020-11-09"), ordinal("1993-01-01")),
        *(OPEN_FIRST, OPEN_FIRST),
    ]
    assert columns.last.tolist() == [
        *(day, ordinal("2020-07-31"), ordinal("2020-11-15"), OPEN_LAST),
        *(ordinal("2020-11-20"), OPEN_LAST),
    ]
    assert columns.happened.tolist()[4:] == [ALWAYS, ALWAYS]
    assert columns.own_end.tolist() == [0, 0, ordinal("2020-11-15"), 0, ordinal("2020-11-20"), 0]
    days = ("2020-07-31", "2020-11-09", "2020-11-10", "2020-11-15", "2020-11-20", "1993-01-01")
    own = [np.flatnonzero(columns.own(ordinal(day), "happened")).tolist() for day in days]
    assert own == [[1], [2], [], [2], [4], [3]]


def test_an_event_without_a_day_is_drawn_on_none() -> None:
    events = [make_event("always", "report", "../.."), make_event("open", "report", "2020-11-09/..")]
    first, last = make_columns(events, [make_source(published="unknown")]).drawn("happened")
    assert (first[0] > last[0], first[1], last[1]) == (True, ordinal("2020-11-09"), ordinal("2020-11-09"))
    columns = make_columns(events, [make_source(published="unknown")])
    assert columns.reported.tolist() == [NEVER, NEVER]
    assert (columns.drawn("reported")[0] > columns.drawn("reported")[1]).all()


def test_districts_and_sources_are_lists_of_numbers_with_names() -> None:
    accounts = (make_account("daily"), make_account("herald", stance="differs", differs_on="the day"))
    events = [
        make_event("one", "report", "2020", "AZ-LAC", "AZ-KAL", accounts=accounts, places=("mill",)),
        make_event("two", "movement", "2020", districts=(), route=make_route("mill", "AZ-KAL")),
    ]
    columns = make_columns(events, [make_source(), make_source("daily")], ["AZ-AGM", "AZ-KAL"])
    assert columns.codes == ("AZ-AGM", "AZ-KAL", "AZ-LAC")
    assert (columns.districts.offsets.tolist(), columns.districts.values.tolist()) == ([0, 2, 2], [2, 1])
    assert columns.sources.names == ("herald", "daily")
    assert (columns.sources.offsets.tolist(), columns.sources.values.tolist()) == ([0, 2, 3], [1, 0, 0])
    assert (columns.places.names, columns.places.offsets.tolist()) == (("mill",), [0, 1, 1])
    assert (columns.differs.tolist(), columns.has_route.tolist()) == ([True, False], [False, True])
    assert (columns.supersedes.tolist(), len(columns)) == ([NO_ROW, NO_ROW], 2)


def test_extensions_that_supersede_in_a_circle_have_no_beginning() -> None:
    events = [
        make_event("a", "extension", "/2020-11-20", supersedes="b"),
        make_event("b", "extension", "/2020-11-25", supersedes="a"),
    ]
    assert make_columns(events, [make_source()]).happened.tolist() == [ALWAYS, ALWAYS]


def test_a_large_collection_is_the_same_at_every_run() -> None:
    large, again = make_large(events=500, districts=20), make_large(events=500, districts=20)
    assert make_records(large) == make_records(again)
    columns = make_large_columns(large)
    assert (len(columns), len(columns.codes)) == (500, 20)
    assert np.isnan(large.lon).sum() == np.isnan(large.lat).sum() > 10
    assert {columns.kinds[kind] for kind in columns.kind.tolist()} == set(DEFAULT_KINDS)


def make_random(random: Random, count: int) -> tuple[list[Event], list[Source]]:
    """Make events of every kind and form of date within one month."""

    def day() -> date:
        return date(2020, 11, 1) + timedelta(days=random.randrange(25))

    def when(kind: Kind) -> str:
        a, b = sorted((day(), day()))
        if kind.is_deadline:
            return random.choice(
                [f"{a}/{b}", f"/{b}", f"{a}/2020-11", str(b), f"[{a}..{b}]", f"{a}/9999-12-31"]
            )
        spans = [f"{a}/{b}", f"/{b}", f"{a}/..", "../..", f"[{a}..]", f"[..{b}]", f"[{a}..{b}]"]
        return random.choice([str(a), "2020-11", "2020", "2020-11-10T00:00:00+03:00", *spans])

    events: list[Event] = []
    for number in range(count):
        kind = random.choice(DEFAULT_KINDS)
        deadlines = [event.id for event in events if event.kind.is_deadline]
        if kind.id == "extension" and not deadlines:
            continue
        accounts = [make_account(random.choice("abcd")) for _ in range(random.choice((1, 1, 2)))]
        events.append(
            make_event(
                f"e{number}",
                kind,
                when(kind),
                districts=tuple(random.sample(CODES, random.choice((0, 1, 1, 1, 2)))),
                supersedes=random.choice(deadlines) if kind.id == "extension" else None,
                accounts=tuple(accounts),
            )
        )
    random.shuffle(events)
    dates = (str(day()), "unknown", str(day()), "unknown")
    return events, [make_source(id, published) for id, published in zip("abcd", dates, strict=True)]


@pytest.mark.parametrize("seed", range(12))
def test_a_timeline_of_columns_keeps_the_rules_stated_plainly(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - nothing secret
    events, sources = make_random(random, (0, 3, 12, 30)[seed % 4])
    timeline, plain = Timeline(EventList(events, sources, CODES)), PlainTimeline(events, sources)
    for clock in CLOCKS:
        assert timeline.days(clock) == plain.days(clock)
        for day in [*DAYS, *EDGES]:
            controls = [CONTROLS[control] for control in timeline.controls(day, clock).tolist()]
            for code in CODES:
                state, expected = timeline.state(code, day, clock), plain.state(code, day, clock)
                assert (state.control, list(state.rests_on), list(state.today)) == expected
                assert list(state.events) == [event.id for event in plain.known(code, day, clock)]
                assert controls[CODES.index(code)] == state.control
                chain = plain.chain(code, day, clock)
                assert timeline.deadlines(code, day, clock) == chain
                assert state.deadline == (chain[0].when.last if chain else None)
            for district in (None, "AZ-AGM", "AZ-XXX"):
                newest, rows = (
                    plain.newest(district, day, clock),
                    timeline.rows_on(day, clock=clock, district=district),
                )
                own = [event for event in newest if plain.is_own(event, day, clock)]
                assert timeline.records(rows.of_day) == own
                assert timeline.records(rows.earlier) == [event for event in newest if event not in own]


def test_changes_come_on_the_days_of_the_timeline_on_which_a_state_differs() -> None:
    events, sources = make_random(Random(5), 30)  # noqa: S311 - nothing secret
    timeline = Timeline(EventList(events, sources))
    for clock in CLOCKS:
        for code in CODES:
            days = [date.min, *timeline.days(clock)]
            # The first of all days is before the first event, when nothing is known yet.
            states: list[object] = [("none", None, ())]
            for day in days[1:]:
                state = timeline.state(code, day, clock)
                states.append((state.control, state.deadline, state.supersedes))
            found = [day for n, day in enumerate(days) if n == 0 or states[n] != states[n - 1]]
            changes = timeline.changes(code, clock)
            assert [state.day for state in changes] == found
            assert changes[1:] == [timeline.state(code, day, clock) for day in found[1:]]


def test_a_pick_is_what_the_filter_of_records_lets_through() -> None:
    large = make_large(events=400, districts=10)
    timeline = Timeline(EventList(make_records(large), make_sources(large), large.codes()))
    events = timeline.columns.events
    for kinds, codes, sources in (
        ([], [], []),
        (["entry", "report"], [], []),
        ([], ["XX-0001", "XX-0007"], []),
        (["hostilities"], ["XX-0002"], ["source-1", "source-2"]),
        (["party"], [], []),
        ([], ["XX-9999"], []),
    ):
        expected = [
            event
            for event in events
            if (not kinds or event.kind.id in kinds)
            and (not codes or set(codes) & set(event.districts))
            and (not sources or {account.source for account in event.accounts} & set(sources))
        ]
        passes = timeline.pick(Filter(tuple(kinds), tuple(codes), tuple(sources)))
        assert timeline.records(np.flatnonzero(passes).astype(np.int32)) == expected


def test_picked_rows_keep_their_order() -> None:
    large = make_large(events=400, districts=10)
    timeline = Timeline(EventList(make_records(large), make_sources(large), large.codes()))
    day, passes = date(2010, 6, 1), timeline.pick(Filter(kinds=("hostilities",)))
    rows, all_rows = timeline.rows_on(day, among=passes), timeline.rows_on(day)
    assert rows.earlier.tolist() == [row for row in all_rows.earlier.tolist() if passes[row]]
    assert len(timeline.records(rows.earlier, 3)) == 3
