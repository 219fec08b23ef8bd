"""The state of each district on a day, for the shipped collection: literal days before, on and after."""

from __future__ import annotations

from datetime import date

import pytest

from events.model import CLOCKS, Clock, Control
from events.records.collection import load_collection
from events.timeline.filter import Filter
from events.timeline.timeline import Timeline, step_days
from tests.helpers.specimens import make_account, make_event, make_source, make_timeline

COLLECTION = load_collection()
TIMELINE = Timeline(COLLECTION.events)
CODES = ("AZ-KAL", "AZ-AGM", "AZ-LAC", "AZ-TOV", "AZ-GYG", "AZ-DAS")
STATEMENT = "statement-2020-11-09"
ENTRY = "entry-kalbajar-2020-11-25"
MOVED = (STATEMENT, "deadline-kalbajar-2020-11-15", "extension-kalbajar-2020-11-25")

# One row a day: Kalbajar, Agdam, Lachin, then the other three; a number is the days left while due.
TABLE = """
2020-11-01 held implied implied none none none
2020-11-02 held implied implied none none none
2020-11-03 held implied implied none none none
2020-11-04 held implied implied none none none
2020-11-05 held implied implied none none none
2020-11-06 held implied implied none none none
2020-11-07 held implied implied none none none
2020-11-08 held implied implied none none none
2020-11-09 16 11 22 none none none
2020-11-10 15 10 21 none none none
2020-11-11 14 9 20 none none none
2020-11-12 13 8 19 none none none
2020-11-13 12 7 18 none none none
2020-11-14 11 6 17 none none none
2020-11-15 10 5 16 none none none
2020-11-16 9 4 15 none none none
2020-11-17 8 3 14 none none none
2020-11-18 7 2 13 none none none
2020-11-19 6 1 12 none none none
2020-11-20 5 entered 11 none none none
2020-11-21 4 entered 10 none none none
2020-11-22 3 entered 9 none none none
2020-11-23 2 entered 8 none none none
2020-11-24 1 entered 7 none none none
2020-11-25 entered entered 6 none none none
2020-11-26 entered entered 5 none none none
2020-11-27 entered entered 4 none none none
2020-11-28 entered entered 3 none none none
2020-11-29 entered entered 2 none none none
2020-11-30 entered entered 1 none none none
2020-12-01 entered entered 0 none none none
2020-12-02 entered entered unreported none none none
2020-12-03 entered entered unreported none none none
2020-12-04 entered entered unreported none none none
2020-12-05 entered entered unreported none none none
""".strip().splitlines()


def word(code: str, day: date, clock: Clock = "happened") -> str:
    state = TIMELINE.state(code, day, clock)
    return str(state.days_left) if state.control == "due" else state.control


def control(code: str, day: str, clock: Clock = "happened") -> Control:
    return TIMELINE.state(code, date.fromisoformat(day), clock).control


def test_all_thirty_five_days_of_all_six_districts() -> None:
    days = step_days(date(2020, 11, 1), date(2020, 12, 5))
    assert len(days) == 35
    assert [f"{day} " + " ".join(word(code, day) for code in CODES) for day in days] == TABLE


@pytest.mark.parametrize(
    ("code", "day", "expected"),
    [
        ("AZ-KAL", "0001-01-01", "none"),
        ("AZ-KAL", "1988-06-01", "none"),
        ("AZ-KAL", "1993-04-02", "none"),
        ("AZ-KAL", "1993-04-03", "held"),
        ("AZ-KAL", "1993-04-04", "held"),
        ("AZ-KAL", "2020-11-08", "held"),
        ("AZ-KAL", "2020-11-09", "due"),
        ("AZ-KAL", "2020-11-24", "due"),
        ("AZ-KAL", "2020-11-25", "entered"),
        ("AZ-KAL", "2026-01-01", "entered"),
        ("AZ-AGM", "1993-04-03", "implied"),
        ("AZ-AGM", "2020-11-19", "due"),
        ("AZ-AGM", "2020-11-20", "entered"),
        ("AZ-AGM", "9999-12-31", "entered"),
        ("AZ-LAC", "2020-12-01", "due"),
        ("AZ-LAC", "2020-12-02", "unreported"),
        ("AZ-LAC", "9999-12-31", "unreported"),
        ("AZ-TOV", "2020-07-15", "none"),
        ("AZ-GYG", "2020-11-25", "none"),
        ("AZ-DAS", "9999-12-31", "none"),
    ],
)
def test_a_district_the_day_before_the_day_and_ever_after(code: str, day: str, expected: Control) -> None:
    assert control(code, day) == expected


