"""The story of the collection, if it has one: the offer to follow it, and its steps beside the map."""

from __future__ import annotations

from dataclasses import replace

from events.words.catalogue import _, current_language
from geo.html.story import story_offer
from geo.page.parts.components import show_linked
from geo.page.session.collection import OpenCollection
from geo.views.story import view_step, write_step
from geo.views.view import View, view_address


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
