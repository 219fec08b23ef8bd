"""The program `handover-map`, as a process: its commands, and how it ends."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from geo.page.server.launch import has_browser
from tests.conftest import free_port, wait_until_served
from tests.helpers.specimens import ROOT

PROGRAM = [sys.executable, "-m", "geo.commands.program"]
STREAMLIT = [sys.executable, "-m", "streamlit", "run", "app.py"]
needs_signals = pytest.mark.skipif(os.name != "posix", reason="signals as these are POSIX's")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize(
    "arguments",
    [("at", "2020-11-18", "--json"), ("list", "--json"), ("sources",), ("cite", "--format", "text")],
)
def test_a_command_answers_as_that_of_events_does(arguments: tuple[str, ...]) -> None:
    of_events = [sys.executable, "-m", "events", *arguments]
    expected = subprocess.run(of_events, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == expected.stdout


def test_find_answers_as_that_of_geo_does() -> None:
    assert json.loads(run("find", "Kielbajara", "--json").stdout)[0]["id"] == "AZ-KAL"


def test_version_is_the_distributions() -> None:
    done = run("--version")
    assert done.stdout == "handover-map 1.0.0\n"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["show", "no-such"], "'no-such' is no collection: expected a folder with sources.toml\n"),
        (
            ["show", "--port", "70000"],
            "handover-map show: argument --port: '70000': expected a",
        ),
        (["find", "x", "--kind", "sea"], "handover-map find: unknown kind 'sea'"),
        (["dance"], "handover-map: argument COMMAND: invalid choice: 'dance'"),
    ],
)
def test_bad_input_ends_with_status_2_and_one_line(arguments: list[str], reason: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(reason)


def test_a_port_that_another_program_has_is_told() -> None:
    with socket.socket() as other:
        other.bind(("localhost", 0))
        other.listen()
        port = other.getsockname()[1]
        done = run("show", "--port", str(port))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"--port {port}: another program has it: expected a free one")


@needs_signals
@pytest.mark.parametrize(
    ("begun", "goes_on"), [("handover-map ci", ["cite "]), ("handover-map cite --format r", ["ris "])]
)
def test_a_shell_can_complete_a_command_line(begun: str, goes_on: list[str], tmp_path: Path) -> None:
    asked = {"_ARGCOMPLETE": "1", "COMP_LINE": begun, "COMP_POINT": str(len(begun))}
    asked |= {"_ARGCOMPLETE_STDOUT_FILENAME": str(tmp_path / "answer"), "_ARGCOMPLETE_IFS": "\n"}
    subprocess.run(PROGRAM, cwd=ROOT, env=os.environ | asked, check=False)
    assert (tmp_path / "answer").read_text().split("\n") == goes_on


@needs_signals
def test_a_pipe_that_nobody_reads_any_more_ends_a_command_quietly() -> None:
    with subprocess.Popen(
        [*PROGRAM, "list", "--json"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@needs_signals
@pytest.mark.parametrize(
    ("command", "number", "statuses"),
    [
        ([*PROGRAM, "show", "--port"], signal.SIGTERM, (143,)),
        ([*PROGRAM, "show", "--port"], signal.SIGINT, (130,)),
        # Streamlit's own command dies of the signal, or ends as it likes.
        ([*STREAMLIT, "--server.headless=true", "--server.port"], signal.SIGTERM, (-signal.SIGTERM, 143)),
    ],
    ids=["show, SIGTERM", "show, SIGINT", "streamlit run, SIGTERM"],
)
def test_a_server_that_is_told_to_end_leaves_nothing_behind(
    command: list[str], number: signal.Signals, statuses: tuple[int, ...], tmp_path: Path
) -> None:
    port = free_port()
    with subprocess.Popen(
        [*command, str(port)], cwd=ROOT, stdout=subprocess.PIPE, env=os.environ | {"TMPDIR": str(tmp_path)}
    ) as process:
        wait_until_served(f"http://localhost:{port}", process)
        if command[: len(PROGRAM)] == PROGRAM:
            assert process.stdout is not None
            told = process.stdout.readline().decode()
            assert told == f"The map is at http://localhost:{port}/ (Ctrl-C ends it)\n"
        assert [path.name[:13] for path in tmp_path.iterdir()] == ["handover-map-"]
        process.send_signal(number)
        process.communicate(timeout=20)
    assert process.returncode in statuses
    assert list(tmp_path.iterdir()) == []


@needs_signals
def test_show_opens_the_browser(tmp_path: Path) -> None:
    browser, opened = tmp_path / "browser", tmp_path / "opened"
    os.mkfifo(opened)
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}\n')
    browser.chmod(0o755)
    port = free_port()
    environment = os.environ | {"DISPLAY": ":9", "BROWSER": str(browser)}
    command = [*PROGRAM, "show", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, env=environment) as process:
        reader = os.open(opened, os.O_RDONLY | os.O_NONBLOCK)
        is_told, _, _ = select.select([reader], [], [], 60)
        address = os.read(reader, 100).decode() if is_told else ""
        os.close(reader)
        process.terminate()
    assert address == f"http://localhost:{port}/\n"


@pytest.mark.parametrize(
    ("variables", "is_there"),
    [
        ({"DISPLAY": ":9"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ""}, False),
        ({}, False),
    ],
)
@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always one")
def test_there_is_a_browser_where_there_is_a_screen(
    variables: dict[str, str], is_there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert has_browser() is is_there
