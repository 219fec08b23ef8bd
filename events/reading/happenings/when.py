"""When an event was: the dates of its stretch, chosen from and paired with places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.reading.dates.calendar import first_day as first_day
from events.reading.dates.calendar import shift
from events.reading.findings import FoundDate, FoundPlace
from events.reading.happenings.hits import Hit
from events.reading.languages.tables import Table

UNTIL = ("until", "before")


def dates_of_stretch(dates: Sequence[FoundDate], begin: int, stop: int) -> list[FoundDate]:
    """Return the dates between two characters."""
    return [one for one in dates if begin <= one.words.start < stop]


def choose_date(low: str, dates: Sequence[FoundDate], hit: Hit, table: Table) -> FoundDate | None:
    """Return the date that is meant: for what was taken, since when; else the one nearest to the words."""
    if not dates:
        return None
    if hit.name == "capture":
        since = [one for one in dates if one.relation == "since"]
        if since:
            return since[0]
    fit = [one for one in dates if hit.name in ("capture", "background") or one.relation != "since"] or list(
        dates
    )
    said_on = table.patterns["said_on"]
    return min(
        fit,
        key=lambda one: (
            # "…, the ministry said on Tuesday" dates what was said.
            bool(said_on.search(low, max(0, one.words.start - 40), one.words.start)),
            _distance(one, hit),
            one.words.start,
        ),
    )


def _distance(one: FoundDate, hit: Hit) -> int:
    if one.words.start >= hit.end:
        return one.words.start - hit.end
    return hit.start - one.words.end + 5


def pair(
    dates: Sequence[FoundDate], places: Sequence[FoundPlace]
) -> list[tuple[FoundDate | None, tuple[FoundPlace, ...]]]:
    """Pair dates with places of a list: "Agdam by the 20th and Lachin by the 1st", in either order."""
    if len(dates) < 2:
        return [(dates[0] if dates else None, tuple(places))]
    if len(places) < 2:
        return [(None, tuple(places))]
    signs = sorted(
        [(one.words.start, "d", one) for one in dates] + [(one.words.start, "p", one) for one in places],
        key=lambda sign: sign[0],
    )
    groups: list[tuple[FoundDate | None, list[FoundPlace]]] = []
    date_first = signs[0][1] == "d"
    waiting: list[FoundPlace] = []
    for _, kind, one in signs:
        if isinstance(one, FoundDate):
            if date_first:
                groups.append((one, []))
            elif waiting:
                groups.append((one, waiting))
                waiting = []
        elif date_first:
            groups[-1][1].append(one)
        else:
            waiting.append(one)
        del kind
    if waiting and groups:
        groups[-1][1].extend(waiting)
    paired = [(date, tuple(some)) for date, some in groups if some]
    return paired or [(None, tuple(places))]


def add_days(base: str, text: str, table: Table) -> str:
    """Return the day that "by ten days" in a text makes of a day; empty if it says nothing of the kind."""
    found = table.patterns["days_more"].search(text)
    return add_units(base.rpartition("/")[2], found, table) if found else ""


def add_units(base: str, found: re.Match[str], table: Table) -> str:
    """Return the day that a number `n` of a `unit` of time makes of a day; empty for no day."""
    day = first_day(base)
    if day is None:
        return ""
    number = found["n"]
    count = int(number) if number.isdigit() else table.numbers["number"][number]
    return shift(day, count, table.numbers["unit"][found["unit"]])


def is_day(edtf: str) -> bool:
    """Return whether EDTF is one day."""
    return re.fullmatch(r"\d{4}-\d\d-\d\d", edtf) is not None
