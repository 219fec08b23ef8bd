"""The kinds and sides that a collection lists: the program treats them by their rules and names them so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from events.errors import Fault
from events.kinds import DEFAULT_KINDS, Kind, find_kind
from events.records.collection import Collection, load_collection
from events.timeline.filter import Filter
from events.timeline.timeline import Timeline
from tests.helpers.specimens import SOURCES, write_collection

OWN = """
[collection.sides]
north = "The North"
south = { name = "The South", colour = "green" }
press = "Newspapers"

[collection.kinds.term]
label = "term"
plural = "terms"
rule = "deadline"

[collection.kinds.respite]
label = "respite"
rule = "extension"

[collection.kinds.advance]
label = "advance"
rule = "control"
acled = ["Battles", "Armed clash"]
symbol = "wedge"
colour = "purple"

[collection.kinds.protest]
label = "protest"
acled = ["Protests", "Peaceful protest"]

[collection.kinds.movement]
colour = "green"
"""
ACCOUNT = """
[[event.account]]
source = "herald"
paragraph = 1
sentences = ["9dbafb8067416fb6"]
says = "Says so."
attributed_to = "The miller"
"""


def write_event(id: str, kind: str, when: str, more: str = "") -> str:
    given = f'id = "{id}"\nkind = "{kind}"\nwhen = "{when}"\ndistricts = ["AZ-KAL"]\nsummary = "So it was."\n'
    return f"[[event]]\n{given}{more}{ACCOUNT}"


def load(folder: Path, *events: str, own: str = OWN) -> Collection:
    sources = SOURCES.replace("[[source]]", f"{own}\n[[source]]", 1)
    return load_collection(write_collection(folder, sources, "\n".join(events)))


def test_kinds_are_those_of_the_list_and_what_they_leave_out_is_the_defaults(tmp_path: Path) -> None:
    held = load(tmp_path, write_event("rally", "protest", "2020-11-05"))
    assert held.faults == ()
    assert held.settings is not None
    assert [kind.id for kind in held.settings.kinds] == ["term", "respite", "advance", "protest", "movement"]
    advance, protest, movement = held.settings.kinds[2:]
    assert advance == Kind("advance", "advance", "control", ("Battles", "Armed clash"), "wedge", "purple")
    assert (protest.rule, protest.acled) == ("none", ("Protests", "Peaceful protest"))
    # The label, the rule and the symbol of the default kind of this id.
    assert (movement.label, movement.rule, movement.symbol, movement.colour) == (
        *("movement", "movement", "square", "green"),
    )
    assert [event.kind for event in held.events] == [protest]


def test_without_a_list_they_are_the_eleven(tmp_path: Path) -> None:
    held = load(tmp_path, write_event("entered", "entry", "2020-11-05"), own="")
    assert held.settings is not None
    assert held.settings.kinds == DEFAULT_KINDS
    assert len(DEFAULT_KINDS) == 11
    assert find_kind("hostilities").rule == "clash"


def test_rules_set_a_deadline_move_it_and_change_control_and_control_is_lost_again(tmp_path: Path) -> None:
    held = load(
        tmp_path,
        write_event("north-comes", "advance", "2020-11-02", 'controlled_by = "north"\n'),
        write_event("until-10", "term", "2020-11-05/2020-11-10"),
        write_event("until-12", "respite", "2020-11-08/2020-11-12", 'supersedes = "until-10"\n'),
        write_event("south-comes", "advance", "2020-11-20", 'controlled_by = "south"\n'),
        write_event("north-again", "advance", "2020-11-25", 'controlled_by = "north"\n'),
    )
    assert held.faults == ()
    timeline = Timeline(held.events)

    def state(day: int) -> tuple[str, str, date | None, tuple[str, ...]]:
        found = timeline.state("AZ-KAL", date(2020, 11, day))
        return found.control, found.controlled_by, found.deadline, found.rests_on

    last = date(2020, 11, 12)
    assert state(1) == ("none", "", None, ())
    assert state(2) == ("controlled", "north", None, ("north-comes",))
    assert state(5) == ("due", "north", date(2020, 11, 10), ("until-10",))
    assert state(12) == ("due", "north", last, ("until-10", "until-12"))
    assert state(13) == ("unreported", "north", last, ("until-10", "until-12"))
    assert state(20) == ("controlled", "south", last, ("south-comes",))
    assert state(25) == ("controlled", "north", last, ("north-again",))
    names = [one.name for one in timeline.changes("AZ-KAL")]
    assert names == ["none", "by-north", "due", "due", "unreported", "by-south", "by-north"]
    # A filter for deadlines lets through what moves them.
    assert timeline.pick(Filter(kinds=("term",))).tolist() == [False, True, True, False, False]


def test_sides_that_control_have_a_colour_each_and_those_that_only_speak_none(tmp_path: Path) -> None:
    held = load(tmp_path, write_event("north-comes", "advance", "2020-11-02", 'controlled_by = "north"\n'))
    assert held.settings is not None
    assert held.settings.sides == (("north", "The North"), ("south", "The South"), ("press", "Newspapers"))
    assert held.settings.colours == (("north", "blue"), ("south", "green"))


@pytest.mark.parametrize(
    ("event", "field", "value", "expected"),
    [
        (
            write_event("one", "entry", "2020-11-02"),
            *("kind", "'entry'", "'term', 'respite', 'advance', 'protest' or 'movement'"),
        ),
        (
            write_event("one", "advance", "2020-11-02"),
            *("controlled_by", "''", "one of north, south, press"),
        ),
        (
            write_event("one", "advance", "2020-11-02", 'controlled_by = "east"\n'),
            *("controlled_by", "'east'", "one of north, south, press"),
        ),
        (
            write_event("one", "protest", "2020-11-02", 'controlled_by = "north"\n'),
            *("controlled_by", "'north'", "nothing, as events of this kind change no control"),
        ),
    ],
)
def test_an_event_against_the_lists_is_set_aside(
    tmp_path: Path, event: str, field: str, value: str, expected: str
) -> None:
    assert load(tmp_path, event).faults == (Fault("events.toml", "record 1 (one)", field, value, expected),)


@pytest.mark.parametrize(
    ("own", "record", "field", "value", "expected"),
    [
        (
            '[collection.kinds.protest]\nrule = "none"\n',
            *("collection.kinds.protest", "label", "missing"),
            'what an event of this kind is called: label = "protest"',
        ),
        (
            '[collection.kinds.entry]\nacled = ["Protests", "Attack"]\n',
            *("collection.kinds.entry", "acled", "['Protests', 'Attack']"),
            "'Protests' with one of Excessive force against protesters, Peaceful protest, "
            "Protest with intervention",
        ),
        (
            '[collection.kinds.report]\ncontrol = "held"\n',
            *("collection.kinds.report", "control", "'held'", "the rule 'control' beside it"),
        ),
        (
            '[collection.sides]\na = { name = "A", colour = "blue" }\nb = { name = "B", colour = "blue" }\n',
            *("collection.sides.b", "colour", "'blue'"),
            "a colour that no other side has: orange, green, pink, yellow, grey",
        ),
    ],
)
def test_a_fault_in_the_lists_is_told(
    tmp_path: Path, own: str, record: str, field: str, value: str, expected: str
) -> None:
    found = load(tmp_path, own=own).faults
    assert Fault("sources.toml", record, field, value, expected) in found
