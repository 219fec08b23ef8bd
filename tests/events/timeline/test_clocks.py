"""Every fact of a state keeps to its clock: all of it had happened, or been reported, by that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from events.model import CLOCKS, Clock, Event
from events.records.collection import load_collection
from events.timeline.store import EventList
from events.timeline.timeline import Timeline
from tests.helpers.specimens import make_account, make_event, make_source

FIRST = date(2020, 11, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(40)]
EARLY, LATE = "2020-11-18", "2020-11-22"
SHIPPED = list(load_collection().events)
CODES = ("AZ-KAL", "AZ-AGM", "AZ-LAC")
SPECIMENS = [
    make_event("agreed", "agreement", "2020-11-09"),
    make_event("taken", "capture", "1993-04-03"),
    make_event("implied", "capture", "[..2020-11-09]"),
    make_event("deadline", "deadline", "2020-11-09/2020-11-15"),
    make_event("moved", "extension", "/2020-11-25", supersedes="deadline"),
    make_event("before", "extension", "2020-11-05/2020-11-25", supersedes="deadline"),
    make_event("again", "extension", "2020-11-17/2020-11-28", supersedes="moved"),
    make_event("entry", "entry", "2020-11-25"),
    make_event("word", "report", "2020-11-20"),
]


def tell(*events: Event) -> Timeline:
    """Return a timeline of events, the first reported early and the second late, any others between."""
    days = [EARLY, LATE, *["2020-11-20"] * (len(events) - 2)]
    sources = [make_source(f"s{number}", day) for number, day in enumerate(days)]
    given = [replace(event, accounts=(make_account(f"s{n}"),)) for n, event in enumerate(events)]
    return Timeline(EventList(given, sources, CODES))


def check(timeline: Timeline, events: tuple[Event, ...], clock: Clock) -> None:
    """Assert of every day that all its facts are of events that count by it."""
    for code in CODES:
        own = [event for event in events if code in event.districts]
        for day in DAYS:
            known = [timeline.by_id[event.id] for event in own]
            known = [event for event in known if timeline.counts_from(event, clock) <= day]
            ids = {event.id for event in known}
            ends = {event.when.last for event in known if event.kind.is_deadline}
            state = timeline.state(code, day, clock)
            assert ids == set(state.events)
            assert ids >= {*state.rests_on, *state.today}
            assert ends >= {*state.supersedes, *([state.deadline] if state.deadline else [])}
            assert ids >= {event.id for event in timeline.deadlines(code, day, clock)}
        # Every change comes on a day of the timeline, and the states between two changes are all alike.
        changes, days = timeline.changes(code, clock), timeline.days(clock)
        # They are given from the first of all days on.
        for day in (one for one in DAYS if days and one >= days[0]):
            held = [one for one in changes if one.day <= day][-1]
            state = timeline.state(code, day, clock)
            given = (state.control, state.deadline, state.supersedes, state.rests_on)
            assert given[:3] == (held.control, held.deadline, held.supersedes)


@pytest.mark.parametrize("clock", CLOCKS)
def test_no_fact_of_a_state_is_ahead_of_its_clock_whichever_of_two_events_is_reported_first(
    clock: Clock,
) -> None:
    for pair in permutations(SPECIMENS, 2):
        check(tell(*pair), pair, clock)


@pytest.mark.parametrize("clock", CLOCKS)
def test_nor_is_any_whichever_of_three_is_reported_when(clock: Clock) -> None:
    for three in permutations(SPECIMENS, 3):
        check(tell(*three), three, clock)


@pytest.mark.parametrize("clock", CLOCKS)
def test_nor_is_any_of_all_pairs_of_the_collection(clock: Clock) -> None:
    pairs = [pair for pair in permutations(SHIPPED, 2) if {*pair[0].districts} & {*pair[1].districts}]
    assert len(pairs) > 200
    for pair in pairs:
        check(tell(*pair), pair, clock)


def test_a_deadline_that_was_moved_is_told_when_it_is_reported_and_not_with_what_moved_it() -> None:
    moved, deadline = SPECIMENS[4], SPECIMENS[3]
    timeline = tell(moved, deadline)
    given = {}
    for day in (date(2020, 11, 17), date(2020, 11, 18), date(2020, 11, 21), date(2020, 11, 22)):
        state = timeline.state("AZ-KAL", day, "reported")
        given[day.day] = state.control, state.supersedes, state.rests_on
    assert given == {
        17: ("none", (), ()),
        18: ("due", (), ("moved",)),
        21: ("due", (), ("moved",)),
        22: ("due", (date(2020, 11, 15),), ("deadline", "moved")),
    }
    changes = [(state.day.day, state.supersedes) for state in timeline.changes("AZ-KAL", "reported")[1:]]
    assert changes == [(18, ()), (22, (date(2020, 11, 15),)), (26, (date(2020, 11, 15),))]


@pytest.mark.parametrize("clock", CLOCKS)
def test_nor_is_any_account_of_any_event_of_the_collection(clock: Clock) -> None:
    collection = load_collection()
    timeline = Timeline(EventList(SHIPPED, collection.sources, CODES))
    left_out = 0
    for day in DAYS:
        whole = timeline.up_to(day, clock=clock)
        known = timeline.known(whole, day, clock)
        assert all(event.accounts for event in known)
        for event in known:
            assert all(timeline.is_known(one.source, day, clock) for one in event.accounts)
        left_out += sum(len(one.accounts) for one in whole) - sum(len(one.accounts) for one in known)
    # On the 25th, those of the article of the 26th.
    assert left_out == {"happened": 0, "reported": 10}[clock]


def test_what_differs_from_nothing_reported_yet_is_a_report() -> None:
    papers = [make_source("early", EARLY), make_source("late", LATE)]
    differing = make_account("early", stance="differs", differs_on="the hour")
    event = make_event("event", "entry", EARLY, accounts=(differing, make_account("late")))
    other = make_event("other", "entry", EARLY, accounts=(differing, make_account("early")))
    timeline = Timeline(EventList([event, other], papers, CODES))
    early, late = (timeline.known([event], date.fromisoformat(day), "reported")[0] for day in (EARLY, LATE))
    assert [(one.source, one.stance, one.differs_on) for one in early.accounts] == [("early", "reports", "")]
    assert late == event
    assert timeline.known([event], date.fromisoformat(EARLY)) == [event]
    assert timeline.columns.disputed("happened").tolist() == [True, True]
    assert timeline.columns.disputed("reported").tolist() == [False, True]
