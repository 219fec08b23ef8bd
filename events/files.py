"""Where a name that comes from elsewhere may lead: to a file of that name in one folder, and nowhere else.

A collection, an import or a page may come from anybody. Whatever reads or writes a file that such a thing
names asks `place_file`, or `place_within` where folders lie on the way; whatever it writes is written whole
or not at all by `write_whole`. A file that the user has named is the user's affair: `write_named`.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from pathlib import Path

from events.errors import PlaceError, word_os_error

# These are devices on Windows, whatever ending follows.
RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?", re.IGNORECASE | re.DOTALL
)
FORBIDDEN = frozenset('/\\:*?"<>|')
# Most file systems end a name here.
MOST_BYTES = 255
EXPECTED = "the bare name of a file, such as article.txt, which no path, leading dot or device name is"


def is_bare_name(name: str) -> bool:
    """Return whether a text names a file on every system, in whichever folder it is put."""
    return (
        bool(name)
        and not FORBIDDEN & set(name)
        and name.isprintable()
        and name[0] not in ". "
        and name[-1] not in ". "
        and len(name.encode("utf-8", "surrogatepass")) <= MOST_BYTES
        and not RESERVED.fullmatch(name)
    )


def place_file(folder: Path, name: str) -> Path:
    """Return the path of a file in a folder.

    Raises PlaceError if the name is no bare one, a folder has it, or a link there leads out of the folder.
    """
    if not is_bare_name(name):
        raise PlaceError(f"file {name!r} is not used: expected {EXPECTED}")
    return place_within(folder, name)


def place_within(folder: Path, name: str) -> Path:
    """Return the path of a file in a folder, or in folders below it: their bare names are parted by `/`.

    Raises PlaceError as `place_file` does.
    """
    names = name.split("/")
    if not all(map(is_bare_name, names)):
        raise PlaceError(f"file {name!r} is not used: expected {EXPECTED}, in folders of such names")
    path = folder.joinpath(*names)
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            raise PlaceError(
                f"file {name!r} is a link out of {folder}, and is not used: expected a file in it"
            )
        if path.is_dir():
            raise PlaceError(f"file {name!r} is not used, as {path} is a folder: expected a file")
    except (OSError, RuntimeError) as error:
        reason = word_os_error(error) if isinstance(error, OSError) else "it is a link to itself"
        raise PlaceError(f"file {name!r} is not used: {reason}") from error
    return path


def place_folder(folder: Path, name: str) -> Path | None:
    """Return the folder of a name, which may be a path, within a folder; None if it leads out of it."""
    path = folder / name
    try:
        is_within = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return None
    return path if is_within and name.isprintable() else None


def write_whole(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file whole or not at all: into a temporary file beside its place, which is then renamed.

    `content` is all of it, or its pieces in order. A link in its place is replaced, not followed. Raises
    OSError.
    """
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as file:
            file.writelines([content] if isinstance(content, bytes) else content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_named(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file that the user has named, whole or not at all; a link there is followed.

    What is there and is no file, such as /dev/stdout, takes the content as it comes. Raises OSError.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as out:
            out.writelines([content] if isinstance(content, bytes) else content)
    else:
        write_whole(path.resolve(), content)
