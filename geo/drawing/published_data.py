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


# Events with accounts that were published later, by row: an event as HTML before a day, in order of the days.
Before = dict[str, list[tuple[int, str]]]


class EventsPart(TypedDict):
    """The events of a file: as HTML with all their accounts, and as they are known before a day."""

    events: list[str]
    before: Before


class Book(TypedDict):
    """The notes of a district, or of the region, under one clock.

    `order` has all rows, newest first. `heads` are empty for a region of few districts, whose head is made of
    their states.
    """

    order: list[int]
    days: list[BookDay]
    heads: list[BookState]
    said: list[BookSaid]


class NotesParts(TypedDict):
    """What all notes are made of.

    `shown` are the pieces below a head, by code (empty for the region), and `region` what begins and ends the
    head of a region of few districts: each for a day, and for a step that stands for a longer time. `states`
    are those of each district in that head, by clock. `spoken` is what screen readers are told of a day, and
    `events` how many those of a day are, by plural category; `spot` begins the notes of a circle of the map,
    by that of its events.
    """

    titles: dict[str, str]
    section: SectionParts
    shown: dict[str, list[str]]
    region: list[tuple[str, str]]
    states: dict[str, dict[str, list[BookState]]]
    reported: str
    spoken: str
    events: dict[str, str]
    spot: dict[str, str]
    mostNotes: int
    firstNotes: int
    mostOpen: int


class FilterParts(TypedDict):
    """Which rows each part of a filter lets through, as bits in base64 by its value; the texts of events."""

    masks: dict[str, dict[str, str]]
    texts: list[str]


class PublishedAxis(TypedDict):
    """An axis, and the row of each of its marks."""

    axis: AxisData
    rows: list[int] | None


class Found(TypedDict):
    """A thing that the search can find: its folded text, its HTML, its group."""

    text: str
    html: str
    group: int


class Published(TypedDict):
    """What a published file has from the start.

    `opens` is the day on which it opens, `span` holds the first and the last day that it can show, `days`
    those of the scale of each day. `ids` are those of the events, `views` the parameters of the view that
    shows each, by row. `books` are by clock and code, `choices` the values of each part of the filter;
    `filter` and `found` are null where they are files of their own. `offer` invites to the story, `steps` are
    those of it as HTML, with the view of each. `titles` are those of the groups of things that are found,
    `expected` words what is expected of each parameter of an address.
    `piece` is how many events a file of notes holds, 0 where all stand in the page; `before` are these as
    they are known before a day. Without `isRead` there is neither a filter nor a search.
    """

    lang: str
    langs: list[str]
    bundle: Bundle
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
    names: dict[str, str]
    choices: dict[str, list[str]]
    filter: FilterParts | None
    found: list[Found] | None
    offer: str
    steps: list[tuple[str, str]]
    titles: list[str]
    said: dict[str, str]
    expected: dict[str, str]
    counted: dict[str, dict[str, str]]
    piece: int
    before: Before
    isRead: bool
