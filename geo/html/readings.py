"""The pages on which a claim is followed to its sentence: the articles with their marks, the disagreements.

Composed of the functions of `elements`, so that everything from outside is escaped. `addresses` holds for
each event id the address at which the map shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from events.model import Account, Event, Settings, Source
from events.words.catalogue import N_, _
from events.words.direction import isolate
from events.words.support import word_sides
from events.words.wording import count, word_language, word_number
from geo.escaping import escape
from geo.html.elements import (
    account_url,
    link_out,
    mark_place,
    outside,
    source_address,
    tag,
    word_basis,
    word_published,
    word_source,
    word_terms,
    word_title,
)
from geo.html.notes import Notes
from geo.html.tables import cells, table

TEXTS_HINT = N_(
    "The texts belong to their publishers and are not part of this program: each link opens an article "
    "there, at the passage where the browser can find it."
)


def word_texts_hint(sources: Iterable[Source], *, is_at_hand: bool = False) -> str:
    """Word where the texts are, if sources have any that is not at hand."""
    return "" if is_at_hand or not any(source.file for source in sources) else _(TEXTS_HINT)


@dataclass(frozen=True, slots=True)
class Text:
    """The text of an article: its language as a BCP 47 tag, and its paragraphs.

    Each has its number as a reader counts; 0 for what stands above the text.
    """

    language: str
    paragraphs: Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a paragraph (1-based; characters, end excluded) that supports events."""

    paragraph: int
    start: int
    end: int
    sentence: str
    events: tuple[Event, ...]


def sources_table(sources: Sequence[Source], resting: Mapping[str, int], at_hand: Iterable[str]) -> str:
    """Return all articles as a table: whose they are, how many events rest on them, whether there is a text.

    `resting` counts the events by the id of the source.
    """
    has_text = set(at_hand)
    are_articles = all(source.kind == "article" for source in sources)
    heads = (
        *(
            _("Article [title by us]") if are_articles else _("Source"),
            _("Publisher"),
            _("Origin"),
            _("By"),
            _("Published"),
        ),
        *(_("Language"), _("Events"), _("Text"), _("Note")),
    )
    rows = []
    for source in sources:
        row = [
            tag("a", escape(word_title(source)), href=source_address(source.id), target="_self"),
            link_out(outside("span", source.publisher) + (" ↗" if source.url else ""), source.url),
            outside("span", source.origin),
            outside("span", source.byline or _("not given")),
            escape(word_published(source)),
            escape(word_language(source.language)) if source.language else "",
            word_number(resting.get(source.id, 0)),
            escape(_word_text(source, is_at_hand=source.id in has_text)),
            outside("span", " ".join(text for text in (source.note, word_terms(source)) if text)),
        ]
        rows.append(cells(heads, row))
    return table(_("All articles"), heads, rows)


def _word_text(source: Source, *, is_at_hand: bool) -> str:
    """Word whether the passages of a source can be looked up: in a text at hand, in none, or not at all."""
    if source.file:
        return _("at hand") if is_at_hand else _("at its publisher")
    names = {
        "article": _("not checkable here"),
        "dataset": _("a dataset: its rows by their ids"),
        "book": _("a book: not checkable here"),
        "video": _("a video: not checkable here"),
        "post": _("a post: not checkable here"),
        "image": _("an image: not checkable here"),
        "map": _("a map: not checkable here"),
    }
    return names[source.kind]


def shared_texts(pairs: Sequence[tuple[Source, Source, int, float]], disagreements: Sequence[str]) -> str:
    """Return which articles share text, and where the recorded origins do not agree with that.

    A pair says how many paragraphs are near-copies, and the share of the shorter article (0 to 1).
    """
    rows = (
        tag(
            "li",
            escape(
                _("{first} and {second} share {paragraphs}, {share} of the shorter").format(
                    first=f"{isolate(first.publisher)}: {word_title(first)}",
                    second=f"{isolate(second.publisher)}: {word_title(second)}",
                    paragraphs=count("{n} paragraph", "{n} paragraphs", paragraphs),
                    share=f"{share:.0%}",
                )
            ),
        )
        for first, second, paragraphs, share in pairs
    )
    none = tag("p", escape(_("No two of the texts at hand share paragraphs.")))
    faults = tag("ul", *(tag("li", escape(one)) for one in disagreements))
    agree = tag("p", escape(_("The recorded origins agree with the texts.")))
    differ = tag("p", escape(_("The recorded origins do not agree with the texts:"))) + faults
    title = tag("summary", escape(_("Which articles share text")))
    listed = tag("ul", *rows) if pairs else none
    return tag("details", title, listed, differ if disagreements else agree, cls="shared")


def voices(settings: Settings, counts: Mapping[str, tuple[int, int]]) -> str:
    """Return who speaks in a collection: in how many events each side does, and in how many it alone."""
    names = word_sides(settings)
    rows = (
        tag("li", outside("b", names.get(side, side)), ": ", escape(_word_voice(among, alone)))
        for side, (among, alone) in counts.items()
    )
    title = tag("summary", escape(_("Who is speaking here")))
    return tag("details", title, tag("ul", *rows), cls="shared voices")


