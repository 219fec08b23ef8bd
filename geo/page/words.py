"""The words of the axis, which the browser composes; `{n}` and other names in braces are filled in there."""

from __future__ import annotations

from datetime import date
from typing import Any

from events.dates import word_day
from events.model import KINDS

# A plural message is a table by the plural category of the language.
AXIS_WORDS: dict[str, Any] = {
    "date": "Date",
    "play": "Play",
    "pause": "Pause",
    "previous": "Previous event",
    "next": "Next event",
    "pace": "Pace",
    "paces": {"one": "{n} step/s", "other": "{n} steps/s"},
    "pick": "Go to a day",
    "events": {"one": "{n} event", "other": "{n} events"},
    "day": "{day} {month} {year}",
    "long": "{weekday} {day} {month} {year}",
    "short": "{day} {month}",
    "month": "{month} {year}",
    "marked": "{day}: {kind}: {titles}",
    "span": "{begin} to {day}: {kind}: {titles}",
    "gap": "Days without an event are left out here: {begin} to {end}",
    "differs": "accounts differ",
    "key": "Key",
    "marks": "Events on the axis",
    "kinds": {kind: kind for kind in KINDS},
    "months": [word_day(date(2000, month, 1)).split()[1] for month in range(1, 13)],
    "shortMonths": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "weekdays": [f"{date(2018, 1, day):%A}" for day in range(1, 8)],
}
