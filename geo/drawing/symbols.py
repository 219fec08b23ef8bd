"""How things are drawn, on the screen and on paper: the one table of lines, areas, hatches and the arrow.

SHAPES and LABELS hold SVG attributes by classes. An element has those of all entries whose classes it
carries, later entries above earlier ones, as in a style sheet. The live map gets them as one (`write_css`),
and hatches, arrow and bow as data; the picture (`geo/print`) writes all of it into its elements. The sizes of
letters and dots, and the ends of lines, are each medium's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from geo.drawing.style import CLASH, LOOKS, ROUTE, Look, all_looks

Attributes = Mapping[str, str]
Element = tuple[str, Attributes]

# What lies beyond all that is drawn.
BEYOND = "#e3dfd6"
INK = "#333"
SHAPES: dict[str, Attributes] = {
    "neighbour": {"fill": "#fbf9f3", "fill-opacity": "1", "stroke": "#d3cec3"},
    # Two tints of the same lightness: they tell the countries apart and say nothing else.
    "neighbour AM": {"fill": "#eaf0e8"},
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
    # Fill and stroke of an area of control are those of its side.
    "area": {"fill-opacity": "0.88", "stroke-opacity": "1", "stroke-width": "2"},
    # Something was reported somewhere in this district: as in map.css.
    "somewhere": {"fill": "#173b57", "fill-opacity": "0.28", "stroke": "none"},
    # The line or the area of an event.
    "trace": {"fill": "none", "stroke": "#6a3d9a", "stroke-width": "4", "stroke-opacity": "0.9"},
    "trace closed": {"fill": "#6a3d9a", "fill-opacity": "0.2", "stroke-width": "2"},
    "trace selected": {"stroke-width": "7"},
    "route-casing": {"fill": "none", "stroke": "#fff", "stroke-opacity": "0.85", "stroke-width": "7"},
    "route": {
        "fill": "none",
        "stroke": ROUTE.stroke,
        "stroke-opacity": "1",
        "stroke-width": "3.5",
        "stroke-dasharray": "10 5",
    },
    # The movement that a link leads to.
    "route-casing selected": {"stroke": "#ffc93c", "stroke-opacity": "1", "stroke-width": "11"},
    "route selected": {"stroke-width": "4.5", "stroke-dasharray": "none"},
    "place": {"fill": "#fff", "fill-opacity": "1", "stroke": INK, "stroke-width": "1.3"},
    "place context": {"stroke": "#8d8780"},
}
LABELS: dict[str, Attributes] = {
    "district-name": {"fill": "#1a1a1a"},
    "place-name": {"fill": INK},
    "place-name village": {"font-style": "italic"},
    "place-name context": {"fill": "#625c55"},
    "neighbour-name": {"fill": "#625c55", "letter-spacing": "0.03em"},
    "ground-name": {"fill": "#4f4a44"},
    "country-name": {"letter-spacing": "0.14em", "font-weight": "600"},
    "region-name": {"font-style": "italic"},
    "lake-name": {"fill": "#215f7d", "font-style": "italic"},
    "line-name": {"fill": "#4f4a44", "font-style": "italic"},
    "line-name nkao_border_1991": {"fill": "#664690"},
    "line-name ceasefire_line_1994": {"fill": "#a8221b"},
}
# What the screen alone shows: boxes and controls, as variables of the style sheet, and the locator.
PANEL: dict[str, str] = {
    "paper": "#ffffff",
    "veil": "#fffffff0",
    "edge": "#cfcac0",
    "text": "#1a1a1b",
    "link": "#0b5d8f",
    "halo": "#fefefe",
    "sea": "#dcebf2",
    "count": "#0054934d",
    "count-own": "#004478eb",
    "count-edge": "#003a68e6",
    "count-ink": "#10202e",
    "count-ink-own": "#fffffe",
    "count-veil": "#ffffff99",
}
SCREEN: dict[str, Attributes] = {
    "outline": {"fill": "none", "stroke": "#000", "stroke-width": "4", "stroke-opacity": "1"},
    "locator-land": {"fill": BEYOND, "stroke": "#b8b2a6", "stroke-width": "0.7"},
    "locator-country": {"fill": "#fbf9f3", "stroke": "#77706a", "stroke-width": "0.8"},
    "locator-country AM": {"fill": "#eaf0e8"},
    "locator-here": {"fill": "none", "stroke": "#b3261e", "stroke-width": "2"},
    "locator-name": {"fill": "#4f4a44", "font-size": "12px"},
}

# The same at night, for a reader whose system asks for dark pages: another colour for each of those above,
# and of LOOKS. Paper and pictures stay as they are.
DARK: dict[str, str] = {
    "#173b57": "#8fc7ee",
    "#6a3d9a": "#c79be6",
    # The ground.
    BEYOND: "#212428",
    "#fbf9f3": "#35373b",
    "#eaf0e8": "#2c3a35",
    "#d3cec3": "#50545a",
    "#9cc3d5": "#4f7f96",
    "#bfdbe7": "#234656",
    "#b8b2a6": "#5d6168",
    # Lines, places, arrows.
    "#77706a": "#a9a29a",
    "#7d5ba6": "#b79be0",
    "#b3261e": "#ff8a80",
    "#1a1a1a": "#f4f4f4",
    "#fff": "#14171a",
    "#000": "#ffffff",
    "#ffc93c": "#ffc93c",
    INK: "#e2e2e2",
    "#8d8780": "#a9a29a",
    # Looks: fill and line.
    "#f2efe9": "#46494d",
    "#6b6b6b": "#b3b3b3",
    "#e8a33d": "#83540f",
    "#eeca82": "#5f4516",
    "#7a4a00": "#f0b964",
    "#f5e76a": "#645b10",
    "#6e6400": "#d9cd5c",
    "#d9a3c2": "#6c3c57",
    "#7a2f5a": "#dba6c5",
    "#5aa9d6": "#1b5a83",
    "#0b4f7d": "#8cc8ee",
    "#a03a00": "#ff9d6b",
    "#90d5a5": "#1f5836",
    "#1d5e35": "#9fe0b4",
    "#9d9a94": "#5a5751",
    "#3d3b37": "#d6d2cb",
    # Words.
    "#625c55": "#c9c3bb",
    "#4f4a44": "#d6d1c9",
    "#215f7d": "#a6d8f0",
    "#664690": "#cdb8ee",
    "#a8221b": "#ffaba4",
    # Boxes and controls.
    "#ffffff": "#24282d",
    "#fffffff0": "#24282df0",
    "#cfcac0": "#565c64",
    "#1a1a1b": "#ece9e4",
    "#0b5d8f": "#8fcdf2",
    "#fefefe": "#101316",
    "#dcebf2": "#12303d",
    "#0054934d": "#7cc4ee59",
    "#004478eb": "#9bd4f7eb",
    "#003a68e6": "#b9e2fbe6",
    "#10202e": "#f2f8fc",
    "#fffffe": "#0b1a24",
    "#ffffff99": "#10131699",
}

TILE: Attributes = {"width": "8", "height": "8", "patternUnits": "userSpaceOnUse"}
_RISING, _FALLING = "M-2,2 L2,-2 M0,8 L8,0 M6,10 L10,6", "M-2,6 L2,10 M0,0 L8,8 M6,-2 L10,2"
_UPRIGHT = "M2,0 L2,8 M6,0 L6,8"
_HATCHES = {
    "lines": (_RISING,),
    "cross": (_RISING, _FALLING),
    "upright": (_UPRIGHT,),
    "falling": (_FALLING,),
}
# The part of a hatched area that is covered with ink, about.
_INKED = {"lines": 0.2, "falling": 0.2, "cross": 0.38, "upright": 0.2, "dots": 0.1}

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
    """Return the tables as the rules of a style sheet, to come after any others of these classes.

    Those for dark pages follow them: the same selectors, with what has another colour there.
    """
    panel = {f"--{name}": value for name, value in PANEL.items()}
    rules = [(".leaflet-container", {"background": BEYOND} | panel)]
    for table, fill in ((SHAPES | SCREEN, "fill"), (LABELS, "color")):
        for key, attributes in table.items():
            named = {fill if name == "fill" else name: value for name, value in attributes.items()}
            rules.append((f".{key.replace(' ', '.')}", named))
    light = [_rule(selector, attributes) for selector, attributes in rules]
    dark = [_rule(selector, _darken(given)) for selector, given in (*_list_looks(), *rules)]
    return "".join([*light, "@media screen and (prefers-color-scheme: dark) {\n", *filter(None, dark), "}\n"])


def write_swatches() -> str:
    """Return the colours of the states as rules of a style sheet, for what is written of one."""
    return "".join(
        _rule(
            f":is(.state, .swatch).{cls}",
            {"--swatch": _light_dark(look.fill), "--edge": _light_dark(look.stroke)},
        )
        for cls, look in all_looks().items()
    )


def write_pictures() -> str:
    """Return how the colours of pictures of the map change on dark pages, as rules of a style sheet.

    A picture carries its colours as attributes; out of the page, or on paper, it keeps them.
    """
    rules = (
        f".picture [{name}='{colour}'] {{ {name}: {_light_dark(colour)}; }}\n"
        for colour, other in DARK.items()
        for name in ("fill", "stroke")
        if other != colour
    )
    return "".join(["@media screen {\n", *rules, "}\n"])


def _light_dark(colour: str) -> str:
    return f"light-dark({colour}, {DARK[colour]})"


def _list_looks() -> Iterator[tuple[str, Attributes]]:
    """Return what else has a colour: hatches, the lines and plain fills of districts, the arrow's head."""
    for name, look in (*all_looks().items(), ("clash", CLASH)):
        for element, attributes in draw_tile(look):
            yield f"#hatch-{name} {element}", attributes
        area = ".district.none.clash" if name == "clash" else f".district.{name}"
        yield f"{area}, .area.{name}, .sample.{name}", {"stroke": look.stroke}
        plain = replace(look, fill=DARK[_under(look)], stroke=DARK[look.stroke])
        yield f'{area}[fill^="#"]', {"fill": mix_plain(plain)}
    yield "#arrow path", ARROW_HEAD


def _darken(attributes: Attributes) -> dict[str, str]:
    """Return the colours of some attributes as they are on dark pages."""
    coloured = {name: value for name, value in attributes.items() if value.startswith("#")}
    return {name: DARK.get(value, value) for name, value in coloured.items()}


def _rule(selector: str, attributes: Attributes) -> str:
    if not attributes:
        return ""
    return f"{selector} {{ {' '.join(f'{name}: {value};' for name, value in attributes.items())} }}\n"


def _under(look: Look) -> str:
    return LOOKS["none"].fill if look.fill == "none" else look.fill


def _parts(colour: str) -> list[int]:
    """Return red, green and blue of #rrggbb."""
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
