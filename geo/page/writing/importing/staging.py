"""The file that was sent, on disk under its own name, in a folder that goes with the session."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from events.files import place_file
from geo.ingest.asked import Report, Request
from geo.ingest.trial import Look


@dataclass(frozen=True, slots=True)
class Tried:
    """What was tried out, what came of it, and the map of that as SVG, which is empty if it has no points."""

    request: Request
    report: Report
    events: list[tuple[str, ...]]
    picture: str


@dataclass(slots=True)
class Staged:
    """A file on disk, with what was found out of it: how it looks, by the format asked for, and a trial."""

    id: str
    path: Path
    folder: TemporaryDirectory[str]
    looks: dict[str, Look] = field(default_factory=dict)
    tried: Tried | None = None

    @property
    def copy(self) -> Path:
        """Return the folder of the copy of the collection into which an import is tried."""
        return Path(self.folder.name) / "trial"


def stage(sent: UploadedFile) -> Staged:
    """Return a file that was sent as it lies on disk. Raises PlaceError for a name that is no bare one."""
    kept: Staged | None = st.session_state.get("staged")
    if kept is not None and kept.id == sent.file_id:
        return kept
    folder = TemporaryDirectory(dir=staging_folder(), ignore_cleanup_errors=True)
    inside = Path(folder.name) / "sent"
    inside.mkdir()
    path = place_file(inside, sent.name)
    path.write_bytes(sent.getbuffer())
    st.session_state.staged = staged = Staged(sent.file_id, path, folder)
    return staged


def staging_folder() -> str:
    """Return the folder of all files that were sent: made when first asked for, gone with the server."""
    return _temporary_folder().name


@cache
def _temporary_folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="handover-map-sent-", ignore_cleanup_errors=True)


def remove_staging_folder() -> None:
    """Remove the folder, if there is one: a process that a signal ends does nothing more by itself."""
    if _temporary_folder.cache_info().currsize:
        _temporary_folder().cleanup()
