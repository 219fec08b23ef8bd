"""Data files that are broken as a whole, and the settings of a collection."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.errors import Fault
from events.records.collection import Collection, load_collection
from tests.helpers.specimens import EVENTS, SOURCES, write_collection

DAY = "a day without quotation marks, year-month-day: 2020-11-25"


def load_with(folder: Path, old: str, new: str) -> Collection:
    """Load the tiny collection with the first `old` of its sources file replaced."""
    assert old in SOURCES
    return load_collection(write_collection(folder, SOURCES.replace(old, new, 1)))


def test_broken_toml_is_reported_with_its_line(tmp_path: Path) -> None:
    found = load_collection(write_collection(tmp_path, events="[[event]]\nid = \n"))
    assert found.faults == (
        Fault("events.toml", "", "", "'id ='", 'a value behind the equals sign: id = "…"'),
    )
    assert (len(found.sources), len(found.events)) == (1, 0)


def test_a_broken_sources_file_leaves_no_event_standing(tmp_path: Path) -> None:
    found = load_collection(write_collection(tmp_path, sources="= 3"))
    assert [(fault.file, fault.record, fault.field) for fault in found.faults] == [
        ("sources.toml", "", ""),
    ]
    assert (found.settings, len(found.events), found.set_aside) == (None, 0, 2)


def test_a_file_that_is_not_utf8_is_reported(tmp_path: Path) -> None:
    write_collection(tmp_path)
    (tmp_path / "events.toml").write_bytes('title = "A"\ntitle = "Мост"'.encode("cp1251"))
    (fault,) = load_collection(tmp_path).faults
    assert str(fault) == (
        "events.toml, line 2: 'title = \"\ufffd\ufffd\ufffd\ufffd\"': expected text in UTF-8: save the file "
        "again, and choose UTF-8 as its encoding where that is asked"
    )
    # Some editors begin a file with a mark of its encoding.
    (tmp_path / "events.toml").write_text(EVENTS, encoding="utf-8-sig")
    assert load_collection(tmp_path).faults == ()


def test_a_file_nested_beyond_reason_is_reported(tmp_path: Path) -> None:
    (fault,) = load_collection(write_collection(tmp_path, events="x = " + "[" * 30_000)).faults
    assert (fault.file, fault.expected) == ("events.toml", "TOML in UTF-8")


def test_missing_files_are_both_named(tmp_path: Path) -> None:
    found = load_collection(tmp_path / "nowhere")
    assert [str(fault) for fault in found.faults] == [
        f"{name}: cannot be read (there is no such file or folder): "
        f"expected a file at {tmp_path}/nowhere/{name}"
        for name in ("sources.toml", "events.toml")
    ]


def test_a_folder_in_place_of_a_file_is_reported(tmp_path: Path) -> None:
    write_collection(tmp_path)
    (tmp_path / "events.toml").unlink()
    (tmp_path / "events.toml").mkdir()
    (fault,) = load_collection(tmp_path).faults
    assert fault.value == "cannot be read (it is a folder, not a file)"


def test_an_unknown_table_is_reported_and_the_rest_kept(tmp_path: Path) -> None:
    found = load_collection(write_collection(tmp_path, events=EVENTS + "\n[zeta]\n[alpha]\n"))
    assert found.faults == (
        Fault("events.toml", "alpha", "", "unknown table", "one of event"),
        Fault("events.toml", "zeta", "", "unknown table", "one of event"),
    )
    assert (len(found.events), found.set_aside) == (2, 0)


def test_what_is_no_table_is_counted_as_a_record_set_aside(tmp_path: Path) -> None:
    found = load_collection(write_collection(tmp_path, events="event = [3, 4]"))
    assert [(fault.record, fault.value) for fault in found.faults] == [("record 1", "3"), ("record 2", "4")]
    assert found.set_aside == 2


@pytest.mark.parametrize(
    ("old", "new", "field", "value", "expected"),
    [
        (
            "opens_on = 2020-11-10",
            "opens_on = 2021-11-10",
            "opens_on",
            "2020-11-01, 2021-11-10, 2020-11-30",
            "first_day ≤ opens_on ≤ last_day",
        ),
        (
            "last_day = 2020-11-30",
            "last_day = 2020-10-30",
            "opens_on",
            "2020-11-01, 2020-11-10, 2020-10-30",
            "first_day ≤ opens_on ≤ last_day",
        ),
        ("Asia/Baku", "Asia/Nowhere", "zones.Baku", "'Asia/Nowhere'", "an IANA time zone such as Asia/Baku"),
        ("Asia/Baku", "../Baku", "zones.Baku", "'../Baku'", "an IANA time zone such as Asia/Baku"),
        ("Asia/Baku", "Asia", "zones.Baku", "'Asia'", "an IANA time zone such as Asia/Baku"),
        ("first_day = 2020-11-01", 'first_day = "2020-11-01"', "first_day", "'2020-11-01'", DAY),
        ('version = "1"', "version = 1", "version", "1", 'a text in quotation marks: "1"'),
        ('title = "The bridge"\n', "", "title", "missing", "a value"),
        (
            "[collection.zones]",
            '[collection.words]\nlost = "Lost"\n[collection.zones]',
            "words.lost.[key]",
            "'lost'",
            "'none', 'implied', 'held', 'due', 'unreported' or 'entered'",
        ),
    ],
)
def test_settings_that_cannot_be_are_reported_and_the_records_kept(
    tmp_path: Path, old: str, new: str, field: str, value: str, expected: str
) -> None:
    found = load_with(tmp_path, old, new)
    assert found.faults == (Fault("sources.toml", "collection", field, value, expected),)
    assert found.settings is None
    assert (len(found.sources), len(found.events), found.set_aside) == (1, 2, 0)


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        ("https://herald.example/bridge", "javascript:alert(1)", "url", "'javascript:alert(1)'"),
        ('url = "https', 'url = "ftp', "url", "'ftp://herald.example/bridge'"),
        ("00000000", "zzzzzzzz", "sha256", repr("zzzzzzzz" + "0" * 56)),
        ('"2020-11-11"', '"2020-11-31"', "published", "'2020-11-31'"),
        ('"2020-11-11"', "2020-11-11", "published", "2020-11-11 without quotation marks"),
    ],
)
def test_a_bad_source_takes_its_events_with_it(
    tmp_path: Path, old: str, new: str, field: str, value: str
) -> None:
    found = load_with(tmp_path, old, new)
    first = found.faults[0]
    assert (first.file, first.record, first.field, first.value) == (
        "sources.toml",
        "record 1 (herald)",
        field,
        value,
    )
    assert (found.sources, len(found.events), found.set_aside) == ((), 0, 3)


def test_without_settings_districts_are_not_judged(tmp_path: Path) -> None:
    found = load_with(tmp_path, 'AZ-KAL = "Kalbajar"\nAZ-AGM = "Agdam"\n', "")
    assert [fault.field for fault in found.faults] == ["districts"]
    assert len(found.events) == 2
