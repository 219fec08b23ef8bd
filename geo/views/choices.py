"""What a reader chooses besides day and district, in words: scale, clock, filter, language of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from babel.core import Locale, UnknownLocaleError

from events.timeline.filter import Filter
from events.words.catalogue import N_, _
from events.words.terms import word_kinds
from geo.shapes.outlines import UNDETERMINED
from geo.views.addresses import allowed_in
from geo.views.opened import Opened
from geo.views.view import Scale

# The parts of the filter that take some of a list: what each is called, and what none of it stands for.
PARTS = {
    "kinds": (N_("Kinds of events"), N_("All kinds")),
    "districts": (N_("Districts"), N_("All districts")),
    "sources": (N_("Articles"), N_("All articles")),
    "sides": (N_("Who speaks"), N_("All voices")),
}
SCALE_WORDS: dict[Scale, str] = {"days": N_("Each day"), "chronology": N_("Whole chronology")}
PLACE_KINDS = {
    "district": N_("district"),
    "province": N_("province"),
    "city": N_("city"),
    "town": N_("town"),
    "village": N_("village"),
}
# The languages of names by their own names, which need no translation.
LANG_WORDS = {"en": "English", "az": "Azərbaycanca", "hy": "Հայերեն", "ru": "Русский"}


def name_parts(opened: Opened) -> dict[str, dict[str, str]]:
    """Return what each part of the filter can let through, with its title; none where it cannot be asked."""
    allowed = allowed_in(opened)
    sources = {one.id: f"{one.publisher}: {one.title}" for one in opened.collection.sources}
    return {
        "kinds": tell_apart({kind.id: word_kinds(kind) for kind in opened.settings.kinds}),
        "districts": tell_apart(opened.names),
        "sources": tell_apart(sources),
        "sides": tell_apart(dict(opened.settings.sides)) if allowed.is_read else {},
    }


def tell_apart(labels: Mapping[str, str]) -> dict[str, str]:
    """Return the labels of some codes; those that are equal have their codes behind them.

    A list to choose from knows its options by their labels: of equal ones only the last could be chosen.
    """
    counted = Counter(labels.values())
    return {code: f"{label} ({code})" if counted[label] > 1 else label for code, label in labels.items()}


def word_lang(lang: str) -> str:
    """Word a language of names (BCP 47): in itself, as far as that is known."""
    if lang == UNDETERMINED:
        return _("As in the data")
    try:
        known = Locale.parse(lang, sep="-").get_display_name()
    except (UnknownLocaleError, ValueError):
        known = None
    return LANG_WORDS.get(lang) or known or lang


def word_filter(opened: Opened, wanted: Filter) -> str:
    """Word what a filter lets through; an empty text if it lets all through."""
    titles = name_parts(opened)
    parts = [
        f"{_(label)}: {', '.join(titles[name].get(one, one) for one in given)}"
        for name, (label, _all) in PARTS.items()
        if (given := getattr(wanted, name))
    ]
    parts += [_("With these words: “{words}”").format(words=wanted.words)] if wanted.words else []
    return "; ".join(parts)
