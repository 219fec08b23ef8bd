"""The states' style for QGIS (QML): our fills and hatches, and the columns for its temporal controller."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from events.model import Settings
from geo.drawing.style import Look, class_of, list_names, looks_of, words_of
from geo.drawing.symbols import draw_as, draw_tile

# Millimetres of a pixel at 96 to the inch, as QGIS measures.
_PIXEL = 25.4 / 96
# Angle in degrees and distance in pixels of the lines that each hatch of a tile of 8 pixels makes.
_LINES: dict[str, tuple[tuple[float, float], ...]] = {
    "lines": ((45, 5.66),),
    "cross": ((45, 5.66), (135, 5.66)),
    "upright": ((90, 4),),
    "falling": ((135, 5.66),),
}
_DOTS, _DOT = 8, 3
# The name of a state: its control, or `by-` with the side that controls.
_BY = 'if("control" = \'controlled\', \'by-\' || "controlled_by", "control")'


def write_style(settings: Settings) -> str:
    """Return the style of a layer with the fields `control`, `controlled_by`, `begin` and `end`."""
    root = Element("qgis", version="3.22.0", styleCategories="Symbology|Temporal")
    # Begin and end are the first and the last day: both belong to the span.
    temporal = {"mode": "2", "enabled": "1", "startField": "begin", "endField": "end", "limitMode": "1"}
    SubElement(root, "temporal", temporal | {"durationUnit": "d", "accumulate": "0", "fixedDuration": "0"})
    renderer = SubElement(root, "renderer-v2", type="categorizedSymbol", attr=_BY, symbollevels="0")
    categories, symbols = SubElement(renderer, "categories"), SubElement(renderer, "symbols")
    words, looks = words_of(settings), looks_of(settings)
    for number, name in enumerate(list_names(settings)):
        cls = class_of(name, settings)
        given = {"symbol": str(number), "value": name, "label": words[name], "type": "string"}
        SubElement(categories, "category", given, render="true")
        symbol = SubElement(symbols, "symbol", type="fill", name=str(number), alpha="1", clip_to_extent="1")
        for layer in _draw(looks[cls], cls, number):
            symbol.append(layer)
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + tostring(root, "unicode")


def _draw(look: Look, cls: str, number: int) -> Iterator[Element]:
    """Yield the layers of a symbol: the fill with its line, and over it the hatch."""
    drawn = {"stroke": look.stroke} | draw_as(f"district {cls}")
    # The ground of the tile, as the map has it.
    fill = next(attributes["fill"] for name, attributes in draw_tile(look) if name == "rect")
    yield _layer(
        "SimpleFill",
        color=_colour(fill, drawn["fill-opacity"]),
        style="solid",
        outline_color=_colour(drawn["stroke"], drawn["stroke-opacity"]),
        outline_style="solid",
        outline_width=f"{float(drawn['stroke-width']) * _PIXEL:.2f}",
        outline_width_unit="MM",
    )
    for angle, distance in _LINES.get(look.hatch, ()):
        hatch = _layer(
            "LinePatternFill", angle=f"{angle:g}", distance=f"{distance * _PIXEL:.2f}", distance_unit="MM"
        )
        line = SubElement(hatch, "symbol", type="line", name=f"@{number}@1", alpha="1", clip_to_extent="1")
        width = f"{1.1 * _PIXEL:.2f}"
        colour = _colour(look.stroke, "0.75")
        line.append(_layer("SimpleLine", line_color=colour, line_width=width, line_width_unit="MM"))
        yield hatch
    if look.hatch == "dots":
        apart = f"{_DOTS * _PIXEL:.2f}"
        hatch = _layer("PointPatternFill", distance_x=apart, distance_y=apart)
        dot = SubElement(hatch, "symbol", type="marker", name=f"@{number}@1", alpha="1", clip_to_extent="1")
        given = {"size": f"{_DOT * _PIXEL:.2f}", "size_unit": "MM", "outline_style": "no"}
        dot.append(_layer("SimpleMarker", name="circle", color=_colour(look.stroke, "0.8"), **given))
        yield hatch


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
