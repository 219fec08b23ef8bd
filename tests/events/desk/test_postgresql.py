"""The same store on a real PostgreSQL server, started for these tests as an ordinary user."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from events.desk.decisions import accept
from events.desk.errors import DeskError
from events.desk.undoing import check_history, undo
from tests.events.desk.test_killing import assert_whole, kill_writers
from tests.helpers.desk import bring_article, held, make_desk

FOUND = [*map(str, Path("/usr/lib/postgresql").glob("*/bin/initdb")), shutil.which("initdb")]
INITDB = next((one for one in FOUND if one), None)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    if INITDB is None:
        reason = "no PostgreSQL server: initdb is neither below /usr/lib/postgresql nor on the path"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    # The server refuses to run as root.
    user = "nobody" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory() as made, socket.socket() as free:
        folder = Path(made)
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        if user:
            shutil.chown(folder, user)

        def run(program: str, *arguments: str) -> None:
            command = [str(Path(INITDB).with_name(program)), "-D", str(folder / "db"), *arguments]
            subprocess.run(command, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)

        run("initdb", "-A", "trust", "-U", "desk")
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", f"-p {port} -k {folder}", "start")
        try:
            yield f"postgresql://desk@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")


def test_editors_share_it_and_kills_lose_nothing(address: str, tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "roads", address=address)
    assert_whole(desk, kill_writers(address, desk.folder, 10))
    bring_article(desk)
    event = accept(desk, "units/1", seen=1)
    undo(desk)
    assert held(desk, "event", event.id).value is None
    assert check_history(desk) == []
    with pytest.raises(DeskError, match="history: it is added to"), desk.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM changes")
    desk.store.close()
