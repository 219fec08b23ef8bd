"""What changes with the date, as the browser gets it: so that a step needs no data from the server.

`make_map_data` gathers the shapes, the states of each district under either clock, and of the days those
around the one that the page opens on; all others are in files beside it, fetched when a reader comes close
to their days. A script in the map's frame draws any date from that. `make_step` is all that is sent when the
page runs: which date, clock and district to show.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import folium
import numpy as np
from branca.element import MacroElement
from jinja2 import Template
from numpy.typing import NDArray

from events.model import CLOCKS, Clock, DistrictState, Settings
from events.timeline.columns import Columns, Flags, follow
from events.words.catalogue import _
from geo.drawing.areas import find_corners
from geo.drawing.chunks import (
    EPOCH,
    MOST_ROWS,
    DrawnEvents,
    cut,
    find_peak,
    make_chunk,
    pack_chunks,
    pair_rows,
    prepare_events,
)
from geo.drawing.points import Spots, blur_spots, find_spots, find_wide, merge_spots
from geo.drawing.roles import find_roles
from geo.drawing.style import (
    CLASH,
    ROUTE,
    class_of,
    layer_titles,
    list_names,
    looks_of,
    state_words,
)
from geo.drawing.symbols import ARROW_HEAD, ARROW_MARKER, BOW, TILE, draw_tile, mix_plain
from geo.escaping import script_json
from geo.shapes.outlines import Shapes as Shapes
from geo.shapes.outlines import bounds_of as bounds_of
from geo.shapes.outlines import load_shapes as load_shapes
from geo.shapes.outlines import names_of as names_of
from geo.shapes.outlines import points_of as points_of
from geo.shapes.turning import find_seam, turn_longitudes, turn_shapes

CONTEXT = ("districts", "neighbours", "borders", "waters", "places", "names", "locator")
# With more events than this, the layer of counts is shown from the start.
FEW_EVENTS = 200
# The title of the layer of clashes lists at most this many dates.
FEW_DATES = 3

States = Mapping[Clock, Mapping[str, Sequence[DistrictState]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a map is made of: shapes, settings, events as columns, and the changes of each district's state.

    `spots` are the points that the events bring along; one without any stands at those of its places that the
    shapes know. `precisions` tell how near to its place each was: a place in PRECISIONS, or -1.
    """

    shapes: Shapes
    settings: Settings
    columns: Columns
    states: States
    spots: Spots | None = None
    precisions: NDArray[np.int8] | None = None


@dataclass(frozen=True, slots=True)
class MapData:
    """What the browser gets of a collection.

    `bundle` goes into the script of the data, `files` beside it under their names. `groups` are the keys and
    titles of the layers that a reader can switch. `unplaced` names what could not be drawn: routes whose ends
    are not known, faulty shapes, districts without one. `bounds` is the box that the map shows first,
    [[south, west], [north, east]], and `spots` where it shows events; it is drawn from the meridian `seam`
    on: see `geo.shapes.turning`.
    """

    bundle: dict[str, Any]
    files: dict[str, bytes]
    groups: dict[str, str]
    unplaced: tuple[str, ...]
    bounds: list[list[float]]
    spots: Spots
    seam: float | None


def make_map_data(subject: Subject, *, limit: int = MOST_ROWS) -> MapData:
    """Gather all that the map can show of a collection, in chunks of at most about `limit` rows."""
    settings, columns = subject.settings, subject.columns
    spots = merge_spots(subject.spots, find_spots(columns, points_of(subject.shapes)))
    precisions = subject.precisions
    if precisions is None:
        precisions = np.full(len(columns), -1, dtype=np.int8)
    spots = blur_spots(spots, precisions, np.diff(columns.districts.offsets) > 0)
    seam = find_seam(subject.shapes, spots.lon)
    shapes, spots = turn_shapes(subject.shapes, seam), replace(spots, lon=turn_longitudes(spots.lon, seam))
    known = points_of(shapes)
    routes, unplaced = _find_routes(columns, known)
    events = prepare_events(columns, spots, routes, find_wide(precisions))
    days, files = _make_days(events, settings, limit)
    days["counts"]["shown"] |= _is_of_points(subject)
    bundle = {
        **{name: shapes[name] for name in CONTEXT},
        "looks": _draw_looks(settings),
        "tile": TILE,
        "arrow": {"marker": ARROW_MARKER, "head": ARROW_HEAD},
        "bow": BOW,
        "roles": find_roles(columns, days["codes"]),
        "areas": list(shapes.get("areas", ())),
        "traces": list(shapes.get("traces", ())),
        "days": days | {"states": _pack_states(subject.states, days["codes"], list_names(settings))},
    }
    unplaced = [*map(str, shapes.get("faults", ())), *unplaced]
    return MapData(
        bundle=bundle,
        files=files,
        groups=_name_groups(shapes, events),
        unplaced=tuple(unplaced),
        bounds=bounds_of(shapes, corners_of(shapes, spots)),
        spots=spots,
        seam=seam,
    )


