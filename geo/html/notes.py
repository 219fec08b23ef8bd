"""Events and their accounts in words and HTML: the notes beside the map, and the rows of the table."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType

from events.model import Account, DistrictState, Event, Settings, Source
from events.words.catalogue import _, current_language
from events.words.dating import word_when
from events.words.direction import isolate
from events.words.terms import word_kind
from events.words.wording import word_day, word_number
from geo.drawing.published_data import SectionParts
from geo.drawing.style import class_of, word_days_left, word_state, words_of
from geo.escaping import escape
from geo.html.accounts import Names
from geo.html.elements import hidden_forms, outside, part, quiet, tag, word_hidden, word_later
from geo.html.evidence import Evidence, Quote
from geo.html.media import list_media
from geo.html.particulars import list_particulars
from geo.html.tables import cells, table

# At most this many events are kept in words: all of a small collection, the latest made of a large one.
MOST_KEPT = 2_000
NONE_LATER: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a list of events does not show: how many more events there are, and how many a filter hides.

    `part` is the list, by which a reader asks for more, and `start` how many are shown already; without a
    part none can be asked for. `accounts` tells, by the id of an event, how many of its accounts were
    published after the day shown.
    """

    events: int = 0
    hidden: int = 0
    part: str = ""
    start: int = 0
    accounts: Mapping[str, int] = field(default_factory=dict)


