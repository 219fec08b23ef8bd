"""Bad data files: each fault is reported with file, record, field, value, expectation; the rest is kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from events.errors import EventsError, Fault, RecordsError
from events.kinds import DEFAULT_KINDS
from events.records.collection import Collection, load_collection
from tests.helpers.records import make_report, write_event
from tests.helpers.specimens import CLOSED, EVENTS, SOURCES, TOLD, WAITED, write_collection

FIRST, SECOND = "record 1 (bridge-deadline)", "record 2 (bridge-extension)"
ALONE = Fault(
    "events.toml",
    SECOND,
    "supersedes",
    "'bridge-deadline'",
    "the id of another deadline or extension of the same district",
)
NO_DAY = "; there is no such day: this month has 29"
TURNED = "; it ends before it begins: did you mean '2020-11-09/2020-11-15'?"
EDTF = "an EDTF date such as 1988, 2020-07, 2020-11-25, 2020-11-10/2020-11-25 or 1993-04-03/.."
NO_SIDE = "no side, as [collection.sides] of sources.toml has none"
AT_ISSUE = "the point at issue if the stance is 'differs', else nothing"
REPORT = write_event(make_report("2020-11-12", "The miller tells of it."))
WHOLE = "a whole number without quotation marks"
LIST = 'a list in brackets: places = ["…", "…"]'
MARK = "a fingerprint of 16 digits and letters from a to f, as `handover-map sentences FILE` prints it"


def load(folder: Path, old: str = "", new: str = "", *, sources: str = SOURCES) -> Collection:
    """Load the tiny collection with the first `old` of its events replaced."""
    assert old in EVENTS
    return load_collection(write_collection(folder, sources, EVENTS.replace(old, new, 1)))


def test_a_good_collection_has_no_fault_and_keeps_everything(tmp_path: Path) -> None:
    found = load(tmp_path)
    assert (found.faults, found.set_aside) == ((), 0)
    assert found.settings is not None
    assert found.settings.opens_on == date(2020, 11, 10)
    assert [(one.code, one.name) for one in found.settings.districts] == [
        ("AZ-KAL", "Kalbajar"),
        ("AZ-AGM", "Agdam"),
    ]
    assert found.settings.zones == (("Baku", "Asia/Baku"),)
    assert [source.published for source in found.sources] == ["2020-11-11"]
    deadline, extension = found.events
    assert (deadline.id, deadline.kind.id, deadline.districts) == ("bridge-deadline", "deadline", ("AZ-KAL",))
    assert (deadline.when.first, deadline.when.last) == (date(2020, 11, 9), date(2020, 11, 15))
    assert (extension.supersedes, extension.when.last) == ("bridge-deadline", date(2020, 11, 20))
    assert extension.accounts[0].passage.sentences == (TOLD, WAITED)
    assert extension.accounts[0].stance == "reports"


@pytest.mark.parametrize(
    ("old", "new", "field", "value", "expected"),
    [
        ('["AZ-KAL"]', '["AZ-XXX"]', "districts", "'AZ-XXX'", "one of AZ-AGM, AZ-KAL"),
        ("2020-11-09/2020-11-15", "2020-02-30", "when", "'2020-02-30'", EDTF + NO_DAY),
        ("2020-11-09/2020-11-15", "soon", "when", "'soon'", EDTF),
        ("2020-11-09/2020-11-15", "2020-11-15/2020-11-09", "when", "'2020-11-15/2020-11-09'", EDTF + TURNED),
        (
            "2020-11-09/2020-11-15",
            "2020-11-09/..",
            "when",
            "'2020-11-09/..'",
            "a last day, as this is a deadline: 2020-11-09/2020-11-20",
        ),
        (
            'source = "herald"',
            'source = "gazette"',
            "accounts.1.source",
            "'gazette'",
            "the id of a source in sources.toml",
        ),
        ('source = "herald"\n', "", "accounts.1.source", "missing", "a value"),
        ("paragraph = 1", "paragraph = 0", "accounts.1.paragraph", "0", "greater than or equal to 1"),
        ("paragraph = 1", 'paragraph = "1"', "accounts.1.paragraph", "'1'", WHOLE),
        ("paragraph = 1", "paragraph = true", "accounts.1.paragraph", "true", WHOLE),
        (
            f'["{CLOSED}"]',
            "[]",
            "accounts.1.sentences",
            "''",
            "paragraph and sentences, or neither of them",
        ),
        (
            CLOSED,
            "9DBAFB8067416FB6",
            "accounts.1.sentences.1",
            "'9DBAFB8067416FB6'",
            MARK,
        ),
        (
            CLOSED,
            "9dbafb",
            "accounts.1.sentences.1",
            "'9dbafb'",
            MARK,
        ),
        ("summary =", 'colour = "red"\nsummary =', "colour", "'red'", "no field of this name"),
        (
            '"The bridge is to be opened."',
            '" "',
            "summary",
            "' '",
            "a text with at least 1 character",
        ),
        (
            "summary =",
            'places = "mill"\nsummary =',
            "places",
            "'mill'",
            'a list in brackets: places = ["…", "…"]',
        ),
        ("summary =", 'route = { from = "mill" }\nsummary =', "route.to", "missing", "a value"),
        (
            "says =",
            'stance = "doubts"\nsays =',
            "accounts.1.stance",
            "'doubts'",
            "'reports', 'differs' or 'silent'",
        ),
        ("says =", 'stance = "differs"\nsays =', "accounts.1.differs_on", "''", AT_ISSUE),
        ("says =", 'differs_on = "x"\nsays =', "accounts.1.differs_on", "'x'", AT_ISSUE),
        ("says =", 'side = "mill"\nsays =', "accounts.1.side", "'mill'", NO_SIDE),
        ("says =", 'when = "2020-13"\nsays =', "accounts.1.when", "'2020-13'", EDTF),
        (
            'kind = "deadline"',
            'kind = "party"',
            "kind",
            "'party'",
            ", ".join(repr(kind.id) for kind in DEFAULT_KINDS[:-1]) + " or 'report'",
        ),
        (
            'id = "bridge-deadline"',
            'id = "Bridge deadline"',
            "id",
            "'Bridge deadline'",
            "small letters, digits, and hyphens between them, such as bridge-closed",
        ),
        (
            "summary =",
            'supersedes = "bridge-extension"\nsummary =',
            "supersedes",
            "'bridge-extension'",
            "kind 'extension', as only an extension supersedes a deadline",
        ),
    ],
)
def test_a_bad_field_is_named_and_its_record_set_aside_with_what_rests_on_it(
    tmp_path: Path, old: str, new: str, field: str, value: str, expected: str
) -> None:
    found = load(tmp_path, old, new)
    record = "record 1 (Bridge deadline)" if field == "id" else FIRST
    assert found.faults == (Fault("events.toml", record, field, value, expected), ALONE)
    assert (len(found.events), found.set_aside) == (0, 2)


@pytest.mark.parametrize(
    ("old", "new", "value"),
    [
        ('supersedes = "bridge-deadline"', 'supersedes = "no-such"', "'no-such'"),
        ('supersedes = "bridge-deadline"\n', "", "missing"),
        ('supersedes = "bridge-deadline"', 'supersedes = "bridge-extension"', "'bridge-extension'"),
    ],
)
def test_an_extension_that_supersedes_nothing_is_set_aside(
    tmp_path: Path, old: str, new: str, value: str
) -> None:
    found = load(tmp_path, old, new)
    expected = "the id of another deadline or extension of the same district"
    assert found.faults == (Fault("events.toml", SECOND, "supersedes", value, expected),)
    assert [event.id for event in found.events] == ["bridge-deadline"]
    assert found.set_aside == 1


@pytest.mark.parametrize("districts", ['districts = ["AZ-AGM"]\n', ""])
def test_an_extension_of_another_district_or_of_none_is_set_aside(tmp_path: Path, districts: str) -> None:
    head, mark, tail = EVENTS.partition('id = "bridge-extension"')
    write_collection(tmp_path, events=head + mark + tail.replace('districts = ["AZ-KAL"]\n', districts))
    found = load_collection(tmp_path)
    assert found.faults == (ALONE,)
    assert [event.id for event in found.events] == ["bridge-deadline"]


def test_an_extension_may_supersede_an_extension_but_not_in_a_circle(tmp_path: Path) -> None:
    head, mark, tail = EVENTS.partition('[[event]]\nid = "bridge-extension"')
    second = mark + tail
    third = second.replace('"bridge-extension"', '"bridge-again"').replace(
        '"bridge-deadline"', '"bridge-extension"'
    )
    write_collection(tmp_path, events=head + second + third)
    assert load_collection(tmp_path).faults == ()
    write_collection(tmp_path, events=head + second.replace('"bridge-deadline"', '"bridge-again"') + third)
    found = load_collection(tmp_path)
    assert [(fault.record, fault.value) for fault in found.faults] == [
        ("record 2 (bridge-extension)", "'bridge-again'"),
        ("record 3 (bridge-again)", "'bridge-extension'"),
    ]
    assert [event.id for event in found.events] == ["bridge-deadline"]


def test_the_first_of_two_records_with_one_id_is_kept(tmp_path: Path) -> None:
    twice = SOURCES + SOURCES[SOURCES.index("[[source]]") :]
    write_collection(tmp_path, sources=twice, events=EVENTS + REPORT + REPORT.replace("tells of", "denies"))
    found = load_collection(tmp_path)
    expected = "an id that no earlier record has"
    assert found.faults == (
        Fault("sources.toml", "record 2 (herald)", "id", "'herald'", expected),
        Fault("events.toml", "record 4 (bridge-report)", "id", "'bridge-report'", expected),
    )
    assert [event.summary for event in found.events][2:] == ["The miller tells of it."]
    assert (len(found.sources), found.set_aside) == (1, 2)


def test_all_faults_of_a_record_and_of_both_files_are_reported_at_once(tmp_path: Path) -> None:
    sources = SOURCES.replace("2020-11-11", "last week").replace("Asia/Baku", "Asia")
    bad = REPORT.replace("paragraph = 1", "paragraph = -1").replace('kind = "report"', 'kind = "rumour"')
    found = load_collection(write_collection(tmp_path, sources, EVENTS + bad))
    assert [(fault.file, fault.record, fault.field, fault.value) for fault in found.faults] == [
        ("sources.toml", "collection", "zones.Baku", "'Asia'"),
        ("sources.toml", "record 1 (herald)", "published", "'last week'"),
        ("events.toml", "record 3 (bridge-report)", "accounts.1.paragraph", "-1"),
        ("events.toml", "record 3 (bridge-report)", "kind", "'rumour'"),
        ("events.toml", FIRST, "accounts.1.source", "'herald'"),
        ("events.toml", SECOND, "accounts.1.source", "'herald'"),
    ]
    assert (found.settings, found.sources, len(found.events), found.set_aside) == (None, (), 0, 4)


def test_a_fault_is_worded_on_one_line() -> None:
    fault = Fault("events.toml", FIRST, "when", "'soon'", EDTF)
    assert str(fault) == f"events.toml: record 1 (bridge-deadline), when: 'soon': expected {EDTF}"
    assert str(Fault("events.toml", "", "", "broken", "TOML")) == "events.toml: broken: expected TOML"
    error = RecordsError([fault, fault])
    assert isinstance(error, EventsError)
    assert str(error).splitlines() == [str(fault), str(fault)]
