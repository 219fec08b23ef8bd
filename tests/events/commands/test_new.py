"""The command `new`: what it makes opens at once, passes the check, and spares what is there."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from events.records.collection import load_collection
from events.timeline.timeline import Timeline
from geo.commands.program import main


def test_a_new_collection_has_no_fault_and_passes_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HANDOVER_ARTICLES", raising=False)
    folder = tmp_path / "my map"
    assert main(["new", str(folder)]) == 0
    assert f'handover-map show "{folder}"' in capsys.readouterr().out
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()) == [
        "articles/road-closed.txt",
        "articles/road-later.txt",
        "events.toml",
        "sources.toml",
    ]
    collection = load_collection(folder)
    assert (collection.faults, len(collection.events), len(collection.sources)) == ((), 4, 2)
    assert main(["check", "--json", "--data", str(folder)]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["found"], report["sentences"], report["altered"], report["disagreements"]) == (
        4,
        4,
        [],
        [],
    )


@pytest.mark.parametrize(
    ("day", "control", "deadline"),
    [
        (date(2024, 5, 5), "none", None),
        (date(2024, 5, 6), "due", date(2024, 5, 10)),
        (date(2024, 5, 9), "due", date(2024, 5, 17)),
        (date(2024, 5, 17), "due", date(2024, 5, 17)),
        (date(2024, 5, 18), "unreported", date(2024, 5, 17)),
    ],
)
def test_the_deadlines_of_a_new_collection_are_as_its_comments_say(
    tmp_path: Path, day: date, control: str, deadline: date | None
) -> None:
    assert main(["new", str(tmp_path)]) == 0
    state = Timeline(load_collection(tmp_path).events).state("AZ-TOV", day, "happened")
    assert (state.control, state.deadline) == (control, deadline)


def test_nothing_is_written_where_there_is_something(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("Mine.", encoding="utf-8")
    for there in (tmp_path, tmp_path / "mine.txt"):
        assert main(["new", str(there)]) == 2
        message = f"{str(there)!r} is there already: expected a new folder, or an empty one\n"
        assert capsys.readouterr().err == message
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
