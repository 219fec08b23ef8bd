"""A gazetteer that a collection brings along: a table of its own, or an extract of GeoNames.

`places.csv` has the columns id, name, lat and lon; it may have kind, district, country, population, names
(all others by which a place is found, joined by a bar), and names in languages, such as name:uk. `places.txt`
is an extract of GeoNames: nineteen columns between tabs, without a head (see its readme.txt).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from events.errors import Fault, word_os_error
from geo.places.gazetteer import Gazetteer, load_gazetteer
from geo.places.rows import Place, is_degrees
from geo.shapes.outlines import OWN, UNDETERMINED, load_shapes

FILES = ("places.csv", "places.txt")
NEEDED = ("id", "name", "lat", "lon")
LANGUAGE = re.compile(r"name[:_]([a-z]{2,3}(?:-[A-Za-z]{2,4})?)")
# What a place is that the table does not say more of.
PLACE = "place"
MOST_FAULTS, MOST_BYTES = 200, 400_000_000
# Of GeoNames: where each column stands, and what its codes are called here.
GEONAMES = {"id": 0, "name": 1, "lat": 4, "lon": 5, "country": 8, "population": 14}
GEONAMES_COLUMNS, GEONAMES_NAMES, GEONAMES_CLASS, GEONAMES_CODE = 19, 3, 6, 7
UNITS = {"ADM1": "province", "ADM2": "district"}
TOWN, MOST_TOWNS = 5_000, 60
NO_SHAPES: dict[str, Any] = {"districts": {"features": []}, "faults": []}


@dataclass(frozen=True, slots=True)
class OwnPlaces:
    """The places of a file, their names by language (BCP 47) where it gives any, and what is wrong in it."""

    places: tuple[Place, ...]
    names: Mapping[str, Mapping[str, str]]
    faults: tuple[Fault, ...]


def find_own(folder: Path) -> Path | None:
    """Return the file of places in a collection's folder, if it has one."""
    return next((folder / name for name in FILES if (folder / name).is_file()), None)


def read_own(path: Path) -> OwnPlaces:
    """Read a gazetteer; a row that cannot be used is set aside, with its reason among the faults."""
    faults: list[Fault] = []
    rows: list[tuple[str, dict[str, str]]] = []
    try:
        if (size := path.stat().st_size) > MOST_BYTES:
            expected = f"at most {MOST_BYTES:,}: an extract of one country"
            return OwnPlaces((), {}, (Fault(path.name, "", "", f"{size:,} bytes", expected, is_unread=True),))
        with path.open(encoding="utf-8-sig", newline="") as file:
            read = _read_geonames if path.suffix == ".txt" else _read_table
            rows = list(read(path.name, file, faults))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        said = word_os_error(error)
        faults.append(Fault(path.name, "", "", said, "a table in UTF-8", is_unread=True))
    places: dict[str, Place] = {}
    names: dict[str, dict[str, str]] = {}
    units = {row["id"]: row["name"] for _line, row in rows if row.get("kind") in UNITS.values()}
    for line, row in rows:
        found = list(_check(row))
        if not found and row["id"] in places:
            found = [("id", repr(row["id"]), "an id that no earlier line has")]
        faults += [Fault(path.name, line, *one) for one in found]
        if not found:
            places[row["id"]] = _place(row, units)
            if called := _called(row):
                names[row["id"]] = called
    if (more := len(faults) - MOST_FAULTS) > 0:
        faults[MOST_FAULTS:] = [Fault(path.name, "", "", f"{more:,} more faults", "lines without")]
    return OwnPlaces(tuple(places.values()), names, tuple(faults))


def list_drawn(own: OwnPlaces, named: Container[str]) -> list[dict[str, Any]]:
    """Return the places that a map names, as the shipped `places.json` has them.

    They are those that events name and, beside them, the most populous towns.
    """
    towns = [place for place in own.places if place.kind in ("city", "town") and place.population]
    largest = {place.id for place in sorted(towns, key=lambda one: -(one.population or 0))[:MOST_TOWNS]}
    return [
        {
            "id": place.id,
            "name": place.name,
            "names": _order_names(place, own.names.get(place.id, {})),
            "kind": place.kind,
            "district": place.district or "",
            "country": place.country,
            "lat": place.lat,
            "lon": place.lon,
        }
        for place in own.places
        if place.id in named or place.id in largest
    ]


