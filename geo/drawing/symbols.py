"""How things are drawn, on the screen and on paper: the one table of lines, areas, hatches and the arrow.

SHAPES and LABELS hold SVG attributes by classes. An element has those of all entries whose classes it
carries, later entries above earlier ones, as in a style sheet. The live map gets them as one (`write_css`),
and hatches, arrow and bow as data; the picture (`geo/print`) writes all of it into its elements. The sizes of
letters and dots, and the ends of lines, are each medium's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from geo.drawing.style import LOOKS, ROUTE, Look

Attributes = Mapping[str, str]
Element = tuple[str, Attributes]

# What lies beyond all that is drawn.
BEYOND = "#ebe7df"
INK = "#333"
SHAPES: dict[str, Attributes] = {
    "neighbour": {"fill": "#fbfaf7", "fill-opacity": "1", "stroke": "#d3cec3"},
    "water river": {"fill": "none", "stroke": "#9cc3d5", "stroke-width": "1.4"},
    "water lake": {"fill": "#bfdbe7", "fill-opacity": "1", "stroke": "#9cc3d5"},
    # Lines differ in their dashes, too. One of a collection's own kind is drawn as a border.
    "border": {"fill": "none", "stroke": "#77706a", "stroke-width": "1.8", "stroke-dasharray": "9 3 2 3"},
    "border nkao_border_1991": {"stroke": "#7d5ba6", "stroke-width": "1.6", "stroke-dasharray": "2 4"},
    "border ceasefire_line_1994": {"stroke": "#b3261e", "stroke-dasharray": "7 4"},
    # Fill and stroke of a district are those of its state.
    "district": {"fill-opacity": "0.82", "stroke-opacity": "0.9", "stroke-width": "1.5"},
    "district none": {"fill-opacity": "0.9"},
    "district leaves": {"stroke": ROUTE.stroke, "stroke-width": "2.5"},
    "district selected": {"stroke": "#000", "stroke-width": "4", "stroke-opacity": "1"},
    "route-casing": {"fill": "none", "stroke": "#fff", "stroke-opacity": "0.85", "stroke-width": "7"},
    "route": {
        "fill": "none",
        "stroke": ROUTE.stroke,
        "stroke-opacity": "1",
        "stroke-width": "3.5",
        "stroke-dasharray": "10 5",
    },
    "place": {"fill": "#fff", "fill-opacity": "1", "stroke": INK, "stroke-width": "1.3"},
    "place context": {"stroke": "#8d8780"},
}
LABELS: dict[str, Attributes] = {
    "district-name": {"fill": "#1a1a1a"},
    "place-name": {"fill": INK},
    "place-name village": {"font-style": "italic"},
    "place-name context": {"fill": "#77706a"},
    "neighbour-name": {"fill": "#8d8780", "letter-spacing": "0.03em"},
}

TILE: Attributes = {"width": "8", "height": "8", "patternUnits": "userSpaceOnUse"}
_RISING, _FALLING = "M-2,2 L2,-2 M0,8 L8,0 M6,10 L10,6", "M-2,6 L2,10 M0,0 L8,8 M6,-2 L10,2"
_UPRIGHT = "M2,0 L2,8 M6,0 L6,8"
_HATCHES = {"lines": (_RISING,), "cross": (_RISING, _FALLING), "upright": (_UPRIGHT,)}
# The part of a hatched area that is covered with ink, about.
_INKED = {"lines": 0.2, "cross": 0.38, "upright": 0.2, "dots": 0.1}

ARROW_MARKER: Attributes = {
    "viewBox": "0 0 10 10",
    "refX": "7",
    "refY": "5",
    "markerWidth": "4.5",
    "markerHeight": "4.5",
    "orient": "auto",
}
ARROW_HEAD: Attributes = {"d": "M0,0 L10,5 L0,10 L2.5,5 z", "fill": ROUTE.fill}
# An arrow is a bow beside the straight line, as the road taken is not reported: a quadratic curve, whose
# control point lies `bend` of the distance beside the middle. It stops at `reach` of its way, short of the
# name at its end, and is drawn in `steps`.
BOW = {"bend": 0.18, "reach": 0.76, "steps": 24}


def draw_as(classes: str, table: Mapping[str, Attributes] = SHAPES) -> dict[str, str]:
    """Return the attributes of an element that carries these classes."""
    carried = set(classes.split())
    found: dict[str, str] = {}
    for key, attributes in table.items():
        if carried.issuperset(key.split()):
            found |= attributes
    return found


def draw_tile(look: Look) -> list[Element]:
    """Return the elements of a pattern's tile: the fill, and over it the hatch."""
    drawn: list[Element] = [("rect", {"width": "8", "height": "8", "fill": _under(look)})]
    line = {"stroke": look.stroke, "stroke-width": "1.1", "stroke-opacity": "0.75", "fill": "none"}
    drawn += [("path", {"d": path} | line) for path in _HATCHES.get(look.hatch, ())]
    if look.hatch == "dots":
        dot = {"cx": "4", "cy": "4", "r": "1.5", "fill": look.stroke, "fill-opacity": "0.8"}
        drawn.append(("circle", dot))
    return drawn


def mix_plain(look: Look) -> str:
    """Return roughly the colour that a hatched area has from afar: it is painted many times faster."""
    share = _INKED.get(look.hatch, 0)
    pairs = zip(_parts(_under(look)), _parts(look.stroke), strict=True)
    return "#" + "".join(f"{round(under + (over - under) * share):02x}" for under, over in pairs)


def write_css() -> str:
    """Return SHAPES and LABELS as the rules of a style sheet, to come after any others of these classes."""
    shapes = [(key, attributes.items()) for key, attributes in SHAPES.items()]
    labels = [
        (key, [("color" if name == "fill" else name, value) for name, value in attributes.items()])
        for key, attributes in LABELS.items()
    ]
    rules = [_rule(f".{key.replace(' ', '.')}", items) for key, items in (*shapes, *labels)]
    return "".join([_rule("#map_div", [("background", BEYOND)]), *rules])


def _rule(selector: str, items: Iterable[tuple[str, str]]) -> str:
    return f"{selector} {{ {' '.join(f'{name}: {value};' for name, value in items)} }}\n"


def _under(look: Look) -> str:
    return LOOKS["none"].fill if look.fill == "none" else look.fill


def _parts(colour: str) -> list[int]:
    """Return red, green and blue of #rrggbb."""
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
