"""The map of a date as one static picture: SVG without script, to be read on paper and without colours.

The same shapes, looks, classes and projection as the live map. Everything is drawn with attributes of its
own, not by a style sheet, so that the picture can be taken out of its document; the ids in it carry its day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from events.model import DistrictState, Event, Settings
from events.words.wording import word_day, word_when
from geo.drawing.layers import Shapes, bounds_of, points_of
from geo.drawing.style import CLASH, LOOKS, MAP_WORDS, ROUTE, SHORT, word_days_left, word_state, words_of
from geo.html.elements import escape, tag
from geo.print.legend import INK, arrow, definitions, draw_edge, draw_legend, line, name_of, rectangle
from geo.print.lettering import Style, Word, draw_words, place_words, stack
from geo.print.projection import Box, Plane, bow, fit_plane

FRAME = Box(0, 0, 900, 720)
# Where the legend stands; the districts keep clear of it, and of the scale and the credits below them.
_CORNER = Box(10, 0, 314, 710)
_INNER = Box(_CORNER.right + 8, 14, 886, 682)
# As in geo/web/map.css.
GROUND = {
    "neighbour": {"fill": "#fbfaf7", "stroke": "#d3cec3"},
    "water river": {"fill": "none", "stroke": "#9cc3d5", "stroke_width": "1.4"},
    "water lake": {"fill": "#bfdbe7", "stroke": "#9cc3d5"},
}
_BEYOND = "#ebe7df"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What a map shows on a day: the state of each district by code, and the events drawn on that day."""

    day: date
    states: Mapping[str, DistrictState]
    drawn: Sequence[Event] = ()

    @property
    def clashes(self) -> dict[str, Event]:
        """Return the clashes reported in the direction of each district."""
        fights = (event for event in self.drawn if event.kind == "hostilities")
        return {code: event for event in fights for code in event.districts}

    @property
    def leaves(self) -> set[str]:
        """Return the districts from which troops are reported to set out."""
        routes = [(event, event.route) for event in self.drawn if event.route]
        return {code for event, route in routes for code in event.districts if code != route.to}


def draw_map(shapes: Shapes, settings: Settings, moment: Moment, *, chosen: str | None = None) -> str:
    """Draw the districts that the moment has a state for, and the land around them; return SVG.

    `chosen` is the code of a district to be drawn with a thick line. A route whose ends have no point is
    left out.
    """
    plane, name = fit_plane(bounds_of(shapes), FRAME, _INNER), name_of(moment.day)
    legend, corner = draw_legend(shapes, settings, name, _CORNER)
    edge, strip = draw_edge(plane, _CORNER.right + 12)
    drawn = (
        rectangle(FRAME, fill=_BEYOND),
        *_ground(shapes, plane),
        *_districts(shapes, plane, moment, chosen),
        *_lines(shapes, plane),
        *_routes(shapes, plane, moment),
        legend,
        edge,
        *_labels(shapes, plane, moment, [corner, strip]),
    )
    return tag(
        "svg",
        tag("title", escape(f"Map of the districts on {word_day(moment.day)}"), id=f"{name}-title"),
        tag("desc", escape(_describe(settings, moment)), id=f"{name}-desc"),
        tag("defs", *definitions(name, FRAME)),
        tag("g", *drawn, clip_path=f"url(#{name}-frame)"),
        cls="picture",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {FRAME.right:g} {FRAME.bottom:g}",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        font_family="sans-serif",
        data_date=moment.day.isoformat(),
    )


def word_moment(state: DistrictState, moment: Moment, settings: Settings) -> str:
    """Word all that the map tells of a district: its state, the days left, clashes, who sets out."""
    told = word_state(state, words_of(settings))
    if state.days_left is not None:
        told += f", {word_days_left(state.days_left)}"
    clash = moment.clashes.get(state.code)
    more = [f"{MAP_WORDS['clashes']}, {word_when(clash.when, settings.zones)}"] if clash else []
    more += [str(MAP_WORDS["leaves"])] if state.code in moment.leaves else []
    return ". ".join([told, *more])


def _describe(settings: Settings, moment: Moment) -> str:
    names = {district.code: district.name for district in settings.districts}
    told = (
        f"{names.get(code, code)}: {word_moment(state, moment, settings)}."
        for code, state in moment.states.items()
    )
    return " ".join(told)


