"""How well an event is supported: how many origins, articles and speakers it rests on, counted and in words.

Copies of one text are of one origin. One who speaks in several articles, by whatever name, is one speaker: so
a ministry that two newsrooms quote is two origins and one speaker. In the articles' own words those of one
origin are one speaker.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from events.model import ARTICLE, Account, Event, Settings, Source
from events.words.catalogue import _
from events.words.direction import isolate
from events.words.wording import count


@dataclass(frozen=True, slots=True)
class Support:
    """The origins, the articles (by id) and the speakers of some accounts, each once, in order.

    `are_articles` tells whether they are articles all, and no other kind of source.
    """

    origins: tuple[str, ...]
    articles: tuple[str, ...]
    speakers: tuple[str, ...]
    are_articles: bool = True


class Speakers:
    """Knows who speaks in an account, for one collection."""

    def __init__(self, sources: Iterable[Source], settings: Settings) -> None:
        """Keep the sources, and whose several names a collection tells."""
        sources = list(sources)
        self._origins = {source.id: source.origin for source in sources}
        self._others = {source.id for source in sources if source.kind != "article"}
        self._names = {other: name for name, others in settings.speakers for other in others}
        self._sides = [id for id, _ in settings.sides]

    def speaker(self, account: Account) -> str:
        """Return who speaks: by one name if there are several, the origin for the article's own words."""
        if account.side == ARTICLE:
            return self._origins[account.source]
        return self._names.get(account.attributed_to, account.attributed_to)

    def support(self, accounts: Iterable[Account]) -> Support:
        """Return what some accounts, as those of an event, rest on."""
        accounts = list(accounts)
        return Support(
            origins=tuple(dict.fromkeys(self._origins[account.source] for account in accounts)),
            articles=tuple(dict.fromkeys(account.source for account in accounts)),
            speakers=tuple(dict.fromkeys(self.speaker(account) for account in accounts)),
            are_articles=not any(account.source in self._others for account in accounts),
        )

    def on_both_sides(self, event: Event) -> list[str]:
        """Return who speaks on both sides of a disagreement."""
        reporting = [self.speaker(account) for account in event.accounts if account.stance == "reports"]
        denied = {self.speaker(account) for account in event.accounts if account.stance == "differs"}
        return [speaker for speaker in dict.fromkeys(reporting) if speaker in denied]

    def count_sides(self, events: Iterable[Event]) -> dict[str, tuple[int, int]]:
        """Count, by the id of a side, the events in which it speaks, and those in which it speaks alone.

        All sides of the collection are counted, in their order; last, by an empty id, the accounts of none.
        """
        counts = dict.fromkeys((*self._sides, ""), (0, 0))
        for event in events:
            sides = {account.side for account in event.accounts}
            for side in sides:
                among, alone = counts.get(side, (0, 0))
                counts[side] = among + 1, alone + (len(sides) == 1)
        if counts[""] == (0, 0):
            del counts[""]
        return counts


def word_support(support: Support) -> str:
    """Word what an event rests on: 2 origins, 3 articles; if one alone speaks in them, who that is."""
    number = len(support.articles)
    counted = word_counts(len(support.origins), _count(number, are_articles=support.are_articles))
    if len(support.speakers) == 1:
        return _("{counted}; one speaker: {name}").format(counted=counted, name=isolate(support.speakers[0]))
    speakers = count("{n} speaker", "{n} speakers", len(support.speakers))
    return _("{counted}, {speakers}").format(counted=counted, speakers=speakers)


def word_counts(origins: int, sources: str) -> str:
    """Word how many origins there are, before the sources, which are counted in words already."""
    return _("{origins}, {articles}").format(
        origins=count("{n} origin", "{n} origins", origins), articles=sources
    )


def count_sources(sources: Sequence[Source]) -> str:
    """Word how many sources there are: as articles, if all of them are articles."""
    return _count(len(sources), are_articles=all(source.kind == "article" for source in sources))


def list_credits(sources: Iterable[Source]) -> list[str]:
    """Return how the makers of sources ask to be named, and under which licences, each once."""
    named = [source for source in sources if source.attribution or source.licence]
    words = (
        f"{one.attribution or one.title} ({one.licence})" if one.licence else one.attribution for one in named
    )
    return list(dict.fromkeys(words))


def _count(number: int, *, are_articles: bool) -> str:
    if are_articles:
        return count("{n} article", "{n} articles", number)
    return count("{n} source", "{n} sources", number)


def word_both(speakers: Iterable[str]) -> str:
    """Word who speaks on both sides of a disagreement; empty if nobody does."""
    names = "; ".join(map(isolate, speakers))
    return _("Both sides are the words of: {names}.").format(names=names) if names else ""


def word_sides(settings: Settings) -> Mapping[str, str]:
    """Return the names of the sides of a collection by their ids, and the word for none."""
    return {**dict(settings.sides), "": _("side not stated")}
