"""A dossier: one HTML file that holds all that is known of a day or a range of days, to keep and to print.

It loads nothing else: style and pictures are within it, and there is no script. It is composed of the
functions of `elements`, so that everything from outside is escaped. The caller chooses the events and their
order, and works out the states; every statement has numbers that lead to the citations at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from babel.core import Locale, UnknownLocaleError

from events.model import Clock, DistrictState, Event, Settings, Source
from events.words.catalogue import N_, _, current_language
from events.words.dating import word_step
from events.words.direction import current_direction, isolate
from events.words.support import count_sources
from events.words.terms import word_kind
from events.words.wording import count, word_day, word_number
from geo.drawing.layers import Shapes, names_of
from geo.drawing.style import class_of, word_credits
from geo.escaping import escape
from geo.html.elements import count_origins, outside, tag, void
from geo.html.media import link_media
from geo.html.notes import Notes
from geo.html.references import References
from geo.print.legend import draw_sample, draw_swatch, list_samples, name_of
from geo.print.moment import Moment
from geo.print.picture import draw_map, find_seen, word_moment
from geo.shapes.outlines import UNDETERMINED

STYLE = Path(__file__).parent / "dossier.css"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
CLOCKS: dict[Clock, str] = {
    "happened": N_("By what had happened up to the day shown."),
    "reported": N_(
        "By what had been reported up to the day shown: nothing counts before the first article of the "
        "collection, an undated article counts from the latest day that it tells of as past, and accounts "
        "that were published later are left out."
    ),
}
READ = N_(
    "How to read it: nothing stands here that no source says. Each account names who says so and ends with "
    "the number of its article in the list of sources, and the paragraph. Support is counted in "
    "origins first, as articles that share a text are copies, not corroboration, and in speakers. Where "
    "accounts differ they stand side by side, and none is preferred. Words in “quotation marks” are a "
    "source’s, all others ours."
)


def _word_language(lang: str) -> str:
    """Word a language (BCP 47) in that of the page; its tag where it has no name."""
    try:
        return Locale.parse(lang, sep="-").get_display_name(current_language().replace("-", "_")) or lang
    except (UnknownLocaleError, ValueError):
        return lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What dossiers are made from: a whole collection, the shapes, the clock, and the day they are made on.

    `by_id` holds the events that a state may rest on, with those of their accounts alone that count.
    `filtered` says in words which events the reader lets through, if not all.
    """

    settings: Settings
    sources: Sequence[Source]
    by_id: Mapping[str, Event]
    shapes: Shapes
    clock: Clock
    made: date
    filtered: str = ""


def write_dossier(
    edition: Edition, moment: Moment, events: Sequence[Event], *, district: str | None = None
) -> str:
    """Write the dossier of a district on a day, or of the region; return an HTML document.

    `events` are listed in the order given, newest first.
    """
    dossier = _Dossier(edition, events)
    day = word_day(moment.day)
    title = _("The region on {day}").format(day=day)
    if district:
        title = _("{where} on {day}").format(where=dossier.name(district), day=day)
    parts = [dossier.head(title, district), dossier.picture(moment, district)]
    if district:
        parts.append(dossier.state(moment.states[district], moment))
    else:
        parts.append(dossier.states([moment], None))
    title_of_events = _("Events up to {day}, newest first ({n})")
    parts.append(dossier.events(title_of_events.format(day=day, n=word_number(len(events))), events))
    return dossier.document(title, parts)


def write_range(
    edition: Edition,
    moments: tuple[Moment, Moment],
    days: Mapping[date, Sequence[Event]],
    *,
    district: str | None = None,
) -> str:
    """Write the dossier of the days from one moment to another; return an HTML document.

    `days` holds the events of each day on which there are any, in the order in which they are listed.
    """
    first, last = moments
    listed = [event for events in days.values() for event in events]
    dossier = _Dossier(edition, listed)
    title = _("{begin} to {end}").format(begin=word_day(first.day), end=word_day(last.day))
    title = f"{dossier.name(district)}, {title}" if district else title
    ends = [first] if first.day == last.day else [first, last]
    parts = [dossier.head(title, district), dossier.states(ends, district)]
    parts += [dossier.picture(moment, district, is_one=len(ends) == 1) for moment in ends]
    parts.append(tag("h2", escape(count("Day by day: {n} event", "Day by day: {n} events", len(listed)))))
    for day, events in sorted(days.items()):
        # Where nothing is dated to the day itself it stands for its month or year.
        title = word_step([event.when for event in events]) or word_day(day)
        parts += [dossier.events(title, events, level=3)] if events else []
    return dossier.document(title, parts)


