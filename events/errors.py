"""The errors of this package.

EventsError                   every error below; catch this one to catch them all
├── DateError                 a text is not a date that this program reads
├── PassageError              a passage cannot be made or looked up
├── ArticleError              an article file or folder cannot be read
├── FetchError                an article cannot be downloaded, or not be put into its folder
├── ChoiceError               an option names what the collection does not hold
└── RecordsError              data files hold faults; `faults` lists every one of them
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class EventsError(Exception):
    """Stand for every error of this package."""


class DateError(EventsError):
    """Say that a text is not an EDTF date that this program reads."""


class PassageError(EventsError):
    """Say that a passage cannot be made or looked up."""


class ArticleError(EventsError):
    """Say that an article file or folder cannot be read."""


class FetchError(EventsError):
    """Say that an article cannot be downloaded, or not be put into its folder."""


class ChoiceError(EventsError):
    """Say that an option names what the collection does not hold."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a data file: where it is, what stands there, what was expected."""

    file: str
    record: str
    field: str
    value: str
    expected: str

    def __str__(self) -> str:
        """Word the fault on one line."""
        place = ", ".join(part for part in (self.record, self.field) if part)
        where = f"{self.file}: {place}" if place else self.file
        return f"{where}: {self.value}: expected {self.expected}"


class RecordsError(EventsError):
    """Carry every fault found in a set of data files."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep the faults and word them one to a line."""
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