def corners_of(shapes: Shapes, spots: Spots | None) -> tuple[tuple[float, float], ...]:
    """Return points, longitude before latitude, between which all that events show on the map lies."""
    return (*(spots.corners() if spots else ()), *find_corners(shapes.get("traces", ())))


def _is_of_points(subject: Subject) -> bool:
    """Return whether the events of a collection are mainly points: it has no districts, or gives most one."""
    spots = subject.spots
    has_points = spots is not None and 2 * int(np.count_nonzero(spots.count())) > len(subject.columns)
    return not subject.settings.districts or has_points


def pack_rows(among: Flags | None) -> str | None:
    """Return which rows are let through, as bytes in base64: row 0 is the lowest bit of the first byte."""
    return None if among is None else b64encode(np.packbits(among, bitorder="little").tobytes()).decode()


def make_step(step: Mapping[str, Any]) -> folium.FeatureGroup:
    """Return the feature group that makes the map show a view; it holds no geometry."""
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


def _draw_looks(settings: Settings) -> dict[str, dict[str, Any]]:
    """Return how areas are drawn: their stroke, the words of the legend, the hatch, and a plain fill."""
    looks = looks_of(settings)
    looks |= {"clash": replace(CLASH, words=_(CLASH.words)), "route": replace(ROUTE, words=_(ROUTE.words))}
    return {
        name: {"stroke": look.stroke, "words": look.words, "tile": draw_tile(look), "plain": mix_plain(look)}
        for name, look in looks.items()
    }


def _make_days(
    events: DrawnEvents, settings: Settings, limit: int
) -> tuple[dict[str, Any], dict[str, bytes]]:
    codes = [district.code for district in settings.districts]
    clocks: dict[Clock, dict[str, Any]] = {}
    files: dict[str, bytes] = {}
    peak = 1
    for clock in CLOCKS:
        pairs = pair_rows(events.columns, events.spots, codes, clock)
        chunks = [(start, make_chunk(events, pairs, among)) for start, among in cut(pairs, limit)]
        # A page seldom opens under the clock `reported`: of its chunks none comes along, unless it is alone.
        opens_on = settings.opens_on.toordinal() - EPOCH if clock == "happened" else None
        clocks[clock], more = pack_chunks(chunks, opens_on)
        files |= more
        peak = max(peak, find_peak(pairs, events.spots))
    days = {
        "codes": codes,
        "clashes": np.flatnonzero(follow(events.columns.kinds, "clash")).tolist(),
        "controls": [class_of(name, settings) for name in list_names(settings)],
        "words": state_words(settings),
        "clocks": clocks,
        "counts": {"shown": len(events.columns) > FEW_EVENTS, "peak": peak},
    }
    return days, files


def _pack_states(
    states: States, codes: Sequence[str], names: Sequence[str]
) -> dict[Clock, list[list[int | None] | None]]:
    """Return, for either clock and each code, the days on which its state changes; None for no states.

    One row of numbers: day, control, deadline, how many deadlines it replaced, and these; then the next. That
    nothing is reported at first is left out.
    """
    packed: dict[Clock, list[list[int | None] | None]] = {}
    for clock in CLOCKS:
        by_code = states.get(clock, {})
        packed[clock] = [
            [number for state in by_code[code] for number in _pack_state(state, names)]
            if code in by_code
            else None
            for code in codes
        ]
    return packed


def _pack_state(state: DistrictState, names: Sequence[str]) -> list[int | None]:
    if state.day.toordinal() == 1 and state.control == "none":
        return []
    deadline = state.deadline.toordinal() - EPOCH if state.deadline else None
    earlier = [day.toordinal() - EPOCH for day in state.supersedes]
    day, control = state.day.toordinal() - EPOCH, names.index(state.name)
    return [day, control, deadline, len(earlier), *earlier]


def _find_routes(
    columns: Columns, points: Mapping[str, list[float]]
) -> tuple[dict[int, dict[str, Any]], list[str]]:
    """Return what is drawn of each route, by the number of its event, and which have no place on the map."""
    routes, unplaced = {}, []
    for number in np.flatnonzero(columns.has_route).tolist():
        event = columns.events[number]
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


def _name_groups(shapes: Shapes, events: DrawnEvents) -> dict[str, str]:
    """Return the keys and titles of the layers that a reader can switch, in their order.

    The clashes carry their dates if they are few, the lines the names they have in the data.
    """
    has_district = np.diff(events.columns.districts.offsets) > 0
    dates = list(dict.fromkeys(title for title in events.titles[has_district] if title))
    named = dates if len(dates) <= FEW_DATES else []
    titles = layer_titles()
    for layer in ("areas", "traces"):
        if not shapes.get(layer):
            del titles[layer]
    titles["clash"] = ", ".join([titles["clash"], *named])
    lines = [feature["properties"] for feature in shapes["borders"]["features"]]
    return titles | {line["kind"]: line["name"] for line in lines if line["kind"] != "international_border"}
