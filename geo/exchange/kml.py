"""Events and states as KML 2.2 with TimeSpan, for Google Earth and other globes.

Descriptions are HTML there, so that texts are escaped for HTML and then for XML. Of a look KML has the fill
and the line, no hatch. What has no place is not in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from events.model import Event, Source
from geo.drawing.style import LOOKS, ROUTE, all_looks
from geo.drawing.symbols import draw_as
from geo.escaping import escape
from geo.exchange.geojson import Places
from geo.html.elements import tag

NAMESPACE = "http://www.opengis.net/kml/2.2"


def write_kml(
    events: Iterable[Event],
    sources: Mapping[str, Source],
    states: Iterable[tuple[Mapping[str, Any], Mapping[str, Any] | None, str]],
    *,
    places: Places,
    titles: Sequence[str],
) -> Iterator[str]:
    """Yield a document with a folder of the events and one of the states, WGS 84.

    `sources` are by id, `states` rows of `states.COLUMNS` with the area of their district and the
    class of their look. `titles` are those
    of the document, of what it says of itself, and of the two folders.
    """
    title, description, of_states, of_events = titles
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="{NAMESPACE}">\n<Document>\n'
    yield _write(_text("name", title)) + _write(_text("description", escape(description)))
    states = list(states)
    used = {*LOOKS, *(cls for _row, _area, cls in states)}
    looks = {cls: look for cls, look in all_looks().items() if cls in used}
    for control, look in looks.items():
        drawn = draw_as(f"district {control}")
        fill = LOOKS["none"].fill if look.fill == "none" else look.fill
        style = _style(control, drawn.get("stroke", look.stroke), fill, float(drawn["fill-opacity"]))
        yield _write(style)
    yield _write(_style("event", ROUTE.stroke, "#ffffff", 0.2))
    yield "<Folder>\n" + _write(_text("name", of_states))
    for row, area, cls in states:
        if area:
            mark = _placemark(f"{row['name']}: {row['words']}")
            _span(mark, row["begin"], row["end"])
            mark.append(_text("styleUrl", f"#{cls}"))
            mark.append(_geometry(area))
            yield _write(mark)
    yield "</Folder>\n<Folder>\n" + _write(_text("name", of_events))
    for event in events:
        if found := places.find(event):
            mark = _placemark(event.summary, _describe(event, sources))
            _span(mark, event.when.first, event.when.last)
            mark.append(_text("styleUrl", "#event"))
            mark.append(_geometry(found))
            yield _write(mark)
    yield "</Folder>\n</Document>\n</kml>\n"


def _write(element: Element) -> str:
    return tostring(element, "unicode") + "\n"


def _describe(event: Event, sources: Mapping[str, Source]) -> str:
    """Return the accounts of an event as HTML."""
    said = []
    for account in event.accounts:
        source = sources[account.source]
        address = account.url or source.url
        link = tag("a", escape(source.publisher), href=address) if address else escape(source.publisher)
        said.append(tag("li", escape(f"{account.says} ({account.attributed_to}) "), link))
    return tag("p", escape(event.when.text)) + tag("ul", *said)


def _placemark(name: str, description: str = "") -> Element:
    mark = Element("Placemark")
    mark.append(_text("name", name))
    if description:
        mark.append(_text("description", description))
    return mark


def _span(mark: Element, begin: date | None, end: date | None) -> None:
    if begin or end:
        span = SubElement(mark, "TimeSpan")
        for name, day in (("begin", begin), ("end", end)):
            if day:
                span.append(_text(name, day.isoformat()))


def _style(name: str, stroke: str, fill: str, opacity: float) -> Element:
    style = Element("Style", id=name)
    line = SubElement(style, "LineStyle")
    line.extend([_text("color", _colour(stroke, 1)), _text("width", "1.5")])
    SubElement(style, "PolyStyle").append(_text("color", _colour(fill, opacity)))
    return style


def _colour(colour: str, opacity: float) -> str:
    """Return #rrggbb as KML has it: aabbggrr."""
    full = colour if len(colour) == 7 else "#" + "".join(one * 2 for one in colour[1:])
    return f"{round(opacity * 255):02x}{full[5:7]}{full[3:5]}{full[1:3]}"


def _geometry(found: Mapping[str, Any]) -> Element:
    kind, coordinates = found["type"], found["coordinates"]
    if kind == "Point":
        return _point(coordinates)
    if kind == "LineString":
        line = Element("LineString")
        line.extend([_text("tessellate", "1"), _text("coordinates", _pairs(coordinates))])
        return line
    many = Element("MultiGeometry")
    for part in coordinates:
        many.append(_point(part) if kind == "MultiPoint" else _polygon(part))
    return many


def _point(coordinates: Sequence[float]) -> Element:
    point = Element("Point")
    point.append(_text("coordinates", _pairs([coordinates])))
    return point


def _polygon(rings: Sequence[Any]) -> Element:
    polygon = Element("Polygon")
    polygon.append(_text("tessellate", "1"))
    for number, ring in enumerate(rings):
        boundary = SubElement(polygon, "innerBoundaryIs" if number else "outerBoundaryIs")
        SubElement(boundary, "LinearRing").append(_text("coordinates", _pairs(ring)))
    return polygon


def _pairs(coordinates: Iterable[Sequence[float]]) -> str:
    return " ".join(f"{one[0]},{one[1]}" for one in coordinates)


def _text(name: str, text: str) -> Element:
    element = Element(name)
    # XML has no place for control characters.
    element.text = "".join(one for one in text if one >= " " or one in "\t\n\r")
    return element
