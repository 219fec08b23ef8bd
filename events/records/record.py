"""The one plain form of an event: a dict of texts, numbers and lists, which every file and format is made of.

TOML, JSON and GeoJSON hold it as it is; tables (CSV, Parquet) hold its flat form, in which a route is two
columns, the number of fatalities three, and pictures and videos a text of JSON. The fields are those of the
data model: `route` is a table of `from` and `to`, or None; `supersedes` is an id, or None; `paragraph` is
None without a passage. What only some have (FURTHER, of an account FURTHER_OF_ACCOUNT) is no field of the
others.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from typing import Any

from events.dates import When, parse_when
from events.kinds import find_kind
from events.model import (
    DEFAULT_KINDS,
    NO_PASSAGE,
    Account,
    Event,
    Fatalities,
    Kind,
    Media,
    Passage,
    Point,
    Route,
    Source,
)

Record = dict[str, Any]
# What an event and an account may have, and has no field for if it is empty.
FURTHER = (
    "event_type", "sub_event_type", "actors", "fatalities", "location", "precision", "tags", "details",
    "controlled_by", "points", "media",
)  # fmt: skip
FURTHER_OF_ACCOUNT = ("differs_on", "side", "when", "places", "row", "url")
ESTIMATES = ("low", "best", "high")


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
        "summary": event.summary,
        "accounts": [_account_record(account) for account in event.accounts],
        **{name: plain for name in FURTHER if (plain := _plain(getattr(event, name)))},
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
        points=tuple(Point(float(lat), float(lon)) for lat, lon in record.get("points") or ()),
        event_type=_text(record, "event_type"),
        sub_event_type=_text(record, "sub_event_type"),
        actors=_strip(record.get("actors")),
        fatalities=Fatalities(**given) if (given := record.get("fatalities")) else None,
        location=_text(record, "location"),
        precision=record.get("precision"),
        tags=_strip(record.get("tags")),
        details=tuple((record.get("details") or {}).items()),
        controlled_by=_text(record, "controlled_by"),
        media=tuple(_read_media(one) for one in record.get("media") or ()),
    )


def to_source_record(source: Source) -> Record:
    """Return the plain form of a source, without the fields that are empty."""
    given = {field.name: _plain(getattr(source, field.name)) for field in fields(source)}
    return {name: value for name, value in given.items() if value and (name, value) != ("kind", "article")}


def read_source(record: Mapping[str, Any]) -> Source:
    """Return the source of a plain form that is known to be without fault; None stands for nothing."""
    given = drop_nulls(record)
    return Source(**given | {"archived": tuple(given.get("archived") or ())})


def flatten(record: Mapping[str, Any]) -> Record:
    """Return the flat form, for tables: `route_from` in place of `route`, `fatalities_low` and so on.

    Points are left out: a table has them as geometry, or in a column of its own making.
    """
    route, killed = record["route"] or {}, record.get("fatalities") or {}
    flat = {name: value for name, value in record.items() if name not in ("route", "fatalities", "points")}
    flat |= {"route_from": route.get("from"), "route_to": route.get("to")}
    if media := record.get("media"):
        flat["media"] = json.dumps(media, ensure_ascii=False)
    return flat | {f"fatalities_{name}": killed.get(name) for name in ESTIMATES}


def unflatten(row: Mapping[str, Any]) -> Record:
    """Return the plain form of a flat one, without the fields, also of accounts, that are None."""
    record = drop_nulls(row)
    record["accounts"] = [drop_nulls(account) for account in row["accounts"] or ()]
    route = drop_nulls({"from": record.pop("route_from", None), "to": record.pop("route_to", None)})
    killed = drop_nulls({name: record.pop(f"fatalities_{name}", None) for name in ESTIMATES})
    if isinstance(details := record.get("details"), list):
        # Arrow gives the pairs of a map.
        record["details"] = drop_nulls(dict(details))
    if isinstance(media := record.get("media"), str):
        record["media"] = _read_json(media)
    return record | ({"route": route} if route else {}) | ({"fatalities": killed} if killed else {})


def drop_nulls(fields: Mapping[str, Any]) -> Record:
    """Return the fields that are not None."""
    return {name: value for name, value in fields.items() if value is not None}


def _account_record(account: Account) -> Record:
    return {
        "source": account.source,
        "paragraph": account.passage.paragraph or None,
        "sentences": list(account.passage.sentences),
        "words": list(account.passage.words),
        "says": account.says,
        "attributed_to": account.attributed_to,
        "stance": account.stance,
        **{name: plain for name in FURTHER_OF_ACCOUNT if (plain := _plain(getattr(account, name)))},
    }


def _read_account(record: Mapping[str, Any]) -> Account:
    return Account(
        source=record["source"].strip(),
        passage=_read_passage(record),
        row=_text(record, "row"),
        url=_text(record, "url"),
        says=record["says"].strip(),
        attributed_to=record["attributed_to"].strip(),
        stance=record.get("stance") or "reports",
        differs_on=_text(record, "differs_on"),
        side=_text(record, "side"),
        when=parse_when(when) if (when := record.get("when")) else None,
        places=_strip(record.get("places")),
    )


def _read_media(record: Mapping[str, Any]) -> Media:
    return Media(**{field.name: _text(record, field.name) for field in fields(Media)})


def _read_json(text: str) -> Any:
    """Return what a text holds as JSON; what is none as it is, to be refused."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _read_passage(record: Mapping[str, Any]) -> Passage:
    if not record.get("sentences"):
        return NO_PASSAGE
    sentences, words = tuple(record["sentences"]), _strip(record.get("words"))
    return Passage(paragraph=record["paragraph"], sentences=sentences, words=words)


def _plain(value: Any) -> Any:
    """Return a value of a field in texts, numbers, lists and dicts."""
    if isinstance(value, Fatalities):
        return drop_nulls({name: getattr(value, name) for name in ESTIMATES})
    if isinstance(value, Media):
        return {name: text for name, text in asdict(value).items() if text}
    if isinstance(value, When):
        return value.text
    if isinstance(value, Point):
        return [value.lat, value.lon]
    if isinstance(value, tuple):
        return dict(value) if value and isinstance(value[0], tuple) else [_plain(one) for one in value]
    return value


def _text(record: Mapping[str, Any], name: str) -> str:
    return (record.get(name) or "").strip()


def _strip(texts: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts or ())
