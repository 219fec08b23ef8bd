"""Pages that write are off unless they are switched on, and their door is shut without the password."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from events.errors import PlaceError
from geo.page.writing import door as rooms
from geo.page.writing.desk.opening import place_store
from geo.page.writing.door import PASSWORD_VARIABLE, Door, the_door
from geo.page.writing.switches import read_names


@pytest.mark.parametrize(
    ("arguments", "environment", "names"),
    [
        ([], {}, []),
        (["--data", "x", "--writes=import"], {}, ["import"]),
        ([], {"HANDOVER_WRITES": "import, desk"}, ["import", "desk"]),
    ],
)
def test_nothing_is_on_but_what_is_named(
    arguments: list[str], environment: dict[str, str], names: list[str]
) -> None:
    assert read_names(arguments, environment) == names


def test_the_door_opens_to_the_password_for_some_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "PAUSE", 0.0)
    now = 1_000.0
    monkeypatch.setattr(rooms, "monotonic", lambda: now)
    door = Door("correct-horse-battery", is_made_up=False)
    assert "not the password" in door.enter("a", "Ada", "correct-horse")
    assert door.find("a") is None
    assert door.enter("a", "  Ada  Byron ", "correct-horse-battery") == ""
    editor = door.find("a")
    assert editor is not None
    assert editor.name == "Ada Byron"
    assert door.find("b") is None
    now += 8 * 3600 + 1
    assert door.find("a") is None


def test_a_password_that_is_too_short_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for given, is_made_up in (("short", True), ("correct-horse-battery", False)):
        monkeypatch.setenv(PASSWORD_VARIABLE, given)
        the_door.cache_clear()
        assert the_door().is_made_up is is_made_up
        assert bool(the_door().enter("a", "", "short")) is True
    the_door.cache_clear()


def test_the_store_of_the_desk_lies_in_the_collection_or_nowhere(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "map", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    assert place_store(folder) == folder / "desk" / "desk.sqlite"
    shutil.rmtree(folder / "desk")
    (folder / "desk").symlink_to(elsewhere)
    with pytest.raises(PlaceError, match="is a link out of"):
        place_store(folder)
    assert list(elsewhere.iterdir()) == []
