"""What is read besides the map: a page for each article, where accounts differ, events of a large one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from events.model import Event, Source
from events.words.catalogue import _
from events.words.support import Speakers, count_sources, word_counts
from events.words.wording import count, word_number
from geo.escaping import escape
from geo.html.elements import part, tag
from geo.html.readings import (
    article_head,
    article_held,
    disagreements,
    sources_table,
    voices,
    word_texts_hint,
)
from geo.publish.links import INDEX, event_links, localise
from geo.views.opened import Opened

# At most so many events stand on one page.
MOST_EVENTS = 500


def write_sources(opened: Opened) -> str:
    """Return the list of all articles."""
    sources = opened.collection.sources
    origins = len({source.origin for source in sources})
    title = _("Sources: {support}").format(support=word_counts(origins, count_sources(sources)))
    parts = [part(title, word_texts_hint(sources), level=1)]
    if opened.settings.sides and len(opened.collection.events) <= MOST_EVENTS:
        counts = Speakers(sources, opened.settings).count_sides(list(opened.collection.events))
        parts.append(voices(opened.settings, counts))
    parts.append(sources_table(sources, opened.timeline.count_by_source(), ()))
    return _wrap("", localise("".join(parts), INDEX, ""))


def write_source_page(opened: Opened, source: Source) -> str:
    """Return the page of an article."""
    article = write_article(opened, source, f"../{INDEX}", most=MOST_EVENTS)
    return _wrap("../", localise(article, f"../{INDEX}", "../"))


def write_article(opened: Opened, source: Source, base: str, *, most: int | None = None) -> str:
    """Return what is held of an article, of at most so many events.

    `base` is the address of the map's page as seen from where it stands.
    """
    rows = opened.timeline.rows(opened.timeline.columns.sources.holding([source.id]))
    events = opened.timeline.records(rows, most)
    accounts = [(event, one) for event in events for one in event.accounts if one.source == source.id]
    held = article_held(source, accounts, event_links(events, base), notes=opened.notes)
    return tag("section", article_head(source), held, cls="source-article", id=f"source-{source.id}")


def write_disagreements(opened: Opened) -> str:
    """Return the page of the disagreements."""
    html = "".join(list_disagreements(opened, INDEX, level=1, most=MOST_EVENTS))
    return _wrap("", localise(html, INDEX, ""))


def list_disagreements(opened: Opened, base: str, *, level: int, most: int | None = None) -> tuple[str, str]:
    """Return the title of, and every event on which accounts differ, the accounts side by side.

    `base` is the address of the map's page as seen from where it stands.
    """
    rows = opened.timeline.rows(opened.timeline.columns.differs)
    differing = opened.timeline.records(rows, most)
    hint = _("What one account says stands beside what another says; the order decides nothing.")
    if most and len(rows) > most:
        hint += " " + _("These are the first {n}.").format(n=word_number(most))
    worded = count("{n} event", "{n} events", len(rows))
    title = part(_("Where accounts differ: {events}").format(events=worded), hint, level=level)
    return title, disagreements(differing, event_links(differing, base), notes=opened.notes)


def list_event_pages(opened: Opened) -> Iterator[tuple[str, str]]:
    """Yield the pages of all events of a large collection, each with its file."""
    rows = opened.timeline.rows()
    pages = -(-len(rows) // MOST_EVENTS)
    for number in range(pages):
        events = opened.timeline.records(rows[number * MOST_EVENTS : (number + 1) * MOST_EVENTS])
        yield event_page(number), _write_events(opened, events, number, pages)


def event_page(number: int) -> str:
    """Return the file of a page of events, from 0."""
    return f"events/{number + 1}.html"


def _write_events(opened: Opened, events: Sequence[Event], number: int, pages: int) -> str:
    worded = _("All events, page {number} of {pages}").format(
        number=word_number(number + 1), pages=word_number(pages)
    )
    table = opened.notes.table(events, event_links(events, f"../{INDEX}"))
    ways = [(number - 1, _("Previous page")), (number + 1, _("Next page"))]
    links = (tag("a", escape(name), href=f"{to + 1}.html") for to, name in ways if 0 <= to < pages)
    return _wrap("../", part(worded, level=1) + table + tag("nav", *links, aria_label=_("Pages of events")))


def _wrap(up: str, html: str) -> str:
    """Return the body of a page; `up` leads from it to the folder of the site."""
    named = ((_("Map"), INDEX), (_("Sources"), "sources.html"), (_("Disagreements"), "disagreements.html"))
    links = (tag("a", escape(name), href=up + to) for name, to in named)
    top = tag("div", tag("nav", *links, aria_label=_("Pages")), cls="page-top")
    return tag("div", top, tag("main", html, cls="articles"), cls="page")
