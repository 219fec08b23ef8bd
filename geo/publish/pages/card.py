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
# The height of the letters of names, in pixels.
LETTERS = 30
_GROUND, _LINE, _WATER = "#f7f4ee", "#b9b2a4", "#bcd7e6"


def draw_card(opened: Opened) -> bytes:
    """Return the picture as PNG: the districts with their names, as far as these have room."""
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
    for name, place in _place_names(opened, plane):
        middle = ((place.left + place.right) / 2, (place.top + place.bottom) / 2)
        draw.text(
            middle, name, "#1b1b1b", font_size=LETTERS, anchor="mm", stroke_width=4, stroke_fill="#ffffff"
        )
    written = BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def _place_names(opened: Opened, plane: Plane) -> Iterator[tuple[str, Box]]:
    """Yield the names of the districts that have room, each with its box.

    The font that comes with Pillow has the letters of ASCII alone: other names are left out.
    """
    from PIL import ImageFont

    font = ImageFont.load_default(LETTERS)
    taken: list[Box] = []
    for feature in opened.shapes["districts"]["features"]:
        name = opened.names.get(feature["properties"]["id"], "")
        if not name.isascii() or not name:
            continue
        x, y = plane.at(*feature["properties"]["label"])
        wide, high = font.getlength(name) / 2 + 6, LETTERS / 2
        # Where it is, else above or below.
        boxes = (Box(x - wide, y + by - high, x + wide, y + by + high) for by in (0, -LETTERS, LETTERS))
        free = (one for one in boxes if plane.frame.holds(one) and not any(map(one.meets, taken)))
        if box := next(free, None):
            taken.append(box)
            yield name, box


def _rings(plane: Plane, geometry: dict[str, Any]) -> Iterator[list[tuple[float, float]]]:
    """Yield the outer ring of each polygon, in pixels."""
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for polygon in polygons if geometry["type"].endswith("Polygon") else ():
        yield [plane.at(lon, lat) for lon, lat, *_height in polygon[0]]
