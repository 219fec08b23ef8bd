"""History, and the way back: every change undone by another one, which can be undone itself.

Nothing that was written is ever taken away. What others have changed since then stays as they made it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from events.desk.database.tables import KINDS, changes, parts
from events.desk.decision import DONE, UNDONE, Decision, deciding
from events.desk.differences import compare, merge
from events.desk.errors import ConflictError, DeskError, GoneError, Value
from events.desk.holdings import Desk, find, list_held


@dataclass(frozen=True, slots=True)
class Part:
    """What one change did to one thing; `version` is that after it. None as a value: it was not there."""

    kind: str
    id: str
    version: int
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class Change:
    """A change as history shows it: when (ISO, UTC), by whom, what, and what was said to it.

    `undoes` is the number of the change that it undoes, `undone_by` of the one that undid it, if one did.
    `can_be_undone` says whether it can be, and has not been.
    """

    number: int
    at: str
    author: str
    action: str
    note: str
    undoes: int | None
    undone_by: int | None
    can_be_undone: bool
    parts: tuple[Part, ...]


def undo(desk: Desk, *, everyone: bool = False, number: int | None = None) -> Change:
    """Undo this editor's last change, or with `everyone` that of the whole desk, or the one of a number.

    Return the change that undid it. Raises DeskError if there is nothing to undo, ConflictError if what was
    changed since then cannot stand without it, RecordsError if the records would break a rule.
    """
    with deciding(desk, "undo", sign=UNDONE) as decision:
        if number is None:
            number = _find_last(decision, DONE, everyone=everyone)
        if number is None:
            raise DeskError("nothing to undo")
        _invert(decision, number)
    return read_change(desk, decision.number)


def redo(desk: Desk, *, everyone: bool = False) -> Change:
    """Do again what this editor, or with `everyone` anyone, undid last, if nothing was done since then.

    Return the change that did it. Raises as `undo` does.
    """
    with deciding(desk, "redo", sign=DONE) as decision:
        number = _find_last(decision, UNDONE, everyone=everyone)
        asked = select(func.max(changes.c.number)).where(changes.c.undoes.is_(None), changes.c.sign == DONE)
        done: int = decision.connection.scalar(_of(asked, decision, everyone)) or 0
        if number is None or done > number:
            raise DeskError("nothing to do again")
        _invert(decision, number)
    return read_change(desk, decision.number)


def read_history(
    desk: Desk, *, of: tuple[str, str] | None = None, author: str = "", limit: int = 200
) -> list[Change]:
    """Return the latest changes, the newest first: all, those of one thing (kind, id), or of one author."""
    with desk.store.reading() as connection:
        asked = select(changes).order_by(changes.c.number.desc()).limit(limit)
        if author:
            asked = asked.where(changes.c.author == author)
        if of is not None:
            touched = select(parts.c.change).where(parts.c.kind == of[0], parts.c.id == of[1])
            asked = asked.where(changes.c.number.in_(touched))
        return _read(connection, connection.execute(asked).all())


def read_change(desk: Desk, number: int) -> Change:
    """Return one change. Raises GoneError if there is none of this number."""
    with desk.store.reading() as connection:
        found = _read(connection, connection.execute(select(changes).where(changes.c.number == number)).all())
    if not found:
        raise GoneError(f"there is no change {number}: expected one that history lists")
    return found[0]


def check_history(desk: Desk) -> list[str]:
    """Return a line for each thing that is not as its history made it: none, if the store is whole."""
    replayed: dict[tuple[str, str], tuple[int, Value | None]] = {}
    faults = []
    with desk.store.reading() as connection:
        rows = connection.execute(select(parts).order_by(parts.c.change, parts.c.number))
        for row in rows:
            _version, value = replayed.get((row.kind, row.id), (0, None))
            if value != row.before:
                faults.append(f"change {row.change}: {row.kind} {row.id!r} was not as it says")
            replayed[row.kind, row.id] = row.version, row.after
        for kind in KINDS:
            there = {one.id: (one.version, one.value) for one in list_held(connection, kind)}
            told = {id: kept for (one, id), kept in replayed.items() if one == kind and kept[1] is not None}
            faults += [
                f"{kind} {id!r} is not as its history made it"
                for id in sorted(there.keys() | told.keys())
                if there.get(id) != told.get(id)
            ]
    return faults


def _of(asked: Select[Any], decision: Decision, everyone: bool) -> Select[Any]:
    return asked if everyone else asked.where(changes.c.author == decision.desk.author)


def _find_last(decision: Decision, sign: int, *, everyone: bool) -> int | None:
    """Return the last change of a sign that nothing has undone."""
    undone = select(changes.c.undoes).where(changes.c.undoes.is_not(None))
    asked = select(func.max(changes.c.number)).where(changes.c.sign == sign, changes.c.number.not_in(undone))
    last: int | None = decision.connection.scalar(_of(asked, decision, everyone))
    return last


def _invert(decision: Decision, number: int) -> None:
    """Bring back what stood before a change."""
    connection = decision.connection
    change = connection.execute(select(changes).where(changes.c.number == number)).first()
    if change is None:
        raise GoneError(f"there is no change {number}: expected one that history lists")
    if change.sign == 0:
        raise DeskError(f"change {number} ({change.action}) is none that is undone: nothing is shown by it")
    if connection.scalar(select(changes.c.number).where(changes.c.undoes == number)) is not None:
        raise DeskError(f"change {number} is undone already")
    decision.undoes = number
    decision.note = decision.note or f"{change.action} {change.note}".strip()
    rows = connection.execute(
        select(parts).where(parts.c.change == number).order_by(parts.c.number.desc())
    ).all()
    for part in rows:
        held = find(connection, part.kind, part.id)
        now = held.value if held else None
        merged, conflicts = merge(part.after, part.before, now)
        if conflicts:
            raise ConflictError(
                (part.kind, part.id),
                (part.before, now),
                compare(part.after, part.before, now),
                version=held.version if held else 0,
                merged=merged,
            )
        decision.put(part.kind, part.id, merged)


def _read(connection: Connection, rows: Sequence[Row[tuple[object, ...]]]) -> list[Change]:
    numbers = [row.number for row in rows]
    found: dict[int, list[Part]] = {}
    asked = select(parts).where(parts.c.change.in_(numbers)).order_by(parts.c.change, parts.c.number)
    for row in connection.execute(asked):
        part = Part(row.kind, row.id, row.version, row.before, row.after)
        found.setdefault(row.change, []).append(part)
    asked_undone = select(changes.c.undoes, changes.c.number).where(changes.c.undoes.in_(numbers))
    undone = {row.undoes: row.number for row in connection.execute(asked_undone)}
    return [
        Change(
            row.number,
            row.at,
            row.author,
            row.action,
            row.note,
            row.undoes,
            undone.get(row.number),
            row.sign != 0 and row.number not in undone,
            tuple(found.get(row.number, ())),
        )
        for row in rows
    ]
