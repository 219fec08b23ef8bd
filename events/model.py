"""The words of the project: frozen records, and the lists of words their fields may hold.

Field names follow EDTF (ISO 8601-2) for dates and ISO 3166-2 for districts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_args

from events.dates import When as When
from events.kinds import DEFAULT_KINDS as DEFAULT_KINDS
from events.kinds import Kind as Kind
from events.kinds import SideColour

Stance = Literal["reports", "differs", "silent"]
Control = Literal["none", "implied", "held", "due", "unreported", "entered", "controlled"]
Clock = Literal["happened", "reported"]
SourceKind = Literal["article", "dataset", "book", "video", "post", "image", "map"]
# How near to where it happened the place of an event is: that point, within some way of it, somewhere in a
# second-level or a first-level unit, somewhere in a country, or not known.
PlacePrecision = Literal["exact", "near", "district", "province", "country", "unknown"]

STANCES: tuple[Stance, ...] = get_args(Stance)
# Those in which no side is named; a district that a side controls is `controlled`.
CONTROLS: tuple[Control, ...] = get_args(Control)[:-1]
CLOCKS: tuple[Clock, ...] = get_args(Clock)
PRECISIONS: tuple[PlacePrecision, ...] = get_args(PlacePrecision)
UNKNOWN = "unknown"
# The side of an account in the article's own words.
ARTICLE = "article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source: an article, or of another `SourceKind`. `published` is an ISO day, or `unknown`.

    A text that passages are looked up in has a `file` and its `sha256`; what has none cannot be checked by
    the program. `url` is the live address and `archived` are those of copies in archives, if there are any.
    `licence` and `attribution` say under what terms it may be used, and how its makers ask to be named.
    `front_matter` is how many paragraphs stand before the text: byline, dateline. They count in a passage's
    `paragraph`, which is the file's, and not in `count_paragraph`, which is a reader's.
    """

    id: str
    title: str
    publisher: str
    origin: str
    published: str
    kind: SourceKind = "article"
    file: str = ""
    language: str = ""
    url: str = ""
    archived: tuple[str, ...] = ()
    sha256: str = ""
    byline: str = ""
    note: str = ""
    front_matter: int = 0
    licence: str = ""
    attribution: str = ""

    def count_paragraph(self, paragraph: int) -> int:
        """Return the number of a paragraph of the file as a reader counts; 0 if it stands before the text."""
        return max(0, paragraph - self.front_matter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Where in an article: the paragraph (1-based) and the fingerprints of its sentences.

    Without sentences it is none (NO_PASSAGE): the account rests on something else. `words` is empty, or holds
    the first and the last words for a text-fragment link.
    """

    paragraph: int
    sentences: tuple[str, ...]
    words: tuple[str, ...] = ()


NO_PASSAGE = Passage(paragraph=0, sentences=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one source says about one event, in our paraphrase, and who it says said so.

    It rests on a `passage` of a text, on a `row` of a dataset (the id that the row has there), or on neither,
    and then nothing here can check it. `url` leads to what it rests on, where that has an address of its own.
    `differs_on` names, for an account whose stance is `differs`, the point at issue. One that is `silent`
    says nothing on it, which is no disagreement. `side` is whose voice this is, one of the collection's
    `sides` (ARTICLE: the article's own words), or empty. `when` and `places` are set only where this account
    gives another date or place than the event has, which are those that the accounts agree on.
    """

    source: str
    says: str
    attributed_to: str
    passage: Passage = NO_PASSAGE
    row: str = ""
    url: str = ""
    stance: Stance = "reports"
    differs_on: str = ""
    side: str = ""
    when: When | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A movement from a place or district to another, by gazetteer id or ISO 3166-2 code."""

    origin: str
    to: str


@dataclass(frozen=True, slots=True)
class Point:
    """A point on the ground: latitude and longitude in degrees, WGS 84."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fatalities:
    """How many people are reported killed: the lowest, the best and the highest estimate that is given."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A picture or a video: a `file` in the collection's folder of media, or a `url` elsewhere.

    `alt` says in words what is seen in it, `credit` who made it.
    """

    alt: str
    credit: str
    file: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event, with at least one account. Without a district, a place or a point it is region-wide.

    `points` are where it was, if that is known by itself, and not by its places.
    What a dataset tells beyond that stands as it is given there: `event_type` and `sub_event_type` (ACLED's
    words), `actors` (those who act first, those they act against after them), `fatalities`, `location` (the
    name of the place), `precision` (how near to it `location` and point are; empty if that is not told),
    `tags`, and in `details` every other field, by the name of its column.
    `controlled_by` is the side that controls its districts from then on: one of the collection's `sides`, or
    empty where it names none. `media` are pictures and videos, which are shown only when they are asked for.
    """

    id: str
    kind: Kind
    when: When
    summary: str
    accounts: tuple[Account, ...]
    districts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    route: Route | None = None
    supersedes: str | None = None
    points: tuple[Point, ...] = ()
    event_type: str = ""
    sub_event_type: str = ""
    actors: tuple[str, ...] = ()
    fatalities: Fatalities | None = None
    location: str = ""
    precision: PlacePrecision | None = None
    tags: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = ()
    controlled_by: str = ""
    media: tuple[Media, ...] = ()

    @property
    def differs(self) -> bool:
        """Return whether any account differs from the others."""
        return any(account.stance == "differs" for account in self.accounts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An area under the control of a side from a day to a day, both included; None: an end is not known.

    `event` is the one it rests on; `geometry` a Polygon or MultiPolygon of GeoJSON, in WGS 84.
    """

    id: str
    side: str
    event: str
    geometry: Mapping[str, Any]
    name: str = ""
    begin: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A district the collection is about: its ISO 3166-2 code and its name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a collection says of itself.

    Its title, the days its slider spans and opens on, its districts, the (name, IANA key) of the zones in
    which hours are given, its own words for a control in place of the general ones, and the folder of the
    article texts, if it names one. `sides` are the (id, name) of those who speak in it or control a part of
    it, `colours` the (id, colour) of those who may control; `speakers` the (name, other names) of one who is
    called by several in `attributed_to`. `credits` are whom the map and what is exported credit for what they
    show, besides those that the files of shapes name. `kinds` are those that its events may be of.
    """

    title: str
    description: str
    version: str
    first_day: date
    last_day: date
    opens_on: date
    districts: tuple[District, ...]
    zones: tuple[tuple[str, str], ...] = ()
    words: tuple[tuple[Control, str], ...] = ()
    articles: str = ""
    sides: tuple[tuple[str, str], ...] = ()
    colours: tuple[tuple[str, SideColour], ...] = ()
    speakers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    kinds: tuple[Kind, ...] = DEFAULT_KINDS
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of a story: the day and the district (None: the region) that it shows, and what it tells.

    `events` are the ids of those on which its sentences rest.
    """

    date: date
    title: str
    text: str
    events: tuple[str, ...]
    district: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story through a collection, in a few steps."""

    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictState:
    """A district on a day.

    `control` is one of CONTROLS, or `controlled`, and rests on the events named in `rests_on`.
    `controlled_by` is the side last reported to control it, if events name sides. `deadline` is the one in
    force, `supersedes` the earlier ones it replaced, `days_left` the days until it while control is `due` (0
    on the deadline's own day), else None. `events` and `today` hold event ids in order of time.
    """

    code: str
    day: date
    control: Control = "none"
    deadline: date | None = None
    supersedes: tuple[date, ...] = ()
    days_left: int | None = None
    rests_on: tuple[str, ...] = ()
    controlled_by: str = ""
    events: tuple[str, ...] = field(default=(), repr=False)
    today: tuple[str, ...] = field(default=(), repr=False)

    @property
    def name(self) -> str:
        """Return its control as one word: with `by-` and the side if one controls it."""
        return f"by-{self.controlled_by}" if self.control == "controlled" else self.control
