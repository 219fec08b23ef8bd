"""How to read the page: colours, dates, clocks, and how well a thing is supported, in plain words."""

from __future__ import annotations

from events.model import Settings
from events.words.catalogue import N_, _
from geo.drawing.style import looks_of
from geo.escaping import escape
from geo.html.elements import tag

# Each part of the guide: its title and its sentences.
PARTS = (
    (
        N_("What you see"),
        N_(
            "The map shows what the articles of this collection report for the day that is chosen above it. "
            "Nothing is drawn that no article says. Where the articles are silent, the page says so. Every "
            "note leads to the article, and to the sentence, that it comes from."
        ),
    ),
    (
        N_("Dates and deadlines"),
        N_(
            "A bar below the time axis runs from an agreement to the last day that it leaves for a handover. "
            "If a deadline was moved, both days are shown. An event that is dated only by a month or a year "
            "stays a month or a year."
        ),
    ),
    (
        N_("How well a thing is supported"),
        N_(
            "Several articles can be copies of one text, and a copy is no second witness. So we count from "
            "how many newsrooms the texts come (origins) and how many people or offices speak in them "
            "(speakers). One ministry that two newsrooms quote is two origins, and one speaker."
        ),
    ),
    (
        N_("Accounts that differ"),
        N_(
            "Where articles contradict each other, both stand side by side, and neither is preferred. An "
            "article that says nothing on the point is listed as silent."
        ),
    ),
    (
        N_("Two clocks"),
        N_(
            "“Happened” shows what had happened by a day, as far as it is known now. “Reported” shows only "
            "what articles had reported by that day."
        ),
    ),
    (
        N_("Whose words"),
        N_(
            "The words are ours, and meant to take no side. Words in “quotation marks” are an article’s. "
            "[Titles in brackets] are ours, too: they are not the headlines of the articles."
        ),
    ),
    (
        N_("Keys"),
        N_(
            "Tab leads from part to part, and first to links that skip to each. Within the notes, the table "
            "and the marks of the time axis the arrow keys lead on. Enter opens, Escape closes. On the time "
            "axis the arrows go by a day, Page Up and Page Down by a week."
        ),
    ),
)


def guide(settings: Settings) -> str:
    """Return the guide, with the colours of the districts and what each stands for."""
    colours = tag(
        "ul",
        *(
            tag("li", tag("span", "", cls=f"swatch {cls}"), " ", escape(look.words))
            for cls, look in looks_of(settings).items()
        ),
        cls="guide-colours",
    )
    parts = [
        tag("h3", escape(_(title))) + tag("p", escape(_(text))) + (colours if at == 0 else "")
        for at, (title, text) in enumerate(PARTS)
    ]
    return tag("div", *parts, cls="guide")
