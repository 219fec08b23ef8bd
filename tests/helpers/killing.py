"""Runs an import that kills itself by SIGKILL before its n-th change of a file: `killing.py N ARGUMENTS`.

What is changed is told by the interpreter's own audit events, so that nothing of the program is replaced but
the size of its batches. Without that many changes it ends as the command does.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

import pyarrow.parquet  # noqa: F401

from geo.commands.program import main
from geo.ingest import running

CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree")


def kill_before(number: int, folder: str) -> None:
    """Kill this process before the change of that number, from 1, of a file in a folder."""
    left = [number]

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        is_change = event in CHANGES or (
            event == "open" and isinstance(arguments[1], str) and arguments[1][:1] in "wxa"
        )
        if is_change and isinstance(arguments[0], str | os.PathLike) and folder in os.fspath(arguments[0]):
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


if __name__ == "__main__":
    running.BATCH = 4
    arguments = sys.argv[2:]
    kill_before(int(sys.argv[1]), arguments[arguments.index("--into") + 1])
    sys.exit(main(arguments))
