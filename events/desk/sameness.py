"""What may be of the same event: found for an editor, who decides whether to join it."""

from __future__ import annotations

from events.dates import When, parse_when
from events.desk.database.tables import proposals
from events.desk.errors import Value
from events.desk.holdings import Desk, Held, get, list_held
from events.desk.proposing import WAITING
from events.errors import DateError


def list_same(desk: Desk, proposal: str) -> list[Held]:
    """Return the events, and then the waiting proposals, that a proposal may be of: to join it with."""
    with desk.store.reading() as connection:
        value = get(connection, "proposal", proposal).present
        others = list_held(connection, "proposal", proposals.c.status == WAITING)
        near = [one for one in list_held(connection, "event") if _is_near(value["record"], one.present)]
        near += [
            one for one in others if one.id != proposal and _is_near(value["record"], one.present["record"])
        ]
        return near


def set_apart(account: Value, record: Value, target: Value) -> Value:
    """Return an account of another record, with the day that it alone gives."""
    own = account.get("when") or record.get("when") or ""
    if not own or own == target.get("when"):
        return account
    mine, theirs = _parse(own), _parse(target.get("when", ""))
    apart = account | {"when": own}
    if mine and theirs and not _overlap(mine, theirs) and account.get("stance", "reports") == "reports":
        apart |= {"stance": "differs", "differs_on": f"when it was: {own}, not {target['when']}"}
    return apart


def _is_near(one: Value, other: Value) -> bool:
    if one.get("kind") != other.get("kind"):
        return False
    mine, theirs = set(one.get("districts", ())), set(other.get("districts", ()))
    if (mine or theirs) and not mine & theirs:
        return False
    first, second = _parse(one.get("when", "")), _parse(other.get("when", ""))
    return first is None or second is None or _overlap(first, second)


def _overlap(one: When, other: When) -> bool:
    early = one.last and other.first and one.last < other.first
    late = other.last and one.first and other.last < one.first
    return not early and not late


def _parse(text: str) -> When | None:
    try:
        return parse_when(text) if text else None
    except DateError:
        return None
