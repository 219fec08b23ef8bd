"""What a dataset tells of an event besides the words of the records, as it is given there."""

from __future__ import annotations

from events.model import Event, Fatalities, PlacePrecision
from events.words.catalogue import _
from events.words.wording import word_number
from geo.escaping import escape
from geo.html.elements import outside, tag


def list_particulars(event: Event) -> str:
    """Return type, actors, fatalities, place and tags of an event, and its other fields, which open."""
    rows = [
        (_("Type"), _join(event.event_type, event.sub_event_type)),
        (_("Actors"), _join(*event.actors)),
        (_("Killed"), escape(word_fatalities(event.fatalities)) if event.fatalities else ""),
        (_("Place"), _join(event.location, word_precision(event.precision) if event.precision else "")),
        (_("Tags"), _join(*event.tags)),
    ]
    given = "".join(tag("dt", escape(name)) + tag("dd", html) for name, html in rows if html)
    facts = tag("dl", given, cls="particulars") if given else ""
    if not event.details:
        return facts
    others = (outside("dt", name) + outside("dd", value) for name, value in event.details)
    title = tag("summary", escape(_("Other fields of the dataset")))
    return facts + tag("details", title, tag("dl", *others, cls="particulars"))


def word_fatalities(fatalities: Fatalities) -> str:
    """Word how many people are reported killed: 3 (estimates from 1 to 5)."""
    low, best, high = fatalities.low, fatalities.best, fatalities.high
    known = [number for number in (low, high) if number is not None]
    if best is None:
        return " – ".join(dict.fromkeys(map(word_number, known)))
    if all(number == best for number in known):
        return word_number(best)
    given = {"best": word_number(best), "low": word_number(low if low is not None else best)}
    return _("{best} (estimates from {low} to {high})").format(
        **given, high=word_number(high if high is not None else best)
    )


def word_precision(precision: PlacePrecision) -> str:
    """Word how near to its place an event is known to have been."""
    words: dict[PlacePrecision, str] = {
        "exact": _("at this place"),
        "near": _("near this place"),
        "district": _("somewhere in this district"),
        "province": _("somewhere in this province"),
        "country": _("somewhere in the country"),
        "unknown": _("the place is not known"),
    }
    return words[precision]


def _join(*texts: str) -> str:
    """Return texts from outside beside each other; those that are empty are left out."""
    return " · ".join(outside("span", text) for text in texts if text)
