"""Killed in the middle of anything, the desk loses nothing that it had acknowledged, and has nothing half."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from sqlalchemy import text

from events.desk.files.syncing import sync
from events.desk.holdings import Desk
from events.desk.undoing import check_history, read_history
from events.records.collection import load_collection
from tests.helpers.desk import make_desk
from tests.helpers.specimens import ROOT


def kill_writers(address: str, collection: Path, times: int) -> set[int]:
    """Kill a process that writes, so many times; return the numbers of the changes that were acknowledged."""
    command = [sys.executable, "-m", "tests.helpers.desk_writer", address, str(collection), str(times)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def assert_whole(desk: Desk, acknowledged: set[int]) -> None:
    history = read_history(desk, limit=100_000)
    assert acknowledged <= {change.number for change in history}
    assert check_history(desk) == []
    # Each change that is there has all of its parts, and the files can be read and made the same.
    assert [change.number for change in history if not change.parts and change.undoes is None] == []
    assert load_collection(desk.folder).faults == ()
    sync(desk)
    done = sync(desk)
    assert (done.from_files, done.to_files, done.conflicts) == ((), (), ())
    assert len(load_collection(desk.folder).events) == 4


def test_killed_a_hundred_times_it_has_lost_nothing(tmp_path: Path) -> None:
    address = str(tmp_path / "desk.sqlite")
    desk = make_desk(tmp_path / "roads", address=address)
    acknowledged = kill_writers(address, desk.folder, 100)
    assert len(acknowledged) > 50
    assert_whole(desk, acknowledged)
    with desk.store.reading() as connection:
        assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
