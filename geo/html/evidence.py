"""What an event rests on, as HTML: its accounts with their copies, and the ways to where each stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from events.model import Account, Event, Settings, Source
from events.words.catalogue import _
from events.words.direction import isolate
from events.words.support import Speakers, word_both, word_support
from events.words.wording import count
from geo.escaping import escape
from geo.html.accounts import Names, group_copies, say, split_sides, word_points
from geo.html.elements import (
    account_url,
    copy_button,
    link_out,
    mark_basis,
    outside,
    source_address,
    tag,
    word_basis,
    word_edges,
    word_source,
    word_title,
)


@dataclass(frozen=True, slots=True)
class Quote:
    """A paragraph of a text that the reader has, with the stretches (start, end) that support an account."""

    text: str
    marks: tuple[tuple[int, int], ...]


class Evidence:
    """Writes the accounts of events, for one collection."""

    def __init__(
        self,
        settings: Settings,
        sources: Iterable[Source],
        names: Names,
        quotes: Callable[[Account], Sequence[Quote]] | None = None,
    ) -> None:
        """Keep what every account needs; `quotes` finds its passage in the texts that the reader has."""
        sources = list(sources)
        self._settings, self._names, self._quotes = settings, names, quotes
        self._sources: Mapping[str, Source] = {source.id: source for source in sources}
        self._speakers = Speakers(sources, settings)

    def accounts(self, event: Event) -> str:
        """Return all accounts of an event; those that differ side by side, under the point at issue."""
        if not event.differs:
            return self._list(event.accounts)
        title = tag("p", escape(word_points(event.accounts)), cls="at-issue")
        sides, silent = split_sides(event.accounts)
        columns = (tag("div", self._list(side), cls="side") for side in sides)
        head = tag("p", escape(_("Silent on this:")), cls="silent-head")
        rest = head + self._list(silent) if silent else ""
        both = word_both(self._speakers.on_both_sides(event))
        same = tag("p", escape(both), cls="both-sides") if both else ""
        return title + same + tag("div", *columns, cls="sides") + rest

    def support(self, event: Event) -> str:
        """Word how well an event is supported: origins first, then articles, then who speaks in them."""
        return word_support(self._speakers.support(event.accounts))

    def links(self, event: Event) -> str:
        """Return a short link to the passage of each account, at its publisher."""
        return tag("ul", *(tag("li", self._short_link(account)) for account in event.accounts))

    def _list(self, accounts: Sequence[Account]) -> str:
        groups = group_copies(accounts, self._sources)
        return tag("ul", *(self._group(group) for group in groups), cls="accounts")

    def _group(self, group: Sequence[Account]) -> str:
        first = group[0]
        says = say(first, self._settings, self._names, cls="says")
        worded = count("The same text in {n} article", "The same text in {n} articles", len(group))
        copies = tag("li", escape(worded), cls="copies") if group[1:] else ""
        places = (tag("li", self._place(account)) for account in group)
        return tag("li", says, tag("ul", copies, *places, cls="sources"), cls=f"account {first.stance}")

    def _short_link(self, account: Account) -> str:
        source = self._sources[account.source]
        text = f"{isolate(source.publisher)}: {word_title(source)} {mark_basis(source, account)}"
        return link_out(escape(text), account_url(source, account))

    def _place(self, account: Account) -> str:
        """Return where an account stands: article, place in it, the ways there, a citation to copy."""
        source, words = self._sources[account.source], account.passage.words
        cited = f"{word_source(source)}: {word_title(source)}"
        parts = [
            tag("span", escape(cited), cls="source"),
            tag("span", escape(word_basis(source, account)), cls="place"),
        ]
        for number, address in enumerate((account_url(source, account), *source.archived)):
            label = _("Archived copy") if number else _("Open it at its publisher")
            if source.kind == "article" and not number:
                label = _("Open the article at this passage") if len(words) == 2 else _("Open the article")
            if address:
                parts.append(link_out(escape(label) + tag("span", " ↗", aria_hidden="true"), address))
        # That of a dataset is about all its rows, and stands with the sources.
        if source.note and source.kind != "dataset":
            parts.append(outside("span", source.note, cls="source-note"))
        # Not among the parts: it is left out on paper.
        copy = copy_button(_("Copy citation"), self._cite(account))
        return f"{' · '.join(parts)} {copy}{self._read(account)}"

    def _cite(self, account: Account) -> str:
        """Return a citation of a passage in plain text."""
        source = self._sources[account.source]
        worded = account.passage.words or not account.passage.sentences
        place = word_basis(source, account) if worded else mark_basis(source, account)
        given = {"source": word_source(source), "title": word_title(source), "place": place}
        address = account_url(source, account)
        return _("{source}: {title}, {place}. {address}").format(**given, address=address).rstrip()

    def _read(self, account: Account) -> str:
        """Return the passage itself, to be opened within the note, if the reader has the text."""
        quotes = self._quotes(account) if self._quotes else ()
        if not quotes:
            return ""
        source, passage = self._sources[account.source], account.passage
        texts = (
            tag("blockquote", _mark(quote), dir="auto", lang=source.language, cls="quote") for quote in quotes
        )
        inside = source_address(source.id, passage.sentences[0])
        whole = tag("p", tag("a", escape(_("Read it in the whole article")), href=inside))
        named = _("Read the passage: {words}")
        title = named.format(words=word_edges(passage)) if passage.words else _("Read the passage")
        return tag("details", tag("summary", escape(title)), *texts, whole, cls="passage-text")


def _mark(quote: Quote) -> str:
    """Return a paragraph with its stretches marked."""
    parts, at = [], 0
    for start, end in quote.marks:
        parts += [escape(quote.text[at:start]), tag("mark", escape(quote.text[start:end]))]
        at = end
    return "".join([*parts, escape(quote.text[at:])])
