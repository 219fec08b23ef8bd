"""Styles for QGIS (QML): our fills, hatches and lines, and the time for its temporal controller."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from events.model import Settings
from geo.drawing.style import ROUTE, Look, class_of, list_names, looks_of, words_of
from geo.drawing.symbols import TILE, draw_as, draw_tile

# Millimetres of a pixel at 96 to the inch, as QGIS measures.
_PIXEL = 25.4 / 96
# The diameter of the dot of an event, in pixels, and how much of an area of events is covered.
_DOT, _TINT = 9, "0.08"
_POINT = re.compile(r"[ML](-?\d+),(-?\d+)")
# The name of a state: its control, or `by-` with the side that controls.
_BY = 'if("control" = \'controlled\', \'by-\' || "controlled_by", "control")'


def write_style(settings: Settings) -> str:
    """Return the style of a layer with the fields `control`, `controlled_by`, `begin` and `end`."""
    root = _begin()
    renderer = SubElement(root, "renderer-v2", type="categorizedSymbol", attr=_BY, symbollevels="0")
    categories, symbols = SubElement(renderer, "categories"), SubElement(renderer, "symbols")
    words, looks = words_of(settings), looks_of(settings)
    for number, name in enumerate(list_names(settings)):
        cls = class_of(name, settings)
        given = {"symbol": str(number), "value": name, "label": words[name], "type": "string"}
        SubElement(categories, "category", given, render="true")
        _symbol(symbols, "fill", str(number)).extend(_draw(looks[cls], cls, number))
    return _end(root)


def write_event_style(type: str) -> str:
    """Return the style of a layer of events of a type of geometry, with the fields `begin` and `end`."""
    root = _begin()
    renderer = SubElement(root, "renderer-v2", type="singleSymbol", symbollevels="0")
    symbols = SubElement(renderer, "symbols")
    if type == "MultiPoint":
        of = draw_as("place")
        marker = {"color": _colour(of["fill"], "1"), "outline_color": _colour(of["stroke"], "1")}
        marker |= {"size": _measure(_DOT), "size_unit": "MM"}
        marker |= {"outline_width": _measure(of["stroke-width"]), "outline_width_unit": "MM"}
        _symbol(symbols, "marker", "0").append(_layer("SimpleMarker", name="circle", **marker))
    elif type == "LineString":
        of = draw_as("route")
        dashes = ";".join(_measure(part) for part in of["stroke-dasharray"].split())
        line = {"line_color": _colour(of["stroke"], of["stroke-opacity"]), "line_width_unit": "MM"}
        line |= {"line_width": _measure(of["stroke-width"]), "use_custom_dash": "1", "customdash": dashes}
        _symbol(symbols, "line", "0").append(_layer("SimpleLine", customdash_unit="MM", **line))
    else:
        of = draw_as("district")
        fill = {"color": _colour(ROUTE.fill, _TINT), "outline_color": _colour(ROUTE.stroke, "1")}
        fill |= {"outline_width": _measure(of["stroke-width"]), "outline_width_unit": "MM"}
        _symbol(symbols, "fill", "0").append(_layer("SimpleFill", style="solid", **fill))
    return _end(root)


def _begin() -> Element:
    root = Element("qgis", version="3.22.0", styleCategories="Symbology|Temporal")
    # By expressions, not by the fields as they are: QGIS loses open ends in GeoJSON then, and the last day
    # of each span in a GeoPackage. Begin and end are the first and the last day, and each is one as a whole.
    begin = 'coalesce(to_datetime("begin"), make_datetime(1, 1, 1, 0, 0, 0))'
    evening = """to_datetime("end") + to_interval('86399 seconds')"""
    end = f"coalesce({evening}, make_datetime(9999, 12, 31, 0, 0, 0))"
    temporal = {"mode": "4", "enabled": "1", "startExpression": begin, "endExpression": end, "limitMode": "1"}
    temporal |= {"startField": "begin", "endField": "end", "durationUnit": "d"}
    SubElement(root, "temporal", temporal | {"accumulate": "0", "fixedDuration": "0"})
    return root


def _end(root: Element) -> str:
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + tostring(root, "unicode")


def _draw(look: Look, cls: str, number: int) -> Iterator[Element]:
    """Yield the layers of a symbol: the fill with its line, and over it what else is on the map's tile."""
    drawn = {"stroke": look.stroke} | draw_as(f"district {cls}")
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
            _symbol(hatch, "line", f"@{number}@1").append(_layer("SimpleLine", line_color=colour, **given))
            yield hatch
        else:
            hatch = _layer(
                "PointPatternFill", distance_x=_measure(TILE["width"]), distance_y=_measure(TILE["height"])
            )
            given = {"size": _measure(2 * float(of["r"])), "size_unit": "MM", "outline_style": "no"}
            colour = _colour(of["fill"], of["fill-opacity"])
            marker = _layer("SimpleMarker", name="circle", color=colour, **given)
            _symbol(hatch, "marker", f"@{number}@1").append(marker)
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


def _symbol(within: Element, kind: str, name: str) -> Element:
    return SubElement(within, "symbol", type=kind, name=name, alpha="1", clip_to_extent="1")


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
    full = hexadecimal if len(hexadecimal) == 7 else "#" + "".join(one * 2 for one in hexadecimal[1:])
    red, green, blue = (int(full[at : at + 2], 16) for at in (1, 3, 5))
    return f"{red},{green},{blue},{round(float(opacity) * 255)}"
