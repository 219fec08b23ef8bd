"""Make `geo/data` from reference files: select, join, simplify, round, write. Run by maintainers.

`python -m geo build REFERENCE_FOLDER`. The same reference, selection and library versions give the same
bytes.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from events.errors import Fault
from events.files import write_whole
from geo.build.check import check_units
from geo.build.ground import list_names, read_locator
from geo.build.reference import (
    Drawn,
    Properties,
    Unit,
    join_units,
    list_places,
    read_borders,
    read_units,
    read_waters,
)
from geo.build.report import write_report
from geo.build.selection import Selection, read_selection
from geo.build.shapes import Shapes, label_point, simplify_coverage
from geo.errors import SelectionError

DATA = Path(__file__).parents[1] / "data"
REFERENCE_FILES = (
    "azerbaijan_districts.geojson",
    "armenia_provinces.geojson",
    "settlements.csv",
    "boundary_lines.geojson",
    "waters.geojson",
)
LINKS = ("id", "geonames", "wikidata")
COLUMNS = ("id", "kind", "name", "names", "lat", "lon", "district", "country", "population")


def build(reference: Path, out: Path = DATA, *, data: Path = DATA) -> None:
    """Write every file of geo/data to `out`, taking the selection and the README's words from `data`.

    Raises SelectionError if files are missing or lack what the selection names, DistrictsError if the
    units that were made cannot be used.
    """
    absent = [name for name in REFERENCE_FILES if not (reference / name).is_file()]
    if absent:
        expected = f"a file of the reference, in {reference}"
        raise SelectionError([Fault(name, "", "", "missing", expected) for name in absent])
    chosen = read_selection(data / "selection.toml")
    units = read_units(reference, chosen)
    absent = sorted({*chosen.subjects, *chosen.units} - set(units))
    if absent:
        raise SelectionError(
            [Fault("selection.toml", "", "", repr(code), "a unit of the reference") for code in absent]
        )
    exact = join_units(units, chosen)
    fine, coarse = chosen.tolerances["subjects"], chosen.tolerances["context"]
    shapes = simplify_coverage(exact, chosen.subjects, fine=fine, coarse=coarse)
    out.mkdir(parents=True, exist_ok=True)
    _write_units(out, chosen.subjects, units, shapes)
    _write_links(out / "links.csv", units)
    _write_features(out / "borders.geojson", map(_feature, read_borders(reference, chosen, units, shapes)))
    waters = read_waters(reference, chosen)
    _write_features(out / "waters.geojson", map(_feature, waters))
    _write_features(out / "locator.geojson", map(_feature, read_locator(chosen)))
    _write_json(out / "names.json", list_names(chosen, waters))
    _write_places(out, chosen, list_places(reference, chosen, units, exact))
    check_units(out / "neighbours.geojson")
    write_report(
        data / "README.md",
        out,
        districts=check_units(out / "districts.geojson"),
        references={code: units[code].shape for code in chosen.subjects},
    )


def _write_units(out: Path, subjects: Sequence[str], units: Mapping[str, Unit], shapes: Shapes) -> None:
    drawn: dict[str, list[Properties]] = {"districts": [], "neighbours": []}
    for code in [*subjects, *(code for code in units if code not in subjects)]:
        unit, shape = units[code], shapes[code]
        properties: Properties = {"id": code, "name": unit.names["en"], "names": dict(unit.names)}
        properties["label"] = list(label_point(shape))
        if code in subjects:
            properties["bbox"] = [round(float(value), 5) for value in shape.bounds]
        else:
            properties["country"] = unit.country
        feature = {"id": code} | _feature((properties, shape))
        drawn["districts" if code in subjects else "neighbours"].append(feature)
    for name, features in drawn.items():
        _write_features(out / f"{name}.geojson", features)


def _write_links(path: Path, units: Mapping[str, Unit]) -> None:
    """Write the numbers of each unit in GeoNames and Wikidata; one that two units have is neither's."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(LINKS)
    for code, unit in units.items():
        known = {name: getattr(unit, name) for name in LINKS[1:]}
        for name, number in known.items():
            if number and sum(getattr(one, name) == number for one in units.values()) > 1:
                known[name] = ""
        if any(known.values()):
            writer.writerow([code, *known.values()])
    write_whole(path, text.getvalue().encode())


def _write_places(out: Path, chosen: Selection, rows: Sequence[tuple[Properties, list[str]]]) -> None:
    kept = {choice.id for choice in chosen.places.values()}
    columns = ("id", "name", "names", "kind", "district", "country", "lat", "lon")
    labelled = [{column: place[column] for column in columns} for place, _ in rows if place["id"] in kept]
    _write_json(out / "places.json", labelled)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for place, names in rows:
        cells = place | {"names": "|".join(name for name in names if name != place["name"])}
        writer.writerow([cells[column] for column in COLUMNS])
    write_whole(out / "gazetteer.csv", text.getvalue().encode())


def _feature(drawn: Drawn) -> Properties:
    properties, shape = drawn
    # Ring order and starting points differ between versions of GEOS; normalised they do not.
    geometry = json.loads(shapely.to_geojson(_on_grid(shapely.normalize(shape))))
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _on_grid(shape: BaseGeometry) -> BaseGeometry:
    """Return the shape with its coordinates as the nearest decimals of five places, none left out."""
    return shapely.transform(shape, lambda coordinates: coordinates.round(5))


def _write_features(path: Path, features: Any) -> None:
    _write_json(path, {"type": "FeatureCollection", "features": list(features)})


def _write_json(path: Path, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    write_whole(path, f"{text}\n".encode())