class _Dossier:
    """The parts of one document, made in the order in which they stand: citations are numbered on the way."""

    def __init__(self, edition: Edition, events: Iterable[Event]) -> None:
        self._edition = edition
        self._languages = names_of(edition.shapes)
        self._names = {district.code: district.name for district in edition.settings.districts}
        self._notes = Notes(edition.settings, edition.sources, self._languages)
        self._references = References(edition.sources, edition.settings, self._languages)
        self._listed = {event.id for event in events}

    def name(self, district: str) -> str:
        """Return the name of a district."""
        return isolate(self._names.get(district, district))

    def head(self, title: str, district: str | None) -> str:
        """Return the title, the names of the district, and what this document is."""
        edition, settings = self._edition, self._edition.settings
        made = _("{title}, collection {version} · made on {day}").format(
            title=settings.title, version=settings.version, day=word_day(edition.made)
        )
        lines = [tag("p", escape(made), cls="made"), tag("h1", escape(title))]
        names = self._languages.get(district or "", {})
        others = [
            outside("span", name, key) + (f" ({escape(_word_language(key))})" if key != UNDETERMINED else "")
            for key, name in names.items()
        ]
        lines += [tag("p", " · ".join(others), cls="names")] if others else []
        clock = _(CLOCKS[edition.clock])
        if edition.filtered:
            clock += " " + _("Only these events: {filtered}.").format(filtered=edition.filtered)
        lines += [tag("p", escape(clock), cls="clock"), tag("p", escape(_(READ)), cls="read")]
        return tag("header", *lines)

    def picture(self, moment: Moment, district: str | None, *, is_one: bool = True) -> str:
        """Return the map of a day with its legend, which small screens show below it."""
        shapes, settings = self._edition.shapes, self._edition.settings
        drawn = draw_map(shapes, settings, moment, chosen=district)
        samples = list_samples(shapes, settings, name_of(moment.day), find_seen(shapes, settings, moment))
        key = (tag("li", draw_sample(sample), " ", escape(words)) for sample, words in samples)
        caption = tag("figcaption", escape(_("The map on {day}").format(day=word_day(moment.day))))
        return tag(
            "figure",
            caption,
            tag("div", drawn, cls="map"),
            tag("ul", *key, cls="key"),
            cls="one" if is_one else "pair",
        )

    def state(self, state: DistrictState, moment: Moment) -> str:
        """Return the state of one district in words, its deadlines with their history, what it rests on."""
        rows = [(_("State"), self._state(state, moment))]
        dates = {state.deadline, *state.supersedes} - {None}
        known = [self._edition.by_id[name] for name in state.events if name in self._edition.by_id]
        deadlines = [one for one in known if one.kind.is_deadline and one.when.last in dates]
        if deadlines:
            rows.append((_("Deadlines") if deadlines[1:] else _("Deadline"), self._deadlines(deadlines)))
        if state.rests_on:
            rows.append((_("By these events"), self._rests_on(state)))
        facts = "".join(tag("dt", escape(name)) + tag("dd", html) for name, html in rows)
        title = tag("h2", escape(_("State on {day}").format(day=word_day(state.day))))
        return tag("section", title, tag("dl", facts), cls="facts")

    def states(self, moments: Sequence[Moment], district: str | None) -> str:
        """Return a table of the states of all districts, or of one, with a column for each day."""
        codes = [code for code in moments[0].states if district in (None, code)]
        heads = [_("District"), *(word_day(moment.day) for moment in moments)]
        rows = [tag("tr", *(tag("th", escape(head), scope="col") for head in heads))]
        for code in codes:
            cells = [outside("th", self.name(code), scope="row")]
            for moment in moments:
                state = moment.states[code]
                label = word_day(moment.day)
                cells.append(tag("td", self._state(state, moment), self._rests_on(state), data_label=label))
            rows.append(tag("tr", *cells))
        body = tag("table", tag("thead", rows[0]), tag("tbody", *rows[1:]))
        return tag("section", tag("h2", escape(_("State of the districts"))), body, cls="states")

    def events(self, title: str, events: Sequence[Event], *, level: int = 2) -> str:
        """Return events with all their accounts under a title of a level."""
        parts = [self._event(event, level + 1) for event in events]
        nothing = "" if parts else tag("p", escape(_("Nothing in these sources.")))
        return tag("section", tag(f"h{level}", escape(title)), nothing, *parts, cls="events")

    def document(self, title: str, parts: Sequence[str]) -> str:
        """Return the whole document."""
        settings = self._edition.settings
        head = [
            void("meta", charset="utf-8"),
            void("meta", http_equiv="Content-Security-Policy", content=POLICY),
            void("meta", name="viewport", content="width=device-width, initial-scale=1"),
            void("meta", name="generator", content=f"{settings.title} {settings.version}"),
            tag("title", escape(f"{title} · {settings.title}")),
            tag("style", STYLE.read_text("utf-8")),
        ]
        foot = tag(
            "footer",
            tag("p", escape(self._held())),
            tag("p", escape(" ".join(word_credits(self._edition.shapes)))),
        )
        body = tag("main", *parts, self._references.listed())
        spoken = {"lang": current_language(), "dir": current_direction()}
        html = tag("html", tag("head", *head), tag("body", body, foot), **spoken)
        return f"<!doctype html>\n{html}\n"

    def _held(self) -> str:
        cited = self._references.sources
        return _(
            "This dossier: {events}, from {articles} of {origins}. Where the sources are silent, so is it."
        ).format(
            events=count("{n} event", "{n} events", len(self._listed)),
            articles=count_sources(cited),
            origins=count_origins(cited),
        )

    def _state(self, state: DistrictState, moment: Moment) -> str:
        words = escape(word_moment(state, moment, self._edition.settings))
        cls = class_of(state.name, self._edition.settings)
        return tag("p", draw_swatch(cls, moment.day), " ", words, cls=f"state {cls}")

    def _rests_on(self, state: DistrictState) -> str:
        basis = [self._edition.by_id[name] for name in state.rests_on if name in self._edition.by_id]
        lines = [
            self._line(event, f"{self._notes.dated(event)}: {isolate(event.summary)}") for event in basis
        ]
        return tag("ul", *lines) if lines else ""

    def _deadlines(self, events: Sequence[Event]) -> str:
        lines = (self._line(event, self._notes.dated(event)) for event in events)
        return tag("ul", *lines)

    def _line(self, event: Event, text: str) -> str:
        """Return a line of a list, with a link to the event's description and the numbers of its articles."""
        words = escape(text[:1].upper() + text[1:])
        linked = tag("a", words, href=f"#e-{event.id}") if event.id in self._listed else words
        return tag("li", linked, " ", self._references.numbers(event))

    def _event(self, event: Event, level: int) -> str:
        kind = tag("span", escape(word_kind(event.kind)), cls=f"kind {event.kind.marks}")
        where = tag("span", escape(self._notes.districts(event)), cls="where")
        dated = tag("span", escape(self._notes.dated(event)), cls="dated")
        parts = [
            tag("p", kind, " ", dated, " · ", where, cls="line"),
            outside(f"h{level}", event.summary, cls="summary"),
        ]
        parts.append(
            tag(
                "p", escape(_("Support: {support}").format(support=self._notes.support(event))), cls="support"
            )
        )
        media = "".join(tag("p", line, cls="support") for line in link_media(event))
        accounts = self._references.accounts(event)
        return tag("article", *parts, accounts, media, cls="event", id=f"e-{event.id}")
