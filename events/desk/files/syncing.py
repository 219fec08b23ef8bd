"""The record files and the desk made the same: what one side changed since both were, the other takes.

Compared are three versions of each record: that of the files, that of the desk, and the one that both had
when they were last the same. A record in which both sides have changed a field, each otherwise, is left as it
is on either side, and shown until an editor chooses.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Table, delete, insert, select

from events.desk.database.tables import bases, conflicts, pending
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
        files = read_files(desk.folder)
        base = _read_bases(connection, files)
        held = {(kind, one.id): one.present for kind in FILES for one in list_held(connection, kind)}
        _refuse_loss(files, base)
        merged, left = _compare(files, base, held, choices or {})
        taken = tuple(key for key, value in merged.items() if value != held.get(key))
        written = {key: value for key, value in merged.items() if value != files.values.get(key)}
        for key in taken:
            decision.put(*key, merged[key])
        # The desk has by then all that the files have. Before they have all that it has, this may be ended.
        _keep(connection, bases, {key: files.values.get(key) for key in merged}, base)
        connection.execute(delete(pending))
        _keep(connection, pending, written)
        _keep_conflicts(connection, left)
    write_files(desk.folder, files, written)
    if written:
        with desk.store.writing() as connection:
            _keep(connection, bases, written)
            connection.execute(delete(pending))
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


def _read_bases(connection: Connection, files: Records) -> dict[Key, Value]:
    """Return what files and desk had in common; what was being written, and stands there, is that by now."""
    base = {(row.kind, row.id): row.value for row in connection.execute(select(bases))}
    begun = {(row.kind, row.id): row.value for row in connection.execute(select(pending))}
    done = {key: value for key, value in begun.items() if files.values.get(key) == value}
    _keep(connection, bases, done)
    return {key: value for key, value in (base | done).items() if value is not None}


def _keep(
    connection: Connection,
    table: Table,
    values: Mapping[Key, Value | None],
    there: Mapping[Key, Value] | None = None,
) -> None:
    """Keep values in a table; a base that is none is taken out. `there` is what is known to stand there."""
    for key, value in values.items():
        if there is not None and there.get(key) == value:
            continue
        kind, id = key
        connection.execute(delete(table).where(table.c.kind == kind, table.c.id == id))
        if value is not None or table is pending:
            connection.execute(insert(table).values(kind=kind, id=id, value=value))


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
