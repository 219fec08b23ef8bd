"""What goes wrong on the desk.

DeskError                     every error below (an EventsError)
├── ConflictError             another has changed the same since it was looked at
├── HeldError                 another has taken the article
└── GoneError                 there is no such article, proposal, event or change (any more)

A record that breaks a rule is a RecordsError, as everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from events.errors import EventsError

Value = dict[str, Any]


class DeskError(EventsError):
    """Say that the desk does not do what was asked, and why."""


class HeldError(DeskError):
    """Say that another editor has taken the article."""


class GoneError(DeskError):
    """Say that there is no such article, proposal, event or change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field of which two changed versions differ: `base` is what both began with.

    `field` is the name of a field; within an account `accounts[SOURCE FINGERPRINT].FIELD`. None stands for
    nothing; for the record as a whole, whose field is empty, it means that it is not there.
    """

    field: str
    base: Any
    mine: Any
    theirs: Any

    @property
    def is_conflict(self) -> bool:
        """Return whether both sides changed it, each otherwise."""
        return bool(self.mine != self.base and self.theirs != self.base and self.mine != self.theirs)


class ConflictError(DeskError):
    """Carry both versions of what two editors changed at once, and where they differ, field by field.

    `mine` is what was to be stored and was not, `theirs` what stands there, in `version`; None: it is gone.
    `merged` holds what both changed where they do not contradict each other, and theirs where they do.
    """

    def __init__(
        self,
        what: tuple[str, str],
        versions: tuple[Value | None, Value | None],
        differences: tuple[Difference, ...],
        *,
        version: int,
        merged: Value | None,
    ) -> None:
        """Keep both versions and word where they differ."""
        self.kind, self.id = what
        self.mine, self.theirs = versions
        self.differences, self.version, self.merged = differences, version, merged
        fields = ", ".join(one.field or "all of it" for one in differences) or "nothing"
        super().__init__(
            f"{self.kind} {self.id!r} has been changed since you looked at it; yours differs in: {fields}. "
            "Nothing was stored: look at both, and store again"
        )
