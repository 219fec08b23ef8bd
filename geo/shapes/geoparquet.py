"""The shapes of its districts that a collection brings along, as GeoParquet."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pandas
import pyarrow.parquet as pq
import shapely
from numpy.typing import NDArray

from events.errors import Fault, word_os_error
from geo.shapes.antimeridian import cut_crossing
from geo.shapes.outlines import UNDETERMINED

# A column with names in a language, as OpenStreetMap calls it; of these four the language alone will do.
NAMED = "name:"
LANGUAGES = ("en", "az", "hy", "ru")
# The bytes that all outlines together may take as text. The finest tolerance is the 4,000th part of the
# whole: a pixel on a large screen that shows all of it.
MOST_BYTES = 800_000
FINEST = 1 / 4000
# Under this key the file says whom to credit for its shapes, in so many letters at most.
MOST_CREDIT = 300
CREDIT = b"handover_map_credit"
MOST_WORDED = 200
# More than these is no map for a reader: such a file is refused before it fills the memory.
MOST_SIZE, MOST_ROWS, MOST_POINTS = 1_000_000_000, 50_000, 20_000_000

MENDED = "an outline that does not cross itself; it is mended and drawn"
CUT = "an outline that ends there; it is cut, and drawn at both edges of the map"

Floats = NDArray[np.float64]


def read_districts(
    path: Path, codes: Sequence[str] | None = None, *, most: int = MOST_BYTES
) -> tuple[list[dict[str, Any]], list[Fault]]:
    """Read the districts with these codes (None: all) as GeoJSON features, simplified for the screen.

    Columns id, name, geometry (polygons; WGS 84, or what can be transformed to it), and names in languages
    (name:uk; BCP 47). Each feature has the properties id, name, names, label [lon, lat] and bbox. All
    outlines together take about `most` bytes at the most; shared borders stay shared. With them come the
    faults. A row with a fault is set aside; one whose outline crosses itself or the antimeridian is mended.
    """
    try:
        if faults := _check_size(path):
            return [], faults
        table = geopandas.read_parquet(path)
    # What reads such a file raises whatever it comes upon in one that is broken.
    except Exception as error:
        said = word_os_error(error).partition("\n")[0]
        return [], [Fault(path.name, "", "", said, "a GeoParquet file", is_unread=True)]
    faults = _check_file(path, table)
    if faults:
        return [], faults
    table, transformed = _transform(path, table)
    table, faults = check_rows(path.name, table)
    if codes is not None:
        table = table.set_index("id", drop=False)
        table = table.loc[[code for code in dict.fromkeys(codes) if code in table.index]]
    return _make_features(table, most), [*transformed, *faults]


def read_credit(path: Path) -> str:
    """Return whom a file of districts credits for its shapes; empty if it does not say."""
    try:
        found = (pq.read_schema(path).metadata or {}).get(CREDIT, b"")
    # As above; `read_districts` tells it.
    except Exception:
        return ""
    return " ".join(found.decode("utf-8", "replace").split())[:MOST_CREDIT]


def _check_size(path: Path) -> list[Fault]:
    size, rows = path.stat().st_size, pq.read_metadata(path).num_rows
    if size > MOST_SIZE:
        return [Fault(path.name, "", "", f"{size:,} bytes", f"at most {MOST_SIZE:,}", is_unread=True)]
    if rows > MOST_ROWS:
        return [Fault(path.name, "", "", f"{rows:,} rows", f"at most {MOST_ROWS:,}", is_unread=True)]
    return []


def _check_file(path: Path, table: geopandas.GeoDataFrame) -> list[Fault]:
    missing = [name for name in ("id", "name", "geometry") if name not in table.columns]
    if missing:
        return [Fault(path.name, "", name, "missing", "a column of this name") for name in missing]
    if table.crs is None:
        expected = "WGS 84 (OGC:CRS84, EPSG:4326), or another reference system that the file names"
        return [Fault(path.name, "", "crs", "missing", expected)]
    points = int(shapely.get_num_coordinates(table.geometry.to_numpy()).sum())
    if points > MOST_POINTS:
        expected = f"at most {MOST_POINTS:,}: simplify the outlines"
        return [Fault(path.name, "", "geometry", f"{points:,} points", expected)]
    return []


def _transform(path: Path, table: geopandas.GeoDataFrame) -> tuple[geopandas.GeoDataFrame, list[Fault]]:
    """Return the outlines in WGS 84; say so if they were in another reference system."""
    crs = table.crs
    if crs is None or crs.equals("EPSG:4326", ignore_axis_order=True):
        return table, []
    expected = "WGS 84 (OGC:CRS84, EPSG:4326); the outlines are transformed to it and drawn"
    return table.to_crs(4326), [Fault(path.name, "", "crs", repr(crs.name), expected)]


def check_rows(file: str, table: geopandas.GeoDataFrame) -> tuple[geopandas.GeoDataFrame, list[Fault]]:
    """Return the rows of a table of districts that can be used, their outlines mended, and every fault.

    Columns id, name and geometry, in WGS 84; `file` names the table in the faults.
    """
    faults: list[Fault] = []
    is_bad = np.zeros(len(table), dtype=bool)

    def find(where: Any, field: str, values: Any, expected: str) -> None:
        rows = np.flatnonzero(np.asarray(where) & ~is_bad)
        faults.extend(Fault(file, f"row {row + 1}", field, repr(values[row]), expected) for row in rows)
        is_bad[rows] = True

    for field, expected in (("id", "a code such as AZ-KAL"), ("name", "a name")):
        values = table[field].to_list()
        find([not _is_name(value) for value in values], field, values, expected)
    ids = [value if isinstance(value, str) else "" for value in table["id"]]
    find(pandas.Series(ids).duplicated(), "id", ids, "a code of its own: it stands in an earlier row")
    shapes = shapely.force_2d(table.geometry.to_numpy())
    is_empty = shapely.is_empty(shapes)
    kinds = [
        None if shape is None else f"{'empty ' * bool(empty)}{shape.geom_type}"
        for shape, empty in zip(shapes, is_empty, strict=True)
    ]
    is_area = np.isin(shapely.get_type_id(shapes), (3, 6)) & ~is_empty
    find(~is_area, "geometry", kinds, "a Polygon or MultiPolygon that is not empty")
    shapes, is_cut = cut_crossing(shapes, ~is_bad)
    find(~_is_inside(shapes), "geometry", _word_boxes(shapes), "longitude and latitude in degrees")
    crossed = ["crosses the antimeridian"] * len(shapes)
    _note_mended(file, faults, np.flatnonzero(is_cut & ~is_bad), crossed, CUT)
    # What is wrong with these has been told.
    shapes[is_bad] = None
    crossing = np.flatnonzero(~shapely.is_valid(shapes) & ~is_bad)
    reasons = [str(reason) for reason in shapely.is_valid_reason(shapes)]
    shapes[crossing] = shapely.make_valid(shapes[crossing], method="structure", keep_collapsed=False)
    find(~(shapely.area(shapes) > 0), "geometry", reasons, "an outline around an area")
    _note_mended(file, faults, crossing[~is_bad[crossing]], reasons, MENDED)
    good = table.assign(geometry=shapes)[~is_bad]
    more = len(faults) - MOST_WORDED
    if more > 0:
        faults[MOST_WORDED:] = [Fault(file, "", "", f"{more:,} more faults", "rows without")]
    return good, faults


def _note_mended(file: str, faults: list[Fault], rows: Any, values: list[str], expected: str) -> None:
    faults.extend(Fault(file, f"row {row + 1}", "geometry", values[row], expected) for row in rows)


def _is_inside(shapes: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Return for each shape whether it lies within the degrees, and has no coordinate that is no number."""
    west, south, east, north = shapely.bounds(shapes).T
    found: NDArray[np.bool_] = (west >= -180) & (east <= 180) & (south >= -90) & (north <= 90)
    points, rows = shapely.get_coordinates(shapes, return_index=True)
    found[rows[~np.isfinite(points).all(axis=1)]] = False
    return found


