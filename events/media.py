"""Pictures and videos of events: which files a collection may hold, where they lie, and how each is told.

A file lies in the folder `media` of the collection, has one of the endings in TYPES, and begins as files of
that type do. Drawings that can hold scripts (SVG) are none of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from events.errors import PlaceError, word_os_error
from events.files import place_file

FOLDER = "media"
# Where, as seen from a page, the files of that folder are found.
MEDIA_FILES = "media-files"
MediaKind = Literal["picture", "video", "other"]
# Media types by the ending of a name.
TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "mp4": "video/mp4",
    "webm": "video/webm",
}
# How files of each type begin: bytes at a place.
_BEGINNINGS = {
    "image/jpeg": ((0, b"\xff\xd8\xff"),),
    "image/png": ((0, b"\x89PNG\r\n\x1a\n"),),
    "image/gif": ((0, b"GIF8"),),
    "image/webp": ((0, b"RIFF"), (8, b"WEBP")),
    "image/avif": ((4, b"ftypavi"),),
    "video/mp4": ((4, b"ftyp"),),
    "video/webm": ((0, b"\x1aE\xdf\xa3"),),
}
_LONGEST_BEGINNING = 16
EXPECTED = f"a name that ends in one of {', '.join(TYPES)}"


def type_of(name: str) -> str:
    """Return the media type that the ending of a name stands for; empty for one that is not shown."""
    return TYPES.get(name.rpartition(".")[2].lower(), "") if "." in name else ""


def kind_of(file: str, url: str = "") -> MediaKind:
    """Tell what a file, or what is at an address, is by the ending of its name."""
    name = file or urlsplit(url).path.rpartition("/")[2]
    kinds: dict[str, MediaKind] = {"image": "picture", "video": "video"}
    return kinds.get(type_of(name).partition("/")[0], "other")


def find_file(folder: Path, name: str) -> Path:
    """Return the path of a picture or video in the `media` folder of a collection's folder.

    Raises PlaceError if the name is no bare one, leads elsewhere, is of no type that is shown, or if there is
    no file of that type.
    """
    path = place_file(folder / FOLDER, name)
    type = type_of(name)
    if not type:
        raise PlaceError(f"file {name!r} is not used: expected {EXPECTED}")
    try:
        with path.open("rb") as file:
            begins = file.read(_LONGEST_BEGINNING)
    except OSError as error:
        raise PlaceError(
            f"file {name!r} cannot be read ({word_os_error(error)}): expected it at {path}"
        ) from error
    if any(begins[at : at + len(part)] != part for at, part in _BEGINNINGS[type]):
        raise PlaceError(f"file {name!r} is no {type}, as its name says: expected a file of that type")
    return path
