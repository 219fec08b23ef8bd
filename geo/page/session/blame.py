"""Which record an error leads to: the one at which the program was when it failed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from traceback import walk_tb
from typing import Any

from events.errors import word_os_error
from events.model import Account, Event, When


def find_blamed(error: BaseException, events: Iterable[Event]) -> str | None:
    """Return the id of the event that was being worked on when an error was raised, if it can be told.

    The calls are looked through from the one that failed outwards: the first that holds one event alone names
    it. Without such a one, the first event of `events` that has the date or the account that a call holds.
    """
    calls = [frame.f_locals.values() for frame, _line in walk_tb(error.__traceback__)][::-1]
    for held in calls:
        ids = {value.id for value in held if isinstance(value, Event)}
        if len(ids) == 1:
            return ids.pop()
    parts = [value for held in calls for value in held if isinstance(value, When | Account)]
    if not parts:
        return None
    return next((event.id for event in events if any(one == parts[0] for one in _parts_of(event))), None)


def word_error(error: BaseException) -> str:
    """Word an error that is none of our own: its kind, and what it says on its first line."""
    said = word_os_error(error) if isinstance(error, OSError) else str(error).strip().partition("\n")[0]
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def _parts_of(event: Event) -> Iterator[Any]:
    yield event.when
    for account in event.accounts:
        yield account
        yield account.when
