"""How a command ends when the process is told to: as is usual, and with nothing left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.specimens import ROOT

if os.name != "posix":
    pytest.skip("signals and terminals as these are POSIX's", allow_module_level=True)

# A command that works within a temporary folder for as long as it may, and shows how far it has come.
LONG = """
import sys, time
from tempfile import TemporaryDirectory
from events.commands.progress import follow
from events.commands.running import OneLineParser, run_command

def work(options):
    with TemporaryDirectory():
        for one in follow(range(1000), "steps"):
            print("begun", flush=True)
            time.sleep(60)

parser = OneLineParser()
parser.set_defaults(command=work)
sys.exit(run_command(parser, []))
"""


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_long_work_that_is_ended_removes_what_it_made(
    tmp_path: Path, number: signal.Signals, status: int
) -> None:
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    command = [sys.executable, "-c", LONG]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"begun\n"
        assert len(list(tmp_path.iterdir())) == 1
        process.send_signal(number)
        told = process.communicate(timeout=20)[1]
    # Standard error is no terminal: no progress is shown, and no trace of where it was.
    assert (process.returncode, told) == (status, b"")
    assert list(tmp_path.iterdir()) == []


def test_progress_is_shown_on_a_terminal() -> None:
    import termios

    ours, theirs = os.openpty()
    # Nothing to read is a failure, not a wait.
    os.set_blocking(ours, False)
    termios.tcsetwinsize(theirs, (24, 80))
    command = [sys.executable, "-c", LONG]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=theirs) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"begun\n"
        process.terminate()
    shown = os.read(ours, 1000).decode()
    os.close(theirs)
    os.close(ours)
    assert "0/1000" in shown
