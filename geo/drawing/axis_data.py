"""What the parts of the page are given in the browser, type by type; as `data` is for the map.

Days are numbers since 1970-01-01, or ISO texts where they are keys.
"""

from __future__ import annotations

from typing_extensions import TypedDict


class Mark(TypedDict):
    """An event on the axis: on its `day`, or from `begin` to that. `where` names its districts, if few."""

    day: int
    begin: int | None
    kind: str
    title: str
    where: str
    differs: bool


class AxisData(TypedDict):
    """What the axis is drawn of.

    `days` lists the steps, null for every day from `first` to `last`. `names` holds, for a step that stands
    for a month or a year, the words to show instead of the day. `counts` is how many events each day has
    (days without any are left out), `stops` the days on which something happens or changes. `marks` is null
    where there are too many events to show one by one. `beyond` words what is before the year 1 and after
    9999, and so before and after the axis: empty where it has nothing.
    """

    first: int
    last: int
    days: list[int] | None
    names: dict[int, str]
    counts: list[tuple[int, int]]
    stops: list[int]
    marks: list[Mark] | None
    beyond: tuple[str, str]


class AxisWords(TypedDict):
    """The words that the axis writes; names in braces are filled in, counts go by plural category.

    `kinds` and `classes` hold the word and the classes in style sheets of each kind of event by its id.
    """

    date: str
    play: str
    pause: str
    previous: str
    next: str
    pace: str
    paces: dict[str, str]
    pick: str
    events: dict[str, str]
    long: str
    day: str
    short: str
    month: str
    marked: str
    span: str
    gap: str
    differs: str
    key: str
    marks: str
    kinds: dict[str, str]
    classes: dict[str, str]
    months: list[str]
    shortMonths: list[str]
    weekdays: list[str]


class AxisProps(TypedDict):
    """What the axis is given at each run: `move` numbers the server's own choices of a day, with the last.

    `query` is the query string that opens the view again, `run` counts the runs, so that each is an answer,
    and `offline` is said while the server gives none.
    """

    axis: AxisData
    words: AxisWords
    lang: str
    move: tuple[int, str]
    query: str
    run: int
    offline: str


class PictureData(TypedDict):
    """The forms of the picture of the map, and what is said if none can be made.

    `formats` holds for each its key, `svg` or `png`, the words of its button and the name of its file.
    """

    formats: list[tuple[str, str, str]]
    failed: str


class NotesData(TypedDict):
    """The notes of one day by place, each with its digest, and where those of other days are found.

    A block holds `block` days; its number is added to `address`. `event` is the one that a link leads to.
    `media` are the origins from which pictures and videos may be loaded.
    """

    day: str
    places: dict[str, tuple[str, str]]
    address: str
    block: int
    event: str | None
    media: list[str]


class NotesBlock(TypedDict):
    """Notes of a block of days: by day and place the digest, and the numbers of the pieces of the HTML."""

    days: dict[str, dict[str, tuple[str, list[int]]]]
    pieces: list[str]


class SearchWords(TypedDict):
    """The words of the search field."""

    label: str
    hint: str
    results: str


class SearchData(TypedDict):
    """What is searched for, and what was found: `summary` counts it, `html` lists it.

    `moves` numbers the server's own choices of a view, which the text in the field follows; on a page that
    shows none it is None, and the results are links to the page that does.
    """

    q: str
    moves: int | None
    summary: str
    html: str
    words: SearchWords


class TargetData(TypedDict):
    """The id of an element that is brought into view."""

    element: str


class LinkedData(TypedDict):
    """A part whose links change the view; `label` is its name, and `live` says that changes are read out."""

    html: str
    label: str
    live: bool