def test_today_every_district_stands_as_last_reported() -> None:
    today = date.today()
    assert [word(code, today) for code in CODES] == ["entered", "entered", "unreported", *["none"] * 3]


def test_kalbajars_deadline_is_the_moved_one_from_the_agreement_on() -> None:
    before, on = (TIMELINE.state("AZ-KAL", date(2020, 11, day)) for day in (8, 9))
    assert (before.deadline, before.supersedes, before.days_left) == (None, (), None)
    assert before.rests_on == ("kalbajar-capture-1993",)
    assert (on.deadline, on.supersedes, on.days_left) == (date(2020, 11, 25), (date(2020, 11, 15),), 16)
    assert on.rests_on == MOVED


def test_kalbajars_deadline_stays_after_the_entry_without_days_left() -> None:
    state = TIMELINE.state("AZ-KAL", date(2020, 11, 25))
    assert (state.deadline, state.supersedes) == (date(2020, 11, 25), (date(2020, 11, 15),))
    assert (state.days_left, state.rests_on) == (None, (ENTRY,))


def test_lachin_rests_on_the_statement_and_its_deadline_for_ever() -> None:
    for day in (date(2020, 12, 1), date(2020, 12, 2), date(9999, 12, 31)):
        state = TIMELINE.state("AZ-LAC", day)
        assert state.rests_on == (STATEMENT, "deadline-lachin-2020-12-01")
        assert (state.deadline, state.supersedes) == (date(2020, 12, 1), ())
        assert state.events == ("held-before-handover-lachin", STATEMENT, "deadline-lachin-2020-12-01")
    assert TIMELINE.state("AZ-LAC", date(2020, 12, 1)).days_left == 0
    assert TIMELINE.state("AZ-LAC", date(2020, 12, 2)).days_left is None


def test_what_is_implied_without_a_date_is_no_report_and_ends_with_the_agreement() -> None:
    for code, id in (("AZ-AGM", "held-before-handover-agdam"), ("AZ-LAC", "held-before-handover-lachin")):
        before = TIMELINE.state(code, date(2020, 11, 8))
        assert (before.control, before.rests_on) == ("implied", (id,))
        assert (before.deadline, before.today) == (None, ())
        assert TIMELINE.state(code, date(2020, 11, 9)).control == "due"
        # What only an article of the 25th implies had not been reported before.
        assert TIMELINE.state(code, date(2020, 11, 24), "reported").control == "none"
    assert TIMELINE.state("AZ-AGM", date(2020, 11, 25), "reported").control == "entered"
    assert TIMELINE.state("AZ-LAC", date(2020, 11, 25), "reported").control == "due"


def test_the_events_up_to_a_day_and_of_it_come_in_order_of_time() -> None:
    state = TIMELINE.state("AZ-KAL", date(2020, 11, 9))
    assert state.events == ("kalbajar-displaced-1993", "kalbajar-capture-1993", *MOVED)
    assert state.today == (STATEMENT, "deadline-kalbajar-2020-11-15")
    assert TIMELINE.state("AZ-KAL", date(2020, 11, 10)).today == ()
    assert TIMELINE.state("AZ-KAL", date(2020, 11, 15)).today == ("deadline-kalbajar-2020-11-15",)
    of_entry = TIMELINE.state("AZ-KAL", date(2020, 11, 25))
    assert of_entry.today[:2] == ("extension-kalbajar-2020-11-25", ENTRY)
    assert (len(of_entry.today), len(of_entry.events)) == (13, 17)


