"""What changes with the date, as the browser gets it: so that a step needs no drawing data of the server.

`make_bundle` gathers the shapes, the states of each district under either clock, and of the days those
around the one that the page opens on; all others lie beside it in files that are fetched when a reader comes
near. A script in the map's frame draws any date from that. `make_step` is the little that crosses the wire
when the page runs: which date, clock and district to show.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import folium
import numpy as np
from branca.element import MacroElement
from jinja2 import Template

from events.model import CLOCKS, CONTROLS, KINDS, Clock, DistrictState, Event, Settings
from events.words.wording import word_when
from geo.drawing.chunks import (
    EPOCH,
    MOST_ROWS,
    Material,
    cut,
    find_peak,
    gather,
    make_chunk,
    pack_chunks,
    pair_rows,
)
from geo.drawing.rows import Days, Points, Rows, find_points, find_roles, make_rows, merge_points
from geo.drawing.style import CLASH, GROUP_TITLES, LOOKS, ROUTE, state_words, words_of
from geo.html.elements import script_json
from geo.shapes.outlines import Shapes as Shapes
from geo.shapes.outlines import bounds_of as bounds_of
from geo.shapes.outlines import load_shapes as load_shapes
from geo.shapes.outlines import points_of as points_of

CONTEXT = ("districts", "neighbours", "borders", "waters", "places")
# With more events than these a reader is shown from the start where they are.
FEW_EVENTS = 200
# As many dates of clashes are named in the title of their layer; more of them would say nothing.
FEW_DATES = 3

States = Mapping[Clock, Mapping[str, Sequence[DistrictState]]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the map needs of a collection.

    `bundle` goes into the script of the data, `files` beside it under their names. `unplaced` names what
    could not be drawn: routes whose ends are not known, faulty shapes, districts without one. `groups` are
    the keys and titles of the layers that a reader can switch.
    """

    bundle: dict[str, Any]
    unplaced: tuple[str, ...]
    files: dict[str, bytes] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Options:
    """How rows are drawn.

    `points` are the longitudes and latitudes of the events, NaN where one has none: it then stands at the
    first of its places that the shapes know. `limit` is how many rows a chunk of days has.
    """

    points: Points | None = None
    limit: int = MOST_ROWS


def make_bundle(
    shapes: Shapes, settings: Settings, events: Sequence[Event], states: States, days: Days
) -> Drawn:
    """Gather all that the map can show of records. `days` tells the first and last day one is drawn on."""
    return draw_rows(shapes, settings, make_rows(events, days), states)


def draw_rows(
    shapes: Shapes, settings: Settings, rows: Rows, states: States, options: Options = Options()
) -> Drawn:
    """Gather all that the map can show of events in columns; `states` are the changes of each district."""
    known = points_of(shapes)
    points = merge_points(options.points, find_points(rows, known))
    routes, unplaced = _find_routes(rows, known)
    material = gather(rows, points, routes)
    told, files = _make_days(material, settings, options.limit)
    words = words_of(settings)
    looks = {control: asdict(look) | {"words": words[control]} for control, look in LOOKS.items()}
    bundle = {
        **{name: shapes[name] for name in CONTEXT},
        "looks": looks | {"clash": asdict(CLASH), "route": asdict(ROUTE)},
        "roles": find_roles(rows, told["codes"]),
        "days": told | {"states": _pack_states(states, told["codes"])},
    }
    return Drawn(bundle, (*shapes.get("faults", ()), *unplaced), files, _name_groups(shapes, material))


def group_titles(shapes: Shapes, events: Iterable[Event]) -> dict[str, str]:
    """Return the keys and titles of the layers that a reader can switch, in their order.

    The clashes carry their dates if they are few, the lines the names they have in the data.
    """
    clashes = [word_when(event.when) for event in events if event.kind == "hostilities" and event.districts]
    return _title_groups(shapes, clashes)


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


def _make_days(material: Material, settings: Settings, limit: int) -> tuple[dict[str, Any], dict[str, bytes]]:
    codes = [district.code for district in settings.districts]
    clocks: dict[Clock, dict[str, Any]] = {}
    files: dict[str, bytes] = {}
    peak = 1
    for clock in CLOCKS:
        pairs = pair_rows(material.rows, codes, clock)
        chunks = [(start, make_chunk(material, pairs, among)) for start, among in cut(pairs, limit)]
        # A page seldom opens under the clock `reported`: of its chunks none comes along, unless it is alone.
        opens_on = settings.opens_on.toordinal() - EPOCH if clock == "happened" else None
        clocks[clock], more = pack_chunks(chunks, opens_on)
        files |= more
        peak = max(peak, find_peak(pairs))
    told = {
        "codes": codes,
        "kinds": KINDS,
        "controls": CONTROLS,
        "words": state_words(settings),
        "clocks": clocks,
        "counts": {"shown": len(material.titles) > FEW_EVENTS, "peak": peak},
    }
    return told, files


def _pack_states(states: States, codes: Sequence[str]) -> dict[Clock, list[list[int | None] | None]]:
    """Return, for either clock and each code, the days on which its state changes; None for no states.

    One row of numbers: day, control, deadline, how many deadlines it replaced, and these; then the next. That
    nothing is reported at first need not be told.
    """
    packed: dict[Clock, list[list[int | None] | None]] = {}
    for clock in CLOCKS:
        by_code = states.get(clock, {})
        packed[clock] = [
            [number for state in by_code[code] for number in _pack_state(state)] if code in by_code else None
            for code in codes
        ]
    return packed


def _pack_state(state: DistrictState) -> list[int | None]:
    if state.day.toordinal() == 1 and state.control == "none":
        return []
    deadline = state.deadline.toordinal() - EPOCH if state.deadline else None
    earlier = [day.toordinal() - EPOCH for day in state.supersedes]
    day, control = state.day.toordinal() - EPOCH, CONTROLS.index(state.control)
    return [day, control, deadline, len(earlier), *earlier]


def _find_routes(
    rows: Rows, points: Mapping[str, list[float]]
) -> tuple[dict[int, dict[str, Any]], list[str]]:
    """Return what is drawn of each route, by the number of its event, and which have no place on the map."""
    routes, unplaced = {}, []
    for number in np.flatnonzero(rows.has_route).tolist():
        event = rows.events[number]
        if event.route is None:
            continue
        missing = [end for end in (event.route.origin, event.route.to) if end not in points]
        if missing:
            unplaced.append(f"{event.id}: route: {missing[0]!r}: expected a place or district of the map")
            continue
        ends = {"from": points[event.route.origin], "to": points[event.route.to]}
        leaves = [code for code in event.districts if code != event.route.to]
        routes[number] = {"id": event.id, "event": number, **ends, "leaves": leaves, "title": event.summary}
    return routes, unplaced


def _name_groups(shapes: Shapes, material: Material) -> dict[str, str]:
    titles = material.titles[np.diff(material.rows.districts.offsets) > 0]
    return _title_groups(shapes, [title for title in titles if title])


def _title_groups(shapes: Shapes, clashes: Iterable[str]) -> dict[str, str]:
    dates = list(dict.fromkeys(clashes))
    named = dates if len(dates) <= FEW_DATES else []
    titles = GROUP_TITLES | {"clash": ", ".join([GROUP_TITLES["clash"], *named])}
    lines = [feature["properties"] for feature in shapes["borders"]["features"]]
    return titles | {line["kind"]: line["name"] for line in lines if line["kind"] != "international_border"}
