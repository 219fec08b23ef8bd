"""Where versions of a record differ, field by field, and what three of them make together. Knows no store.

A record is its plain form without what is empty (`tidy`). Accounts have no ids: one is known again by its
source and the passage or row that it rests on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from events.desk.errors import Difference, Value

_EMPTY: tuple[Any, ...] = (None, "", [], {})
_USUAL = ("stance", "reports")
_ACCOUNTS = "accounts"
# Of these, each entry is a field by itself.
_OPEN = ("details", "record")


def tidy(record: Mapping[str, Any]) -> Value:
    """Return a record without what is empty or usual, also in its accounts."""
    kept = {name: value for name, value in record.items() if value not in _EMPTY}
    if _ACCOUNTS in kept:
        kept[_ACCOUNTS] = [
            {name: value for name, value in one.items() if value not in _EMPTY and (name, value) != _USUAL}
            for one in kept[_ACCOUNTS]
        ]
    return kept


def name_account(account: Mapping[str, Any]) -> str:
    """Return what an account is known by: its source, and the passage or row that it rests on."""
    return " ".join([account.get("source") or "", *(account.get("sentences") or [account.get("row") or ""])])


def name_accounts(accounts: Iterable[Mapping[str, Any]]) -> dict[str, Value]:
    """Return accounts by what they are known by; of those with the same, the later ones have a number."""
    named: dict[str, Value] = {}
    for account in accounts:
        name = key = name_account(account).strip()
        number = 1
        while key in named:
            number += 1
            key = f"{name} {number}"
        named[key] = dict(account)
    return named


def compare(base: Value | None, mine: Value | None, theirs: Value | None) -> tuple[Difference, ...]:
    """Return every field in which two versions of a record differ."""
    merger = _Merger(())
    merger.merge(base, mine, theirs, "")
    return tuple(merger.found)


def merge(
    base: Value | None, mine: Value | None, theirs: Value | None, *, chosen: Collection[str] = ()
) -> tuple[Value | None, tuple[Difference, ...]]:
    """Return what both made of a record, and the fields that both changed otherwise.

    In these it is theirs, or mine if they are `chosen`. A record, or an account, that one side has removed
    and the other has changed is such a field as a whole.
    """
    merger = _Merger(chosen)
    merged = merger.merge(base, mine, theirs, "")
    return merged, tuple(one for one in merger.found if one.is_conflict)


class _Merger:
    """Merges versions, and keeps where they differ."""

    def __init__(self, chosen: Collection[str]) -> None:
        self.chosen = chosen
        self.found: list[Difference] = []

    def merge(self, base: Any, mine: Any, theirs: Any, field: str) -> Any:
        if mine == theirs:
            return theirs
        name = field.rpartition(".")[2]
        if isinstance(mine, dict) and isinstance(theirs, dict) and (name in _OPEN or field[-1:] in ("", "]")):
            return self._merge_fields(base if isinstance(base, dict) else {}, mine, theirs, field)
        if name == _ACCOUNTS and isinstance(mine, list) and isinstance(theirs, list):
            return self._merge_accounts(base or [], mine, theirs, field)
        self.found.append(Difference(field=field, base=base, mine=mine, theirs=theirs))
        return mine if theirs == base or field in self.chosen else theirs

    def _merge_fields(self, base: Value, mine: Value, theirs: Value, field: str) -> Value:
        inside = f"{field}." if field else ""
        merged = {
            name: self.merge(base.get(name), mine.get(name), theirs.get(name), f"{inside}{name}")
            for name in [*theirs, *(name for name in mine if name not in theirs)]
        }
        return {name: value for name, value in merged.items() if value is not None}

    def _merge_accounts(
        self, base: list[Value], mine: list[Value], theirs: list[Value], field: str
    ) -> list[Value]:
        before, ours, other = name_accounts(base), name_accounts(mine), name_accounts(theirs)
        # Their order stands, unless only mine is another than it was.
        leading, following = (ours, other) if list(other) == list(before) else (other, ours)
        merged = (
            self.merge(before.get(key), ours.get(key), other.get(key), f"{field}[{key}]")
            for key in [*leading, *(key for key in following if key not in leading)]
        )
        return [account for account in merged if account is not None]
