"""A Parquet file of events, taken apart: columns checked as a whole, lists and repeated texts as numbers.

What a column holds is not judged here, but in `parquet_rules`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from events.errors import Fault, word_os_error
from events.model import DEFAULT_KINDS, STANCES, Kind
from events.timeline.columns import Ints

TEXT, TEXTS, NUMBER, ACCOUNTS = "a text", "a list of texts", "a whole number", "a list of accounts"
NAMED = "a map of texts by their names"
COLUMNS = {
    "id": TEXT, "kind": TEXT, "when": TEXT, "districts": TEXTS, "places": TEXTS, "route_from": TEXT,
    "route_to": TEXT, "supersedes": TEXT, "summary": TEXT, "accounts": ACCOUNTS, "event_type": TEXT,
    "sub_event_type": TEXT, "actors": TEXTS, "fatalities_low": NUMBER, "fatalities_best": NUMBER,
    "fatalities_high": NUMBER, "location": TEXT, "precision": TEXT, "tags": TEXTS, "details": NAMED,
    "controlled_by": TEXT, "media": TEXT,
}  # fmt: skip
OF_ACCOUNT = {
    "source": TEXT, "paragraph": NUMBER, "sentences": TEXTS, "words": TEXTS, "says": TEXT,
    "attributed_to": TEXT, "row": TEXT, "url": TEXT, "stance": TEXT, "differs_on": TEXT, "side": TEXT,
    "when": TEXT, "places": TEXTS,
}  # fmt: skip
# What may be left out, as in events.toml.
_OPTIONAL = COLUMNS.keys() - {"id", "kind", "when", "summary", "accounts"}
_OPTIONAL_OF_ACCOUNT = OF_ACCOUNT.keys() - {"source", "says", "attributed_to"}
# The geometry of GeoParquet, which is the map's, and the days that an export adds to `when`.
_IGNORED = ("geometry", "bbox", "begin", "end")


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts as numbers: those of row n are the `names` at `values[offsets[n]:offsets[n + 1]]`; -1: null."""

    offsets: NDArray[np.int64]
    values: Ints
    names: tuple[str, ...]

    def renamed(self, first: Iterable[str]) -> tuple[NDArray[np.int64], Ints, tuple[str, ...]]:
        """Return offsets, values and names, numbered so that the `first` names come first, used or not."""
        places = {name: place for place, name in enumerate(dict.fromkeys(first))}
        to_new = [places.setdefault(name, len(places)) for name in self.names]
        return self.offsets, np.array([*to_new, -1], dtype=np.int32)[self.values], tuple(places)

    def rows(self) -> Ints:
        """Return the row of each value."""
        return np.repeat(np.arange(len(self.offsets) - 1, dtype=np.int32), np.diff(self.offsets))


@dataclass(frozen=True, slots=True)
class Parts:
    """A table of events in the types of `make_schema`, and what is needed of all its rows at once.

    `kind` is a place in `kinds`, `when` one in `whens`; -1 where there is none. `accounts` holds the fields
    of all accounts, one row an account. `unread` counts the rows of a file that cannot be read at all.
    """

    table: Any
    kind: NDArray[np.int8]
    when: Ints
    whens: tuple[str, ...]
    districts: Texts
    places: Texts
    sources: Texts
    stances: NDArray[np.int8]
    accounts: Any
    unread: int = 0
    kinds: Sequence[Kind] = DEFAULT_KINDS

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.kind)


def make_schema() -> Any:
    """Return the columns of the file and their types."""
    import pyarrow

    text = pyarrow.string()
    types = {TEXT: text, TEXTS: pyarrow.list_(text), NUMBER: pyarrow.int64(), NAMED: pyarrow.map_(text, text)}
    account = pyarrow.struct([(name, types[form]) for name, form in OF_ACCOUNT.items()])
    types[ACCOUNTS] = pyarrow.list_(account)
    return pyarrow.schema([(name, types[form]) for name, form in COLUMNS.items()])


def read_parts(path: Path, faults: list[Fault], kinds: Sequence[Kind] = DEFAULT_KINDS) -> Parts:
    """Read a file and take it apart; of a file with a fault as a whole no row is used."""
    import pyarrow
    from pyarrow import parquet

    unread = 0
    try:
        file = parquet.ParquetFile(path)
        unread, found = file.metadata.num_rows, _check_columns(path.name, file.schema_arrow)
        faults += found
        if not any(fault.value != "unknown column" for fault in found):
            table = file.read([name for name in file.schema_arrow.names if name in COLUMNS])
            table.validate(full=True)
            return split_table(_conform(table), kinds)
    except (OSError, UnicodeDecodeError, pyarrow.ArrowException) as error:
        faults.append(
            Fault(path.name, "", "", word_os_error(error), "a Parquet file of events", is_unread=True)
        )
    return split_table(make_schema().empty_table(), kinds, unread)


