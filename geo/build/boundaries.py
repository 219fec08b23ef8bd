"""Take up a file of anybody's boundaries as the districts of a collection.

`take_boundaries` reads a GeoJSON, GeoPackage, shapefile or GeoParquet, whose fields are mapped by name, and
makes of it one clean coverage: outlines that cross themselves are mended, borders that do not meet exactly
are joined, all are simplified together. `encode_districts` makes of it the file that a collection has,
`districts.parquet`. What was set aside or changed is told in the same words as the faults of any file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import geopandas
import numpy as np
import pyarrow.parquet as pq
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from events.errors import Fault, word_os_error
from geo.build.fields import Fields, Mapping, map_fields
from geo.errors import DistrictsError
from geo.shapes.contents import find_content
from geo.shapes.geoparquet import CREDIT, FINEST, check_rows

ENDINGS = (".geojson", ".json", ".gpkg", ".shp", ".zip", ".parquet")
# Gaps between neighbours that are narrower are closed, in degrees: about 200 metres.
GAP = 0.002
# A gap of a smaller area, in square degrees, is none: about ten square metres.
LEAST_GAP = 1e-9
# How much of its area a district may gain or lose by the cleaning before that is told.
LEAST_TOLD = 0.005


Outlines = NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Districts as a collection holds them, and what is to be told of how they came to be.

    `table` has the columns id, name, name:LANGUAGE and geometry (WGS 84, a valid coverage); `mapping` names
    the fields of the file that they were taken from. Each of the `notes` is a row that was set aside, mended
    or changed.
    """

    table: geopandas.GeoDataFrame
    mapping: Mapping
    notes: tuple[Fault, ...]


def take_boundaries(
    file: Path, fields: Fields | None = None, *, layer: str | None = None, gap: float = GAP
) -> Boundaries:
    """Read a file of polygons and make it a valid coverage in WGS 84, simplified for the screen.

    `fields` says which of the file's are which; those not named are guessed. `layer` is that of a GeoPackage
    with several. Gaps between neighbours that are narrower than `gap` degrees are closed. Raises
    DistrictsError if the file cannot be read, lacks a field or holds no outline.
    """
    raw = _read(file, layer).reset_index(drop=True)
    mapping = map_fields(file.name, raw, fields or Fields())
    table, notes = _locate(file.name, mapping.take(raw))
    table, joined = _join_parts(file.name, table)
    numbers = table.index + 1
    table, faults = check_rows(file.name, table.reset_index(drop=True))
    faults = [_renumber(fault, numbers.to_list()) for fault in faults]
    if table.empty:
        expected = "polygons, one for each district"
        raise DistrictsError(faults or [Fault(file.name, "", "", "no rows", expected)])
    table, changed = _clean(file.name, table, gap)
    return Boundaries(table.reset_index(drop=True), mapping, (*notes, *joined, *faults, *changed))


def encode_districts(boundaries: Boundaries, *, credit: str = "") -> bytes:
    """Return the districts as the content of `districts.parquet`, and whom to credit for them."""
    buffer = BytesIO()
    boundaries.table.to_parquet(buffer, index=False)
    table = pq.read_table(BytesIO(buffer.getvalue()))
    if credit:
        table = table.replace_schema_metadata({**(table.schema.metadata or {}), CREDIT: credit.encode()})
    buffer = BytesIO()
    pq.write_table(table, buffer)
    return buffer.getvalue()


def _read(file: Path, layer: str | None) -> geopandas.GeoDataFrame:
    expected = f"a file of boundaries: {', '.join(ENDINGS)}"
    ending = file.suffix.lower()
    if ending not in ENDINGS or not file.is_file():
        value = repr(ending) if file.is_file() else "there is no such file"
        raise DistrictsError([Fault(file.name, "", "", value, expected, is_unread=True)])
    try:
        if ending == ".parquet":
            return geopandas.read_parquet(file)
        return geopandas.read_file(find_content(file), layer=layer)
    # What reads such a file raises whatever it comes upon in one that is broken.
    except Exception as error:
        said = word_os_error(error).partition("\n")[0]
        raise DistrictsError([Fault(file.name, "", "", said, expected, is_unread=True)]) from error


