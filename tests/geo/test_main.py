"""The command line of geo, as a process, for the bytes and the status that others see."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from geo.__main__ import main

ROOT = Path(__file__).parents[2]


def run(*arguments: str, encoding: str = "utf-8") -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "geo", *arguments]
    return subprocess.run(command, capture_output=True, env=environment, check=False, timeout=120)


def test_find_prints_one_json_document_best_first() -> None:
    done = run("find", "Kielbajara", "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 0
    assert done.stderr == b""
    assert [one["id"] for one in found] == ["AZ-KAL", "kalbajar-town"]
    assert found[0] == {
        "id": "AZ-KAL",
        "name": "Kalbajar",
        "kind": "district",
        "score": 0.894,
        "lat": found[0]["lat"],
        "lon": found[0]["lon"],
        "district": None,
        "district_name": None,
        "country": "AZ",
    }
    assert (round(found[0]["lat"], 1), round(found[0]["lon"], 1)) == (40.1, 46.2)


def test_output_is_utf_8_whatever_the_terminal_is() -> None:
    done = run("find", "Ağdam", "--json", "--within", "AZ-TOV", encoding="cp1252")
    assert done.returncode == 0
    assert json.loads(done.stdout.decode("utf-8"))[0]["name"] == "Ağdam"


def test_find_prints_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "Lachin"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["score", "id", "name", "kind", "in", "lat", "lon"]
    assert lines[2].split() == ["1.00", "lachin-town", "Lachin", "town", "Lachin", "39.64083", "46.54694"]
    assert len(lines) == 4


@pytest.mark.parametrize("text", ["Paris", "", "   ", "12345"])
def test_no_candidate_is_an_answer(capsys: pytest.CaptureFixture[str], text: str) -> None:
    assert main(["find", text, "--json"]) == 0
    assert capsys.readouterr().out == "[]\n"
    assert main(["find", text]) == 0
    assert capsys.readouterr().out == "no place of this name\n"


def test_options_narrow(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "Agdam", "--kind", "village", "--limit", "1", "--json"]) == 0
    assert [one["id"] for one in json.loads(capsys.readouterr().out)] == ["wof-1141906147"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["find", "Lachin", "--within", "AZ-XXX"], "unknown place 'AZ-XXX'"),
        (["find", "Lachin", "--kind", "hamlet"], "unknown kind 'hamlet'"),
        (["find", "Lachin", "--limit", "0"], "expected a whole number from 1"),
        (
            ["find", "Lachin", "--gazetteer", "no-such.csv"],
            "1 fault: no-such.csv: there is no such file or folder",
        ),
        (["find"], "required: NAME"),
        ([], "required: COMMAND"),
        (["seek", "Lachin"], "invalid choice: 'seek'"),
        (
            ["build", "no-such-folder"],
            "5 faults: azerbaijan_districts.geojson: missing: expected a file of the reference, in",
        ),
    ],
)
def test_bad_input_is_reported_in_one_line_with_status_2(arguments: list[str], reason: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert reason in done.stderr.decode("utf-8")
    assert done.stderr.count(b"\n") == 1


def test_find_loads_no_geometry_library() -> None:
    code = (
        "import sys; from geo.__main__ import main; main(['find', 'Agdam', '--json']); "
        "print({'geopandas', 'shapely', 'pandas', 'folium'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True, timeout=120
    )
    assert done.stdout.splitlines()[-1] == b"set()"
