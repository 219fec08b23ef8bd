"""The steps of a story: which view each shows, and what is written of it."""

from __future__ import annotations

from dataclasses import replace

from events.model import Step, Story
from geo.html.story import ShownStep, story_step
from geo.views.addresses import event_addresses
from geo.views.opened import Opened, remembered
from geo.views.view import View, scale_of, view_address


@remembered(64)
def write_step(opened: Opened, view: View, language: str) -> str:  # noqa: ARG001
    """Return a step of the story as HTML.

    `language` is the current one: what is kept is kept for each.
    """
    story: Story | None = opened.collection.story
    if story is None or view.story is None:
        return ""
    step = story.steps[view.story - 1]
    events = [opened.timeline.by_id[id] for id in step.events]
    views = {str(n): view_step(opened, one, n, view) for n, one in enumerate(story.steps, 1)}
    addresses = event_addresses(opened, events, views[str(view.story)])
    addresses |= {name: view_address(one) for name, one in views.items()}
    shown = ShownStep(
        step=step,
        number=view.story,
        steps=len(story.steps),
        events=events,
        addresses=addresses | {"": view_address(replace(view, story=None))},
    )
    return story_step(shown, story.title, opened.notes)


def view_step(opened: Opened, step: Step, number: int, view: View) -> View:
    """Return the view of a step: its day and district, without a filter; names stay in their language."""
    scale = scale_of(opened.settings, step.date)
    return View(step.date, step.district, lang=view.lang, scale=scale, story=number)
