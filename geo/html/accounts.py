"""Accounts in words, for the notes and for numbered references: who says what, on which side, copies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from events.model import ARTICLE, Account, Settings, Source
from events.words.catalogue import _
from events.words.dating import word_when
from events.words.direction import isolate
from events.words.support import word_sides
from geo.escaping import escape
from geo.html.elements import outside, tag

Names = Mapping[str, Mapping[str, str]]


def group_copies(accounts: Iterable[Account], sources: Mapping[str, Source]) -> list[list[Account]]:
    """Put accounts that say the same, by the same and from one origin, together: copies."""
    groups: dict[tuple[object, ...], list[Account]] = {}
    for account in accounts:
        voice = account.attributed_to, account.side, sources[account.source].origin
        key = (account.stance, account.says, account.when, account.places, *voice)
        groups.setdefault(key, []).append(account)
    return list(groups.values())


def split_sides(accounts: Sequence[Account]) -> tuple[list[list[Account]], list[Account]]:
    """Return accounts that differ as sides, to stand beside each other, and those silent on the point."""
    sides = [[one for one in accounts if one.stance == stance] for stance in ("reports", "differs")]
    return [side for side in sides if side], [one for one in accounts if one.stance == "silent"]


def word_points(accounts: Sequence[Account]) -> str:
    """Word on what accounts differ."""
    points = dict.fromkeys(account.differs_on for account in accounts if account.differs_on)
    return _("The accounts differ on {points}.").format(points="; ".join(map(isolate, points)))


def say(account: Account, settings: Settings, names: Names, *, cls: str = "") -> str:
    """Return who says what, and the date and the places that this account gives in place of the event's.

    `names` are those of places, by id and language. The article's own words need no side: they say so.
    """
    who, side = outside("b", account.attributed_to), ""
    if account.side not in ("", ARTICLE):
        named = word_sides(settings).get(account.side, account.side)
        side = " " + outside("span", named, cls="voice")
    own = word_own(account, settings, names)
    given = tag("p", escape(own), cls="own") if own else ""
    return tag("p", who, side, " ", outside("span", account.says), cls=cls) + given


def word_own(account: Account, settings: Settings, names: Names) -> str:
    """Word the date and the places that an account gives in place of the event's; empty if it gives none."""
    parts = []
    if account.when:
        parts.append(_("Gives another date: {date}.").format(date=word_when(account.when, settings.zones)))
    if account.places:
        named = ", ".join(
            isolate(next(iter(names.get(place, {}).values()), place)) for place in account.places
        )
        parts.append(_("Gives another place: {places}.").format(places=named))
    return " ".join(parts)
