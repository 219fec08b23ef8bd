"""The record files and the desk: each takes what the other changed, and neither loses anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.desk.decisions import accept, correct, remove_event
from events.desk.errors import DeskError
from events.desk.files.syncing import list_conflicts, sync
from events.desk.holdings import Desk
from events.desk.undoing import check_history, undo
from events.errors import RecordsError
from events.records.collection import SHIPPED, load_collection
from events.records.record import to_record
from tests.helpers.desk import all_held, bring_article, held, make_desk

LANDSLIDE = "A landslide closes the road between Goygol and Tovuz."


def edit(desk: Desk, file: str, before: str, after: str) -> None:
    path = desk.folder / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def change(desk: Desk, event: str, **fields: object) -> None:
    kept = held(desk, "event", event)
    correct(desk, "event", event, kept.present | fields, seen=kept.version)


def test_a_collection_goes_through_the_desk_without_loss(tmp_path: Path) -> None:
    desk = make_desk(SHIPPED, address=tmp_path / "desk.sqlite")
    before = {name: (SHIPPED / name).read_bytes() for name in ("sources.toml", "events.toml")}
    assert sync(desk).to_files == ()
    assert len(all_held(desk, "event")) == len(load_collection(SHIPPED).events)
    assert {name: (SHIPPED / name).read_bytes() for name in before} == before


def test_each_side_takes_what_the_other_changed(desk: Desk) -> None:
    edit(desk, "events.toml", LANDSLIDE, "By hand.")
    change(desk, "excavators", summary="On the desk.")
    done = sync(desk)
    assert (done.from_files, done.to_files) == ((("event", "landslide"),), (("event", "excavators"),))
    assert held(desk, "event", "landslide").present["summary"] == "By hand."
    assert 'summary = "On the desk."' in (desk.folder / "events.toml").read_text("utf-8")


def test_two_fields_of_one_record_meet(desk: Desk) -> None:
    edit(desk, "events.toml", LANDSLIDE, "By hand.")
    change(desk, "landslide", when="2024-05")
    assert sync(desk).conflicts == ()
    both = {"summary": "By hand.", "when": "2024-05"}
    assert both.items() <= held(desk, "event", "landslide").present.items()
    [event] = [one for one in load_collection(desk.folder).events if one.id == "landslide"]
    assert both.items() <= to_record(event).items()


def test_one_field_changed_on_both_sides_is_shown_and_kept(desk: Desk) -> None:
    edit(desk, "events.toml", LANDSLIDE, "By hand.")
    change(desk, "landslide", summary="On the desk.", when="2024-05")
    [conflict] = sync(desk).conflicts
    [difference] = conflict.differences
    assert (conflict.id, difference.field, difference.base) == ("landslide", "summary", LANDSLIDE)
    assert (difference.mine, difference.theirs) == ("By hand.", "On the desk.")
    assert list_conflicts(desk) == [conflict]
    # Both stand as they were, and the rest goes on.
    assert 'summary = "By hand."' in (desk.folder / "events.toml").read_text("utf-8")
    assert held(desk, "event", "landslide").present["summary"] == "On the desk."
    edit(desk, "events.toml", "Two excavators", "Three excavators")
    assert [one.id for one in sync(desk).conflicts] == ["landslide"]
    assert held(desk, "event", "excavators").present["summary"].startswith("Three")
    # An editor chooses.
    done = sync(desk, choices={("event", "landslide"): {"summary": "files"}})
    assert (done.conflicts, list_conflicts(desk)) == ((), [])
    assert held(desk, "event", "landslide").present["summary"] == "By hand."
    assert 'when = "2024-05"' in (desk.folder / "events.toml").read_text("utf-8")


def test_an_editor_may_choose_the_desk(desk: Desk) -> None:
    edit(desk, "events.toml", LANDSLIDE, "By hand.")
    change(desk, "landslide", summary="On the desk.")
    sync(desk)
    assert sync(desk, choices={("event", "landslide"): {"summary": "desk"}}).to_files == (
        ("event", "landslide"),
    )
    assert sync(desk).to_files == sync(desk).from_files == ()
    assert 'summary = "On the desk."' in (desk.folder / "events.toml").read_text("utf-8")


def test_accounts_are_fields_of_their_own(desk: Desk) -> None:
    edit(desk, "events.toml", "Says that a landslide closed the road on Friday morning", "Tells")
    kept = held(desk, "event", "landslide").present
    more = kept["accounts"][0] | {"source": "mountain-radio-1", "sentences": ["5e1fd08f3b62230a"]}
    change(desk, "landslide", accounts=[*kept["accounts"], more])
    assert sync(desk).conflicts == ()
    first, second = held(desk, "event", "landslide").present["accounts"]
    assert (first["says"], second["source"]) == ("Tells, and that nobody was hurt.", "mountain-radio-1")


def test_removed_on_one_side_and_changed_on_the_other_is_a_conflict(desk: Desk) -> None:
    edit(desk, "events.toml", "Two excavators", "Three excavators")
    remove_event(desk, "excavators", "Told wrongly.", seen=1)
    [conflict] = sync(desk).conflicts
    assert [(one.field, one.theirs) for one in conflict.differences] == [("", None)]
    sync(desk, choices={("event", "excavators"): {"": "files"}})
    assert held(desk, "event", "excavators").present["summary"].startswith("Three")


def test_what_is_removed_in_the_files_is_removed(desk: Desk) -> None:
    path = desk.folder / "events.toml"
    text = path.read_text("utf-8")
    begin = text.index('[[event]]\nid = "excavators"')
    path.write_text(text[:begin], encoding="utf-8")
    assert sync(desk).from_files == (("event", "excavators"),)
    assert held(desk, "event", "excavators").value is None
    undo(desk, number=2)
    assert sync(desk).to_files == (("event", "excavators"),)
    assert len(load_collection(desk.folder).events) == 4
    assert check_history(desk) == []


def test_files_that_have_lost_everything_take_nothing_away(desk: Desk) -> None:
    (desk.folder / "events.toml").unlink()
    with pytest.raises(DeskError, match=r"events\.toml has lost all 4 records"):
        sync(desk)
    (desk.folder / "events.toml").write_text("[[event]\n", encoding="utf-8")
    with pytest.raises(DeskError, match=r"events\.toml, line 1"):
        sync(desk)
    assert len(all_held(desk, "event")) == 4


def test_a_record_with_a_fault_is_told_and_left_alone(desk: Desk) -> None:
    edit(desk, "events.toml", 'kind = "movement"', 'kind = "moovement"')
    change(desk, "excavators", summary="On the desk.")
    done = sync(desk)
    assert [(fault.record, fault.field) for fault in done.faults] == [("record 4 (excavators)", "kind")]
    assert done.to_files == done.from_files == ()
    edit(desk, "events.toml", "moovement", "movement")
    assert sync(desk).to_files == (("event", "excavators"),)


def test_what_does_not_fit_together_changes_neither_side(desk: Desk) -> None:
    bring_article(desk)
    accept(desk, "units/1", seen=1)
    sync(desk)
    edit(desk, "sources.toml", 'url = "https://hill-gazette.example/units"\n', "")
    edit(desk, "events.toml", LANDSLIDE, "By hand.")
    change(desk, "excavators", summary="On the desk.")
    done = sync(desk)
    # The source is set aside with its fault, and all that rests on it.
    assert {fault.field for fault in done.faults} == {"url", "accounts.1.source"}
    assert held(desk, "source", "units").present["url"] == "https://hill-gazette.example/units"
    # Taken out of the files, while the desk goes on with what rests on it.
    path, events = desk.folder / "sources.toml", desk.folder / "events.toml"
    text, whole = path.read_text("utf-8"), events.read_text("utf-8")
    path.write_text(text[: text.index('[[source]]\nid = "units"')], encoding="utf-8")
    before = all_held(desk, "event")
    with pytest.raises(RecordsError, match=r"accounts\.1\.source"):
        sync(desk)
    assert all_held(desk, "event") == before
    assert events.read_text("utf-8") == whole
