"""What a terminal gets: no order to it, whatever stands in records, names of files and arguments."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from events.commands.progress import READING
from events.terminals import escape_controls, write_json
from tests.helpers.hostile import ALL, CODES, CONTROLS, write_hostile, write_texts
from tests.helpers.specimens import ROOT, run

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

ORDERS = frozenset(one for text in CONTROLS for one in text if not one.isprintable())
# What is shown while a collection is read, and how it is wiped away.
WHILE_READING = f"\r{READING} …\r{' ' * len(f'{READING} …')}\r"
STRANGE = "strange\x1b[2J\x9b\u202ename\x07"


def run_in_terminal(*arguments: str | Path) -> tuple[int, str]:
    """Run a command on a terminal; return its status and what the terminal got."""
    inside, outside = pty.openpty()
    process = os.fork()
    if not process:
        os.chdir(ROOT)
        os.close(inside)
        for number in range(3):
            os.dup2(outside, number)
        os.execv(sys.executable, [sys.executable, "-m", *map(str, arguments)])  # noqa: S606 - itself
    os.close(outside)
    got = b""
    # Linux tells the end of a terminal by an error.
    try:
        while part := os.read(inside, 65536):
            got += part
    except OSError:
        pass
    os.close(inside)
    told = got.decode("utf-8", "surrogateescape").removeprefix(WHILE_READING)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), told


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / STRANGE
    folder.mkdir()
    # Speakers have names of their own.
    write_hostile(folder, lambda field: ALL + " too" * (field == "speaker-alias"), dict.fromkeys(CODES, ALL))
    write_texts(folder / "texts", ALL)
    return folder


COMMANDS = (
    ("events", "at", "2020-11-20"),
    ("events", "list"),
    ("events", "sources"),
    ("events", "check", "--articles", "texts"),
    ("events", "origins", "--articles", "texts"),
    ("events", "fetch", "--articles", "new"),
    *(("events", "cite", "--format", one) for one in ("bibtex", "ris", "csl", "text")),
    ("events", "sentences", "texts/bridge.txt"),
    # What is wrong is told with what was given.
    ("events", "at", ALL.replace("\x00", "")),
    ("events", ALL),
    ("events", "list", "--strange\x1b[2J\x9b\u202e"),
    ("events", "cite", "--event", ALL),
    ("events", "cite", "--district", ALL),
    ("events", "check", "--articles", STRANGE),
    ("events", "sentences", STRANGE),
    ("events", "list", "--data", STRANGE),
    ("geo", "find", ALL),
    ("geo", "find", "x", "--within", ALL),
    ("geo", "find", "x", "--kind", ALL),
    ("geo", "find", "x", "--gazetteer", STRANGE),
    ("geo", "build", STRANGE),
    ("geo.commands.program", "list"),
    ("geo.commands.program", "export", "csv"),
    ("geo.commands.program", ALL),
    ("geo.commands.program", "show", "--port", ALL),
)


@pytest.mark.parametrize(
    "command", COMMANDS, ids=lambda command: " ".join(command)[:40].encode("ascii", "replace").decode()
)
def test_no_command_hands_an_order_to_the_terminal(hostile: Path, command: tuple[str, ...]) -> None:
    given: list[str | Path] = [
        hostile / one if one.startswith("texts") or one == "new" else one for one in command
    ]
    takes_data = command[0] != "geo" and "--data" not in command and len(command[1]) < 12
    if takes_data and command[1] != "show":
        given += ["--data", hostile]
    _, got = run_in_terminal(*given)
    lines = got.replace("\r\n", "\n")
    assert got
    # Lines of progress go back to their own beginning.
    own = {"\r"} if command[1] in ("check", "export", "fetch", "origins") else set()
    assert sorted(ORDERS.intersection(lines) - own) == []
    assert "Traceback" not in got
    assert "[Errno" not in got


def test_json_is_the_same_on_a_terminal_and_in_a_file_and_holds_no_order(hostile: Path) -> None:
    status, got = run_in_terminal("events", "list", "--json", "--data", hostile)
    done = run("list", "--json", "--data", hostile)
    assert (status, done.returncode) == (0, 0)
    assert got.replace("\r\n", "\n") == done.stdout
    assert ORDERS.intersection(done.stdout) == set()
    assert json.loads(done.stdout)[0]["summary"] == ALL


def test_a_file_keeps_texts_as_they_are(hostile: Path) -> None:
    assert ALL.replace("\r", "\n") in run("list", "--data", hostile).stdout


def test_orders_are_escaped_as_json_has_them() -> None:
    assert escape_controls("Քարվաճառ, Kəlbəcər ‘–’ \u200c\t\n") == "Քարվաճառ, Kəlbəcər ‘–’ \u200c\t\n"
    assert escape_controls("\x1b[31m\x9b\x07\u202e\U000e0041") == (
        "\\u001b[31m\\u009b\\u0007\\u202e\\udb40\\udc41"
    )
    assert json.loads(write_json({"a\u202e": "\x7f\U000e0041"})) == {"a\u202e": "\x7f\U000e0041"}
