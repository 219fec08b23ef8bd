"""An import that is killed, wherever it is, goes on when it is run again: nothing doubled, nothing lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from events.imports.checkpoints import FOLDER
from events.records.collection import load_collection
from events.records.record import to_record
from tests.helpers.specimens import ROOT

TYPES = ("Flood", "Fire", "Quake")
ROWS = [
    f"{n},{'someday' if n % 5 == 0 else f'2020-11-{n:02}'},Event {n},{TYPES[n % 3]}" for n in range(1, 15)
]


def run(kill_at: int, files: list[Path], into: Path) -> int:
    command = [sys.executable, "-m", "tests.helpers.killing", str(kill_at), "import", *map(str, files)]
    done = subprocess.run([*command, "--into", str(into)], cwd=ROOT, capture_output=True, check=False)
    return done.returncode


def told(into: Path) -> object:
    collection = load_collection(into)
    assert collection.faults == ()
    aside = {path.name: path.read_bytes() for path in into.glob("*-set-aside.csv")}
    # A file that was being written whole may stay beside its place, hidden.
    left = {path.name for path in into.iterdir() if not path.name.startswith(".")}
    return [to_record(one) for one in collection.events], (into / "sources.toml").read_text(), aside, left


def test_killed_at_any_change_it_goes_on_as_if_nothing_had_happened(tmp_path: Path) -> None:
    files = [tmp_path / "one.csv", tmp_path / "two.csv"]
    files[0].write_text("id,date,title,type\n" + "\n".join(ROWS), "utf-8")
    files[1].write_text("id,date,title,type\n" + "\n".join(reversed(ROWS[:9])), "utf-8")
    assert run(10_000, files, tmp_path / "whole") == 1
    whole = told(tmp_path / "whole")
    resumed = 0
    for kill_at in (9, 14, 19, 24, 30):
        into = tmp_path / f"killed-{kill_at}"
        assert run(kill_at, files, into) == -9
        resumed += (into / FOLDER / "000000.json").is_file()
        assert run(10_000, files, into) == 1
        assert told(into) == whole, kill_at
    assert resumed >= 3
