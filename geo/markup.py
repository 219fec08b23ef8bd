"""The only maker of HTML: notes, marks, table and notices. Every text from outside is escaped here.

The functions return plain HTML without scripts; classes are styled by `assets/page.css`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape as _escape
from typing import Any
from urllib.parse import quote, urlencode

from events.model import (
    STANCES,
    UNKNOWN,
    Account,
    DistrictState,
    Event,
    Settings,
    Source,
    word_day,
    word_when,
)
from geo.style import CREDITS, LOOKS, word_days_left, word_state, words_of

# Besides HTML's own characters, those that end or open a JavaScript template.
_ALSO = str.maketrans({"`": "&#96;", "$": "&#36;", "{": "&#123;", "}": "&#125;", "\\": "&#92;"})


def escape(text: str) -> str:
    """Escape a text for HTML, for an attribute in quotes, and for HTML within a JavaScript template."""
    return _escape(text, quote=True).translate(_ALSO)


def script_json(value: Any) -> str:
    """Return a value as JSON that can stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=list)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def tag(name: str, *content: str, cls: str = "", **attributes: str) -> str:
    """Build an element: `content` is HTML already, attribute values are escaped."""
    given = ({"class": cls} if cls else {}) | attributes
    told = "".join(f' {key.replace("_", "-")}="{escape(value)}"' for key, value in given.items())
    return f"<{name}{told}>{''.join(content)}</{name}>"


def passage_url(source: Source, words: Sequence[str]) -> str:
    """Return the address of an article, with a text fragment where the record holds the words for one."""
    if len(words) != 2:
        return source.url
    parts = ",".join(quote(part, safe="").replace("-", "%2D") for part in words)
    # A text fragment stands behind a fragment that the address has already.
    return f"{source.url}{'' if '#' in source.url else '#'}:~:text={parts}"


def count(number: int, noun: str) -> str:
    """Word a count: 1 article, 3 articles."""
    return f"{number} {noun}{'s' * (number != 1)}"


def word_published(source: Source) -> str:
    """Word the day of an article: 25 November 2020, or undated."""
    return "undated" if source.published == UNKNOWN else word_day(date.fromisoformat(source.published))


def source_address(source: str, sentence: str = "") -> str:
    """Return the address of an article within the program, at a sentence by its fingerprint."""
    return "./sources?" + urlencode({"source": source} | ({"sentence": sentence} if sentence else {}))


