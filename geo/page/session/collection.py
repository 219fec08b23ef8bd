"""The open collection, which every run of the page begins with, for each state of its files.

`open_collection` returns the collection as its files are now: when they change, it is opened anew. Files
that cannot be used, because one is half written or gone, or the disk is full, change nothing: the collection
stays as it could last be read, and `Keeper.problem` says why.
"""

from __future__ import annotations

import gc
import logging
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from secrets import token_hex
from threading import Event as Signal
from threading import Lock
from time import monotonic

from events.errors import Fault, RecordsError, word_os_error
from events.records.collection import Collection, load_collection
from events.records.rules import SHOWN
from geo.drawing.basemap import write_assets, write_file
from geo.drawing.layers import MapData
from geo.drawing.scripts import join_modules
from geo.page.session.blame import find_blamed, word_error
from geo.page.session.files import keep_only, served_folder
from geo.page.session.options import data_folder
from geo.views.opened import Opened, forget_all, open_loaded

# What starts the map in its frame.
FRAME = Path(__file__).parents[1] / "frame.js"
# What runs the axis and the notes in the page.
PAGE = Path(__file__).parents[1] / "page.js"
# Until this is set, the page says that the collection is being opened.
IS_OPEN = Signal()
# The endings of the files that make a collection.
ENDINGS = (".toml", ".parquet", ".geojson")
# More records than these, one after the other, are not set aside because they cannot be shown.
MOST_UNSHOWN = 20
# After what the disk would not take it is tried again, but not before so many seconds.
RETRY = 5.0

# Of each file its name, the nanosecond of its last change, and its size.
Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class OpenCollection(Opened):
    """A collection as this server has opened it.

    `files` are the scripts and the styles of the map by their names, `page_script` is that of the page,
    `beside` are the files that the map's script fetches later.
    """

    files: tuple[list[str], list[str]]
    page_script: str
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why the files as they are now cannot be used, and since when the page shows what it shows (UTC)."""

    faults: tuple[Fault, ...]
    shown_since: datetime


class Keeper:
    """The collection of a folder, as it could last be opened."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder; nothing is read before `current` is asked."""
        self._folder = folder
        self._lock = Lock()
        self._opened: OpenCollection | None = None
        self._opened_at = datetime.now(UTC)
        self._stamp: Stamp | None = None
        self._unshown: dict[str, str] = {}
        self._not_before = 0.0
        self.problem: Problem | None = None

    def current(self) -> OpenCollection:
        """Return the collection, opened anew if its files have changed. Raises RecordsError if it never was.

        Whoever asks while it is being opened anew gets it as it was.
        """
        if self._opened is None:
            with self._lock:
                return self._opened or self._renew()
        if self._has_changed() and self._lock.acquire(blocking=False):
            try:
                return self._renew() if self._has_changed() else self._opened
            finally:
                self._lock.release()
        return self._opened

    def set_aside(self, error: Exception) -> bool:
        """Set aside the record to which an error leads, if it leads to one; return whether it does."""
        with self._lock:
            if self._opened is None:
                return False
            if not self._take_note(error, self._opened.collection):
                return False
            self._stamp = None
        return True

    def _has_changed(self) -> bool:
        # Something clears folders of temporary files now and then, also those that the browser fetches.
        is_served = self._opened is not None and (served_folder() / self._opened.page_script).is_file()
        if monotonic() < self._not_before:
            return False
        return not is_served or self._stamp is None or self._stamp != self._look()

    def _look(self) -> Stamp:
        """Return what tells one state of the files from another: their names, times and sizes."""
        try:
            files = {path.name: path.stat() for path in self._folder.iterdir() if path.suffix in ENDINGS}
        except OSError as error:
            return ((error.strerror or str(error), 0, 0),)
        return tuple(sorted((name, one.st_mtime_ns, one.st_size) for name, one in files.items()))

    def _renew(self) -> OpenCollection:
        """Open the collection; keep the one that was open if that fails. Raises RecordsError without one."""
        stamp = self._look()
        if self._stamp not in (None, stamp):
            # What could not be shown may have been mended.
            self._unshown.clear()
        try:
            opened = self._open()
        except RecordsError as error:
            self._stamp = stamp
            if isinstance(error.__cause__, OSError):
                # A full disk is not told by the files of the collection.
                self._stamp, self._not_before = None, monotonic() + RETRY
            if self._opened is None:
                raise
            self.problem = Problem(error.faults, self._opened_at)
            return self._opened
        is_first = self._opened is None
        self._opened, self._opened_at, self.problem = opened, datetime.now(UTC), None
        self._stamp = stamp
        _settle(opened, is_first=is_first)
        return opened

    def _open(self) -> OpenCollection:
        while True:
            collection = load_collection(self._folder, unshown=self._unshown)
            if collection.settings is None or (self._opened is not None and not self._is_better(collection)):
                raise RecordsError(collection.faults)
            try:
                opened = _serve(*open_loaded(collection, self._folder, token_hex(4)))
            except RecordsError:
                raise
            except OSError as error:
                raise RecordsError([_word_unwritten(error)]) from error
            except Exception as error:
                logging.getLogger(__name__).exception("The collection cannot be opened as it is")
                if not self._take_note(error, collection):
                    fault = Fault(self._folder.name, "", "", word_error(error), SHOWN)
                    raise RecordsError([fault]) from error
                continue
            unread = [fault for fault in opened.shapes["faults"] if fault.is_unread]
            if unread and self._opened is not None:
                raise RecordsError(unread)
            return opened

    def _is_better(self, collection: Collection) -> bool:
        """Return whether a changed collection is worth showing: its files can be read, and hold events."""
        had_any = self._opened is not None and len(self._opened.collection.events) > 0
        is_lost = had_any and not len(collection.events) and bool(collection.faults)
        return not collection.is_unread and not is_lost

    def _take_note(self, error: Exception, collection: Collection) -> bool:
        blamed = find_blamed(error, collection.events)
        if blamed is None or blamed in self._unshown or len(self._unshown) >= MOST_UNSHOWN:
            return False
        self._unshown[blamed] = word_error(error)
        return True


