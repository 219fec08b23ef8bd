"""Events in the columns of ACLED (Armed Conflict Location & Event Data), for programs that read those.

Columns and codes: ACLED Codebook, with the columns it has since March 2023. One row for each event. What the
records do not hold stays empty, such as the place of an event of several districts. `tags` holds what has no
column of its own: the date in EDTF, all districts, origins, the version.

What a dataset told of an event itself goes before what follows from the records: its type, actors and
fatalities, its location and point, and other fields that are kept by ACLED's names. Else its kind names the
type. ACLED knows what happened, not what was to happen or had long been so: a deadline, or what moves one,
stands as the agreement that set it, on the day on which it was set, if that is known; its last day is in
`tags`, under `when`. Each can be left out by the `kind` in `tags`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from itertools import chain

from events.dates import parse_when
from events.exchange.cells import guard
from events.exchange.formats import Stamp
from events.exchange.pieces import write_rows
from events.kinds import ACLED
from events.model import Event, PlacePrecision, Source, When

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction",
    "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude",
    "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
PLACE, NEAR, PROVINCE = "1", "2", "3"
_PRECISIONS: dict[PlacePrecision | None, str] = {
    "exact": PLACE,
    "near": NEAR,
    "district": PROVINCE,
    "province": PROVINCE,
}
_WEEK, _MONTH = 7, 31


def write_acled(
    events: Iterable[Event],
    sources: Iterable[Source],
    *,
    points: Mapping[str, tuple[float, float]],
    names: Mapping[str, str],
    stamp: Stamp,
) -> Iterator[str]:
    """Yield events as CSV (RFC 4180) with ACLED's columns.

    `points` holds (latitude, longitude) in degrees, WGS 84, and `names` the names, both by id of a place, ISO
    3166-2 code of a district, ISO 3166-1 code of a country. A district is ACLED's `admin1`, as in ISO 3166-2;
    it has `geo_precision` 3 at its point, a place 1. `timestamp` is the day of the export in Unix time.
    """
    by_id = {source.id: source for source in sources}
    exported = int(datetime.combine(stamp.day, time(), tzinfo=UTC).timestamp())

    def list_row(event: Event) -> list[str]:
        used = list(dict.fromkeys(by_id[account.source].publisher for account in event.accounts))
        origins = {by_id[account.source].origin for account in event.accounts}
        row = {
            "event_id_cnty": event.id,
            "source": "; ".join(used),
            "notes": event.summary,
            "tags": _tags(event, len(origins), stamp),
            "timestamp": str(exported),
        }
        details = {name: value for name, value in event.details if name in COLUMNS}
        whole = details | row | _type(event) | _people(event) | _time(event) | _place(event, points, names)
        return [guard(whole.get(name, "")) for name in COLUMNS]

    yield from write_rows(chain([[COLUMNS]], ([list_row(event)] for event in events)))


def _type(event: Event) -> dict[str, str]:
    """Return the type of the event and its disorder: that which its dataset gives, else that of its kind."""
    kind = (event.event_type, event.sub_event_type) if event.event_type else event.kind.acled
    row = {"event_type": kind[0], "sub_event_type": kind[1]}
    # A type that ACLED does not have keeps the disorder that its dataset told, if any.
    return row | ({"disorder_type": ACLED[kind]} if kind in ACLED else {})


def _people(event: Event) -> dict[str, str]:
    """Return who acted, against whom, and how many were killed, where the record tells."""
    row = {f"actor{number}": name for number, name in enumerate(event.actors[:2], 1)}
    best = event.fatalities.best if event.fatalities else None
    return row if best is None else row | {"fatalities": str(best)}


def _time(event: Event) -> dict[str, str]:
    """Return date and precision: 1 a day, 2 within a week, 3 within a month; the date is the first of them.

    Coarser or open dates have no code in ACLED and no date here; the year stands if it is but one.
    """
    first, last = _days(event)
    if first is None or last is None:
        return {}
    year = {"year": str(first.year)} if first.year == last.year else {}
    length = (last - first).days + 1
    if length > _MONTH:
        return year
    precision = "1" if length == 1 else "2" if length <= _WEEK else "3"
    return year | {"event_date": first.isoformat(), "time_precision": precision}


def _days(event: Event) -> tuple[date | None, date | None]:
    """Return the first and last day on which it can have happened; of a deadline, been set."""
    when: When = event.when
    if event.kind.is_deadline and when.precision == "span":
        begin = when.text.split("/")[0]
        if begin in ("", ".."):
            return None, None
        when = parse_when(begin)
    if when.at is not None:
        return when.at.date(), when.at.date()
    return when.first, when.last


def _place(
    event: Event, points: Mapping[str, tuple[float, float]], names: Mapping[str, str]
) -> dict[str, str]:
    countries = {code.split("-")[0] for code in event.districts}
    row = {"country": names.get(countries.pop(), "")} if len(countries) == 1 else {}
    if len(event.districts) == 1:
        row["admin1"] = names.get(event.districts[0], "")
    # An event has one location; with several places or districts, it stays empty.
    among: Sequence[str] = event.places or event.districts
    if len(among) == 1:
        row["location"] = names.get(among[0], "")
    if event.location:
        row["location"] = event.location
    if len(event.points) == 1:
        point, precision = (event.points[0].lat, event.points[0].lon), _PRECISIONS.get(event.precision, "")
    elif len(among) == 1 and among[0] in points:
        point, precision = points[among[0]], PLACE if event.places else PROVINCE
    else:
        return row
    return row | {"latitude": str(point[0]), "longitude": str(point[1]), "geo_precision": precision}


def _tags(event: Event, origins: int, stamp: Stamp) -> str:
    route = f"{event.route.origin}>{event.route.to}" if event.route else ""
    tags = {
        "kind": event.kind.id,
        "when": event.when.text,
        "districts": "|".join(event.districts),
        "places": "|".join(event.places),
        "route": route,
        "supersedes": event.supersedes or "",
        "articles": str(len({account.source for account in event.accounts})),
        "origins": str(origins),
        "accounts": "differ" if event.differs else "",
        "collection": stamp.title,
        "version": stamp.version,
        "exported": stamp.day.isoformat(),
        "chosen": stamp.chosen,
    }
    # ACLED separates tags by semicolons.
    return "; ".join(f"{name}={value.replace(';', ',')}" for name, value in tags.items() if value)
