"""The areas of control, and the lines and areas of events, on the map as a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from events.model import Settings
from geo.drawing.ground_data import AreaData
from geo.drawing.style import looks_of
from geo.drawing.symbols import draw_as
from geo.html.elements import tag
from geo.print.projection import Plane


def draw_traces(traces: Iterable[AreaData], plane: Plane, event: str | None) -> Iterator[str]:
    """Draw the line or area of each event, that of the marked `event` bolder."""
    for trace in traces:
        closed = " closed" if trace["geometry"]["type"].endswith("Polygon") else ""
        cls = f"trace{closed}{' selected' if trace['event'] == event else ''}"
        yield tag("path", cls=cls, data_trace=trace["event"], d=plane.path(trace["geometry"]), **draw_as(cls))


def draw_areas(areas: Iterable[AreaData], plane: Plane, settings: Settings, name: str) -> Iterator[str]:
    """Draw each area in the look of its side; the ids of hatches begin with the `name` of the picture."""
    looks = looks_of(settings)
    for area in areas:
        cls = f"area {area['look']}"
        yield tag(
            "path",
            cls=cls,
            data_area=area["id"],
            d=plane.path(area["geometry"]),
            fill=f"url(#{name}-{area['look']})",
            stroke_linejoin="round",
            **({"stroke": looks[area["look"]].stroke} | draw_as(cls)),
        )
