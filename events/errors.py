"""The errors of this package, and the one form of a fault in a file, for `geo`, too.

EventsError                   every error below; catch this one to catch them all
├── DateError                 a text is not a date that this program reads
├── ArticleError              an article file or folder cannot be read
├── FetchError                an article cannot be downloaded, or not be put into its folder
├── ChoiceError               an option names what the collection does not hold
└── RecordsError              data files hold faults (a FaultsError)

A reader of a file gathers every fault as a Fault. Where a part of the file can be used without the rest, it
returns them beside what is good; where not, it raises them all together as a FaultsError.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field


class EventsError(Exception):
    """Stand for every error of this package."""


class DateError(EventsError):
    """Say that a text is not an EDTF date that this program reads."""


class ArticleError(EventsError):
    """Say that an article file or folder cannot be read."""


class FetchError(EventsError):
    """Say that an article cannot be downloaded, or not be put into its folder."""


class ChoiceError(EventsError):
    """Say that an option names what the collection does not hold."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a data file: where it is, what stands there, what was expected.

    `is_unread` says that the file as a whole could not be read.
    """

    file: str
    record: str
    field: str
    value: str
    expected: str
    is_unread: bool = dataclass_field(default=False, compare=False)

    def __str__(self) -> str:
        """Word the fault on one line."""
        place = ", ".join(part for part in (self.record, self.field) if part)
        where = f"{self.file}: {place}" if place else self.file
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
