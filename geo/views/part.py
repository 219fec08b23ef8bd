"""What of a collection is exported: what a view shows, days, an event, or everything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from events.exchange.formats import Stamp
from events.model import Event, Source
from events.texts.articles import Article
from events.timeline.columns import Ints
from events.words.catalogue import _
from events.words.direction import isolate
from events.words.wording import word_day
from geo.drawing.areas import EPOCH
from geo.drawing.ground_data import AreaData
from geo.exchange.geojson import Places
from geo.exchange.states import Span, list_spans
from geo.views.choices import word_filter
from geo.views.opened import Opened
from geo.views.opened_view import OpenedView
from geo.views.view import View

_BATCH = 1024


@dataclass(frozen=True, kw_only=True)
class Part:
    """What of a collection is exported.

    `rows` are its events in their order, `shown` the view of its map and its districts. `days` are those from
    the first to the last, None for an open end; of a part without both the dossier is that of the view's day.
    `follow` hands on the events as they are read: it may tell how far that has come.
    `articles` are the texts at hand by source id, `is_all` says that nothing is left out: articles on which
    no event rests belong to it, too.
    """

    shown: OpenedView
    rows: Ints
    stamp: Stamp
    days: tuple[date | None, date | None]
    articles: Mapping[str, Article] = field(default_factory=dict)
    is_all: bool = False
    follow: Callable[[Iterator[Event]], Iterable[Event]] = iter

    @property
    def opened(self) -> Opened:
        """Return the collection."""
        return self.shown.opened

    @property
    def until(self) -> date:
        """Return the last of the days."""
        return self.days[1] or date.max

    @cached_property
    def events(self) -> list[Event]:
        """Return the events, with those of their accounts that count by the last of the days."""
        return list(self.each())

    def each(self) -> Iterator[Event]:
        """Yield the events one by one: of a large collection, no more of them are kept than of a batch."""
        batches = (self.rows[begin : begin + _BATCH] for begin in range(0, len(self.rows), _BATCH))
        read = (event for rows in batches for event in self.shown.known(rows, self.until))
        yield from self.follow(read)

    @cached_property
    def sources(self) -> list[Source]:
        """Return the articles on which the events rest, in the collection's order."""
        return (
            list(self.opened.collection.sources) if self.is_all else self.shown.sources(self.rows, self.until)
        )

    @property
    def codes(self) -> list[str]:
        """Return the codes of the districts whose states are taken."""
        view = self.shown.view
        chosen = (view.district,) if view.district else view.filter.districts
        return [code for code in self.opened.names if not chosen or code in chosen]

    @cached_property
    def spans(self) -> list[Span]:
        """Return the states of the districts that hold on any of the days."""
        timeline, clock = self.opened.timeline, self.shown.view.clock
        states = {code: timeline.changes(code, clock) for code in self.codes}
        return [span for span in list_spans(states) if span.meets(*self.days)]

    @cached_property
    def areas(self) -> list[AreaData]:
        """Return the areas of control that are shown on any of the days, of the chosen districts' events."""
        first, last = self.days
        by_id, found = self.opened.timeline.by_id, []
        is_some = len(self.codes) < len(self.opened.names)
        for area in self.opened.shapes["areas"]:
            begin, end = self.area_days(area)
            of_part = not is_some or set(by_id[area["event"]].districts) & set(self.codes)
            if (
                of_part
                and (begin or date.min) <= (last or date.max)
                and (first or date.min) <= (end or date.max)
            ):
                found.append(area)
        return found

    def area_days(self, area: Mapping[str, Any]) -> tuple[date | None, date | None]:
        """Return the first and the last day of an area; None where an end is not known."""
        first, last = area["days"][self.shown.view.clock]
        return tuple(day if day is None else date.fromordinal(day + EPOCH) for day in (first, last))  # type: ignore[return-value]

    @cached_property
    def places(self) -> Places:
        """Return where events are."""
        own: dict[str, list[tuple[float, float]]] = {}
        if spots := self.opened.spots:
            ids, has = self.opened.timeline.columns.ids, spots.count() > 0
            own = {ids[row]: spots.of(row) for row in self.rows[has[self.rows]].tolist()}
        return Places(self.opened.shapes, own)


def take_shown(shown: OpenedView, day: date) -> Part:
    """Take what a view shows: the events up to its day. `day` is that of the export."""
    stamp = _stamp(shown.opened, day, _join(shown.name(), word_filtered(shown)))
    return Part(shown=shown, rows=shown.up_to(), stamp=stamp, days=(None, shown.view.date))


def take_event(shown: OpenedView, id: str, day: date) -> Part:
    """Take one event, with the map of its own day."""
    timeline = shown.opened.timeline
    rows = np.flatnonzero(timeline.columns.ids == id).astype(np.int32)
    on = next(iter(timeline.marked(timeline.records(rows), shown.view.clock)), shown.view.date)
    view = View(on, clock=shown.view.clock, lang=shown.view.lang, event=id)
    stamp = _stamp(shown.opened, day, _("Event {id}").format(id=id))
    return Part(shown=replace(shown, view=view), rows=rows, stamp=stamp, days=(None, on))


def take_days(shown: OpenedView, first: date | None, last: date | None, day: date) -> Part:
    """Take the events that stand on the time axis on the days from the first to the last; None: no limit."""
    opened, view = shown.opened, shown.view
    begin, end = first or opened.earliest, last or max(opened.settings.last_day, opened.earliest)
    days, rows = opened.timeline.stands(view.clock), shown.among()
    least, most = begin.toordinal(), end.toordinal() if last else date.max.toordinal() - 1
    own = rows[(least <= days[rows]) & (days[rows] <= most)]
    words = _("{begin} to {end}").format(begin=word_day(begin), end=word_day(end))
    where = f"{isolate(opened.names[view.district])} ({view.district})" if view.district else ""
    rows = own[np.argsort(days[own], kind="stable")]
    stamp = _stamp(opened, day, _join(where, words, word_filtered(shown)))
    return Part(shown=shown, rows=rows, stamp=stamp, days=(begin, end))


def take_all(shown: OpenedView, day: date) -> Part:
    """Take all that the filter and the district of a view let through, of all days; without them, all."""
    opened, view = shown.opened, shown.view
    where = f"{isolate(opened.names[view.district])} ({view.district})" if view.district else ""
    chosen = _join(where, word_filtered(shown))
    stamp = _stamp(opened, day, chosen)
    return Part(shown=shown, rows=shown.among(), stamp=stamp, days=(None, None), is_all=not chosen)


def _stamp(opened: Opened, day: date, chosen: str) -> Stamp:
    settings = opened.settings
    return Stamp(title=settings.title, version=settings.version, day=day, chosen=chosen)


def word_filtered(shown: OpenedView) -> str:
    """Word which events the filter of a view lets through; empty if all."""
    return word_filter(shown.opened, shown.view.filter)


def _join(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
