"""An event as it could be known when only some of its accounts were published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from events.model import STANCES, Event


def leave_later(event: Event, is_published: Callable[[str], bool]) -> Event:
    """Return an event without the accounts of sources that are not published yet.

    An account that differs from others which are all left out is one that reports.
    """
    kept = tuple(account for account in event.accounts if is_published(account.source))
    if len(kept) == len(event.accounts):
        return event
    if not any(account.stance == "reports" for account in kept):
        kept = tuple(
            replace(one, stance="reports", differs_on="") if one.stance == "differs" else one for one in kept
        )
    return replace(event, accounts=kept)


def find_disputed(
    rows: NDArray[np.integer[Any]],
    stances: NDArray[np.int8],
    is_first: NDArray[np.bool_],
    count: int,
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return for each of `count` events whether its accounts differ, and whether those do that come first.

    The arrays hold, one for each account, the row of its event, its stance (a place in STANCES), and whether
    it was published when its event was first reported. It is as `leave_later` leaves them.
    """
    differs, reports = (stances == STANCES.index(stance) for stance in ("differs", "reports"))

    def any_of(is_meant: NDArray[np.bool_]) -> NDArray[np.bool_]:
        found = np.zeros(count, dtype=np.bool_)
        found[rows[is_meant]] = True
        return found

    has_other = any_of(reports & is_first) | ~any_of(~is_first)
    return any_of(differs), any_of(differs & is_first) & has_other
