"""Addresses within a collection: what one may ask for, and where each event is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from events.model import Event
from events.timeline.filter import MOST_READ
from events.words.catalogue import _
from geo.views.opened import Opened
from geo.views.view import Allowed, View, read_view, view_address, word_rejected


def read_asked(opened: Opened, parameters: Mapping[str, Sequence[str]]) -> tuple[View, dict[str, str]]:
    """Read parameters of an address as `read_view` does, within the days and events of this collection."""
    view, messages = read_view(_complete(opened, parameters), allowed_in(opened))
    if view.event is not None and view.event not in opened.timeline.by_id:
        messages["event"] = word_rejected("event", view.event, _("the id of an event"))
        view = replace(view, event=None)
    return view, messages


def _complete(opened: Opened, parameters: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """Return the parameters of an address; one that names a step of the story and no day has the step's."""
    story, number = opened.collection.story, (parameters.get("story") or [""])[-1]
    if story is None or "date" in parameters or number not in map(str, range(1, len(story.steps) + 1)):
        return parameters
    step = story.steps[int(number) - 1]
    return {"date": [step.date.isoformat()], "district": [step.district or ""]} | dict(parameters)


def allowed_in(opened: Opened) -> Allowed:
    """Return what the address may ask for in a collection."""
    lists: dict[str, Sequence[str]] = {
        "kinds": [kind.id for kind in opened.settings.kinds],
        "districts": tuple(opened.names),
        "sources": [source.id for source in opened.collection.sources],
        "sides": [id for id, _name in opened.settings.sides],
    }
    span = (opened.earliest, max(date.today(), opened.settings.last_day))
    story = opened.collection.story
    return Allowed(
        opened.settings,
        span,
        lists,
        layers=tuple(opened.groups),
        langs=opened.langs,
        is_read=len(opened.timeline.columns) <= MOST_READ,
        steps=len(story.steps) if story else 0,
    )


def event_addresses(opened: Opened, events: Sequence[Event], view: View) -> dict[str, str]:
    """Return for each of the events the address at which the map shows it, on its own day, in this view."""
    days = {
        event.id: day
        for day, of_day in opened.timeline.marked(events, view.clock).items()
        for event in of_day
    }
    addresses = {}
    for event in events:
        place = (event.route.to if event.route else event.districts[0]) if event.districts else None
        shown = replace(view, date=days.get(event.id, view.date), event=event.id, district=place)
        addresses[event.id] = view_address(shown)
    return addresses
