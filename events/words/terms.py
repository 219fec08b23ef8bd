"""The words for the codes of the records: kinds of events, clocks. The codes themselves are never shown."""

from __future__ import annotations

from events.model import Clock, Kind
from events.words.catalogue import N_, _

CLOCKS: dict[Clock, str] = {"happened": N_("happened"), "reported": N_("reported")}


def word_kind(kind: Kind) -> str:
    """Return the words for an event of a kind: those of the catalogue, or a collection's own."""
    return _(kind.label)


def word_kinds(kind: Kind) -> str:
    """Return the words for several events of a kind, where it has some."""
    return _(kind.plural or kind.label)


def word_clock(clock: Clock) -> str:
    """Return the word for a clock, to follow “what had”."""
    return _(CLOCKS[clock])
