"""The record files and the desk made the same: what one side changed since both were, the other takes.

Compared are three versions of each record: that of the files, that of the desk, and the one that both had
when they were last the same. A record in which both sides have changed a field, each otherwise, is left as it
is on either side, and shown until an editor chooses.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, delete, insert, select

from events.desk.database.tables import bases, conflicts
from events.desk.decision import deciding
from events.desk.differences import merge
from events.desk.errors import DeskError, Difference, Value
from events.desk.files.toml_files import FILES, Key, Records, read_files, write_files
from events.desk.holdings import Desk, list_held
from events.errors import Fault

# Who has changed what was changed in the files: nobody that the desk knows.
IN_FILES = "record files"


@dataclass(frozen=True, slots=True)
class FileConflict:
    """A record that files and desk have changed differently; of a difference the files' version is `mine`."""

    kind: str
    id: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Synced:
    """What was done: records taken `from_files` and written `to_files`, those left, and faults of files."""

    from_files: tuple[Key, ...]
    to_files: tuple[Key, ...]
    conflicts: tuple[FileConflict, ...]
    faults: tuple[Fault, ...]


def sync(desk: Desk, *, choices: Mapping[Key, Mapping[str, str]] | None = None) -> Synced:
    """Make files and desk the same.

    `choices` settle conflicts: for a record its fields, each with `desk` or `files`, whose version it is to
    have; every field in conflict must be chosen. Raises DeskError if the files cannot be used, RecordsError
    if what they changed does not fit what the desk changed: then nothing is changed on either side.
    """
    author = desk.author if choices else IN_FILES
    by_files = replace(desk, author=author, places=None)
    with deciding(by_files, "files") as decision:
        connection = decision.connection
        files, base = read_files(desk.folder), _read_bases(connection)
        held = {(kind, one.id): one.present for kind in FILES for one in list_held(connection, kind)}
        _refuse_loss(files, base)
        merged, left = _compare(files, base, held, choices or {})
        taken = tuple(key for key, value in merged.items() if value != held.get(key))
        written = {key: value for key, value in merged.items() if value != files.values.get(key)}
        for key in taken:
            decision.put(*key, merged[key])
        _keep_bases(connection, base, merged)
        _keep_conflicts(connection, left)
        # Before a file is touched: a fault of the desk's rules stops all of it.
        decision.finish()
        write_files(desk.folder, files, written)
    return Synced(taken, tuple(written), left, files.faults)


def list_conflicts(desk: Desk) -> list[FileConflict]:
    """Return the records in conflict, as the last `sync` found them."""
    found: dict[Key, list[Difference]] = {}
    with desk.store.reading() as connection:
        for row in connection.execute(select(conflicts).order_by(conflicts.c.kind, conflicts.c.id)):
            one = Difference(field=row.field, base=row.base, mine=row.file, theirs=row.desk)
            found.setdefault((row.kind, row.id), []).append(one)
    return [FileConflict(kind, id, tuple(fields)) for (kind, id), fields in found.items()]


def _compare(
    files: Records,
    base: Mapping[Key, Value],
    held: Mapping[Key, Value],
    choices: Mapping[Key, Mapping[str, str]],
) -> tuple[dict[Key, Value | None], tuple[FileConflict, ...]]:
    """Return what each record becomes on both sides, and those that are left."""
    merged: dict[Key, Value | None] = {}
    left = []
    for key in {**files.values, **held, **base}:
        if key in files.unusable:
            continue
        chosen = choices.get(key, {})
        mine = {name for name, side in chosen.items() if side == "files"}
        made, fields = merge(base.get(key), files.values.get(key), held.get(key), chosen=mine)
        open_fields = tuple(one for one in fields if one.field not in chosen)
        if open_fields:
            left.append(FileConflict(*key, open_fields))
        else:
            merged[key] = made
    return merged, tuple(left)


def _refuse_loss(files: Records, base: Mapping[Key, Value]) -> None:
    """Refuse files that have lost all that they had: nobody removes a whole collection by hand."""
    for kind, name in FILES.items():
        had = {key for key in base if key[0] == kind}
        if len(had) > 1 and not had & (files.values.keys() | files.unusable):
            raise DeskError(
                f"{name} has lost all {len(had)} records that it had: expected the file as it was"
            )


def _read_bases(connection: Connection) -> dict[Key, Value]:
    return {(row.kind, row.id): row.value for row in connection.execute(select(bases))}


def _keep_bases(
    connection: Connection, base: Mapping[Key, Value], merged: Mapping[Key, Value | None]
) -> None:
    for key, value in merged.items():
        if base.get(key) == value:
            continue
        kind, id = key
        connection.execute(delete(bases).where(bases.c.kind == kind, bases.c.id == id))
        if value is not None:
            connection.execute(insert(bases).values(kind=kind, id=id, value=value))


def _keep_conflicts(connection: Connection, left: Collection[FileConflict]) -> None:
    connection.execute(delete(conflicts))
    rows = [
        {
            "kind": one.kind,
            "id": one.id,
            "field": at.field,
            "base": at.base,
            "desk": at.theirs,
            "file": at.mine,
        }
        for one in left
        for at in one.differences
    ]
    if rows:
        connection.execute(insert(conflicts), rows)