def _locate(file: str, table: geopandas.GeoDataFrame) -> tuple[geopandas.GeoDataFrame, list[Fault]]:
    """Return the outlines in WGS 84; of a file that names no reference system, as degrees, which is told."""
    if table.crs is not None:
        return table.to_crs(4326), []
    west, south, east, north = table.total_bounds
    expected = "a reference system, as a .prj file beside a shapefile names it"
    if not (-360 <= west <= east <= 360 and -90 <= south <= north <= 90):
        box = f"missing, for coordinates from {west:g}, {south:g} to {east:g}, {north:g}"
        raise DistrictsError([Fault(file, "", "crs", box, expected)])
    return table.set_crs(4326), [Fault(file, "", "crs", "missing", f"{expected}; WGS 84 is assumed")]


def _join_parts(file: str, table: geopandas.GeoDataFrame) -> tuple[geopandas.GeoDataFrame, list[Fault]]:
    """Join rows of one id and one name to one district: some files have a row for each island."""
    key = [table["id"].astype(str), table["name"].astype(str)]
    first = table.groupby(key, sort=False, dropna=False).ngroup().to_numpy()
    is_part = np.isin(table.geometry.geom_type, ("Polygon", "MultiPolygon"))
    _, at, number = np.unique(first, return_index=True, return_inverse=True)
    several = [row for row in np.flatnonzero(np.bincount(number) > 1) if is_part[number == row].all()]
    if not several:
        return table, []
    shapes, keep = table.geometry.to_numpy().copy(), np.ones(len(table), dtype=bool)
    notes = []
    for one in several:
        rows = np.flatnonzero(number == one)
        parts = shapely.make_valid(shapes[rows], method="structure", keep_collapsed=False)
        shapes[at[one]] = shapely.union_all(parts)
        keep[rows[rows != at[one]]] = False
        value = f"{len(rows)} rows of the id {table['id'].iloc[at[one]]!r}"
        notes.append(Fault(file, f"row {at[one] + 1}", "id", value, "a row for each; they are joined"))
    return table.assign(geometry=shapes)[keep], notes


def _join_borders(shapes: Outlines, gap: float) -> Outlines:
    """Return the shapes as a valid coverage, without gaps that are narrower than `gap` between neighbours."""
    # The stubs of shapely do not know this function yet.
    clean = shapely.coverage_clean  # type: ignore[attr-defined]
    if not shapely.coverage_is_valid(shapes):
        shapes = clean(shapes, gap_width=gap)
    whole = shapely.coverage_union_all(shapes)
    closed = whole.buffer(gap / 2, join_style="mitre").buffer(-gap / 2, join_style="mitre")
    gaps = shapely.get_parts(shapely.difference(closed, whole))
    # A bay of the coast closes, too; a gap between neighbours touches both.
    tree = shapely.STRtree(shapes)
    given: dict[int, list[BaseGeometry]] = {}
    for part in gaps[shapely.area(gaps) > LEAST_GAP]:
        edge = shapely.buffer(part, gap / 100, quad_segs=1)
        near = tree.query(edge, predicate="intersects")
        if len(near) > 1:
            shared = shapely.length(shapely.intersection(shapely.boundary(shapes[near]), edge))
            given.setdefault(int(near[np.argmax(shared)]), []).append(part)
    if not given:
        return shapes
    filled = shapes.copy()
    for row, parts in given.items():
        filled[row] = shapely.union_all([shapes[row], *parts])
    joined: Outlines = clean(filled, gap_width=gap)
    return joined


def _renumber(fault: Fault, numbers: Sequence[int]) -> Fault:
    """Return a fault of a row under its number in the file."""
    number = fault.record.removeprefix("row ")
    return replace(fault, record=f"row {numbers[int(number) - 1]}") if number.isdecimal() else fault


def _clean(
    file: str, table: geopandas.GeoDataFrame, gap: float
) -> tuple[geopandas.GeoDataFrame, list[Fault]]:
    """Make a valid coverage of the outlines and simplify it to half a pixel of a large screen."""
    before = table.geometry.to_numpy()
    cleaned = _join_borders(before, gap)
    west, south, east, north = shapely.total_bounds(cleaned)
    tolerance = max(east - west, north - south, 0.01) * FINEST / 2
    simple = shapely.coverage_simplify(cleaned, tolerance)
    areas, kept = shapely.area(before), shapely.area(cleaned)
    notes = []
    for row in np.flatnonzero(np.abs(kept / areas - 1) > LEAST_TOLD):
        change = f"{kept[row] / areas[row] - 1:+.1%} of its area"
        expected = "borders that neighbours share: overlaps went to one of them, narrow gaps were closed"
        notes.append(Fault(file, str(table["id"].iloc[row]), "geometry", change, expected))
    return table.assign(geometry=simple)[shapely.area(simple) > 0], notes
