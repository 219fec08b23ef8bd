"""Undo, redo and history."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from events.desk.decisions import accept, correct, refuse
from events.desk.errors import ConflictError, DeskError
from events.desk.holdings import Desk
from events.desk.undoing import check_history, read_history, redo, undo
from events.errors import RecordsError
from tests.helpers.desk import all_held, bring_article, held

ENTRY = "entry-tovuz-2024-05-11"


def summary(desk: Desk, event: str) -> str:
    return str(held(desk, "event", event).present["summary"])


def change(desk: Desk, event: str, words: str) -> None:
    kept = held(desk, "event", event)
    correct(desk, "event", event, kept.present | {"summary": words}, seen=kept.version)


def test_each_editor_goes_back_and_forth_in_what_is_theirs(desk: Desk) -> None:
    bo = replace(desk, author="Bo")
    change(desk, "landslide", "One.")
    change(desk, "landslide", "Two.")
    change(bo, "excavators", "Bo's.")
    undo(desk)
    undo(desk)
    assert (summary(desk, "landslide"), summary(desk, "excavators")) == (
        "A landslide closes the road between Goygol and Tovuz.",
        "Bo's.",
    )
    redo(desk)
    assert summary(desk, "landslide") == "One."
    redo(desk)
    assert summary(desk, "landslide") == "Two."
    with pytest.raises(DeskError, match="nothing to do again"):
        redo(desk)
    undo(desk)
    change(desk, "landslide", "Three.")
    with pytest.raises(DeskError, match="nothing to do again"):
        redo(desk)
    undo(bo)
    with pytest.raises(DeskError, match="nothing to undo"):
        undo(bo)
    assert check_history(desk) == []


def test_the_whole_desk_goes_back_in_order(desk: Desk) -> None:
    bo = replace(desk, author="Bo")
    change(desk, "landslide", "One.")
    change(bo, "excavators", "Bo's.")
    assert undo(desk, everyone=True).note == "correct excavators"
    assert summary(desk, "excavators") == "Two excavators set out from Goygol for Tovuz."
    assert redo(desk, everyone=True).author == "Ada"
    assert summary(desk, "excavators") == "Bo's."


def test_what_was_accepted_waits_again(desk: Desk) -> None:
    bring_article(desk)
    accept(desk, "units/1", seen=1)
    undo(desk)
    assert held(desk, "proposal", "units/1").present["status"] == "waiting"
    assert held(desk, "event", ENTRY).value is None
    assert "units" not in all_held(desk, "source")
    # It has been there: who saw it then is told that it is another now.
    assert held(desk, "event", ENTRY).version == 2
    accept(desk, "units/1", seen=3)
    assert held(desk, "event", ENTRY).version == 3
    assert check_history(desk) == []


def test_an_older_change_is_undone_if_nothing_rests_on_it(desk: Desk) -> None:
    change(desk, "landslide", "One.")
    number = read_history(desk)[0].number
    kept = held(desk, "event", "landslide")
    correct(desk, "event", "landslide", kept.present | {"when": "2024-05"}, seen=kept.version)
    undo(desk, number=number)
    assert summary(desk, "landslide") == "A landslide closes the road between Goygol and Tovuz."
    assert held(desk, "event", "landslide").present["when"] == "2024-05"
    with pytest.raises(DeskError, match=f"change {number} is undone already"):
        undo(desk, number=number)
    change(desk, "landslide", "Two.")
    number = read_history(desk)[0].number
    change(desk, "landslide", "Three.")
    with pytest.raises(ConflictError, match="yours differs in: summary"):
        undo(desk, number=number)


def test_an_undoing_keeps_the_rules(desk: Desk) -> None:
    bring_article(desk)
    accept(desk, "units/1", seen=1)
    first = read_history(desk)[0].number
    accept(desk, "units/2", seen=1)
    with pytest.raises(RecordsError, match=r"accounts\.1\.source: 'units'"):
        undo(desk, number=first)
    assert held(desk, "event", ENTRY).value is not None


def test_history_tells_when_who_what_and_why(desk: Desk) -> None:
    bring_article(desk)
    refuse(desk, "units/1", "Told by nobody else.", seen=1)
    undo(desk)
    undone, refused, proposed, added, first = read_history(desk)
    assert (refused.author, refused.action, refused.note) == ("Ada", "refuse", "Told by nobody else.")
    assert (refused.undone_by, undone.undoes) == (undone.number, refused.number)
    [part] = refused.parts
    assert part.before is not None
    assert part.after == part.before | {"status": "refused", "reason": "Told by nobody else."}
    assert [one.action for one in (proposed, added, first)] == ["propose", "add", "files"]
    assert first.author == "record files"
    assert [one.action for one in read_history(desk, of=("proposal", "units/1"))] == [
        "undo",
        "refuse",
        "propose",
    ]
    assert [one.action for one in read_history(desk, author="record files")] == ["files"]
    with pytest.raises(DeskError, match="is none that is undone"):
        undo(desk, number=proposed.number)


@pytest.mark.parametrize("said", ["UPDATE changes SET author = 'x'", "DELETE FROM parts"])
def test_history_cannot_be_rewritten(desk: Desk, said: str) -> None:
    with (
        pytest.raises(DeskError, match="is history: it is added to, never changed"),
        desk.store.writing() as it,
    ):
        it.execute(text(said))


def test_a_store_that_is_not_as_its_history_made_it_is_told(desk: Desk) -> None:
    with desk.store.writing() as connection:
        connection.execute(text("UPDATE events SET version = 7 WHERE id = 'landslide'"))
    assert check_history(desk) == ["event 'landslide' is not as its history made it"]