class Notes:
    """Words events and their accounts as HTML, for one collection."""

    def __init__(
        self, settings: Settings, sources: Iterable[Source], names: Mapping[str, Mapping[str, str]]
    ) -> None:
        """Keep what every note needs: settings, sources by id, names of districts by code and language."""
        self._settings = settings
        self._words = words_of(settings)
        self._languages = names
        self._sources = {source.id: source for source in sources}
        self._names = {district.code: district.name for district in settings.districts}

    def support(self, event: Event) -> str:
        """Word how well an event is supported: independent origins first, then articles."""
        used = [self._sources[account.source] for account in event.accounts]
        origins, articles = len({source.origin for source in used}), len({source.id for source in used})
        return f"{count(origins, 'origin')}, {count(articles, 'article')}"

    def dated(self, event: Event) -> str:
        """Word the date of an event in the precision it has; a deadline as the day by which it falls."""
        last, first = event.when.last, event.when.first
        if event.kind == "extension" and last:
            decided = f"on {word_day(first)}" if first else "on a date these sources do not give"
            return f"by {word_day(last)}; decided {decided}"
        if event.kind == "deadline" and last:
            return f"by {word_day(last)}" + (f"; set on {word_day(first)}" if first else "")
        return word_when(event.when, self._settings.zones)

    def districts(self, event: Event) -> str:
        """Word the districts of an event."""
        return ", ".join(self._names.get(code, code) for code in event.districts) or "region-wide"

    def event(self, event: Event, *, is_open: bool, mark: str = "") -> str:
        """Return an event with all its accounts, opened or to be opened by the reader."""
        kind = tag("span", escape(event.kind), cls=f"kind kind-{event.kind}")
        head = tag("p", kind, tag("time", escape(self.dated(event))), cls="event-head")
        where = tag("span", escape(self.districts(event)), cls="where")
        differs = tag("span", "accounts differ", cls="differs") if event.differs else ""
        told = tag("summary", escape(self.support(event)), differs)
        accounts = self._sides(event) if event.differs else self._accounts(event.accounts)
        details = f"<details{' open' if is_open else ''}>{told}{accounts}</details>"
        note = tag("p", escape(mark), cls="mark") if mark else ""
        summary = tag("p", escape(event.summary), " ", where, cls="summary")
        return tag(
            "article", head, summary, note, details, cls="event", id=f"e-{event.id}", data_event=event.id
        )

    def district(self, state: DistrictState, basis: Sequence[Event]) -> str:
        """Return the head of a district's notes: names, state in words, deadlines, what it rests on."""
        names = self._languages.get(state.code, {})
        others = [name for name in names.values() if name != self._names[state.code]]
        head = tag("h2", escape(self._names[state.code]))
        known_as = tag("p", escape(" · ".join(dict.fromkeys(others))), cls="names")
        rows = [("Deadline", escape(word_day(state.deadline)))] if state.deadline else []
        if state.supersedes:
            earlier = " and ".join(word_day(day) for day in state.supersedes)
            rows.append(("At first", escape(f"{earlier}; moved on a date these sources do not give")))
        if basis:
            told = (tag("li", escape(f"{self.dated(event)}: {event.summary}")) for event in basis)
            rows.append(("Rests on", tag("ul", *told)))
        facts = "".join(tag("dt", escape(name)) + tag("dd", html) for name, html in rows)
        return tag("div", head, known_as, self._state(state), tag("dl", facts), cls="notes-head")

    def region(self, day: date, states: Sequence[DistrictState]) -> str:
        """Return the head of the notes when no district is chosen: the day, and each state in words."""
        rows = (tag("li", tag("b", escape(self._names[state.code])), self._state(state)) for state in states)
        head = tag("h2", "The region on ", escape(word_day(day)))
        return tag("div", head, tag("ul", *rows, cls="states"), cls="notes-head")

    def _state(self, state: DistrictState) -> str:
        look, told = LOOKS[state.control], word_state(state, self._words)
        if state.days_left is not None:
            told += f", {word_days_left(state.days_left)}"
        swatch = f"--swatch:{look.fill};--edge:{look.stroke}"
        return tag("p", escape(told), cls=f"state {state.control}", style=swatch)

    def table(self, events: Sequence[Event]) -> str:
        """Return all given events as a table with their sources."""
        heads = ("Date", "Kind", "Districts", "What", "Support", "Sources")
        head = tag("tr", *(tag("th", title, scope="col") for title in heads))
        rows = (
            tag(
                "tr",
                tag("td", escape(self.dated(event))),
                tag("td", escape(event.kind)),
                tag("td", escape(self.districts(event))),
                tag("td", escape(event.summary)),
                tag("td", escape(self.support(event)), ", accounts differ" if event.differs else ""),
                tag("td", " ".join(self._link(account, short=True) for account in event.accounts)),
            )
            for event in events
        )
        body = tag("table", tag("thead", head), tag("tbody", *rows))
        # The box scrolls sideways on a phone and so must be reachable by keyboard.
        return tag("div", body, cls="table", tabindex="0", role="region", aria_label="All events")

    def _sides(self, event: Event) -> str:
        """Return accounts that differ side by side, under the point at issue; neither is put first."""
        points = dict.fromkeys(account.differs_on for account in event.accounts if account.differs_on)
        title = tag("p", escape(f"The accounts differ on {'; '.join(points)}."), cls="at-issue")
        sides = [[one for one in event.accounts if one.stance == stance] for stance in STANCES]
        columns = (tag("div", self._accounts(side), cls="side") for side in sides if side)
        return title + tag("div", *columns, cls="sides")

    def _accounts(self, accounts: Sequence[Account]) -> str:
        return tag("ul", *(self._group(group) for group in self._groups(accounts)), cls="accounts")

    def _groups(self, accounts: Sequence[Account]) -> list[list[Account]]:
        """Put accounts that say the same, by the same and from one origin, together: copies."""
        groups: dict[tuple[str, ...], list[Account]] = {}
        for account in accounts:
            origin = self._sources[account.source].origin
            key = (account.stance, account.says, account.attributed_to, origin)
            groups.setdefault(key, []).append(account)
        return list(groups.values())

    def _group(self, group: Sequence[Account]) -> str:
        first = group[0]
        who = tag("b", escape(first.attributed_to))
        says = tag("p", who, " ", escape(first.says), cls="says")
        copies = (
            tag("li", "The same text in ", count(len(group), "article"), cls="copies") if group[1:] else ""
        )
        links = (tag("li", self._link(account)) for account in group)
        return tag("li", says, tag("ul", copies, *links, cls="sources"), cls=f"account {first.stance}")

    def _link(self, account: Account, *, short: bool = False) -> str:
        source, passage = self._sources[account.source], account.passage
        address = passage_url(source, passage.words)
        attributes = {"href": address, "target": "_blank", "rel": "noopener noreferrer"}
        if short:
            return tag(
                "a", escape(source.publisher), f" ¶{passage.paragraph}", title=source.title, **attributes
            )
        by = f", by {source.byline}" if source.byline else ""
        told = f"{source.publisher}, {word_published(source)}{by}: {source.title}"
        where = f"paragraph {passage.paragraph}"
        if passage.words:
            where += f", “{passage.words[0]} … {passage.words[-1]}”"
        note = tag("span", escape(source.note), cls="source-note") if source.note else ""
        link = tag("a", "Open the article", tag("span", " ↗", aria_hidden="true"), **attributes)
        inside = source_address(source.id, passage.sentences[0])
        read = tag("a", "Read the passage", href=inside, target="_self")
        parts = [tag("span", escape(told), cls="source"), tag("span", escape(where), cls="place"), read, link]
        return " · ".join([*parts, note] if note else parts)


