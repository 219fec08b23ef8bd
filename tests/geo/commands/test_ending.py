"""Commands that are told to end while they work: the usual status, no word, nothing left behind.

Each is stopped at a moment that is the same at every run: as it reads its collection from a pipe into which
nothing is written, or as it writes into one that nobody reads.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.specimens import ROOT

if os.name != "posix":
    pytest.skip("signals and pipes with names as these are POSIX's", allow_module_level=True)

PROGRAM = [sys.executable, "-m", "geo.commands.program"]
READERS: tuple[tuple[str, ...], ...] = (
    ("at", "2020-11-18"),
    ("list",),
    ("sources",),
    ("cite",),
    ("check", "--articles", "{out}"),
    ("origins", "--articles", "{out}"),
    ("fetch", "--articles", "{out}"),
    ("export", "gpkg", "-o", "{out}/map.gpkg"),
    ("publish", "{out}/site"),
)


class Started:
    """A command that was started, and has a folder for what it writes and one for what it keeps a while."""

    def __init__(self, folder: Path, command: tuple[str, ...], **given: object) -> None:
        self.out, self.temporary = folder / "out", folder / "temporary"
        for made in (self.out, self.temporary):
            made.mkdir()
        arguments = [one.format(out=self.out) for one in command]
        environment = os.environ | {"TMPDIR": str(self.temporary)}
        self.process = subprocess.Popen(
            [*PROGRAM, *arguments],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            **given,  # type: ignore[call-overload]
        )

    def end(self, number: signal.Signals) -> tuple[int, bytes, list[Path]]:
        """Send a signal; return the status, what was said, and what is left."""
        self.process.send_signal(number)
        _, told = self.process.communicate(timeout=30)
        return self.process.returncode, told, [*self.temporary.iterdir(), *self.out.iterdir()]


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[tuple[str, ...], Started]]:
    """Every command, at once, each of a collection that does not come."""
    started = {}
    for command in READERS:
        folder = tmp_path_factory.mktemp(command[0])
        (folder / "data").mkdir()
        os.mkfifo(folder / "data" / "sources.toml")
        started[command] = Started(folder, (*command, "--data", str(folder / "data")))
    yield started
    for one in started.values():
        one.process.kill()
        one.process.communicate()


@pytest.mark.parametrize("command", READERS, ids=lambda command: str(command[0]))
def test_a_command_that_reads_ends_cleanly(
    reading: dict[tuple[str, ...], Started], command: tuple[str, ...]
) -> None:
    one = reading[command]
    # Opened once the command opens it, too; a command that has ended would never.
    pipe = one.out.parent / "data" / "sources.toml"
    while True:
        assert one.process.poll() is None, one.process.communicate()
        try:
            written = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.05)
        else:
            break
    with os.fdopen(written, "wb"):
        number = signal.SIGINT if READERS.index(command) % 2 else signal.SIGTERM
        assert one.end(number) == (128 + number, b"", [])


def test_an_export_into_a_pipe_that_nobody_reads_any_more_ends_quietly(tmp_path: Path) -> None:
    one = Started(tmp_path, ("export", "states-geojson"))
    assert one.process.stdout is not None
    assert one.process.stdout.read(1) == b"{"
    one.process.stdout.close()
    assert one.process.stderr is not None
    assert one.process.stderr.read() == b""
    assert (one.process.wait(30), list(one.temporary.iterdir())) == (141, [])
    one.process.stderr.close()
