"""What the map's script is given, type by type: the one description of it for Python and for JavaScript.

`geo/web/data.d.ts` is written from these types by `python -m tests.web.declarations`; the script is checked
against that file, and what `layers` and `chunks` make against the types themselves; those of the ground
stand in `ground_data`. To add a field, add it here, and run the command. Days are numbers since 1970-01-01;
points are [lon, lat] unless a field says other.
"""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from events.model import Clock
from geo.drawing.ground_data import (
    AreaData,
    District,
    Features,
    GroundName,
    Line,
    LocatorPart,
    Neighbour,
    Place,
    Point,
)

# ---- looks ---------------------------------------------------------------------------------------------


class Look(TypedDict):
    """The colour of a line, a pattern's tile, roughly its colour from afar, and the words of the legend."""

    stroke: str
    words: str
    tile: list[tuple[Literal["rect", "path", "circle"], dict[str, str]]]
    plain: str


class Arrow(TypedDict):
    """The attributes of the marker at the end of an arrow, and of the path within it."""

    marker: dict[str, str]
    head: dict[str, str]


class Bow(TypedDict):
    """The shape of an arrow: how far aside its control point lies, how far it goes, in how many steps."""

    bend: float
    reach: float
    steps: int


# ---- days ----------------------------------------------------------------------------------------------

Route = TypedDict(
    "Route",
    {
        "id": str,
        "event": int,
        # Points as Leaflet has them: [lat, lon].
        "from": Point,
        "to": Point,
        "leaves": list[str],
        "title": str,
        "days": tuple[int, int],
    },
)
Route.__doc__ = "A movement: its event, its ends, the districts it leaves, its first and last day."


class Chunk(TypedDict):
    """The rows of a stretch of days: see `geo.drawing.chunks.make_chunk`."""

    event: list[int]
    first: list[int]
    length: list[int]
    kind: list[int]
    district: list[int]
    place: list[int]
    places: list[float]
    ways: list[int]
    wide: list[int]
    differs: list[int]
    title: list[int]
    titles: list[str]
    routes: list[Route]


class Chunks(TypedDict):
    """The chunks of a clock: their first days, the files of some, and the others themselves by number."""

    starts: list[int]
    files: list[str | None]
    here: dict[str, Chunk]


class Counts(TypedDict):
    """Whether the layer of counts is shown at first, and how many events its fullest circle holds."""

    shown: bool
    peak: int


StateWords = TypedDict(
    "StateWords",
    {
        "due": str,
        "unreported": str,
        "moved": str,
        "and": str,
        "controls": list[str],
        "short": list[str],
        "months": list[str],
        "date": str,
    },
)
StateWords.__doc__ = "What the words of a state are composed of: see `geo.drawing.style.state_words`."


class Days(TypedDict):
    """What holds on which day; `states` has rows of numbers for each code: see `geo.drawing.layers`.

    `controls` are the classes of the states, `clashes` the numbers of the kinds of events that are clashes.
    """

    codes: list[str]
    clashes: list[int]
    controls: list[str]
    words: StateWords
    clocks: dict[Clock, Chunks]
    states: dict[Clock, list[list[int | None] | None]]
    counts: Counts


class Bundle(TypedDict):
    """All that a map has from the start."""

    districts: Features[District]
    neighbours: Features[Neighbour]
    borders: Features[Line]
    waters: Features[Line]
    places: list[Place]
    names: list[GroundName]
    locator: Features[LocatorPart]
    looks: dict[str, Look]
    tile: dict[str, str]
    arrow: Arrow
    bow: Bow
    roles: dict[str, str]
    areas: list[AreaData]
    traces: list[AreaData]
    days: Days


# ---- what the page says --------------------------------------------------------------------------------


class Words(TypedDict):
    """The words that the script writes on the map, and the box [[south, west], [north, east]] it shows first.

    Names in braces are filled in; counts are tables by plural category. `ways` is what is said of how near to
    a point events are.
    """

    bounds: tuple[Point, Point]
    lang: str
    map: str
    legend: str
    layers: str
    zoom_in: str
    zoom_out: str
    home: str
    locator: str
    locator_of: str
    village_in: str
    town_in: str
    border: str
    today: str
    deadline: str
    days_left: dict[str, str]
    moved_from: str
    clashes: str
    differs: str
    counted: dict[str, str]
    placeless: str
    loading: str
    counts_key: str
    here: dict[str, str]
    near_place: str
    circles: str
    degrees: tuple[str, str, str, str]
    wide: str
    ways: list[str]
    leaves: str
    months: list[str]
    date: str
    credits: list[str]


class Step(TypedDict):
    """What the map is to show.

    `among` has a bit for each event that the filter lets through, or is null if it lets all through: see
    `geo.drawing.layers.pack_rows`. The map opens `at` a place (latitude, longitude, zoom) and with the
    `layers` (keys of groups) of a link, if it names any. `event` is the one that a link leads to, and
    `opening` names the opening of the page that waits for the first painting.
    """

    date: str
    clock: Clock
    among: str | None
    district: str | None
    lang: str
    event: NotRequired[str | None]
    at: NotRequired[str | None]
    layers: NotRequired[str | None]
    opening: NotRequired[str]
