"""The reference files, read: units, places, borders and waters with the names they are shown by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import geopandas
import pandas
import shapely
from shapely.geometry.base import BaseGeometry

from events.errors import Fault
from geo.build.names import all_names, bare_name, shown_names
from geo.build.selection import Choice, Selection
from geo.build.shapes import GRID, Shapes, close_seam, cut_lines, label_point, make_coverage, name_borders
from geo.errors import SelectionError

COUNTRIES = {"AZ": "Azerbaijan", "AM": "Armenia"}
"""Codes of the two countries, and the words for them in the names of the reference's borders."""
TOWN_POPULATION = 5000

Properties = dict[str, Any]
Drawn = tuple[Properties, BaseGeometry]
"""What a thing on the map is called, and its shape."""


@dataclass(frozen=True)
class Unit:
    """One first-level unit of the reference with the names it is shown and found by."""

    id: str
    record: str
    country: str
    kind: str
    names: Mapping[str, str]
    found_by: Sequence[str]
    shape: BaseGeometry
    geonames: str = ""
    wikidata: str = ""


def read_units(reference: Path, chosen: Selection) -> dict[str, Unit]:
    """Return the units of both countries by id, records that are part of another one joined to it."""
    units: dict[str, Unit] = {}
    merged: dict[str, list[BaseGeometry]] = {}
    for name in ("azerbaijan_districts.geojson", "armenia_provinces.geojson"):
        table = geopandas.read_file(reference / name).sort_values("wof_id")
        for record in table.to_dict("records"):
            number, code = str(record["wof_id"]), str(record["iso_3166_2"])
            if number in chosen.merge:
                merged.setdefault(chosen.merge[number], []).append(record["geometry"])
                continue
            if code in units:
                expected = f"a code that no other record has: merge {number} in the selection"
                raise SelectionError([Fault(name, number, "iso_3166_2", repr(code), expected)])
            units[code] = _unit(code, record, chosen.units.get(code, Choice()))
    for code, unit in units.items():
        if unit.record in merged:
            units[code] = replace(unit, shape=shapely.union_all([unit.shape, *merged[unit.record]]))
    return dict(sorted(units.items()))


def join_units(units: Mapping[str, Unit], chosen: Selection) -> Shapes:
    """Return the units' shapes as one valid coverage, not yet simplified.

    Azerbaijan's units keep their edges; Armenia's provinces, from another source, are fitted to them.
    """
    first = {code: unit.shape for code, unit in units.items() if unit.country == "AZ"}
    second = {code: unit.shape for code, unit in units.items() if unit.country != "AZ"}
    second = close_seam(first, second, chosen.reach)
    # Subjects first: of two claims to a face theirs counts, so that their shapes stay as they were.
    order = sorted(first | second, key=lambda code: (code not in chosen.subjects, code not in first, code))
    return make_coverage({code: (first | second)[code] for code in order})


def list_places(
    reference: Path, chosen: Selection, units: Mapping[str, Unit], shapes: Shapes
) -> list[tuple[Properties, list[str]]]:
    """Return every unit and settlement with the names it is found by, units first, each group by id.

    A settlement lies in the unit its record names, or if it names none, in the unit around its point.
    """
    rows = []
    for unit in units.values():
        lon, lat = label_point(shapes[unit.id])
        place: Properties = {"id": unit.id, "name": unit.names["en"], "names": unit.names, "kind": unit.kind}
        place |= {"district": "", "lat": lat, "lon": lon, "country": unit.country, "population": ""}
        rows.append((place, list(unit.found_by)))
    table = pandas.read_csv(reference / "settlements.csv", dtype=str, keep_default_na=False)
    unused = sorted(set(chosen.places) - set(table["wof_id"]))
    if unused:
        expected = "the wof_id of a record of settlements.csv"
        raise SelectionError(
            [Fault("selection.toml", "places", "", repr(number), expected) for number in unused]
        )
    by_record = {unit.record: unit.id for unit in units.values()}
    by_record |= {part: by_record[whole] for part, whole in chosen.merge.items() if whole in by_record}
    settlements = []
    for record in table.to_dict("records"):
        if record["wof_id"] in chosen.merge:
            continue
        choice = chosen.places.get(record["wof_id"], Choice())
        place, names = _settlement({str(k): str(v) for k, v in record.items()}, choice)
        region = str(record["region_wof_id"]).removesuffix(".0")
        place["district"] = by_record.get(region) or _surrounding(shapes, place["lon"], place["lat"])
        settlements.append((place, names))
    return rows + sorted(settlements, key=lambda row: str(row[0]["id"]))


