"""The table of a gazetteer's places, read and checked whole before any of it is used."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from events.errors import Fault, word_os_error
from geo.errors import GazetteerError

COLUMNS = ("id", "kind", "name", "names", "lat", "lon", "district", "country", "population")
KINDS = ("district", "province", "city", "town", "village")
"""Kinds of place, those that are usually meant first: of equal scores the earlier kind goes first."""
UNITS = frozenset(("district", "province", "city"))


@dataclass(frozen=True)
class Place:
    """One unit or settlement; WGS 84 degrees; `district` is the unit around a settlement, if known."""

    id: str
    name: str
    kind: str
    lat: float
    lon: float
    district: str | None
    district_name: str | None
    country: str
    names: tuple[str, ...] = ()
    population: int | None = None


def read_places(path: Path) -> list[Place]:
    """Read the places of a gazetteer file. Raises GazetteerError with every fault of the file."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            columns = tuple(reader.fieldnames or ())
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GazetteerError(
            [Fault(path.name, "", "", word_os_error(error), "a table with commas (CSV)")]
        ) from error
    if columns != COLUMNS:
        named = ", ".join(columns) or "none"
        raise GazetteerError([Fault(path.name, "line 1", "", named, f"the columns {', '.join(COLUMNS)}")])
    units = {row["id"]: row["name"] for row in rows if row["kind"] in UNITS}
    faults: list[Fault] = []
    seen: set[str] = set()
    for line, row in enumerate(rows, 2):
        called = f"line {line} ({row['id'] or 'no id'})"
        faults += [Fault(path.name, called, *fault) for fault in _check_row(row, units)]
        if row["id"] in seen:
            faults.append(Fault(path.name, called, "id", repr(row["id"]), "an id that no earlier line has"))
        seen.add(row["id"])
    if faults:
        raise GazetteerError(faults)
    return [_place(row, units) for row in rows]


def _check_row(row: Mapping[str, str | None], units: Mapping[str, str]) -> Iterable[tuple[str, str, str]]:
    """Yield field, value and what was expected, for each fault of a row."""
    if None in row.values() or None in row:
        yield "", f"{sum(value is not None for value in row.values())} cells", f"{len(COLUMNS)} cells"
        return
    for column in ("id", "name"):
        if not row[column]:
            yield column, repr(row[column]), "a text"
    if row["kind"] not in KINDS:
        yield "kind", repr(row["kind"]), f"one of {', '.join(KINDS)}"
    if row["district"] and row["district"] not in units:
        yield "district", repr(row["district"]), "the id of a district or province"
    for column, most in (("lat", 90), ("lon", 180)):
        if not is_degrees(row[column], most):
            yield column, repr(row[column]), f"degrees from -{most} to {most}"
    if row["population"] and not row["population"].isdecimal():
        yield "population", repr(row["population"]), "a whole number or nothing"


def is_degrees(text: str | None, most: float) -> bool:
    """Return whether a text is a number from -`most` to `most`."""
    try:
        return text is not None and -most <= float(text) <= most
    except ValueError:
        return False


def _place(row: Mapping[str, str], units: Mapping[str, str]) -> Place:
    names: Sequence[str] = row["names"].split("|") if row["names"] else ()
    return Place(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        district=row["district"] or None,
        district_name=units.get(row["district"]),
        country=row["country"],
        names=tuple(names),
        population=int(row["population"]) if row["population"] else None,
    )
