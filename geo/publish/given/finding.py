"""What a browser filters and searches by: which rows each choice lets through, and texts, folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from babel import Locale

from events.finding.queries import LANGUAGES
from events.folding import fold
from events.model import UNKNOWN, Event
from events.timeline.filter import Filter
from events.words.catalogue import _
from events.words.wording import count, word_day
from geo.drawing.layers import pack_rows
from geo.drawing.published_data import FilterParts, Found
from geo.html.elements import tag, word_source, word_title
from geo.html.finding import Hit, found_link
from geo.publish.links import event_links, file_of_source, view_link
from geo.views.choices import PLACE_KINDS, name_parts
from geo.views.opened import Opened
from geo.views.view import View, scale_of

# The groups in which things are found, in the order of the page's own search.
DAYS, PLACES, EVENTS, SPEAKERS, ARTICLES = range(5)

# What can be found: its folded text, how it is shown, and the ids of the places by whose names it is found.
Thing = tuple[str, Hit, Sequence[str]]


def group_titles() -> list[str]:
    """Return the titles of the groups; {n} stands for how many things were found in it."""
    return [_("Days"), _("Places"), _("Events ({n})"), _("Who speaks"), _("Articles")]


def make_filter(opened: Opened) -> FilterParts:
    """Return which rows each value of each part of the filter lets through, and the texts of all events."""
    timeline, titles = opened.timeline, name_parts(opened)
    masks = {
        part: {
            value: pack_rows(timeline.pick(Filter(**{part: (value,)}))) or ""  # type: ignore[arg-type]
            for value in values
        }
        for part, values in titles.items()
    }
    return {"masks": masks, "texts": [_text(event) for event in opened.collection.events]}


def list_found(opened: Opened, *, in_files: bool, has_events: bool) -> list[Found]:
    """Return all that can be found, group by group, in the order in which it is listed.

    Without `has_events` events are found elsewhere: see `keys`.
    """
    events = _events(opened) if has_events else iter(())
    groups = (_days(opened), _places(opened), events, _speakers(opened), _articles(opened, in_files))
    return [
        {"text": text, "html": tag("li", found_link(hit)), "group": number, "places": list(places)}
        for number, group in enumerate(groups)
        for text, hit, places in group
    ]


def _text(event: Event) -> str:
    said = (part for one in event.accounts for part in (one.says, one.attributed_to))
    return fold(" ".join([event.summary, *said]))


def _days(opened: Opened) -> Iterator[Thing]:
    """Yield the days on which something happens, as a reader may write them in any of the languages."""
    for day, events in sorted(opened.timeline.marked(opened.collection.events).items()):
        view = View(day, scale=scale_of(opened.settings, day))
        words = count("{n} event", "{n} events", len(events))
        yield _spell(day), Hit(word_day(day), "", words, view_link(view)), ()


def _spell(day: date) -> str:
    months = " ".join(fold(name) for name in _month_names(day.month))
    return f"{day.isoformat().replace('-', ' ')} {day.day} {months} {day.year}"


@cache
def _month_names(month: int) -> tuple[str, ...]:
    names = (Locale.parse(lang).months["format"]["wide"][month] for lang in LANGUAGES)
    return tuple(dict.fromkeys(names))


def _places(opened: Opened) -> Iterator[Thing]:
    shapes, columns = opened.shapes, opened.timeline.columns
    for feature in shapes["districts"]["features"]:
        own = feature["properties"]
        if own["id"] in opened.names:
            number = int(columns.districts.holding([own["id"]]).sum())
            yield "", _place(opened, own, "district", own["id"], number), [own["id"]]
    for place in shapes["places"]:
        if place["district"] in opened.names and place["kind"] in PLACE_KINDS:
            number = int(columns.districts.holding([place["district"]]).sum())
            yield "", _place(opened, place, place["kind"], place["district"], number), [place["id"]]


def _place(opened: Opened, place: dict[str, object], kind: str, code: str, number: int) -> Hit:
    worded = _(PLACE_KINDS[kind])
    where = worded if kind == "district" else _("{kind} in {district}").format(
        kind=worded, district=opened.names[code]
    )  # fmt: skip
    events = _("{events} in the district").format(events=count("{n} event", "{n} events", number))
    change = f"district={code}&event=&q=&compare=&story="
    link = view_link(View(opened.settings.opens_on, district=code))
    return Hit(str(place["name"]), where, events, link, change)


def _events(opened: Opened) -> Iterator[Thing]:
    events = list(opened.collection.events)
    links = event_links(events)
    for event in events:
        hit = Hit(event.summary, opened.notes.districts(event), opened.notes.dated(event), links[event.id])
        text = f"{_text(event)} {event.when.text.replace('-', ' ')}"
        yield text, hit, [*event.districts, *event.places]


def _speakers(opened: Opened) -> Iterator[Thing]:
    days = {e.id: d for d, of_day in opened.timeline.marked(opened.collection.events).items() for e in of_day}
    spoken: dict[str, list[Event]] = {}
    for event in opened.collection.events:
        for name in dict.fromkeys(account.attributed_to for account in event.accounts):
            spoken.setdefault(name, []).append(event)
    for name, events in spoken.items():
        on = sorted(days[event.id] for event in events if event.id in days)
        day = on[-1] if on else opened.settings.opens_on
        view = View(day, filter=Filter(words=name), scale=scale_of(opened.settings, day))
        when = " – ".join(dict.fromkeys(word_day(one) for one in (on[:1] + on[-1:])))
        worded = count("speaks in {n} event", "speaks in {n} events", len(events))
        yield fold(name), Hit(name, worded, when, view_link(view)), ()


def _articles(opened: Opened, in_files: bool) -> Iterator[Thing]:
    for source in opened.collection.sources:
        text = fold(" ".join((source.title, source.publisher, source.origin, source.byline)))
        day = "" if source.published == UNKNOWN else _spell(date.fromisoformat(source.published))
        link = file_of_source(source.id) if in_files else f"#source-{source.id}"
        yield f"{text} {day}", Hit(word_title(source), _("article"), word_source(source), link, None), ()
