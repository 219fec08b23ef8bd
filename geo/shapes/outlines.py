"""The outlines a map is drawn of: the districts of a collection, and around them what is only context.

The shipped layers hold the shapes of 88 units. Those that a collection names are its districts, the others
its neighbours. They were checked when they were built (`geo/build/check.py`) and are read as they are. A
collection of other districts brings their shapes along, in `districts.parquet`, and these are checked here.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from events.errors import Fault

SHIPPED = Path(__file__).parents[1] / "data"
SHAPE_FILES = (
    "districts.geojson", "neighbours.geojson", "borders.geojson", "waters.geojson", "places.json",
    "names.json", "locator.geojson",
)  # fmt: skip
OWN, AROUND = "districts.parquet", "surroundings.parquet"
# The language of a name that is not known (BCP 47).
UNDETERMINED = "und"
# In a list of credits this stands for those of the shipped layers.
SHIPPED_CREDIT = "shipped"
# A line lists at most this many names and gives the number of the rest.
MOST_NAMED = 20
# Degrees around a point that the map shows.
ROOM = 0.1
WORLD = [[-60.0, -180.0], [78.0, 180.0]]

Shapes = dict[str, Any]


def load_shapes(
    codes: Iterable[str] | None = None, folder: Path | None = None, *, shipped: Path = SHIPPED
) -> Shapes:
    """Read the outlines of the districts with these codes (None: the shipped ones), and what lies around.

    The shapes come from `districts.parquet` in the collection's `folder` if it is there, else from the
    shipped layers. What lies around comes from where they do: of its own a collection may have
    `surroundings.parquet`; one of which no district is shipped has nothing around. GeoJSON in WGS 84
    (longitude, latitude) by the stem of the shipped files; the places a list of records with `lat` and `lon`,
    the names one with `points`; under `credits` whom the files name for them (SHIPPED_CREDIT: those of the
    shipped layers); under `faults` a Fault for each shape that cannot be used and one that names the
    districts without a shape, which are not drawn.
    """
    wanted = None if codes is None else list(codes)
    if folder is not None and ((folder / OWN).is_file() or (folder / AROUND).is_file()):
        shapes = _read_own(folder, wanted)
    else:
        shapes = {name.split(".")[0]: json.loads((shipped / name).read_text("utf-8")) for name in SHAPE_FILES}
        shapes |= {"credits": [SHIPPED_CREDIT], "faults": []}
        if wanted is not None:
            _choose(shapes, wanted)
            if not shapes["districts"]["features"]:
                shapes = _make_empty()
    if wanted is not None:
        shapes["faults"] += _find_missing(shapes, wanted)
    return shapes


def _read_own(folder: Path, codes: Sequence[str] | None) -> Shapes:
    # geopandas is slow to import, and only a collection with shapes of its own needs it.
    from geo.shapes.geoparquet import read_credit, read_districts

    shapes = _make_empty()
    for name, file, wanted in (("districts", OWN, codes), ("neighbours", AROUND, None)):
        if (folder / file).is_file():
            features, faults = read_districts(folder / file, wanted)
            shapes[name] = _collect(features)
            shapes["faults"] += faults
            shapes["credits"] += [credit] if (credit := read_credit(folder / file)) else []
    return shapes


def _make_empty() -> Shapes:
    layers: Shapes = {
        name: _collect([]) for name in ("districts", "neighbours", "borders", "waters", "locator")
    }
    return layers | {"places": [], "names": [], "credits": [], "faults": []}


def names_of(shapes: Shapes) -> dict[str, Mapping[str, str]]:
    """Return the names of districts and places, by id and language."""
    known = [one["properties"] for one in shapes["districts"]["features"]] + shapes["places"]
    return {one["id"]: one["names"] for one in known}


def languages_of(shapes: Shapes) -> tuple[str, ...]:
    """Return the languages of names (BCP 47): first that by which most districts and places go.

    Without a name it is English.
    """
    layers = [shapes[name]["features"] for name in ("districts", "neighbours")]
    named = [feature["properties"]["names"] for features in layers for feature in features]
    named += [one["names"] for one in (*shapes["places"], *shapes["names"])]
    first = Counter(next(iter(names)) for names in named if names)
    main = first.most_common(1)[0][0] if first else "en"
    others = dict.fromkeys(lang for names in named for lang in names if lang != UNDETERMINED)
    return tuple(dict.fromkeys((main, *others)))


def points_of(shapes: Shapes) -> dict[str, list[float]]:
    """Return the point [lat, lon] at which each district and place is named."""
    points = {}
    for feature in shapes["districts"]["features"]:
        lon, lat = feature["properties"]["label"]
        points[feature["properties"]["id"]] = [lat, lon]
    return points | {place["id"]: [place["lat"], place["lon"]] for place in shapes["places"]}


def bounds_of(shapes: Shapes, points: Sequence[tuple[float, float]] = ()) -> list[list[float]]:
    """Return the box around all districts: [[south, west], [north, east]].

    Without a district it is that around the points (longitude, latitude), and without these the world.
    """
    boxes = [feature["properties"]["bbox"] for feature in shapes["districts"]["features"]]
    boxes = boxes or [(lon - ROOM, lat - ROOM, lon + ROOM, lat + ROOM) for lon, lat in points]
    if not boxes:
        return WORLD
    west, south, east, north = zip(*boxes, strict=True)
    return [[round(min(south), 5), round(min(west), 5)], [round(max(north), 5), round(max(east), 5)]]


def _choose(shapes: Shapes, codes: Sequence[str]) -> None:
    """Make the shapes with these codes the districts, in their order, and all others neighbours."""
    rest = [*shapes["districts"]["features"], *shapes["neighbours"]["features"]]
    by_code = {feature["properties"]["id"]: feature for feature in rest}
    chosen = [by_code.pop(code) for code in dict.fromkeys(codes) if code in by_code]
    shapes["districts"] = _collect([_with_box(feature) for feature in chosen])
    shapes["neighbours"] = _collect(list(by_code.values()))


def _with_box(feature: dict[str, Any]) -> dict[str, Any]:
    """Return a feature that knows its box: [west, south, east, north], as the districts do."""
    if "bbox" in feature["properties"]:
        return feature
    lons, lats = zip(*_walk(feature["geometry"]["coordinates"]), strict=True)
    box = [min(lons), min(lats), max(lons), max(lats)]
    return feature | {"properties": feature["properties"] | {"bbox": box}}


def _walk(coordinates: list[Any]) -> Iterator[list[float]]:
    if isinstance(coordinates[0], list):
        for part in coordinates:
            yield from _walk(part)
    else:
        yield coordinates


def _collect(features: list[Any]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": features}


def _find_missing(shapes: Shapes, codes: Sequence[str]) -> list[Fault]:
    known = {feature["properties"]["id"] for feature in shapes["districts"]["features"]}
    missing = [code for code in codes if code not in known]
    if not missing:
        return []
    named = ", ".join(missing[:MOST_NAMED]) + (
        f" and {len(missing) - MOST_NAMED} more" if len(missing) > MOST_NAMED else ""
    )
    expected = f"codes of shipped shapes or of {OWN}; districts without a shape are not drawn"
    return [Fault("sources.toml", "collection", "districts", named, expected)]