def split_table(table: Any, kinds: Sequence[Kind] = DEFAULT_KINDS, unread: int = 0) -> Parts:
    """Take a table in the types of `make_schema` apart."""
    import pyarrow
    import pyarrow.compute as compute

    ids = pyarrow.array([kind.id for kind in kinds], pyarrow.string())
    kind = compute.index_in(compute.utf8_trim_whitespace(table["kind"]), value_set=ids)
    when, whens = _encode(table["when"].combine_chunks())
    accounts = table["accounts"].combine_chunks()
    offsets, fields = offsets_of(accounts), pyarrow.Table.from_struct_array(accounts.flatten())
    sources, names = _encode(fields["source"].combine_chunks())
    by_source = Texts(offsets, sources, names)
    stances = compute.index_in(fields["stance"], value_set=pyarrow.array(STANCES, pyarrow.string()))
    return Parts(
        table=table,
        kind=compute.fill_null(kind, -1).to_numpy().astype(np.int8),
        when=when,
        whens=whens,
        districts=split_texts(table["districts"].combine_chunks()),
        places=split_texts(table["places"].combine_chunks()),
        sources=by_source,
        stances=compute.fill_null(stances, STANCES.index("reports")).to_numpy().astype(np.int8),
        accounts=fields,
        unread=unread,
        kinds=kinds,
    )


def split_texts(lists: Any) -> Texts:
    """Take lists of texts apart."""
    values, names = _encode(lists.flatten())
    return Texts(offsets_of(lists), values, names)


def offsets_of(lists: Any) -> NDArray[np.int64]:
    """Return where each list begins among the values of all; one that is null is empty."""
    import pyarrow.compute as compute

    lengths = compute.fill_null(compute.list_value_length(lists), 0).to_numpy(zero_copy_only=False)
    offsets = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths, out=offsets[1:])
    return offsets


def _encode(texts: Any) -> tuple[Ints, tuple[str, ...]]:
    """Return for each text, without white space around it, its place among the distinct ones; -1: null."""
    import pyarrow.compute as compute

    encoded = compute.utf8_trim_whitespace(texts).dictionary_encode()
    places = compute.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False).astype(np.int32)
    return places, tuple(encoded.dictionary.to_pylist())


def _check_columns(file: str, schema: Any) -> list[Fault]:
    """Return the faults of the columns as a whole."""
    found = _check_fields(file, "", dict(zip(schema.names, schema.types, strict=True)), COLUMNS)
    twice = [name for name in dict.fromkeys(schema.names) if schema.names.count(name) > 1]
    found += [Fault(file, "", name, "stands twice", "each column once") for name in twice]
    if "accounts" in schema.names and not any(fault.field == "accounts" for fault in found):
        account = schema.field("accounts").type.value_type
        fields = {account.field(n).name: account.field(n).type for n in range(account.num_fields)}
        found += _check_fields(file, "accounts.", fields, OF_ACCOUNT)
    return found


def _check_fields(file: str, prefix: str, types: Mapping[str, Any], forms: Mapping[str, str]) -> list[Fault]:
    optional = _OPTIONAL_OF_ACCOUNT if prefix else _OPTIONAL
    found = [
        Fault(file, "", prefix + name, "missing", f"a column, each value {form}")
        for name, form in forms.items()
        if name not in types and name not in optional
    ]
    for name, type in types.items():
        if name in forms:
            if not _is_of(type, forms[name]):
                expected = f"a column, each value {forms[name]}"
                found.append(Fault(file, "", prefix + name, f"of type {type}", expected))
        elif name not in _IGNORED or prefix:
            found.append(Fault(file, "", prefix + name, "unknown column", f"one of {', '.join(forms)}"))
    return found


def _is_of(type: Any, form: str) -> bool:
    from pyarrow import types

    if types.is_dictionary(type):
        return form == TEXT and _is_of(type.value_type, TEXT)
    if types.is_null(type):
        return form in (TEXT, TEXTS, NUMBER, NAMED)
    if form == NAMED:
        return bool(types.is_map(type)) and _is_of(type.key_type, TEXT) and _is_of(type.item_type, TEXT)
    if form == TEXT:
        return bool(types.is_string(type) or types.is_large_string(type) or types.is_string_view(type))
    if form == NUMBER:
        return bool(types.is_integer(type))
    if not (types.is_list(type) or types.is_large_list(type)):
        return False
    return bool(types.is_struct(type.value_type)) if form == ACCOUNTS else _is_of(type.value_type, TEXT)


def _conform(table: Any) -> Any:
    """Return a table in the types and the order of `make_schema`; a column left out is null."""
    import pyarrow

    schema = make_schema()
    columns = []
    for name in schema.names:
        wanted = schema.field(name).type
        if name not in table.column_names:
            columns.append(pyarrow.nulls(len(table), wanted))
        elif name == "accounts":
            columns.append(_conform_accounts(table[name].combine_chunks(), wanted))
        else:
            columns.append(table[name].combine_chunks().cast(wanted))
    return pyarrow.Table.from_arrays(columns, schema=schema)


def _conform_accounts(accounts: Any, wanted: Any) -> Any:
    import pyarrow

    fields = pyarrow.Table.from_struct_array(accounts.flatten())
    columns: Sequence[Any] = [
        fields[field.name].combine_chunks().cast(field.type)
        if field.name in fields.column_names
        else pyarrow.nulls(len(fields), field.type)
        for field in wanted.value_type
    ]
    account = pyarrow.StructArray.from_arrays(columns, fields=list(wanted.value_type))
    return pyarrow.ListArray.from_arrays(
        pyarrow.array(offsets_of(accounts), pyarrow.int32()), account, wanted
    )
