"""The command `export`: to standard output or into a file, of what is chosen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from events.exchange.geojson import read_geojson
from tests.helpers.specimens import ROOT

PROGRAM = [sys.executable, "-m", "geo.commands.program", "export"]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    given = os.environ | environment
    return subprocess.run([*PROGRAM, *arguments], cwd=ROOT, env=given, capture_output=True, check=False)


def test_a_text_goes_to_standard_output_and_the_same_to_a_file(tmp_path: Path) -> None:
    done = run("geojson", "--kinds", "entry", SOURCE_DATE_EPOCH="1606262400")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["date"] == "2020-11-25"
    assert [event.kind.id for event in read_geojson(done.stdout.decode())] == ["entry", "entry"]
    file = tmp_path / "entries.geojson"
    assert run("geojson", "--kinds", "entry", "-o", str(file), SOURCE_DATE_EPOCH="1606262400").stdout == b""
    assert file.read_bytes() == done.stdout


def test_a_binary_format_needs_a_file() -> None:
    done = run("xlsx")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"xlsx is a binary format: expected -o FILE\n"


def test_what_cannot_be_chosen_is_told_in_a_line() -> None:
    done = run("csv", "--district", "AZ-XYZ")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"district='AZ-XYZ': expected one of AZ-KAL, ")
    both = run("csv", "--from", "2020-12-01", "--to", "2020-11-01")
    assert both.stderr.startswith(b"--from 2020-12-01 --to 2020-11-01: expected a first day")
