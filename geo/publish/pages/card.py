"""The picture that stands for the site where its address is shared: the map of the day on which it opens."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from geo.drawing.style import class_of, looks_of
from geo.drawing.symbols import BEYOND
from geo.print.projection import Box, Plane, fit_plane
from geo.views.opened import Opened

# The size that those who show such pictures ask for, in pixels.
SIZE = (1200, 630)
_GROUND, _LINE, _WATER = "#f7f4ee", "#b9b2a4", "#bcd7e6"


def draw_card(opened: Opened) -> bytes:
    """Return the picture as PNG; its words are those of the site, not of the picture."""
    from PIL import Image, ImageDraw  # it is slow to import

    frame = Box(0, 0, *SIZE)
    plane, picture = (
        fit_plane(opened.bounds, frame, Box(20, 20, SIZE[0] - 20, SIZE[1] - 20)),
        Image.new("RGB", SIZE, BEYOND),
    )
    looks = looks_of(opened.settings)
    draw, timeline, day = ImageDraw.Draw(picture), opened.timeline, opened.settings.opens_on
    for feature in opened.shapes["neighbours"]["features"]:
        for ring in _rings(plane, feature["geometry"]):
            draw.polygon(ring, fill=_GROUND, outline=_LINE)
    for feature in opened.shapes["districts"]["features"]:
        code = feature["properties"]["id"]
        if code in opened.names:
            look = looks[class_of(timeline.state(code, day).name, opened.settings)]
            for ring in _rings(plane, feature["geometry"]):
                draw.polygon(ring, fill=look.fill, outline=look.stroke, width=3)
    written = BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def _rings(plane: Plane, geometry: dict[str, Any]) -> Iterator[list[tuple[float, float]]]:
    """Yield the outer ring of each polygon, in pixels."""
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for polygon in polygons if geometry["type"].endswith("Polygon") else ():
        yield [plane.at(lon, lat) for lon, lat, *_height in polygon[0]]