class Notes:
    """Words events and their accounts as HTML, for one collection."""

    def __init__(
        self,
        settings: Settings,
        sources: Iterable[Source],
        names: Names,
        quotes: Callable[[Account], Sequence[Quote]] | None = None,
        locate: Callable[[Event], str] = lambda _event: "",
    ) -> None:
        """Keep what every note needs; `names` are those of districts and places by id and language.

        `quotes` finds the passage of an account in the texts that the reader has, `locate` words where an
        event was that has neither district nor place, if anything is known of it.
        """
        self._locate = locate
        self._settings = settings
        self._words = words_of(settings)
        self._languages = names
        # An event has the same words on every day, and the notes of a day hold many.
        self._made: dict[tuple[str, str, str], str] = {}
        self._evidence = Evidence(settings, sources, names, quotes)
        self._names = {district.code: district.name for district in settings.districts}

    def support(self, event: Event) -> str:
        """Word how well an event is supported: origins first, then articles, then who speaks in them."""
        return self._evidence.support(event)

    def dated(self, event: Event) -> str:
        """Word the date of an event in the precision it has; a deadline as the day by which it falls."""
        last, first = event.when.last, event.when.first
        if event.kind.rule == "extension" and last:
            if first:
                return _("by {last}; decided on {first}").format(last=word_day(last), first=word_day(first))
            return _("by {last}; decided on a date these sources do not give").format(last=word_day(last))
        if event.kind.rule == "deadline" and last:
            if first:
                # By a rule of the collection: no source need say on which day a deadline was set.
                return _("by {last}; counted from {first}").format(last=word_day(last), first=word_day(first))
            return _("by {last}").format(last=word_day(last))
        return word_when(event.when, self._settings.zones)

    def districts(self, event: Event) -> str:
        """Word the districts of an event; without any, its places, or what the data or the map call it."""
        names = [isolate(self._names.get(code, code)) for code in event.districts]
        if not names:
            called = [self._languages.get(place) for place in event.places]
            names = [isolate(next(iter(one.values()))) for one in called if one]
        located = isolate(event.location) if event.location else self._locate(event)
        return ", ".join(names) or located or _("region-wide")

    def event(self, event: Event, *, is_open: bool, later: int = 0) -> str:
        """Return an event with all its accounts, opened or to be opened by the reader.

        `later` is how many more it has that were published after the day that is shown.
        """
        # Accounts are left out in the order of their days: the number tells which are.
        form = f"{'open' if is_open else 'closed'}-{later}"
        return self._keep(event.id, form, lambda: self._event(event, is_open, later))

    def entries(
        self,
        events: Sequence[Event],
        opened: Container[str] = (),
        later: Mapping[str, int] = NONE_LATER,
    ) -> str:
        """Return events, those that `opened` names with their accounts open; `later` is `event`'s, by id."""
        return "".join(
            self.event(event, is_open=event.id in opened, later=later.get(event.id, 0)) for event in events
        )

    def section(
        self,
        title: str,
        events: Sequence[Event],
        opened: Container[str] = (),
        left_out: LeftOut | None = None,
    ) -> str:
        """Return events, those that `opened` names with their accounts open; under a title, if any."""
        out = left_out or LeftOut()
        rest = word_left(out)
        nothing = _("Nothing that the filter lets through.") if out.hidden else _("Nothing in these sources.")
        head = part(title, "" if events else nothing) if title else ""
        entries = self.entries(events, opened, out.accounts)
        return head + (word_hidden(out.hidden) if out.hidden else "") + entries + rest

    def _keep(self, event: str, form: str, make: Callable[[], str]) -> str:
        """Return what was made of an event before, or make it; of a large collection not all is kept."""
        key = event, form, current_language()
        if key not in self._made:
            if len(self._made) >= MOST_KEPT:
                self._made.clear()
            self._made[key] = make()
        return self._made[key]

    def _event(self, event: Event, is_open: bool, later: int) -> str:
        kind = tag("span", escape(word_kind(event.kind)), cls=f"kind {event.kind.marks}")
        head = tag("p", kind, tag("time", escape(self.dated(event))), cls="event-head")
        where = tag("span", escape(self.districts(event)), cls="where")
        differs = tag("span", escape(_("accounts differ")), cls="differs") if event.differs else ""
        support = tag("summary", escape(self.support(event)), differs)
        accounts = self._evidence.accounts(event) + list_particulars(event) + word_later(later)
        details = f"<details{' open' if is_open else ''}>{support}{accounts}</details>"
        summary = tag("p", outside("span", event.summary), " ", where, cls="summary", dir="auto")
        return tag(
            "article",
            head,
            summary,
            list_media(event),
            details,
            cls="event",
            id=f"e-{event.id}",
            data_event=event.id,
        )

    def district(
        self,
        state: DistrictState,
        basis: Sequence[Event],
        deadlines: Sequence[Event] = (),
        areas: str = "",
    ) -> str:
        """Return the head of a district's notes: names, state in words, deadlines, what it rests on.

        `deadlines` are the events that set them, the one in force first; `areas` those of control in it, as
        `list_areas` returns them.
        """
        names = self._languages.get(state.code, {})
        others: dict[str, str] = {}
        for lang, name in names.items():
            if name != self._names[state.code]:
                others.setdefault(name, lang)
        head = outside("h2", self._names[state.code])
        given = (outside("span", name, lang) for name, lang in others.items())
        known_as = tag("p", " · ".join(given), cls="names")
        rows = [(_("Deadline"), escape(word_day(state.deadline)))] if state.deadline else []
        if state.supersedes:
            earlier = _(" and ").join(word_day(day) for day in state.supersedes)
            moved = deadlines[0].when.first if deadlines else None
            if moved:
                worded = _("{earlier}; moved on {day}").format(earlier=earlier, day=word_day(moved))
            else:
                worded = _("{earlier}; moved on a date these sources do not give").format(earlier=earlier)
            rows.append((_("At first"), escape(worded)))
        if basis:
            events = (
                tag("li", escape(f"{self.dated(event)}: "), outside("span", event.summary)) for event in basis
            )
            rows.append((_("Known from"), tag("ul", *events)))
        facts = "".join(tag("dt", escape(name)) + tag("dd", html) for name, html in rows)
        listed = tag("ul", areas, cls="states") if areas else ""
        return tag("div", head, known_as, self.state(state), listed, tag("dl", facts), cls="notes-head")

    def region(
        self,
        title: str,
        states: Sequence[DistrictState],
        *,
        counts: Mapping[str, int] | None = None,
        areas: str = "",
    ) -> str:
        """Return the head of the notes when no district is chosen: a title, and each given state in words.

        Below them stand the `areas` of control, as `list_areas` returns them.

        `counts` is how many districts are in each state, by its name, where they are too many to be listed
        one by one; then the states are those of some that are due.
        """
        rows = [tag("li", outside("b", self._names[state.code]), self.state(state)) for state in states]
        head = tag("h2", escape(title))
        summary = (
            tag(
                "li",
                tag("b", word_number(number)),
                tag("p", escape(self._words[name]), cls=f"state {class_of(name, self._settings)}"),
            )
            for name, number in (counts or {}).items()
            if number
        )
        more = counts["due"] - len(states) if counts else 0
        worded = _("and {n} more due, on the map.").format(n=word_number(more))
        left = tag("p", escape(worded), cls="quiet") if more > 0 else ""
        counted = tag("ul", *summary, cls="states counts") if counts else ""
        return tag("div", head, counted, tag("ul", *rows, areas, cls="states"), left, cls="notes-head")

    def state(self, state: DistrictState) -> str:
        """Return a state in words, beside its colour."""
        worded = word_state(state, self._words)
        if state.days_left is not None:
            worded += f", {word_days_left(state.days_left)}"
        return tag("p", escape(worded), cls=f"state {class_of(state.name, self._settings)}")

    def table(self, events: Sequence[Event], addresses: Mapping[str, str]) -> str:
        """Return all given events as a table with their sources; a date leads to its event's address."""
        heads = (_("Date"), _("Kind"), _("Districts"), _("What"), _("Support"), _("Sources"))
        rows = (
            cells(heads[:1], [tag("a", escape(self.dated(event)), href=addresses.get(event.id, "./"))])
            + self._keep(event.id, "row", partial(self._row, event, heads[1:]))
            for event in events
        )
        return table(_("All events"), heads, rows)

    def _row(self, event: Event, heads: Sequence[str]) -> str:
        contents = (
            escape(word_kind(event.kind)),
            escape(self.districts(event)),
            outside("span", event.summary),
            escape(self._support_in_row(event)),
            self._evidence.links(event),
        )
        return cells(heads, contents)

    def _support_in_row(self, event: Event) -> str:
        support = self.support(event)
        return _("{support}, accounts differ").format(support=support) if event.differs else support


