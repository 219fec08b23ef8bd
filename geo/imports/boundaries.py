"""Anybody's boundaries as the districts of a collection: `districts.parquet`."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import geopandas

from events.errors import Fault
from geo.errors import ReadingError
from geo.imports.vectors import read_frame
from geo.shapes.geoparquet import LANGUAGES, check_rows

# Fields that hold a code and a name, in files of those who publish boundaries; the likelier first.
CODES = (
    "iso3166-2", "iso_3166_2", "shapeiso", "iso_code", "iso", "code", "adm3_pcode", "adm2_pcode",
    "adm1_pcode",
    "pcode", "gid_3", "gid_2", "gid_1", "hasc_1", "shapeid", "id", "osm_id", "gid", "fid",
)  # fmt: skip
NAMES = (
    "name:en", "name_en", "int_name", "adm3_en", "adm2_en", "adm1_en", "name_3", "name_2", "name_1",
    "shapename",
    "name", "nam", "admin", "region", "district", "title",
)  # fmt: skip


class Boundaries(NamedTuple):
    """Districts: a table with the columns id, name and geometry, which fields these were, and every fault."""

    table: geopandas.GeoDataFrame
    id: str
    name: str
    faults: list[Fault]


def read_boundaries(path: Path, *, id: str | None = None, name: str | None = None) -> Boundaries:
    """Read a file of areas; a field that is not named is guessed. Raises ReadingError."""
    table = read_frame(path)
    if table.crs is None:
        table = table.set_crs(4326)
    fields = [str(field) for field in table.columns if field != table.geometry.name]
    code = _choose(path, "--id", id, CODES, fields)
    called = _choose(path, "--name", name, NAMES, fields)
    columns = {"id": table[code], "name": table[called]}
    for language in LANGUAGES:
        own = next(
            (one for one in fields if one.casefold() in (f"name:{language}", f"name_{language}")), None
        )
        if own is not None and own != called:
            columns[language] = table[own]
    made = geopandas.GeoDataFrame(columns, geometry=table.geometry, crs=4326)
    for column in columns:
        made[column] = [None if one is None or one != one else str(one).strip() for one in made[column]]
    good, faults = check_rows(path.name, made)
    if good.empty:
        raise ReadingError(f"{path.name}: no area in it can be used: {'; '.join(map(str, faults[:3]))}")
    return Boundaries(good, code, called, faults)


def write_boundaries(table: geopandas.GeoDataFrame) -> bytes:
    """Return districts as a GeoParquet file."""
    out = BytesIO()
    table.reset_index(drop=True).to_parquet(out, compression="zstd")
    return out.getvalue()


def _choose(path: Path, option: str, given: str | None, known: Sequence[str], fields: Sequence[str]) -> str:
    by_name = {field.casefold(): field for field in reversed(fields)}
    if given is not None:
        if given.casefold() not in by_name:
            raise ReadingError(
                f"{option} {given!r}: {path.name} has no such field: expected one of {', '.join(fields)}"
            )
        return by_name[given.casefold()]
    for name in known:
        if name in by_name:
            return by_name[name]
    raise ReadingError(f"{path.name}: expected {option} FIELD, one of {', '.join(fields)}")
