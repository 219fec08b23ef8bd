"""The measured tables in the README of geo/data, written between two markers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import geopandas
import shapely
from shapely.geometry.base import BaseGeometry

from events.files import write_whole

BEGIN, END = "<!-- measured: written by geo/build -->", "<!-- end of measured -->"
PAGE_FILES = (
    "districts.geojson",
    "neighbours.geojson",
    "borders.geojson",
    "waters.geojson",
    "locator.geojson",
    "names.json",
    "places.json",
)
"""What the page loads at first."""
METRES = "EPSG:32638"
"""UTM zone 38N, for areas: within 0.1 % of the true ones in the districts."""

Named = Mapping[str, tuple[str, BaseGeometry]]
"""Names and shapes by id."""


def write_report(
    template: Path, out: Path, *, districts: Named, references: Mapping[str, BaseGeometry]
) -> None:
    """Write the template to `out` with what is measured of the files there between its markers.

    `districts` are the names and shapes that were made, `references` those of the reference, by id.
    """
    text = template.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    tables = f"{BEGIN}\n{_shape_table(districts, references)}\n\n{file_table(out)}\n\n{word_maker()}\n{END}"
    write_whole(out / "README.md", (head + tables + tail).encode())


def compare_shapes(shape: BaseGeometry, reference: BaseGeometry) -> tuple[float, float, float]:
    """Return intersection over union, area ratio, and area of the shape in km²; both shapes in WGS 84."""
    ours, theirs = geopandas.GeoSeries([shape, reference], crs="EPSG:4326").to_crs(METRES)
    common = shapely.area(shapely.intersection(ours, theirs))
    overlap = common / (ours.area + theirs.area - common)
    return float(overlap), float(ours.area / theirs.area), float(ours.area / 1e6)


def word_maker() -> str:
    """Word by which release of GEOS the shapes were made: another may leave out other vertices."""
    return f"Made with GEOS {shapely.geos_version_string}."


def file_table(folder: Path) -> str:
    """Return a Markdown table of the sizes of the files in the folder that ship."""
    sizes = {name: (folder / name).stat().st_size for name in (*PAGE_FILES, "gazetteer.csv")}
    lines = ["| file | bytes |", "|---|---|"]
    lines += [f"| `{name}` | {size:,} |" for name, size in sizes.items()]
    lines.append(f"| those the page loads | {sum(sizes[name] for name in PAGE_FILES):,} |")
    return "\n".join(lines)


def _shape_table(districts: Named, references: Mapping[str, BaseGeometry]) -> str:
    lines = [
        "| district | vertices of the reference | ours | IoU | area, ours / reference | km² |",
        "|---|---|---|---|---|---|",
    ]
    for code, (name, shape) in districts.items():
        overlap, ratio, area = compare_shapes(shape, references[code])
        before = shapely.get_num_coordinates(references[code])
        after = shapely.get_num_coordinates(shape)
        lines.append(f"| {code} {name} | {before} | {after} | {overlap:.4f} | {ratio:.4f} | {area:,.0f} |")
    return "\n".join(lines)
