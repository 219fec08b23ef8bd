"""Events as CSV (RFC 4180) with one row for each account, out and in.

A cell that a spreadsheet would calculate is guarded (`cells`), and read as it was. `begin` and `end`, the
first and the last day that `when` can mean, are for programs that know no EDTF; they are not read.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import StringIO
from typing import Any

from events.errors import Fault, RecordsError
from events.exchange.cells import guard, unguard
from events.exchange.formats import Stamp
from events.exchange.pieces import write_rows
from events.model import DEFAULT_KINDS, Event, Kind, Point, Source, When
from events.records.record import Record, flatten, to_record, to_source_record, unflatten
from events.records.rules import read_records

# Of an event (in its flat form, see `records.record`), of an account's article, and of the account.
_OF_EVENT = (
    "id", "kind", "when", "districts", "places", "route_from", "route_to", "supersedes", "summary",
)  # fmt: skip
# What only some events have, in the flat form; an older export has no such columns.
_FURTHER = (
    "event_type", "sub_event_type", "actors", "fatalities_low", "fatalities_best", "fatalities_high",
    "location", "precision", "tags", "details", "controlled_by", "media",
)  # fmt: skip
_OF_ARTICLE = ("publisher", "origin", "published", "url")
# What an export tells of the source besides, so that it comes back whole.
_OF_SOURCE = {
    f"source_{name}": name
    for name in (
        "kind", "title", "language", "byline", "file", "sha256", "front_matter", "archived", "licence",
        "attribution", "note",
    )
}  # fmt: skip
_OF_ACCOUNT = (
    "source",
    "paragraph",
    "sentences",
    "words",
    "says",
    "attributed_to",
    "stance",
    "differs_on",
    "side",
    "row",
)
# An account's own date and places, whose names are an event's.
_RENAMED = {"account_when": "when", "account_places": "places", "account_url": "url"}
_LISTS = ("districts", "places", "sentences", "words", "account_places", "actors", "tags", "source_archived")
_NUMBERS = ("paragraph", "source_front_matter", "fatalities_low", "fatalities_best", "fatalities_high")
COLUMNS = (
    *_OF_EVENT, "source", *_OF_ARTICLE, "paragraph", "sentences", "words", "says", "attributed_to", "stance",
)  # fmt: skip
# What an export adds: it is whole, and says which collection it is from.
EXPORT_COLUMNS = (
    *COLUMNS, "differs_on", "side", "row", *_RENAMED, *_FURTHER, "points", *_OF_SOURCE, "begin", "end",
    "collection", "version", "exported", "chosen",
)  # fmt: skip
CSV = "CSV"


def write_csv(
    events: Iterable[Event],
    sources: Iterable[Source],
    *,
    stamp: Stamp | None = None,
    points: Mapping[str, Sequence[tuple[float, float]]] | None = None,
) -> Iterator[str]:
    r"""Yield events as CSV (RFC 4180), several values of a field joined by a bar (a bar in one is \|).

    With a stamp the columns are EXPORT_COLUMNS, all that `read_csv` needs to give the same events back.
    `points` are those that the collection itself gives its events: longitude and latitude, WGS 84.
    """
    articles = {source.id: _tell_source(source) for source in sources}
    columns: tuple[str, ...] = EXPORT_COLUMNS if stamp else COLUMNS
    export = {"collection": stamp.title, "version": stamp.version} if stamp else {}
    export |= {"exported": stamp.day.isoformat(), "chosen": stamp.chosen} if stamp else {}

    def list_rows() -> Iterator[list[Sequence[str]]]:
        yield [columns]
        for event in events:
            flat = flatten(to_record(event)) | word_span(event.when)
            given = (points or {}).get(event.id) or [(point.lon, point.lat) for point in event.points]
            placed = {"points": [f"{lon!r} {lat!r}" for lon, lat in given]}
            rows: list[Sequence[str]] = []
            for account in flat.pop("accounts"):
                own = {name: account.pop(field, None) for name, field in _RENAMED.items()}
                row = flat | account | own | articles[account["source"]] | export | placed
                rows.append([guard(_cell(row.get(name))) for name in columns])
            yield rows

    yield from write_rows(list_rows())


def _tell_source(source: Source) -> dict[str, Any]:
    named = {name: getattr(source, name) for name in _OF_ARTICLE}
    given = to_source_record(source)
    return named | {column: given.get(name) for column, name in _OF_SOURCE.items()}


def word_span(when: When) -> dict[str, str | None]:
    """Return the first and the last day that a date can mean, as ISO days; None where an end is open."""
    first, last = when.first, when.last
    return {"begin": first.isoformat() if first else None, "end": last.isoformat() if last else None}


def read_csv(text: str, kinds: Sequence[Kind] = DEFAULT_KINDS) -> list[Event]:
    """Read events from the CSV that `write_csv` writes, one row for each account, in any order of columns.

    `kinds` are those that the events may be of.

    Raises RecordsError, with every fault by row or event and field, if the text is not such a table.
    """
    events, points = read_records(CSV, gather(text), kinds), read_points(text)
    return [replace(one, points=tuple(Point(lat, lon) for lon, lat in points[one.id])) for one in events]


def gather(text: str) -> list[tuple[str, Record]]:
    """Return the plain form of each event of such a CSV, with its name there. Raises RecordsError."""
    return _gather(_read_rows(text))


def read_sources(text: str) -> list[Record]:
    """Return the plain form of each source of such a CSV; none if it does not tell enough of them."""
    found: dict[str, Record] = {}
    for row in _read_rows(text):
        if row.get("source_title"):
            given = {name: row[name] for name in _OF_ARTICLE}
            given |= {name: _value(row, column) for column, name in _OF_SOURCE.items()}
            found.setdefault(row["source"], {"id": row["source"]} | {k: v for k, v in given.items() if v})
    return list(found.values())


def read_points(text: str) -> dict[str, list[tuple[float, float]]]:
    """Return the points of such a CSV by the ids of its events. Raises RecordsError for what is none."""
    found = {}
    for number, row in enumerate(_read_rows(text), 2):
        try:
            points = [tuple(map(float, one.split(" "))) for one in _split(row.get("points", ""))]
            found[row["id"]] = [(lon, lat) for lon, lat in points]
        except ValueError as error:
            expected = "longitude and latitude in degrees, such as 46.5 40.25, several joined by a bar"
            fault = Fault(CSV, f"row {number} ({row['id']})", "points", repr(row["points"]), expected)
            raise RecordsError([fault]) from error
    return found


def _read_rows(text: str) -> list[dict[str, str]]:
    try:
        read = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""))
        rows = [[unguard(cell) for cell in row] for row in read if row]
    except csv.Error as error:
        raise RecordsError([Fault(CSV, "", "", str(error), "a table with commas (RFC 4180)")]) from error
    heads = rows[0] if rows else []
    faults = _check_heads(heads)
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(heads):
            faults.append(Fault(CSV, f"row {number}", "", f"{len(row)} cells", f"{len(heads)} cells"))
    if faults:
        raise RecordsError(faults)
    return [dict(zip(heads, row, strict=True)) for row in rows[1:]]


def _check_heads(heads: list[str]) -> list[Fault]:
    expected = f"the columns {', '.join(COLUMNS)}"
    faults = [Fault(CSV, "row 1", name, "missing", expected) for name in COLUMNS if name not in heads]
    faults += [
        Fault(CSV, "row 1", name, "unknown column", f"one of {', '.join(EXPORT_COLUMNS)}")
        for name in dict.fromkeys(heads)
        if name not in EXPORT_COLUMNS
    ]
    twice = [name for name in dict.fromkeys(heads) if heads.count(name) > 1]
    return faults + [Fault(CSV, "row 1", name, "stands twice", "each column once") for name in twice]


def _gather(rows: list[dict[str, str]]) -> list[tuple[str, Record]]:
    """Return the plain form of each event; raises RecordsError if its rows differ in what is the event's."""
    flat: dict[str, tuple[str, dict[str, Any]]] = {}
    first: dict[str, dict[str, str]] = {}
    faults = []
    for number, row in enumerate(rows, 2):
        id = row["id"]
        if id not in flat:
            first[id] = row
            known = {name: _value(row, name) for name in (*_OF_EVENT, *_FURTHER)}
            flat[id] = f"row {number}", known | {"accounts": []}
        for name in (*_OF_EVENT, *_FURTHER):
            if row.get(name) != first[id].get(name):
                expected = f"{first[id].get(name, '')!r}, as in the event's first row"
                faults.append(Fault(CSV, f"row {number} ({id})", name, repr(row.get(name, "")), expected))
        own = {field: _value(row, name) or None for name, field in _RENAMED.items()}
        flat[id][1]["accounts"].append({name: _value(row, name) for name in _OF_ACCOUNT} | own)
    if faults:
        raise RecordsError(faults)
    return [(name, unflatten(row)) for name, row in flat.values()]


def _value(row: Mapping[str, str], name: str) -> Any:
    """Return the value that a cell stands for; of an empty one None, or an empty list."""
    cell = row.get(name, "")
    if name in _LISTS:
        return _split(cell)
    if name == "details" and cell:
        return _read_details(cell)
    # What is no number is left as it is, to be refused with its field and value.
    if name in _NUMBERS and re.fullmatch(r"[0-9]{1,9}", cell):
        return int(cell)
    return cell or None


def _read_details(cell: str) -> Any:
    """Return the names and values of a cell; what is no such JSON as it is, to be refused."""
    try:
        read = json.loads(cell)
    except (ValueError, RecursionError):
        return cell
    return read if isinstance(read, dict) else cell


def _cell(value: Any) -> str:
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "|".join(text.replace("\\", "\\\\").replace("|", "\\|") for text in value)
    return "" if value is None else str(value)


def _split(cell: str) -> list[str]:
    parts = [""] if cell else []
    for piece in re.findall(r"\\.|.", cell, flags=re.DOTALL):
        if piece == "|":
            parts.append("")
        else:
            parts[-1] += piece[-1]
    return parts
