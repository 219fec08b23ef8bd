"""The map of a date as one static picture: SVG without script, to be read on paper and without colours.

The same shapes, looks, classes and projection as the live map. Everything is drawn with attributes of its
own, not by a style sheet, so that the picture can be taken out of its document; the ids in it carry its day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from events.model import DistrictState, Settings
from events.words.catalogue import _
from events.words.wording import word_day
from geo.drawing.areas import list_shown
from geo.drawing.ground_data import AreaData
from geo.drawing.layers import Shapes, bounds_of, points_of
from geo.drawing.style import (
    CLASH,
    Look,
    class_of,
    looks_of,
    word_district,
    words_of,
)
from geo.drawing.symbols import BEYOND, draw_as
from geo.escaping import escape
from geo.html.elements import tag
from geo.print.areas import draw_areas, draw_traces
from geo.print.discs import draw_discs
from geo.print.labels import draw_labels
from geo.print.legend import (
    arrow,
    definitions,
    draw_edge,
    draw_legend,
    line,
    list_samples,
    name_of,
    rectangle,
)
from geo.print.moment import Moment, list_lines, list_places, marks_of
from geo.print.projection import Box, Plane, Point, Window, bow, fit_plane, look_through


@dataclass(frozen=True, slots=True)
class Layout:
    """What a map is drawn on: its size, where the districts stand, and where the legend, if there is one.

    `top` is the place of the map within a taller drawing. With a `window` just what that shows is drawn.
    `grain` is how fine lines are, in pixels, where they are to be short: see `Plane`.
    """

    frame: Box
    inner: Box
    corner: Box | None = None
    top: float | None = None
    window: Window | None = None
    grain: float | None = None


FRAME = Box(0, 0, 900, 720)
# Where the legend stands; the districts keep clear of it, and of the scale and the credits below them.
_CORNER = Box(10, 0, 314, 710)
PLATE = Layout(FRAME, Box(_CORNER.right + 8, 14, 886, 682), _CORNER)
"""A page of its own, with its legend."""
PANEL = Layout(Box(0, 0, 600, 520), Box(14, 14, 586, 482))
"""One of several beside each other, in words as large as those around it; its legend stands elsewhere."""


def draw_map(
    shapes: Shapes,
    settings: Settings,
    moment: Moment,
    *,
    chosen: str | None = None,
    layout: Layout = PLATE,
) -> str:
    """Draw the districts that the moment has a state for, and the land around them; return SVG.

    `chosen` is the code of a district to be drawn with a thick line. A route whose ends have no point is
    left out.
    """
    size = {"width": f"{layout.frame.right:g}", "height": f"{layout.frame.bottom:g}"}
    placed = {} if layout.top is None else {"y": f"{layout.top:g}"} | size
    name = name_of(moment.day)
    samples = (
        [*list_samples(shapes, settings, name, find_seen(shapes, settings, moment))] if layout.corner else []
    )
    if layout.corner and not samples:
        layout = replace(layout, corner=None, inner=replace(layout.inner, left=14))
    plane = fit_plane(bounds_of(shapes, moment.corners), layout.frame, layout.inner, layout.grain)
    if layout.window:
        plane = look_through(layout.window, layout.frame)
    legend, corner = "", None
    if layout.corner:
        legend, corner = draw_legend(samples, layout.corner)
    edge, strip = draw_edge(plane, (layout.corner.right if layout.corner else 0) + 12, shapes)
    drawn = (
        rectangle(layout.frame, fill=BEYOND),
        *_ground(shapes, plane, moment),
        *_districts(shapes, plane, settings, moment, chosen),
        *draw_areas(_list_areas(shapes, moment), plane, settings, name),
        *_lines(shapes, plane, moment),
        *draw_traces(_list_traces(shapes, moment), plane, moment.event),
        *_routes(shapes, plane, moment),
        *draw_discs(moment.discs, plane),
        legend,
        edge,
        *draw_labels(shapes, plane, settings, moment, [corner, strip] if corner else [strip]),
    )
    return tag(
        "svg",
        tag(
            "title",
            escape(_("Map of the districts on {day}").format(day=word_day(moment.day))),
            id=f"{name}-title",
        ),
        tag("desc", escape(_describe(settings, moment)), id=f"{name}-desc"),
        tag("defs", *definitions(name, layout.frame, settings)),
        tag("g", *drawn, clip_path=f"url(#{name}-frame)"),
        cls="picture",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {layout.frame.right:g} {layout.frame.bottom:g}",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        font_family="sans-serif",
        **placed,
        data_date=moment.day.isoformat(),
    )


def word_moment(state: DistrictState, moment: Moment, settings: Settings) -> str:
    """Word all that the map says of a district on a day."""
    return word_district(state, marks_of(state.code, moment), words_of(settings))


def find_seen(shapes: Shapes, settings: Settings, moment: Moment) -> set[str]:
    """Return what a legend has to explain: the looks of the districts, `route`, and kinds of lines."""
    looks = {_class_of(code, settings, moment) for code in moment.states}
    kinds = {one["properties"]["kind"] for one in list_lines(shapes, moment)}
    looks |= {area["look"] for area in _list_areas(shapes, moment)}
    return looks | kinds | ({"route"} if any(_list_routes(shapes, moment)) else set())


def _describe(settings: Settings, moment: Moment) -> str:
    names = {district.code: district.name for district in settings.districts}
    sentences = (
        f"{names.get(code, code)}: {word_moment(state, moment, settings)}."
        for code, state in moment.states.items()
    )
    return " ".join(sentences)


def _ground(shapes: Shapes, plane: Plane, moment: Moment) -> Iterator[str]:
    for layer in ("waters",) if "neighbours" in moment.off else ("neighbours", "waters"):
        for feature in shapes[layer]["features"]:
            given = feature["properties"]
            # The country of a unit is the first part of its code (ISO 3166-2).
            cls = f"water {given['kind']}" if layer == "waters" else f"neighbour {given['id'].split('-')[0]}"
            if plane.shows(feature["geometry"]):
                yield tag("path", cls=cls, d=plane.path(feature["geometry"]), **draw_as(cls))


def _lines(shapes: Shapes, plane: Plane, moment: Moment) -> Iterator[str]:
    for feature in list_lines(shapes, moment):
        if plane.shows(feature["geometry"]):
            yield line(feature["properties"]["kind"], plane.path(feature["geometry"]))
    for place in list_places(shapes, moment):
        x, y = plane.at(place["lon"], place["lat"])
        cls = f"place {place['kind']}" + ("" if place["district"] in moment.states else " context")
        yield tag("circle", cls=cls, cx=f"{x:.1f}", cy=f"{y:.1f}", r="3", **draw_as(cls))


def _districts(
    shapes: Shapes, plane: Plane, settings: Settings, moment: Moment, chosen: str | None
) -> Iterator[str]:
    """Return a path for each district, the chosen one last, so that its line lies on top."""
    looks: dict[str, Look] = {**looks_of(settings), "clash": CLASH}
    features = [one for one in shapes["districts"]["features"] if one["properties"]["id"] in moment.states]
    for feature in sorted(features, key=lambda one: bool(one["properties"]["id"] == chosen)):
        code = feature["properties"]["id"]
        control, fill = class_of(moment.states[code].name, settings), _class_of(code, settings, moment)
        marks = {"selected": code == chosen, "clash": code in moment.clashes, "leaves": code in moment.leaves}
        cls = " ".join(["district", code, control, *(mark for mark, is_so in marks.items() if is_so)])
        yield tag(
            "path",
            cls=cls,
            data_district=code,
            d=plane.path(feature["geometry"]),
            fill=f"url(#{name_of(moment.day)}-{fill})",
            stroke_linejoin="round",
            **({"stroke": looks[fill].stroke} | draw_as(cls)),
        )
        if code in moment.wide and control == "none" and fill != "clash":
            yield tag("path", cls="somewhere", d=plane.path(feature["geometry"]), **draw_as("somewhere"))


def _list_areas(shapes: Shapes, moment: Moment) -> list[AreaData]:
    return [] if "areas" in moment.off else list_shown(shapes, moment.day, moment.clock)


def _list_traces(shapes: Shapes, moment: Moment) -> list[AreaData]:
    return [] if "traces" in moment.off else list_shown(shapes, moment.day, moment.clock, "traces")


def _class_of(code: str, settings: Settings, moment: Moment) -> str:
    """Return the class of the look of a district."""
    control = class_of(moment.states[code].name, settings)
    return "clash" if control == "none" and code in moment.clashes else control


def _list_routes(shapes: Shapes, moment: Moment) -> Iterator[tuple[str, Point, Point]]:
    """Return the event of each route that can be drawn, and its ends."""
    points = {name: (lon, lat) for name, (lat, lon) in points_of(shapes).items()}
    for event in () if "movements" in moment.off else moment.drawn:
        if event.route and event.route.origin in points and event.route.to in points:
            yield event.id, points[event.route.origin], points[event.route.to]


def _routes(shapes: Shapes, plane: Plane, moment: Moment) -> Iterator[str]:
    for id, start, end in _list_routes(shapes, moment):
        path = plane.line(bow(start, end))
        mark = " selected" if id == moment.event else ""
        casing = f"route-casing{mark}"
        yield tag("path", cls=casing, d=path, **draw_as(casing))
        yield arrow(name_of(moment.day), path, mark, data_route=id)
