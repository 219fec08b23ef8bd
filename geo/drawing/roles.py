"""Why a district is on the map: each role is a layer that a reader can switch."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from events.model import KINDS, Kind
from events.timeline.columns import Columns

HOSTILITIES = KINDS.index("hostilities")
ROLES = ("handover", "origin", "clash")
_HANDOVER: tuple[Kind, ...] = ("capture", "deadline", "extension", "entry")


def find_roles(columns: Columns, codes: Sequence[str]) -> dict[str, str]:
    """Return the role of each district, one of ROLES, from the kinds of its events.

    A handover outweighs a departure, and that a clash. The origin is where a movement sets out, not where
    it arrives. A district of none of these is drawn with those of handovers.
    """
    names, values = columns.districts.names, columns.districts.values
    kinds = columns.kind[columns.districts.rows()]
    handover = values[np.isin(kinds, [KINDS.index(kind) for kind in _HANDOVER])]
    clash = values[kinds == HOSTILITIES]
    found = {names[number]: "clash" for number in np.unique(clash).tolist()}
    for row in np.flatnonzero(columns.has_route).tolist():
        event = columns.events[row]
        if event.kind == "movement" and event.route:
            found |= {code: "origin" for code in event.districts if code != event.route.to}
    found |= {names[number]: "handover" for number in np.unique(handover).tolist()}
    return {code: found.get(code, ROLES[0]) for code in codes}