def test_the_month_of_the_clashes_counts_from_its_first_day_and_may_be_any_of_its_days() -> None:
    clash = ("tovuz-clashes-2020-07",)
    states = [TIMELINE.state("AZ-TOV", day) for day in step_days(date(2020, 6, 30), date(2020, 8, 1))]
    assert [state.events for state in states] == [(), *[clash] * 32]
    assert [state.today for state in states] == [(), *[clash] * 31, ()]


def test_nothing_had_been_reported_before_the_first_article() -> None:
    for code in CODES:
        state = TIMELINE.state(code, date(2020, 11, 24), "reported")
        assert (state.control, state.events) == ("none", ())


@pytest.mark.parametrize(
    ("code", "day", "expected"),
    [
        ("AZ-KAL", "2020-11-25", "entered"),
        ("AZ-AGM", "2020-11-24", "none"),
        ("AZ-AGM", "2020-11-25", "entered"),
        ("AZ-LAC", "2020-11-25", "due"),
        ("AZ-LAC", "2020-12-01", "due"),
        ("AZ-LAC", "2020-12-02", "unreported"),
        ("AZ-TOV", "2020-12-05", "none"),
    ],
)
def test_a_district_by_what_had_been_reported(code: str, day: str, expected: Control) -> None:
    assert control(code, day, "reported") == expected


def test_what_only_the_later_article_says_is_reported_a_day_later() -> None:
    events = [set(TIMELINE.state("AZ-KAL", date(2020, 11, day), "reported").events) for day in (25, 26)]
    assert events[1] - events[0] == {
        "kalbajar-displaced-1993",
        "withdrawal-kalbajar-2020-11-25",
        "broadcast-second-district-2020-11-26",
        "displaced-person-2020-11-26",
    }


def test_an_undated_article_counts_from_the_day_it_reports() -> None:
    agdam = TIMELINE.by_id["entry-agdam-2020-11-20"]
    assert TIMELINE.counts_from(agdam, "reported") == date(2020, 11, 25)


def test_the_days_on_which_something_happens() -> None:
    assert [str(day) for day in TIMELINE.days()] == [
        *("1988-01-01", "1993-01-01", "1993-04-03", "1994-01-01", "2020-01-01", "2020-07-01", "2020-09-27"),
        *("2020-11-09", "2020-11-10", "2020-11-15", "2020-11-20", "2020-11-25"),
        *("2020-12-01", "2020-12-02"),
    ]
    assert [str(day) for day in TIMELINE.days("reported")] == ["2020-11-25", "2020-11-26", "2020-12-02"]
    assert [str(day) for day in TIMELINE.days(among=TIMELINE.pick(Filter(kinds=("entry",))))] == [
        "2020-11-20",
        "2020-11-25",
    ]


def test_each_day_on_which_a_state_changes_is_a_day_of_the_timeline() -> None:
    for clock in CLOCKS:
        days = [date(2020, 11, 1), *TIMELINE.days(clock)]
        for code in CODES:
            changes = [str(state.day) for state in TIMELINE.changes(code, clock)]
            assert set(changes[1:]) <= {str(day) for day in days}
    assert [str(state.day) for state in TIMELINE.changes("AZ-KAL")] == [
        *("0001-01-01", "1993-04-03", "2020-11-09", "2020-11-25"),
    ]
    assert [state.control for state in TIMELINE.changes("AZ-LAC")] == [
        *("none", "implied", "due", "unreported")
    ]


