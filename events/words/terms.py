"""The words for the codes of the records: kinds of events, clocks. The codes themselves are never shown."""

from __future__ import annotations

from events.model import Clock, Kind
from events.words.catalogue import N_, _

KINDS: dict[Kind, str] = {
    "background": N_("background"),
    "capture": N_("capture"),
    "hostilities": N_("hostilities"),
    "agreement": N_("agreement"),
    "deadline": N_("deadline"),
    "extension": N_("extension"),
    "entry": N_("entry"),
    "movement": N_("movement"),
    "engineering": N_("engineering"),
    "announcement": N_("announcement"),
    "report": N_("report"),
}
CLOCKS: dict[Clock, str] = {"happened": N_("happened"), "reported": N_("reported")}


def word_kind(kind: Kind) -> str:
    """Return the word for a kind of event."""
    return _(KINDS[kind])


def word_clock(clock: Clock) -> str:
    """Return the word for a clock, to follow “what had”."""
    return _(CLOCKS[clock])
