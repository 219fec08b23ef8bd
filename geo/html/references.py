"""Numbered citations: who says what in which article, and the list of the articles at the end.

A source gets its number where it is cited first, so accounts must be made in the order of the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from events.model import Account, Event, Source
from events.words.catalogue import _, ngettext
from events.words.wording import count
from geo.html.accounts import arrange_accounts, group_copies
from geo.html.elements import escape, passage_url, tag, word_edges, word_source

OUTSIDE = {"rel": "noopener noreferrer", "target": "_blank"}


class References:
    """Numbers the sources of one document and remembers which paragraphs of each it cites."""

    def __init__(self, sources: Iterable[Source]) -> None:
        """Know the sources; none is cited yet."""
        self._known = {source.id: source for source in sources}
        self._cited: dict[str, set[int]] = {}

    @property
    def sources(self) -> list[Source]:
        """Return the sources cited so far, in the order of their numbers."""
        return [self._known[name] for name in self._cited]

    def number(self, account: Account) -> str:
        """Return the number of an account's source as a link to the list."""
        self._cited.setdefault(account.source, set()).add(account.passage.paragraph)
        number = list(self._cited).index(account.source) + 1
        return tag("a", f"[{number}]", href=f"#source-{number}", cls="cite")

    def numbers(self, event: Event) -> str:
        """Return the numbers of all sources of an event, each once."""
        links = {self.number(account): list(self._cited).index(account.source) for account in event.accounts}
        return " ".join(sorted(links, key=links.__getitem__))

    def accounts(self, event: Event) -> str:
        """Return all accounts of an event; those that differ side by side, below the point at issue."""
        return arrange_accounts(event, self._listed)

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
        groups = group_copies(accounts, self._known)
        return tag("ul", *(self._group(group) for group in groups), cls="accounts")

    def _group(self, group: Sequence[Account]) -> str:
        first = group[0]
        said = tag("p", tag("b", escape(first.attributed_to)), " ", escape(first.says))
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
        worded = escape(_("paragraph {number}").format(number=account.passage.paragraph) + words)
        address = passage_url(self._known[account.source], account.passage.words)
        return f"{self.number(account)} {tag('a', worded, href=address, **OUTSIDE)}"

    def _source(self, source: Source, paragraphs: Sequence[int]) -> str:
        numbers = ", ".join(map(str, paragraphs))
        cited = ngettext("Paragraph {numbers}.", "Paragraphs {numbers}.", len(paragraphs))
        lines = [tag("cite", escape(source.title)), ". ", escape(f"{word_source(source)}."), " "]
        lines += [escape(cited.format(numbers=numbers)), " "]
        lines.append(escape(_("Origin of the text: {origin}.").format(origin=source.origin)))
        address = tag("a", escape(source.url), href=source.url, cls="address", **OUTSIDE)
        note = tag("p", escape(source.note), cls="note") if source.note else ""
        return tag("p", *lines) + tag("p", address) + note


def _word_passage(account: Account) -> str:
    """Word the first and the last words of a passage, to follow the number of its paragraph."""
    return f", {word_edges(account.passage)}" if account.passage.words else ""