def section_parts() -> SectionParts:
    """Return what `Notes.section` is made of besides its title and its events, for the browser.

    Where a number stands, they have the name n in braces, as HTML has it.
    """
    return {
        "left": _left_out("{n}", "{part}", "{start}"),
        "hidden": hidden_forms(),
        "none": quiet(_("Nothing in these sources.")),
        "filtered": quiet(_("Nothing that the filter lets through.")),
    }


def spot_head(counted: str) -> str:
    """Return the head of the notes of one circle of the map, with a button that the page answers."""
    button = tag("button", escape(_("Back to the notes of the day")), type="button", data_action="leave-spot")
    return tag("div", tag("h2", escape(counted)), tag("p", button, cls="share"), cls="notes-head")


def word_left(out: LeftOut) -> str:
    """Return how many more events there are than are listed, with a button that lists the next."""
    return _left_out(word_number(out.events), out.part, str(out.start)) if out.events else ""


def _left_out(number: str, part: str, start: str) -> str:
    if not part:
        return quiet(_("and {n} more: look nearer on the map.").format(n=number))
    given = {"type": "button", "data_action": "more", "data_part": part, "data_start": start}
    more = tag("button", escape(_("Show more")), **given)
    return tag("p", escape(_("and {n} more.").format(n=number)), " ", more, cls="hidden-by-filter")
