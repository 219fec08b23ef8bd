"""The accounts of an event put in order: copies together, accounts that differ side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from events.model import STANCES, Account, Event, Source
from events.words.catalogue import _
from geo.html.elements import escape, tag


def group_copies(accounts: Iterable[Account], sources: Mapping[str, Source]) -> list[list[Account]]:
    """Return accounts in groups of copies: they say the same, by the same, and are from one origin."""
    groups: dict[tuple[str, ...], list[Account]] = {}
    for account in accounts:
        origin = sources[account.source].origin
        key = (account.stance, account.says, account.attributed_to, origin)
        groups.setdefault(key, []).append(account)
    return list(groups.values())


def arrange_accounts(event: Event, write: Callable[[Sequence[Account]], str]) -> str:
    """Return all accounts of an event, as `write` writes a list of them.

    Those that differ stand side by side, under the point at issue; neither side is put first.
    """
    if not event.differs:
        return write(event.accounts)
    points = dict.fromkeys(account.differs_on for account in event.accounts if account.differs_on)
    worded = _("The accounts differ on {points}.").format(points="; ".join(points))
    sides = ([one for one in event.accounts if one.stance == stance] for stance in STANCES)
    columns = (tag("div", write(side), cls="side") for side in sides if side)
    return tag("p", escape(worded), cls="at-issue") + tag("div", *columns, cls="sides")
