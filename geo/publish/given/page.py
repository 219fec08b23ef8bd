"""What the page with the map is given, and the parts of a large collection in files of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from events.model import CLOCKS
from events.timeline.columns import Ints
from events.words.catalogue import _, current_language
from events.words.terms import word_clock
from events.words.wording import plural_forms
from geo.drawing.chunks import EPOCH
from geo.drawing.layers import MapData
from geo.drawing.published_data import Before, EventsPart, Published
from geo.drawing.style import map_words
from geo.escaping import escape
from geo.html.comparison import comparison_parts
from geo.html.elements import quiet
from geo.html.finding import group_title, nothing_found
from geo.html.story import story_offer
from geo.publish.given.axes import make_axes
from geo.publish.given.books import last_day, list_before, make_book, make_parts
from geo.publish.given.comparing import limit_comparison, write_lines
from geo.publish.given.finding import group_titles, list_found, make_filter
from geo.publish.given.keys import list_keys
from geo.publish.given.outlines import GRAIN, pack_outlines
from geo.publish.given.spelling import make_spelling
from geo.publish.links import event_views, localise
from geo.views.choices import name_parts
from geo.views.opened import Opened
from geo.views.story import view_step, write_step
from geo.views.view import SCALES, View, view_address
from geo.views.words import word_axis

# Of more events than these the notes, and what is searched by, stand in files of their own.
MOST_HERE = 300
# Of more values than these a filter names none to choose from.
MOST_CHOICES = 200
# So many events stand in one file of notes.
PIECE = 64


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the data that is a file of its own; it is made when it is written, for they may be many."""

    name: str
    make: Callable[[], Any]


def is_whole(opened: Opened) -> bool:
    """Return whether all of a collection stands in its one page."""
    return len(opened.timeline.columns) <= MOST_HERE


def make_given(opened: Opened, drawn: MapData, *, is_one_file: bool) -> Published:
    """Return what the page with the map is given."""
    settings, whole = opened.settings, is_whole(opened) or is_one_file
    codes = [None, *opened.names]
    return {
        "lang": current_language(),
        "langs": list(opened.langs),
        "bundle": pack_outlines(drawn.bundle),
        "grain": GRAIN,
        "groups": {key: escape(title) for key, title in drawn.groups.items()},
        "words": map_words(opened.shapes) | {"bounds": opened.bounds},  # type: ignore[typeddict-item]
        "axisWords": word_axis(settings.kinds),
        "searchWords": {
            "label": _("Search events, places, people and articles"),
            "hint": _("Word, name or day"),
            "results": _("Found"),
        },
        "axes": make_axes(opened),
        "notes": make_parts(opened),
        "books": (
            {f"{clock}-{code or 'all'}": make_book(opened, clock, code) for clock in CLOCKS for code in codes}
            if whole
            else {}
        ),
        "opens": settings.opens_on.toordinal() - EPOCH,
        "span": (opened.earliest.toordinal() - EPOCH, last_day(opened).toordinal() - EPOCH),
        "days": (settings.first_day.toordinal() - EPOCH, settings.last_day.toordinal() - EPOCH),
        "ids": opened.timeline.columns.ids.tolist() if whole else [],
        "views": event_views(opened, list(opened.collection.events)) if whole else [],
        "lines": write_lines(opened, list(opened.collection.events)) if whole else [],
        "comparison": comparison_parts((opened.earliest, last_day(opened)), "#"),
        "compared": limit_comparison(opened),
        "names": dict(opened.names),
        "choices": list_choices(opened),
        "filter": make_filter(opened) if whole else None,
        "found": list_found(opened, in_files=not is_one_file, has_events=True) if whole else None,
        "spelling": make_spelling(opened) if whole else None,
        "offer": _offer(opened),
        "steps": list(_steps(opened, is_one_file=is_one_file)),
        "titles": [group_title(title) for title in group_titles()],
        "said": _say(opened),
        "expected": _expect(opened),
        "counted": {
            "filters": plural_forms("{n} filter on", "{n} filters on"),
            "results": plural_forms("{n} result", "{n} results"),
        },
        "piece": 0 if whole else PIECE,
        "before": _list_before(opened, is_one_file=is_one_file) if whole else {},
        "count": len(opened.timeline.columns),
    }


