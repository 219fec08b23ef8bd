"""The words of the axis, which the browser composes; `{n}` and other names in braces are filled in there."""

from __future__ import annotations

from collections.abc import Sequence

from events.model import Kind
from events.words.catalogue import _
from events.words.terms import word_kind
from events.words.wording import date_patterns, month_names, plural_forms, weekday_names
from geo.drawing.axis_data import AxisWords


def word_axis(kinds: Sequence[Kind]) -> AxisWords:
    """Return the words of the axis, and of the kinds of events on it.

    A message that counts is a table by the language's plural categories.
    """
    patterns = date_patterns()
    return {
        "date": _("Date"),
        "play": _("Play"),
        "pause": _("Pause"),
        "previous": _("Previous event"),
        "next": _("Next event"),
        "pace": _("Pace"),
        "paces": plural_forms("{n} step/s", "{n} steps/s"),
        "pick": _("Go to a day"),
        "events": plural_forms("{n} event", "{n} events"),
        "long": patterns["long"],
        "day": patterns["day"],
        "short": patterns["short"],
        "month": patterns["month"],
        "marked": _("{day}: {kind}: {titles}"),
        "span": _("{begin} to {day}: {kind}: {titles}"),
        "gap": _("Days without an event are left out here: {begin} to {end}"),
        "differs": _("accounts differ"),
        "key": _("Key"),
        "marks": _("Events on the axis"),
        "kinds": {kind.id: word_kind(kind) for kind in kinds},
        "classes": {kind.id: kind.marks for kind in kinds},
        "months": month_names(),
        "shortMonths": month_names("abbreviated"),
        "weekdays": weekday_names(),
    }
