"""What the map's script is given, type by type: the one description of it for Python and for JavaScript.

`geo/web/data.d.ts` is written from these types by `python -m tests.web.declarations`; the script is checked
against that file, and what `layers` and `chunks` make against the types themselves. To add a field, add it
here, and run the command. Days are numbers since 1970-01-01; points are [lon, lat] unless stated otherwise.
"""

from __future__ import annotations

from typing import Any, Generic, Literal, NotRequired, TypeVar

from typing_extensions import TypedDict

from events.model import Clock, Control, Kind

P = TypeVar("P")
Point = tuple[float, float]
Box = tuple[float, float, float, float]

# ---- outlines ------------------------------------------------------------------------------------------


class Geometry(TypedDict):
    """A geometry of GeoJSON (RFC 7946)."""

    type: Literal["Polygon", "MultiPolygon", "LineString", "MultiLineString"]
    coordinates: list[Any]


class Feature(TypedDict, Generic[P]):
    """A feature of GeoJSON (RFC 7946)."""

    type: Literal["Feature"]
    id: NotRequired[str]
    properties: P
    geometry: Geometry


class Features(TypedDict, Generic[P]):
    """A collection of features of GeoJSON (RFC 7946)."""

    type: Literal["FeatureCollection"]
    features: list[Feature[P]]


class District(TypedDict):
    """A district: names by language, the point of its name, its box (west, south, east, north)."""

    id: str
    name: str
    names: dict[str, str]
    label: Point
    bbox: Box
    country: NotRequired[str]


class Neighbour(TypedDict):
    """A district or province around the map."""

    id: str
    name: str
    names: dict[str, str]
    label: Point | None
    country: NotRequired[str]
    bbox: NotRequired[Box]


class Line(TypedDict):
    """A border, a river or a lake."""

    kind: str
    name: str


class Place(TypedDict):
    """A town or village."""

    id: str
    name: str
    names: dict[str, str]
    kind: str
    district: str
    country: str
    lat: float
    lon: float


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
        "months": list[str],
        "date": str,
    },
)
StateWords.__doc__ = "What the words of a state are composed of: see `geo.drawing.style.state_words`."


class Days(TypedDict):
    """What holds on which day; `states` has rows of numbers for each code: see `geo.drawing.layers`."""

    codes: list[str]
    kinds: list[Kind]
    controls: list[Control]
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
    looks: dict[Control | Literal["clash", "route"], Look]
    tile: dict[str, str]
    arrow: Arrow
    bow: Bow
    roles: dict[str, str]
    days: Days


# ---- what the page says --------------------------------------------------------------------------------


class Words(TypedDict):
    """The words that the script writes on the map, and the box [[south, west], [north, east]] it shows first.

    Names in braces are filled in; counts are tables by plural category. `short` are the words below the name
    of a district, by its control.
    """

    bounds: tuple[Point, Point]
    lang: str
    short: dict[Control, str]
    map: str
    legend: str
    layers: str
    zoom_in: str
    zoom_out: str
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
    leaves: str
    months: list[str]
    date: str
    credits: list[str]


class Step(TypedDict):
    """What the map is to show.

    `among` has a bit for each event that the filter lets through, or is null if it lets all through: see
    `geo.drawing.layers.pack_rows`. `opening` names the opening of the page that waits for the first painting.
    """

    date: str
    clock: Clock
    among: str | None
    district: str | None
    lang: str
    opening: NotRequired[str]