def _ground(shapes: Shapes, plane: Plane) -> Iterator[str]:
    for layer in ("neighbours", "waters"):
        for feature in shapes[layer]["features"]:
            cls = f"water {feature['properties']['kind']}" if layer == "waters" else "neighbour"
            if plane.shows(feature["geometry"]):
                yield tag("path", cls=cls, d=plane.path(feature["geometry"]), **GROUND[cls])


def _lines(shapes: Shapes, plane: Plane) -> Iterator[str]:
    for feature in shapes["borders"]["features"]:
        if plane.shows(feature["geometry"]):
            yield line(feature["properties"]["kind"], plane.path(feature["geometry"]))
    for place in shapes["places"]:
        x, y = plane.at(place["lon"], place["lat"])
        dot = {"r": "3", "fill": "#fff", "stroke": INK, "stroke_width": "1.3"}
        yield tag("circle", cls=f"place {place['kind']}", cx=f"{x:.1f}", cy=f"{y:.1f}", **dot)


def _districts(shapes: Shapes, plane: Plane, moment: Moment, chosen: str | None) -> Iterator[str]:
    """Return a path for each district, the chosen one last, so that its line lies on top."""
    features = [one for one in shapes["districts"]["features"] if one["properties"]["id"] in moment.states]
    for feature in sorted(features, key=lambda one: bool(one["properties"]["id"] == chosen)):
        code = feature["properties"]["id"]
        control, clash, leaves = moment.states[code].control, code in moment.clashes, code in moment.leaves
        is_clash = clash and control == "none"
        fill, look, width = ("clash", CLASH, 1.5) if is_clash else (control, LOOKS[control], 1.5)
        stroke = look.stroke
        if leaves:
            stroke, width = ROUTE.stroke, 2.5
        if code == chosen:
            stroke, width = "#000", 4.0
        marks = {"selected": code == chosen, "clash": clash, "leaves": leaves}
        yield tag(
            "path",
            cls=" ".join(["district", code, control, *(mark for mark, is_so in marks.items() if is_so)]),
            data_district=code,
            d=plane.path(feature["geometry"]),
            fill=f"url(#{name_of(moment.day)}-{fill})",
            fill_opacity="0.85",
            stroke=stroke,
            stroke_width=f"{width:g}",
            stroke_linejoin="round",
        )


def _routes(shapes: Shapes, plane: Plane, moment: Moment) -> Iterator[str]:
    points = {name: (lon, lat) for name, (lat, lon) in points_of(shapes).items()}
    for event in moment.drawn:
        if event.route and event.route.origin in points and event.route.to in points:
            path = plane.line(bow(points[event.route.origin], points[event.route.to]))
            casing = {"stroke": "#fff", "stroke_opacity": "0.85", "stroke_width": "7", "fill": "none"}
            yield tag("path", cls="route-casing", d=path, **casing)
            yield arrow(name_of(moment.day), path, data_route=event.id)


def _labels(shapes: Shapes, plane: Plane, moment: Moment, taken: Sequence[Box]) -> Iterator[str]:
    """Return the names of districts with what is told of them, of places and of neighbours."""
    blocks, others = [], []
    for feature in shapes["districts"]["features"]:
        told = feature["properties"]
        if told["id"] in moment.states:
            blocks.append(stack(_told(told["name"], told["id"], moment), *plane.at(*told["label"])))
    for place in shapes["places"]:
        x, y = plane.at(place["lon"], place["lat"])
        style: Style = "village" if place["kind"] == "village" else "town"
        style = style if place["district"] in moment.states else "context"
        # A town that has its district's name is told by the name of the district.
        if style != "town":
            others.append(Word(place["name"], x + 7, y, style, "start"))
    for feature in shapes["neighbours"]["features"]:
        told = feature["properties"]
        others.append(Word(told["name"], *plane.at(*told["label"]), "neighbour-name"))
    return draw_words(place_words(blocks, others, FRAME, taken))


def _told(name: str, code: str, moment: Moment) -> list[str]:
    """Return the lines that a district carries on the map."""
    state, clash = moment.states[code], moment.clashes.get(code)
    lines = [name]
    if state.days_left is not None and state.deadline:
        lines.append(f"{MAP_WORDS['by']} {_short(state.deadline)} · {word_days_left(state.days_left)}")
        if state.supersedes:
            lines.append(f"{MAP_WORDS['moved_from']} {', '.join(map(_short, state.supersedes))}")
    elif SHORT[state.control]:
        lines.append(SHORT[state.control])
    return [*lines, f"{MAP_WORDS['clashes']}, {word_when(clash.when)}"] if clash else lines


def _short(day: date) -> str:
    return f"{day.day} {MAP_WORDS['months'][day.month - 1]}"
