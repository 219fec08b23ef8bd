"""An event as it could be known when only some of its accounts were published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from events.model import Event


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
