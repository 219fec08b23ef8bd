"""The errors of this package, and the one form of a fault in a file, for `geo`, too.

EventsError                   every error below; catch this one to catch them all
├── DateError                 a text is not a date that this program reads
├── ArticleError              an article file or folder cannot be read
├── FetchError                an article cannot be downloaded, or not be put into its folder
├── PlaceError                a file or folder named by data is not used: it is elsewhere, or no name
├── ChoiceError               an option names what the collection does not hold
├── ImportingError            a file of somebody else's cannot be imported
├── desk.errors.DeskError     the editor's desk does not do what was asked
└── RecordsError              data files hold faults (a FaultsError)

A reader of a file gathers every fault as a Fault. Where a part of the file can be used without the rest, it
returns them beside what is good; where not, it raises them all together as a FaultsError.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from errno import (
    EACCES,
    EEXIST,
    EISDIR,
    ELOOP,
    EMFILE,
    ENAMETOOLONG,
    ENOENT,
    ENOSPC,
    ENOTDIR,
    ENOTEMPTY,
    EPERM,
    EROFS,
)


class EventsError(Exception):
    """Stand for every error of this package."""


class DateError(EventsError):
    """Say that a text is not an EDTF date that this program reads."""


class ArticleError(EventsError):
    """Say that an article file or folder cannot be read."""


class FetchError(EventsError):
    """Say that an article cannot be downloaded, or not be put into its folder."""


class PlaceError(EventsError):
    """Say that a file or folder that data names is not used, as it lies elsewhere or is no name."""


class ChoiceError(EventsError):
    """Say that an option names what the collection does not hold."""


class ImportingError(EventsError):
    """Say that a file of somebody else's cannot be imported as a whole."""


_NUMBER = re.compile(r"\[Errno -?\d+\]\s*")
# What the system says of a file, in words that need no knowledge of it.
_FILES = {
    ENOENT: "there is no such file or folder",
    EACCES: "you may not read or write it",
    EPERM: "you may not change it",
    EEXIST: "it is there already",
    EISDIR: "it is a folder, not a file",
    ENOTDIR: "what should be a folder on the way is a file",
    ENOTEMPTY: "the folder is not empty",
    ENAMETOOLONG: "its name is too long",
    ENOSPC: "the disk is full",
    EROFS: "it can be read, but not written",
    ELOOP: "links there lead in a circle",
    EMFILE: "too many files are open",
}


def word_os_error(error: Exception) -> str:
    """Word what went wrong; of a file, what the system says, without its numbers and the file's name."""
    known, said = (_FILES.get(error.errno or 0), error.strerror) if isinstance(error, OSError) else ("", "")
    words = known or said or _NUMBER.sub("", str(error)) or type(error).__name__
    return " ".join(words.split())


def word_file_error(error: OSError) -> str:
    """Word what the system says of a file, with the file's name if it is known."""
    name = error.filename if error.filename is not None else error.filename2
    return f"{name}: {word_os_error(error)}" if name is not None else word_os_error(error)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a data file: where it is, what stands there, what was expected.

    `is_unread` says that the file as a whole could not be read. `line` is that of the file on which it
    stands, from 1; 0 if that is not known.
    """

    file: str
    record: str
    field: str
    value: str
    expected: str
    is_unread: bool = dataclass_field(default=False, compare=False)
    line: int = dataclass_field(default=0, compare=False)

    def __str__(self) -> str:
        """Word the fault on one line."""
        place = ", ".join(part for part in (self.record, self.field) if part)
        file = f"{self.file}, line {self.line}" if self.line else self.file
        where = f"{file}: {place}" if place else file
        return f"{where}: {self.value}: expected {self.expected}"


class FaultsError(Exception):
    """Carry every fault found in files, in `faults`; its text has one on each line."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep the faults and word them."""
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def count(self) -> str:
        """Word how many there are."""
        return f"{len(self.faults)} fault{'s' * (len(self.faults) != 1)}"


class RecordsError(FaultsError, EventsError):
    """Carry every fault found in the data files of a collection, or in an export that is read again."""
