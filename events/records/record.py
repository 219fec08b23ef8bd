"""The one plain form of an event: a dict of texts, numbers and lists, which every file and format is made of.

TOML, JSON and GeoJSON hold it as it is; tables (CSV, Parquet) hold its flat form, in which a route is two
columns. The fields are those of the data model: `route` is a table of `from` and `to`, or None; `supersedes`
is an id, or None; an event after which a side controls has `controlled_by`; an account that differs has
`differs_on`, the others have no such field, and so it is with an account's `side`, `when` and `places`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from events.dates import parse_when
from events.kinds import find_kind
from events.model import DEFAULT_KINDS, Account, Event, Kind, Passage, Route

Record = dict[str, Any]


def to_record(event: Event) -> Record:
    """Return the plain form of an event."""
    return {
        "id": event.id,
        "kind": event.kind.id,
        "when": event.when.text,
        "districts": list(event.districts),
        "places": list(event.places),
        "route": {"from": event.route.origin, "to": event.route.to} if event.route else None,
        "supersedes": event.supersedes,
        **({"controlled_by": event.controlled_by} if event.controlled_by else {}),
        "summary": event.summary,
        "accounts": [_account_record(account) for account in event.accounts],
    }


def from_record(record: Mapping[str, Any], kinds: Iterable[Kind] = DEFAULT_KINDS) -> Event:
    """Return the event of a plain form that is known to be without fault (`schema`, `rules`).

    `kinds` are those of the collection. What may be left out may also be None. White space around a text is
    not kept.
    """
    route, supersedes = record.get("route"), record.get("supersedes")
    return Event(
        id=record["id"],
        kind=find_kind(record["kind"], kinds),
        when=parse_when(record["when"]),
        summary=record["summary"].strip(),
        accounts=tuple(_read_account(account) for account in record["accounts"]),
        districts=_strip(record.get("districts")),
        places=_strip(record.get("places")),
        route=Route(origin=route["from"].strip(), to=route["to"].strip()) if route else None,
        supersedes=supersedes.strip() if supersedes else None,
        controlled_by=(record.get("controlled_by") or "").strip(),
    )


def flatten(record: Mapping[str, Any]) -> Record:
    """Return the flat form, for tables: `route_from` and `route_to` in place of `route`."""
    route = record["route"] or {}
    flat = {name: value for name, value in record.items() if name != "route"}
    return flat | {"route_from": route.get("from"), "route_to": route.get("to")}


def unflatten(row: Mapping[str, Any]) -> Record:
    """Return the plain form of a flat one, without the fields, also of accounts, that are None."""
    record = drop_nulls(row)
    record["accounts"] = [drop_nulls(account) for account in row["accounts"] or ()]
    route = drop_nulls({"from": record.pop("route_from", None), "to": record.pop("route_to", None)})
    return record | ({"route": route} if route else {})


def drop_nulls(fields: Mapping[str, Any]) -> Record:
    """Return the fields that are not None."""
    return {name: value for name, value in fields.items() if value is not None}


def _account_record(account: Account) -> Record:
    return {
        "source": account.source,
        "paragraph": account.passage.paragraph,
        "sentences": list(account.passage.sentences),
        "words": list(account.passage.words),
        "says": account.says,
        "attributed_to": account.attributed_to,
        "stance": account.stance,
        **({"differs_on": account.differs_on} if account.differs_on else {}),
        **({"side": account.side} if account.side else {}),
        **({"when": account.when.text} if account.when else {}),
        **({"places": list(account.places)} if account.places else {}),
    }


def _read_account(record: Mapping[str, Any]) -> Account:
    return Account(
        source=record["source"].strip(),
        passage=Passage(
            paragraph=record["paragraph"],
            sentences=tuple(record["sentences"]),
            words=_strip(record.get("words")),
        ),
        says=record["says"].strip(),
        attributed_to=record["attributed_to"].strip(),
        stance=record.get("stance") or "reports",
        differs_on=(record.get("differs_on") or "").strip(),
        side=(record.get("side") or "").strip(),
        when=parse_when(when) if (when := record.get("when")) else None,
        places=_strip(record.get("places")),
    )


def _strip(texts: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts or ())
