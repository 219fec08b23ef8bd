"""Editors who never rest, each killed in a process of its own: `python -m tests.helpers.desk_writer …`.

Takes the store's address, the collection's folder and a number of times; prints, as JSON, the numbers of the
changes that were acknowledged.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

from events.desk.articles import add_article
from events.desk.database.store import open_store
from events.desk.decisions import correct
from events.desk.errors import DeskError
from events.desk.files.syncing import sync
from events.desk.holdings import Desk
from events.desk.undoing import read_history, redo, undo
from tests.helpers.desk import held, open_desk

# Seconds from a writer's first change to its end, at most.
LONGEST = 0.03


def kill_writers(address: str, collection: Path, times: int) -> set[int]:
    """Let one writer after the other change the desk, and kill each at a moment of chance."""
    chosen = random.Random(20201125)  # noqa: S311
    store = open_store(address)
    desk = open_desk(store, collection, "editor")
    store.close()
    acknowledged: set[int] = set()
    for seed in range(times):
        here, there = os.pipe()
        if (writer := os.fork()) == 0:
            os.close(here)
            write_on(address, desk, seed, there)
        os.close(there)
        with os.fdopen(here, encoding="ascii") as lines:
            first = lines.readline()
            # Where it is killed is left to chance, not whether it was at work.
            time.sleep(chosen.uniform(0, LONGEST))
            os.kill(writer, signal.SIGKILL)
            os.waitpid(writer, 0)
            # A number that was cut off is none that was told.
            told = [line for line in (first, *lines) if line.endswith("\n")]
        acknowledged |= set(map(int, told))
    return acknowledged


def write_on(address: str, desk: Desk, seed: int, told: int) -> None:
    """Change the desk in every way, and tell the number of each change once it is stored."""
    chosen = random.Random(seed)  # noqa: S311
    desk = replace(desk, store=open_store(address), author=f"editor {seed}")
    for step in range(10_000):
        _change(desk, chosen, f"{seed}.{step}")
        os.write(told, f"{read_history(desk, limit=1)[0].number}\n".encode())


def _change(desk: Desk, chosen: random.Random, name: str) -> None:
    what = chosen.choice(["correct", "correct", "sync", "add", "undo", "redo"])
    if what == "correct":
        kept = held(desk, "event", chosen.choice(["landslide", "excavators"]))
        correct(desk, "event", kept.id, kept.present | {"summary": f"Words {name}."}, seen=kept.version)
    elif what == "sync":
        sync(desk)
    elif what == "add":
        add_article(desk, f"Article {name}.\n\nIt tells nothing.", {"title": name, "language": "en"})
    else:
        try:
            (undo if what == "undo" else redo)(desk)
        except DeskError:
            # There is nothing of its own yet.
            return


if __name__ == "__main__":
    print(json.dumps(sorted(kill_writers(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])))))
