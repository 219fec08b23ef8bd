"""Numbered citations: who says what in which article, and the list of the articles at the end.

A source gets its number where it is cited first, so accounts must be made in the order of the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from events.model import Account, Event, Settings, Source
from events.words.catalogue import _, ngettext
from events.words.direction import isolate
from events.words.support import Speakers, word_both
from events.words.wording import count
from geo.escaping import escape
from geo.html.accounts import Names, group_copies, say, split_sides, word_points
from geo.html.elements import (
    OUTSIDE,
    account_url,
    link_out,
    outside,
    tag,
    word_basis,
    word_edges,
    word_source,
    word_terms,
    word_title,
)


class References:
    """Numbers the sources of one document and remembers which paragraphs of each it cites."""

    def __init__(
        self,
        sources: Iterable[Source],
        settings: Settings,
        names: Names | None = None,
    ) -> None:
        """Know the sources, and the names of places by id and language; no source is cited yet."""
        self._settings, self._names = settings, names or {}
        sources = list(sources)
        self._known = {source.id: source for source in sources}
        self._speakers = Speakers(sources, settings)
        self._cited: dict[str, set[int]] = {}

    @property
    def sources(self) -> list[Source]:
        """Return the sources cited so far, in the order of their numbers."""
        return [self._known[name] for name in self._cited]

    def number(self, account: Account) -> str:
        """Return the number of an account's source as a link to the list."""
        paragraphs = self._cited.setdefault(account.source, set())
        if account.passage.sentences:
            paragraphs.add(account.passage.paragraph)
        number = list(self._cited).index(account.source) + 1
        return tag("a", f"[{number}]", href=f"#source-{number}", cls="cite")

    def numbers(self, event: Event) -> str:
        """Return the numbers of all sources of an event, each once."""
        links = {self.number(account): list(self._cited).index(account.source) for account in event.accounts}
        return " ".join(sorted(links, key=links.__getitem__))

    def accounts(self, event: Event) -> str:
        """Return all accounts of an event; those that differ side by side, below the point at issue."""
        if not event.differs:
            return self._listed(event.accounts)
        sides, silent = split_sides(event.accounts)
        columns = [tag("div", self._listed(side), cls="side") for side in sides]
        head = tag("p", escape(_("Silent on this:")), cls="silent-head")
        rest = head + self._listed(silent) if silent else ""
        both = word_both(self._speakers.on_both_sides(event))
        title = tag("p", escape(f"{word_points(event.accounts)} {both}".strip()), cls="at-issue")
        return title + tag("div", *columns, cls="sides") + rest

    def listed(self) -> str:
        """Return the list of all sources cited so far."""
        items = (
            tag("li", self._source(source, sorted(self._cited[source.id])), id=f"source-{number}")
            for number, source in enumerate(self.sources, 1)
        )
        title = tag("h2", escape(_("Sources")))
        body = tag("ol", *items) if self._cited else tag("p", escape(_("No article is cited.")))
        return tag("section", title, body, cls="sources")

    def _listed(self, accounts: Sequence[Account]) -> str:
        """Return accounts, those that say the same, by the same and from one origin, as one: copies."""
        groups = group_copies(accounts, self._known)
        return tag("ul", *(self._group(group) for group in groups), cls="accounts")

    def _group(self, group: Sequence[Account]) -> str:
        first = group[0]
        said = say(first, self._settings, self._names)
        copied = count("The same text in {n} article", "The same text in {n} articles", len(group))
        copies = escape(f"{copied}: ") if group[1:] else ""
        is_one = len({account.passage.words for account in group}) == 1
        places = "; ".join(
            self._place(account, "" if is_one else _word_passage(account)) for account in group
        )
        words = escape(_word_passage(first)) if is_one else ""
        return tag("li", said, tag("p", copies, places, words, cls="places"), cls=f"account {first.stance}")

    def _place(self, account: Account, words: str) -> str:
        """Return where an account stands: the number of the article, and a link to the passage."""
        source = self._known[account.source]
        worded = escape(word_basis(source, account, with_words=False) + words)
        return f"{self.number(account)} {link_out(worded, account_url(source, account))}"

    def _source(self, source: Source, paragraphs: Sequence[int]) -> str:
        numbers = ", ".join(str(source.count_paragraph(number)) for number in paragraphs)
        cited = ngettext("Paragraph {numbers}.", "Paragraphs {numbers}.", len(paragraphs))
        lines = [tag("cite", escape(word_title(source))), ". ", escape(f"{word_source(source)}."), " "]
        lines += [escape(cited.format(numbers=numbers)), " "] if numbers else []
        lines.append(escape(_("Origin of the text: {origin}.").format(origin=isolate(source.origin))))
        links = [
            tag("a", escape(address), href=address, cls="address", **OUTSIDE)
            for address in (source.url, *source.archived)
            if address
        ]
        terms = word_terms(source)
        note = outside("p", source.note, cls="note") if source.note else ""
        note += outside("p", terms, cls="note") if terms else ""
        return tag("p", *lines) + tag("p", " ".join(links)) + note


def _word_passage(account: Account) -> str:
    """Word the first and the last words of a passage, to follow the number of its paragraph."""
    return f", {word_edges(account.passage)}" if account.passage.words else ""
