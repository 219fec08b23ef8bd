"""Events as a table: filtered, and as CSV with one row for each account."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable
from io import StringIO

from events.model import Event, Source

COLUMNS = (
    "id", "kind", "when", "districts", "places", "route_from", "route_to", "supersedes", "summary",
    "source", "publisher", "origin", "published", "url", "paragraph", "sentences", "words",
    "says", "attributed_to", "stance",
)  # fmt: skip


def filter_events(
    events: Iterable[Event],
    *,
    kinds: Collection[str] = (),
    districts: Collection[str] = (),
    sources: Collection[str] = (),
) -> list[Event]:
    """Return the events of the given kinds, districts and sources; an empty filter lets all through."""
    return [
        event
        for event in events
        if (not kinds or event.kind in kinds)
        and (not districts or any(code in districts for code in event.districts))
        and (not sources or any(account.source in sources for account in event.accounts))
    ]


def write_csv(events: Iterable[Event], sources: Iterable[Source]) -> str:
    """Write events as CSV (RFC 4180, several values of a field joined by a bar)."""
    by_id = {source.id: source for source in sources}
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for event in events:
        route = (event.route.origin, event.route.to) if event.route else ("", "")
        first = [event.id, event.kind, event.when.text, "|".join(event.districts), "|".join(event.places)]
        first += [*route, event.supersedes or "", event.summary]
        for account in event.accounts:
            source, passage = by_id[account.source], account.passage
            row = [source.id, source.publisher, source.origin, source.published, source.url]
            row += [str(passage.paragraph), "|".join(passage.sentences), "|".join(passage.words)]
            writer.writerow([*first, *row, account.says, account.attributed_to, account.stance])
    return out.getvalue()