def _word_boxes(shapes: NDArray[np.object_]) -> list[str]:
    return [f"{box[0]:g}, {box[1]:g} to {box[2]:g}, {box[3]:g}" for box in shapely.bounds(shapes)]


def _make_features(table: geopandas.GeoDataFrame, most: int) -> list[dict[str, Any]]:
    if table.empty:
        return []
    shapes = table.geometry.to_numpy()
    labels = shapely.get_coordinates(shapely.point_on_surface(shapes)).round(4).tolist()
    boxes = shapely.bounds(shapes).round(3).tolist()
    names = _list_names(table)
    rows = zip(table["id"], table["name"], names, labels, boxes, _simplify(shapes, most), strict=True)
    return [
        {
            "type": "Feature",
            "properties": {"id": id, "name": name, "names": called, "label": label, "bbox": box},
            "geometry": outline,
        }
        for id, name, called, label, box, outline in rows
    ]


def _list_names(table: geopandas.GeoDataFrame) -> list[dict[str, str]]:
    """Return the names of each district by language, that by which it goes first.

    Without columns of languages, or with those of the four alone, it is taken for English.
    """
    columns = {lang: lang for lang in LANGUAGES if lang in table.columns}
    tagged = {str(one).removeprefix(NAMED): one for one in table.columns if str(one).startswith(NAMED)}
    columns |= tagged
    main = _find_main(table, tagged) if tagged else "en"
    found = []
    for row in table.drop(columns="geometry").to_dict("records"):
        names = {main: row["name"]}
        names |= {lang: row[column] for lang, column in columns.items() if _is_name(row.get(column))}
        found.append(names)
    return found


def _find_main(table: geopandas.GeoDataFrame, tagged: Mapping[str, str]) -> str:
    """Return the language whose names most districts go by; `und` (undetermined) if there is none."""
    alike = {lang: int((table[column] == table["name"]).sum()) for lang, column in tagged.items()}
    best = max(alike, key=lambda lang: (alike[lang], lang == "en"))
    return best if alike[best] * 2 >= len(table) else UNDETERMINED


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and not pandas.isna(value)


def _simplify(shapes: NDArray[np.object_], most: int) -> list[Any]:
    """Return the shapes as GeoJSON geometries, together not much larger than `most` bytes.

    Visvalingam and Whyatt's way, for a coverage: what two districts share is simplified once.
    """
    west, south, east, north = shapely.total_bounds(shapes)
    width = max(east - west, north - south, 0.01) * FINEST
    while True:
        # Each round goes on from what the last has left, which is much less than the file holds.
        shapes = shapely.coverage_simplify(shapes, width)
        decimals = min(5, max(2, math.ceil(-math.log10(width)) + 1))
        texts = shapely.to_geojson(_round(shapes, decimals))
        size = sum(map(len, texts))
        if size <= most or width > 1:
            return [json.loads(text) for text in texts]
        width *= 1.6


def _round(shapes: NDArray[np.object_], decimals: int) -> NDArray[np.object_]:
    def rounded(points: Floats) -> Floats:
        return points.round(decimals)

    return shapely.transform(shapes, rounded)
