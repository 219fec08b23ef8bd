"""The rules of the timeline on tiny made-up collections: moved, missed and repeated changes of control."""

from __future__ import annotations

from datetime import date

import pytest

from events.model import Clock, Event
from events.timeline.timeline import Timeline, step_days
from tests.helpers.specimens import make_account, make_event, make_source, make_timeline

DEADLINE = make_event("deadline", "deadline", "2020-11-09/2020-11-15")
MOVED = make_event("moved", "extension", "/2020-11-20", supersedes="deadline")
AGAIN = make_event("again", "extension", "2020-11-18/2020-11-28", supersedes="moved")
ENTRY = make_event("entry", "entry", "2020-11-12")


def november(day: int) -> date:
    return date(2020, 11, day)


def controls(timeline: Timeline, *days: int) -> list[str]:
    """Return control and deadline on days of November, such as `due 20`."""
    states = [timeline.state("AZ-KAL", november(day)) for day in days]
    return [f"{state.control} {state.deadline.day}" if state.deadline else state.control for state in states]


def test_before_any_event_there_is_no_state() -> None:
    timeline = make_timeline(DEADLINE)
    state = timeline.state("AZ-KAL", november(8))
    assert (state.control, state.deadline, state.rests_on, state.events) == ("none", None, (), ())
    assert timeline.state("AZ-AGM", november(10)).control == "none"
    assert make_timeline().state("AZ-KAL", november(10)).control == "none"


def test_a_deadline_counts_up_to_and_with_its_own_day() -> None:
    assert controls(make_timeline(DEADLINE), 8, 9, 15, 16) == ["none", "due 15", "due 15", "unreported 15"]


def test_an_extension_of_unknown_day_applies_with_the_deadline_it_supersedes() -> None:
    timeline = make_timeline(DEADLINE, MOVED)
    assert controls(timeline, 8, 9, 16, 20, 21) == ["none", "due 20", "due 20", "due 20", "unreported 20"]
    assert timeline.state("AZ-KAL", november(9)).supersedes == (november(15),)


def test_an_extension_of_known_day_applies_from_that_day() -> None:
    known = make_event("known", "extension", "2020-11-14/2020-11-20", supersedes="deadline")
    assert controls(make_timeline(DEADLINE, known), 13, 14, 20, 21) == [
        *("due 15", "due 20", "due 20", "unreported 20"),
    ]


def test_a_deadline_may_also_be_brought_forward() -> None:
    sooner = make_event("sooner", "extension", "/2020-11-12", supersedes="deadline")
    assert controls(make_timeline(DEADLINE, sooner), 9, 12, 13, 16) == [
        *("due 12", "due 12", "unreported 12", "unreported 12"),
    ]


def test_an_extension_after_the_deadline_passed_makes_it_due_again() -> None:
    late = make_event("late", "extension", "2020-11-18/2020-11-20", supersedes="deadline")
    assert controls(make_timeline(DEADLINE, late), 16, 17, 18, 20, 21) == [
        *("unreported 15", "unreported 15", "due 20", "due 20", "unreported 20"),
    ]


def test_an_extension_of_an_extension_keeps_both_earlier_deadlines() -> None:
    timeline = make_timeline(AGAIN, MOVED, DEADLINE)
    assert controls(timeline, 9, 17, 18, 28, 29) == ["due 20", "due 20", "due 28", "due 28", "unreported 28"]
    state = timeline.state("AZ-KAL", november(18))
    assert state.supersedes == (november(15), november(20))
    assert state.rests_on == ("deadline", "moved", "again")
    assert state.days_left == 10


def test_an_entry_ends_the_wait_before_and_after_the_deadline() -> None:
    assert controls(make_timeline(DEADLINE, ENTRY), 11, 12, 16) == ["due 15", "entered 15", "entered 15"]
    late = make_event("late", "entry", "2020-11-17")
    assert controls(make_timeline(DEADLINE, late), 15, 16, 17) == ["due 15", "unreported 15", "entered 15"]


