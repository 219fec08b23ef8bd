"""The words of a picture: those of the districts, and the names of all else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from events.model import Settings
from geo.drawing.layers import Shapes
from geo.drawing.style import label_lines, short_of
from geo.print.lettering import Style, Word, draw_words, place_words, stack
from geo.print.moment import Moment, list_lines, list_places, marks_of
from geo.print.projection import Box, Plane, Point
from geo.shapes.outlines import UNDETERMINED

NAME_STYLES: dict[str, Style] = {"country": "country-name", "region": "region-name", "lake": "lake-name"}


def draw_labels(
    shapes: Shapes, plane: Plane, settings: Settings, moment: Moment, taken: Sequence[Box]
) -> Iterator[str]:
    """Return the labels of the districts, and the names of places and neighbours."""
    blocks, short = [], short_of(settings)
    for feature in shapes["districts"]["features"]:
        given = feature["properties"]
        point = plane.at(*given["label"])
        if given["id"] in moment.states and plane.frame.has(point):
            name, lang = _name(given, moment)
            lines = label_lines(name, moment.states[given["id"]], marks_of(given["id"], moment), short)
            blocks.append(stack(lines, *point, lang))
    return draw_words(place_words(blocks, _names(shapes, plane, moment), plane.frame, taken))


def _names(shapes: Shapes, plane: Plane, moment: Moment) -> Iterator[Word]:
    """Return the names of all that is not a district, each where it would stand."""

    def name(given: Mapping[str, Any], point: Point, style: Style, **more: Any) -> Word:
        text, lang = _name(given, moment)
        return Word(text, *point, style, lang=lang, **more)

    for place in list_places(shapes, moment):
        x, y = plane.at(place["lon"], place["lat"])
        style: Style = "village" if place["kind"] == "village" else "town"
        style = style if place["district"] in moment.states else "context"
        # The name of a district stands for its town of the same name, too.
        if style != "town":
            yield name(place, (x + 7, y), style, anchor="start")
    for one in shapes["names"]:
        yield from (name(one, plane.at(*point), NAME_STYLES[one["kind"]]) for point in one["points"])
    for feature in () if "neighbours" in moment.off else shapes["neighbours"]["features"]:
        given = feature["properties"]
        yield name(given, plane.at(*given["label"]), "neighbour-name")
    for feature in list_lines(shapes, moment):
        given = feature["properties"]
        if "label" in given:
            yield name(given, plane.at(*given["label"]), "line-name", kind=given["kind"])


def _name(given: Mapping[str, Any], moment: Moment) -> tuple[str, str]:
    """Return a name and its language, if that is known.

    It is that of the moment, or where a place has no name in it, the one by which the place goes.
    """
    names: Mapping[str, str] = given["names"]
    if named := names.get(moment.lang):
        return named, moment.lang
    # The first is that by which it goes.
    lang, own = next(iter(names.items()), ("", ""))
    return str(given.get("name") or own), "" if lang == UNDETERMINED else lang