def marks(days: Sequence[str], told: Mapping[str, Sequence[Event]], now: str) -> str:
    """Return the strip below the slider: for each of its days a cell, with a dot for each kind of event."""
    cells = []
    for number, day in enumerate(days):
        events = told.get(day, ())
        dots = "".join(tag("i", cls=f"dot {kind}") for kind in dict.fromkeys(event.kind for event in events))
        label = {"title": f"{day}: " + " ".join(event.summary for event in events)} if events else {}
        left = f"left:{100 * number / max(len(days) - 1, 1):.3f}%"
        if dots:
            cells.append(tag("span", dots, cls="cell now" if day == now else "cell", style=left, **label))
    return tag("div", *cells, cls="marks", aria_hidden="true")


def page_head(settings: Settings) -> str:
    """Return the title of the collection and what it is about."""
    return tag(
        "header", tag("h1", escape(settings.title)), tag("p", escape(settings.description)), cls="page-head"
    )


def page_foot(settings: Settings, events: Sequence[Event], sources: Sequence[Source]) -> str:
    """Return what the collection holds, how it is to be read, and whose shapes are drawn."""
    origins = count(len({source.origin for source in sources}), "independent origin")
    held = f"{count(len(events), 'event')} from {count(len(sources), 'article')} of {origins}"
    lines = (
        f"{settings.title}, collection {settings.version}: {held}.",
        "Nothing is drawn that no source says. Words in “quotation marks” are a source’s; all others ours.",
        CREDITS,
    )
    return tag("footer", *(tag("p", escape(line)) for line in lines), cls="page-foot")


def part(title: str, quiet: str = "") -> str:
    """Return the title of a part of the notes, with a quiet line below it."""
    return tag("h3", escape(title), cls="notes-part") + (
        tag("p", escape(quiet), cls="quiet") if quiet else ""
    )


def day_heading(day: date, events: Sequence[Event]) -> str:
    """Return the chosen day in large letters; if it stands for a month or a year, that."""
    coarse = [word_when(event.when) for event in events if event.when.precision in ("month", "year")]
    if coarse and len(coarse) == len(events):
        return tag("p", escape(coarse[0]), tag("small", "day not given"), cls="the-day", role="status")
    return tag("p", escape(word_day(day)), tag("small", f"{day:%A}"), cls="the-day", role="status")


def faults(title: str, lines: Sequence[str]) -> str:
    """Return a list of faults under a title."""
    items = "".join(tag("li", escape(line)) for line in lines)
    return tag("div", tag("p", escape(title)), tag("ul", items), cls="faults")


def void(element: str, /, **attributes: str) -> str:
    """Build an element that has neither content nor end, as `meta`: attribute values are escaped."""
    told = "".join(f' {key.replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    return f"<{element}{told}>"
