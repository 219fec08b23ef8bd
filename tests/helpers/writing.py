"""A server with a page that writes, over a collection of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geo.commands.program import main
from tests.conftest import serve

PASSWORD = "correct-horse-battery"  # noqa: S105 - of a server of its own


def serve_writing(folder: Path, page: str) -> Iterator[str]:
    """Make a collection in a folder, and serve it with a page that writes; yield the address."""
    assert main(["new", str(folder)]) == 0
    yield from serve(folder, variables={"HANDOVER_WRITES": page, "HANDOVER_PASSWORD": PASSWORD})
