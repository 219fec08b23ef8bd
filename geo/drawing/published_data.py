"""What a published file is given, type by type; as `data` is for the map.

Days are numbers since 1970-01-01; rows are the numbers of events in the order of the collection. Pieces of
HTML have names in braces, as HTML has them, where the browser fills in a number or a day.
"""

from __future__ import annotations

from typing_extensions import TypedDict

from geo.drawing.axis_data import AxisData, AxisWords, SearchWords
from geo.drawing.data import Bundle, Words


class SectionParts(TypedDict):
    """The pieces of a list of events in the notes besides its title and its events."""

    left: str
    hidden: dict[str, str]
    none: str
    filtered: str


class BookState(TypedDict):
    """A state as HTML, from a day on: what stands before and after the days left until its deadline."""

    day: int
    before: str
    after: str
    deadline: int | None


class BookDay(TypedDict):
    """Which rows the notes list from a day on: `order` from `start`, of these `own` and `going` apart."""

    day: int
    start: int
    own: list[int]
    going: list[int]


class BookSaid(TypedDict):
    """What screen readers are told of states from a day on, as HTML that the number of events follows."""

    day: int
    html: str


class BookRests(TypedDict):
    """The rows of the events that a state rests on from a day on, and those of them that set deadlines."""

    day: int
    rows: list[int]
    deadlines: list[int]


class BookTimes(TypedDict):
    """The days on which events begin to count, or fall due, in order, each with the row of its event."""

    days: list[int]
    rows: list[int]


# Events with accounts that were published later, by row: an event as HTML before a day, in order of the days.
Before = dict[str, list[tuple[int, str]]]


class EventsPart(TypedDict):
    """The events of a file: as HTML with all their accounts, as one line, as they are known before a day.

    `views` are the parameters of the view that shows each.
    """

    events: list[str]
    lines: list[str]
    views: list[str]
    before: Before


class Book(TypedDict):
    """The notes of a district, or of the region, under one clock.

    `order` has all rows, newest first. `heads` are empty for a region of few districts, whose head is made of
    their states. `states` are those of a district that stand in no such head, `rests` what they rest on;
    `times` are those of all events, `passed` the days after deadlines that passed, for the region alone.
    """

    order: list[int]
    days: list[BookDay]
    heads: list[BookState]
    said: list[BookSaid]
    states: list[BookState]
    rests: list[BookRests]
    times: BookTimes
    passed: BookTimes


class NotesParts(TypedDict):
    """What all notes are made of.

    `shown` are the pieces below a head, by code (empty for the region), and `region` what begins and ends the
    head of a region of few districts: each for a day, and for a step that stands for a longer time. `named`
    is what stands around the state of each district in that head, `states` are these, by clock. `spoken` is
    what screen readers are told of a day, and `events` how many those of a day are, by plural
    category; `spot` begins the notes of a circle of the map, by that of its events.
    """

    titles: dict[str, str]
    section: SectionParts
    shown: dict[str, list[str]]
    region: list[tuple[str, str]]
    named: dict[str, tuple[str, str]]
    states: dict[str, dict[str, list[BookState]]]
    reported: str
    spoken: str
    events: dict[str, str]
    spot: dict[str, str]
    mostNotes: int
    firstNotes: int
    nextNotes: int
    mostOpen: int


class ComparisonParts(TypedDict):
    """The pieces of two days compared, as HTML; `label` is a plain text.

    What the browser fills in: `first`, `last` and `day` are days in words, `asked` and `iso` days as ISO
    writes them, `n` a number; `name`, `before`, `after`, `state`, `events` and `names` are HTML.
    """

    label: str
    head: str
    changed: str
    none: str
    row: str
    state: str
    more: str
    same: str
    between: str
    nothing: str


class ComparisonLimits(TypedDict):
    """How much of a comparison is listed, and whether a map of either day is drawn.

    At most so many districts are listed as `changed`, so many events `between`, so many `named` that have
    not changed. `names` are the names of districts as HTML, by code, `isolated` within a list of them.
    `days` are those that are proposed for a comparison, the first choice first.
    """

    changed: int
    between: int
    named: int
    names: dict[str, str]
    isolated: dict[str, str]
    maps: bool
    days: list[int]


class FilterParts(TypedDict):
    """Which rows each part of a filter lets through, as bits in base64 by its value; the texts of events."""

    masks: dict[str, dict[str, str]]
    texts: list[str]


class KeysPart(TypedDict):
    """A file of keys, in order, by which events are found: see `geo.publish.given.keys`.

    The rows of each are bits in base64, or the steps from each row to the next, the first from 0.
    """

    keys: list[str]
    rows: list[str | list[int]]


class PublishedAxis(TypedDict):
    """An axis, and the row of each of its marks."""

    axis: AxisData
    rows: list[int] | None


class Found(TypedDict):
    """A thing that the search can find: its folded text, its HTML, its group, the ids of its places."""

    text: str
    html: str
    group: int
    places: list[str]


class NamedPlace(TypedDict):
    """The names of a place: folded, one behind the other, and the keys of their sounds."""

    text: str
    sounds: list[str]


class Spelling(TypedDict):
    """How the names of places are found in any spelling: see `geo.places.spelling`.

    `letters` writes those of other scripts in Latin, `sounds` are patterns with what takes their place, in
    their order, `kinds` words that are no part of a name. `likeness` says how alike two keys of sounds must
    be, in percent, from a number of letters on. `places` are by id.
    """

    letters: dict[str, str]
    sounds: list[tuple[str, str]]
    kinds: list[str]
    likeness: list[tuple[int, float]]
    places: dict[str, NamedPlace]


class Published(TypedDict):
    """What a published file has from the start.

    `opens` is the day on which it opens, `span` holds the first and the last day that it can show, `days`
    those of the scale of each day. `ids` are those of the events, `views` the parameters of the view that
    shows each, `lines` each as a line with its link, by row. `books` are by clock and code, `choices` the
    values of each part of the filter; `filter`, `found` and `spelling` are null where they are in files
    of their own. `comparison` and `compared` are what two days are compared with. `offer` invites to the
    story, `steps` are those of it as HTML, with the view of each. `titles` are those of the groups of things
    that are found, `grain` is the size of the steps of which the outlines in `bundle` are made, in degrees,
    `expected` words what is expected of each parameter of an address.
    `piece` is how many events a file of notes holds, 0 where all stand in the page; `before` are these as
    they are known before a day. `count` is how many events there are.
    """

    lang: str
    langs: list[str]
    bundle: Bundle
    grain: float
    groups: dict[str, str]
    words: Words
    axisWords: AxisWords
    searchWords: SearchWords
    axes: dict[str, dict[str, PublishedAxis]]
    notes: NotesParts
    books: dict[str, Book]
    opens: int
    span: tuple[int, int]
    days: tuple[int, int]
    ids: list[str]
    views: list[str]
    lines: list[str]
    comparison: ComparisonParts
    compared: ComparisonLimits
    names: dict[str, str]
    choices: dict[str, list[str]]
    filter: FilterParts | None
    found: list[Found] | None
    spelling: Spelling | None
    offer: str
    steps: list[tuple[str, str]]
    titles: list[str]
    said: dict[str, str]
    expected: dict[str, str]
    counted: dict[str, dict[str, str]]
    piece: int
    before: Before
    count: int
