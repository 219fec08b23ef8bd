"""One decision: what is changed together, stored together with its history, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select, update

from events.desk.checking import check_touched
from events.desk.database.tables import TABLE_OF, changes, parts
from events.desk.differences import compare, merge
from events.desk.errors import ConflictError, Value
from events.desk.holdings import Desk, Held, find

# What is done, done again, undone; and what nobody undoes, as nothing that is published follows from it.
DONE, UNDONE, KEPT = 1, -1, 0
# What the tables repeat of a value, to ask for it.
_REPEATED = {"article": ("status",), "proposal": ("status", "article"), "source": (), "event": ()}


class Decision:
    """What one editor changes at once; made by `deciding`, which stores it."""

    def __init__(self, connection: Connection, desk: Desk, action: str, *, note: str, sign: int) -> None:
        """Begin one that has changed nothing."""
        self.connection, self.desk = connection, desk
        self.action, self.note, self.sign = action, note, sign
        # The number of the change that this one undoes, if it does.
        self.undoes: int | None = None
        # Once it is stored, its own; 0 if it changed nothing.
        self.number = 0
        self._before: dict[tuple[str, str], Value | None] = {}
        self._is_finished = False

    def put(self, kind: str, id: str, value: Value | None, *, seen: int | None = None) -> Held:
        """Store a value in place of what is there; None takes it away. Return what is held then.

        `seen` is the version that the editor looked at. Raises ConflictError if it is another by now.
        """
        held = find(self.connection, kind, id)
        if held is not None and seen is not None and held.version != seen:
            raise self._conflict(held, value, seen)
        if (held.value if held else None) == value:
            return held or Held(kind, id, 0, None)
        self._before.setdefault((kind, id), held.value if held else None)
        table, version = TABLE_OF[kind], held.version + 1 if held else 1
        row = {name: value.get(name) if value else None for name in _REPEATED[kind]}
        row |= {"version": version, "value": value}
        if held is None:
            last = self.connection.scalar(select(func.max(table.c.position))) or 0
            self.connection.execute(insert(table).values(id=id, position=last + 1, **row))
        else:
            self.connection.execute(update(table).where(table.c.id == id).values(row))
        return Held(kind, id, version, value)

    def finish(self) -> None:
        """Check what was changed, and add it to the history, once. Raises RecordsError."""
        if self._is_finished:
            return
        self._is_finished = True
        for (kind, id), value in check_touched(self.connection, self.desk, self._before).items():
            table = TABLE_OF[kind]
            self.connection.execute(update(table).where(table.c.id == id).values(value=value))
        after = {key: find(self.connection, *key) for key in self._before}
        changed = {key: held for key, held in after.items() if held and held.value != self._before[key]}
        if not changed and self.undoes is None:
            return
        row = {
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "author": self.desk.author,
            "action": self.action,
            "note": self.note,
            "sign": self.sign,
            "undoes": self.undoes,
        }
        made = self.connection.execute(insert(changes).values(row).returning(changes.c.number))
        self.number = made.scalar_one()
        written = [
            {
                "change": self.number,
                "number": number,
                "kind": held.kind,
                "id": held.id,
                "version": held.version,
                "before": self._before[key],
                "after": held.value,
            }
            for number, (key, held) in enumerate(changed.items(), 1)
        ]
        if written:
            self.connection.execute(insert(parts), written)

    def _conflict(self, held: Held, mine: Value | None, seen: int) -> ConflictError:
        asked = select(parts.c.after).where(
            parts.c.kind == held.kind, parts.c.id == held.id, parts.c.version == seen
        )
        base = self.connection.scalar(asked)
        return ConflictError(
            (held.kind, held.id),
            (mine, held.value),
            compare(base, mine, held.value),
            version=held.version,
            merged=merge(base, mine, held.value)[0],
        )


@contextmanager
def deciding(desk: Desk, action: str, *, note: str = "", sign: int = DONE) -> Iterator[Decision]:
    """Store what is decided within the `with` statement as one change; if that raises, nothing of it.

    Raises RecordsError if what was decided breaks a rule of the records.
    """
    with desk.store.writing() as connection:
        decision = Decision(connection, desk, action, note=note, sign=sign)
        yield decision
        decision.finish()