def list_choices(opened: Opened) -> dict[str, list[str]]:
    """Return what each part of the filter can let through; a part of very many values is left out."""
    return {name: list(titles) for name, titles in name_parts(opened).items() if len(titles) <= MOST_CHOICES}


def list_parts(opened: Opened) -> Iterator[Part]:
    """Yield the parts of a large collection that are files of their own."""
    if is_whole(opened):
        return
    for clock in CLOCKS:
        for code in (None, *opened.names):
            yield Part(f"book-{clock}-{code or 'all'}", partial(make_book, opened, clock, code))
    timeline = opened.timeline
    rows = timeline.rows()
    for number in range(-(-len(rows) // PIECE)):
        own = rows[number * PIECE : (number + 1) * PIECE]
        yield Part(f"events-{number}", partial(_write_events, opened, own))
    yield Part("found", lambda: list_found(opened, in_files=True, has_events=False))
    yield Part("spelling", lambda: make_spelling(opened))
    firsts = []
    for number, part in enumerate(list_keys(opened)):
        firsts.append(part["keys"][0])
        yield Part(f"keys-{number}", partial(dict, part))
    yield Part("keys", lambda: firsts)


def _write_events(opened: Opened, rows: Ints) -> EventsPart:
    events = opened.timeline.records(rows)
    return {
        "events": [opened.notes.event(event, is_open=False) for event in events],
        "lines": write_lines(opened, events),
        "views": event_views(opened, events),
        "before": list_before(opened, rows),
    }


def _list_before(opened: Opened, *, is_one_file: bool) -> Before:
    sources = None if is_one_file else ""
    found = list_before(opened, opened.timeline.rows())
    return {row: [(day, localise(html, "", sources)) for day, html in known] for row, known in found.items()}


def _offer(opened: Opened) -> str:
    story = opened.collection.story
    if story is None:
        return ""
    view = view_step(opened, story.steps[0], 1, View(opened.settings.opens_on))
    return localise(story_offer(len(story.steps), view_address(view)), "", None)


def _steps(opened: Opened, *, is_one_file: bool) -> Iterator[tuple[str, str]]:
    """Yield the steps of the story as HTML, each with the parameters of its view."""
    story = opened.collection.story
    for number, step in enumerate(story.steps if story else (), 1):
        view = view_step(opened, step, number, View(opened.settings.opens_on))
        html = write_step(opened, view, current_language())
        yield localise(html, "", None if is_one_file else ""), view_address(view).partition("?")[2]


def _expect(opened: Opened) -> dict[str, str]:
    """Return what is expected of each parameter of an address."""
    story = opened.collection.story
    day = _("a day from {first} to {last}").format(first=opened.earliest, last=last_day(opened))
    lists = {
        name: _("some of {codes}").format(codes=", ".join(known)) if known else _("nothing")
        for name, known in list_choices(opened).items()
    }
    ones: dict[str, Iterable[str]] = {
        "district": opened.names,
        "clock": CLOCKS,
        "lang": opened.langs,
        "scale": SCALES,
    }
    steps = len(story.steps) if story else 0
    number = _("a number from 1 to {last}") if steps else _("nothing: this collection has no story")
    return {
        "date": day,
        "compare": day,
        **lists,
        **{name: _("one of {codes}").format(codes=", ".join(known)) for name, known in ones.items()},
        "event": _("the id of an event"),
        "at": _("latitude, longitude and zoom, such as {place}").format(place="39.9,46.1,8"),
        "story": number.format(last=steps),
    }


def _say(opened: Opened) -> dict[str, str]:
    story = opened.collection.story
    return {
        "filters": _("Clock and filters"),
        "chosen": _("Clock and filters: {chosen}"),
        "reported": word_clock("reported"),
        "story": _("The story: {title}").format(title=story.title) if story else "",
        "all": _("All events ({n})"),
        "some": _("Events that the filter lets through ({n})"),
        "nothing": _("Nothing found in these sources"),
        "hint": nothing_found(),
        "rejections": _("Not all of this address can be shown"),
        "rejected": _("{parameter} in the address: expected {expected}"),
        "more": quiet(_("and {n} more: another word narrows them down")),
    }
