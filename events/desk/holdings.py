"""What the desk holds: articles, proposals, sources and events, each with its version; only read here.

`decision` is the only way to change any of it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, select

from events.desk.database.store import Store
from events.desk.database.tables import TABLE_OF
from events.desk.errors import DeskError, GoneError, Value
from events.model import Settings

# The longest name of an editor.
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk of one editor: the store, the folder and the settings of the collection, and who decides.

    `places` are the ids that an event may name as its places; None: they are not judged. Raises DeskError if
    the editor has no name, which history needs.
    """

    store: Store
    folder: Path
    settings: Settings
    author: str
    places: Collection[str] | None = None

    def __post_init__(self) -> None:
        """Refuse a nameless editor."""
        if not self.author.strip() or len(self.author) > _LONGEST:
            raise DeskError(f"editor {self.author!r}: expected a name of 1 to {_LONGEST} letters")


@dataclass(frozen=True, slots=True)
class Held:
    """What the store holds of an article, a proposal, a source or an event; `value` None: it is gone.

    `version` rises by one with each change: who stores a change names the one that was looked at.
    """

    kind: str
    id: str
    version: int
    value: Value | None

    @property
    def present(self) -> Value:
        """Return the value. Raises GoneError if there is none any more."""
        if self.value is None:
            raise GoneError(f"{self.kind} {self.id!r} is gone: expected one that is there")
        return self.value


def find(connection: Connection, kind: str, id: str) -> Held | None:
    """Return what is held under an id, also if it is gone; None if there never was such a thing."""
    table = TABLE_OF[kind]
    row = connection.execute(select(table.c.version, table.c.value).where(table.c.id == id)).first()
    return Held(kind, id, row.version, row.value) if row else None


def get(connection: Connection, kind: str, id: str) -> Held:
    """Return what is held under an id. Raises GoneError if there is no such thing."""
    held = find(connection, kind, id)
    if held is None or held.value is None:
        raise GoneError(f"there is no {kind} {id!r} on the desk: expected one that it lists")
    return held


def list_held(connection: Connection, kind: str, *where: ColumnElement[bool]) -> list[Held]:
    """Return all of a kind that is not gone, in the order in which it came."""
    table = TABLE_OF[kind]
    asked = select(table.c.id, table.c.version, table.c.value).where(table.c.value.is_not(None), *where)
    rows = connection.execute(asked.order_by(table.c.position, table.c.id))
    return [Held(kind, row.id, row.version, row.value) for row in rows]


def find_free_id(connection: Connection, wanted: str, *kinds: str) -> str:
    """Return an id that nothing of these kinds has or had: the one that is wanted, or one with a number."""
    number = 1
    while any(find(connection, kind, free) for kind in kinds for free in [_number(wanted, number)]):
        number += 1
    return _number(wanted, number)


def _number(id: str, number: int) -> str:
    return id if number == 1 else f"{id}-{number}"