def test_an_entry_on_the_deadlines_first_day_counts_after_it() -> None:
    same = make_event("same", "entry", "2020-11-09")
    assert controls(make_timeline(same, DEADLINE), 8, 9, 10) == ["none", "entered 15", "entered 15"]


def test_a_deadline_set_on_the_day_of_a_capture_counts_after_it() -> None:
    capture = make_event("capture", "capture", "2020-11-09")
    assert controls(make_timeline(DEADLINE, capture), 8, 9, 10) == ["none", "due 15", "due 15"]


def test_a_capture_after_an_entry_is_held_again() -> None:
    capture = make_event("capture", "capture", "2020-11-13")
    assert controls(make_timeline(DEADLINE, ENTRY, capture), 12, 13, 16) == [
        *("entered 15", "held 15", "held 15"),
    ]


def test_a_deadline_after_an_entry_is_due_anew() -> None:
    second = make_event("second", "deadline", "2020-11-14/2020-11-22")
    timeline = make_timeline(DEADLINE, ENTRY, second)
    assert controls(timeline, 13, 14, 22, 23) == ["entered 15", "due 22", "due 22", "unreported 22"]
    assert timeline.state("AZ-KAL", november(14)).supersedes == ()


def test_an_agreement_that_set_the_deadline_is_what_it_rests_on() -> None:
    old = make_event("old", "agreement", "1994")
    agreed = make_event("agreed", "agreement", "2020-11-09")
    later = make_event("later", "agreement", "2020-11-11")
    elsewhere = make_event("elsewhere", "agreement", "2020-11-09", "AZ-AGM")
    timeline = make_timeline(later, DEADLINE, elsewhere, agreed, old)
    assert timeline.state("AZ-KAL", november(12)).rests_on == ("agreed", "deadline")


def test_an_event_of_two_districts_counts_in_both_and_nowhere_else() -> None:
    both = make_event("both", "entry", "2020-11-12", "AZ-KAL", "AZ-AGM")
    region = make_event("region", "entry", "2020-11-12", districts=())
    timeline = make_timeline(both, region)
    on = [timeline.state(code, november(12)).rests_on for code in ("AZ-KAL", "AZ-AGM", "AZ-LAC")]
    assert on == [("both",), ("both",), ()]


def test_two_events_on_one_day_are_both_of_it_the_deed_last() -> None:
    report = make_event("report", "report", "2020-11-12")
    capture = make_event("capture", "capture", "2020-11-12")
    state = make_timeline(report, ENTRY, capture).state("AZ-KAL", november(12))
    assert (state.control, state.today) == ("entered", ("capture", "entry", "report"))


def test_a_leap_day_is_a_day_like_any_other() -> None:
    timeline = make_timeline(make_event("leap", "deadline", "2020-02-28/2020-02-29"))
    states = [timeline.state("AZ-KAL", day) for day in step_days(date(2020, 2, 28), date(2020, 3, 1))]
    assert [(state.control, state.days_left) for state in states] == [
        ("due", 1),
        ("due", 0),
        ("unreported", None),
    ]


def drawn(timeline: Timeline, clock: Clock) -> list[tuple[date, date]]:
    """Return the first and the last day on which each event is drawn, if there is any."""
    firsts, lasts = timeline.columns.drawn(clock)
    spans = zip(firsts.tolist(), lasts.tolist(), strict=True)
    return [(date.fromordinal(first), date.fromordinal(last)) for first, last in spans if first <= last]


def test_an_event_without_a_beginning_always_counts_and_has_no_day() -> None:
    always = make_event("always", "background", "../..")
    timeline = make_timeline(always)
    assert timeline.state("AZ-KAL", date.min).events == ("always",)
    assert (timeline.days(), timeline.marked([always]), drawn(timeline, "happened")) == ([], {}, [])


def test_what_always_held_shows_on_the_first_day_that_there_is() -> None:
    always = make_event("always", "entry", "../..")
    states = make_timeline(always, make_event("report", "report", "2020-11-12")).changes("AZ-KAL")
    assert [(str(state.day), state.control) for state in states] == [
        ("0001-01-01", "none"),
        ("2020-11-12", "entered"),
    ]
    assert [state.control for state in make_timeline(always).changes("AZ-KAL")] == ["none"]


