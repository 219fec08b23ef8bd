"""What of an import is done, kept beside the collection, so that one that was killed goes on from there.

Each batch of events is a file, and after it one that tells how far the import was then: only with that does
the batch count. They serve the very same import alone: of the same files, into the same collection.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from events.errors import PlaceError
from events.files import place_within, write_whole

FOLDER = "import-in-progress"
_KEY = "import.txt"

State = dict[str, Any]


class Checkpoints:
    """The batches of an import that are done; `states` tell how far it was after each."""

    def __init__(self, into: Path, key: str) -> None:
        """Take up what an earlier run of the import of this key has left, else begin. Raises OSError."""
        self._folder = into / FOLDER
        self.states: list[State] = []
        if not self._is_of(key):
            self.remove()
            self._folder.mkdir(parents=True)
            write_whole(self._folder / _KEY, key.encode())
        while self._state(len(self.states)).is_file():
            self.states.append(json.loads(self._state(len(self.states)).read_bytes()))

    def save(self, table: Any, state: State) -> None:
        """Keep a batch, a table of pyarrow, and how far the import is after it. Raises OSError."""
        from pyarrow import parquet

        number = len(self.states)
        parquet.write_table(table, self._batch(number), compression="zstd")
        write_whole(self._state(number), json.dumps(state).encode())
        self.states.append(state)

    def tables(self) -> Iterator[Any]:
        """Yield the batches, as tables of pyarrow."""
        from pyarrow import parquet

        for number in range(len(self.states)):
            yield parquet.ParquetFile(self._batch(number)).read()

    def forget(self) -> None:
        """Begin anew: what was kept does not fit what is there. Raises OSError."""
        for number in reversed(range(len(self.states))):
            self._state(number).unlink()
        self.states.clear()

    def remove(self) -> None:
        """Let go of all of it."""
        if self._folder.is_symlink():
            self._folder.unlink()
        elif self._folder.exists():
            shutil.rmtree(self._folder)

    def _is_of(self, key: str) -> bool:
        try:
            return place_within(self._folder, _KEY).read_text("utf-8") == key and not any(
                path.is_symlink() for path in (self._folder, *self._folder.iterdir())
            )
        except (OSError, UnicodeDecodeError, PlaceError):
            return False

    def _batch(self, number: int) -> Path:
        return self._folder / f"{number:06}.parquet"

    def _state(self, number: int) -> Path:
        return self._folder / f"{number:06}.json"
