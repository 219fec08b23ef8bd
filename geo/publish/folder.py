"""Writes the files of a site, and checks later that they are as written.

The manifest names each file with its hash. It says which files are ours: a file that it does not name, and
that is not as it says, is never written over.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from events.errors import PlaceError
from events.files import place_within, write_named, write_whole
from geo.errors import PublishError
from geo.publish.pages.frame import MARK

MANIFEST = "manifest.json"
KIND = "handover-map site"


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site: its path within the folder, and what makes its content."""

    path: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found: files that are missing, changed, or not of the site."""

    missing: tuple[str, ...]
    changed: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def is_as_written(self) -> bool:
        """Return whether every file is there as it was written."""
        return not self.missing and not self.changed


def write_site(folder: Path, files: Iterable[File], about: dict[str, str]) -> tuple[int, int]:
    """Write the files of a site and its manifest; return how many files and bytes those are.

    Files of an earlier site that are none of this one are removed. Raises PublishError before anything is
    written if the folder has files that publish did not write, or that were changed since; PlaceError if a
    link there would lead a file out of the folder.
    """
    known = _read_hashes(folder) if folder.exists() else {}
    _refuse_others(folder, known)
    written: dict[str, str] = {}
    size = 0
    for file in files:
        content = file.make()
        path = place_within(folder, file.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
        written[file.path] = sha256(content).hexdigest()
        size += len(content)
    for old in known.keys() - written.keys():
        (folder / old).unlink(missing_ok=True)
    manifest = {"kind": KIND, **about, "files": dict(sorted(written.items()))}
    content = (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()
    write_whole(folder / MANIFEST, content)
    return len(written) + 1, size + len(content)


def check_site(folder: Path) -> Report:
    """Compare the files of a folder with its manifest. Raises PublishError without one."""
    known = _read_hashes(folder)
    if not known:
        raise PublishError(folder / MANIFEST, "no manifest: expected a folder that publish has written")
    missing = tuple(name for name in known if not (folder / name).is_file())
    changed = tuple(name for name in known if name not in missing and _hash(folder / name) != known[name])
    return Report(missing, changed, tuple(sorted(set(_list(folder)) - known.keys() - {MANIFEST})))


def write_one(path: Path, content: bytes) -> None:
    """Write a site that is one file. Raises PublishError if another file has its name."""
    if path.is_file() and MARK.encode() not in path.read_bytes()[:4096]:
        raise PublishError(path, "a file that publish did not write: choose another name, or move it away")
    path.parent.mkdir(parents=True, exist_ok=True)
    write_named(path, content)


def _refuse_others(folder: Path, known: dict[str, str]) -> None:
    if folder.exists() and not folder.is_dir():
        raise PublishError(folder, "a file: expected a folder, or a name that is free")
    own = {name for name, hash in known.items() if (folder / name).is_file() and _hash(folder / name) == hash}
    others = sorted(set(_list(folder)) - own - ({MANIFEST} if known else set())) if folder.exists() else []
    if others:
        named = ", ".join(others[:3]) + (f" and {len(others) - 3} more" if others[3:] else "")
        raise PublishError(
            folder,
            f"{named}: not as publish wrote it: expected an empty folder or an unchanged site",
        )


def _read_hashes(folder: Path) -> dict[str, str]:
    """Return the hash of each file that the manifest names; none without a manifest of ours."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except ValueError as error:
        raise PublishError(folder / MANIFEST, f"cannot be read: {error}") from error
    if not isinstance(manifest, dict) or manifest.get("kind") != KIND:
        return {}
    files = manifest.get("files")
    names = files if isinstance(files, dict) else {}
    # A manifest from elsewhere must not lead out of its folder.
    return {str(name): str(hash) for name, hash in names.items() if _is_within(folder, str(name))}


def _is_within(folder: Path, name: str) -> bool:
    try:
        place_within(folder, name)
    except PlaceError:
        return False
    return True


def _list(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]


def _hash(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