def test_a_deadline_is_marked_where_it_falls_due() -> None:
    marked = {str(day): [event.id for event in events] for day, events in
              TIMELINE.marked(COLLECTION.events).items()}  # fmt: skip
    assert marked["2020-11-20"] == ["deadline-agdam-2020-11-20", "entry-agdam-2020-11-20"]
    assert marked["2020-12-01"] == ["deadline-lachin-2020-12-01", "deadline-buffer-zones-2020-12-01"]
    assert marked["2020-11-15"] == ["deadline-kalbajar-2020-11-15"]
    assert sum(map(len, marked.values())) == 30, "the status of the region and what is implied have no day"
    reported = TIMELINE.marked(COLLECTION.events, "reported")
    assert {str(day): len(events) for day, events in reported.items()} == {"2020-11-25": 29, "2020-11-26": 4}


def test_what_is_due_soonest_comes_first() -> None:
    assert TIMELINE.due_soonest(date(2020, 11, 8)) == []
    assert TIMELINE.due_soonest(date(2020, 11, 19)) == ["AZ-AGM", "AZ-KAL", "AZ-LAC"]
    assert TIMELINE.due_soonest(date(2020, 12, 1)) == ["AZ-LAC"]


def test_an_event_stands_where_it_is_marked() -> None:
    days = dict(zip(TIMELINE.columns.ids.tolist(), TIMELINE.stands().tolist(), strict=True))
    for day, events in TIMELINE.marked(COLLECTION.events).items():
        for event in events:
            assert date.fromordinal(days[event.id]) == day


def test_events_are_counted_by_the_sources_they_rest_on() -> None:
    first, second = make_account("herald"), make_account("post")
    sources = (make_source("herald"), make_source("post"), make_source("unread"))
    twice = make_event("twice", "report", "2020-11-01", accounts=(first, first))
    both = make_event("both", "report", "2020-11-02", accounts=(first, second))
    timeline = make_timeline(twice, both, sources=sources)
    assert timeline.count_by_source() == {"herald": 2, "post": 1}
    assert timeline.count_by_source(timeline.rows()[:1]) == {"herald": 1}
    assert timeline.rows(timeline.pick(Filter(sources=("post",)))).tolist() == [1]
    assert timeline.rows().tolist() == [0, 1]


@pytest.mark.parametrize(
    ("kinds", "districts", "sources", "found"),
    [
        (["entry"], [], [], ["entry-agdam-2020-11-20", "entry-kalbajar-2020-11-25"]),
        (["entry"], ["AZ-AGM"], [], ["entry-agdam-2020-11-20"]),
        (["extension"], [], [], ["extension-kalbajar-2020-11-25"]),
        (
            ["capture"],
            [],
            [],
            ["kalbajar-capture-1993", "held-before-handover-agdam", "held-before-handover-lachin"],
        ),
        ([], ["AZ-TOV"], [], ["tovuz-clashes-2020-07"]),
        (
            [],
            ["AZ-GYG", "AZ-DAS"],
            [],
            ["movement-toghana-kalbajar-2020-11-25", "movement-dashkasan-kalbajar-2020-11-25"],
        ),
        (["report"], [], ["trend-3339845"], ["satellite-images-2020-11-25", "monuments-kalbajar-2020-11-25"]),
        (["entry"], ["AZ-AGM"], ["trend-3339845"], []),
        (["party"], [], [], []),
    ],
)
def test_a_filter_lets_through_what_meets_all_of_it(
    kinds: list[str], districts: list[str], sources: list[str], found: list[str]
) -> None:
    kept = TIMELINE.records(
        TIMELINE.rows(TIMELINE.pick(Filter(tuple(kinds), tuple(districts), tuple(sources))))
    )
    assert [event.id for event in kept] == found


def test_an_empty_filter_lets_all_through() -> None:
    assert TIMELINE.records(TIMELINE.rows(TIMELINE.pick(Filter()))) == list(COLLECTION.events)
