"""A story through the collection: the offer to follow it, and each of its steps with its events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from events.model import Event, Step
from events.words.catalogue import _
from events.words.wording import count, word_day, word_number
from geo.escaping import escape
from geo.html.elements import outside, tag
from geo.html.notes import Notes

# The name under which a browser remembers that the offer was dismissed.
OFFER = "story"


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step that is shown, its number from 1, and how many there are.

    `events` are those on which it rests; `addresses` tell where each is shown, by its id, and where the other
    steps are, by their number. The empty name is the view without the story.
    """

    step: Step
    number: int
    steps: int
    events: Sequence[Event]
    addresses: Mapping[str, str]


def story_offer(steps: int, address: str) -> str:
    """Return the offer to follow a story; what is dismissed is the offer, not the way to it."""
    worded = count("Follow the story in {n} step", "Follow the story in {n} steps", steps)
    follow = tag(
        "a", escape(worded), href=address, target="_self", data_go="", data_name="follow", cls="follow"
    )
    dismiss = tag(
        "button",
        tag("span", "×", aria_hidden="true"),
        type="button",
        data_dismiss=OFFER,
        aria_label=_("Make this offer smaller"),
    )
    return tag("p", follow, dismiss, cls="story-offer", data_dismissible=OFFER)


def story_step(shown: ShownStep, title: str, notes: Notes) -> str:
    """Return a step of the story of this title: what it tells, its events, and the ways on."""
    place = _("Step {number} of {steps} · {day}").format(
        number=word_number(shown.number), steps=word_number(shown.steps), day=word_day(shown.step.date)
    )
    head = outside("h2", shown.step.title, tabindex="-1", data_focus="")
    rests = tag("p", escape(_("It rests on these events:")), cls="quiet")
    events = tag("ul", *(_event(event, shown, notes) for event in shown.events))
    return tag(
        "div",
        outside("p", title, cls="story-title"),
        head,
        tag("p", escape(place), cls="quiet"),
        outside("p", shown.step.text, cls="story-text"),
        _ways(shown),
        rests,
        events,
        cls="story-step",
    )


def _ways(shown: ShownStep) -> str:
    """Return the links to the step before and after, and out of the story."""
    ways = [("previous", _("Previous step"), shown.number - 1), ("next", _("Next step"), shown.number + 1)]
    links = [
        tag(
            "a",
            escape(worded),
            href=shown.addresses[str(number)],
            target="_self",
            data_go="",
            data_name=name,
        )
        for name, worded, number in ways
        if 1 <= number <= shown.steps
    ]
    leave = tag(
        "a",
        escape(_("Leave the story")),
        href=shown.addresses[""],
        target="_self",
        data_go="story=",
        data_name="leave",
    )
    return tag("nav", *links, leave, aria_label=_("Steps of the story"))


def _event(event: Event, shown: ShownStep, notes: Notes) -> str:
    address = shown.addresses.get(event.id, "./")
    link = outside("a", event.summary, href=address, target="_self", data_go="")
    return tag("li", link, " ", tag("span", escape(notes.dated(event)), cls="when"))
