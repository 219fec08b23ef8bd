"""Events as a table: filtered, and as CSV with one row for each account, out and back in."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Mapping
from io import StringIO
from typing import Any

import numpy as np

from events.errors import Fault, RecordsError
from events.exchange.formats import Stamp
from events.exchange.readback import make_events
from events.model import Event, Source
from events.records.parquet import StoredEvents
from events.timeline.ordering import pick

COLUMNS = (
    "id", "kind", "when", "districts", "places", "route_from", "route_to", "supersedes", "summary",
    "source", "publisher", "origin", "published", "url", "paragraph", "sentences", "words",
    "says", "attributed_to", "stance",
)  # fmt: skip
# What an export adds: it is whole, and says which collection it is from.
EXPORT_COLUMNS = (*COLUMNS, "differs_on", "collection", "version", "exported", "chosen")
CSV = "CSV"
# One cell each of an event; the rest of a row is the account's, or the article's.
_OF_EVENT = ("id", "kind", "when", "summary", "supersedes")
_LISTS = ("districts", "places")
_OF_ROUTE = ("route_from", "route_to")
_OF_ACCOUNT = ("source", "says", "attributed_to", "stance")
_LISTS_OF_ACCOUNT = ("sentences", "words")


def filter_events(
    events: Iterable[Event],
    *,
    kinds: Collection[str] = (),
    districts: Collection[str] = (),
    sources: Collection[str] = (),
) -> list[Event]:
    """Return the events of the given kinds, districts and sources; an empty filter lets all through.

    Of a store only the events that pass are made into records.
    """
    if isinstance(events, StoredEvents):
        passes = pick(events.columns, tuple(kinds), tuple(districts), tuple(sources))
        return events.take(np.flatnonzero(passes).tolist())
    return [
        event
        for event in events
        if (not kinds or event.kind in kinds)
        and (not districts or any(code in districts for code in event.districts))
        and (not sources or any(account.source in sources for account in event.accounts))
    ]


def write_csv(events: Iterable[Event], sources: Iterable[Source], *, stamp: Stamp | None = None) -> str:
    r"""Write events as CSV (RFC 4180), several values of a field joined by a bar (a bar in one is \|).

    With a stamp the columns are EXPORT_COLUMNS, all that `read_csv` needs to give the same events back.
    """
    by_id = {source.id: source for source in sources}
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(EXPORT_COLUMNS if stamp else COLUMNS)
    for event in events:
        route = (event.route.origin, event.route.to) if event.route else ("", "")
        first = [event.id, event.kind, event.when.text, _join(event.districts), _join(event.places)]
        first += [*route, event.supersedes or "", event.summary]
        for account in event.accounts:
            source, passage = by_id[account.source], account.passage
            row = [source.id, source.publisher, source.origin, source.published, source.url]
            row += [str(passage.paragraph), _join(passage.sentences), _join(passage.words)]
            row += [account.says, account.attributed_to, account.stance]
            if stamp:
                row += [account.differs_on, stamp.title, stamp.version, stamp.day.isoformat(), stamp.chosen]
            writer.writerow([*first, *row])
    return out.getvalue()


def read_csv(text: str) -> list[Event]:
    """Read events from the CSV that `write_csv` writes, one row for each account, in any order of columns.

    Raises RecordsError, with every fault by row or event and field, if the text is not such a table.
    """
    try:
        rows = [row for row in csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")) if row]
    except csv.Error as error:
        raise RecordsError([Fault(CSV, "", "", str(error), "a table with commas (RFC 4180)")]) from error
    heads = rows[0] if rows else []
    faults = _check_heads(heads)
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(heads):
            faults.append(Fault(CSV, f"row {number}", "", f"{len(row)} cells", f"{len(heads)} cells"))
    if faults:
        raise RecordsError(faults)
    return make_events(CSV, _gather([dict(zip(heads, row, strict=True)) for row in rows[1:]]))


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


def _gather(rows: list[dict[str, str]]) -> list[tuple[str, Any]]:
    """Return a record for each event; raises RecordsError if its rows tell it differently."""
    records: dict[str, tuple[str, dict[str, Any]]] = {}
    first: dict[str, dict[str, str]] = {}
    faults = []
    for number, row in enumerate(rows, 2):
        id = row["id"]
        if id not in records:
            first[id], records[id] = row, (f"row {number}", _event_record(row))
        for name in (*_OF_EVENT, *_LISTS, *_OF_ROUTE):
            if row[name] != first[id][name]:
                expected = f"{first[id][name]!r}, as in the event's first row"
                faults.append(Fault(CSV, f"row {number} ({id})", name, repr(row[name]), expected))
        records[id][1]["account"].append(_account_record(row))
    if faults:
        raise RecordsError(faults)
    return list(records.values())


def _event_record(row: Mapping[str, str]) -> dict[str, Any]:
    record: dict[str, Any] = {name: row[name] for name in _OF_EVENT if row[name] or name != "supersedes"}
    record |= {name: _split(row[name]) for name in _LISTS}
    if row["route_from"] or row["route_to"]:
        record["route"] = {"from": row["route_from"], "to": row["route_to"]}
    return record | {"account": []}


def _account_record(row: Mapping[str, str]) -> dict[str, Any]:
    record: dict[str, Any] = {name: row[name] for name in _OF_ACCOUNT}
    if row.get("differs_on"):
        record["differs_on"] = row["differs_on"]
    record |= {name: _split(row[name]) for name in _LISTS_OF_ACCOUNT}
    paragraph = row["paragraph"]
    # What is no number is left as it is, to be refused with its field and value.
    return record | {"paragraph": int(paragraph) if re.fullmatch(r"[0-9]{1,9}", paragraph) else paragraph}


def _join(values: Iterable[str]) -> str:
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def _split(cell: str) -> list[str]:
    parts = [""] if cell else []
    for piece in re.findall(r"\\.|.", cell, flags=re.DOTALL):
        if piece == "|":
            parts.append("")
        else:
            parts[-1] += piece[-1]
    return parts