def _word_voice(among: int, alone: int) -> str:
    counted = count("{n} event", "{n} events", among)
    if not alone:
        return counted
    return _("{events}, of which {alone} rest on it alone").format(events=counted, alone=word_number(alone))


def article_head(source: Source) -> str:
    """Return the head of an article's page: our title, whose it is, where it is published."""
    whose = _("{source}. Origin: {origin}.").format(source=word_source(source), origin=isolate(source.origin))
    label = (
        _("Open the article at its publisher") if source.kind == "article" else _("Open it at its publisher")
    )
    link = link_out(f"{escape(label)} ↗", source.url) if source.url else ""
    archived = escape(_("Archived copy"))
    for address in source.archived:
        link += " · " + link_out(f"{archived} ↗", address)
    lines = [text for text in (source.note, word_terms(source)) if text]
    note = "".join(outside("p", text, cls="quiet") for text in lines)
    return tag(
        "div",
        tag("h2", escape(word_title(source)), id="content", tabindex="-1"),
        tag("p", escape(whose)),
        tag("p", link) if link else "",
        note,
        cls="article-head",
    )


def article_text(
    text: Text,
    marks: Sequence[Mark],
    addresses: Mapping[str, str],
    *,
    notes: Notes,
    chosen: str = "",
) -> str:
    """Return a text paragraph by paragraph, every passage that supports an event marked and labelled."""
    parts = []
    for number, (shown, paragraph) in enumerate(text.paragraphs, 1):
        own = [mark for mark in marks if mark.paragraph == number]
        label = tag("span", f"¶{shown}" if shown else "", cls="number")
        marked = _marked(paragraph, own, addresses, chosen)
        words = tag("span", marked, dir="auto", lang=text.language)
        parts.append(
            tag("div", tag("p", label, " ", words), _supports(own, addresses, notes), cls="paragraph")
        )
    return tag("div", *parts, cls="article", data_list="")


def article_held(
    source: Source, accounts: Sequence[tuple[Event, Account]], addresses: Mapping[str, str], *, notes: Notes
) -> str:
    """Return what is held of an article whose text is not at hand, paragraph by paragraph."""
    parts = []
    for number in sorted({account.passage.paragraph for _event, account in accounts}):
        rows = [
            tag("li", _held(source, account), " · ", _event_link(event, addresses, notes))
            for event, account in accounts
            if account.passage.paragraph == number
        ]
        held = escape(_("recorded of this paragraph:"))
        title = tag("p", tag("span", mark_place(source, number), cls="number"), " ", held) if number else ""
        parts.append(tag("div", title, tag("ul", *rows, cls="supports"), cls="paragraph"))
    return tag("div", *parts, cls="article", data_list="")


def _held(source: Source, account: Account) -> str:
    """Return what is held of one account: who says what, and the way to what it rests on."""
    said = f"{outside('b', account.attributed_to)} {outside('span', account.says)}"
    if not account.passage.sentences:
        return f"{said} · {link_out(escape(word_basis(source, account)), account_url(source, account))}"
    label = escape(_("Open at this passage"))
    return f"{said} · {link_out(f'{label} ↗', account_url(source, account))}"


def disagreements(events: Sequence[Event], addresses: Mapping[str, str], *, notes: Notes) -> str:
    """Return every event whose accounts differ, the accounts side by side."""
    parts = [
        tag("section", notes.event(event, is_open=True), tag("p", _event_link(event, addresses, notes)))
        for event in events
        if event.differs
    ]
    return tag("div", *parts, cls="disagreements", data_list="")


def _marked(paragraph: str, marks: Sequence[Mark], addresses: Mapping[str, str], chosen: str) -> str:
    """Return a paragraph with its marks; where two overlap, what the earlier has is left out of the later."""
    html, at = "", 0
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        start = max(mark.start, at)
        if start >= mark.end:
            continue
        html += escape(paragraph[at:start])
        inside = tag(
            "mark", escape(paragraph[start : mark.end]), cls="chosen" if mark.sentence == chosen else ""
        )
        target = addresses.get(mark.events[0].id, "./")
        html += tag("a", inside, href=target, target="_self", cls="passage", id=f"s-{mark.sentence}")
        at = mark.end
    return html + escape(paragraph[at:])


def _supports(marks: Sequence[Mark], addresses: Mapping[str, str], notes: Notes) -> str:
    events = {event.id: event for mark in marks for event in mark.events}
    if not events:
        return ""
    links = (tag("li", _event_link(event, addresses, notes)) for event in events.values())
    return tag("ul", *links, cls="supports")


def _event_link(event: Event, addresses: Mapping[str, str], notes: Notes) -> str:
    words = escape(f"{notes.dated(event)}: ") + outside("span", event.summary)
    return (
        tag("a", words, href=addresses.get(event.id, "./"), target="_self")
        + " "
        + tag("span", escape(notes.support(event)), cls="where")
    )