def open_collection(home: str) -> OpenCollection:
    """Return the collection of a folder as its files are now. Raises RecordsError if it never was usable."""
    return keeper_of(home).current()


@cache
def keeper_of(home: str) -> Keeper:
    """Return the keeper of a folder's collection, the same for the whole server."""
    return Keeper(Path(home))


def current_keeper() -> Keeper:
    """Return the keeper of the collection that the page shows."""
    return keeper_of(data_folder())


def _serve(opened: Opened, drawn: MapData) -> OpenCollection:
    """Write what the map's frame loads. Raises OSError if it cannot be written."""
    folder = served_folder()
    folder.mkdir(exist_ok=True)
    return OpenCollection(
        **{field.name: getattr(opened, field.name) for field in fields(opened)},
        files=write_assets(folder, FRAME, drawn.bundle, drawn.files),
        page_script=write_file(folder, "page.js", join_modules(PAGE, global_name=None).encode()),
        beside=tuple(drawn.files),
    )


def _settle(opened: OpenCollection, *, is_first: bool) -> None:
    """Let go of what was kept of the collection before, and spare the garbage collector this one."""
    if not is_first:
        forget_all()
        keep_only({*opened.files[0], *opened.files[1], *opened.beside, opened.page_script})
        gc.unfreeze()
    # Streamlit collects garbage after every run; what lives until the files change need not be looked at.
    gc.collect()
    gc.freeze()
    IS_OPEN.set()


def _word_unwritten(error: OSError) -> Fault:
    where, reason = str(error.filename or served_folder()), word_os_error(error)
    return Fault(
        where, "", "", f"cannot be written or read ({reason})", "a disk with room for the map's files"
    )
