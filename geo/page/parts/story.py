"""The story of the collection, if it has one: the offer to follow it, and its steps beside the map."""

from __future__ import annotations

from dataclasses import replace

from events.model import Step, Story
from events.words.catalogue import _, current_language
from geo.html.story import ShownStep, story_offer, story_step
from geo.page.parts.components import show_linked
from geo.page.parts.table import event_addresses
from geo.page.session.collection import OpenCollection, remembered
from geo.page.session.view import View, scale_of, view_address


def show_story_offer(opened: OpenCollection, view: View) -> None:
    """Offer the story, while it is not being followed."""
    story = opened.collection.story
    if story is not None and view.story is None:
        html = story_offer(len(story.steps), view_address(view_step(opened, story.steps[0], 1, view)))
        show_linked(opened, "story_offer", html, label=_("The story: {title}").format(title=story.title))


def show_story(opened: OpenCollection, view: View) -> None:
    """Show the step of the story that the view names."""
    story = opened.collection.story
    if story is not None and view.story is not None:
        plain = replace(view, q="", event=None, compare=None)
        html = write_step(opened, plain, current_language())
        label = _("The story: {title}").format(title=story.title)
        show_linked(opened, "story", html, label=label, live=True)


@remembered(64)
def write_step(opened: OpenCollection, view: View, language: str) -> str:  # noqa: ARG001
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


def view_step(opened: OpenCollection, step: Step, number: int, view: View) -> View:
    """Return the view of a step: its day and district, without a filter; names stay in their language."""
    scale = scale_of(opened.settings, step.date)
    return View(step.date, step.district, lang=view.lang, scale=scale, story=number)
