"""The folders that the page is told of: as options first, then by the environment."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from events.records.folder import SHIPPED
from geo.page.session.options import data_folder, read_folder


@pytest.mark.parametrize(
    ("arguments", "folder"),
    [
        (["app.py", "--data", "a b"], Path("a b")),
        (["app.py", "--data=x=y", "--articles", "z"], Path("x=y")),
        (["app.py", "--data"], None),
        (["app.py", "--database", "x"], None),
    ],
)
def test_a_folder_is_read_from_the_command_line(arguments: list[str], folder: Path | None) -> None:
    assert read_folder(arguments, "--data") == folder


def test_the_page_takes_the_collection_as_the_commands_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["app.py", "--data", "named"])
    monkeypatch.setenv("HANDOVER_DATA", "set")
    assert data_folder() == "named"
    monkeypatch.setattr(sys, "argv", ["app.py"])
    assert data_folder() == "set"
    monkeypatch.delenv("HANDOVER_DATA")
    assert data_folder() == str(SHIPPED)