def _order_names(place: Place, names: Mapping[str, str]) -> dict[str, str]:
    """Return the names of a place by language, that by which it goes first."""
    main = next((lang for lang, name in names.items() if name == place.name), UNDETERMINED)
    return {main: place.name} | dict(names)


def load_places(folder: Path) -> tuple[Gazetteer, tuple[Fault, ...]]:
    """Return the gazetteer of a collection: its districts and places, or the shipped one if it brings none.

    With it come the faults of its files. Raises GazetteerError if the shipped one cannot be used.
    """
    own = find_own(folder)
    if own is None and not (folder / OWN).is_file():
        return load_gazetteer(), ()
    read = read_own(own) if own else OwnPlaces((), {}, ())
    shapes = load_shapes(None, folder) if (folder / OWN).is_file() else NO_SHAPES
    districts = [_district(feature["properties"]) for feature in shapes["districts"]["features"]]
    return Gazetteer([*districts, *read.places]), (*shapes["faults"], *read.faults)


def _district(known: Mapping[str, Any]) -> Place:
    lon, lat = known["label"]
    names = tuple(dict.fromkeys(known["names"].values()))
    country = known["id"].split("-")[0] if "-" in known["id"] else ""
    return Place(known["id"], known["name"], "district", lat, lon, None, None, country, names)


def _read_table(name: str, file: Iterator[str], faults: list[Fault]) -> Iterator[tuple[str, dict[str, str]]]:
    reader = csv.DictReader(file)
    columns = list(reader.fieldnames or ())
    if missing := [column for column in NEEDED if column not in columns]:
        given = ", ".join(columns) or "none"
        faults.append(Fault(name, "line 1", "", given, f"columns with a head; {', '.join(missing)} missing"))
        return
    for row in reader:
        cells = {key: " ".join((value or "").split()) for key, value in row.items() if isinstance(key, str)}
        yield f"line {reader.line_num}", cells


def _read_geonames(
    name: str, file: Iterator[str], faults: list[Fault]
) -> Iterator[tuple[str, dict[str, str]]]:
    for line, text in enumerate(file, 1):
        cells = text.rstrip("\r\n").split("\t")
        if len(cells) != GEONAMES_COLUMNS:
            value, expected = (
                f"{len(cells)} columns",
                f"{GEONAMES_COLUMNS} between tabs, as GeoNames has them",
            )
            faults.append(Fault(name, f"line {line}", "", value, expected))
            if line == 1:
                return
            continue
        row = {key: cells[at] for key, at in GEONAMES.items()}
        kind = _kind_of(cells[GEONAMES_CLASS], cells[GEONAMES_CODE], row["population"])
        # Hills, waters, buildings and roads are no places of this gazetteer.
        if kind:
            yield f"line {line}", row | {"kind": kind, "names": cells[GEONAMES_NAMES].replace(",", "|")}


def _kind_of(group: str, code: str, population: str) -> str:
    if group == "A":
        return UNITS.get(code, "")
    if group != "P":
        return ""
    if code.startswith("PPLA") or code == "PPLC":
        return "city" if code in ("PPLA", "PPLC") else "town"
    return "town" if population.isdecimal() and int(population) >= TOWN else "village"


def _check(row: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield field, value and what was expected, for each fault of a row."""
    for column in ("id", "name"):
        if not row[column]:
            yield column, repr(row[column]), "a text"
    for column, most in (("lat", 90), ("lon", 180)):
        if not is_degrees(row[column], most):
            yield column, repr(row[column]), f"degrees from -{most} to {most}"
    if (count := row.get("population", "")) and not count.isdecimal():
        yield "population", repr(count), "a whole number or nothing"


def _place(row: Mapping[str, str], units: Mapping[str, str]) -> Place:
    names = [name for name in row.get("names", "").split("|") if name]
    count, district = row.get("population", ""), row.get("district", "")
    return Place(
        id=row["id"],
        name=row["name"],
        kind=row.get("kind", "") or PLACE,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        district=district or None,
        district_name=units.get(district),
        country=row.get("country", ""),
        names=tuple(dict.fromkeys([*names, *_called(row).values()])),
        population=int(count) if count else None,
    )


def _called(row: Mapping[str, str]) -> dict[str, str]:
    """Return the names of a place by language."""
    return {match[1]: name for key, name in row.items() if name and (match := LANGUAGE.fullmatch(key))}
