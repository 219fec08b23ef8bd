"""What the page shows: a view of the collection that is open, as exports and pictures take it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from events.model import Event, Source
from events.timeline.columns import Ints
from events.timeline.filter import Filter
from events.words.catalogue import _
from events.words.direction import isolate
from events.words.wording import word_day
from geo.drawing.chunks import COUNTED_DAYS
from geo.drawing.layers import corners_of
from geo.drawing.points import find_wide
from geo.print.discs import Disc
from geo.print.moment import Moment
from geo.views.axis import choose_rows
from geo.views.opened import Opened
from geo.views.view import View


@dataclass(frozen=True, slots=True)
class OpenedView:
    """What the page shows: a view of the collection that is open."""

    opened: Opened
    view: View

    def name(self) -> str:
        """Word what is shown."""
        where = (
            f"{isolate(self.opened.names[self.view.district])} ({self.view.district})"
            if self.view.district
            else _("The region")
        )
        return _("{where} on {day}").format(where=where, day=word_day(self.view.date))

    def among(self) -> Ints:
        """Return the rows that the filter lets through, of the chosen district if there is one."""
        timeline, passes = self.opened.timeline, self.opened.timeline.pick(self.view.filter)
        if self.view.district:
            passes = passes & timeline.pick(Filter(districts=(self.view.district,)))
        return timeline.rows(passes)

    def up_to(self) -> Ints:
        """Return the rows of the events that the notes show, newest first."""
        among = choose_rows(self.opened, self.view.filter)
        listed = self.opened.timeline.rows_on(
            self.view.date, clock=self.view.clock, district=self.view.district, among=among
        )
        return np.concatenate([listed.of_day, listed.earlier])

    def known(self, rows: Ints, until: date) -> list[Event]:
        """Return the events of these rows, with those of their accounts that count by a day."""
        timeline = self.opened.timeline
        return timeline.known(timeline.records(rows), until, self.view.clock)

    def sources(self, rows: Ints, until: date) -> list[Source]:
        """Return the sources on which the events of these rows rest by a day."""
        timeline, clock = self.opened.timeline, self.view.clock
        used = timeline.count_by_source(rows)
        every = self.opened.collection.sources
        return [one for one in every if one.id in used and timeline.is_known(one.id, until, clock)]

    def moment(self, day: date) -> Moment:
        """Return what the map shows on a day."""
        timeline = self.opened.timeline
        states = {code: timeline.state(code, day, self.view.clock) for code in self.opened.names}
        begins, ends = timeline.columns.drawn(self.view.clock)
        among, number = choose_rows(self.opened, self.view.filter), day.toordinal()
        is_drawn = (begins <= number) & (number <= ends)
        rows = timeline.rows(is_drawn if among is None else is_drawn & among)
        spots = self.opened.drawn_spots
        return Moment(
            day=day,
            states=states,
            drawn=timeline.records(rows),
            event=self.view.event,
            clock=self.view.clock,
            discs=self._find_discs(number) if self.opened.is_counted else (),
            corners=corners_of(self.opened.drawn_shapes, spots),
            wide=self._find_wide(rows),
        )

    def _find_wide(self, rows: Ints) -> frozenset[str]:
        """Return the districts in which an event of these rows is told to have been somewhere."""
        precisions = self.opened.collection.events.precisions()
        wide = self.opened.timeline.records(rows[find_wide(precisions)[rows]])
        return frozenset(code for event in wide for code in event.districts)

    def _find_discs(self, day: int) -> list[Disc]:
        """Return where the events of the thirty days up to a day were, and how many at each point."""
        spots, among = self.opened.drawn_spots, choose_rows(self.opened, self.view.filter)
        if spots is None:
            return []
        begins, ends = self.opened.timeline.columns.drawn(self.view.clock)
        is_shown = (begins > day - COUNTED_DAYS) & (begins <= day) & (begins <= ends)
        is_there = (is_shown if among is None else is_shown & among)[spots.rows()]
        places = np.column_stack((spots.lon[is_there], spots.lat[is_there])).round(4)
        found, counts = np.unique(places, axis=0, return_counts=True)
        return [
            (lon, lat, number) for (lon, lat), number in zip(found.tolist(), counts.tolist(), strict=True)
        ]
