"""What changes with the date, as the browser gets it: once, whole, so that a step needs no drawing data.

`make_bundle` gathers the shapes and, for either clock, the states of each district, the routes and the
clashes with their days; a script in the map's frame draws them for any date. `make_step` is the little that
crosses the wire at a step: which date, clock and district to show.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import folium
from branca.element import MacroElement
from jinja2 import Template

from events.model import Clock, DistrictState, Event, Settings, word_when
from geo.markup import script_json
from geo.style import CLASH, GROUP_TITLES, LOOKS, ROUTE, word_state, words_of

SHIPPED = Path(__file__).parent / "data"
SHAPE_FILES = (
    "districts.geojson", "neighbours.geojson", "borders.geojson", "waters.geojson", "places.json",
)  # fmt: skip
ROLES = ("handover", "origin", "clash")
_HANDOVER = ("capture", "deadline", "extension", "entry")

Shapes = dict[str, Any]
Days = Callable[[Event, Clock], tuple[date, date] | None]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the map needs of a collection; `unplaced` names the routes whose ends are not known."""

    bundle: dict[str, Any]
    unplaced: tuple[str, ...]


def load_shapes(folder: Path = SHIPPED) -> Shapes:
    """Read the shipped layers as plain values, by the stem of their files.

    GeoJSON in WGS 84 (longitude, latitude); the places a list of records with `lat` and `lon`.
    """
    return {name.split(".")[0]: json.loads((folder / name).read_text("utf-8")) for name in SHAPE_FILES}


def roles_of(events: Iterable[Event], settings: Settings) -> dict[str, str]:
    """Return why each district is on the map: one of ROLES, from the kinds of its events."""
    found: dict[str, set[str]] = {district.code: set() for district in settings.districts}
    for event in events:
        for code in event.districts:
            if event.kind in _HANDOVER:
                found[code].add("handover")
            elif event.kind == "movement" and event.route and code != event.route.to:
                found[code].add("origin")
            elif event.kind == "hostilities":
                found[code].add("clash")
    return {code: next((role for role in ROLES if role in roles), ROLES[0]) for code, roles in found.items()}


def make_bundle(
    shapes: Shapes,
    settings: Settings,
    events: Sequence[Event],
    states: Mapping[Clock, Mapping[str, Sequence[DistrictState]]],
    days: Days,
) -> Drawn:
    """Gather all that the map can show. `days` tells the first and last day an event is drawn on."""
    words = words_of(settings)
    looks = {control: asdict(look) | {"words": words[control]} for control, look in LOOKS.items()}
    points = points_of(shapes)
    routes, unplaced = _routes(events, points, days)
    bundle = {
        **shapes,
        "looks": looks | {"clash": asdict(CLASH), "route": asdict(ROUTE)},
        "roles": roles_of(events, settings),
        "states": {
            clock: {code: [_state(state, words) for state in row] for code, row in by_code.items()}
            for clock, by_code in states.items()
        },
        "routes": routes,
        "clashes": [
            {"id": event.id, "district": code, "days": _spans(event, days), "title": word_when(event.when)}
            for event in events
            if event.kind == "hostilities"
            for code in event.districts
        ],
        "differences": [
            {"id": event.id, "district": code, "days": _own_day(event, days)}
            for event in events
            if event.differs
            for code in event.districts
        ],
    }
    return Drawn(bundle, tuple(unplaced))


def group_titles(shapes: Shapes, events: Iterable[Event]) -> dict[str, str]:
    """Return the keys and titles of the layers that a reader can switch, in their order.

    The clashes carry their dates, the lines the names they have in the data.
    """
    clashes = [word_when(event.when) for event in events if event.kind == "hostilities" and event.districts]
    titles = GROUP_TITLES | {"clash": ", ".join([GROUP_TITLES["clash"], *dict.fromkeys(clashes)])}
    lines = [feature["properties"] for feature in shapes["borders"]["features"]]
    return titles | {line["kind"]: line["name"] for line in lines if line["kind"] != "international_border"}


def bounds_of(shapes: Shapes) -> list[list[float]]:
    """Return the box around all districts: [[south, west], [north, east]]."""
    boxes = [feature["properties"]["bbox"] for feature in shapes["districts"]["features"]]
    west, south, east, north = zip(*boxes, strict=True)
    return [[min(south), min(west)], [max(north), max(east)]]


def make_step(step: Mapping[str, Any]) -> folium.FeatureGroup:
    """Return the feature group that tells the map what to show; it holds no geometry."""
    group = folium.FeatureGroup(name="step", control=False)
    group.add_child(_Step(step))
    return group


class _Step(MacroElement):
    """One call of the map's script."""

    _template = Template("{% macro script(this, kwargs) %}HandoverMap.show({{ this.step }});{% endmacro %}")

    def __init__(self, step: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Step"
        self.step = script_json(step)


def _state(state: DistrictState, words: Mapping[Any, str]) -> list[Any]:
    deadline = state.deadline and state.deadline.isoformat()
    earlier = [day.isoformat() for day in state.supersedes]
    return [state.day.isoformat(), state.control, deadline, earlier, word_state(state, words)]


def points_of(shapes: Shapes) -> dict[str, list[float]]:
    """Return the point [lat, lon] at which each district and place is named."""
    points = {}
    for feature in shapes["districts"]["features"]:
        lon, lat = feature["properties"]["label"]
        points[feature["properties"]["id"]] = [lat, lon]
    return points | {place["id"]: [place["lat"], place["lon"]] for place in shapes["places"]}


def _spans(event: Event, days: Days) -> dict[str, list[str]]:
    clocks: tuple[Clock, ...] = ("happened", "reported")
    found = {clock: days(event, clock) for clock in clocks}
    return {clock: [day.isoformat() for day in span] for clock, span in found.items() if span}


def _own_day(event: Event, days: Days) -> dict[str, list[str]]:
    """Return, for either clock, the first day of an event alone: a mark for each day would be noise."""
    return {clock: [span[0], span[0]] for clock, span in _spans(event, days).items()}


def _routes(
    events: Iterable[Event], points: Mapping[str, list[float]], days: Days
) -> tuple[list[dict[str, Any]], list[str]]:
    routes, unplaced = [], []
    for event in events:
        if event.route is None:
            continue
        missing = [end for end in (event.route.origin, event.route.to) if end not in points]
        if missing:
            unplaced.append(f"{event.id}: route: {missing[0]!r}: expected a place or district of the map")
            continue
        ends = {"from": points[event.route.origin], "to": points[event.route.to]}
        leaves = [code for code in event.districts if code != event.route.to]
        told = {"leaves": leaves, "days": _spans(event, days), "title": event.summary}
        routes.append({"id": event.id, **ends, **told})
    return routes, unplaced