def read_borders(
    reference: Path, chosen: Selection, units: Mapping[str, Unit], shapes: Shapes
) -> list[Drawn]:
    """Return the reference's lines by kind; national borders, by name, as edges of our shapes."""
    table = geopandas.read_file(reference / "boundary_lines.geojson")
    box = shapely.box(*chosen.extent)
    drawn: list[Drawn] = []
    for kind in sorted(set(table["kind"]) - {"international_border"}):
        group = table[table["kind"] == kind]
        line = cut_lines(list(group.geometry), box, chosen.tolerances["lines"])
        properties: Properties = {"kind": kind, "name": str(group["ne_name"].iloc[0])}
        if kind in chosen.lines:
            period = chosen.lines[kind]
            properties |= {"since": period.since, "names": dict(period.names), "label": list(period.label)}
        drawn.append((properties, line))
    national: dict[str, list[BaseGeometry]] = {}
    for name, line in zip(table["ne_name"], table.geometry, strict=True):
        countries = sorted(name.split(" / "))
        # A border between two other countries is no edge of ours.
        if set(countries) & set(COUNTRIES.values()):
            national.setdefault(" / ".join(countries), []).append(line)
    ours = {
        name: shapely.union_all([shapes[unit.id] for unit in units.values() if unit.country == code])
        for code, name in COUNTRIES.items()
    }
    lines = {name: shapely.union_all(parts) for name, parts in sorted(national.items())}
    for name, edge in name_borders(ours, lines, chosen.near).items():
        if not edge.is_empty:
            drawn.append(({"kind": "international_border", "name": name}, edge))
    return drawn


def read_waters(reference: Path, chosen: Selection) -> list[Drawn]:
    """Return rivers and lakes, the parts of one water joined, its name cleaned, or "" if it has none."""
    table = geopandas.read_file(reference / "waters.geojson").fillna({"name": ""})
    box = shapely.box(*chosen.extent)
    tolerance = chosen.tolerances["waters"]
    drawn: list[Drawn] = []
    for kind, name in sorted(set(zip(table["kind"], table["name"], strict=True))):
        parts = list(table.geometry[(table["kind"] == kind) & (table["name"] == name)])
        if kind == "river":
            shape = cut_lines(parts, box, tolerance)
        else:
            joined = shapely.intersection(shapely.union_all(parts), box)
            shape = shapely.set_precision(shapely.simplify(joined, tolerance), GRID)
        drawn.append(({"kind": kind, "name": chosen.waters.get(name, name)}, shape))
    return drawn


def _unit(code: str, record: Mapping[Any, Any], choice: Choice) -> Unit:
    fields = {str(key): value for key, value in record.items()}
    names = shown_names(fields, choice)
    if record["iso_3166_2"].startswith("AZ"):
        names.setdefault("az", str(record["wof_name"]))
    country = code.partition("-")[0]
    kind = choice.kind or ("province" if country == "AM" else "district")
    found_by = all_names(fields, choice, main=names["en"])
    unit = Unit(code, str(record["wof_id"]), country, kind, names, found_by, record["geometry"])
    # A record with another unit's names may well have its numbers, too.
    if choice.only:
        return replace(unit, geonames=choice.geonames)
    geonames, wikidata = _read_numbers(fields)
    return replace(unit, geonames=geonames, wikidata=wikidata)


def _read_numbers(record: Mapping[str, Any]) -> tuple[str, str]:
    """Return the numbers by which GeoNames and Wikidata know a unit, empty where the reference has none."""
    geonames, wikidata = record.get("geonames_id"), record.get("wikidata")
    return "" if pandas.isna(geonames) else str(int(geonames)), "" if pandas.isna(wikidata) else str(wikidata)


def _settlement(record: Mapping[str, str], choice: Choice) -> tuple[Properties, list[str]]:
    names = shown_names(record, choice)
    # Where there is no English name the record's own is often a transliteration of a transliteration.
    local = names.get("az", "") if record["country"] == "AZ" else ""
    name = choice.names.get("en") or bare_name(names.get("en") or local or record["name"])
    population = round(float(record["population"] or 0))
    kind = choice.kind or ("town" if choice.id or population >= TOWN_POPULATION else "village")
    place: Properties = {"id": choice.id or f"wof-{record['wof_id']}", "name": name, "names": names}
    place |= {"kind": kind, "district": "", "country": record["country"], "population": population or ""}
    lat, lon = choice.point or (float(record["lat"]), float(record["lon"]))
    place |= {"lat": round(lat, 5), "lon": round(lon, 5)}
    return place, all_names(record, choice, main=name)


def _surrounding(shapes: Shapes, lon: float, lat: float) -> str:
    point = shapely.Point(lon, lat)
    return next((code for code, shape in shapes.items() if shape.covers(point)), "")
