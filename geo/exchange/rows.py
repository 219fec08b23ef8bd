"""Events, accounts and sources as rows of tables, for layers and sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from events.model import UNKNOWN, Event, Source
from events.words.catalogue import _

OF_EVENT = (
    "id", "kind", "kind_label", "kind_rule", "when", "begin", "end", "districts", "places", "route_from",
    "route_to", "supersedes", "summary", "articles", "origins", "accounts_differ", "event_type",
    "sub_event_type", "actors", "fatalities_low", "fatalities_best", "fatalities_high", "location",
    "precision", "tags", "controlled_by",
)  # fmt: skip
OF_ACCOUNT = (
    "event", "source", "paragraph", "row", "url", "says", "attributed_to", "side", "stance", "differs_on",
    "when", "begin", "end", "places",
)  # fmt: skip
OF_SOURCE = (
    "id", "kind", "title", "publisher", "origin", "byline", "published", "language", "url", "licence",
    "attribution", "note",
)  # fmt: skip


def list_events(events: Iterable[Event], sources: Mapping[str, Source]) -> Iterator[dict[str, Any]]:
    """Yield a row of OF_EVENT for each event: days as dates, lists of texts. `sources` are by id."""
    for event in events:
        yield {
            "id": event.id,
            "kind": event.kind.id,
            "kind_label": _(event.kind.label),
            "kind_rule": event.kind.rule,
            "when": event.when.text,
            "begin": event.when.first,
            "end": event.when.last,
            "districts": list(event.districts),
            "places": list(event.places),
            "route_from": event.route.origin if event.route else None,
            "route_to": event.route.to if event.route else None,
            "supersedes": event.supersedes,
            "summary": event.summary,
            "articles": len({account.source for account in event.accounts}),
            "origins": len({sources[account.source].origin for account in event.accounts}),
            "accounts_differ": "yes" if event.differs else None,
            "event_type": event.event_type or None,
            "sub_event_type": event.sub_event_type or None,
            "actors": list(event.actors),
            "fatalities_low": event.fatalities and event.fatalities.low,
            "fatalities_best": event.fatalities and event.fatalities.best,
            "fatalities_high": event.fatalities and event.fatalities.high,
            "location": event.location or None,
            "precision": event.precision,
            "tags": list(event.tags),
            "controlled_by": event.controlled_by or None,
        }


def list_accounts(events: Iterable[Event]) -> Iterator[dict[str, Any]]:
    """Yield a row of OF_ACCOUNT for each account; date and places only where it has its own."""
    for event in events:
        for account in event.accounts:
            yield {
                "event": event.id,
                "source": account.source,
                "paragraph": account.passage.paragraph or None,
                "row": account.row or None,
                "url": account.url or None,
                "says": account.says,
                "attributed_to": account.attributed_to,
                "side": account.side or None,
                "stance": account.stance,
                "differs_on": account.differs_on or None,
                "when": account.when.text if account.when else None,
                "begin": account.when.first if account.when else None,
                "end": account.when.last if account.when else None,
                "places": list(account.places),
            }


def list_sources(sources: Iterable[Source]) -> Iterator[dict[str, Any]]:
    """Yield a row of OF_SOURCE for each source; without a date where it has none."""
    for source in sources:
        row = {name: getattr(source, name) or None for name in OF_SOURCE}
        yield row | ({"published": None} if source.published == UNKNOWN else {})
