"""The states' style for QGIS (QML): our fills and hatches, and the columns for its temporal controller."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from events.model import CONTROLS, Control
from geo.drawing.style import LOOKS, Look
from geo.drawing.symbols import TILE, draw_as, draw_tile

# Millimetres of a pixel at 96 to the inch, as QGIS measures.
_PIXEL = 25.4 / 96
_POINT = re.compile(r"[ML](-?\d+),(-?\d+)")


def write_style(words: Mapping[Control, str]) -> str:
    """Return the style of a layer with the fields `control`, `begin` and `end`; `words` is its legend."""
    root = Element("qgis", version="3.22.0", styleCategories="Symbology|Temporal")
    # Begin and end are the first and the last day: both belong to the span.
    temporal = {"mode": "2", "enabled": "1", "startField": "begin", "endField": "end", "limitMode": "1"}
    SubElement(root, "temporal", temporal | {"durationUnit": "d", "accumulate": "0", "fixedDuration": "0"})
    renderer = SubElement(root, "renderer-v2", type="categorizedSymbol", attr="control", symbollevels="0")
    categories, symbols = SubElement(renderer, "categories"), SubElement(renderer, "symbols")
    for number, control in enumerate(CONTROLS):
        given = {"symbol": str(number), "value": control, "label": words[control], "type": "string"}
        SubElement(categories, "category", given, render="true")
        symbol = SubElement(symbols, "symbol", type="fill", name=str(number), alpha="1", clip_to_extent="1")
        for layer in _draw(LOOKS[control], control, number):
            symbol.append(layer)
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + tostring(root, "unicode")


def _draw(look: Look, control: Control, number: int) -> Iterator[Element]:
    """Yield the layers of a symbol: the fill with its line, and over it what else is on the map's tile."""
    drawn = {"stroke": look.stroke} | draw_as(f"district {control}")
    for name, of in draw_tile(look):
        if name == "rect":
            yield _layer(
                "SimpleFill",
                color=_colour(of["fill"], drawn["fill-opacity"]),
                style="solid",
                outline_color=_colour(drawn["stroke"], drawn["stroke-opacity"]),
                outline_style="solid",
                outline_width=_measure(drawn["stroke-width"]),
                outline_width_unit="MM",
            )
        elif name == "path":
            angle, apart = measure_lines(of["d"])
            hatch = _layer(
                "LinePatternFill", angle=f"{angle:g}", distance=_measure(apart), distance_unit="MM"
            )
            given = {"line_width": _measure(of["stroke-width"]), "line_width_unit": "MM"}
            colour = _colour(of["stroke"], of["stroke-opacity"])
            _symbol(hatch, "line", number).append(_layer("SimpleLine", line_color=colour, **given))
            yield hatch
        else:
            hatch = _layer(
                "PointPatternFill", distance_x=_measure(TILE["width"]), distance_y=_measure(TILE["height"])
            )
            given = {"size": _measure(2 * float(of["r"])), "size_unit": "MM", "outline_style": "no"}
            colour = _colour(of["fill"], of["fill-opacity"])
            marker = _layer("SimpleMarker", name="circle", color=colour, **given)
            _symbol(hatch, "marker", number).append(marker)
            yield hatch


def measure_lines(path: str) -> tuple[float, float]:
    """Return the angle and the distance of the lines that a path draws, tile beside tile.

    The path has parallel lines in whole pixels, as `M0,8 L8,0`. The angle is in degrees, anticlockwise from
    a horizontal line; the distance, from line to line, in pixels.
    """
    numbers = [(int(x), int(y)) for x, y in _POINT.findall(path)]
    (x, y), (to_x, to_y) = numbers[:2]
    length = math.gcd(to_x - x, to_y - y)
    along, down = (to_x - x) // length, (to_y - y) // length
    # By how much each point lies beside the direction, in steps of the grid; a tile further, too.
    beside = [x * down - y * along for x, y in numbers]
    steps = [one - beside[0] for one in beside]
    apart = math.gcd(*steps, int(TILE["width"]) * down, int(TILE["height"]) * along)
    return math.degrees(math.atan2(-down, along)) % 180, apart / math.hypot(along, down)


def _symbol(hatch: Element, kind: str, number: int) -> Element:
    return SubElement(hatch, "symbol", type=kind, name=f"@{number}@1", alpha="1", clip_to_extent="1")


def _measure(pixels: str | float) -> str:
    """Return a length in pixels as QGIS has it, in millimetres."""
    return f"{float(pixels) * _PIXEL:.2f}"


def _layer(kind: str, **options: str) -> Element:
    layer = Element("layer", {"class": kind, "enabled": "1", "locked": "0", "pass": "0"})
    given = SubElement(layer, "Option", type="Map")
    for name, value in options.items():
        SubElement(given, "Option", type="QString", name=name, value=value)
    return layer


def _colour(hexadecimal: str, opacity: str) -> str:
    """Return a colour as QGIS words it: 232,163,61,209."""
    red, green, blue = (int(hexadecimal[at : at + 2], 16) for at in (1, 3, 5))
    return f"{red},{green},{blue},{round(float(opacity) * 255)}"
