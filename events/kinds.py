"""Kinds of events: what each is called, which rule it follows, how it is marked, and what ACLED calls it.

A collection may have a list of its own (`[collection.kinds]` of its settings); DEFAULT_KINDS is that of one
that has none. The program asks for the rule of a kind, never for its name, so that a kind of anybody's own is
treated as these are. Types of ACLED: its codebook, with the disorder types it has since March 2023.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from events.words.catalogue import N_

# `deadline` sets a deadline, `extension` moves one, `control` changes who controls a district, `movement`
# moves troops along a route, a deadline rests on the `agreement` before it, a `clash` is marked where it was.
Rule = Literal["none", "deadline", "extension", "control", "movement", "agreement", "clash"]
# The marks on the axis. Their colours keep their contrast on light and on dark pages.
Symbol = Literal["dot", "square", "diamond", "triangle", "wedge"]
Colour = Literal["grey", "ink", "red", "orange", "green", "blue", "purple"]
# The colours of those who control; each has a hatch of its own on the map.
SideColour = Literal["blue", "orange", "green", "pink", "yellow", "grey"]
# The state of a district after a change of control that names no side.
Taken = Literal["held", "entered"]

SIDE_COLOURS: tuple[SideColour, ...] = get_args(SideColour)
# The rules that decide the state of a district.
DECISIVE: tuple[Rule, ...] = ("control", "deadline", "extension")
# Within one day, what was agreed before what it set, and what was set before what was done.
_RANKS: dict[Rule, int] = {"agreement": 0, "deadline": 2, "extension": 3, "control": 4}
_FORMER, _LAST_RANK = 1, 5
# Within one day, what readers look for first.
_WEIGHTS: tuple[Rule, ...] = ("control", "movement", "clash", "agreement", "extension", "deadline", "none")

_STRATEGIC, _POLITICAL, _DEMONSTRATIONS = "Strategic developments", "Political violence", "Demonstrations"
# ACLED's types of events with their sub-types, and the disorder to which each belongs.
ACLED: dict[tuple[str, str], str] = {
    ("Battles", "Armed clash"): _POLITICAL,
    ("Battles", "Government regains territory"): _POLITICAL,
    ("Battles", "Non-state actor overtakes territory"): _POLITICAL,
    ("Explosions/Remote violence", "Air/drone strike"): _POLITICAL,
    ("Explosions/Remote violence", "Chemical weapon"): _POLITICAL,
    ("Explosions/Remote violence", "Grenade"): _POLITICAL,
    ("Explosions/Remote violence", "Remote explosive/landmine/IED"): _POLITICAL,
    ("Explosions/Remote violence", "Shelling/artillery/missile attack"): _POLITICAL,
    ("Explosions/Remote violence", "Suicide bomb"): _POLITICAL,
    ("Violence against civilians", "Abduction/forced disappearance"): _POLITICAL,
    ("Violence against civilians", "Attack"): _POLITICAL,
    ("Violence against civilians", "Sexual violence"): _POLITICAL,
    ("Protests", "Excessive force against protesters"): f"{_POLITICAL}; {_DEMONSTRATIONS}",
    ("Protests", "Peaceful protest"): _DEMONSTRATIONS,
    ("Protests", "Protest with intervention"): _DEMONSTRATIONS,
    ("Riots", "Mob violence"): _POLITICAL,
    ("Riots", "Violent demonstration"): _DEMONSTRATIONS,
    (_STRATEGIC, "Agreement"): _STRATEGIC,
    (_STRATEGIC, "Arrests"): _STRATEGIC,
    (_STRATEGIC, "Change to group/activity"): _STRATEGIC,
    (_STRATEGIC, "Disrupted weapons use"): _STRATEGIC,
    (_STRATEGIC, "Headquarters or base established"): _STRATEGIC,
    (_STRATEGIC, "Looting/property destruction"): _STRATEGIC,
    (_STRATEGIC, "Non-violent transfer of territory"): _STRATEGIC,
    (_STRATEGIC, "Other"): _STRATEGIC,
}
OTHER = (_STRATEGIC, "Other")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event: `label` is one event of it, `plural` several, in the collection's own words.

    `acled` is a key of ACLED. `control` is the state of a district after an event of a kind whose rule is
    `control`, where the event names no side; None where every event must name one.
    """

    id: str
    label: str
    rule: Rule = "none"
    acled: tuple[str, str] = OTHER
    symbol: Symbol = "dot"
    colour: Colour = "grey"
    control: Taken | None = None
    plural: str = ""

    @property
    def is_deadline(self) -> bool:
        """Return whether an event of this kind sets a deadline, or moves one."""
        return self.rule in ("deadline", "extension")

    @property
    def rank(self) -> int:
        """Return the place of its events within a day in the order of time."""
        # What was held before a handover comes before the deadline for it.
        return _FORMER if self.control == "held" else _RANKS.get(self.rule, _LAST_RANK)

    @property
    def weight(self) -> int:
        """Return the place of its events within a day where those that readers look for come first."""
        return 2 * _WEIGHTS.index(self.rule) + (self.control == "held")

    @property
    def marks(self) -> str:
        """Return the classes of its mark in style sheets."""
        return f"kind-{self.id} symbol-{self.symbol} colour-{self.colour}"


DEFAULT_KINDS: tuple[Kind, ...] = (
    Kind("background", N_("background")),
    Kind(
        "capture",
        N_("capture"),
        "control",
        ("Battles", "Non-state actor overtakes territory"),
        symbol="wedge",
        colour="orange",
        control="held",
    ),
    Kind("hostilities", N_("hostilities"), "clash", ("Battles", "Armed clash"), "triangle", "orange"),
    Kind("agreement", N_("agreement"), "agreement", (_STRATEGIC, "Agreement"), colour="green"),
    Kind("deadline", N_("deadline"), "deadline", (_STRATEGIC, "Agreement"), "diamond", "red"),
    Kind("extension", N_("extension"), "extension", (_STRATEGIC, "Agreement"), "diamond", "red"),
    Kind(
        "entry",
        N_("entry"),
        "control",
        (_STRATEGIC, "Non-violent transfer of territory"),
        colour="blue",
        control="entered",
    ),
    Kind(
        "movement", N_("movement"), "movement", (_STRATEGIC, "Change to group/activity"), "square", "ink"
    ),
    Kind("engineering", N_("engineering")),
    Kind("announcement", N_("announcement")),
    Kind("report", N_("report")),
)  # fmt: skip

# The ids of this list, and of those in it that set deadlines or move them.
KINDS: tuple[str, ...] = tuple(kind.id for kind in DEFAULT_KINDS)
DEADLINES: frozenset[str] = frozenset(kind.id for kind in DEFAULT_KINDS if kind.is_deadline)


def find_kind(id: str, kinds: Iterable[Kind] = DEFAULT_KINDS) -> Kind:
    """Return the kind of this id. Raises KeyError if none has it."""
    for kind in kinds:
        if kind.id == id:
            return kind
    raise KeyError(id)
