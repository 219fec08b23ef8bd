"""Records out of the TOML files of a collection, and changes into them: the rest stays as it stands.

Comments and the order of records are kept. A record that breaks a rule is told, and left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.items import Comment, Table, Whitespace

from events.desk.checking import to_clean_event, to_clean_source
from events.desk.differences import name_accounts
from events.desk.errors import DeskError, Value
from events.errors import Fault
from events.files import write_whole
from events.records.collection import EVENTS_FILE, SOURCES_FILE, load_collection
from events.records.parquet import EVENTS_STORE
from events.records.schema import AccountInput, EventInput, SourceInput

Key = tuple[str, str]
FILES = {"source": SOURCES_FILE, "event": EVENTS_FILE}
# In which order a new record is written; what is not named here follows as its shape has it, accounts last.
_FIRST = ("id", "kind", "when", "districts", "places", "route", "supersedes", "controlled_by", "summary")
_ORDER = {
    "source": tuple(SourceInput.model_fields),
    "event": (*_FIRST, *(name for name in EventInput.model_fields if name not in (*_FIRST, "accounts"))),
    "account": tuple(AccountInput.model_fields),
}


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a collection's files, by kind and id; `unusable` are those with faults."""

    values: dict[Key, Value]
    unusable: frozenset[Key]
    faults: tuple[Fault, ...]
    contents: dict[str, bytes] = field(repr=False)


def read_files(folder: Path) -> Records:
    """Read the records of a collection. Raises DeskError if they are not in TOML files that can be read."""
    if (folder / EVENTS_STORE).exists():
        raise DeskError(f"{folder / EVENTS_STORE}: expected a collection with {EVENTS_FILE}, for a desk")
    contents = {}
    for name in FILES.values():
        path = folder / name
        contents[name] = path.read_bytes() if path.is_file() else b""
    collection = load_collection(folder)
    unread = [fault for fault in collection.faults if fault.is_unread and contents.get(fault.file)]
    if collection.settings is None or unread:
        raise DeskError("; ".join(str(fault) for fault in collection.faults) or f"{folder}: no collection")
    values: dict[Key, Value] = {("source", one.id): to_clean_source(one) for one in collection.sources}
    values |= {("event", one.id): to_clean_event(one) for one in collection.events}
    named = {
        (kind, str(table.get("id")))
        for kind, name in FILES.items()
        for table in _tables(tomlkit.parse(contents[name].decode()), kind)
    }
    return Records(values, frozenset(named - values.keys()), collection.faults, contents)


def write_files(folder: Path, before: Records, changes: Mapping[Key, Value | None]) -> None:
    """Write changed records into the files, each file whole or not at all; None takes a record out.

    Raises DeskError if a file has changed since it was read, OSError if it cannot be written.
    """
    # An event is never without its source: what is new comes with sources first, what goes with them last.
    is_loss = any(kind == "source" and value is None for (kind, _), value in changes.items())
    for kind in ("event", "source") if is_loss else ("source", "event"):
        mine = {id: value for (one, id), value in changes.items() if one == kind}
        if not mine:
            continue
        path, content = folder / FILES[kind], before.contents[FILES[kind]]
        text = _change(content.decode(), kind, before.values, mine)
        if (path.read_bytes() if path.is_file() else b"") != content:
            raise DeskError(f"{path} was changed at this moment: nothing was written to it, do it again")
        write_whole(path, text.encode())


def _tables(document: tomlkit.TOMLDocument, kind: str) -> list[Table]:
    found = document.get(kind, ())
    return [one for one in found if isinstance(one, Table)]


def _change(text: str, kind: str, values: Mapping[Key, Value], changes: Mapping[str, Value | None]) -> str:
    document = tomlkit.parse(text)
    there = [str(one.get("id")) for one in _tables(document, kind)]
    for at, id in reversed(list(enumerate(there))):
        value = changes.get(id)
        if id not in changes:
            continue
        if value is None:
            del document[kind][at]
        # Of several records with one id, the first is the one that is used.
        elif there.index(id) == at:
            _update(document[kind][at], kind, values.get((kind, id), {}), value)
    if not document.get(kind, True):
        del document[kind]
    new = [_write(kind, value) for id, value in changes.items() if value is not None and id not in there]
    # A new record stands at the end, whatever stands there.
    whole = tomlkit.dumps(document)
    return "\n".join([*([whole.rstrip("\n") + "\n"] if whole.strip() else []), *new]) if new else whole


def _write(kind: str, value: Value) -> str:
    """Return a new record as TOML."""
    blocks = [(f"[[{kind}]]", kind, value)]
    blocks += [(f"[[{kind}.account]]", "account", one) for one in value.get("accounts", ())]
    texts = []
    for head, shape, fields in blocks:
        names = [name for name in _ORDER[shape] if name in fields]
        names += [name for name in fields if name not in names and name != "accounts"]
        texts.append("\n".join([head, *(f"{name} = {_to_toml(fields[name]).as_string()}" for name in names)]))
    return "\n\n".join(texts) + "\n"


def _replace(holder: Any, name: str, tables: Iterable[Table]) -> None:
    made = tomlkit.aot()
    for table in tables:
        made.append(table)
    if made:
        holder[name] = made
    else:
        del holder[name]


def _update(table: Table, kind: str, before: Value, after: Value) -> None:
    """Change the fields that differ, and no other."""
    for name in [*before, *(name for name in after if name not in before)]:
        if before.get(name) == after.get(name):
            continue
        if name == "accounts":
            _update_accounts(table, before.get(name, []), after.get(name, []))
        elif name not in after:
            del table[name]
        else:
            _set(table, kind, name, after[name])


def _set(table: Table, kind: str, name: str, value: Any) -> None:
    if name in table:
        table[name] = _to_toml(value)
        return
    # A new field stands where it would in a new record, above the accounts.
    order = _ORDER[kind]
    earlier = order[: order.index(name)] if name in order else order
    last = next((one for one in reversed(earlier) if one in table), None)
    if last is None:
        table[name] = _to_toml(value)
    else:
        table.value._insert_after(last, name, _to_toml(value))


def _update_accounts(table: Table, before: list[Value], after: list[Value]) -> None:
    name = "accounts" if "accounts" in table else "account"
    tables = dict(zip(name_accounts(before), table.get(name, ()), strict=False))
    old = name_accounts(before)
    made = []
    for key, value in name_accounts(after).items():
        if key in tables:
            _update(tables[key], "account", old[key], value)
            made.append(tables[key])
        else:
            made.append(_make_account(value))
    if [id(one) for one in made[: len(tables)]] == [id(one) for one in tables.values()]:
        for one in made[len(tables) :]:
            _hand_on(table[name][-1], one)
            table[name].append(one)
    else:
        _replace(table, name, made)


def _hand_on(last: Table, new: Table) -> None:
    """Let what stands after the last of some tables, as a comment on what follows, stand after a new one."""
    body = last.value.body
    end = max((at for at, (key, _) in enumerate(body) if key is not None), default=-1) + 1
    after = body[end:]
    del body[end:]
    last.add(tomlkit.nl())
    for item in [one for _, one in after if isinstance(one, Comment | Whitespace)] or [tomlkit.nl()]:
        new.add(item)


def _make_account(value: Value) -> Table:
    table = tomlkit.table()
    for name in (one for one in _ORDER["account"] if one in value):
        table.add(name, _to_toml(value[name]))
    return table


def _to_toml(value: Any) -> Any:
    if isinstance(value, dict):
        table = tomlkit.inline_table()
        table.update(value)
        return table
    return tomlkit.item(value)