def test_an_undated_article_without_a_past_day_is_never_reported_and_has_no_day() -> None:
    rumour = make_event("rumour", "background", "1993/..")
    timeline = make_timeline(rumour, sources=(make_source(published="unknown"),))
    assert timeline.up_to(date(9999, 12, 30), clock="reported") == []
    assert timeline.days("reported") == []
    assert timeline.marked([rumour], "reported") == {}
    assert drawn(timeline, "reported") == []


def test_an_event_is_reported_with_the_first_of_its_accounts() -> None:
    accounts = (make_account("weekly"), make_account("daily"), make_account("undated"))
    event = make_event("event", "entry", "2020-11-12", accounts=accounts)
    after = make_event("after", "report", "2020-11-13", accounts=(make_account("undated"),))
    future = make_event("future", "deadline", "2020-11-20/2020-11-30", accounts=(make_account("undated"),))
    sources = (
        make_source("weekly", "2020-11-19"),
        make_source("daily", "2020-11-14"),
        make_source("undated", "unknown"),
    )
    timeline = make_timeline(event, after, future, sources=sources)
    assert timeline.counts_from(event, "reported") == november(13), "the undated one reports the 13th as past"
    assert timeline.state("AZ-KAL", november(12), "reported").control == "none"
    assert timeline.state("AZ-KAL", november(13), "reported").today == ("event", "after", "future")


def test_a_deadline_on_the_last_day_there_is_does_not_fail() -> None:
    timeline = make_timeline(make_event("far", "deadline", "2020-11-09/9999-12-31"))
    assert timeline.days() == [november(9)]
    assert timeline.state("AZ-KAL", date.max).days_left == 0


@pytest.mark.parametrize(
    ("event", "first", "last"),
    [
        (make_event("day", "movement", "2020-11-25"), november(25), november(25)),
        (make_event("month", "hostilities", "2020-07"), date(2020, 7, 1), date(2020, 7, 31)),
        (make_event("open", "report", "[2020-11-09..]"), november(9), november(9)),
        (make_event("span", "report", "2020-11-09/2020-11-12"), november(9), november(12)),
    ],
)
def test_an_event_is_drawn_on_the_days_it_can_mean(event: Event, first: date, last: date) -> None:
    timeline = make_timeline(event, sources=(make_source(published="2020-11-26"),))
    assert drawn(timeline, "happened") == [(first, last)]
    assert drawn(timeline, "reported") == [(november(26), november(26))]


def test_newest_come_first_and_within_a_day_deeds_before_words() -> None:
    events = [
        make_event("word", "announcement", "2020-11-12"),
        make_event("old", "report", "1993"),
        make_event("column", "movement", "2020-11-12"),
        DEADLINE,
        ENTRY,
    ]
    newest = make_timeline(*events).newest_first(events)
    assert [event.id for event in newest] == ["entry", "column", "word", "deadline", "old"]


def test_steps_are_every_day_both_ends_included() -> None:
    assert step_days(november(29), date(2020, 12, 1)) == [november(29), november(30), date(2020, 12, 1)]
    assert step_days(november(1), november(1)) == [november(1)]
    assert step_days(november(2), november(1)) == []


@pytest.mark.parametrize(
    ("when", "control"),
    [
        ("[..2020-11-09]", "implied"),
        ("/2020-11-09", "implied"),
        ("../2020-11-09", "implied"),
        ("1993", "held"),
        ("[1993-04-03..]", "held"),
        ("1993-04-03/..", "held"),
    ],
)
def test_a_capture_of_which_no_source_tells_when_it_began_is_implied(when: str, control: str) -> None:
    timeline = make_timeline(make_event("capture", "capture", when))
    for day in (november(1), november(30)):
        state = timeline.state("AZ-KAL", day)
        assert (state.control, state.rests_on) == (control, ("capture",))
